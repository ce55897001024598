"""Worked cases of the visit rule as plain data: the shape that `sstui schedule` reads and writes.

The shape is fixed by the rule's description: ISO dates, lists in any order; an input holds the
case, its counted visits, its norm versions and the office's own days over the federal calendar.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from sstui.core.compliance import compliance
from sstui.core.facts import CaseFacts, window_end
from sstui.core.norms import Days, Level, Norm, Norms, NormSet, Per
from sstui.core.schedule import next_visit
from sstui.core.workdays import WorkCalendar, YearTable

Json: TypeAlias = dict[str, Any]


def answer(case: Json, years: Mapping[int, YearTable]) -> Json:
    """The rule's answer to one input: `end`, `next_visit`, `compliance`.

    Raises:
        ValueError: the input contradicts itself or lacks something, in Russian.
    """
    own = case.get("calendar", {})
    calendar = WorkCalendar(
        years, map(_day, own.get("working", [])), map(_day, own.get("non_working", []))
    )
    facts, norms, as_of = read_facts(case), read_norms(_given(case, "norms")), _day(case["as_of"])
    found = next_visit(facts, norms, calendar, as_of)
    return {
        "end": window_end(facts, norms).isoformat(),
        "next_visit": found
        and {
            "opens": found.opens.isoformat(),
            "target": found.target.isoformat(),
            "due_by": found.due_by.isoformat(),
            "period": [day.isoformat() for day in found.period],
            "done": found.done,
            "required": found.required,
            "allowed": found.allowed,
        },
        "compliance": [
            [
                one.first.isoformat(),
                one.last.isoformat(),
                one.required,
                one.allowed,
                one.done,
                one.state.value,
            ]
            for one in compliance(facts, norms, calendar, as_of)
        ],
    }


def read_facts(case: Json) -> CaseFacts:
    """The facts of one input; errors as in `answer`."""
    return CaseFacts(
        start=_day(_given(case, "start")),
        levels=tuple((_day(one["from"]), one["level"]) for one in _given(case, "levels")),
        end=_day(case["end"]) if case.get("end") else None,
        pauses=tuple(
            (_day(one["from"]), _day(one["to"]) if one.get("to") else None)
            for one in case.get("pauses", [])
        ),
        visits=tuple(_day(one) for one in case.get("visits", [])),
    )


def read_norms(versions: list[Json]) -> Norms:
    """The norm versions of one input; errors as in `answer`."""
    return Norms(
        tuple(
            NormSet(
                _day(version["from"]),
                {code: _level(code, raw) for code, raw in version["levels"].items()},
            )
            for version in versions
        )
    )


def _level(code: str, raw: Json) -> Level:
    visits = raw["visits"]
    if "plan" in visits and visits["plan"] < 1:
        raise ValueError(f"plan = {visits['plan']}: нужно от 1 до max = {visits['max']}")
    norm = Norm(
        min=visits["min"],
        max=visits["max"],
        per=Per(visits["per"]),
        term_months=raw["term_months"],
        plan=visits.get("plan") or 0,
        days=Days(raw.get("days", "working")),
        first_visit=raw.get("first_visit"),
        max_gap=raw.get("max_gap"),
    )
    return Level(code, code, code, 0, norm)


def _given(case: Json, key: str) -> Any:
    try:
        return case[key]
    except KeyError:
        raise ValueError(f"нет ключа «{key}»") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise ValueError(f"нет такой даты: {text!r}; нужно ГГГГ-ММ-ДД") from None
