"""Dated norm sets: what each field says, and demands that nobody could meet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sstui.config import load_office

Messages = Callable[[], list[str]]
Change = Callable[[str, str, str], None]
NORMS, LATER = "norms/2020-01-01.toml", "norms/2026-09-01.toml"


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
