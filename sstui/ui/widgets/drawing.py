"""Putting text into cells: what every widget that draws its own lines needs."""

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from sstui.ui.textual_patches.safe_text import clean
from sstui.ui.theme import DRAWN, Glyphs, Looks, Palette, looks_for

_DEFAULT = looks_for({"TERM": "xterm"})


def looks_of(widget: Widget) -> Looks:
    """The looks of the running program; modest ones in a strange application."""
    looks = getattr(widget.app, "looks", None)
    return looks if isinstance(looks, Looks) else _DEFAULT


def palette_of(widget: Widget) -> Palette:
    """Styles by tone of the running program."""
    return looks_of(widget).palette


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


def line_of(text: str, style: Style) -> Strip:
    """One line in one style, of text that `fit` has made."""
    return Strip([Segment(text, style)])


def strip_of(parts: Iterable[tuple[str, Style]], width: int, fill: Style | None = None) -> Strip:
    """One line of exactly so many cells; neighbours in one style are sent as one run.

    Args:
        parts: texts with their styles, left to right.
        width: cells of the line.
        fill: style of the cells that the parts leave; that of the last part when None.
    """
    segments: list[Segment] = []
    run: list[str] = []
    run_style = fill or Style.null()
    for text, style in parts:
        if style is not run_style and run:
            segments.append(Segment("".join(run), run_style))
            run = []
        run_style = style
        run.append(text)
    if run:
        segments.append(Segment("".join(run), run_style))
    return Strip(segments).adjust_cell_length(width, fill or run_style)
