"""The steps of a derivation are data: from them alone the date is found again."""

import json
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta
from hypothesis import given, settings

from sstui.core.explain import Step, StepKind, explain
from tests.core.test_schedule_properties import CALENDAR, Situation, a_situation

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
