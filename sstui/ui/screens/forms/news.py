"""A dialog that tells something and is closed by any key; the key may then do its own work."""

from collections.abc import Iterator, Sequence

from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from sstui.ui.base import BaseApp, Dialog
from sstui.ui.keys import keys_of
from sstui.ui.widgets.reading import wrapped

_WIDTH = 76
_FRAME = 4
_EDGES = 2


_ONLY_CLOSE = frozenset({"enter", "escape", "space"})


class NewsDialog(Dialog[bool]):
    """What has happened, in a few lines; True where the key that closed it goes on to the page."""

    HELP = (
        "Что произошло. Любая клавиша закрывает это окно. После сохранения всякая клавиша, кроме "
        "Enter, Esc, пробела и {form.save}, ещё и делает своё на экране под окном."
    )
    DEFAULT_CSS = """
    NewsDialog > Vertical {
        width: 76;
        border-subtitle-align: right;
    }
    """

    def __init__(self, title: str, lines: Sequence[str], *, goes_on: bool = False) -> None:
        """Make the window.

        Args:
            title: in its frame.
            lines: what has happened.
            goes_on: whether a key that closes it is given to the page under it: somebody who
                types ahead does not wait for the window, and no key of theirs is lost.
        """
        super().__init__()
        self._title = title
        self._lines = tuple(lines)
        self._goes_on = goes_on

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
        goes_on = self._goes_on and event.key not in _ONLY_CLOSE.union(keys_of("form.save"))
        if goes_on and isinstance(self.app, BaseApp):
            self.app.give_back()
        self.dismiss(goes_on)
