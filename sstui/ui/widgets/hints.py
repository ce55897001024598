"""The line above the footer: letters that act here, as the second way beside the function keys."""

from collections.abc import Sequence

from rich.style import Style
from textual.strip import Strip

from sstui.ui.keys import FooterItem
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import palette_of, strip_of
from sstui.ui.widgets.footer import SHORTER, Footer, by_length

_GAP = 2
_NARROW = 72
"""Cells below which words are shortened rather than left out."""


class Hints(Footer):
    """« В посещение  Н назначить …»: keys of the bottom line that have no number."""

    DEFAULT_CSS = """
    Hints {
        dock: none;
    }
    """

    def __init__(self, *, own_first: bool = False) -> None:
        """Make the line.

        Args:
            own_first: whether the page's own letters stand before those of the chosen family.
        """
        super().__init__()
        self._own_first = own_first

    def render_line(self, y: int) -> Strip:
        palette, width = palette_of(self), self.size.width
        key, word, plain = palette[Tone.STRONG], palette[Tone.MUTED], palette[Tone.PLAIN]
        parts: list[tuple[str, Style]] = []
        items = self._items
        if self._own_first:
            items = tuple(sorted(items, key=lambda one: one.is_common))
        for name, text in lay_out_letters(items, width):
            parts += [(f" {name}", key), (f" {text}{' ' * (_GAP - 1)}", word)]
        return strip_of(parts, width).adjust_cell_length(width, plain)


def lay_out_letters(items: Sequence[FooterItem], width: int) -> list[tuple[str, str]]:
    """Names and words of the letters, as many as fit; a name is the Russian letter of its cap."""
    shown = [
        (item.key.partition(" (")[0], item.word)
        for item in items
        if item.is_enabled and not item.key.isdecimal()
    ]
    while shown and _length(shown) > width:
        words = [word for _, word in shown]
        long = next((word for word in by_length(words) if word in SHORTER), "")
        if long and width < _NARROW:
            at = words.index(long)
            shown[at] = (shown[at][0], SHORTER[long])
        else:
            shown.pop()
    return [(name, word.lower()) for name, word in shown]


def _length(shown: Sequence[tuple[str, str]]) -> int:
    return sum(len(name) + len(word) + 1 + _GAP for name, word in shown)
