"""How loaded each curator is, and who could take one more family."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from sstui.core.load import clock, hours, percent, tenths
from sstui.core.norms import Level
from sstui.core.refusal import Refusal
from sstui.core.wording import families, tied
from sstui.desk.desk import Desk
from sstui.desk.load import CuratorLoad, Loads, loads
from sstui.ui.board_lines import BoardLine, labelled
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.columns import GAP, Column
from sstui.ui.widgets.lines import LineList
from sstui.ui.words import near_day

if TYPE_CHECKING:
    from sstui.ui.questions import Question

_OF_A_FAMILY = frozenset(["record_visit", "appoint", "edit_family", "open_card", "print"])
"""Actions of every page that need a family, of which there is none here."""


class LoadScreen(DeskPage):
    """Curators with their families against the norm, their visits, hours and trend."""

    NAME = "Нагрузка"
    HELP = (
        "Нагрузка кураторов. Доля — сумма частей нормы семей, 100 % — полная нагрузка. «В нед.» и "
        "«Часы» — посещения по нормам за неделю и время на них с дорогой. «До вс» и «В мес.» — "
        "посещения, которые до воскресенья и до конца месяца нельзя отложить."
    )
    BINDINGS = bindings(
        Action("load.advise", "insert,plus", "Новая", "Кому передать новую семью"),
        Action("load.show", "enter", "", "Показать нагрузку куратора целиком"),
        Action("load.leave", "escape", "", "Вернуться назад"),
    )

    @dataclass
    class Loaded(Message):
        """The loads of the day have been read."""

        loads: Loads

    @dataclass
    class NotLoaded(Message):
        """The loads could not be read; why, in words."""

        sentence: str

    def __init__(self) -> None:
        super().__init__()
        self._loads: Loads | None = None
        self._head = Board()
        self._foot = Board()
        self.lines: LineList[CuratorLoad] = LineList(
            (), lambda one: one.person.id, empty="Читаю список…"
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No family is chosen on this page."""
        return action not in _OF_A_FAMILY

    def questions(self) -> "list[Question]":
        """The days of the curator's load."""
        from sstui.ui.questions import of_load  # noqa: PLC0415 - loads when used

        one = self.lines.cursor_row
        return of_load(self.desk, self._loads, one) if self._loads and one else []

    def body(self) -> Iterator[Widget]:
        yield self._head
        yield self.lines
        yield self._foot

    def on_mount(self) -> None:
        self.lines.focus()

    def on_resize(self) -> None:
        if self._loads is not None:
            self.lines.use_columns(_columns(self._loads.levels, self.app.size.width))

    def reload(self) -> None:
        self._load(self.desk)

    @work(thread=True, exclusive=True, group="load")
    def _load(self, desk: Desk) -> None:
        try:
            answer: Message = self.Loaded(loads(desk))
        except Refusal as refusal:
            answer = self.NotLoaded(refusal.sentence)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_load_screen_loaded(self, message: Loaded) -> None:
        found = self._loads = message.loads
        self.title_bar.show(f"Нагрузка кураторов · {near_day(self.desk.today, self.desk.today)}")
        self.lines.say_when_empty("Кураторов пока нет: запишите их, клавиша {work.choose-person}.")
        self.lines.use_columns(_columns(found.levels, self.app.size.width))
        self.lines.replace(found.curators)
        left = f" Рабочих дней осталось: на неделе {found.week_days}, в месяце {found.month_days}"
        self._head.show(lambda _: [[(left, Tone.MUTED)]])
        self._show_foot()

    def on_load_screen_not_loaded(self, message: NotLoaded) -> None:
        self.lines.say_when_empty(message.sentence)
        self.app.warn(message.sentence)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)
        self._show_foot()

    def on_line_list_chosen(self) -> None:
        self.action_show()

    def _show_foot(self) -> None:
        found, one = self._loads, self.lines.cursor_row
        if found is not None:
            self._foot.show(lambda width: _foot(found, one, width))

    def action_show(self) -> None:
        """Show every number of the curator in words."""
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415 - loads when used

        one = self.lines.cursor_row
        if one is not None and self._loads is not None:
            title = f"{one.person.name.full} (Esc — закрыть)"
            self.app.push_screen(ReadingDialog(title, _in_words(self._loads, one)))

    def action_advise(self) -> None:
        """Ask for the level and the settlement of a new family, and show who could take it."""
        from sstui.ui.screens.load_advice import ask_advice  # noqa: PLC0415 - loads when used

        ask_advice(self.app, self.desk)

    def action_leave(self) -> None:
        self.app.pop_screen()


def _columns(levels: tuple[Level, ...], width: int) -> list[Column[CuratorLoad]]:
    """All levels where there is room for all of them, else the families of all levels together."""

    def share(one: CuratorLoad) -> str:
        return percent(one.demand.share) + ("!" if one.demand.is_over else " ")

    def tone(one: CuratorLoad) -> Tone:
        return Tone.LATE if one.demand.is_over else Tone.PLAIN

    by_level = [_level_column(level) for level in levels]
    total = Column[CuratorLoad]("Семей", lambda one: str(one.families), 5, align="right")
    columns = [
        Column("Куратор", lambda one: one.person.name.short, 12, share=1),
        Column("Доля", share, 6, align="right", tone=tone),
        *by_level,
        Column("В нед.", lambda one: tenths(one.demand.visits_a_week), 6, align="right"),
        Column("Часы", lambda one: clock(one.demand.minutes_a_week), 5, align="right"),
        Column("До вс", lambda one: str(one.this_week), 5, align="right", rank=1),
        Column("В мес.", lambda one: str(one.this_month), 6, align="right", rank=1),
    ]
    if sum(one.width + GAP for one in columns) > width:
        columns[2 : 2 + len(by_level)] = [total]
    return columns


def _level_column(level: Level) -> Column[CuratorLoad]:
    limit = f"/{level.families_max}" if level.families_max else ""

    def cell(one: CuratorLoad) -> str:
        return f"{one.demand.families.get(level.code, 0)}{limit}"

    return Column(level.short, cell, 7, align="right")


def _foot(found: Loads, one: CuratorLoad | None, width: int) -> list[BoardLine]:
    lines: list[BoardLine] = []
    if one is not None:
        lines += labelled(" Доля на 1-е число: ", _trend(found, one), width, Tone.STRONG)
    for remark in remarks(found):
        lines += labelled(" ", remark, width, Tone.MUTED)
    return lines


def _trend(found: Loads, one: CuratorLoad) -> str:
    pairs = zip(found.months, one.trend, strict=True)
    return "  ".join(tied(f"{day:%m.%y} {percent(share)}") for day, share in pairs)


def remarks(found: Loads) -> list[str]:
    """What the numbers leave out, in words."""
    said = []
    if found.without_limit:
        named = ", ".join(level.title for level in found.without_limit)
        said.append(f"В долю не входит уровень без нормы семей: {named}.")
    if count := sum(one.demand.without_way for one in found.curators):
        said.append(f"Дорога не введена: {families(count)}; в часах её нет.")
    if found.without_curator:
        said.append(f"Без куратора: {families(found.without_curator)}.")
    return said


def _in_words(found: Loads, one: CuratorLoad) -> list[str]:
    demand = one.demand
    said = [f"Семей: {one.families}. Доля: {percent(demand.share)} ({demand.share} нормы)."]
    for level in found.levels:
        limit = f" при норме {level.families_max}" if level.families_max else ", нормы семей нет"
        said.append(f"— уровень {level.title}: {demand.families.get(level.code, 0)}{limit}")
    week = f"{tenths(demand.visits_a_week)} посещения, {hours(demand.minutes_a_week)} с дорогой"
    said += [
        f"По нормам за неделю: {week}.",
        f"До воскресенья нельзя отложить посещений: {one.this_week}; "
        f"рабочих дней {found.week_days}.",
        f"До конца месяца: {one.this_month}; рабочих дней {found.month_days}.",
        f"Доля на первое число: {_trend(found, one)}.",
    ]
    return said
