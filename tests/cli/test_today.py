"""`sstui today`."""

import pytest

from sstui.desk.desk import Desk
from tests.cli.conftest import Run, RunJson, is_russian
from tests.ui.district import a_district

pytestmark = pytest.mark.usefixtures("office")


@pytest.fixture(autouse=True)
def _families(desk: Desk) -> None:
    a_district(desk)


def test_a_curators_day_is_told_in_sentences(run: Run) -> None:
    assert run("today").splitlines() == [
        "23.11.2026, понедельник. Куратор Соколова Вера.",
        "",
        "Назначено на сегодня: 1.",
        "- Ёлкина Мария Петровна, Заречье, дело 2/2026: срочно.",
        "",
        "Просрочено: 3.",
        "- ср 04.11, Авдеева Мария Петровна, Дубки, дело 1/2026: срок истёк 19 дней назад.",
        "- пт 20.11, Ёлкина Мария Петровна, Заречье, дело 2/2026: крайний срок 3 дня назад.",
        "- пт 16.10, Ёлкина Мария Петровна, Заречье, дело 2/2026: "
        "индивидуальная программа (ИПССС): просрочено на 25 рабочих дней.",
        "",
        "До конца недели: 2.",
        "- ср 25.11, 14:00, Гарифуллина Мария Петровна, Новая Слобода, дело 3/2026: назначено.",
        "- пт 27.11, Чернова Мария Петровна, Дубки, дело 4/2026: не позже пн 30.11.",
        "",
        "Моя нагрузка:",
        "- 8 семей, доля нормы 30 %.",
        "- Кризисный 3 из 12, базовый 4, адаптационный 1 из 21.",
        "- До воскресенья обязательно 1 посещение; рабочих дней 5.",
        "",
        "Внимание:",
        "- Производственный календарь 2027 не сверен с актом.",
    ]


def test_the_whole_office_is_told_with_names(run: Run) -> None:
    said = run("today", "--who", "все")
    assert "23.11.2026, понедельник. Все семьи учреждения." in said
    assert "дело 9/2026: крайний срок 82 дня назад; Кузьмин О." in said
    assert "- Соколова В.: посещений 1, сроков сопровождения 1, сроков документов 1." in said
    assert is_russian(said)


def test_another_curators_day(run: Run, run_json: RunJson) -> None:
    assert "Куратор Кузьмин Олег." in run("today", "--who", "кузьмин")
    found = run_json("today", "--who", "кузьмин")
    assert (found["day"], found["curator"]) == ("2026-11-23", "Кузьмин Олег")
    late = found["blocks"][0]
    assert (late["code"], late["count"]) == ("late", 1)
    assert late["lines"] == [
        {
            "kind": "overdue",
            "case": 9,
            "number": "9/2026",
            "family": "Демидова Мария Петровна",
            "settlement": "Заречье",
            "who": "Кузьмин О.",
            "day": "2026-09-02",
            "at": None,
            "is_late": True,
            "words": "крайний срок 82 дня назад",
        }
    ]


def test_a_stranger_is_refused(run: Run) -> None:
    assert "такого" in run("today", "--who", "Китежев", code=3)


def test_help(run: Run) -> None:
    assert "sstui today --who все" in run("today", "--help")
