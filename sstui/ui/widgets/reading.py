"""A dialog with a text to read: why a date is what it is, what is missing, a whole note."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from textual.widget import Widget

from sstui.ui.base import Dialog
from sstui.ui.widgets.reader import Reader

_WIDTH = 76
_FRAME = 4


class ReadingDialog(Dialog[None]):
    """Paragraphs one under another, as high as they need; Esc and Enter close."""

    HELP = "Текст, который можно только читать; Esc закрывает."
    DEFAULT_CSS = """
    ReadingDialog > Vertical {
        width: 76;
        height: auto;
    }
    ReadingDialog Reader {
        height: auto;
        max-height: 1fr;
    }
    """

    def __init__(self, title: str, paragraphs: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = tuple(paragraphs)

    def body(self) -> Iterator[Widget]:
        width = min(_WIDTH, self.app.size.width) - _FRAME
        yield Reader("\n".join(wrapped(self._paragraphs, width)))

    def on_mount(self) -> None:
        self.query_children("Vertical").first(Widget).border_title = self._title


def wrapped(paragraphs: Sequence[str], width: int) -> list[str]:
    """Lines of so many columns; a second line of a paragraph stands two cells further right."""
    lines: list[str] = []
    for paragraph in paragraphs:
        for part in paragraph.split("\n"):
            lines += wrap(part, width, subsequent_indent="  ") or [""]
    return lines
