"""The calendar: what is owed, agreed and done on each day of a month or a week."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from textual import work
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from sstui.core.queue import QueueLine
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.wording import capitalised, long_date, month_year, plural, weekday
from sstui.desk.days import DayPlan, days
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter, line_of, queue
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import Action, bindings
from sstui.ui.screens.day_rows import COLUMNS, DayRow, day_rows
from sstui.ui.theme import Tone
from sstui.ui.widgets.board import Board, BoardLine
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.month_grid import DayMarks, MonthGrid
from sstui.ui.words import near_day

LEGEND = " ! крайний срок  • желательно  @ назначено  + посещения  . нерабочий  * короткий"
WIDE = 110
"""Cells from which on the month is wider."""


class CalendarScreen(DeskPage):
    """Days with their marks, and beside them the list of the day under the cursor."""

    NAME = "Календарь"
    HELP = (
        "Календарь месяца или недели, рядом — список выбранного дня. Стрелки ведут по дням, "
        "Enter — в список дня, Esc — обратно. Назначение не переносит крайний срок."
    )
    BINDINGS = bindings(
        Action("work.calendar", "f5,w", "Неделя", "Показать неделю или месяц", run="turn_view"),
        Action("calendar.find", "f7,slash", "Найти", "Найти семью и её ближайший день"),
        Action("calendar.leave", "escape", "", "Из списка — к дням, от дней — назад"),
    )
    CSS = """
    CalendarScreen {
        & > .-days { height: 1fr; }
        MonthGrid { width: 43; height: 1fr; }
        &.-wide MonthGrid { width: 64; }
        Vertical { width: 1fr; height: 1fr; }
        Vertical > Board { margin-bottom: 1; }
        &.-week {
            & > .-days { layout: vertical; }
            MonthGrid { width: 1fr; height: 8; }
        }
    }
    """

    @dataclass
    class Loaded(Message):
        """The plans of the days in sight have been read."""

        plans: Sequence[DayPlan]
        ended: dict[CaseId, QueueLine]
        """Lines of cases that are no longer open, for the names of their families."""

    @dataclass
    class NotLoaded(Message):
        """The plans could not be read; why, in words."""

        sentence: str

    def __init__(self, today: date, day: date | None = None, case_id: CaseId | None = None) -> None:
        """Open at a day, or at the next day of a family, or today."""
        super().__init__()
        self._opened_at = (day, case_id)
        self._sought: tuple[date, CaseId] | None = None
        self._plans: dict[date, DayPlan] = {}
        self._ended: dict[CaseId, QueueLine] = {}
        self._day_title = Board()
        self._legend = Board()
        self.grid = MonthGrid(today)
        self.lines: LineList[DayRow] = LineList(
            COLUMNS, lambda row: row.key, empty="На этот день ничего нет.", titles=False
        )

    @property
    def chosen_case(self) -> CaseId | None:
        row = self.lines.cursor_row
        return row.case_id if row else None

    def body(self) -> Iterator[Widget]:
        with Horizontal(classes="-days"):
            yield self.grid
            with Vertical():
                yield self._day_title
                yield self.lines
        yield self._legend

    def on_mount(self) -> None:
        self._legend.show(lambda _: [[(LEGEND, Tone.MUTED)]])
        self.grid.focus()
        self.go_to(*self._opened_at)

    def on_resize(self) -> None:
        self.set_class(self.size.width >= WIDE, "-wide")

    def go_to(self, day: date | None, case_id: CaseId | None) -> None:
        """Go to a day, or to the next day of a family, and to the family in its list."""
        if day is None and case_id is not None:
            day = _next_day(line_of(self.desk, case_id), self.desk.today)
        day = day or self.grid.day
        self._sought = (day, case_id) if case_id is not None else None
        self.grid.move_to(day)
        self._show_day()

    # -- reading

    def reload(self) -> None:
        self.grid.change_today(self.desk.today)
        wanted = QueueFilter(curator_id=self.app.mine)
        self._load(self.desk, *self.grid.shown, wanted)

    @work(thread=True, exclusive=True, group="calendar")
    def _load(self, desk: Desk, first: date, last: date, wanted: QueueFilter) -> None:
        """Read the plans of a range; the answer comes as one message."""
        try:
            plans = days(desk, first, last, wanted)
            answer: Message = self.Loaded(plans, _ended_lines(desk, plans))
        except Refusal as refusal:
            answer = self.NotLoaded(refusal.sentence)
        if not get_current_worker().is_cancelled:
            self.post_message(answer)

    def on_calendar_screen_loaded(self, message: Loaded) -> None:
        self._plans = {one.day: one for one in message.plans}
        self._ended = message.ended
        self.grid.show(_marks(one) for one in message.plans)
        self._show_title()
        self._show_day()

    def on_calendar_screen_not_loaded(self, message: NotLoaded) -> None:
        self.app.warn(message.sentence)

    def on_month_grid_range_shown(self) -> None:
        self._show_title()
        self.reload()

    # -- the day under the cursor

    def on_month_grid_moved(self) -> None:
        self._show_day()

    def on_month_grid_chosen(self) -> None:
        if self.lines.count:
            self.lines.focus()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        self.title_bar.show_position(event.lines.position)

    def on_line_list_chosen(self) -> None:
        self.action_open_card()

    def _show_title(self) -> None:
        whose = "мои семьи" if self.app.mine else "все семьи"
        day = self.grid.day
        is_known = not self.desk.office.calendar.missing_years(day, day)
        without = "" if is_known else " · праздники без переносов"
        self.title_bar.show(f"Календарь: {month_year(day)} · {whose}{without}")

    def _show_day(self) -> None:
        """Show the list of the day, with the cursor on the family that is sought."""
        day, plan = self.grid.day, self._plans.get(self.grid.day)
        self._day_title.show(lambda _: _day_lines(day, plan))
        rows = day_rows(plan, self._ended, self.desk.today) if plan else []
        self.lines.replace(rows)
        for row in rows:
            if isinstance(row, DayRow) and (day, row.case_id) == self._sought:
                self.lines.move_to(row.key)
                break

    # -- keys

    def action_turn_view(self) -> None:
        self.grid.is_week = not self.grid.is_week
        self.set_class(self.grid.is_week, "-week")

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
        if self.lines.has_focus and self.chosen_case is not None:
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
        options = [Option(line.case_id, _option(line, self.desk.today)) for line in lines]

        def chosen(keys: tuple[object, ...] | None) -> None:
            if keys:
                then(CaseId(int(str(keys[0]))))

        self.app.push_screen(Picker(title, options), chosen)


def _option(line: QueueLine, today: date) -> str:
    until = f", не позже {near_day(line.next.due_by, today)}" if line.next else ""
    return f"{line.group.sign} {line.family}, {line.settlement}{until}"


def _next_day(line: QueueLine, today: date) -> date | None:
    """The day on which a family is next found in the calendar: agreed, proposed or the last."""
    if line.appointment and line.appointment[0] >= today:
        return line.appointment[0]
    if line.next is None:
        return None
    return line.next.target if line.next.target >= today else line.next.due_by


def _ended_lines(desk: Desk, plans: Sequence[DayPlan]) -> dict[CaseId, QueueLine]:
    """Lines of the cases that the queue no longer has."""
    agreed = {one.case_id for plan in plans for one, line in plan.appointments if line is None}
    made = {one.case_id for plan in plans for one, line in plan.visits if line is None}
    return {case_id: line_of(desk, case_id) for case_id in agreed | made}


def _marks(plan: DayPlan) -> DayMarks:
    return DayMarks(
        plan.day,
        due=len(plan.deadlines),
        targets=len(plan.targets),
        appointments=len(plan.appointments),
        visits=sum(visit.counts for visit, _ in plan.visits),
        working=plan.is_working,
        short=plan.is_short,
    )


def _day_lines(day: date, plan: DayPlan | None) -> list[BoardLine]:
    title = f"{capitalised(weekday(day))}, {long_date(day)}"
    if plan is None:
        return [[(title, Tone.STRONG)], [("", Tone.MUTED)]]
    if not plan.is_working:
        return [[(title, Tone.STRONG)], [("нерабочий день", Tone.MUTED)]]
    kind = "короткий" if plan.is_short else "рабочий"
    count = plan.open_count
    families = plural(count, "семью", "семьи", "семей")
    return [
        [(title, Tone.STRONG)],
        [(f"{kind}; можно посетить {count} {families}", Tone.MUTED)],
    ]
