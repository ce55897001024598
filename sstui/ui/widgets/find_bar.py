"""The line for searching a list: the cursor goes to the match while one types."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from sstui.ui.keys import Action, bindings
from sstui.ui.widgets.entry import EntryChanged, EntryDone
from sstui.ui.widgets.text_field import TextField


class FindBar(Horizontal):
    """Hidden until `open`; Enter stays at what was found, Esc goes back."""

    BINDING_GROUP_TITLE = "Поиск"
    HELP = "Поиск: список идёт за тем, что набрано. Enter остаётся у найденного, Esc возвращает."
    BINDINGS = bindings(Action("find.cancel", "escape", "", "Закрыть поиск"))
    DEFAULT_CSS = """
    FindBar {
        height: 1;
        display: none;
    }
    FindBar.-open {
        display: block;
    }
    FindBar > Static {
        width: 8;
    }
    FindBar > TextField {
        width: 1fr;
    }
    """

    @dataclass
    class Changed(Message):
        """Something else is sought; `answer` is to be called when what is found is known."""

        text: str

    @dataclass
    class Closed(Message):
        """The search is over; `is_kept` when the person stays at what was found."""

        is_kept: bool

    def __init__(self) -> None:
        super().__init__()
        self._field = TextField(placeholder="имя или место")
        self.takes_keys = True
        self.is_seeking = self._is_leaving = False
        """Whether what was typed last is still looked for, and whether Enter waits for that."""

    def compose(self) -> ComposeResult:
        yield Static(" Поиск:", markup=False)
        yield self._field

    def open(self) -> None:
        """Show the line and let the person type."""
        self._field.value = ""
        self.takes_keys, self._is_leaving = True, False
        self.add_class("-open")
        # At once: the letter that was typed right behind the key must find the field.
        self.screen.set_focus(self._field)

    @property
    def text(self) -> str:
        """What is sought."""
        return self._field.value

    def action_cancel(self) -> None:
        self._close(is_kept=False)

    def on_entry_changed(self, event: EntryChanged) -> None:
        event.stop()
        if self.has_class("-open"):
            self.is_seeking = True
            self.post_message(self.Changed(self._field.value))

    def on_entry_done(self, event: EntryDone) -> None:
        event.stop()
        self.leave()

    def answer(self, text: str) -> None:
        """What a text finds is known; more may have been typed since."""
        if text == self.text:
            self.is_seeking = False
            if self._is_leaving:
                self._close(is_kept=True)

    def leave(self) -> None:
        """Close the line and stay at what was found, as soon as that is known.

        The next key is about the row that was found, so it waits for it here.
        """
        if self.is_seeking:
            self.takes_keys, self._is_leaving = False, True
            self.screen.set_focus(self._field)
        else:
            self._close(is_kept=True)

    def _close(self, *, is_kept: bool) -> None:
        self.is_seeking = self._is_leaving = False
        self.remove_class("-open")
        self.post_message(self.Closed(is_kept))
