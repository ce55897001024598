"""One line of a picture of the screen, cell by cell."""

import re
from collections.abc import Sequence
from itertools import dropwhile
from operator import ne, or_

from rich.cells import cell_len

from sstui.ui.ansi.pens import PLAIN


class Doubt(Exception):  # noqa: N818 - not always an error
    """Something that cannot be drawn for certain; Textual's own way is taken."""


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

    def put(self, x: int, text: str, pen: str, *, follows: bool) -> int:
        """Write a text from a column on; the column behind it. `mend` both ends of a piece.

        Args:
            x: the column.
            text: what is written.
            pen: what it is written with.
            follows: whether what stands before it belongs to the same piece.

        Raises:
            Doubt: there is no room for it, or a mark has nothing to stand on.
        """
        cells: Sequence[str] = text
        if not is_sure(text):
            cells = _cells(self._set_marks(text, x) if follows else text)
        end = x + len(cells)
        if end > len(self.text):
            raise Doubt
        self.text[x:end] = cells
        self.pens[x:end] = [pen] * (end - x)
        return end

    def _set_marks(self, text: str, x: int) -> str:
        """Set the marks that a text begins with on the cell before it; the rest of the text."""
        rest = "".join(dropwhile(lambda sign: cell_len(sign) == 0, text))
        self.text[x - 1 if self.text[x - 1] else x - 2] += text[: len(text) - len(rest)]
        return rest

    def mend(self, x: int) -> None:
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
