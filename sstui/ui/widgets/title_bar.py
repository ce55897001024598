"""The top line of a page: what it is on the left, where one stands in it on the right."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip
from textual.widget import Widget

from sstui.ui.board_lines import RIGHT_WIDTH, label, right_width
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import line_of, looks_of


class _Label(Widget):
    """Text of one line in the style of a heading."""

    def __init__(self, text: str, align: str) -> None:
        super().__init__(classes=f"-{align}")
        self._text = text
        self._align = align

    def show(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        looks, width = looks_of(self), self.size.width
        text = label(self._text, width, self._align, looks.glyphs)
        return line_of(text, looks.palette[Tone.HEAD])


class TitleBar(Horizontal):
    """One line of two texts.

    They are two widgets, because Textual redraws a widget's line from its beginning: so a step in a
    list sends only the few cells on the right.
    """

    DEFAULT_CSS = """
    TitleBar {
        height: 1;
    }
    TitleBar > .-left {
        width: 1fr;
        height: 1;
    }
    TitleBar > .-right {
        width: 14;
        height: 1;
    }
    """

    def __init__(self, left: str = "") -> None:
        super().__init__()
        self._left = _Label(left, "left")
        self._right = _Label("", "right")
        self._right_width = RIGHT_WIDTH

    def compose(self) -> ComposeResult:
        yield self._left
        yield self._right

    def show(self, left: str) -> None:
        """Say what this is: «Очередь на 12.03.2026»."""
        self._left.show(left)

    def show_position(self, right: str) -> None:
        """Say where one stands: «12 из 340»."""
        if (width := right_width(right)) > self._right_width:
            self._right_width = width
            self._right.styles.width = self._right_width
        self._right.show(right)
