"""What another set of norms would change: the whole caseload under both, and the differences.

Nothing is written anywhere; both sides are computed by the one visit rule.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from sstui.core.facts import CaseFacts, window_end
from sstui.core.norms import Level, Norms, NormSet
from sstui.core.queue import Group, Outlook, Planner, group_of, is_paused, level_on
from sstui.core.quotas import count_days, period_bounds
from sstui.core.records import CaseId, StaffId
from sstui.core.schedule import next_visit
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


@dataclass(frozen=True, slots=True)
class Shortened:
    """A period in which a level asks for more visits than it has days."""

    level: Level
    period: tuple[date, date]
    days: int


class Cancelled(Exception):  # noqa: N818 - an answer of the person, not a failure
    """The person stopped the trial."""


def try_norms(
    cases: Iterable[Tried],
    now: Norms,
    then: Norms,
    calendar: WorkCalendar,
    day: date,
    progress: Callable[[int], bool] | None = None,
    today: date | None = None,
) -> WhatIf:
    """The caseload under the norms in force and under others, on a day.

    Args:
        cases: the open cases.
        now: the norms in force.
        then: the norms that are tried.
        calendar: working days of the office.
        day: the day that both sides are judged on.
        progress: told the number of cases done; giving False stops the trial.
        today: the day of the facts, when `day` is still to come (see `visited`).

    Raises:
        Cancelled: `progress` gave False.
    """
    old, new = Planner(now, calendar, day), Planner(then, calendar, day)
    known: dict[CaseFacts, tuple[_Change | None, str]] = {}
    held: Counter[tuple[StaffId | None, str]] = Counter()
    moved, count = [], 0
    for count, case in enumerate(cases, 1):
        # Families with equal histories share one comparison.
        found = known.get(case.facts)
        if found is None:
            facts = case.facts if today is None else visited(case.facts, now, calendar, today, day)
            found = known[case.facts] = _compare(facts, old, new), level_on(facts, day)
        change, level = found
        if change is not None:
            moved.append(Moved(case.case_id, *change))
        held[case.curator_id, level] += 1
        if progress is not None and count % STEP == 0 and not progress(count):
            raise Cancelled
    return WhatIf(count, tuple(moved), _sides(held, now.on(day)), _sides(held, then.on(day)))


def visited(
    facts: CaseFacts, norms: Norms, calendar: WorkCalendar, today: date, day: date
) -> CaseFacts:
    """The case as it would stand on a day if it were visited from today on as proposed.

    Without such visits both sides of a trial would only tell what nobody has done yet.
    """
    visits, going = facts.visits, today
    try:
        end = window_end(facts, norms)
        while going < day:
            found = next_visit(replace(facts, visits=visits), norms, calendar, going)
            # A missed date is made good on the first day; after the end nothing counts any more.
            if found is None or (made := max(found.target, going)) >= min(day, end):
                break
            if not is_paused(facts, made):
                visits = (*visits, made)
            going = made + timedelta(1)
    except ValueError:
        return facts
    return replace(facts, visits=visits)


def shortened(one: NormSet, calendar: WorkCalendar, first: date, last: date) -> list[Shortened]:
    """Periods that touch a range and in which days off leave fewer days than visits are asked for.

    The rule asks there for no more visits than there are days; the periods are shown and are no
    fault of the set. In order of levels, then of days.
    """
    found = []
    for level in one.by_rank():
        day = first.toordinal()
        while day <= last.toordinal():
            begins, ends = period_bounds(level.norm.per, day)
            count = count_days(calendar, level.norm, begins, ends)
            if count < level.norm.min:
                period = date.fromordinal(begins), date.fromordinal(ends)
                found.append(Shortened(level, period, count))
            day = ends + 1
    return found


_Change = tuple[Outlook, Outlook, Group, Group]


def _compare(facts: CaseFacts, old: Planner, new: Planner) -> _Change | None:
    first, second = old.outlook(facts), new.outlook(facts)
    if _dates(first) == _dates(second):
        return None
    return (
        first,
        second,
        group_of(facts, first, old.today),
        group_of(facts, second, new.today),
    )


def _dates(outlook: Outlook) -> tuple[object, ...]:
    """What a person would notice of an outlook: dates and numbers, not their grounds."""
    found = outlook.next
    if found is None:
        return (outlook.end, outlook.fault)
    numbers = (found.done, found.required, found.allowed)
    return (outlook.end, found.opens, found.target, found.due_by, found.period, numbers)


def _sides(
    held: Mapping[tuple[StaffId | None, str], int], norms: NormSet
) -> dict[StaffId | None, CuratorSide]:
    """Every curator's work under a set: by the number of families on each level."""
    sides: defaultdict[StaffId | None, CuratorSide] = defaultdict(CuratorSide)
    for (curator_id, code), count in held.items():
        side, level = sides[curator_id], norms.levels.get(code)
        if level is None:
            continue
        side.visits_a_week += Fraction(level.norm.min * 7 * count, level.norm.per.days)
        if level.families_max:
            side.load += Fraction(count, level.families_max)
    return dict(sides)
