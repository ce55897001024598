"""Runs of days off, and the families that they leave without a visit."""

from datetime import date

import pytest

from sstui.core.closed_runs import (
    ClosedRun,
    RunChoice,
    Uncovered,
    closed_runs,
    state_words,
    uncovered,
    upcoming_run,
)
from sstui.core.compliance import compliance
from sstui.core.facts import CaseFacts
from sstui.core.norms import Days, Level, Norm, Norms, NormSet, Per
from sstui.core.workdays import WorkCalendar
from tests.core.federal import federal_years

CALENDAR = WorkCalendar(federal_years())
NEW_YEAR = ClosedRun(date(2026, 12, 31), date(2027, 1, 10))


def norms(least: int = 1, days: Days = Days.WORKING) -> Norms:
    norm = Norm(least, max(least, 2), Per.WEEK, 6, days=days)
    level = Level("crisis", "кризисный", "кризис.", 3, norm, 12, duty_over_closed_runs=True)
    return Norms((NormSet(date(2020, 1, 1), {"crisis": level}),))


def a_case(**changes: object) -> CaseFacts:
    start = date(2026, 11, 2)
    given: dict[str, object] = {"start": start, "levels": ((start, "crisis"),)} | changes
    return CaseFacts(**given)  # type: ignore[arg-type]


def test_closed_runs_of_two_years() -> None:
    found = list(closed_runs(CALENDAR, date(2026, 1, 12), date(2027, 12, 31)))
    assert found == [
        NEW_YEAR,
        ClosedRun(date(2027, 11, 4), date(2027, 11, 7)),
        ClosedRun(date(2027, 12, 31), date(2028, 1, 9)),
    ]
    assert [run.length for run in found] == [11, 4, 10]


@pytest.mark.parametrize(
    ("today", "run"),
    [
        (date(2026, 12, 20), None),  # eleven days before
        (date(2026, 12, 21), NEW_YEAR),
        (date(2026, 12, 31), NEW_YEAR),
        (date(2027, 1, 6), NEW_YEAR),
        (date(2027, 1, 10), NEW_YEAR),
        (date(2027, 1, 11), None),
        (date(2026, 11, 21), None),  # a plain Saturday
    ],
    ids=lambda value: f"{value:%d.%m}" if isinstance(value, date) else "",
)
def test_a_run_is_in_sight_from_ten_days_before_until_its_end(
    today: date, run: ClosedRun | None
) -> None:
    assert upcoming_run(CALENDAR, today) == run


@pytest.mark.parametrize(
    ("least", "found"),
    [
        (1, [Uncovered(date(2027, 1, 4), date(2027, 1, 10), 1, 0)]),
        (
            4,
            [
                Uncovered(date(2026, 12, 28), date(2027, 1, 3), 4, 3),
                Uncovered(date(2027, 1, 4), date(2027, 1, 10), 4, 0),
            ],
        ),
    ],
)
def test_weeks_with_no_or_too_few_working_days(least: int, found: list[Uncovered]) -> None:
    assert uncovered(a_case(), norms(least), CALENDAR, NEW_YEAR) == found


def test_a_short_run_with_enough_working_days_beside_it_concerns_nobody() -> None:
    november = ClosedRun(date(2027, 11, 4), date(2027, 11, 7))
    begun = date(2027, 9, 1)
    case = a_case(start=begun, levels=((begun, "crisis"),))
    assert uncovered(case, norms(3), CALENDAR, november) == []
    assert len(uncovered(case, norms(4), CALENDAR, november)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"end": date(2026, 12, 30)},
        {"start": date(2027, 1, 11), "levels": ((date(2027, 1, 11), "crisis"),)},
        {"pauses": ((date(2026, 12, 1), None),)},
        {"pauses": ((date(2027, 1, 4), date(2027, 1, 10)),)},
    ],
    ids=["ended-before", "begins-after", "away-for-long", "away-that-week"],
)
def test_a_family_that_is_not_there_is_not_concerned(changes: dict[str, object]) -> None:
    assert uncovered(a_case(**changes), norms(), CALENDAR, NEW_YEAR) == []


def test_a_family_whose_case_ends_within_the_holidays_is_concerned_until_then() -> None:
    ends = a_case(end=date(2027, 1, 6))
    week = Uncovered(date(2027, 1, 4), date(2027, 1, 6), 1, 0)
    assert uncovered(ends, norms(), CALENDAR, NEW_YEAR) == [week]


def test_a_family_that_comes_back_within_the_week_is_concerned() -> None:
    back = a_case(pauses=((date(2026, 12, 1), date(2027, 1, 6)),))
    assert len(uncovered(back, norms(), CALENDAR, NEW_YEAR)) == 1


def test_a_level_visited_on_any_day_is_not_concerned() -> None:
    assert uncovered(a_case(), norms(days=Days.ANY), CALENDAR, NEW_YEAR) == []


def test_every_choice_has_words() -> None:
    assert [one.label for one in RunChoice] == [
        "посещение до выходных",
        "дежурное посещение",
        "письменное исключение",
    ]


def words(case: CaseFacts, today: date) -> list[str]:
    kept = compliance(case, norms(), CALENDAR, today)
    return [state_words(one, CALENDAR) for one in kept[-2:]]


def test_a_visit_in_a_week_without_working_days_is_a_duty_visit_and_no_breach() -> None:
    case = a_case(visits=(date(2026, 12, 29), date(2027, 1, 5)))
    assert words(case, date(2027, 1, 10)) == ["выполнено", "дежурное"]
    assert words(a_case(), date(2027, 1, 10)) == ["не выполнено", "не требовалось"]


def test_visits_over_the_norm_or_in_a_pause_are_not_duty_visits() -> None:
    often = a_case(visits=(date(2026, 12, 28), date(2026, 12, 29), date(2026, 12, 30)))
    assert words(often, date(2027, 1, 3))[1] == "сверх нормы"
    away = a_case(pauses=((date(2026, 12, 7), date(2026, 12, 13)),), visits=(date(2026, 12, 9),))
    assert words(away, date(2026, 12, 13))[1] == "сверх нормы"
