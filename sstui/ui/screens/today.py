"""The day at one look: late, due, agreed, load and warnings as one list, each line a way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.wording import long_date, short_date, weekday, weekday_short
from sstui.desk.desk import Desk
from sstui.desk.today import Today, today
from sstui.desk.today_sight import Kind, TodayLine
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.lists import WIDE
from sstui.ui.screens.today_rows import Row, columns_for, rows_for
from sstui.ui.widgets.lines import LineList

if TYPE_CHECKING:
    from sstui.ui.questions import Question


class TodayScreen(DeskPage):
    """What a day begins with."""

    NAME = "Главное за день"
    HELP = (
        "Главное за день: что назначено и во сколько, что просрочено, что пора, что до конца "
        "недели, нагрузка, предупреждения. У куратора — свои семьи, у остальных — все; "
        "{work.toggle-mine} переключает. Стрелки ведут по строкам, Enter открывает то, о чём "
        "строка: карточку, очередь с отбором, день календаря, страницу. Посещение записывают "
        "прямо отсюда. Показывать этот экран первым можно выбрать в настройках вида."
    )
    BINDINGS = bindings(
        Action("work.today", "u", "", "Обновить список и встать в его начало", run="top"),
        Action("today.leave", "escape", "", "Вернуться назад"),
    )

    @dataclass
    class Loaded(Message):
        """The day has been read."""

        today: Today

    @dataclass
    class NotLoaded(Message):
        """The day could not be read; why, in words."""

        sentence: str

    def __init__(self) -> None:
        super().__init__()
        self._today: Today | None = None
        self.lines: LineList[TodayLine] = LineList(
            (), lambda line: line.key, empty="Читаю день…", titles=False
        )

    @property
    def chosen_case(self) -> CaseId | None:
        line = self.lines.cursor_row
        return line.case_id if line else None

    def questions(self) -> "list[Question]":
        """The dates of the line under the cursor."""
        from sstui.ui.questions import of_today  # noqa: PLC0415 - loads when used

        line = self.lines.cursor_row
        return of_today(self.desk, line) if line else []

    def body(self) -> Iterator[Widget]:
        yield self.lines

    def on_mount(self) -> None:
        self.lines.focus()
        self._show_title()

    def on_resize(self) -> None:
        self._show()

    # -- reading

    def reload(self) -> None:
        self._show_title()
        self._load(self.desk)

    @work(thread=True, exclusive=True, group="today")
    def _load(self, desk: Desk) -> None:
        try:
            answer: Message = self.Loaded(today(desk, self.app.mine))
        except Refusal as refusal:
            answer = self.NotLoaded(refusal.sentence)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_today_screen_loaded(self, message: Loaded) -> None:
        if message.today != self._today:
            self._today = message.today
            self._show()

    def on_today_screen_not_loaded(self, message: NotLoaded) -> None:
        self.lines.say_when_empty(f"{message.sentence} {{work.today}} — прочитать снова.")
        self.app.warn(message.sentence)

    def _show(self) -> None:
        """Lay the lines out for the size of the screen."""
        self._show_title()
        if self._today is None:
            return
        width, height = self.app.size
        is_mixed = self._today.curator_id is None
        self.lines.use_columns(columns_for(width, self._today.day, is_mixed=is_mixed))
        rows: Sequence[Row] = rows_for(self._today, height - 3)
        self.lines.replace(rows)

    def _show_title(self) -> None:
        desk = self.desk
        day = f"{weekday_short(desk.today)} {short_date(desk.today)}"
        if self.app.size.width >= WIDE:
            day = f"{weekday(desk.today)}, {long_date(desk.today)}"
        whose = "мои семьи" if self.app.mine else "все семьи"
        self.title_bar.show(f"{self.NAME} · {day} · {whose}")

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    # -- ways

    def on_line_list_chosen(self) -> None:
        if (line := self.lines.cursor_row) is None:
            return
        way = line.way
        if way.case_id is not None:
            self.app.show_card(way.case_id)
        elif way.day is not None:
            self.app.show_calendar(way.day)
        elif way.wanted is not None:
            self.app.show_queue(way.wanted)
        else:
            self._open(way.page, line)

    def _open(self, page: str, line: TodayLine) -> None:
        """Open a page by its code."""
        if page in ("load", "closed-run", "drafts", "owes", "appeals"):
            self.app.action_go(page)
        elif page == "people":
            self.action_choose_person()
        elif page == "new-family":
            self.app.show_queue(then="register_family")
        else:
            self._read(line)

    def _read(self, line: TodayLine) -> None:
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415 - loads when used

        said = [f"- {one}" for one in self.desk.office.warnings] or [line.words]
        self.app.push_screen(ReadingDialog("Внимание (Esc — закрыть)", said))

    def action_open_card(self) -> None:
        """Open the card; of a line that is about no family, what it leads to."""
        if self.chosen_case is None:
            self.on_line_list_chosen()
        else:
            super().action_open_card()

    def action_top(self) -> None:
        self.lines.action_edge(1)
        self.reload()

    def action_calendar(self) -> None:
        line = self.lines.cursor_row
        if line is not None and line.kind in (Kind.AGREED, Kind.MADE):
            self.app.show_calendar(line.day, line.case_id)
        else:
            self.app.show_calendar(case_id=self.chosen_case)

    def action_leave(self) -> None:
        self.app.pop_screen()
