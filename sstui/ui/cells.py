"""Putting text into so many cells of a line."""

from rich.cells import cell_len, set_cell_size

from sstui.ui.clean_text import clean
from sstui.ui.tones import DRAWN, Glyphs

SMALLEST_WINDOW = (60, 20)
"""Columns and lines of the smallest window that pages are laid out for."""


def fit(text: str, width: int, align: str = "left", glyphs: Glyphs = DRAWN) -> str:
    """Text of exactly so many cells: cut with an ellipsis or padded, and safe to draw.

    Args:
        text: anything, with any characters.
        width: cells.
        align: «left», «right» or «center».
        glyphs: for the ellipsis.
    """
    text = clean(text)
    length = cell_len(text)
    if length > width:
        if width <= 1:
            return set_cell_size(text, max(width, 0))
        return set_cell_size(text, width - 1).rstrip() + glyphs.ellipsis + " " * _rest(text, width)
    spare = " " * (width - length)
    if align == "right":
        return spare + text
    if align == "center":
        half = (width - length) // 2
        return spare[:half] + text + spare[half:]
    return text + spare


def _rest(text: str, width: int) -> int:
    """Cells left after the ellipsis where the cut fell behind a space."""
    cut = set_cell_size(text, width - 1)
    return cell_len(cut) - cell_len(cut.rstrip())
