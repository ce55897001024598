"""Choosing from a long list by a few letters: the list with its search, over a page or a field."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.events import Resize
from textual.geometry import Region, Size
from textual.widget import Widget

from sstui.core.finding import Finder
from sstui.ui.base import Dialog
from sstui.ui.keys import Action, bindings
from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.drawing import looks_of
from sstui.ui.widgets.entry import EntryChanged
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.text_field import TextField

_WIDTH = 72
_HIGHEST = 22
"""Lines of a list in the middle of the screen."""
_FEWEST = 4
"""Options that there is always room for: the sentence that nothing was found has to fit."""
_PAGE = 12
"""Options of a list at a field that are in sight at once."""
_FRAME = 2
_INSET = 2


@dataclass(frozen=True, slots=True)
class _Found:
    option: Option
    mark: str


class _Search(TextField):
    """The text that is sought; where the space bar ticks, it leaves the space bar alone."""

    HELP = "Поиск в списке: слова в любом порядке; раскладка и буква ё не важны."

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
        border-subtitle-align: right;
    }
    """

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        typed: str = "",
        *,
        finder: Finder | None = None,
        field: Region | None = None,
    ) -> None:
        """Make the list.

        Args:
            title: in its frame.
            options: everything that can be chosen.
            typed: what stands in the search at first.
            finder: of the options' texts, where one is at hand.
            field: where on the screen the field is that the list opens at: the search comes to
                stand over it and the list under it, or above where there is more room. None for
                the middle of the screen.
        """
        super().__init__()
        self._title = title
        self._options = tuple(options)
        self._finder = finder or Finder([one.text for one in options])
        self._place = field
        self._opened_at = Size(0, 0)
        self._is_away = False
        self._count = ""
        """How many of the options are shown, as the frame says it."""
        self._field = _Search(typed, takes_spaces=self.TAKES_SPACES)
        self._lines: LineList[_Found] = LineList(
            [Column("", self._cell, 10, share=1)],
            lambda found: found.option.key,
            empty="Ничего не найдено. Сотрите лишнее (Backspace) или наберите иначе.",
            titles=False,
        )
        self._lines.can_focus = False

    def body(self) -> Iterator[Widget]:
        self._opened_at = self.app.size
        if self._place and _is_above(self._place, self._opened_at, len(self._options)):
            yield self._lines
            yield self._field
        else:
            yield self._field
            yield self._lines

    def on_mount(self) -> None:
        frame = self._frame
        frame.border_title = self._title
        self._stand()
        self._field.focus()
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Leave the field, which is elsewhere now, until the window is again as it was."""
        is_away = event.size != self._opened_at
        if is_away is not self._is_away:
            self._is_away = is_away
            self._stand()

    def _stand(self) -> None:
        """Take the place at the field, or in the middle of the screen."""
        frame = self._frame
        if self._place and not self._is_away:
            longest = max((len(one.text) for one in self._options), default=0)
            box = _box(self._place, self._opened_at, len(self._options), longest)
            self.styles.align = ("left", "top")
            frame.styles.offset = box.offset
            frame.styles.width, frame.styles.height = box.size
        elif self._place:
            self.styles.align = ("center", "middle")
            frame.styles.offset = (0, 0)
            frame.styles.width, frame.styles.height = _WIDTH, "100%"
        if not self._place:
            # A short list is a small frame: less of the page has to be drawn over, and again after.
            options = len(self._options) + len(self._extra())
            frame.styles.max_height = min(_HIGHEST, max(options, _FEWEST) + 1 + _FRAME)

    @property
    def _frame(self) -> Widget:
        return self.query_children("Vertical").first(Widget)

    def on_entry_changed(self, event: EntryChanged) -> None:
        event.stop()
        self._show()

    def action_move(self, step: int) -> None:
        self._lines.action_move(step)

    def action_page(self, direction: int) -> None:
        self._lines.action_page(direction)

    def action_choose(self) -> None:
        if (found := self._lines.cursor_row) is not None:
            self.dismiss((found.option.key,))

    def _show(self) -> None:
        """Fill the list; what was typed in the wrong layout is understood too."""
        typed = self._field.value
        numbers = self._finder.find(typed, to_russian(typed))
        options = [*(self._options[number] for number in numbers), *self._extra()]
        self._lines.replace([_Found(one, self._mark(one)) for one in options])
        count = len(self._options)
        said = f"{len(numbers)} из {count}" if count > _PAGE else ""
        if said != self._count:  # the frame is drawn whole for it
            self._count = self._frame.border_subtitle = said
        if typed.strip():
            self._lines.action_edge(1)

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
        *,
        finder: Finder | None = None,
        field: Region | None = None,
    ) -> None:
        super().__init__(title, options, typed, finder=finder, field=field)
        self._ticked = set(ticked)

    def action_tick(self) -> None:
        if (found := self._lines.cursor_row) is not None:
            key = found.option.key
            self._ticked ^= {key}
            self._show()
            self._lines.move_to(key)
            self._lines.action_move(1)

    def action_choose(self) -> None:
        keys = [one.key for one in self._options if one.key in self._ticked]
        self.dismiss(tuple(keys))

    def _mark(self, option: Option) -> str:
        glyphs = looks_of(self).glyphs
        return (glyphs.ticked if option.key in self._ticked else glyphs.unticked) + " "


def _height(options: int) -> int:
    """Lines of a list at a field: its frame, the search and some options."""
    return _FRAME + 1 + max(min(options, _PAGE), 3)


def _room(field: Region, screen: Size) -> tuple[int, int]:
    """Lines for a list whose search stands over the field: below it and above it."""
    return screen.height - max(field.y - 1, 0), min(field.y + 2, screen.height)


def _is_above(field: Region, screen: Size, options: int) -> bool:
    below, above = _room(field, screen)
    return below < _height(options) and above > below


def _box(field: Region, screen: Size, options: int, longest: int) -> Region:
    """Where the frame stands, so that its search covers the field and not the words before it."""
    below, above = _room(field, screen)
    wanted = longest + 2 * _INSET + 1
    width = min(_WIDTH, screen.width, max(screen.width - field.x + _INSET, wanted))
    x = max(min(field.x - _INSET, screen.width - width), 0)
    if _is_above(field, screen, options):
        height = min(_height(options), above)
        return Region(x, above - height, width, height)
    return Region(x, max(field.y - 1, 0), width, min(_height(options), below))
