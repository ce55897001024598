"""Who is where on which day: visits of each person by day, against the hours of the day.

What was made; what is agreed, unless it was made on its day; and from today on, for every other
family that is owed a visit, its next one: on the proposed day, or on the nearest working day when
that day is past.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sstui.core.day_load import Strain, day_minutes, strain, visit_minutes
from sstui.core.queue import Group, QueueLine
from sstui.core.records import CaseId, Place, Role, SettlementId, Staff, StaffId
from sstui.core.text import sort_key
from sstui.desk.days import span
from sstui.desk.desk import Desk
from sstui.desk.queue import queue
from sstui.store.days import Contact, Meeting, contacts_between, meetings_between
from sstui.store.families import settlements
from sstui.store.staff import staff


class TripKind(StrEnum):
    """What a visit of the grid is."""

    MADE = "made"
    AGREED = "agreed"
    LATE = "late"
    """Owed, and its deadline has passed."""
    DUE = "due"
    """Owed, on the proposed day."""


@dataclass(frozen=True, slots=True)
class Trip:
    """One visit of a person on a day."""

    kind: TripKind
    case_id: CaseId
    number: str
    family: str
    settlement: str
    at: str
    """Time of day, «дежурное», or empty."""
    minutes: int
    """With the way."""


@dataclass(frozen=True, slots=True)
class PersonDay:
    """One cell of the grid."""

    day: date
    trips: tuple[Trip, ...]
    capacity: int
    """Working minutes of the day."""

    @property
    def minutes(self) -> int:
        """Minutes of the visits with their ways."""
        return sum(one.minutes for one in self.trips)

    @property
    def strain(self) -> Strain:
        """How the visits stand to the hours of the day."""
        return strain(self.minutes, self.capacity)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """The days of one person; None stands for families without a curator."""

    person: Staff | None
    days: tuple[PersonDay, ...]

    @property
    def total(self) -> int:
        """Visits on all days together."""
        return sum(len(one.trips) for one in self.days)


@dataclass(frozen=True, slots=True)
class DayHead:
    """One column of the grid."""

    day: date
    is_working: bool
    is_short: bool
    total: int
    """Visits of everybody; one that two people made together is counted once."""


@dataclass(frozen=True, slots=True)
class PeopleDays:
    """Everybody's days of a range."""

    heads: tuple[DayHead, ...]
    rows: tuple[PersonRow, ...]
    """By name: curators, and others who have visits; families without a curator last."""


_Key = tuple[StaffId | None, date]


def people_days(desk: Desk, first: date, last: date) -> PeopleDays:
    """The visits of every person on every day of an inclusive range."""
    trips = _trips(desk, first, last)
    calendar, hours = desk.office.calendar, desk.office.settings.hours_a_week
    every_day = span(first, last)
    capacity = {day: day_minutes(calendar, day, hours) for day in every_day}
    busy = {staff_id for staff_id, _ in trips}
    shown: list[Staff | None] = [
        one for one in staff() if one.id in busy or _is_curator(one, first)
    ]
    shown.sort(key=lambda one: sort_key(one.name.full) if one else ())
    if None in busy:
        shown.append(None)
    rows = tuple(
        PersonRow(
            one,
            tuple(
                PersonDay(day, tuple(trips.get((one.id if one else None, day), ())), capacity[day])
                for day in every_day
            ),
        )
        for one in shown
    )
    families = defaultdict[date, set[tuple[CaseId, TripKind]]](set)
    for (_, day), found in trips.items():
        families[day].update((one.case_id, one.kind) for one in found)
    heads = tuple(
        DayHead(day, calendar.is_working_day(day), calendar.is_short(day), len(families[day]))
        for day in every_day
    )
    return PeopleDays(heads, rows)


def _is_curator(one: Staff, day: date) -> bool:
    return one.role is Role.CURATOR and (one.left_on is None or day < one.left_on)


def _trips(desk: Desk, first: date, last: date) -> dict[_Key, list[Trip]]:
    """Visits by person and day: made, agreed, owed, in this order."""
    lines = {line.case_id: line for line in queue(desk).lines}
    ways = {one.id: one.travel_minutes for one in settlements()}
    found = defaultdict[_Key, list[Trip]](list)
    made: set[tuple[CaseId, date]] = set()

    def trip(
        kind: TripKind, one: Contact | Meeting | QueueLine, day: date, place: SettlementId, at: str
    ) -> Trip:
        line = lines.get(one.case_id)
        level = desk.office.norms.on(day).levels.get(line.level) if line else None
        minutes = visit_minutes(level, ways.get(place))
        return Trip(kind, one.case_id, one.number, one.family, one.settlement, at, minutes)

    for contact in reversed(contacts_between(first, min(last, desk.today))):
        if contact.place is Place.HOME:
            made.add((contact.case_id, contact.made_on))
            day, place = contact.made_on, contact.settlement_id
            for who in contact.staff_ids:
                found[who, day].append(trip(TripKind.MADE, contact, day, place, contact.at))
    for meeting in meetings_between(first, last):
        if (meeting.case_id, meeting.planned_on) not in made:
            day, place = meeting.planned_on, meeting.settlement_id
            at = "дежурное" if meeting.is_duty else meeting.at
            agreed = trip(TripKind.AGREED, meeting, day, place, at)
            found[meeting.staff_id, day].append(agreed)
    for line, day in _owed(desk, tuple(lines.values())):
        if first <= day <= last and (line.case_id, day) not in made:
            kind = TripKind.LATE if line.group is Group.OVERDUE else TripKind.DUE
            found[line.curator_id, day].append(trip(kind, line, day, line.settlement_id, ""))
    return found


def _owed(desk: Desk, lines: tuple[QueueLine, ...]) -> Iterator[tuple[QueueLine, date]]:
    """Families that are owed a visit and have agreed on none, with the day to make it on."""
    nearest = desk.office.calendar.next_known(desk.today)
    for line in lines:
        agreed = line.appointment is not None and line.appointment[0] >= desk.today
        if agreed or line.next is None or line.group is Group.EXPIRED:
            continue
        if line.next.target > desk.today:
            yield line, line.next.target
        elif line.group is not Group.PAUSED:
            yield line, nearest
