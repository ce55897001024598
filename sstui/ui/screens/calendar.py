"""The calendar: what is owed, agreed and done, by month, by week and by people."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.wording import day_month, month_year
from sstui.desk.days import DayPlan, days
from sstui.desk.desk import Desk
from sstui.desk.people_days import PeopleDays, PersonDay, PersonRow, people_days
from sstui.desk.queue import QueueFilter, line_of, queue
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.screens.calendar_views import (
    View,
    day_title,
    grid_heads,
    grid_rows,
    legend,
    marks,
    next_day,
    option,
    person_title,
    views_line,
    week_days,
)
from sstui.ui.screens.day_rows import COLUMNS, DayRow, day_rows, groups_of, trip_rows
from sstui.ui.tones import PLAIN
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.day_grid import DayGrid
from sstui.ui.widgets.drawing import looks_of
from sstui.ui.widgets.lines import Group, LineList
from sstui.ui.widgets.month_grid import MonthGrid
from sstui.ui.widgets.people_grid import PeopleGrid
from sstui.ui.widgets.week_grid import WeekGrid

if TYPE_CHECKING:
    from sstui.ui.questions import Question

WIDE = 110
"""Cells from which on the month is wider."""
NARROW = 72
"""Cells below which the list stands under the month and not beside it."""
_NO_LIST = "Ничего нет. {work.appoint} — назначить."


class CalendarScreen(DeskPage):
    """Days with their marks or families, and the list of the day under the cursor."""

    NAME = "Календарь"
    HELP = (
        "Календарь: месяц, неделя или люди по дням; вид меняют цифры 1, 2, 3 и F5. Стрелки ведут "
        "по дням, в неделе вверх и вниз — по семьям, среди людей — по людям. Enter — в список "
        "дня или карточка семьи, Esc — обратно. Назначение не переносит крайний срок; у каждой "
        "семьи показано только ближайшее посещение."
    )
    BINDINGS = bindings(
        Action("work.calendar", "f5,w", "Вид", "Показать другой вид календаря", run="next_view"),
        *(
            Action(f"calendar.{one}", str(n), "", f"Показать {one.sight}", run=f"view('{one}')")
            for n, one in enumerate(View, start=1)
        ),
        Action("calendar.find", "f7,slash", "Найти", "Найти семью и её ближайший день"),
        Action("calendar.leave", "escape", "", "Из списка — к дням, от дней — назад"),
    )
    CSS = """
    CalendarScreen {
        & > .-days { height: 1fr; }
        MonthGrid { width: 43; height: 1fr; }
        WeekGrid, PeopleGrid { display: none; }
        Vertical { width: 1fr; height: 1fr; }
        Vertical > Board { margin-bottom: 1; }
        &.-wide MonthGrid { width: 64; }
        &.-narrow {
            & > .-days { layout: vertical; }
            MonthGrid { width: 1fr; height: 7; }
            Vertical > Board { margin-bottom: 0; }
        }
        &.-week {
            MonthGrid, Vertical { display: none; }
            WeekGrid { display: block; }
        }
        &.-people {
            & > .-days { layout: vertical; }
            MonthGrid { display: none; }
            PeopleGrid { display: block; height: 1fr; }
            Vertical { height: 40%; min-height: 5; border-top: none; }
            Vertical > Board { margin-bottom: 0; }
        }
    }
    """

    @dataclass
    class Loaded(Message):
        """The plans of the days in sight have been read."""

        plans: Sequence[DayPlan]

    @dataclass
    class PeopleLoaded(Message):
        """The days of everybody have been read."""

        found: PeopleDays

    @dataclass
    class NotLoaded(Message):
        """The days could not be read; why, in words."""

        sentence: str

    def __init__(self, today: date, day: date | None = None, case_id: CaseId | None = None) -> None:
        """Open at a day, or at the next day of a family, or today."""
        super().__init__()
        self.view = View.MONTH
        self._opened_at = (day, case_id)
        self._sought: tuple[date, CaseId] | None = None
        self._plans: dict[date, DayPlan] = {}
        self._people: PeopleDays | None = None
        self._rows: Sequence[DayRow | Group] = ()
        self._views = Board()
        self._day_title = Board()
        self._legend = Board()
        self.month = MonthGrid(today)
        self.week = WeekGrid(today)
        self.people = PeopleGrid(today)
        self.lines: LineList[DayRow] = LineList(
            COLUMNS, lambda row: row.key, empty=_NO_LIST, titles=False
        )

    @property
    def grid(self) -> DayGrid:
        """The grid that is shown."""
        return {View.MONTH: self.month, View.WEEK: self.week, View.PEOPLE: self.people}[self.view]

    @property
    def chosen_case(self) -> CaseId | None:
        if self.view is not View.WEEK:
            row = self.lines.cursor_row
            return row.case_id if row else None
        key = self.week.key
        return next((row.case_id for row in self._week_rows() if row.key == key), None)

    def questions(self) -> "list[Question]":
        """The dates of the row under the cursor, and the day; from the days, the day first."""
        from sstui.ui.questions import of_day, of_day_row  # noqa: PLC0415 - loads when used

        day, case_id, row = self.grid.day, self.chosen_case, self.lines.cursor_row
        key = self.week.key if self.view is View.WEEK else row.key if row else None
        family = [] if case_id is None else of_day_row(self.desk, day, case_id, key)
        if self.grid.has_focus and self.view is not View.WEEK:
            return [of_day(self.desk, day), *family]
        return [*family, of_day(self.desk, day)]

    def body(self) -> Iterator[Widget]:
        yield self._views
        with Horizontal(classes="-days"):
            yield self.month
            yield self.week
            yield self.people
            with Vertical():
                yield self._day_title
                yield self.lines
        yield self._legend

    def on_mount(self) -> None:
        self._show_frame()
        self.grid.focus()
        self.go_to(*self._opened_at)

    def on_resize(self) -> None:
        self.set_class(self.size.width >= WIDE, "-wide")
        self.set_class(self.size.width < NARROW, "-narrow")

    def go_to(self, day: date | None, case_id: CaseId | None) -> None:
        """Go to a day, or to the next day of a family, and to the family in its list."""
        if day is None and case_id is not None:
            day = next_day(line_of(self.desk, case_id), self.desk.today)
        day = day or self.grid.day
        if case_id is not None and self.view is View.PEOPLE:
            self.action_view(View.MONTH)  # a family is looked for among families
        self._sought = (day, case_id) if case_id is not None else None
        self.grid.move_to(day)
        self._show_day()

    # -- reading

    def reload(self) -> None:
        for grid in (self.month, self.week, self.people):
            grid.change_today(self.desk.today)
        if self.grid.is_ready:
            wanted = QueueFilter(curator_id=self.app.mine)
            self._load(self.desk, self.view, *self.grid.shown, wanted)

    @work(thread=True, exclusive=True, group="calendar")
    def _load(self, desk: Desk, view: View, first: date, last: date, wanted: QueueFilter) -> None:
        """Read the days of a range; the answer comes as one message."""
        try:
            answer: Message = (
                self.PeopleLoaded(people_days(desk, first, last))
                if view is View.PEOPLE
                else self.Loaded(days(desk, first, last, wanted))
            )
        except Refusal as refusal:
            answer = self.NotLoaded(refusal.sentence)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_calendar_screen_loaded(self, message: Loaded) -> None:
        self._plans = {one.day: one for one in message.plans}
        if self.view is View.WEEK:
            self.week.show(week_days(message.plans, self.desk.today))
        else:
            self.month.show(marks(one) for one in message.plans)
        self._show_title()
        self._show_day()

    def on_calendar_screen_people_loaded(self, message: PeopleLoaded) -> None:
        is_first, self._people = self._people is None, message.found
        self.people.show(grid_heads(message.found), grid_rows(message.found))
        if is_first and self.desk.person:
            self.people.go_to_person(self.desk.person.id)
        self._show_title()
        self._show_day()

    def on_calendar_screen_not_loaded(self, message: NotLoaded) -> None:
        self.app.warn(message.sentence)

    def on_day_grid_range_shown(self, event: DayGrid.RangeShown) -> None:
        if event.grid is self.grid:
            self._show_title()
            self.reload()

    # -- the day under the cursor

    def on_day_grid_moved(self, event: DayGrid.Moved) -> None:
        if event.grid is self.grid:
            self._show_day()

    def on_day_grid_chosen(self) -> None:
        if self.view is View.WEEK:
            self.action_open_card()
        elif self.lines.count:
            self.lines.focus()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self._show_position()

    def on_line_list_chosen(self) -> None:
        self.action_open_card()

    def _show_frame(self) -> None:
        """Show what stands around the grid, by the view."""
        view, is_plain = self.view, looks_of(self).glyphs is PLAIN
        for one in View:
            self.set_class(one is view, f"-{one}")
        self._views.show(lambda _: [views_line(view)])
        self._legend.show(lambda width: legend(view, width, is_plain=is_plain))

    def _show_title(self) -> None:
        whose = "мои семьи" if self.app.mine and self.view is not View.PEOPLE else "все семьи"
        day = self.grid.day
        is_known = not self.desk.office.calendar.missing_years(day, day)
        without = "" if is_known else " · праздники без переносов"
        when = month_year(day)
        if self.view is View.WEEK:
            first, last = self.grid.shown
            when = f"{day_month(first)} — {day_month(last)}"
        self.title_bar.show(f"Календарь: {when} · {whose}{without}")

    def _show_position(self) -> None:
        at = self.week.position if self.view is View.WEEK else self.lines.position
        self.title_bar.show_position(at)

    def _show_day(self) -> None:
        """Show the list of the day, with the cursor on the family that is sought."""
        day = self.grid.day
        if self.view is View.PEOPLE:
            self._show_person_day()
        elif self.view is View.MONTH:
            plan = self._plans.get(day)
            self._day_title.show(lambda _: day_title(day, plan))
            self._list(day_rows(plan, self.desk.today) if plan else [])
        self._seek()
        self._show_position()

    def _show_person_day(self) -> None:
        found = self._person_day()
        if found is None:
            self._day_title.show(lambda _: [])
            self._list([])
        else:
            row, one = found
            self._day_title.show(lambda _: person_title(row, one))
            self._list(trip_rows(one.trips))

    def _list(self, rows: Sequence[DayRow | Group]) -> None:
        self._rows = rows
        self.lines.replace(rows)

    def _person_day(self) -> tuple[PersonRow, PersonDay] | None:
        """The cell under the cursor among people."""
        for row in self._people.rows if self._people else ():
            if (row.person.id if row.person else None) == self.people.key:
                for one in row.days:
                    if one.day == self.people.day:
                        return row, one
        return None

    def _seek(self) -> None:
        """Put the cursor on the family that was looked for, once its day is known."""
        if self._sought is None or self._sought[0] != self.grid.day:
            return
        rows = self._week_rows() if self.view is View.WEEK else self._rows
        for row in rows:
            if isinstance(row, DayRow) and row.case_id == self._sought[1]:
                day, self._sought = self._sought[0], None
                if self.view is View.WEEK:
                    self.week.seek(day, row.key)
                else:
                    self.lines.move_to(row.key)
                return

    def _week_rows(self) -> list[DayRow]:
        plan = self._plans.get(self.week.day)
        if plan is None:
            return []
        return [row for _, rows in groups_of(plan, self.desk.today) for row in rows]

    # -- keys

    def action_next_view(self) -> None:
        self.action_view(self.view.following)

    def action_view(self, name: str) -> None:
        """Show a view, with the cursor on the same day."""
        if (view := View(name)) is self.view:
            return
        day, self.view = self.grid.day, view
        self._list([])
        self._show_frame()
        self.grid.focus()
        self.grid.move_to(day)
        self._show_title()
        self.reload()

    def action_leave(self) -> None:
        if self.lines.has_focus:
            self.grid.focus()
        else:
            self.app.pop_screen()

    def action_find(self) -> None:
        """Choose a family and go to its next day."""
        self._choose_family("Найти семью", lambda case_id: self.go_to(None, case_id))

    def action_appoint(self) -> None:
        """Agree a visit on the day under the cursor, with the family of the list or another."""
        if not self.may_change():
            return
        is_chosen = self.lines.has_focus or self.view is View.WEEK
        if is_chosen and self.chosen_case is not None:
            self._appoint(self.chosen_case)
        else:
            self._choose_family("Кому назначить посещение", self._appoint)

    def _appoint(self, case_id: CaseId) -> None:
        from sstui.ui.screens.forms.appointment import AppointmentForm  # noqa: PLC0415

        day = self.grid.day if self.grid.day >= self.desk.today else None
        self.open_form(AppointmentForm(self.desk, case_id, day))

    def _choose_family(self, title: str, then: Callable[[CaseId], None]) -> None:
        from sstui.ui.widgets.options import Option  # noqa: PLC0415 - loads when first used
        from sstui.ui.widgets.picker import Picker  # noqa: PLC0415

        lines = queue(self.desk, QueueFilter(curator_id=self.app.mine)).lines
        options = [Option(line.case_id, option(line, self.desk.today)) for line in lines]

        def chosen(keys: tuple[object, ...] | None) -> None:
            if keys:
                then(CaseId(int(str(keys[0]))))

        self.app.push_screen(Picker(title, options), chosen)
