"""F9: everything that can be done here and every place, each line with a letter of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.style import Style
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from sstui.core.layout import to_latin
from sstui.ui.base import Dialog
from sstui.ui.cells import fit
from sstui.ui.commands import FIELD, FORM, GO, HERE, PROGRAM, Command
from sstui.ui.keys import Action, bindings
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import looks_of, strip_of

_TWO_COLUMNS = 56
"""Cells from which on the groups stand side by side."""
_KEYS = 6
"""Cells for the names of the keys, where there is room for them."""
_ROOM_FOR_KEYS = 34
_BESIDE = (FIELD, HERE, FORM)
"""Groups of the second column: what is done where the person is."""


class MenuBoard(Widget, can_focus=True):
    """Commands in groups, in two columns where there is room."""

    HELP = (
        "Меню. Цифра или буква в начале строки делает то, что в ней написано; можно и дойти "
        "стрелками и нажать Enter. Буквы одни и те же в обеих раскладках."
    )
    BINDING_GROUP_TITLE = "Меню"
    BINDINGS = bindings(
        Action("menu.down", "down", "", "Строкой ниже", run="go(1)"),
        Action("menu.up", "up", "", "Строкой выше", run="go(-1)"),
        Action("menu.other", "left,right", "", "В другой столбец"),
        Action("menu.first", "home,pageup", "", "К первой строке", run="edge(0)"),
        Action("menu.last", "end,pagedown", "", "К последней строке", run="edge(-1)"),
        Action("menu.choose", "enter", "", "Сделать выбранное"),
    )
    DEFAULT_CSS = """
    MenuBoard {
        height: auto;
        max-height: 100%;
    }
    """

    @dataclass
    class Chosen(Message):
        """A command is to be done."""

        command: Command

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        is_form = any(one.group == FORM for one in commands)
        order = (GO, PROGRAM, *(_BESIDE if is_form else reversed(_BESIDE)))
        groups = [(name, [one for one in commands if one.group == name]) for name in order]
        self._groups = [(name, found) for name, found in groups if found]
        self._commands = [one for _, found in self._groups for one in found]
        # In a form one is about to do something there, and not to go away.
        beside = [at for at, one in enumerate(self._commands) if one.group in _BESIDE]
        self._cursor = beside[0] if is_form else 0
        self._top = 0

    # -- keys

    def on_key(self, event: Key) -> None:
        """A letter or digit of a line, in either layout and with Caps Lock on."""
        mark = to_latin((event.character or "").lower())
        for one in self._commands:
            if mark and one.mark == mark:
                event.stop()
                event.prevent_default()
                self.post_message(self.Chosen(one))
                return

    def action_go(self, step: int) -> None:
        self._go((self._cursor + step) % max(len(self._commands), 1))

    def action_edge(self, index: int) -> None:
        self._go(index % max(len(self._commands), 1))

    def action_other(self) -> None:
        """To the line beside, in the other column."""
        columns = self._columns(self.size.width)
        for number, column in enumerate(columns):
            if self._cursor in column and len(columns) > 1:
                y = column.index(self._cursor)
                beside = columns[1 - number]
                near = [one for one in beside if isinstance(one, int)]
                exact = beside[y] if y < len(beside) else near[-1]
                self._go(exact if isinstance(exact, int) else near[0])
                return

    def action_choose(self) -> None:
        if self._commands:
            self.post_message(self.Chosen(self._commands[self._cursor]))

    def _go(self, index: int) -> None:
        self._cursor = index
        for column in self._columns(self.size.width):
            if index in column:
                y, height = column.index(index), max(self.size.height, 1)
                # The heading above the first line of a group comes into sight with it.
                first = y - 1 if y and isinstance(column[y - 1], str) else y
                self._top = max(min(self._top, first), y - height + 1)
        self._tell_rest()
        self.refresh()

    def on_resize(self) -> None:
        self._tell_rest()

    def _tell_rest(self) -> None:
        """Say in the frame that there is more below."""
        lines = max(map(len, self._columns(self.size.width)), default=0)
        if isinstance(frame := self.parent, Widget):
            is_more = self._top + self.size.height < lines
            frame.border_subtitle = "ниже есть ещё" if is_more else ""

    # -- drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(len(column) for column in self._columns(width))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        columns = self._columns(width)
        each = width // len(columns)
        plain = looks_of(self).palette[Tone.PLAIN]
        parts: list[tuple[str, Style]] = []
        for column in columns:
            at = y + self._top
            parts += self._cell(column[at] if at < len(column) else "", each - 1)
            parts.append((" ", plain))
        return strip_of(parts, width, plain)

    def _columns(self, width: int) -> list[list[int | str]]:
        """Numbers of the commands under the names of their groups, column by column."""
        here: list[int | str] = []
        others: list[int | str] = []
        number = 0
        for name, found in self._groups:
            column = here if name in _BESIDE else others
            column.append(name)
            column += range(number, number + len(found))
            number += len(found)
        if width < _TWO_COLUMNS or not here or not others:
            return [[*others, *here]]
        return [others, here]

    def _cell(self, line: int | str, width: int) -> list[tuple[str, Style]]:
        looks = looks_of(self)
        palette, glyphs = looks.palette, looks.glyphs
        if isinstance(line, str):
            return [(fit(f" {line}", width), palette[Tone.GROUP])]
        one = self._commands[line]
        # One name is enough, and none where it is the mark itself or would be cut short.
        name = next((key for key in one.keys.split(", ") if len(key) <= _KEYS), "")
        room = _KEYS if width >= _ROOM_FOR_KEYS and name != one.mark_name else 0
        keys = fit(name if room else "", room, "right", glyphs)
        words = fit(one.words, max(width - 4 - room, 0), glyphs=glyphs)
        if line == self._cursor:
            text = f"{glyphs.cursor}{one.mark_name or ' '} {words} {keys}"
            return [(fit(text, width), palette[Tone.CURSOR])]
        return [
            (f" {one.mark_name or ' '} ", palette[Tone.STRONG]),
            (f"{words} ", palette[Tone.PLAIN]),
            (keys, palette[Tone.MUTED]),
        ]


class MenuDialog(Dialog[Command]):
    """The menu; answers the command that is to be done."""

    NAME = "Меню"
    HELP = "Всё, что можно сделать на этом экране, и все экраны программы."
    DEFAULT_CSS = """
    MenuDialog > Vertical {
        width: 100%;
        max-width: 110;
        max-height: 100%;
    }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self.board = MenuBoard(commands)

    def body(self) -> Iterator[Widget]:
        yield self.board

    def on_mount(self) -> None:
        self.board.focus()

    def on_menu_board_chosen(self, event: MenuBoard.Chosen) -> None:
        self.dismiss(event.command)
