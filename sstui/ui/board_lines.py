"""Lines in tones, laid out for a width: counts, a summary, tabs, a legend."""

from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len

from sstui.ui.cells import fit
from sstui.ui.clean_text import clean
from sstui.ui.tones import Glyphs, Tone

BoardLine = Sequence[tuple[str, Tone]]
"""Pieces of one line, from left to right."""


RIGHT_WIDTH = 14
"""Cells at the right of a title line at least, for where one stands: «12 из 340»."""


def right_width(text: str) -> int:
    """Cells that the right part of a title line takes."""
    return max(cell_len(text) + 2, RIGHT_WIDTH)


def label(text: str, width: int, align: str, glyphs: Glyphs) -> str:
    """A part of a title line, on the left or on the right of its cells."""
    return fit(f" {text} ", width, align, glyphs)


def pieces(line: BoardLine, width: int, glyphs: Glyphs) -> list[tuple[str, Tone]]:
    """A line of exactly so many cells: what has no room is cut, and the rest is plain."""
    found, room = [], width
    for text, tone in line:
        piece = fit(text, min(cell_len(clean(text)), room), glyphs=glyphs)
        room -= cell_len(piece)
        found.append((piece, tone))
    return [*found, (" " * room, Tone.PLAIN)]


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
