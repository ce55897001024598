"""The day at one look: what is late, what is due, what is agreed, how loaded one is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sstui.core.queue import QueueLine
from sstui.core.records import Appointment, AppointmentId, CaseId, Role, StaffId
from sstui.desk.deadlines import waiting_deadlines
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter, line_of, queue
from sstui.desk.today_blocks import (
    agreed_today,
    drafts,
    due_today,
    late,
    late_by_curator,
    next_steps,
    this_week,
    warnings,
)
from sstui.desk.today_load import load
from sstui.desk.today_sight import Block, Sight
from sstui.store import visits
from sstui.store.duties import duties_between
from sstui.store.staff import staff

BLOCKS: tuple[Callable[[Sight], Block], ...] = (
    agreed_today,
    late,
    late_by_curator,
    due_today,
    this_week,
    load,
    drafts,
    warnings,
    next_steps,
)
"""The blocks in their order; one that has nothing to say is left out."""


@dataclass(frozen=True, slots=True)
class Today:
    """The overview of one day."""

    day: date
    curator_id: StaffId | None
    """Whose families it is about; None for the whole office."""
    whose: str
    """The curator's name in full; empty for the whole office."""
    blocks: tuple[Block, ...]
    """Those that have something to say, in their order."""


def own_only(desk: Desk) -> StaffId | None:
    """The person at work where that is a curator, who sees the own families first; else None."""
    person = desk.person
    return person.id if person is not None and person.role is Role.CURATOR else None


def today(desk: Desk, curator_id: StaffId | None) -> Today:
    """The overview of the desk's day.

    Args:
        desk: the office, the person and the day.
        curator_id: the curator whose families alone are meant; None for the whole office.
    """
    sight = _sight(desk, curator_id)
    person = sight.people.get(curator_id) if curator_id is not None else None
    blocks = (provider(sight) for provider in BLOCKS)
    return Today(
        day=desk.today,
        curator_id=curator_id,
        whose=person.name.full if person else "",
        blocks=tuple(one for one in blocks if one.lines),
    )


def _sight(desk: Desk, curator_id: StaffId | None) -> Sight:
    lines = queue(desk, QueueFilter(curator_id)).lines
    sunday = desk.today + timedelta(6 - desk.today.weekday())
    made = visits.visits_between(desk.today, desk.today)
    return Sight(
        desk=desk,
        curator_id=curator_id,
        lines=lines,
        deadlines=tuple(waiting_deadlines(desk, curator_id)),
        agreed=tuple(_agreed(desk, curator_id, lines, sunday)),
        made=frozenset(one.case_id for one in made if not one.voided),
        people={one.id: one for one in staff()},
    )


def _agreed(
    desk: Desk, curator_id: StaffId | None, lines: tuple[QueueLine, ...], last: date
) -> list[tuple[Appointment, QueueLine]]:
    """Appointments with these families, or that the curator goes to."""
    known: dict[CaseId, QueueLine] = {line.case_id: line for line in lines}
    found = []
    agreed = visits.appointments_between(desk.today, last, None)
    for one in (*agreed, *_duties(desk.today, last)):
        if curator_id is None or one.case_id in known or one.staff_id == curator_id:
            line = known.get(one.case_id) or line_of(desk, one.case_id)
            found.append((one, line))
    return found


def _duties(first: date, last: date) -> Iterator[Appointment]:
    """Duty visits over days off, as the visits of named people that they are."""
    for one in duties_between(first, last):
        if one.duty_on is not None and one.staff_id is not None:
            yield Appointment(
                id=AppointmentId(0),
                case_id=one.case_id,
                planned_on=one.duty_on,
                at="",
                staff_id=one.staff_id,
                note="дежурное посещение",
            )
