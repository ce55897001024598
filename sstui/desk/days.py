"""The calendar of the work: what is owed, agreed and done on each day of a range."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from sstui.core.queue import Group, QueueLine
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter, queue
from sstui.store.days import Contact, Meeting, contacts_between, meetings_between
from sstui.store.engine import connected

__all__ = ["Contact", "DayPlan", "Meeting", "days", "month", "span", "week"]


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
    appointments: tuple[Meeting, ...]
    """Agreed visits and duty visits over days off, by time."""
    visits: tuple[Contact, ...]
    """Contacts of the day, those declared void left out."""
    late: tuple[QueueLine, ...] = ()
    """Families whose deadline has passed; only today has any."""


@connected()
def days(desk: Desk, first: date, last: date, wanted: QueueFilter | None = None) -> list[DayPlan]:
    """Every day of an inclusive range, for the families that the filter lets through."""
    lines = queue(desk, wanted).lines
    known = None
    if wanted is not None and wanted != QueueFilter():
        known = {line.case_id for line in lines}
    agreed, made = defaultdict[date, list[Meeting]](list), defaultdict[date, list[Contact]](list)
    for meeting in meetings_between(first, last):
        # Whoever is sent on a duty sees it, though the family is somebody else's.
        mine = meeting.is_duty and wanted is not None and meeting.staff_id == wanted.curator_id
        if known is None or meeting.case_id in known or mine:
            agreed[meeting.planned_on].append(meeting)
    for contact in contacts_between(first, last):
        if known is None or contact.case_id in known:
            made[contact.made_on].append(contact)
    due, targets = (
        defaultdict[date, list[QueueLine]](list),
        defaultdict[date, list[QueueLine]](list),
    )
    for line in lines:
        if line.next is not None:
            due[line.next.due_by].append(line)
            targets[line.next.target].append(line)
    late = tuple(line for line in lines if line.group is Group.OVERDUE)
    count, calendar = _open_counts(lines, first, last), desk.office.calendar
    return [
        DayPlan(
            day=day,
            is_working=calendar.is_working_day(day),
            is_short=calendar.is_short(day),
            deadlines=tuple(due[day]),
            targets=tuple(targets[day]),
            open_count=count[day],
            appointments=tuple(agreed[day]),
            visits=tuple(made[day]),
            late=late if day == desk.today else (),
        )
        for day in span(first, last)
    ]


def span(first: date, last: date) -> list[date]:
    """Every day of an inclusive range."""
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def month(desk: Desk, year: int, number: int, wanted: QueueFilter | None = None) -> list[DayPlan]:
    """Every day of a month."""
    first = date(year, number, 1)
    following = (first + timedelta(31)).replace(day=1)
    return days(desk, first, following - timedelta(1), wanted)


def week(desk: Desk, day: date, wanted: QueueFilter | None = None) -> list[DayPlan]:
    """Monday to Sunday of the week that holds a day."""
    monday = day - timedelta(day.weekday())
    return days(desk, monday, monday + timedelta(6), wanted)


def _open_counts(lines: tuple[QueueLine, ...], first: date, last: date) -> dict[date, int]:
    """Families whose window holds each day, by what opens and what closes on it."""
    steps = Counter[int]()
    for line in lines:
        found = line.next
        if found is not None and found.opens <= last and found.due_by >= first:
            steps[max((found.opens - first).days, 0)] += 1
            steps[(found.due_by - first).days + 1] -= 1
    length = (last - first).days + 1
    return dict(zip(span(first, last), accumulate(steps[at] for at in range(length)), strict=True))
