"""Dated norm sets: what each field says, and demands that nobody could meet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sstui.config import load_office
from sstui.core.norms import Days, Level, Norm, NormSet, Per, impossible

Messages = Callable[[], list[str]]
Change = Callable[[str, str, str], None]
NORMS, LATER = "norms/2020-01-01.toml", "norms/2026-09-01.toml"


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


def test_a_file_with_such_a_demand_is_refused(messages: Messages, change: Change) -> None:
    change(NORMS, "min = 2 ", "min = 6 ")
    change(NORMS, "max = 3 ", "max = 7 ")
    assert messages() == [
        f"{NORMS}: levels.emergency.visits.min: стоит число 6, а рабочих дней в неделю без "
        "праздников 5; нужно не больше 5"
    ]


def test_the_same_demand_on_any_day_is_met(office: Path, change: Change) -> None:
    change(NORMS, "min = 2 ", "min = 6 ")
    change(NORMS, "max = 3 ", "max = 7 ")
    change(NORMS, "rank = 4\n", 'rank = 4\ndays = "any"\n')
    assert load_office(office).norms.norm("emergency", date(2026, 3, 2)).min == 6


@pytest.mark.parametrize(
    "name", ["2026-09-01 — копия.toml", "2026-09-01 (2).toml", "2026-09-01.toml.txt"]
)
def test_a_second_set_for_a_day(office: Path, messages: Messages, name: str) -> None:
    text = (office / NORMS).read_bytes()
    (office / LATER).write_bytes(text)
    (office / "norms" / name).write_bytes(text)
    assert messages() == [
        f"norms/{name}: второй набор норм с того же дня; "
        "оставьте на этот день один файл: 2026-09-01.toml"
    ]


def test_a_level_that_goes_and_comes_back(office: Path, messages: Messages) -> None:
    text = (office / NORMS).read_text("utf-8")
    without = text[: text.index("[levels.emergency]")]
    (office / LATER).write_text(without, "utf-8")
    assert messages() == []
    (office / "norms" / "2027-01-01.toml").write_text(text, "utf-8")
    assert messages() == [
        f"{LATER}: levels.emergency: раздела нет, а до и после этого дня уровень есть; "
        "допишите раздел [levels.emergency]"
    ]


@pytest.mark.parametrize("order", ["Приказ от 01.09.2026 № 1", "Распоряжение от 01.09.2026 №1-р"])
def test_the_order_is_cited(office: Path, change: Change, order: str) -> None:
    change(NORMS, 'order = ""', f'order = "{order}"')
    assert load_office(office).norms.sets[0].order == order


@pytest.mark.parametrize("order", ["Приказ", "Приказ № 1", "Приказ от 01.09.2026"])
def test_an_order_without_day_or_number(messages: Messages, change: Change, order: str) -> None:
    change(NORMS, 'order = ""', f'order = "{order}"')
    assert messages() == [
        f"{NORMS}: order: стоит текст «{order}»; нужны день и номер: «Приказ от 01.09.2026 № 1»"
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("review_every = 0", "review_every: стоит число 0; нужно целое число от 1 до 120"),
        (
            "duty_over_closed_runs = 1",
            "duty_over_closed_runs: стоит число 1; нужно true (да) или false (нет)",
        ),
        ("visit_minutes = 4", "visit_minutes: стоит число 4; нужно целое число от 5 до 480"),
        ("review_evry = 3", "review_evry: неизвестный ключ; может быть, review_every?"),
    ],
)
def test_a_wrong_field(messages: Messages, change: Change, line: str, message: str) -> None:
    change(NORMS, "rank = 1\n", f"rank = 1\n{line}\n")
    assert messages() == [f"{NORMS}: levels.adaptation.{message}"]
