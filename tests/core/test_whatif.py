"""What another set of norms would change: examples, and what must hold of every change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sstui.core.compliance import compliance
from sstui.core.facts import CaseFacts, lay_out
from sstui.core.norms import Days, Level, Norm, Norms, NormSet, Per
from sstui.core.queue import Group, Planner, group_of
from sstui.core.records import CaseId, StaffId
from sstui.core.whatif import (
    STEP,
    Cancelled,
    CuratorSide,
    Tried,
    WhatIf,
    shortened,
    try_norms,
    visited,
)
from tests.core.test_schedule_properties import CALENDAR, Situation, a_case, a_situation, some_norms

SLOW = settings(max_examples=150, deadline=None)
DAY = date(2026, 11, 23)
START = date(2026, 9, 1)
VERA, OLEG = StaffId(1), StaffId(2)


def a_set(since: date = date(2020, 1, 1), **norms: Norm) -> NormSet:
    return NormSet(since, {code: Level(code, code, code, 1, norm) for code, norm in norms.items()})


MONTHLY, WEEKLY = Norm(1, 2, Per.MONTH, 12), Norm(1, 2, Per.WEEK, 12)
NOW = Norms((a_set(basic=MONTHLY),))


def changed(norms: Norms, change: Callable[[Norm], Norm]) -> Norms:
    return Norms(tuple(with_levels(one, change) for one in norms.sets))


def with_levels(one: NormSet, change: Callable[[Norm], Norm]) -> NormSet:
    levels = {code: replace(level, norm=change(level.norm)) for code, level in one.levels.items()}
    return replace(one, levels=levels)


def stricter(norm: Norm) -> Norm:
    return replace(norm, min=norm.min + 1, max=max(norm.max, norm.min + 1))


def looser(norm: Norm) -> Norm:
    return replace(norm, min=norm.min - 1)


def a_family(*visits: date, level: str = "basic", number: int = 1) -> Tried:
    return Tried(CaseId(number), VERA, CaseFacts(START, ((START, level),), visits=visits))


def tried(then: Norms, *cases: Tried, day: date = DAY) -> WhatIf:
    return try_norms(cases, NOW, then, CALENDAR, day)


def test_a_family_that_would_be_overdue() -> None:
    found = tried(Norms((a_set(basic=WEEKLY),)), a_family(date(2026, 11, 9)))
    (moved,) = found.moved
    assert moved.before.next is not None
    assert moved.after.next is not None
    assert moved.before.next.due_by == date(2026, 12, 30)
    assert moved.after.next.due_by == date(2026, 11, 20)
    assert (moved.group_before, moved.group_after) == (Group.LATER, Group.OVERDUE)
    assert moved.becomes_overdue
    assert not moved.term_ends


def test_a_term_that_would_have_ended() -> None:
    short = Norms((a_set(basic=replace(MONTHLY, term_months=2)),))
    (moved,) = tried(short, a_family(date(2026, 11, 9))).moved
    assert moved.term_ends
    assert not moved.becomes_overdue
    assert moved.after.end == date(2026, 11, 1)


def test_the_work_of_a_curator_before_and_after() -> None:
    limited = NormSet(date(2020, 1, 1), {"basic": Level("basic", "b", "b", 1, WEEKLY, 2)})
    cases = [a_family(date(2026, 11, 9), number=number) for number in (1, 2, 3)]
    found = tried(Norms((limited,)), *cases)
    assert found.before == {VERA: CuratorSide(Fraction(7, 10), Fraction(0))}
    assert found.after == {VERA: CuratorSide(Fraction(3), Fraction(3, 2))}
    assert found.after[VERA].is_over
    assert not found.before[VERA].is_over
    assert not found.is_empty


def test_a_level_that_is_left_out_is_a_fault_and_no_work() -> None:
    found = tried(Norms((a_set(other=WEEKLY),)), a_family(date(2026, 11, 9)))
    assert found.moved[0].after.fault == "в нормах с 01.01.2020 нет уровня «basic»"
    assert found.after[VERA] == CuratorSide()


def test_it_is_told_how_far_it_is_and_stops_when_told_to() -> None:
    cases = [a_family(number=number) for number in range(1, 2 * STEP + 2)]
    seen: list[int] = []

    def go_on(done: int) -> bool:
        seen.append(done)
        return True

    try_norms(cases, NOW, NOW, CALENDAR, DAY, go_on)
    assert seen == [STEP, 2 * STEP]
    with pytest.raises(Cancelled):
        try_norms(cases, NOW, NOW, CALENDAR, DAY, lambda done: False)


def test_a_day_to_come_finds_the_family_visited_till_then() -> None:
    day = date(2027, 2, 1)
    facts = a_family(date(2026, 11, 9)).facts
    after = visited(facts, NOW, CALENDAR, DAY, day)
    assert after.visits == (
        date(2026, 11, 9),
        date(2026, 12, 9),
        date(2027, 1, 11),
    )
    found = try_norms([Tried(CaseId(1), VERA, facts)], NOW, NOW, CALENDAR, day, today=DAY)
    assert found.moved == ()


def test_what_is_missed_is_made_good_first_and_nothing_is_done_on_a_pause() -> None:
    facts = replace(a_family().facts, pauses=((DAY, date(2026, 11, 25)),))
    assert visited(facts, NOW, CALENDAR, DAY, date(2026, 11, 27)).visits == (date(2026, 11, 26),)


def test_nothing_is_taken_for_done_after_the_end_or_where_the_norms_do_not_fit() -> None:
    facts = replace(a_family().facts, end=date(2026, 9, 20))
    assert visited(facts, NOW, CALENDAR, DAY, date(2026, 12, 1)).visits == ()
    stranger = a_family(level="other").facts
    assert visited(stranger, NOW, CALENDAR, DAY, date(2026, 12, 1)) == stranger
    idle = Norms((a_set(basic=Norm(0, 1, Per.MONTH, 6)),))
    assert visited(a_family().facts, idle, CALENDAR, DAY, date(2026, 12, 1)).visits == ()


def test_periods_that_holidays_shorten_are_shown() -> None:
    one = a_set(
        basic=MONTHLY, emergency=Norm(2, 3, Per.WEEK, 3), any=replace(WEEKLY, days=Days.ANY)
    )
    found = shortened(one, CALENDAR, date(2026, 12, 20), date(2027, 1, 17))
    assert [(item.level.code, item.period, item.days) for item in found] == [
        ("emergency", (date(2027, 1, 4), date(2027, 1, 10)), 0)
    ]


# -- what must hold of every change


@SLOW
@given(a_situation(), st.integers(0, 300))
def test_a_change_of_nothing_changes_nothing(case: Situation, shift: int) -> None:
    since = date(2025, 10, 1) + timedelta(shift)
    assume(since not in [one.since for one in case.norms.sets])
    assume(since > min(one.since for one in case.norms.sets))
    same = Norms((*case.norms.sets, NormSet(since, case.norms.on(since).levels)))
    families = [Tried(CaseId(1), VERA, case.facts)]
    assert try_norms(families, case.norms, same, CALENDAR, case.as_of).is_empty
    assert try_norms(families, case.norms, case.norms, CALENDAR, case.as_of).is_empty


def overdue(case: Situation, norms: Norms) -> bool:
    outlook = Planner(norms, CALENDAR, case.as_of).outlook(case.facts)
    return group_of(case.facts, outlook, case.as_of) is Group.OVERDUE


def raises(case: Situation, norms: Norms) -> list[tuple[int, bool]]:
    """First days of the level's runs, and whether each is a raise."""
    runs = lay_out(case.facts, norms, CALENDAR, case.as_of).runs
    return [(one.first, one.is_raise) for one in runs]


def begins_alike(case: Situation, norms: Norms) -> bool:
    """Whether the duty is counted from the same day: a change of level stays a raise or none.

    A raise begins the duty anew, so a change that makes a raise of what was none is not a
    tightening of the family's own norm.
    """
    first, second = case.answer(), replace(case, norms=norms).answer()
    if first is None or second is None:
        # No visit is owed by one of them: then the raises themselves must be the same.
        return raises(case, case.norms) == raises(case, norms)
    mine, other = first.grounds, second.grounds
    return (mine.since, mine.restart) == (other.since, other.restart)


@SLOW
@given(a_situation())
def test_tightening_never_removes_an_overdue_family(case: Situation) -> None:
    strict = changed(case.norms, stricter)
    assume(begins_alike(case, strict))
    assert overdue(case, strict) or not overdue(case, case.norms)


@SLOW
@given(a_situation())
def test_loosening_never_adds_an_overdue_family(case: Situation) -> None:
    strict = changed(case.norms, stricter)
    loose = changed(strict, looser)
    assume(begins_alike(replace(case, norms=strict), loose))
    assert overdue(case, strict) or not overdue(case, loose)


def sooner(norm: Norm) -> Norm:
    first, gap = norm.first_visit, norm.max_gap
    return replace(
        norm,
        first_visit=max((7 if first is None else first) - 1, 0),
        max_gap=max((45 if gap is None else gap) - 1, 1),
    )


@SLOW
@given(a_situation())
def test_a_nearer_local_bound_never_removes_an_overdue_family(case: Situation) -> None:
    assert overdue(case, changed(case.norms, sooner)) or not overdue(case, case.norms)


def unbound(norm: Norm) -> Norm:
    return replace(norm, first_visit=None, max_gap=None)


@SLOW
@given(a_situation())
def test_taking_a_local_bound_away_never_adds_an_overdue_family(case: Situation) -> None:
    assert overdue(case, case.norms) or not overdue(case, changed(case.norms, unbound))


@SLOW
@given(a_case(), some_norms(), some_norms(), st.integers(0, 300))
def test_applying_and_taking_back_is_nothing(
    facts: CaseFacts, norms: Norms, other: Norms, shift: int
) -> None:
    day = date(2025, 10, 1) + timedelta(shift)
    new = replace(other.sets[0], since=day)
    assume(day not in [one.since for one in norms.sets])
    applied = Norms((*norms.sets, new))
    back = Norms(tuple(one for one in applied.sets if one.since != day))
    assert back == norms
    assert try_norms([Tried(CaseId(1), None, facts)], norms, back, CALENDAR, day).is_empty


@SLOW
@given(a_case(), some_norms(), some_norms(), st.integers(30, 300))
def test_periods_before_the_day_never_change(
    facts: CaseFacts, norms: Norms, other: Norms, shift: int
) -> None:
    day = date(2025, 10, 1) + timedelta(shift)
    assume(all(one.since < day for one in norms.sets))
    # A level changed on that very day is a raise or not by both sets; the window's end may move.
    assume(day not in [since for since, _ in facts.levels])
    facts = replace(facts, end=facts.end or facts.start + timedelta(400))
    applied = Norms((*norms.sets, replace(other.sets[0], since=day)))
    before = compliance(facts, norms, CALENDAR, date(2026, 12, 1))
    after = compliance(facts, applied, CALENDAR, date(2026, 12, 1))
    kept = tuple(one for one in before if one.last < day)
    assert after[: len(kept)] == kept


@SLOW
@given(st.lists(a_case(), min_size=1, max_size=6), some_norms(), some_norms(), st.randoms())
def test_the_order_of_families_does_not_matter(
    cases: list[CaseFacts], norms: Norms, other: Norms, random: Random
) -> None:
    families = [
        Tried(CaseId(number), (VERA, OLEG)[number % 2], facts) for number, facts in enumerate(cases)
    ]
    turned = random.sample(families, len(families))
    first = try_norms(families, norms, other, CALENDAR, date(2026, 3, 2))
    second = try_norms(turned, norms, other, CALENDAR, date(2026, 3, 2))
    assert sorted(first.moved, key=lambda one: one.case_id) == sorted(
        second.moved, key=lambda one: one.case_id
    )
    assert (first.before, first.after) == (second.before, second.after)
