"""What another set of norms would change: the whole caseload under both, and the differences.

Nothing is written anywhere; both sides are computed by the one visit rule.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from sstui.core.facts import CaseFacts
from sstui.core.norms import Norms
from sstui.core.queue import Group, Outlook, Planner, group_of, level_on
from sstui.core.records import CaseId, StaffId
from sstui.core.workdays import WorkCalendar

STEP = 500
"""Cases between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One open case, as much of it as the trial needs."""

    case_id: CaseId
    curator_id: StaffId | None
    facts: CaseFacts


@dataclass(frozen=True, slots=True)
class Moved:
    """A family whose next visit, term or group would change."""

    case_id: CaseId
    before: Outlook
    after: Outlook
    group_before: Group
    group_after: Group

    @property
    def becomes_overdue(self) -> bool:
        """Whether the family would be overdue, and is not now."""
        return self.group_after is Group.OVERDUE and self.group_before is not Group.OVERDUE

    @property
    def term_ends(self) -> bool:
        """Whether the family's term would have ended already."""
        return self.group_after is Group.EXPIRED and self.group_before is not Group.EXPIRED


@dataclass(slots=True)
class CuratorSide:
    """One curator's work under one side."""

    visits_a_week: Fraction = Fraction(0)
    """Visits that the norms ask for, per week, exact."""
    load: Fraction = Fraction(0)
    """Share of the norm of families; 1 is full."""

    @property
    def is_over(self) -> bool:
        """Whether the curator is over the norm of families."""
        return self.load > 1


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a change of norms would do on a day."""

    cases: int
    moved: tuple[Moved, ...]
    before: dict[StaffId | None, CuratorSide] = field(default_factory=dict)
    after: dict[StaffId | None, CuratorSide] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change for anybody."""
        return not self.moved and self.before == self.after


class Cancelled(Exception):  # noqa: N818 - an answer of the person, not a failure
    """The person stopped the trial."""


def try_norms(
    cases: Iterable[Tried],
    now: Norms,
    then: Norms,
    calendar: WorkCalendar,
    day: date,
    progress: Callable[[int], bool] | None = None,
) -> WhatIf:
    """The caseload under the norms in force and under others, on a day.

    Args:
        cases: the open cases.
        now: the norms in force.
        then: the norms that are tried.
        calendar: working days of the office.
        day: the day that both sides are judged on.
        progress: told the number of cases done; giving False stops the trial.

    Raises:
        Cancelled: `progress` gave False.
    """
    old, new = Planner(now, calendar, day), Planner(then, calendar, day)
    before: dict[StaffId | None, CuratorSide] = defaultdict(CuratorSide)
    after: dict[StaffId | None, CuratorSide] = defaultdict(CuratorSide)
    moved, count = [], 0
    for count, case in enumerate(cases, 1):
        change = _compare(case, old, new)
        if change is not None:
            moved.append(change)
        _add(before[case.curator_id], case.facts, now, day)
        _add(after[case.curator_id], case.facts, then, day)
        if progress is not None and count % STEP == 0 and not progress(count):
            raise Cancelled
    return WhatIf(count, tuple(moved), dict(before), dict(after))


def _compare(case: Tried, old: Planner, new: Planner) -> Moved | None:
    first, second = old.outlook(case.facts), new.outlook(case.facts)
    if _dates(first) == _dates(second):
        return None
    return Moved(
        case.case_id,
        first,
        second,
        group_of(case.facts, first, old.today),
        group_of(case.facts, second, new.today),
    )


def _dates(outlook: Outlook) -> tuple[object, ...]:
    """What a person would notice of an outlook: dates and numbers, not their grounds."""
    found = outlook.next
    if found is None:
        return (outlook.end, outlook.fault)
    numbers = (found.done, found.required, found.allowed)
    return (outlook.end, found.opens, found.target, found.due_by, found.period, numbers)


def _add(side: CuratorSide, facts: CaseFacts, norms: Norms, day: date) -> None:
    level = norms.on(day).levels.get(level_on(facts, day))
    if level is None:
        return
    side.visits_a_week += Fraction(level.norm.min * 7, level.norm.per.days)
    if level.families_max:
        side.load += Fraction(1, level.families_max)
