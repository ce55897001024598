"""A field for notes: as many lines as one likes."""

from textual.actions import SkipAction
from textual.events import Paste
from textual.widgets import TextArea

from sstui.core.text import NOTE_LENGTH, first_signs
from sstui.ui.widgets.entry import EntryChanged, EntryRefused
from sstui.ui.widgets.field_keys import NOTE_KEYS
from sstui.ui.widgets.pasting import no_room


class NoteField(TextArea, inherit_bindings=False):
    """Textual's text area without blinking; arrows leave it at its first and last line.

    A blinking cursor sends bytes for ever, and sshd then never notices that the line is dead.
    """

    HELP = "Заметки: Enter — новая строка, Tab — следующее поле, {form.save} — сохранить."
    BINDING_GROUP_TITLE = "Поле"
    BINDINGS = NOTE_KEYS
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

    def kept(self) -> object:
        """The text as typed."""
        return self.text

    def restore(self, kept: object) -> None:
        """Put a text back."""
        self.text = str(kept)
        self.move_cursor(self.document.end)

    def on_paste(self, event: Paste) -> None:
        """Take the lines of a paste, as many as fit; say what did not."""
        event.stop()
        event.prevent_default()
        room = NOTE_LENGTH - len(self.text) + len(self.selected_text)
        text, is_whole = first_signs(event.text, room, lines=True)
        self.move_cursor(self.replace(text, *self.selection).end_location)
        if not is_whole:
            self.post_message(EntryRefused(no_room(len(event.text), NOTE_LENGTH)))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(EntryChanged())
