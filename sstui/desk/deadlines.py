"""Deadlines of the process: one case's, and everybody's that wait, beside the visits."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sstui.core.deadlines import Deadline, DeadlineState, deadlines
from sstui.core.facts import CaseFacts, window_end
from sstui.core.profile import Clock
from sstui.core.queue import QueueLine
from sstui.core.records import CaseId, StaffId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter, line_of
from sstui.store.caseload import OpenCase, open_cases
from sstui.store.events import curators_on, event_days
from sstui.store.staff import staff

AFTER_END = timedelta(days=366)
"""How long after its end a case is looked at for the clocks that its end has started."""
NEAR = timedelta(days=14)
"""How long before its day a deadline stands in the queue."""
_STARTED_BY_END = frozenset(["case_end", "decision"])


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One deadline that waits, with whom it is about."""

    case_id: CaseId
    number: str
    family: str
    settlement: str
    curator_id: StaffId | None
    curator: str
    """Surname and initials, empty when there is none."""
    deadline: Deadline
    is_ended: bool = False
    """Whether the case is no longer in the queue."""

    @property
    def is_overdue(self) -> bool:
        """Whether its day is past."""
        return self.deadline.state is DeadlineState.OVERDUE


def active_clocks(desk: Desk) -> tuple[Clock, ...]:
    """Clocks that the office's profile has switched on."""
    return tuple(one for one in desk.office.profile.clocks if one.active)


def waiting_deadlines(desk: Desk, curator_id: StaffId | None = None) -> list[DeadlineLine]:
    """Every deadline that no event has fulfilled yet, soonest first.

    Of a case that has ended only the clocks that its end started are looked at.

    Args:
        desk: the office and the day.
        curator_id: the curator whose families alone are wanted; None for all.
    """
    clocks = active_clocks(desk)
    if not clocks:
        return []
    days = event_days()
    people = {one.id: one.name.short for one in staff()}
    found = []
    for one, holder, running in _cases(desk, clocks):
        if curator_id is not None and holder != curator_id:
            continue
        name = people.get(holder, "") if holder is not None else ""
        ended = one.facts.end is not None and one.facts.end < desk.today
        about = (one.id, one.number, one.family, one.settlement, holder, name)
        found += [
            DeadlineLine(*about, deadline, ended)
            for deadline in _of_case(desk, one.facts, days.get(one.id, {}), running)
            if not deadline.state.is_closed
        ]
    return sorted(found, key=lambda line: (line.deadline.due_on, line.family, line.case_id))


def beside_visits(
    desk: Desk, wanted: QueueFilter, lines: Iterable[QueueLine]
) -> tuple[QueueLine, ...]:
    """Deadlines that stand in the queue beside the visits, soonest first.

    Those that are late or due within two weeks; where only deadlines are wanted, all that wait.

    Args:
        desk: the office and the day.
        wanted: the filter that the lines have come through.
        lines: families of the queue; a deadline of another open family is left out, and one of
            an ended case where the filter asks for a level, a place or words.
    """
    families, found = {line.case_id: line for line in lines}, []
    is_narrow = bool(wanted.settlement_id is not None or wanted.level or wanted.words)
    for one in waiting_deadlines(desk, wanted.curator_id):
        if not wanted.deadlines and one.deadline.due_on > desk.today + NEAR:
            continue
        line = families.get(one.case_id)
        if line is None and one.is_ended and not is_narrow:
            line = line_of(desk, one.case_id)
        if line is not None:
            found.append(replace(line, deadline=one.deadline))
    return tuple(found)


def case_deadlines(desk: Desk, case_id: CaseId) -> list[Deadline]:
    """Every deadline of a case that runs or ran, soonest first.

    Raises:
        Refusal: there is no such case.
    """
    found = open_cases(desk.today, only=case_id)
    if not found:
        raise Refusal("Такого дела нет.")
    days = event_days(case_id).get(case_id, {})
    return _of_case(desk, found[0].facts, days, active_clocks(desk))


def _cases(
    desk: Desk, clocks: Sequence[Clock]
) -> Iterator[tuple[OpenCase, StaffId | None, Sequence[Clock]]]:
    """Cases with their curators and the clocks that are looked at for each."""
    for one in open_cases(desk.today):
        yield one, one.curator_id, clocks
    by_end = [clock for clock in clocks if clock.starts in _STARTED_BY_END]
    if not by_end:
        return
    curators = curators_on(desk.today)
    for one in open_cases(desk.today - AFTER_END):
        if one.facts.end is not None and one.facts.end < desk.today:
            yield one, curators.get(one.id), by_end


def _of_case(
    desk: Desk, facts: CaseFacts, entered: dict[str, list[date]], clocks: Sequence[Clock]
) -> list[Deadline]:
    events: dict[str, list[date]] = {**entered, "case_start": [facts.start]}
    with suppress(ValueError):  # the queue tells the fault in words
        events["term_end"] = [window_end(facts, desk.office.norms)]
    if facts.end is not None:
        events["case_end"] = [facts.end]
    past = [since for since, _ in facts.levels if since <= max(desk.today, facts.start)]
    since = max(past, default=facts.start)
    return deadlines(clocks, events, desk.office.calendar, desk.today, since)
