"""The calendar of the work: what is owed, agreed and done on each day of a range."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from sstui.core.queue import QueueLine
from sstui.core.records import Appointment, Visit
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter, queue
from sstui.store import visits


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day of the calendar."""

    day: date
    is_working: bool
    is_short: bool
    deadlines: tuple[QueueLine, ...]
    """Families whose last day to be visited this is."""
    targets: tuple[QueueLine, ...]
    """Families for whom this day is proposed."""
    open_count: int
    """Families whose window, from its opening to its deadline, holds the day."""
    appointments: tuple[tuple[Appointment, QueueLine | None], ...]
    """Agreed visits with the family's line; None for a case that is no longer open."""
    visits: tuple[tuple[Visit, QueueLine | None], ...]
    """Contacts of the day, those declared void left out."""


def days(desk: Desk, first: date, last: date, wanted: QueueFilter | None = None) -> list[DayPlan]:
    """Every day of an inclusive range, for the families that the filter lets through."""
    lines = {line.case_id: line for line in queue(desk, wanted).lines}
    everyone = wanted is None or wanted == QueueFilter()
    agreed: dict[date, list[tuple[Appointment, QueueLine | None]]] = defaultdict(list)
    for appointment in visits.appointments_between(first, last, None):
        if everyone or appointment.case_id in lines:
            pair = (appointment, lines.get(appointment.case_id))
            agreed[appointment.planned_on].append(pair)
    made: dict[date, list[tuple[Visit, QueueLine | None]]] = defaultdict(list)
    for visit in visits.visits_between(first, last):
        if not visit.voided and (everyone or visit.case_id in lines):
            made[visit.made_on].append((visit, lines.get(visit.case_id)))
    return [
        _day(desk, first + timedelta(shift), lines, agreed, made)
        for shift in range((last - first).days + 1)
    ]


def _day(  # type: ignore[no-untyped-def]
    desk: Desk, day: date, lines, agreed, made
) -> DayPlan:
    owed = [line for line in lines.values() if line.next is not None]
    return DayPlan(
        day=day,
        is_working=desk.office.calendar.is_working_day(day),
        is_short=desk.office.calendar.is_short(day),
        deadlines=tuple(line for line in owed if line.next.due_by == day),
        targets=tuple(line for line in owed if line.next.target == day),
        open_count=sum(line.next.opens <= day <= line.next.due_by for line in owed),
        appointments=tuple(agreed[day]),
        visits=tuple(made[day]),
    )


def month(desk: Desk, year: int, number: int, wanted: QueueFilter | None = None) -> list[DayPlan]:
    """Every day of a month."""
    first = date(year, number, 1)
    following = (first + timedelta(31)).replace(day=1)
    return days(desk, first, following - timedelta(1), wanted)


def week(desk: Desk, day: date, wanted: QueueFilter | None = None) -> list[DayPlan]:
    """Monday to Sunday of the week that holds a day."""
    monday = day - timedelta(day.weekday())
    return days(desk, monday, monday + timedelta(6), wanted)
