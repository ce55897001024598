"""One-line fields of a form: any text, a time of day."""

from textual.events import Paste
from textual.geometry import Size
from textual.reactive import Reactive, reactive
from textual.widgets import Input

from sstui.core.dates import parse_time
from sstui.core.refusal import Refusal
from sstui.core.text import first_signs
from sstui.ui.widgets.entry import EntryChanged, EntryDone, EntryRefused
from sstui.ui.widgets.field_keys import LINE_KEYS
from sstui.ui.widgets.pasting import no_room


class TextField(Input, inherit_bindings=False):
    """Textual's input in one line, without blinking.

    A blinking cursor sends bytes for ever, and sshd then never notices that the line is dead.
    """

    HELP = "Текст в одну строку; Enter — к следующему полю."
    BINDING_GROUP_TITLE = "Поле"
    BINDINGS = LINE_KEYS
    DEFAULT_CSS = """
    TextField, TextField:focus, TextField:ansi {
        height: 1;
        padding: 0;
        border: none;
        background: $surface;
        background-tint: transparent;
    }
    TextField:ansi {
        text-style: underline;
    }
    """

    # How long the text is moves nothing else on the page: in Textual's input each letter would have
    # the whole page laid out anew.
    virtual_size: Reactive[Size] = reactive(Size(0, 0))

    def __init__(self, value: str = "", *, placeholder: str = "", max_length: int = 200) -> None:
        super().__init__(value, placeholder=placeholder, max_length=max_length)
        self.cursor_blink = False

    @property
    def raw(self) -> str:
        """What stands in the field, to see whether anything was changed."""
        return self.value

    def read(self) -> object:
        """The text without spaces at its ends and doubled ones."""
        return " ".join(self.value.split())

    def kept(self) -> object:
        """The text as typed."""
        return self.value

    def restore(self, kept: object) -> None:
        """Put a text back."""
        self.value = str(kept)
        self.cursor_position = len(self.value)

    def on_paste(self, event: Paste) -> None:
        """Take all lines of a paste as one, as much as fits; say what did not."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        limit = self.max_length or len(event.text)
        text, is_whole = first_signs(event.text, limit - len(self.value) + end - start)
        self.replace(text, start, end)
        if not is_whole:
            self.post_message(EntryRefused(no_room(len(event.text), limit)))

    def restricted(self) -> None:
        """Say that no more goes in; what stands in the field stays as it was."""
        limit = f"не больше {self.max_length} знаков"
        self.post_message(EntryRefused(f"Не поместилось: сюда входит {limit}."))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(EntryChanged())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(EntryDone())


class TimeField(TextField):
    """A time of day: «9», «930» and «9:30» are read, `HH:MM` is shown."""

    HELP = "Время: 9, 930 или 9:30. Можно оставить пустым."
    DEFAULT_CSS = """
    TimeField {
        width: 6;
    }
    """

    def __init__(self, value: str = "") -> None:
        super().__init__(value, max_length=5)

    def read(self) -> str:
        """`HH:MM`, or empty."""
        return parse_time(self.value)

    def on_blur(self) -> None:
        try:
            self.value = self.read()
        except Refusal:
            return
