"""A picture of the screen in memory, cell by cell, made from what Textual wants to draw."""

from collections.abc import Iterable, Iterator

from rich.color import ColorSystem
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from sstui.ui.ansi.line import UNKNOWN, Doubt, Line
from sstui.ui.ansi.pens import PLAIN, pen
from sstui.ui.textual_patches.safe_text import guard


def pen_of(style: Style | None, colours: ColorSystem) -> str:
    """The pen that Textual would draw a style with.

    Raises:
        Doubt: the style has a link, which is more than a pen.
    """
    if style is None:
        return PLAIN
    if style._link:
        raise Doubt
    codes = style._ansi
    return pen(Strip.render_ansi(style, colours) if codes is None else codes)


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
            _lay(line, x, strip, colours, follows=follows)
        for y, line in touched.items():
            self.lines[y] = line
        if not self.is_whole and isinstance(update, LayoutUpdate):
            self.is_whole = not any(UNKNOWN in line.text for line in self.lines)


def _lay(line: Line, x: int, strip: Strip, colours: ColorSystem, *, follows: bool) -> None:
    """Draw a strip from a column of a line on.

    Args:
        line: the line.
        x: the column.
        strip: texts with their styles.
        colours: what the terminal can show of them.
        follows: whether the strip before it has just been drawn and nothing lies between.

    Raises:
        Doubt: a control sequence in the strip, or no room for it.
    """
    start = x
    for text, style, control in guard(strip):
        if control:
            raise Doubt
        x = line.put(x, text, pen_of(style, colours), follows=follows or x > start)
    line.mend(start)
    line.mend(x)


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
