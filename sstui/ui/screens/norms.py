"""The norm sets with their days and orders, and the levels of the chosen one."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from textual.widget import Widget

from sstui.core.norms import Level
from sstui.core.wording import frequency, short_date
from sstui.desk.norms import ListedSet, check_return, norm_sets, take_back
from sstui.ui.board_lines import BoardLine
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.norm_words import entered, families_max, first_visit, state, term
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList

if TYPE_CHECKING:
    from sstui.ui.questions import Question

_OF_A_FAMILY = frozenset(["record_visit", "appoint", "edit_family", "open_card", "print"])
"""Actions of every page that need a family, of which there is none here."""

LEVEL_COLUMNS: tuple[Column[Level], ...] = (
    Column("Уровень", lambda one: one.title, 14, share=1),
    Column("Посещения", lambda one: frequency(one.norm), 19, share=1),
    Column("План", lambda one: str(one.norm.plan), 4),
    Column("Первое", first_visit, 7, rank=1),
    Column("Срок", term, 12),
    Column("Семей", families_max, 5),
)


class NormsScreen(DeskPage):
    """Which norms were, are and will be in force."""

    NAME = "Нормы"
    HELP = (
        "Наборы норм: с какого дня, по какому приказу. Действующий набор не меняют: делают его "
        "копию ({norms.copy}), правят её, пробуют на всех семьях и вводят с нового дня по "
        "приказу. Пока набор не действует, его можно отменить ({norms.take-back})."
    )
    BINDINGS = bindings(
        Action("norms.copy", "insert,plus", "Копия", "Сделать копию набора, чтобы изменить нормы"),
        Action("norms.take-back", "f8", "Отмена", "Отменить набор, который ещё не действует"),
        Action("norms.leave", "escape", "", "Вернуться назад"),
    )
    DEFAULT_CSS = """
    NormsScreen #sets {
        height: 1fr;
    }
    NormsScreen #levels {
        height: 2fr;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._head = Board()
        self._known: frozenset[date] = frozenset()
        self.sets: LineList[ListedSet] = LineList(
            (
                Column("С какого дня", lambda one: short_date(one.norms.since), 12),
                Column("Сейчас", state, 10, share=1, tone=_tone),
                Column("Приказ", lambda one: one.norms.order or "не указан", 26, share=3),
                Column("Кто ввёл", entered, 14, share=1, rank=1),
            ),
            lambda one: one.norms.since,
        )
        self.levels: LineList[Level] = LineList(LEVEL_COLUMNS, lambda one: one.code)
        self.sets.id, self.levels.id = "sets", "levels"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No family is chosen on this page."""
        return action not in _OF_A_FAMILY

    def questions(self) -> "list[Question]":
        """The day of the chosen set."""
        from sstui.ui.questions import of_norm_set  # noqa: PLC0415 - loads when used

        chosen = self.sets.cursor_row
        return [of_norm_set(self.desk, chosen)] if chosen else []

    def body(self) -> Iterator[Widget]:
        yield self.sets
        yield self._head
        yield self.levels

    def on_mount(self) -> None:
        self.sets.focus()
        self.title_bar.show("Нормы посещений")

    def reload(self) -> None:
        found, known = norm_sets(self.desk), self._known
        self._known = frozenset(one.norms.since for one in found)
        self.sets.replace(found)
        new = self._known - known
        if not known:
            self.sets.move_to(self.desk.office.norms.on(self.desk.today).since)
        elif len(new) == 1:
            self.sets.move_to(*new)  # the one that has just been put in force

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        if event.lines is not self.sets:
            return
        self.title_bar.show_position(event.lines.position)
        self.refresh_bindings()
        if (chosen := self.sets.cursor_row) is not None:
            self.levels.replace(chosen.norms.by_rank())
            self._head.show(lambda _: _about(chosen))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        if event.lines is self.sets:
            self.action_copy()
        else:
            self.app.warn(with_keys("Сам набор не меняют: сделайте копию, {norms.copy}."))

    def action_copy(self) -> None:
        """Open a copy of the chosen set, in which everything may be changed."""
        from sstui.ui.screens.norms_draft import NormDraftScreen  # noqa: PLC0415 - loads when used

        if (chosen := self.sets.cursor_row) is not None:
            self.app.push_screen(NormDraftScreen(chosen.norms))

    def action_take_back(self) -> None:
        chosen = self.sets.cursor_row
        if chosen is not None and self.may_change():
            check_return(self.desk, chosen.norms.since)
            day = short_date(chosen.norms.since)
            self.app.ask(
                f"Отменить нормы с {day}? Файл будет убран в папку norms/отменено.",
                lambda: self._take_back(chosen),
            )

    def _take_back(self, chosen: ListedSet) -> None:
        self.app.sit_at(take_back(self.desk, chosen.norms.since))
        self.app.say(f"Нормы с {short_date(chosen.norms.since)} отменены.")

    def action_leave(self) -> None:
        self.app.pop_screen()


def _tone(one: ListedSet) -> Tone:
    if one.altered:
        return Tone.LATE
    return Tone.STRONG if one.is_current else Tone.MUTED if not one.is_future else Tone.SOON


def _about(one: ListedSet) -> list[BoardLine]:
    """The heading of the levels, and what was changed by hand."""
    lines: list[BoardLine] = [[(f" Уровни норм с {short_date(one.norms.since)}", Tone.GROUP)]]
    if one.altered:
        lines.append([(f" Внимание: {one.altered.what}. Верните, как было.", Tone.LATE)])
    return lines
