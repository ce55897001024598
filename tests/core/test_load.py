"""The load of a curator, in exact numbers."""

from datetime import date
from fractions import Fraction

import pytest

from sstui.core.facts import CaseFacts
from sstui.core.load import (
    Demand,
    Held,
    clock,
    demand,
    hours,
    minutes_a_week,
    must_be_made,
    percent,
    tenths,
    visits_a_week,
)
from sstui.core.norms import Level, Norm, Norms, NormSet, Per
from sstui.core.workdays import WorkCalendar
from tests.core.federal import federal_years

CALENDAR = WorkCalendar(federal_years())
TODAY = date(2026, 11, 23)  # a Monday
SUNDAY, MONTH_END = date(2026, 11, 29), date(2026, 11, 30)


def a_level(code: str, least: int, per: Per, families: int | None, minutes: int = 60) -> Level:
    norm = Norm(least, max(least, 1), per, 6)
    return Level(code, code, code, 1, norm, families, visit_minutes=minutes)


LEVELS = {
    "adaptation": a_level("adaptation", 1, Per.MONTH, 21),
    "basic": a_level("basic", 1, Per.MONTH, None),
    "crisis": a_level("crisis", 1, Per.WEEK, 12, 45),
    "emergency": a_level("emergency", 2, Per.WEEK, 6),
}
NORMS = Norms((NormSet(date(2020, 1, 1), LEVELS),))


def on(level: str, *visits: date, start: date = date(2026, 9, 1)) -> CaseFacts:
    return CaseFacts(start, ((start, level),), visits=visits)


def held(level: str, count: int, way: int | None = 20) -> list[Held]:
    return [Held(on(level), way)] * count


@pytest.mark.parametrize(
    "families",
    [
        held("adaptation", 21),
        held("crisis", 12),
        held("emergency", 6),
        held("adaptation", 7) + held("crisis", 4) + held("emergency", 2),
    ],
    ids=["21", "12", "6", "7-4-2"],
)
def test_a_full_load_is_exactly_one(families: list[Held]) -> None:
    found = demand(families, NORMS, TODAY)
    assert found.share == 1
    assert not found.is_over
    assert demand([*families, *held("adaptation", 1)], NORMS, TODAY).is_over


def test_a_level_without_a_limit_is_left_out_of_the_share_only() -> None:
    found = demand(held("basic", 50), NORMS, TODAY)
    assert found == Demand({"basic": 50}, Fraction(0), Fraction(350, 30), Fraction(2800, 3), 0)


def test_visits_and_minutes_a_week() -> None:
    assert visits_a_week(LEVELS["basic"]) == Fraction(7, 30)
    assert visits_a_week(LEVELS["emergency"]) == 2
    assert minutes_a_week(LEVELS["crisis"], 25) == 70
    assert minutes_a_week(LEVELS["emergency"], None) == 120


def test_families_whose_way_nobody_entered_are_counted() -> None:
    found = demand(held("crisis", 2, None) + held("crisis", 1), NORMS, TODAY)
    assert found.without_way == 2
    assert found.minutes_a_week == 45 + 45 + 65


def test_a_level_that_the_norms_no_longer_have_adds_nothing() -> None:
    found = demand(held("gone", 1), NORMS, TODAY)
    assert found == Demand({"gone": 1}, Fraction(0), Fraction(0), Fraction(0), 0)


KEPT = (date(2026, 9, 4), date(2026, 10, 5))


@pytest.mark.parametrize(
    ("case", "week", "month"),
    [
        (on("basic", *KEPT), 0, 1),  # the 30th is a working day after the Sunday
        (on("basic", *KEPT, date(2026, 11, 6)), 0, 0),
        (on("basic", date(2026, 9, 4)), 1, 1),  # overdue since October
        (on("crisis", date(2026, 11, 20)), 1, 1),  # next week's may wait until December
        (on("crisis", date(2026, 11, 23)), 0, 0),
        (on("emergency", date(2026, 11, 20)), 2, 2),
        (on("emergency", date(2026, 11, 20), date(2026, 11, 23)), 1, 1),
        (on("emergency", start=date(2026, 11, 27)), 0, 0),
        (on("crisis", start=date(2026, 3, 2)), 0, 0),  # the term is over: a decision is owed
        (on("gone"), 0, 0),
    ],
    ids=[
        "month-open",
        "month-kept",
        "overdue",
        "week-open",
        "week-kept",
        "two-open",
        "one-open",
        "part-of-a-week",
        "expired",
        "unknown-level",
    ],
)
def test_visits_that_cannot_be_put_off(case: CaseFacts, week: int, month: int) -> None:
    found = [must_be_made(case, NORMS, CALENDAR, TODAY, until) for until in (SUNDAY, MONTH_END)]
    assert found == [week, month]


def test_a_case_that_ends_before_the_day_asks_for_what_is_left_of_it() -> None:
    ends = CaseFacts(date(2026, 9, 1), ((date(2026, 9, 1), "crisis"),), date(2026, 11, 27))
    assert must_be_made(ends, NORMS, CALENDAR, TODAY, MONTH_END) == 1


def test_numbers_for_people() -> None:
    assert [percent(Fraction(1, 8)), percent(Fraction(0)), percent(Fraction(25, 24))] == [
        "13 %",
        "0 %",
        "104 %",
    ]
    assert [hours(Fraction(59)), hours(Fraction(365)), hours(Fraction(119, 2))] == [
        "59 мин",
        "6 ч 05 мин",
        "1 ч 00 мин",
    ]
    assert [clock(Fraction(59)), clock(Fraction(365))] == ["0:59", "6:05"]
    assert [tenths(Fraction(7, 30)), tenths(Fraction(3)), tenths(Fraction(97, 30))] == [
        "0,2",
        "3",
        "3,2",
    ]


def test_the_last_days_of_a_month_leave_no_room() -> None:
    friday = date(2026, 10, 30)
    case = on("basic", date(2026, 9, 4))
    assert must_be_made(case, NORMS, CALENDAR, friday, date(2026, 11, 1)) == 1
    assert must_be_made(case, NORMS, CALENDAR, date(2026, 10, 26), date(2026, 10, 29)) == 0
