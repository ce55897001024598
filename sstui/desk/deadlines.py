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
from sstui.core.route_times import NEAR
from sstui.core.text import sort_key
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter, line_of
from sstui.store.caseload import OpenCase, cases_among, ended_cases, open_cases
from sstui.store.events import event_days, event_days_among
from sstui.store.staff import people_among

AFTER_END = timedelta(days=366)
"""How long after its end a case is looked at for the clocks that its end has started."""
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


def by_end(clocks: Iterable[Clock]) -> tuple[Clock, ...]:
    """Those clocks that the end of a case starts."""
    return tuple(clock for clock in clocks if clock.starts in _STARTED_BY_END)


def waiting_deadlines(
    desk: Desk, curator_id: StaffId | None = None, cases: Sequence[OpenCase] | None = None
) -> list[DeadlineLine]:
    """Every deadline that no event has fulfilled yet, soonest first.

    Of a case that has ended only the clocks that its end started are looked at.

    Args:
        desk: the office and the day.
        curator_id: the curator whose families alone are wanted; None for all.
        cases: the open cases, the curator's at least, where they have been read; None reads them.
    """
    clocks = active_clocks(desk)
    if not clocks:
        return []
    if cases is None:
        cases = open_cases(desk.today, curator_id=curator_id)
    looked = list(_cases(desk, clocks, cases, curator_id))
    days = event_days() if curator_id is None else event_days_among(one.id for one, _ in looked)
    holders = {one.curator_id for one, _ in looked}
    people = people_among(one for one in holders if one is not None)
    found = []
    for one, running in looked:
        holder = one.curator_id
        if curator_id is not None and holder != curator_id:
            continue
        name = people[holder].name.short if holder is not None else ""
        ended = one.facts.end is not None and one.facts.end < desk.today
        about = (one.id, one.number, one.family, one.settlement, holder, name)
        found += [
            DeadlineLine(*about, deadline, ended)
            for deadline in deadlines_of(desk, one.facts, days.get(one.id, {}), running)
            if not deadline.state.is_closed
        ]
    return sorted(
        found, key=lambda line: (line.deadline.due_on, sort_key(line.family), line.case_id)
    )


def _soonest(line: DeadlineLine) -> tuple[date, str, CaseId]:
    return line.deadline.due_on, sort_key(line.family), line.case_id


def last_day_wanted(desk: Desk, wanted: QueueFilter) -> date:
    """Until which day a deadline stands in the queue: two weeks, or all where they alone do."""
    return date.max if wanted.deadlines else desk.today + NEAR


def beside_visits(
    desk: Desk,
    wanted: QueueFilter,
    lines: Iterable[QueueLine],
    cases: Sequence[OpenCase] | None = None,
) -> tuple[QueueLine, ...]:
    """Deadlines that stand in the queue beside the visits, soonest first.

    Those that are late or due within two weeks; where only deadlines are wanted, all that wait.

    Args:
        desk: the office and the day.
        wanted: the filter that the lines have come through.
        lines: families of the queue; a deadline of another open family is left out, and one of
            an ended case where the filter asks for a level, a place or words.
        cases: the open cases, as `waiting_deadlines` takes them.
    """
    families, found = {line.case_id: line for line in lines}, []
    is_narrow = bool(wanted.settlement_id is not None or wanted.level or wanted.words)
    until = last_day_wanted(desk, wanted)
    for one in waiting_deadlines(desk, wanted.curator_id, cases):
        if one.deadline.due_on > until:
            continue
        line = families.get(one.case_id)
        if line is None and one.is_ended and not is_narrow:
            line = line_of(desk, one.case_id)
        if line is not None:
            found.append(replace(line, deadline=one.deadline))
    return tuple(found)


def with_deadlines(desk: Desk, lines: Iterable[QueueLine]) -> dict[tuple[CaseId, str], QueueLine]:
    """Lines about the deadlines of these families, by case and code of the clock."""
    families = {line.case_id: line for line in lines}
    entered, clocks = event_days_among(families), active_clocks(desk)
    return {
        (one.id, deadline.clock.code): replace(families[one.id], deadline=deadline)
        for one in cases_among(desk.today, families)
        for deadline in deadlines_of(desk, one.facts, entered.get(one.id, {}), clocks)
    }


def case_deadlines(desk: Desk, case_id: CaseId) -> list[Deadline]:
    """Every deadline of a case that runs or ran, soonest first.

    Raises:
        Refusal: there is no such case.
    """
    found = open_cases(desk.today, only=case_id)
    if not found:
        raise Refusal("Такого дела нет.")
    days = event_days(case_id).get(case_id, {})
    return deadlines_of(desk, found[0].facts, days, active_clocks(desk))


def _cases(
    desk: Desk, clocks: Sequence[Clock], cases: Sequence[OpenCase], curator_id: StaffId | None
) -> Iterator[tuple[OpenCase, Sequence[Clock]]]:
    """Cases with the clocks that are looked at for each: open ones, and those lately ended."""
    for one in cases:
        yield one, clocks
    if ending := by_end(clocks):
        for one in ended_cases(desk.today, desk.today - AFTER_END, curator_id):
            yield one, ending


def deadlines_of(
    desk: Desk, facts: CaseFacts, entered: dict[str, list[date]], clocks: Sequence[Clock]
) -> list[Deadline]:
    """What runs or ran of some clocks for a case, soonest first.

    Args:
        desk: the office and the day.
        facts: the case.
        entered: days of entered events and of agreements.
        clocks: those that are looked at.
    """
    events, since = clock_facts(desk, facts, entered)
    return deadlines(clocks, events, desk.office.calendar, desk.today, since)


def clock_facts(
    desk: Desk, facts: CaseFacts, entered: dict[str, list[date]]
) -> tuple[dict[str, list[date]], date]:
    """What the clocks of a case run by: its events by code, and the first day of its term.

    Args:
        desk: the office and the day.
        facts: the case.
        entered: days of entered events and of agreements.
    """
    events: dict[str, list[date]] = {**entered, "case_start": [facts.start]}
    with suppress(ValueError):  # the queue tells the fault in words
        events["term_end"] = [window_end(facts, desk.office.norms)]
    if facts.end is not None:
        events["case_end"] = [facts.end]
    past = [since for since, _ in facts.levels if since <= max(desk.today, facts.start)]
    return events, max(past, default=facts.start)
