"""A field for notes: as many lines as one likes."""

from textual.actions import SkipAction
from textual.events import Paste
from textual.widgets import TextArea

from sstui.core.text import NOTE_LENGTH
from sstui.ui.widgets.entry import EntryChanged, EntryRefused


class NoteField(TextArea):
    """Textual's text area without blinking; arrows leave it at its first and last line.

    A blinking cursor sends bytes for ever, and sshd then never notices that the line is dead.
    """

    HELP = "Заметки: Enter — новая строка, Tab — следующее поле."
    BINDING_GROUP_TITLE = "Поле"
    DEFAULT_CSS = """
    NoteField, NoteField:focus, NoteField:ansi {
        width: 1fr;
        height: 4;
        padding: 0;
        border: none;
        background: $surface;
        background-tint: transparent;
        scrollbar-size: 0 0;
    }
    NoteField:ansi {
        text-style: underline;
    }
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text, highlight_cursor_line=False)
        self.cursor_blink = False

    @property
    def raw(self) -> str:
        """What stands in the field, to see whether anything was changed."""
        return self.text

    def read(self) -> object:
        """The text, without empty lines around it."""
        return self.text.strip()

    def action_cursor_up(self, select: bool = False) -> None:
        if self.navigator.is_first_wrapped_line(self.selection.end):
            raise SkipAction
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if self.navigator.is_last_wrapped_line(self.selection.end):
            raise SkipAction
        super().action_cursor_down(select)

    def on_paste(self, event: Paste) -> None:
        """Take a paste whole or not at all: nothing is cut off unseen."""
        if len(self.text) + len(event.text) > NOTE_LENGTH:
            event.stop()
            event.prevent_default()
            limit = f"не больше {NOTE_LENGTH} знаков"
            self.post_message(EntryRefused(f"Не поместилось: сюда входит {limit}."))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(EntryChanged())
