"""The line for searching under a list."""

from collections.abc import Hashable

from textual.app import ComposeResult
from textual.widgets import Static

from sstui.core.layout import to_russian
from sstui.ui.widgets.entry import EntryChanged
from sstui.ui.widgets.find_bar import FindBar
from sstui.ui.widgets.list_find import Searchable


class ListFindBar(FindBar):
    """The line under a list; the list follows what is typed."""

    DEFAULT_CSS = """
    ListFindBar > .-missing {
        width: 14;
        display: none;
    }
    ListFindBar.-none > .-missing {
        display: block;
    }
    """

    def __init__(self, lines: Searchable) -> None:
        super().__init__()
        self._lines = lines
        self._from: Hashable | None = None

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Static(" не найдено", classes="-missing", markup=False)

    def open(self) -> None:
        self._from = self._lines.cursor_key
        self.remove_class("-none")
        super().open()

    def on_entry_changed(self, event: EntryChanged) -> None:
        event.stop()
        event.prevent_default()  # nobody else is told: what was typed is found at once
        if self.has_class("-open"):
            text = self.text
            is_found = self._lines.find(text) or self._lines.find(to_russian(text))
            self.set_class(bool(text.strip()) and not is_found, "-none")

    def _close(self, *, is_kept: bool) -> None:
        self.remove_class("-open")
        if not is_kept:
            self._lines.find("")
            if self._from is not None:
                self._lines.move_to(self._from)
        self.screen.set_focus(self._lines)
