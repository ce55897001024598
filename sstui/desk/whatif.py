"""Norms tried before they bite: whose dates, whose terms and whose load would change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sstui.core.explain import explain
from sstui.core.facts import CaseFacts
from sstui.core.norms import Norms, NormSet
from sstui.core.queue import level_on
from sstui.core.records import CaseId, StaffId
from sstui.core.refusal import Refusal
from sstui.core.steps import Step, StepKind, listed, not_computed
from sstui.core.whatif import (
    CuratorSide,
    Moved,
    Shortened,
    Tried,
    WhatIf,
    shortened,
    try_norms,
    visited,
)
from sstui.desk.desk import Desk
from sstui.store.caseload import OpenCase, open_cases
from sstui.store.staff import staff

Progress = Callable[[int, int], bool]
"""Told how many families of how many are done; giving False stops the trial."""

AHEAD = timedelta(365)
"""How far ahead periods are looked through for holidays that shorten them."""


@dataclass(frozen=True, slots=True)
class TriedFamily:
    """A family that would notice the new norms."""

    moved: Moved
    number: str
    family: str
    settlement: str
    level: str
    """Code of the level on the day."""
    curator: str

    @property
    def case_id(self) -> CaseId:
        """The family's case."""
        return self.moved.case_id


@dataclass(frozen=True, slots=True)
class TriedCurator:
    """One curator's work before and after."""

    curator_id: StaffId | None
    curator: str
    """Surname and initials; empty for families without a curator."""
    before: CuratorSide
    after: CuratorSide


@dataclass(frozen=True, slots=True)
class Trial:
    """What a set of norms would do from its day."""

    norms: NormSet
    day: date
    """The day that both sides are judged on: the set's own, or today when that has passed."""
    is_ahead: bool
    """Whether the day is to come: visits are taken to be made till then as proposed."""
    cases: int
    """Open families on that day."""
    families: tuple[TriedFamily, ...]
    """Those whose next visit or term would change: the nearest new deadline first."""
    curators: tuple[TriedCurator, ...]
    """By name; families without a curator last."""
    shortened: tuple[Shortened, ...]
    """Periods of the year ahead in which holidays leave fewer days than visits are asked for."""

    @property
    def overdue(self) -> tuple[TriedFamily, ...]:
        """Families that would be overdue and are not now."""
        return tuple(one for one in self.families if one.moved.becomes_overdue)

    @property
    def ended(self) -> tuple[TriedFamily, ...]:
        """Families whose term would have ended already."""
        return tuple(one for one in self.families if one.moved.term_ends)

    @property
    def visits_a_week(self) -> tuple[Fraction, Fraction]:
        """Visits that the norms ask of the whole office per week, before and after."""
        return (
            sum((one.before.visits_a_week for one in self.curators), Fraction(0)),
            sum((one.after.visits_a_week for one in self.curators), Fraction(0)),
        )


def try_set(desk: Desk, one: NormSet, progress: Progress | None = None) -> Trial:
    """What a set would change if it were in force from its day; nothing is written.

    A set of the same day is replaced in thought.

    Raises:
        Cancelled: the person stopped the trial.
    """
    day = max(desk.today, one.since)
    cases = open_cases(day)
    norms, calendar = desk.office.norms, desk.office.calendar
    found = try_norms(
        (Tried(case.id, case.curator_id, case.facts) for case in cases),
        norms,
        with_set(norms, one),
        calendar,
        day,
        _of_total(progress, len(cases)),
        desk.today if day > desk.today else None,
    )
    names = {person.id: person.name.short for person in staff()}
    return Trial(
        norms=one,
        day=day,
        is_ahead=day > desk.today,
        cases=found.cases,
        families=_families(found.moved, cases, names, day),
        curators=_curators(found, names),
        shortened=tuple(shortened(one, calendar, day, day + AHEAD)),
    )


def explain_tried(desk: Desk, trial: Trial, case_id: CaseId, *, is_new: bool) -> tuple[Step, ...]:
    """The next visit of a family as the trial has it, under the norms of now or the tried ones.

    Raises:
        Refusal: there is no such case.
    """
    found = open_cases(trial.day, only=case_id)
    if not found:
        raise Refusal("Такого дела нет.")
    norms, calendar = desk.office.norms, desk.office.calendar
    facts = found[0].facts
    head: tuple[Step, ...] = ()
    if trial.is_ahead:
        seen = visited(facts, norms, calendar, desk.today, trial.day)
        head, facts = _supposed(facts, seen), seen
    tried = with_set(norms, trial.norms) if is_new else norms
    try:
        return (*head, *explain(facts, tried, calendar, trial.day))
    except ValueError as fault:
        return (*head, not_computed(fault))


def _supposed(facts: CaseFacts, seen: CaseFacts) -> tuple[Step, ...]:
    """The visits that the trial takes for made, so that the last one surprises nobody."""
    made = tuple(sorted(set(seen.visits) - set(facts.visits)))
    if not made:
        return ()
    text = f"До этого дня посещения взяты сделанными в желательные дни: {listed(made)}."
    return (Step(StepKind.SINCE, text, days=made),)


def with_set(norms: Norms, one: NormSet) -> Norms:
    """The norms with a set among them; one of the same day gives way."""
    return Norms((*(other for other in norms.sets if other.since != one.since), one))


def _of_total(progress: Progress | None, total: int) -> Callable[[int], bool] | None:
    return (lambda count: progress(count, total)) if progress else None


def _families(
    moved: Sequence[Moved], cases: Sequence[OpenCase], names: dict[StaffId, str], day: date
) -> tuple[TriedFamily, ...]:
    known = {case.id: case for case in cases}
    found = []
    for one in sorted(moved, key=_deadline):
        case = known[one.case_id]
        curator = names.get(case.curator_id, "") if case.curator_id else ""
        level = level_on(case.facts, day)
        found.append(TriedFamily(one, case.number, case.family, case.settlement, level, curator))
    return tuple(found)


def _deadline(one: Moved) -> tuple[date, int]:
    return (one.after.next.due_by if one.after.next else date.max, one.case_id)


def _curators(found: WhatIf, names: dict[StaffId, str]) -> tuple[TriedCurator, ...]:
    sides = [
        TriedCurator(key, names.get(key, "") if key else "", before, found.after[key])
        for key, before in found.before.items()
    ]
    return tuple(sorted(sides, key=lambda one: (one.curator == "", one.curator)))
