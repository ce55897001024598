"""Clocks of the process: from an event so many days or months, closed by another event.

Counting is civil law's (ГК art. 191–193): the day of the event does not count, the day after it
is day 1; calendar days and months that end on a non-working day end on the next working day; a
month ends on the same day of the month or on its last day, counted from the event, never chained.
A clock counted back from the end of the term moves to an earlier working day instead.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sstui.core.facts import add_months
from sstui.core.profile import Clock, ClockUnit
from sstui.core.wording import short_date, working_days
from sstui.core.workdays import WorkCalendar


class DeadlineState(StrEnum):
    """How a deadline stands."""

    MET = "met"
    LATE = "late"
    OPEN = "open"
    OVERDUE = "overdue"

    @property
    def label(self) -> str:
        """The Russian word of the state."""
        return {
            "met": "выполнено в срок",
            "late": "выполнено с опозданием",
            "open": "идёт",
            "overdue": "просрочено",
        }[self.value]

    @property
    def is_closed(self) -> bool:
        """Whether the event that fulfils the deadline has come."""
        return self in (DeadlineState.MET, DeadlineState.LATE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock that runs, or ran, for a case."""

    clock: Clock
    started_on: date
    """The day of the event that it counts from; for a clock counted back, the day it leads to."""
    due_on: date
    closed_on: date | None
    state: DeadlineState
    late_by: int = 0
    """Working days past the due day, until it was closed or until today."""

    @property
    def says(self) -> str:
        """How it stands: «просрочено на 3 рабочих дня», «выполнено в срок 12.11.2026»."""
        late = f" на {working_days(self.late_by)}" if self.late_by else ""
        closed = f" {short_date(self.closed_on)}" if self.closed_on else ""
        return {
            DeadlineState.MET: f"выполнено в срок{closed}",
            DeadlineState.LATE: f"выполнено{closed}, опоздание{late}",
            DeadlineState.OPEN: f"до {short_date(self.due_on)}",
            DeadlineState.OVERDUE: f"просрочено{late}",
        }[self.state]


def due_on(clock: Clock, event: date, calendar: WorkCalendar) -> date:
    """The last day of a clock that counts from, or back from, a dated event.

    Raises:
        ValueError: months counted back, which no rule knows, or a negative amount.
    """
    if clock.amount < 0:
        raise ValueError("срок не бывает отрицательным")
    if clock.before:
        return _due_before(clock, event, calendar)
    if clock.unit is ClockUnit.WORKING_DAYS and clock.amount:
        return calendar.after(event, clock.amount)
    if clock.unit is ClockUnit.MONTHS:
        return calendar.next_known(add_months(event, clock.amount))
    return calendar.next_known(event + timedelta(clock.amount))


def _due_before(clock: Clock, event: date, calendar: WorkCalendar) -> date:
    if clock.unit is ClockUnit.MONTHS:
        raise ValueError("назад считаются только дни")
    if clock.unit is ClockUnit.WORKING_DAYS and clock.amount:
        return date.fromordinal(calendar.from_end(event.toordinal() - 1, clock.amount - 1))
    day = event - timedelta(clock.amount)
    return date.fromordinal(calendar.from_end(day.toordinal(), 0))


def deadlines(
    clocks: Iterable[Clock],
    events: Mapping[str, Collection[date]],
    calendar: WorkCalendar,
    today: date,
    since: date,
) -> list[Deadline]:
    """Every active clock whose event has a date, soonest first.

    A clock follows the latest event of its kind, and the first event after it that fulfils it: a
    second agreement begins a second round, and a programme put right later is not a late one.

    Args:
        clocks: those of the profile; the ones switched off are passed over.
        events: code of an event and its days, in any order.
        calendar: working days of the office.
        today: the day that open deadlines are judged on.
        since: the day from which the present term runs; what was done before it, or on it,
            closes no clock that is counted back from the term's end.
    """
    found = []
    for clock in clocks:
        if not clock.active or not events.get(clock.starts):
            continue
        event = max(events[clock.starts])
        after = since + timedelta(1) if clock.before else event
        closing = min((day for day in events.get(clock.closes, ()) if day >= after), default=None)
        found.append(_deadline(clock, event, closing, calendar, today))
    return sorted(found, key=lambda one: (one.due_on, one.clock.code))


def _deadline(
    clock: Clock, event: date, closed: date | None, calendar: WorkCalendar, today: date
) -> Deadline:
    due = due_on(clock, event, calendar)
    judged = closed or today
    is_past = judged > due
    late_by = calendar.count(due.toordinal() + 1, judged.toordinal()) if is_past else 0
    if closed is not None:
        state = DeadlineState.LATE if is_past else DeadlineState.MET
    else:
        state = DeadlineState.OVERDUE if is_past else DeadlineState.OPEN
    return Deadline(clock, event, due, closed, state, late_by)
