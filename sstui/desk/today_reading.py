"""Reads what the day's overview is made of: a small office whole, a large one from its order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sstui.core.queue import Group, QueueLine
from sstui.core.records import Appointment, AppointmentId, CaseId, StaffId
from sstui.desk.deadlines import DeadlineLine, waiting_deadlines
from sstui.desk.desk import Desk
from sstui.desk.listing import is_large, listing
from sstui.desk.ordering import order_path
from sstui.desk.queue import QueueFilter, lines_of, queue
from sstui.desk.queue_view import View
from sstui.desk.today_sight import Sight, Sums
from sstui.store import order, visits
from sstui.store.duties import duties_between
from sstui.store.order_file import Unusable, order_file
from sstui.store.staff import staff

AT_HAND = 60
"""Lines of a group that are read of a large office: more than any screen shows of a block."""
_BUSY = (Group.EXPIRED, Group.OVERDUE, Group.DUE, Group.WEEK)


def look(desk: Desk, curator_id: StaffId | None) -> Sight:
    """Everything that the blocks are made of.

    Raises:
        Refusal: the office cannot be read.
    """
    large = _large(desk, curator_id) if is_large(desk, curator_id) else None
    lines, deadlines, sums = large or _small(desk, curator_id)
    sunday = desk.today + timedelta(6 - desk.today.weekday())
    made = visits.visits_between(desk.today, desk.today)
    return Sight(
        desk=desk,
        curator_id=curator_id,
        lines=tuple(lines),
        deadlines=tuple(deadlines),
        sums=sums,
        agreed=tuple(_agreed(desk, curator_id, lines, sunday)),
        made=frozenset(one.case_id for one in made if not one.voided),
        people={one.id: one for one in staff()},
    )


_Read = tuple[Sequence[QueueLine], Sequence[DeadlineLine], Sums]


def _small(desk: Desk, curator_id: StaffId | None) -> _Read:
    found = queue(desk, QueueFilter(curator_id))
    deadlines = waiting_deadlines(desk, curator_id)
    late: defaultdict[StaffId | None, Counter[str]] = defaultdict(Counter)
    held: defaultdict[StaffId | None, Counter[str]] = defaultdict(Counter)
    for line in found.lines:
        held[line.curator_id][line.level] += 1
        if line.group in (Group.EXPIRED, Group.OVERDUE):
            late[line.curator_id][line.group.value] += 1
    for one in deadlines:
        if one.is_overdue:
            late[one.curator_id]["deadline"] += 1
    return found.lines, deadlines, Sums(found.counts, late, held)


def _large(desk: Desk, curator_id: StaffId | None) -> _Read | None:
    """The first lines of each group; None where there is no order to take them from."""
    found = listing(desk, View(QueueFilter(curator_id)), lambda _: None)
    if found is None or found.is_at_hand:
        return None
    try:
        late, held, week = _sums(desk, curator_id)
    except Unusable:
        return None
    ids: list[CaseId] = []
    start = 0
    for group in Group:
        count = found.counts[group]
        most = AT_HAND if group in _BUSY else 1
        first = found.ids[start : start + min(count, most)]
        ids += [CaseId(one) for one in (week if group is Group.WEEK else first)]
        start += count
    known = found.lines(ids)
    lines = [known[one] for one in ids if one in known]
    deadlines = []
    for dated in found.dated:
        soon = [CaseId(one) for one in dated.ids[:AT_HAND]]
        deadlines += [_waiting(one) for one in found.deadline_lines(soon, dated.code).values()]
    deadlines.sort(key=lambda one: (one.deadline.due_on, one.family, one.case_id))
    return lines, deadlines, Sums(found.counts, late, held)


_Tally = defaultdict[StaffId | None, Counter[str]]


def _sums(desk: Desk, curator_id: StaffId | None) -> tuple[_Tally, _Tally, order.Ids]:
    """What is late and what is held by each curator, and the week's first; by the order's file."""
    late, held = _Tally(Counter), _Tally(Counter)
    groups = {one: number for number, one in enumerate(Group)}
    with order_file(order_path(desk.office)) as file, file.reading():
        for group in (Group.EXPIRED, Group.OVERDUE):
            which = order.Which(curator_id, group=groups[group])
            for who, count in order.tallies(file, "curator", which).items():
                late[who][group.value] += count
        whole, today = order.Which(curator_id), desk.today.toordinal()
        for who, count in order.late_deadlines(file, whole, today).items():
            late[who]["deadline"] += count
        for code in desk.office.norms.on(desk.today).levels:
            which = order.Which(curator_id, level=code)
            for who, count in order.tallies(file, "curator", which).items():
                held[who][code] += count
        of_week = order.Which(curator_id, group=groups[Group.WEEK])
        week = order.soonest(file, of_week, AT_HAND)
    return late, held, week


def _waiting(line: QueueLine) -> DeadlineLine:
    assert line.deadline is not None  # it is a line about one
    return DeadlineLine(
        line.case_id,
        line.number,
        line.family,
        line.settlement,
        line.curator_id,
        line.curator,
        line.deadline,
    )


def _agreed(
    desk: Desk, curator_id: StaffId | None, lines: Sequence[QueueLine], last: date
) -> list[tuple[Appointment, QueueLine]]:
    """Appointments with these families, or that the curator goes to."""
    known = {line.case_id: line for line in lines}
    agreed = [*visits.appointments_between(desk.today, last, None), *_duties(desk.today, last)]
    if curator_id is not None:
        agreed = [one for one in agreed if one.case_id in known or one.staff_id == curator_id]
    known |= lines_of(desk, {one.case_id for one in agreed} - known.keys())
    return [(one, known[one.case_id]) for one in agreed]


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
