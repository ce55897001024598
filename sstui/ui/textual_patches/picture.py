"""A picture of the screen in memory, cell by cell, made from what Textual wants to draw."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from operator import ne, or_

from rich.cells import cell_len
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from sstui.ui.textual_patches.pens import PLAIN, Doubt, pen_of
from sstui.ui.textual_patches.safe_text import guard

UNKNOWN = "\0"
"""A cell that nothing is known about."""

LOST = "\x01"
"""A cell of the terminal that may show anything."""

_NARROW = (
    f"{UNKNOWN}{LOST}"
    " -~\xa0-\xac\xae-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2116"
    "\u2190-\u2199\u2500-\u25a9\u25b2-\u25b5\u25b8-\u25bf\u25c2-\u25cf"
)
_UNSURE = re.compile(f"[^{_NARROW}]")
"""A sign that some terminal may draw wider or narrower than one cell."""

_FIRST_WIDE = "\u1100"
"""The first of all signs that take two cells."""


def is_sure(text: str) -> bool:
    """Whether every terminal draws each sign of a text one cell wide."""
    return _UNSURE.search(text) is None


class Line:
    """One line of the screen: for each cell its text and its pen.

    The second cell of a wide character has an empty text; a combining mark stands in the cell of
    the character that it belongs to.
    """

    __slots__ = ("_joined", "pens", "text")

    def __init__(self, text: list[str], pens: list[str]) -> None:
        self.text = text
        self.pens = pens
        self._joined = ""

    @classmethod
    def of(cls, sign: str, width: int) -> "Line":
        """A line of the same sign without any colour."""
        return cls([sign] * width, [PLAIN] * width)

    def copy(self) -> "Line":
        return Line(self.text.copy(), self.pens.copy())

    @property
    def joined(self) -> str:
        """All texts in a row, of a line that is not drawn on any more."""
        if not self._joined:
            self._joined = "".join(self.text)
        return self._joined

    def same_as(self, other: "Line") -> bool:
        return self is other or (self.text == other.text and self.pens == other.pens)

    def differing(self, other: "Line") -> bytes:
        """A mark for each cell: 1 where it is not as in the other line; empty when none is."""
        if self.pens == other.pens:
            return b"" if self.text == other.text else bytes(map(ne, self.text, other.text))
        return bytes(map(or_, map(ne, self.text, other.text), map(ne, self.pens, other.pens)))

    def is_sure(self) -> bool:
        """Whether every terminal draws all its signs one cell wide."""
        return is_sure(self.joined)

    def lay(self, x: int, strip: Strip, colours: ColorSystem, *, follows: bool) -> None:
        """Draw a strip from a column on.

        Args:
            x: the column.
            strip: texts with their styles.
            colours: what the terminal can show of them.
            follows: whether the strip before it has just been drawn and nothing lies between.

        Raises:
            Doubt: a control sequence in the strip, or no room for it.
        """
        text, pens, start = self.text, self.pens, x
        for part, style, control in guard(strip):
            if control:
                raise Doubt
            pen = pen_of(style, colours)
            cells: Sequence[str] = part
            if not is_sure(part):
                cells = _cells(self._set_marks(part, x) if follows or x > start else part)
            end = x + len(cells)
            if end > len(text):
                raise Doubt
            text[x:end] = cells
            pens[x:end] = [pen] * (end - x)
            x = end
        self._mend(start)
        self._mend(x)

    def _set_marks(self, text: str, x: int) -> str:
        """Set the marks that a text begins with on the cell before it; the rest of the text."""
        rest = "".join(dropwhile(lambda sign: cell_len(sign) == 0, text))
        self.text[x - 1 if self.text[x - 1] else x - 2] += text[: len(text) - len(rest)]
        return rest

    def _mend(self, x: int) -> None:
        """Blank the half of a wide character whose other half has been drawn over."""
        if not 0 < x < len(self.text) or (self.text[x] and self.text[x - 1] < _FIRST_WIDE):
            return
        is_second, is_wide = not self.text[x], cell_len(self.text[x - 1]) == 2
        if is_second and not is_wide:
            self.text[x] = " "
        elif is_wide and not is_second:
            self.text[x - 1] = " "


def _cells(text: str) -> list[str]:
    """What stands in each cell of a text with wide characters or combining marks.

    Raises:
        Doubt: a mark has no character to stand on.
    """
    cells: list[str] = []
    for character in text:
        width = cell_len(character)
        if width:
            cells += [character, ""][:width]
        elif not cells:
            raise Doubt
        else:
            cells[-1 if cells[-1] else -2] += character
    if len(cells) != cell_len(text):
        raise Doubt
    return cells


class Picture:
    """What the whole screen is to look like."""

    def __init__(self, width: int, height: int) -> None:
        """A picture of which nothing is known yet."""
        self.width = width
        self.height = height
        self.lines = [Line.of(UNKNOWN, width) for _ in range(height)]
        self.is_whole = False
        """Whether all of it is known."""

    def draw(self, update: LayoutUpdate | ChopsUpdate, colours: ColorSystem) -> None:
        """Draw what Textual has rendered.

        Raises:
            Doubt: something in it is not understood; the picture is then worth nothing.
        """
        if isinstance(update, LayoutUpdate):
            pieces = _pieces_of_layout(update)
        else:
            pieces = _pieces_of_chops(update)
        touched: dict[int, Line] = {}
        for y, x, strip, follows in pieces:
            if not 0 <= y < self.height or x < 0:
                raise Doubt
            line = touched.get(y)
            if line is None:
                line = touched[y] = self.lines[y].copy()
            line.lay(x, strip, colours, follows=follows)
        for y, line in touched.items():
            self.lines[y] = line
        if not self.is_whole and isinstance(update, LayoutUpdate):
            self.is_whole = not any(UNKNOWN in line.text for line in self.lines)


_Pieces = Iterator[tuple[int, int, Strip, bool]]
"""Line, column and strip, and whether the strip follows another one closely."""


def _pieces_of_layout(update: LayoutUpdate) -> _Pieces:
    """Each piece of a whole region."""
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in _known(strips):
            yield y, x, strip, x > update.region.x
            x += strip.cell_length


def _pieces_of_chops(update: ChopsUpdate) -> _Pieces:
    """Each piece that `ChopsUpdate.render_segments` would send."""
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is None or x > last or end <= first:
                continue
            whole = last > x >= first and end <= last
            yield y, x, strip if whole else strip.crop(0, min(end, last) - x), False


def _known(strips: Iterable[Strip | None]) -> Iterator[Strip]:
    for strip in strips:
        if strip is None:
            raise Doubt
        yield strip
