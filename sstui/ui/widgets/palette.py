"""Ctrl+P: find anything by typing: what can be done here, every place, every family."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from textual import work
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from sstui.core.refusal import Refusal
from sstui.core.text import fold
from sstui.ui.base import Dialog
from sstui.ui.commands import Command, fitting
from sstui.ui.keys import Action, bindings
from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.entry import EntryChanged, EntryDone
from sstui.ui.widgets.lines import Group, LineList
from sstui.ui.widgets.text_field import TextField

SEARCHING = "Ищу…"
NOTHING = "Ничего не найдено. Наберите часть имени, места, номера дела или действия."


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the palette."""

    key: Hashable
    words: str
    note: str = ""
    """A settlement and a number of a family, keys of an action."""
    command: Command | None = None
    """What is to be done; None for a family, whose card is opened by its key."""


Search = Callable[[str], Sequence[Item]]
"""Items found beside the commands for what is typed, or offered while nothing is; any thread."""


class Palette(Dialog[Item]):
    """A line to type in and what fits; answers what was chosen."""

    NAME = "Найти действие, место или семью"
    HELP = (
        "Наберите часть слова: останутся подходящие действия, места и семьи. Слова — в любом "
        "порядке, раскладка не важна. Enter делает выбранное или открывает карточку семьи."
    )
    BINDINGS = bindings(
        Action("palette.down", "down", "", "Строкой ниже", run="move(1)"),
        Action("palette.up", "up", "", "Строкой выше", run="move(-1)"),
        Action("palette.page-down", "pagedown", "", "Страницей ниже", run="page(1)"),
        Action("palette.page-up", "pageup", "", "Страницей выше", run="page(-1)"),
    )
    DEFAULT_CSS = """
    Palette > Vertical {
        width: 100%;
        max-width: 90;
        height: 100%;
        max-height: 24;
    }
    """

    @dataclass
    class Found(Message):
        """What is there for what was typed."""

        typed: str
        items: Sequence[Item]

    def __init__(self, commands: Sequence[Command], search: Search, offered: str) -> None:
        """Make a palette.

        Args:
            commands: what can be done here, and places.
            search: finds what is not a command.
            offered: what the items are that it gives while nothing is typed.
        """
        super().__init__()
        self._commands = tuple(commands)
        self._search = search
        self._offered = offered
        self._found: Sequence[Item] = ()
        self._found_for: str | None = None
        self._wants_first = False
        self._field = TextField(placeholder="имя, место, номер дела или действие")
        self._lines: LineList[Item] = LineList(
            (
                Column("", lambda one: one.words, 20, share=3),
                Column("", lambda one: one.note, 12, share=1, tone=lambda _: Tone.MUTED),
            ),
            lambda one: one.key,
            empty=SEARCHING,
            titles=False,
        )
        self._lines.can_focus = False

    def body(self) -> Iterator[Widget]:
        yield self._field
        yield self._lines

    def on_mount(self) -> None:
        self._field.focus()
        self._show()
        self._look_for("")

    # -- keys

    def on_entry_changed(self, event: EntryChanged) -> None:
        event.stop()
        self._wants_first = False
        self._show()
        self._look_for(self._field.value)

    def on_entry_done(self, event: EntryDone) -> None:
        """Enter may come before the families: it waits for them."""
        event.stop()
        if (chosen := self._lines.cursor_row) is not None:
            self.dismiss(chosen)
        else:
            self._wants_first = self._found_for != self._field.value

    def action_move(self, step: int) -> None:
        self._lines.action_move(step)

    def action_page(self, direction: int) -> None:
        self._lines.action_page(direction)

    # -- inside

    @work(thread=True, exclusive=True, group="palette")
    def _look_for(self, typed: str) -> None:
        worker = get_current_worker()
        try:
            items = self._search(typed)
        except Refusal:
            items = ()
        if not worker.is_cancelled:
            self.post_message(self.Found(typed, items))

    def on_palette_found(self, message: Found) -> None:
        if message.typed != self._field.value:
            return
        self._found, self._found_for = message.items, message.typed
        self._show()
        if self._wants_first and (first := self._lines.cursor_row) is not None:
            self.dismiss(first)

    def _show(self) -> None:
        typed = self._field.value
        words, other = fold(typed).split(), fold(to_russian(typed)).split()
        commands = (
            fitting(self._commands, words) or fitting(self._commands, other)
            if words
            else [one for one in self._commands if one.is_shown]
        )
        is_known = self._found_for == typed
        groups: dict[str, list[Item]] = {}
        if not words and is_known and self._found:
            groups[self._offered] = list(self._found)
        for one in commands:
            item = Item(("command", one.id), one.words, one.keys, one)
            groups.setdefault(one.group, []).append(item)
        if words and is_known and self._found:
            groups["Семьи"] = list(self._found)
        rows: list[Item | Group] = []
        for name, items in groups.items():
            rows += [Group(name), *items]
        self._lines.say_when_empty(NOTHING if is_known else SEARCHING)
        self._lines.replace(rows)
        self._lines.action_edge(1)
