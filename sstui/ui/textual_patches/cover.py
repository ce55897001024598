"""A cover over the whole screen: a sentence, and nothing of what lies under it.

It stands between the pages and the terminal, not among the pages: whatever goes on below (a message
arrives, a dialog opens, a paper is ready), nothing of it is drawn until the cover is taken off, and
everything is then as it was, with the text that was being typed.
"""

from collections.abc import Callable
from textwrap import wrap
from time import monotonic
from typing import Any, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.events import Event, InputEvent, Key, Paste, Resize
from textual.geometry import Region, Size
from textual.strip import Strip

from sstui.ui.cells import SMALLEST_WINDOW
from sstui.ui.textual_patches.app import GuardedApp
from sstui.ui.textual_patches.layout import translate

Result = TypeVar("Result")

SMALLEST = Size(*SMALLEST_WINDOW)

HIDDEN = "Экран скрыт. Enter — вернуться"


def too_small(size: Size) -> str:
    """What a window says that is too small for a page."""
    return (
        f"Окно {size.width}×{size.height} мало: нужно не меньше "
        f"{SMALLEST.width}×{SMALLEST.height}. Увеличьте окно; списком — sstui queue"
    )


class CoveredApp(GuardedApp[Result]):
    """An application that can be hidden at once, and that hides itself in a window too small."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_hidden = False
        self.last_input = monotonic()
        """When the person last did something, by the clock that only goes on."""
        self._window = SMALLEST
        self._drawn_cover: list[str] | None = None
        self._is_covered = False

    @property
    def cover(self) -> list[str]:
        """The lines that cover the whole window; none while the pages are to be seen."""
        words = HIDDEN if self.is_hidden else ""
        if not words and not self._is_large_enough:
            words = too_small(self._window)
        return cover_lines(words, self._window) if words else []

    def hide(self) -> None:
        """Cover the screen at once, whatever is on it."""
        self.is_hidden = True
        self.screen_taken()
        self._draw_cover()

    def reveal(self) -> None:
        """Show the screen as it was; all of it is sent again."""
        self.is_hidden = False
        self.screen_taken()
        self._draw_cover()

    def is_urgent(self, key: Key) -> bool:
        """Whether a key may not wait for those before it."""
        return False

    def is_way_out(self, key: Key) -> bool:
        """Whether a key works even in a window that is too small."""
        return False

    def does(self, action: str, key: Key) -> bool:
        """Whether a key does an action of the application itself, as the person has it bound."""
        if key.is_printable or not self.screen_stack:
            return False
        for node, known in self.screen._binding_chain:
            if node is self:
                return any(one.id == action for one in known.key_to_bindings.get(key.key, ()))
        return False

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Resize):
            event = self._fitted(event)
        elif isinstance(event, InputEvent | Paste):
            self.last_input = monotonic()
            if isinstance(event, Key):
                if not event.is_forwarded and not await self._passes_cover(event):
                    return
            elif self.cover:
                return
        await super().on_event(event)

    async def _passes_cover(self, event: Key) -> bool:
        """Whether a key goes on to the pages in the usual way."""
        key = translate(event, None)
        if self.is_hidden:
            if key.key == "enter":
                self.reveal()
            return False
        if self.is_urgent(key):
            await self._dispatch_key(event)
            return False
        return not self.cover or self.is_way_out(key)

    @property
    def _is_large_enough(self) -> bool:
        return self._window.width >= SMALLEST.width and self._window.height >= SMALLEST.height

    def _fitted(self, event: Resize) -> Resize:
        """The same, but never too small for the pages: they keep their places under the cover."""
        self._window = event.size
        self._drawn_cover = None
        self.call_later(self._draw_cover)
        if self._is_large_enough:
            return event
        size = Size(max(event.size.width, SMALLEST.width), max(event.size.height, SMALLEST.height))
        return Resize(size, size)

    def _draw_cover(self) -> None:
        """Draw the cover if there is one now, or everything that it has covered."""
        if self.cover:
            self._display(self.screen, None)
        elif self._is_covered:
            self._is_covered, self._drawn_cover = False, None
            whole = self.screen._compositor.render_update(
                full=True, screen_stack=self._background_screens
            )
            self._at_once(lambda: self._display(self.screen, whole))

    def _display(self, screen: Any, renderable: Any) -> None:
        """Draw what a page has to show, or the cover instead, once."""
        lines = self.cover
        if not lines:
            super()._display(screen, renderable)
        elif lines != self._drawn_cover:
            self._is_covered, self._drawn_cover = True, lines
            strips: list[Any] = [[Strip([Segment(line, self.cover_style)])] for line in lines]
            update = LayoutUpdate(strips, Region(0, 0, *self._window))
            self._at_once(lambda: super(CoveredApp, self)._display(screen, update))

    @property
    def cover_style(self) -> Style:
        """The style of the whole cover."""
        return Style()

    def _at_once(self, draw: Callable[[], None]) -> None:
        """Draw even in the middle of a change of many widgets."""
        batches, self._batch_count = self._batch_count, 0
        try:
            draw()
        finally:
            self._batch_count = batches


def cover_lines(words: str, window: Size) -> list[str]:
    """Lines of exactly the window: the words stand in the middle, the rest is blank."""
    width, height = max(window.width, 1), max(window.height, 1)
    said = wrap(words, max(width - 2, 1))[:height]
    above = (height - len(said)) // 2
    lines = ["", *said] if above == 0 and height > len(said) else [""] * above + said
    lines += [""] * (height - len(lines))
    return [line.center(width)[:width] for line in lines[:height]]
