"""A dialog that tells something and is closed by any key."""

from collections.abc import Iterator, Sequence

from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from sstui.ui.base import Dialog
from sstui.ui.keys import keys_of
from sstui.ui.widgets.reading import wrapped

_WIDTH = 76
_FRAME = 4
_EDGES = 2


class NewsDialog(Dialog[None]):
    """What has happened, in a few lines."""

    HELP = "Что произошло. Любая клавиша закрывает это окно."
    DEFAULT_CSS = """
    NewsDialog > Vertical {
        width: 76;
        border-subtitle-align: right;
    }
    """

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    def body(self) -> Iterator[Widget]:
        room = self.app.size
        lines = wrapped(self._lines, min(_WIDTH, room.width) - _FRAME)
        if len(lines) > room.height - _EDGES:
            lines[room.height - _EDGES - 1 :] = ["…"]
        yield Static("\n".join(lines), markup=False)

    def on_mount(self) -> None:
        frame = self.query_children("Vertical").first(Widget)
        frame.border_title = self._title
        frame.border_subtitle = "любая клавиша — дальше"

    def on_key(self, event: Key) -> None:
        if event.key in keys_of("app.help"):
            return
        event.stop()
        event.prevent_default()
        self.dismiss(None)
