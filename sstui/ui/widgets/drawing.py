"""What every widget needs that draws its own lines: the looks, and strips of text in styles."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from sstui.ui.theme import Looks, Palette, looks_for

_DEFAULT = looks_for({"TERM": "xterm"})


def looks_of(widget: Widget) -> Looks:
    """The looks of the running program; modest ones in a strange application."""
    looks = getattr(widget.app, "looks", None)
    return looks if isinstance(looks, Looks) else _DEFAULT


def palette_of(widget: Widget) -> Palette:
    """Styles by tone of the running program."""
    return looks_of(widget).palette


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
