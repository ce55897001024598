"""A few lines of text in tones: counts, a summary, tabs, a legend."""

from collections.abc import Callable, Sequence

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from sstui.ui.board_lines import BoardLine, pieces
from sstui.ui.widgets.drawing import looks_of, strip_of


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
        lines = self._of_width(width)
        parts = pieces(lines[y] if y < len(lines) else (), width, looks.glyphs)
        return strip_of([(text, looks.palette[tone]) for text, tone in parts], width)

    def _of_width(self, width: int) -> Sequence[BoardLine]:
        if width != self._laid_width and width > 0:
            self._laid_width, self._laid = width, self._lay_out(width)
        return self._laid
