"""`sstui duty` and `duty set`: the New Year holidays of 2026–2027 on the command line."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.records import Role
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case, a_person, a_visit

pytestmark = pytest.mark.usefixtures("office")

SOON = ("--today", "2026-12-22")


@pytest.fixture(autouse=True)
def _families(desk: Desk) -> None:
    """A crisis and a basic family."""
    add_staff(desk, replace(a_person("Орлова", "Анна", "orlova"), role=Role.HEAD))
    a_case(desk, "crisis", date(2026, 11, 2))
    a_case(desk, "basic", date(2026, 11, 2), "Тихая")


def test_nothing_is_near(run: Run, run_json: RunJson) -> None:
    assert run("duty").splitlines() == [
        "В ближайшие десять дней четырёх нерабочих дней подряд нет.",
        "Следующие: 31.12.2026 — 10.01.2027 (11 дней); показать: --run 2026-12-31.",
    ]
    assert run_json("duty") == {
        "run": None,
        "next_run": {"first": "2026-12-31", "last": "2027-01-10", "days": 11},
    }


def test_the_plan_as_text_and_as_data(run: Run, run_json: RunJson) -> None:
    assert run("duty", *SOON).splitlines() == [
        "Выходные подряд: 31.12.2026 — 10.01.2027 (11 дней).",
        "Семей: 1, не решено: 1.",
        "",
        "дело   семья                 место   уровень куратор     решение",
        "1/2026 Ёлкина Мария Петровна Заречье кризис. Соколова В. не решено",
    ]
    assert run_json("duty", *SOON) == run_json("duty", "--run", "05.01.2027")
    (family,) = run_json("duty", *SOON)["families"]
    assert family == {
        "case": 1,
        "number": "1/2026",
        "family": "Ёлкина Мария Петровна",
        "settlement": "Заречье",
        "level": "crisis",
        "curator": "Соколова В.",
        "periods": [{"first": "2027-01-04", "last": "2027-01-10", "needed": 1, "possible": 0}],
        "choice": None,
        "duty_on": None,
        "by": None,
        "reason": None,
        "decided_by": None,
    }


def test_each_choice_takes_the_place_of_the_one_before(run: Run, run_json: RunJson) -> None:
    assert run("duty", "set", "1/2026", "--before", *SOON).splitlines() == [
        "Решено: Ёлкина Мария Петровна — посещение до выходных.",
        "Не решено: 0.",
    ]
    duty = ("duty", "set", "1/2026", "--duty", "05.01.2027", "--by", "Орлова", *SOON)
    assert "дежурное посещение: вт 05.01, Орлова А." in run(*duty)
    exception = ("duty", "set", "1/2026", "--exception", "в санатории", "--as", "Орлова", *SOON)
    (family,) = run_json(*exception)["families"]
    assert (family["choice"], family["duty_on"], family["by"]) == ("exception", None, None)
    assert (family["reason"], family["decided_by"]) == ("в санатории", "Орлова А.")


def test_the_sheet_for_paper(run: Run) -> None:
    run("duty", "set", "1/2026", "--duty", "05.01.2027", "--by", "Орлова", *SOON)
    lines = run("duty", "--print", *SOON).splitlines()
    assert max(map(len, lines)) <= 78
    start = lines.index("ПЛАН ПОСЕЩЕНИЙ НА ВЫХОДНЫЕ ДНИ ПОДРЯД")
    assert lines[start + 1 : -2] == [
        "с 31.12.2026 по 10.01.2027 (11 дней)",
        "Составлен 22.12.2026",
        "",
        "Дежурные посещения по дням:",
        "05.01.2027  Орлова А. — Ёлкина Мария Петровна, Заречье, ул. Луговая, 5",
        "",
        "Семьи, у которых в этот период не хватает рабочих дней: 1 семья",
        "",
        "1. Ёлкина Мария Петровна, дело 1/2026, уровень кризисный",
        "   Заречье, ул. Луговая, 5; куратор Соколова В.",
        "   04.01.2027–10.01.2027: нужно посещений 1, рабочих дней 0",
        "   Решение: дежурное посещение: вт 05.01, Орлова А.",
        "   Отметка об исполнении: ______________________________",
    ]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("1/2026", "--exception", "в санатории", *SOON), 1, "заведующий или директор"),
        (("1/2026", "--duty", "05.01.2027", *SOON), 2, "--duty ДАТА --by ИМЯ"),
        (("1/2026", "--before", "--by", "Орлова", *SOON), 2, "--duty ДАТА --by ИМЯ"),
        (("1/2026", "--duty", "12.01.2027", "--by", "Орлова", *SOON), 1, "Назовите день"),
        (("1/2026", "--duty", "05.01.2027", "--by", "Никто", *SOON), 3, "такого значения нет"),
        (("1/2026", *SOON), 2, "нужен один из ключей"),
        (("1/2026", "--before", "--exception", "да", *SOON), 2, "нельзя вместе с"),
        (("2/2026", "--before", *SOON), 1, "решение не требуется"),
        (("9/2026", "--before", *SOON), 3, "Дела «9/2026» нет"),
        (("1/2026", "--before"), 3, "В ближайшие десять дней"),
        (("1/2026", "--before", "--run", "23.11.2026"), 3, "нет четырёх нерабочих дней"),
        (("1/2026", "--before", "--today", "2027-01-04"), 1, "Выходные начались 31.12.2026"),
    ],
    ids=[
        "not-the-head",
        "nobody",
        "somebody-too-many",
        "outside",
        "unknown-person",
        "no-choice",
        "two-choices",
        "not-concerned",
        "no-case",
        "no-run",
        "no-run-that-day",
        "begun",
    ],
)
def test_what_is_refused(run: Run, words: tuple[str, ...], code: int, sentence: str) -> None:
    assert sentence in run("duty", "set", *words, code=code)


def test_a_plan_of_a_run_that_has_begun_says_that_it_stays(run: Run) -> None:
    assert run("duty", "--today", "2027-01-04").endswith(
        "Выходные начались: решения не меняются.\n"
    )


def test_a_duty_visit_reads_so_in_the_card(desk: Desk, run: Run) -> None:
    after = replace(desk, today=date(2027, 1, 11))
    a_visit(after, 1, date(2027, 1, 5))  # type: ignore[arg-type]
    shown = run("show", "1/2026", "--today", "2027-01-11")
    assert "04.01.2027 — 10.01.2027: сделано 1, дежурное" in shown
