"""A form: labelled fields one under another, Enter goes on, F2 saves, Esc leaves."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import DescendantBlur, DescendantFocus
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from sstui.core.refusal import Refusal
from sstui.ui.base import BaseApp
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import looks_of, palette_of
from sstui.ui.widgets.entry import (
    Doubting,
    Entry,
    EntryChanged,
    EntryDone,
    EntryRefused,
    TypedOver,
)

LABEL_WIDTH = 22

_TAKE = "{form.take-as-typed}\u00a0— оставить как есть."


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    """What its value is called in `Form.Submitted.values`."""
    label: str
    """Russian words before the field, at most 21 letters."""
    widget: Widget
    """An `Entry`: a text, date, time or choice field."""
    required: str = ""
    """What to say on saving when nothing stands in it; empty where nothing may stand."""
    help: str = ""
    """A sentence about the field, at most 78 letters; the widget's own help when empty."""


class _Row(Widget):
    """The label, the field, and under them what it means and what is wrong, when there is such."""

    IS_KEPT_CLEAR = True
    """No message covers it while the person is in it."""
    DEFAULT_CSS = """
    _Row {
        height: auto;
        layout: vertical;
    }
    _Row > Horizontal {
        height: auto;
    }
    _Row .-label {
        width: 23;
        height: 1;
    }
    _Row.-current .-label {
        text-style: bold;
        color: $accent;
    }
    _Row .-hint {
        display: none;
        height: auto;
        padding-left: 23;
    }
    _Row .-error {
        display: none;
        height: auto;
        padding-left: 23;
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
        self._label = Static(f" {field.label}", classes="-label", markup=False)
        self._told: Hashable = None
        self._hint = Static("", classes="-hint", markup=False)
        self._hinted = ("", Tone.MUTED)
        self._error = Static("", classes="-error", markup=False)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self._label
            yield self.field.widget
        yield self._hint
        yield self._error

    @property
    def entry(self) -> Entry:
        """The field's widget as the form knows it."""
        widget = self.field.widget
        if not isinstance(widget, Entry):
            raise TypeError(f"{self.field.name} is no entry")
        return widget

    def forget(self) -> None:
        """Take away what was said about another value than the one that stands there."""
        if self._told != self.entry.raw:
            self.say("")

    def on_descendant_focus(self) -> None:
        """Stand out by a sign as well: not every console has colours."""
        self._label.update(f"{looks_of(self).glyphs.cursor}{self.field.label}")
        self.add_class("-current")

    def on_descendant_blur(self) -> None:
        self._label.update(f" {self.field.label}")
        self.remove_class("-current")

    def read(self) -> object:
        """The value; errors as in `Entry.read`, and when a required field is empty."""
        value = self.entry.read()
        if self.field.required and value in (None, "", ()):
            raise Refusal(self.field.required, self.field.name)
        return value

    def hint(self, sentence: str, tone: Tone) -> None:
        """Say what the value means; an empty sentence takes the line away."""
        self._hinted = (sentence, tone)
        self._hint.update(Text(sentence, palette_of(self)[tone]))
        self._hint.display = bool(sentence)

    def looks_changed(self) -> None:
        """Say it in the colours of the new looks."""
        self.hint(*self._hinted)

    def say(self, sentence: str) -> None:
        """Show what is wrong; an empty sentence takes the line away."""
        self._told = self.entry.raw
        self._error.update(f"! {sentence}" if sentence else "")
        self.set_class(bool(sentence), "-wrong")

    @property
    def is_wrong(self) -> bool:
        """Whether something wrong is said of the field."""
        return self.has_class("-wrong")


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Fields with their errors beside them.

    `Submitted` comes only when every field can be read. Whoever saves answers a refusal by
    `show_errors`, and a success by leaving the page or by `mark_saved`.
    """

    BINDING_GROUP_TITLE = "Форма"
    BINDINGS = bindings(
        Action("form.save", "f2,ctrl+s", "Запись", "Сохранить"),
        Action("form.leave", "escape", "Уйти", "Уйти без сохранения"),
        Action("form.take-as-typed", "f8", "", "Оставить как есть то, что кажется неверным"),
        Action("form.next", "down", "", "К следующему полю", run="go(1)"),
        Action("form.previous", "up", "", "К предыдущему полю", run="go(-1)"),
    )
    DEFAULT_CSS = """
    Form {
        height: 1fr;
        padding: 0 1 0 0;
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

    class Changed(Message):
        """Something else stands in one of the fields."""

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
        self._saved: dict[str, Hashable] = {}

    def compose(self) -> ComposeResult:
        yield from self._rows

    def on_mount(self) -> None:
        self.mark_saved()
        self.watch(self, "virtual_size", self._keep_in_sight, init=False)

    def on_resize(self) -> None:
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """The field that is being typed into is on the screen whole, with what is said of it."""
        self.call_after_refresh(self._scroll_to_focus)

    def _scroll_to_focus(self) -> None:
        if (at := self._focused_row()) is not None:
            # A scroll that waits once more would be to where another field was before.
            self._rows[at].scroll_visible(animate=False, immediate=True)

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
                values[row.field.name] = row.read() if row.display else None
            except Refusal as refusal:
                errors[row.field.name] = self._offering(row, refusal.sentence)
        self.show_errors(errors)
        if errors:
            name, sentence = next(iter(errors.items()))
            raise Refusal(sentence, name)
        return values

    def hint(self, name: str, sentence: str, tone: Tone = Tone.MUTED) -> None:
        """Say under a field what its value means; an empty sentence takes the line away."""
        self._row_of(name).hint(sentence, tone)

    def offer(self, name: str, *, is_wanted: bool) -> None:
        """Show a field or hide it; the value of a hidden one is None."""
        self._row_of(name).display = is_wanted

    def kept(self, *, all_fields: bool) -> dict[str, object]:
        """What a draft keeps: each field that was changed, or with `all_fields` every one."""
        return {
            row.field.name: row.entry.kept()
            for row in self._rows
            if all_fields or row.entry.raw != self._saved.get(row.field.name)
        }

    def restore(self, kept: Mapping[str, object]) -> None:
        """Put a draft back into the fields; they count as changed by hand."""
        for row in self._rows:
            if row.field.name in kept:
                row.entry.restore(kept[row.field.name])

    @property
    def current(self) -> Field | None:
        """The field that the person is in."""
        at = self._focused_row()
        return None if at is None else self._rows[at].field

    def widget_of(self, name: str) -> Widget:
        """The widget of a field."""
        return self._row_of(name).field.widget

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
            # The sentence makes the row higher: it must not end below the screen.
            self.call_after_refresh(wrong[0].scroll_visible, animate=False)
        names = {row.field.name for row in self._rows}
        if (app := self.app) and isinstance(app, BaseApp):
            for name, sentence in errors.items():
                if name not in names:
                    app.warn(sentence)

    # -- keys

    def action_save(self) -> None:
        try:
            values = self.values()
        except Refusal as refusal:
            self._select(refusal.field)
            return
        self.post_message(self.Submitted(values))

    def _select(self, name: str) -> None:
        """Select what is typed anew when it cannot be read: the next letter replaces it."""
        if isinstance(entry := self._row_of(name).entry, TypedOver):
            entry.type_over()

    def action_take_as_typed(self) -> None:
        """Take what a field doubts: the one that the person is in, else the first such one."""
        at = self._focused_row()
        rows = self._rows if at is None else [self._rows[at], *self._rows]
        for row in rows:
            if row.is_wrong and isinstance(row.entry, Doubting):
                row.entry.take_as_typed()
                row.say("")
                return

    def action_leave(self) -> None:
        app = self.app
        if self.unsaved and isinstance(app, BaseApp):
            app.ask(f"{self.unsaved} Уйти?", self._leave)
        else:
            self._leave()

    def action_go(self, step: int) -> None:
        """To the neighbour field, without going round."""
        at = self._focused_row()
        while at is not None and 0 <= (at := at + step) < len(self._rows):
            if self._rows[at].display and self._rows[at].field.widget.can_focus:
                self._rows[at].field.widget.focus()
                return

    def on_entry_done(self, event: EntryDone) -> None:
        event.stop()
        self.action_go(1)

    def on_entry_changed(self, event: EntryChanged) -> None:
        event.stop()
        for row in self._rows:
            row.forget()
        self.post_message(self.Changed())

    def on_entry_refused(self, event: EntryRefused) -> None:
        event.stop()
        if (at := self._focused_row()) is not None:
            self._rows[at].say(event.sentence)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if any(row.field.widget is event.widget for row in self._rows):
            self._keep_in_sight()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Say at once what cannot be read in the field that was left."""
        for row in self._rows:
            if row.field.widget is event.widget:
                try:
                    row.entry.read()
                except Refusal as refusal:
                    row.say(self._offering(row, refusal.sentence))

    def _offering(self, row: _Row, sentence: str) -> str:
        """What is wrong, with the key that takes it all the same where the field only doubts."""
        if not isinstance(row.entry, Doubting):
            return sentence
        return f"{sentence} {with_keys(_TAKE)}"

    def _leave(self) -> None:
        self.post_message(self.Left())

    def _row_of(self, name: str) -> _Row:
        return next(row for row in self._rows if row.field.name == name)

    def _focused_row(self) -> int | None:
        focused = self.screen.focused
        return next((at for at, row in enumerate(self._rows) if row.field.widget is focused), None)

    def _standing(self) -> dict[str, Hashable]:
        return {row.field.name: row.entry.raw for row in self._rows}
