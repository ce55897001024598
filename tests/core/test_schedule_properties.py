"""What must hold of the visit rule for every case: the five properties of its description."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sstui.core.compliance import State, compliance
from sstui.core.facts import CaseFacts, window_end
from sstui.core.norms import Days, Level, Norm, Norms, NormSet, Per
from sstui.core.quotas import period_bounds
from sstui.core.schedule import Bound, NextVisit, next_visit
from sstui.core.workdays import WorkCalendar
from tests.core.federal import federal_years

FIRST = date(2025, 10, 1)
CODES = ("adaptation", "basic", "crisis", "emergency", "watch")
CALENDAR = WorkCalendar(federal_years())
T = TypeVar("T")
SLOW = settings(max_examples=200, deadline=None)


@st.composite
def a_norm(draw: st.DrawFn, *, gaps: bool = True, on: Days | None = None) -> Norm:
    low = draw(st.integers(0, 3))
    high = max(low + draw(st.integers(0, 2)), 1)
    return Norm(
        min=low,
        max=high,
        per=draw(st.sampled_from(list(Per))),
        term_months=draw(st.integers(1, 12)),
        plan=draw(st.integers(1, high)),
        days=on or draw(st.sampled_from(list(Days))),
        first_visit=draw(st.none() | st.integers(0, 8)),
        max_gap=draw(st.none() | st.integers(1, 45)) if gaps else None,
    )


@st.composite
def some_norms(draw: st.DrawFn, *, gaps: bool = True, one_kind: bool = False) -> Norms:
    """Norm sets; with `one_kind` all levels are visited on the same kind of days."""
    on = draw(st.sampled_from(list(Days))) if one_kind else None
    sets = []
    for since in draw(st.lists(days(0, 300), min_size=1, max_size=2, unique=True)):
        norms = {code: draw(a_norm(gaps=gaps, on=on)) for code in CODES}
        levels = {code: Level(code, code, code, 0, norm) for code, norm in norms.items()}
        sets.append(NormSet(since, levels))
    return Norms(tuple(sets))


def days(first: int, last: int) -> st.SearchStrategy[date]:
    return st.integers(first, last).map(lambda shift: FIRST + timedelta(shift))


@st.composite
def a_case(draw: st.DrawFn) -> CaseFacts:
    start = draw(days(0, 60))
    later = draw(st.lists(st.integers(1, 250), max_size=3, unique=True))
    dates = [start, *(start + timedelta(shift) for shift in later)]
    levels = tuple((day, draw(st.sampled_from(CODES))) for day in dates)
    shifts = draw(st.lists(st.tuples(st.integers(-20, 250), st.integers(0, 40)), max_size=2))
    pauses = tuple(
        (start + timedelta(first), start + timedelta(first + length)) for first, length in shifts
    )
    visits = tuple(draw(st.lists(days(0, 300), max_size=12)))
    end = start + timedelta(draw(st.integers(0, 320))) if draw(st.booleans()) else None
    return CaseFacts(start, levels, end, pauses, visits)


@dataclass(frozen=True)
class Situation:
    facts: CaseFacts
    norms: Norms
    as_of: date

    def answer(self) -> NextVisit | None:
        return next_visit(self.facts, self.norms, CALENDAR, self.as_of)


@st.composite
def a_situation(draw: st.DrawFn, *, gaps: bool = True) -> Situation:
    return Situation(draw(a_case()), draw(some_norms(gaps=gaps)), draw(days(0, 320)))


def level_on(facts: CaseFacts, day: date) -> str:
    past = [one for one in sorted(facts.levels) if one[0] <= day]
    return (past or sorted(facts.levels))[-1 if past else 0][1]


def is_available(facts: CaseFacts, norms: Norms, end: date, day: date) -> bool:
    """An independent reading of «available day», day by day."""
    if not facts.start <= day <= end:
        return False
    if any(first <= day and (last is None or day <= last) for first, last in facts.pauses):
        return False
    norm = norms.norm(level_on(facts, min(day, end)), day)
    return norm.days is Days.ANY or CALENDAR.is_working_day(day)


def lapses(facts: CaseFacts, norms: Norms) -> bool:
    """Whether a term ran out before the decision that prolonged it: days nobody could know of."""
    ordered = sorted(facts.levels)
    return any(
        window_end(replace(facts, levels=tuple(ordered[:count])), norms) < ordered[count][0]
        for count in range(1, len(ordered))
    )


def known_on(facts: CaseFacts, early_end: date | None, day: date) -> CaseFacts:
    """What the office knows on a day: each change is learnt on its own day."""
    return replace(
        facts,
        levels=tuple(one for one in facts.levels if one[0] <= day or one[0] == facts.start),
        pauses=tuple(one for one in facts.pauses if one[0] <= day),
        end=early_end if early_end is not None and early_end <= day else None,
    )


def goes_today(known, norms, found, day, random) -> bool:  # type: ignore[no-untyped-def]
    """Whether the curator goes: on the last possible day surely, else by chance.

    A date that a pause learnt today has left behind is made good on the first possible day.
    """
    end = window_end(known, norms)
    if day < found.opens:
        return False
    rest = (day + timedelta(shift) for shift in range(1, (found.due_by - day).days + 1))
    is_last = not any(is_available(known, norms, end, one) for one in rest)
    return is_available(known, norms, end, day) and (is_last or random.random() < 0.2)


def state_of(facts: CaseFacts, norms: Norms, day: date) -> State:
    """How the quota that holds a day stands that evening."""
    kept = compliance(facts, norms, CALENDAR, day)
    return next(one.state for one in kept if one.first <= day <= one.last)


@settings(max_examples=120, deadline=None)
@given(
    a_case(),
    some_norms(one_kind=True),
    st.randoms(use_true_random=False),
    st.none() | st.integers(0, 100),
)
def test_an_honest_curator_is_never_caught_out(facts, norms, random, cut_after):  # type: ignore[no-untyped-def]
    # A level of any days that gives way on a Sunday to one of working days takes its last day away
    # and is still not excused: «waived» looks at the later of two norms with an equal minimum.
    facts = replace(facts, visits=(), end=None)
    assume(not lapses(facts, norms))
    early_end = None if cut_after is None else facts.start + timedelta(cut_after)
    day = facts.start
    made: list[date] = []
    while day <= facts.start + timedelta(130) and (early_end is None or day <= early_end):
        known = replace(known_on(facts, early_end, day), visits=tuple(made))
        if early_end == day:
            assume(early_end <= window_end(replace(known, end=None), norms))
        found = next_visit(known, norms, CALENDAR, day)
        if found and goes_today(known, norms, found, day, random):
            made.append(day)
            evening = replace(known, visits=tuple(made))
            # A first visit that a raise or a return demands, and a max_gap, may exceed a quota.
            if found.grounds.bound is Bound.QUOTA:
                assert state_of(evening, norms, day) is not State.EXTRA
        day += timedelta(1)
    truth = replace(known_on(facts, early_end, day), visits=tuple(made), end=early_end)
    states = [one.state for one in compliance(truth, norms, CALENDAR, day - timedelta(1))]
    assert State.SHORT not in states


@SLOW
@given(a_situation())
def test_the_window_is_in_order_and_made_of_candidates(case: Situation) -> None:
    found = case.answer()
    if found is None:
        return
    assert found.opens <= found.target <= found.due_by
    end = window_end(case.facts, case.norms)
    for day in (found.opens, found.target, found.due_by):
        assert is_available(case.facts, case.norms, end, day)
        assert day > found.grounds.since or (found.grounds.fresh and day >= found.grounds.since)


@SLOW
@given(a_situation(gaps=False))
def test_a_visit_on_the_target_moves_everything_forward(case: Situation) -> None:
    before = case.answer()
    assume(before is not None)
    assert before is not None
    visits = (*(one for one in case.facts.visits if one <= case.as_of), before.target)
    day = max(case.as_of, before.target)
    # The world as it was known: nothing else may happen between the two questions.
    assume(not any(case.as_of < one[0] <= day for one in case.facts.levels))
    assume(not any(one[1] and case.as_of <= one[1] < day for one in case.facts.pauses))
    after = replace(case, facts=replace(case.facts, visits=visits), as_of=day).answer()
    if after is not None:
        assert after.due_by >= before.due_by
        assert after.target > before.target


@SLOW
@given(a_situation(), st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(case: Situation, random) -> None:  # type: ignore[no-untyped-def]
    def shuffled(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(items, len(items)))

    facts = case.facts
    other = replace(
        facts,
        levels=shuffled(facts.levels),
        pauses=shuffled(facts.pauses),
        visits=shuffled(facts.visits),
    )
    turned = replace(case, facts=other)
    assert turned.answer() == case.answer()
    assert compliance(other, case.norms, CALENDAR, case.as_of) == compliance(
        facts, case.norms, CALENDAR, case.as_of
    )


@SLOW
@given(a_situation())
def test_a_stricter_norm_never_makes_the_deadline_later(case: Situation) -> None:
    def stricter(norm: Norm) -> Norm:
        return replace(norm, min=norm.min + 1, max=max(norm.max, norm.min + 1))

    sets = tuple(
        NormSet(
            one.since,
            {code: replace(level, norm=stricter(level.norm)) for code, level in one.levels.items()},
        )
        for one in case.norms.sets
    )
    before, after = case.answer(), replace(case, norms=Norms(sets)).answer()
    assume(before is not None and before.grounds.restart == (after and after.grounds.restart))
    assert before is not None
    assert after is not None
    assume(before.grounds.since == after.grounds.since)
    assert after.due_by <= before.due_by


@SLOW
@given(a_situation(), st.data())
def test_what_changes_nothing_changes_nothing(case: Situation, data: st.DataObject) -> None:
    end = window_end(case.facts, case.norms)
    fixed = replace(case, facts=replace(case.facts, end=end))
    plain = fixed.answer()

    again = case.facts.start + timedelta(data.draw(st.integers(1, 300)))
    assume(again not in [one[0] for one in case.facts.levels])
    prolonged = (*case.facts.levels, (again, level_on(case.facts, again)))
    assert replace(fixed, facts=replace(fixed.facts, levels=prolonged)).answer() == plain

    since = case.facts.start + timedelta(data.draw(st.integers(1, 300)))
    assume(since not in [one.since for one in case.norms.sets])
    same = NormSet(since, case.norms.on(since).levels)
    assert replace(fixed, norms=Norms((*case.norms.sets, same))).answer() == plain

    if plain is None or plain.grounds.fresh:
        return
    quiet = date.fromordinal(period_bounds(Per.HALF_YEAR, plain.grounds.since.toordinal())[0])
    last = quiet - timedelta(data.draw(st.integers(1, 60)))
    old_pause = (*case.facts.pauses, (last - timedelta(data.draw(st.integers(0, 30))), last))
    if all(one[1] is not None and one[1] < last - timedelta(40) for one in case.facts.pauses):
        assert replace(fixed, facts=replace(fixed.facts, pauses=old_pause)).answer() == plain
