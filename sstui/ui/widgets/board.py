"""A few lines of text in tones: counts, a summary, tabs, a legend."""

from collections.abc import Callable, Sequence
from textwrap import wrap

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from sstui.ui.textual_patches.safe_text import clean
from sstui.ui.theme import Tone
from sstui.ui.widgets.drawing import fit, looks_of, strip_of

BoardLine = Sequence[tuple[str, Tone]]
"""Pieces of one line, from left to right."""


class Board(Widget):
    """Lines that are laid out anew for every width; it takes no room while it has none."""

    DEFAULT_CSS = """
    Board {
        height: auto;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lay_out: Callable[[int], Sequence[BoardLine]] = lambda _: ()
        self._laid: Sequence[BoardLine] = ()
        self._laid_width = 0

    def show(self, lay_out: Callable[[int], Sequence[BoardLine]]) -> None:
        """Show other lines: a function from the width in cells to the lines of that width."""
        self._lay_out = lay_out
        if self._laid_width == 0:
            return
        before, self._laid = self._laid, lay_out(self._laid_width)
        if self._laid != before:
            self.refresh(layout=len(self._laid) != len(before))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._of_width(width))

    def render_line(self, y: int) -> Strip:
        looks, width = looks_of(self), self.size.width
        lines, parts = self._of_width(width), list[tuple[str, Style]]()
        room = width
        for text, tone in lines[y] if y < len(lines) else ():
            piece = fit(text, min(cell_len(clean(text)), room), glyphs=looks.glyphs)
            room -= cell_len(piece)
            parts.append((piece, looks.palette[tone]))
        plain = looks.palette[Tone.PLAIN]
        return strip_of([*parts, (" " * room, plain)], width)

    def _of_width(self, width: int) -> Sequence[BoardLine]:
        if width != self._laid_width and width > 0:
            self._laid_width, self._laid = width, self._lay_out(width)
        return self._laid


def labelled(label: str, text: str, width: int, tone: Tone = Tone.PLAIN) -> list[BoardLine]:
    """A text behind its label, wrapped under itself: « Куратор  Соколова В. П.».

    Args:
        label: ends where the text begins; its length is the indent of the lines below.
        text: of any length.
        width: cells of the line.
        tone: of the text.
    """
    room = max(width - len(label) - 1, 10)
    lines = wrap(text, room) or [""]
    heads = [label, *[" " * len(label)] * (len(lines) - 1)]
    return [[(head, Tone.MUTED), (line, tone)] for head, line in zip(heads, lines, strict=True)]


def first_that_fits(lines: Sequence[BoardLine], width: int) -> BoardLine:
    """The first of the lines, from the fullest to the shortest, that fits; else the last."""
    for line in lines:
        if sum(cell_len(text) for text, _ in line) <= width:
            return line
    return lines[-1]
