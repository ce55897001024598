"""Choosing from a long list: a dialog with search as one types, and the field that opens it."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.events import Key
from textual.strip import Strip
from textual.widget import Widget

from sstui.core.text import fold
from sstui.ui.base import Dialog
from sstui.ui.keys import Action, bindings
from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.theme import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.drawing import fit, line_of, looks_of
from sstui.ui.widgets.entry import EntryChanged, EntryDone
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField


@dataclass(frozen=True, slots=True)
class _Found:
    option: Option
    mark: str


class _Search(TextField):
    """The text that is sought; where the space bar ticks, it leaves the space bar alone."""

    def __init__(self, typed: str, *, takes_spaces: bool) -> None:
        super().__init__(typed, placeholder="поиск")
        # The letter that opened the list stays: the next one does not replace it.
        self.select_on_focus = False
        self._takes_spaces = takes_spaces

    def check_consume_key(self, key: str, character: str | None) -> bool:
        if character == " ":
            return self._takes_spaces
        return super().check_consume_key(key, character)


class Picker(Dialog[tuple[Hashable, ...]]):
    """Options that shrink to those with the typed words; answers the keys of the chosen ones."""

    BINDINGS = bindings(
        Action("picker.down", "down", "", "Строкой ниже", run="move(1)"),
        Action("picker.up", "up", "", "Строкой выше", run="move(-1)"),
        Action("picker.page-down", "pagedown", "", "Страницей ниже", run="page(1)"),
        Action("picker.page-up", "pageup", "", "Страницей выше", run="page(-1)"),
        Action("picker.choose", "enter", "", "Выбрать", priority=True),
    )
    HELP = "Наберите часть слова: в списке останутся подходящие строки."
    TAKES_SPACES: ClassVar[bool] = True
    """Whether the space bar types a space into the search."""
    DEFAULT_CSS = """
    Picker > Vertical {
        width: 72;
        height: 100%;
        max-height: 22;
    }
    """

    def __init__(self, title: str, options: Sequence[Option], typed: str = "") -> None:
        super().__init__()
        self._title = title
        self._options = [(one, fold(one.text)) for one in options]
        self._field = _Search(typed, takes_spaces=self.TAKES_SPACES)
        self._lines: LineList[_Found] = LineList(
            [Column("", self._cell, 10, share=1)],
            lambda found: found.option.key,
            empty="Ничего не найдено.",
            titles=False,
        )
        self._lines.can_focus = False

    def body(self) -> Iterator[Widget]:
        yield self._field
        yield self._lines

    def on_mount(self) -> None:
        self.query_children("Vertical").first(Widget).border_title = self._title
        self._field.focus()
        self._show()

    def on_entry_changed(self, event: EntryChanged) -> None:
        event.stop()
        self._show()

    def action_move(self, step: int) -> None:
        self._lines.action_move(step)

    def action_page(self, direction: int) -> None:
        self._lines.action_page(direction)

    def action_choose(self) -> None:
        if (key := self._lines.cursor_key) is not None:
            self.dismiss((key,))

    def _show(self) -> None:
        """Fill the list; what was typed in the wrong layout is understood too."""
        typed = self._field.value
        options = [*(self._with(typed) or self._with(to_russian(typed))), *self._extra()]
        self._lines.replace([_Found(one, self._mark(one)) for one in options])
        if typed.strip():
            self._lines.action_edge(1)

    def _with(self, typed: str) -> list[Option]:
        """Options that have all the words, those that begin with the first one before the rest."""
        words = fold(typed).split()
        found = [(one, text) for one, text in self._options if all(word in text for word in words)]
        if words:
            found.sort(key=lambda pair: not pair[1].startswith(words[0]))
        return [one for one, _ in found]

    def _extra(self) -> Sequence[Option]:
        """Options that stand last, whatever is typed."""
        return ()

    def _mark(self, option: Option) -> str:
        return ""

    def _cell(self, found: _Found) -> str:
        return found.mark + found.option.text


class ManyPicker(Picker):
    """The same for any number of options: the space bar ticks, Enter answers all ticked ones."""

    BINDINGS = bindings(
        Action("picker.tick", "space,insert", "", "Отметить или снять отметку", priority=True),
        Action("picker.choose", "enter", "", "Готово", priority=True),
    )
    HELP = "Наберите часть слова; пробел отмечает строку, Enter заканчивает."
    TAKES_SPACES = False

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        typed: str = "",
        ticked: Sequence[Hashable] = (),
    ) -> None:
        super().__init__(title, options, typed)
        self._ticked = set(ticked)

    def action_tick(self) -> None:
        if (key := self._lines.cursor_key) is not None:
            self._ticked ^= {key}
            self._show()
            self._lines.move_to(key)
            self._lines.action_move(1)

    def action_choose(self) -> None:
        keys = [one.key for one, _ in self._options if one.key in self._ticked]
        self.dismiss(tuple(keys))

    def _mark(self, option: Option) -> str:
        glyphs = looks_of(self).glyphs
        return (glyphs.ticked if option.key in self._ticked else glyphs.unticked) + " "


class PickField(Widget, can_focus=True):
    """One line with what was chosen from a long list; Enter, space or a letter opens the list."""

    HELP = "Enter или первая буква открывают список, Del очищает поле."
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
        self._options = tuple(options)
        self._values = tuple(values)
        self._many = many

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
        self.refresh()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters open the list, so they are taken from the screen's keys."""
        return character is not None and character.isalpha()

    def on_key(self, event: Key) -> None:
        if event.character is not None and event.character.isalpha():
            event.stop()
            event.prevent_default()
            self.action_open(event.character)

    def action_enter(self) -> None:
        if self._values:
            self.post_message(EntryDone())
        else:
            self.action_open("")

    def action_open(self, typed: str) -> None:
        picker = (
            ManyPicker(self._title, self._options, typed, self._values)
            if self._many
            else Picker(self._title, self._options, typed)
        )
        self.app.push_screen(picker, self._picked)

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
        texts = [one.text for one in self._options if one.key in self._values]
        text = ", ".join(texts) or "не выбрано"
        tone = Tone.CURSOR if self.has_focus else Tone.FIELD
        return line_of(fit(text, width, glyphs=looks.glyphs), looks.palette[tone])
