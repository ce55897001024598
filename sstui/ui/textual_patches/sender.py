"""Sends frames: by the display layer when it can, in Textual's own way when there is any doubt."""

import asyncio
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeGuard

from rich.color import ColorSystem
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Size
from textual.screen import Screen

from sstui.ui.ansi.line import Line
from sstui.ui.ansi.traits import is_switched_off, traits_of
from sstui.ui.textual_patches.display import Display
from sstui.ui.textual_patches.flow import PATIENCE, QUESTION, Flow
from sstui.ui.textual_patches.outlet import Outlet

if TYPE_CHECKING:
    from sstui.ui.textual_patches.app import GuardedApp


class Sender:
    """Stands between an application's frames and its driver."""

    def __init__(self, app: "GuardedApp[Any]", plainly: Callable[[Screen[Any], Any], None]) -> None:
        """Stand before a driver that may not be there yet.

        Args:
            app: the application whose frames are sent.
            plainly: Textual's own way to send one.
        """
        self._app = app
        self._plainly = plainly
        self._is_off = is_switched_off(os.environ) or sys.platform == "win32"
        traits = traits_of(os.environ)
        self._display = Display(traits)
        self._flow = Flow(asks=traits.reports)
        self._is_held = False

    @property
    def awaits_answer(self) -> bool:
        """Whether the terminal has been asked and has not answered."""
        return self._flow.is_waiting

    def show(self, screen: Screen[Any], renderable: object) -> None:
        """Send a frame, or keep it until the line is free."""
        if renderable is None or not self._can_draw():
            self._plainly(screen, renderable)
        elif not self._is_frame(renderable):
            self._display.forget()
            self._plainly(screen, renderable)
        elif not self._draws(renderable):
            self._plainly(screen, self._whole(screen))
        else:
            self._app.post_display_hook()

    @property
    def size(self) -> Size:
        """Columns and lines of what has been sent last."""
        return self._display.size

    def find_standing(self, lines: Sequence[Line]) -> None:
        """The terminal shows these lines already, and nothing has been sent yet."""
        self._display.find_standing(lines)

    def screen_lost(self) -> None:
        """The terminal may show anything now."""
        self._display.lose()

    def flush(self) -> None:
        """Send what the terminal does not show yet, unless the line is busy."""
        if not self._can_draw() or not self._is_free():
            return
        app = self._app
        text = self._display.changes(app.screen.outer_size.clamp_offset(app.cursor_position))
        if text:
            self._write(text)

    def terminal_answered(self) -> None:
        """The terminal has drawn all that it was sent before it was asked."""
        if self._flow.answered() and self._app._driver is not None:
            self._app._driver.write(QUESTION)
        self._go_on()

    def _can_draw(self) -> bool:
        app, driver = self._app, self._app._driver
        if self._is_off or driver is None or driver.is_headless or driver.is_inline:
            return False
        is_drawing = app._running and not app._closed and not app._batch_count
        return is_drawing and self._display.is_trusted

    def _is_frame(self, renderable: object) -> TypeGuard[LayoutUpdate | ChopsUpdate]:
        """Whether it is the screen or a part of it; the cover of a small window is not."""
        if isinstance(renderable, LayoutUpdate):
            return renderable.region == self._app.size.region
        return isinstance(renderable, ChopsUpdate)

    def _draws(self, frame: LayoutUpdate | ChopsUpdate) -> bool:
        """Draw and send a frame; False when something in it was not understood."""
        colours = self._app.console._color_system or ColorSystem.TRUECOLOR
        try:
            self._display.draw(frame, self._app.size, colours)
            self.flush()
        except Exception:  # noqa: BLE001 - whatever it is, Textual's own way is taken
            self._display.doubt()
            return False
        return True

    def _whole(self, screen: Screen[Any]) -> object:
        """The whole screen as Textual draws it."""
        stack = self._app._background_screens
        return screen._compositor.render_update(full=True, screen_stack=stack)

    def _write(self, text: str) -> None:
        driver = self._app._driver
        assert driver is not None
        if self._app._sync_available:
            text = f"{SYNC_START}{text}{SYNC_END}"
        if self._outlet() is not None and self._flow.sent(len(text.encode())):
            text += QUESTION
        driver.write(text)

    def _outlet(self) -> Outlet | None:
        return getattr(self._app._driver, "outlet", None)

    def _is_free(self) -> bool:
        """Whether the line takes another frame; when it does not, the flush comes back later."""
        outlet = self._outlet()
        if outlet is None:
            return True
        if not outlet.is_free:
            outlet.when_free(self._later)
            return False
        if not self._flow.is_open:
            if not self._is_held:
                self._is_held = True
                asyncio.get_running_loop().call_later(PATIENCE, self._go_on)
            return False
        return True

    def _go_on(self) -> None:
        if self._is_held:
            self._is_held = False
            self._later()

    def _later(self) -> None:
        """`flush` outside a frame, where nobody catches what it raises."""
        try:
            self.flush()
        except Exception:  # noqa: BLE001 - whatever it is, Textual's own way is taken
            self._display.doubt()
            self._app.refresh()
