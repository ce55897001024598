"""When a screen is drawn: once, as soon as everything that a key caused has been done.

Textual draws on a clock of sixty ticks a second: what is ready at a tick is drawn, and what the
same key changes a moment later waits for the next one. Here a screen is drawn when no message
waits anywhere, at the latest after one tick's time, and never more often than the clock would.
Beside its clock Textual draws in the middle of a layout, a page that opens several times before
all of it is there: these drawings wait for the same frame.
"""

import asyncio
import os
from collections import deque
from typing import TYPE_CHECKING, Any

from textual.screen import UPDATE_PERIOD, Screen

from sstui.ui.ansi.traits import is_switched_off

if TYPE_CHECKING:
    from textual.app import App

_AT_ONCE = 3
"""Frames that may follow each other at once: a dialog closes, the page behind it says what it has
been asked for, the list is there. More of them take as long as they would by the clock.
"""

_CALM_ROUNDS = 2
"""Rounds of the loop without a message, between which work may still be passed on."""


class Frames:
    """Stands in for the timer that draws a screen; it knows only what the screen asks of it."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._is_asked = self._is_owed = self._is_drawing = False
        self._task: asyncio.Task[None] | None = None
        self._drawn = deque([-_AT_ONCE * UPDATE_PERIOD] * _AT_ONCE, _AT_ONCE)

    def resume(self) -> None:
        """Draw soon."""
        self._is_asked = True
        if self._task is None:
            self._task = asyncio.create_task(self._draw_when_calm())

    def pause(self) -> None:
        """Do not draw unless asked again."""
        self._is_asked = False

    def owe(self) -> None:
        """Draw in the next frame what the compositor has changed."""
        self._is_owed = True
        if not self._is_drawing:
            self.resume()

    async def _draw_when_calm(self) -> None:
        clock = asyncio.get_running_loop().time
        if (early := self._drawn[0] + _AT_ONCE * UPDATE_PERIOD - clock()) > 0:
            await asyncio.sleep(early)
        await _calm(self._screen.app, clock() + UPDATE_PERIOD)
        self._task = None
        is_asked = self._is_asked or self._is_owed
        if is_asked and self._screen.is_running and not self._screen.app._exit:
            self._drawn.append(clock())
            self._draw()

    def _draw(self) -> None:
        self._is_drawing = True
        try:
            self._screen._on_timer_update()
            if self._is_owed and not self._screen.app._batch_count:
                self._is_owed = False
                _draw_at_once(self._screen)
        except Exception as error:  # noqa: BLE001 - as Textual's timer does
            self._screen.app._handle_exception(error)
        self._is_drawing = False
        if self._is_owed:
            self.resume()  # a change of many widgets is still going on


async def _calm(app: "App[Any]", latest: float) -> None:
    """Wait until no message waits in any queue, or until it is late."""
    clock, calm = asyncio.get_running_loop().time, 0
    while calm < _CALM_ROUNDS and clock() < latest:
        await asyncio.sleep(0)
        calm = 0 if app.message_queue_size or is_at_work(app) else calm + 1


def is_at_work(app: "App[Any]") -> bool:
    """Whether a page or a widget has not handled yet what it was sent."""
    return any(node.message_queue_size for node in app._registry)


_draw_at_once = Screen._compositor_refresh


def apply() -> None:
    """Give every screen its frames instead of a timer, unless Textual is to do all by itself."""
    if not is_switched_off(os.environ):
        setattr(Screen, "_update_timer", property(_frames_of))  # noqa: B010
        setattr(Screen, "_compositor_refresh", _draw_later)  # noqa: B010


def _frames_of(screen: Screen[Any]) -> Frames:
    frames: Frames | None = screen.__dict__.get("_sstui_frames")
    if frames is None:
        frames = screen.__dict__["_sstui_frames"] = Frames(screen)
    return frames


def _draw_later(screen: Screen[Any]) -> None:
    """Draw the screen that is seen with its next frame; the others only pass on what changed."""
    if screen is screen.app.screen and not screen.app.is_inline:
        _frames_of(screen).owe()
    else:
        _draw_at_once(screen)
