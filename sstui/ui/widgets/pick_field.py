"""A field that chooses from a long list: typing in it opens the list at the field."""

from collections.abc import Hashable, Sequence

from textual.events import Key, Paste
from textual.strip import Strip
from textual.widget import Widget

from sstui.core.finding import Finder
from sstui.core.text import first_signs
from sstui.ui.cells import fit
from sstui.ui.keys import Action, bindings
from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import line_of, looks_of
from sstui.ui.widgets.entry import EntryChanged, EntryDone, code_of
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.picker import ManyPicker, Picker

_SOUGHT = 60
"""Signs of a paste that are looked for."""


class PickField(Widget, can_focus=True):
    """One line with what was chosen from a long list; Enter, space or a letter opens the list."""

    HELP = "Начните набирать или нажмите Enter: откроется список; {pick.clear} очищает поле."
    BINDING_GROUP_TITLE = "Выбор"
    BINDINGS = bindings(
        Action("pick.enter", "enter", "", "Открыть список; если выбрано — к следующему полю"),
        Action("pick.open", "space,f3", "", "Открыть список", run="open('')"),
        Action("pick.clear", "delete,backspace", "", "Очистить поле"),
    )
    DEFAULT_CSS = """
    PickField {
        width: 1fr;
        height: 1;
    }
    """

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        values: Sequence[Hashable] = (),
        *,
        many: bool = False,
    ) -> None:
        """Make a field.

        Args:
            title: of the list that opens.
            options: everything that can be chosen.
            values: keys of what is chosen at first.
            many: whether any number can be chosen.
        """
        super().__init__()
        self._title = title
        self._values = tuple(values)
        self._many = many
        self._options: tuple[Option, ...] = ()
        self._texts: dict[Hashable, str] = {}
        self._finder: Finder | None = None
        self.offer(options)

    @property
    def raw(self) -> Hashable:
        """What is chosen, to see whether anything was changed."""
        return self._values

    def read(self) -> object:
        """The chosen key or None; keys in a tuple where any number can be chosen."""
        if self._many:
            return self._values
        return self._values[0] if self._values else None

    def offer(self, options: Sequence[Option]) -> None:
        """Let other options be chosen from; what is chosen stays."""
        self._options = tuple(options)
        self._texts = {one.key: one.text for one in options}
        self._finder = None
        self.refresh()

    def kept(self) -> object:
        """Codes of what is chosen."""
        return [code_of(one) for one in self._values]

    def restore(self, kept: object) -> None:
        """Choose again what is still offered."""
        codes = kept if isinstance(kept, list) else []
        self._put(tuple(one.key for one in self._options if code_of(one.key) in codes))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters open the list, so they are taken from the screen's keys."""
        return character is not None and to_russian(character).isalnum()

    def on_key(self, event: Key) -> None:
        if event.character is not None and self.check_consume_key(event.key, event.character):
            event.stop()
            event.prevent_default()
            self.action_open(event.character)

    def on_paste(self, event: Paste) -> None:
        """Look for what is pasted."""
        event.stop()
        self.action_open(first_signs(event.text, _SOUGHT)[0])

    def action_enter(self) -> None:
        if self._values:
            self.post_message(EntryDone())
        else:
            self.action_open("")

    def action_open(self, typed: str) -> None:
        self.app.push_screen(self.picker(typed), self._picked)

    def picker(self, typed: str) -> Picker:
        """The list that opens at the field."""
        if self._finder is None:
            self._finder = Finder([f"{one.text} {one.also}" for one in self._options])
        at, finder = self.region, self._finder
        if self._many:
            title, options, values = self._title, self._options, self._values
            return ManyPicker(title, options, typed, values, finder=finder, field=at)
        return Picker(self._title, self._options, typed, finder=finder, field=at)

    def action_clear(self) -> None:
        self._put(())

    def _picked(self, keys: tuple[Hashable, ...] | None) -> None:
        if keys is not None:
            self._put(keys)
            self.post_message(EntryDone())

    def _put(self, values: tuple[Hashable, ...]) -> None:
        self._values = values
        self.refresh()
        self.post_message(EntryChanged())

    def render_line(self, y: int) -> Strip:
        looks, width = looks_of(self), self.size.width
        texts = [self._texts[key] for key in self._values if key in self._texts]
        text = ", ".join(texts) or "не выбрано"
        tone = Tone.CURSOR if self.has_focus else Tone.FIELD
        return line_of(fit(text, width, glyphs=looks.glyphs), looks.palette[tone])
