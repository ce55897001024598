"""Demands of a norm set that nobody could meet, and the words of a regional model."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.norms import Days, Level, Norm, NormSet, Per, impossible
from sstui.core.profile import AgreementOrder

LATER = "norms/2026-09-01.toml"


def a_set(minimum: int, per: Per, days: Days = Days.WORKING, plan: int = 0) -> NormSet:
    norm = Norm(minimum, 92, per, 12, plan, days)
    return NormSet(date(2026, 9, 1), {"basic": Level("basic", "базовый", "баз.", 1, norm)})


@pytest.mark.parametrize(
    ("per", "days", "most", "words"),
    [
        (Per.WEEK, Days.WORKING, 5, "рабочих дней в неделю"),
        (Per.MONTH, Days.WORKING, 20, "рабочих дней в месяц"),
        (Per.QUARTER, Days.WORKING, 60, "рабочих дней в квартал"),
        (Per.WEEK, Days.ANY, 7, "дней в неделю"),
        (Per.MONTH, Days.ANY, 28, "дней в месяц"),
        (Per.QUARTER, Days.ANY, 90, "дней в квартал"),
    ],
)
def test_no_more_visits_than_a_full_period_has_days(
    per: Per, days: Days, most: int, words: str
) -> None:
    assert impossible(a_set(most, per, days)) == []
    assert [str(one) for one in impossible(a_set(most + 1, per, days))] == [
        f"{LATER}: levels.basic.visits.min: стоит число {most + 1}, а {words} без праздников "
        f"{most}; нужно не больше {most}"
    ]


def test_half_a_year_has_days_for_every_visit_that_a_file_may_ask_for() -> None:
    most = Norm(120, 184, Per.HALF_YEAR, 12)
    level = Level("basic", "базовый", "баз.", 1, most)
    one = NormSet(date(2026, 9, 1), {"basic": level})
    assert impossible(one) == []
    more = replace(one, levels={"basic": replace(level, norm=replace(most, min=121, plan=121))})
    assert [fault.key for fault in impossible(more)] == ["levels.basic.visits.min"]


def test_a_plan_is_a_demand_too() -> None:
    assert [str(one) for one in impossible(a_set(1, Per.WEEK, plan=6))] == [
        f"{LATER}: levels.basic.visits.plan: стоит число 6, а рабочих дней в неделю без "
        "праздников 5; нужно не больше 5"
    ]


def test_an_upper_bound_asks_nothing_of_anybody() -> None:
    assert impossible(a_set(0, Per.WEEK)) == []


def test_a_level_in_use_is_not_left_out() -> None:
    assert [str(one) for one in impossible(a_set(1, Per.WEEK), {"basic", "crisis"})] == [
        f"{LATER}: levels.crisis: раздела нет, а семьи на этом уровне есть; "
        "верните раздел [levels.crisis]"
    ]


def test_the_order_of_agreement_and_programme_has_words() -> None:
    assert [one.label for one in AgreementOrder] == [
        "до составления программы",
        "после утверждения программы",
    ]
