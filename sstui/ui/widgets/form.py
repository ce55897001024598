"""A form: labelled fields one under another, Enter goes on, F2 saves, Esc leaves."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from sstui.core.refusal import Refusal
from sstui.ui.base import BaseApp
from sstui.ui.keys import Action, bindings
from sstui.ui.widgets.entry import Entry, EntryChanged, EntryDone

LABEL_WIDTH = 22


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    """What its value is called in `Form.Submitted.values`."""
    label: str
    """Russian words before the field, at most 21 letters."""
    widget: Widget
    """An `Entry`: a text, date, time or choice field."""


class _Row(Widget):
    """The label, the field and, when something is wrong, a line under them that says what."""

    DEFAULT_CSS = """
    _Row {
        height: auto;
        layout: vertical;
    }
    _Row > Horizontal {
        height: auto;
    }
    _Row .-label {
        width: 22;
        height: 1;
    }
    _Row .-error {
        display: none;
        height: auto;
        padding-left: 22;
        color: $error;
        text-style: bold;
    }
    _Row.-wrong .-error {
        display: block;
    }
    """

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._label = Static(field.label, classes="-label", markup=False)
        self._error = Static("", classes="-error", markup=False)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self._label
            yield self.field.widget
        yield self._error

    @property
    def entry(self) -> Entry:
        """The field's widget as the form knows it."""
        widget = self.field.widget
        if not isinstance(widget, Entry):
            raise TypeError(f"{self.field.name} is no entry")
        return widget

    def say(self, sentence: str) -> None:
        """Show what is wrong; an empty sentence takes the line away."""
        self._error.update(f"! {sentence}" if sentence else "")
        self.set_class(bool(sentence), "-wrong")


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Fields with their errors beside them.

    `Submitted` comes only when every field can be read. Whoever saves answers a refusal by
    `show_errors`, and a success by leaving the page or by `mark_saved`.
    """

    BINDING_GROUP_TITLE = "Форма"
    BINDINGS = bindings(
        Action("form.save", "f2,ctrl+s", "Запись", "Сохранить"),
        Action("form.leave", "escape", "", "Уйти без сохранения"),
        Action("form.next", "down", "", "К следующему полю", run="go(1)"),
        Action("form.previous", "up", "", "К предыдущему полю", run="go(-1)"),
    )
    DEFAULT_CSS = """
    Form {
        height: 1fr;
        padding: 0 1;
        scrollbar-size: 0 0;
    }
    Form TextField {
        width: 1fr;
    }
    """

    @dataclass
    class Submitted(Message):
        """The person wants to save; every field could be read."""

        values: dict[str, object]

    class Left(Message):
        """The person leaves without saving and has agreed to lose what was typed."""

    def __init__(self, fields: Sequence[Field], lost: str = "Введённое не сохранено.") -> None:
        """Make a form.

        Args:
            fields: from top to bottom.
            lost: the sentence that names what leaving would lose.
        """
        super().__init__()
        self._rows = [_Row(field) for field in fields]
        self._lost = lost
        self._saved: tuple[Hashable, ...] = ()

    def compose(self) -> ComposeResult:
        yield from self._rows

    def on_mount(self) -> None:
        self.mark_saved()

    @property
    def unsaved(self) -> str:
        """The sentence that names what leaving would lose; empty when nothing."""
        return self._lost if self._standing() != self._saved else ""

    def mark_saved(self) -> None:
        """Take what stands in the fields for saved."""
        self._saved = self._standing()

    def values(self) -> dict[str, object]:
        """Values by field name.

        Raises:
            Refusal: a field cannot be read; every such field shows its sentence.
        """
        values: dict[str, object] = {}
        errors: dict[str, str] = {}
        for row in self._rows:
            try:
                values[row.field.name] = row.entry.read()
            except Refusal as refusal:
                errors[row.field.name] = refusal.sentence
        self.show_errors(errors)
        if errors:
            name, sentence = next(iter(errors.items()))
            raise Refusal(sentence, name)
        return values

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show sentences beside their fields and go to the first of them.

        A sentence under a name that is no field of the form (such as the empty one) is shown as a
        message.
        """
        wrong = [row for row in self._rows if row.field.name in errors]
        for row in self._rows:
            row.say(errors.get(row.field.name, ""))
        if wrong:
            wrong[0].field.widget.focus()
        names = {row.field.name for row in self._rows}
        if (app := self.app) and isinstance(app, BaseApp):
            for name, sentence in errors.items():
                if name not in names:
                    app.warn(sentence)

    # -- keys

    def action_save(self) -> None:
        try:
            values = self.values()
        except Refusal:
            return
        self.post_message(self.Submitted(values))

    def action_leave(self) -> None:
        app = self.app
        if self.unsaved and isinstance(app, BaseApp):
            app.ask(f"{self.unsaved} Уйти?", self._leave)
        else:
            self._leave()

    def action_go(self, step: int) -> None:
        """To the neighbour field, without going round."""
        at = self._focused_row()
        if at is not None and 0 <= at + step < len(self._rows):
            self._rows[at + step].field.widget.focus()

    def on_entry_done(self, event: EntryDone) -> None:
        event.stop()
        self.action_go(1)

    def on_entry_changed(self, event: EntryChanged) -> None:
        event.stop()
        if (at := self._focused_row()) is not None:
            self._rows[at].say("")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        event.widget.scroll_visible(animate=False)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Say at once what cannot be read in the field that was left."""
        for row in self._rows:
            if row.field.widget is event.widget:
                try:
                    row.entry.read()
                except Refusal as refusal:
                    row.say(refusal.sentence)

    def _leave(self) -> None:
        self.post_message(self.Left())

    def _focused_row(self) -> int | None:
        focused = self.screen.focused
        return next((at for at, row in enumerate(self._rows) if row.field.widget is focused), None)

    def _standing(self) -> tuple[Hashable, ...]:
        return tuple(row.entry.raw for row in self._rows)
