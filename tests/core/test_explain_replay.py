"""The steps of a derivation are data: from them alone the date is found again."""

import json
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from sstui.core.compliance import compliance
from sstui.core.deadlines import deadlines
from sstui.core.explain import explain
from sstui.core.explain_deadline import explain_deadline
from sstui.core.explain_period import explain_period
from sstui.core.explain_term import explain_term
from sstui.core.facts import window_end
from sstui.core.profile import Clock, ClockUnit
from sstui.core.steps import Step, StepKind
from tests.core.test_schedule_properties import CALENDAR, Situation, a_situation, days

LENGTHS = {"month": 1, "quarter": 3, "half_year": 6}


def replay(steps: list[dict[str, Any]]) -> tuple[date, date, date]:
    """Opening, proposed day and deadline, found from the plain data of the steps."""
    by_kind = {step["kind"]: step for step in steps}
    norm = by_kind["norm"]["data"]
    since = date.fromisoformat(by_kind["since"]["day"])
    is_fresh = by_kind["since"]["data"]["fresh"]
    quotas = by_kind["quota"]["data"]["quotas"]
    candidates = [date.fromisoformat(day) for one in quotas for day in one["candidates"]]
    due = deadline(norm, since, quotas, candidates, is_fresh=is_fresh)
    room = [one for one in quotas if one["candidates"] and one["done"] < one["allowed"]]
    opens = date.fromisoformat(room[0]["candidates"][0]) if room else candidates[0]
    opens = opens if opens <= due else candidates[0]
    if is_fresh:
        return opens, opens, due
    ideal = min(max(even_step(by_kind["target"]["data"], since), opens), due)
    fit = [day for day in candidates if opens <= day <= due]
    return opens, min(fit, key=lambda day: (abs(day - ideal), day)), due


def deadline(  # type: ignore[no-untyped-def]
    norm, since: date, quotas, candidates: list[date], *, is_fresh: bool
) -> date:
    limits = []
    for one in quotas:
        owed = one["required"] - one["done"]
        if owed > 0 and one["candidates"]:
            limits.append(date.fromisoformat(one["candidates"][-owed:][0]))
            break
    if is_fresh and norm["first_visit"] is not None:
        limits.append(candidates[min(norm["first_visit"], len(candidates) - 1)])
    if not is_fresh and norm["max_gap"] is not None:
        last = since + timedelta(norm["max_gap"])
        limits.append(max((day for day in candidates if day <= last), default=candidates[0]))
    return min(limits)


def even_step(pace: dict[str, Any], since: date) -> date:
    if pace["per"] == "week":
        return since + timedelta((14 + pace["plan"]) // (2 * pace["plan"]))
    months = LENGTHS[pace["per"]]
    if pace["plan"] == 1:
        return since + relativedelta(months=months)
    return since + timedelta((60 * months + pace["plan"]) // (2 * pace["plan"]))


def as_plain(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
    """The steps as another program gets them."""
    read: list[dict[str, Any]] = json.loads(json.dumps([step.as_json() for step in steps]))
    return read


@settings(max_examples=400, deadline=None)
@given(a_situation())
def test_the_steps_alone_give_the_dates(case: Situation) -> None:
    found = case.answer()
    steps = explain(case.facts, case.norms, CALENDAR, case.as_of)
    if found is None:
        assert steps[-1].kind is StepKind.NOTHING
        return
    assert replay(as_plain(steps)) == (found.opens, found.target, found.due_by)


@settings(max_examples=100, deadline=None)
@given(a_situation())
def test_days_off_that_are_named_are_no_candidates(case: Situation) -> None:
    if case.answer() is None:
        return
    plain = {step["kind"]: step for step in as_plain(steps_of(case))}
    if "days_off" in plain:
        last = plain["quota"]["data"]["quotas"][-1]
        assert not set(plain["days_off"]["days"]) & set(last["candidates"])
        assert all(last["first"] <= day <= last["last"] for day in plain["days_off"]["days"])


def steps_of(case: Situation) -> tuple[Step, ...]:
    return explain(case.facts, case.norms, CALENDAR, case.as_of)


# -- deadlines of the process


@st.composite
def a_running_clock(draw: st.DrawFn) -> Clock:
    before = draw(st.booleans())
    units = [one for one in ClockUnit if not before or one is not ClockUnit.MONTHS]
    unit = draw(st.sampled_from(units))
    least = 0 if before and unit is ClockUnit.CALENDAR_DAYS else 1
    amount = draw(st.integers(least, 40 if unit is not ClockUnit.MONTHS else 14))
    return Clock("c", "программа", "agreement", amount, unit, before, "programme", True, False, "")


def count_again(steps: list[dict[str, Any]]) -> tuple[date, str, int, date | None]:
    """The last day of a deadline, how it stands and how late, from the plain data alone."""
    by_kind = {step["kind"]: step for step in steps}
    clock, event = by_kind["clock"]["data"], by_kind["event"]
    off = {date.fromisoformat(day) for day in by_kind.get("days_off", {"days": []})["days"]}
    step = timedelta(-1 if clock["before"] else 1)
    start = max(map(date.fromisoformat, event["data"]["days"]))
    if clock["unit"] == "working_days":
        due, left = start, clock["amount"]
        while left:
            due += step
            left -= due not in off
    else:
        due = start + step * clock["amount"]
        if clock["unit"] == "months":
            due = start + relativedelta(months=clock["amount"])
        while due in off:
            due += step
    stands = by_kind["state"]["data"]
    after = date.fromisoformat(stands["after"])
    closings = [date.fromisoformat(day) for day in stands["closings"]]
    closed = min((day for day in closings if day >= after), default=None)
    judged = closed or date.fromisoformat(stands["today"])
    late = max((judged - due).days, 0) - len(stands["days_off"])
    states = ("late", "met") if closed else ("overdue", "open")
    return due, states[judged <= due], late, closed


@settings(max_examples=400, deadline=None)
@given(
    a_running_clock(),
    st.lists(days(0, 400), min_size=1, max_size=3),
    st.lists(days(0, 700), max_size=3),
    days(0, 700),
    days(0, 400),
)
def test_the_steps_alone_give_a_deadline(  # type: ignore[no-untyped-def]
    clock, starts, closings, today, since
) -> None:
    events = {"agreement": starts, "programme": closings}
    (found,) = deadlines([clock], events, CALENDAR, today, since)
    steps = as_plain(explain_deadline(clock, events, CALENDAR, today, since))
    due, state, late, closed = count_again(steps)
    assert (due, state, late, closed) == (
        found.due_on,
        found.state.value,
        found.late_by,
        found.closed_on,
    )
    by_kind = {step["kind"]: step for step in steps}
    assert by_kind["deadline"]["day"] == due.isoformat()


# -- the end of the term


def end_again(steps: list[dict[str, Any]]) -> date:
    """The last day of a case from the plain data alone."""
    by_kind = {step["kind"]: step for step in steps}
    if "cut" in by_kind:
        return date.fromisoformat(by_kind["cut"]["data"]["end"])
    since, _ = max(by_kind["level"]["data"]["levels"])
    return date.fromisoformat(since) + relativedelta(months=by_kind["norm"]["data"]["term_months"])


@settings(max_examples=300, deadline=None)
@given(a_situation())
def test_the_steps_alone_give_the_end_of_the_term(case: Situation) -> None:
    found = window_end(case.facts, case.norms)
    steps = as_plain(explain_term(case.facts, case.norms, case.as_of))
    assert end_again(steps) == found
    assert steps[-1]["kind"] == "deadline"
    assert steps[-1]["day"] == found.isoformat()


# -- periods of the past


def judge_again(steps: list[dict[str, Any]]) -> tuple[int, int, int, str]:
    """What a period required, allowed and got, and how it stands, from the plain data alone."""
    by_kind = {step["kind"]: step for step in steps}
    demand = by_kind["demand"]["data"]
    pieces = [(one, len(one["days"])) for one in demand["pieces"] if one["days"]]
    available = sum(count for _, count in pieces)
    low = sum((Fraction(one["min"] * count, one["whole"]) for one, count in pieces), Fraction(0))
    high = sum((Fraction(one["max"] * count, one["whole"]) for one, count in pieces), Fraction(0))
    rounded = ceil(low) if demand["rounds_up"] else floor(low + Fraction(1, 2))
    required = min(available, rounded)
    allowed = max(required, ceil(high)) if available else 0
    done = len(by_kind["done"]["days"])
    return required, allowed, done, verdict(by_kind, required, allowed, done)


def verdict(by_kind: dict[str, Any], required: int, allowed: int, done: int) -> str:
    if done > allowed:
        return "extra"
    if required == done == 0:
        return "none"
    if done >= required:
        return "met"
    if by_kind["period"]["period"][1] >= by_kind["state"]["data"]["today"]:
        return "pending"
    reachable = {day for one in by_kind["demand"]["data"]["pieces"] for day in one["days"]}
    latest: list[str] = []
    if "waived" in by_kind:
        least = by_kind["waived"]["data"]
        latest = least["possible"][-least["min"] :]
    waived = sum(day not in reachable for day in latest)
    return "excused" if required - done <= waived else "short"


@settings(max_examples=200, deadline=None)
@given(a_situation(), st.data())
def test_the_steps_alone_judge_a_period(case: Situation, data: st.DataObject) -> None:
    kept = compliance(case.facts, case.norms, CALENDAR, case.as_of)
    for one in kept:
        day = data.draw(st.dates(one.first, one.last))
        steps = as_plain(explain_period(case.facts, case.norms, CALENDAR, case.as_of, day))
        by_kind = {step["kind"]: step for step in steps}
        assert by_kind["period"]["period"] == [one.first.isoformat(), one.last.isoformat()]
        found = (one.required, one.allowed, one.done, one.state.value)
        assert judge_again(steps) == found
        assert by_kind["state"]["data"]["state"] == one.state.value
