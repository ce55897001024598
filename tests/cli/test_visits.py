"""`sstui visit …` and `appoint`: what happened and what is agreed, from the command line."""

from datetime import date

import pytest

from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case, a_person, a_visit

pytestmark = pytest.mark.usefixtures("office")


def test_a_visit_is_written_down_and_the_new_date_is_told(desk: Desk, run: Run) -> None:
    a_case(desk, "basic", date(2026, 11, 2))
    said = run("visit", "add", "1/2026", "--on", "пт", "--outcome", "состоялось", "--seen-all")
    assert said.splitlines() == [
        "Записано. Ёлкина Мария Петровна, посещение № 1: пт 20.11.2026; состоялось; дом; "
        "Соколова В.; видели: Мария, Пётр.",
        "Следующее посещение: можно с пн 23.11.2026, желательно пн 21.12.2026, "
        "крайний срок ср 30.12.2026.",
        "Сделано за 01.12.2026 — 31.12.2026: 0 из 1, можно 2.",
        "Почему: sstui explain 1/2026",
    ]


def test_everything_that_can_be_said_of_a_visit(desk: Desk, run_json: RunJson) -> None:
    add_staff(desk, a_person("Кузьмин", "Олег"))
    a_case(desk, "basic", date(2026, 11, 2))
    said = run_json(
        *("visit", "add", "1", "--on", "2026-11-20", "--outcome", "nobody_home"),
        *("--place", "школа", "--time", "9.30", "--with", "кузьмин, Соколова В."),
        *("--seen", "пётр", "--notes", "=1+1 [red]\nвторая строка"),
    )
    assert said["visit"] == {
        "id": 1,
        "made_on": "2026-11-20",
        "at": "09:30",
        "notes": "=1+1 [red]\nвторая строка",
        "voided": None,
        "counts": False,
        "place": "school",
        "outcome": "nobody_home",
        "who": ["Соколова В.", "Кузьмин О."],
        "seen": ["Ёлкин Пётр Ильич"],
    }
    assert (said["next"]["case"], said["next"]["group"]) == (1, "overdue")


def test_a_trip_that_does_not_count_is_told_so(desk: Desk, run: Run) -> None:
    a_case(desk, "basic", date(2026, 11, 2))
    said = run("visit", "add", "1", "--on", "сегодня", "--outcome", "нет дома")
    assert "В счёт нормы не идёт" in said


def test_a_repeated_draft_is_one_visit(desk: Desk, run: Run) -> None:
    case = a_case(desk, "basic", date(2026, 11, 2))
    words = ("visit", "add", "1", "--on", "вчера", "--outcome", "состоялось", "--draft", "a1")
    assert run(*words) == run(*words)
    assert len(card(desk, case).visits) == 1


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ((), 2, "не указано: ДЕЛО, --on, --outcome"),
        (("1", "--on", "вчера"), 2, "не указано: --outcome"),
        (("1", "--on", "вчера", "--outcome", "было"), 2, "«было» — такого значения нет (исход)"),
        (("1", "--on", "вчера", "--outcome", "не"), 2, "Есть: состоялось, никого нет дома"),
        (("1", "--on", "31.02", "--outcome", "состоялось"), 2, "31 февраля 2026 года не бывает"),
        (("1", "--on", "завтра", "--outcome", "состоялось"), 1, "нельзя записать будущим днём"),
        (("1", "--on", "01.11.2026", "--outcome", "состоялось"), 1, "раньше начала сопровождения"),
        (("1", "--on", "вчера", "--outcome", "состоялось", "--place", "луна"), 2, "(место)"),
        (
            ("1", "--on", "вчера", "--outcome", "состоялось", "--time", "25:00"),
            2,
            "Нет такого врем",
        ),
        (("1", "--on", "вчера", "--outcome", "состоялось", "--with", "Никто"), 3, "(сотрудник)"),
        (("1", "--on", "вчера", "--outcome", "состоялось", "--with", ""), 1, "Укажите, кто ездил"),
        (("1", "--on", "вчера", "--outcome", "состоялось", "--seen", "Вася"), 3, "(член семьи)"),
        (("7/2026", "--on", "вчера", "--outcome", "состоялось"), 3, "Дела «7/2026» нет"),
        (("²", "--on", "вчера", "--outcome", "состоялось"), 3, "Дела «²» нет"),
        (("9" * 30, "--on", "вчера", "--outcome", "состоялось"), 3, "нет. Номера дел"),
        (("1", "--seen", "Пётр", "--seen-all", "--on", "вчера"), 2, "нельзя вместе с --seen"),
    ],
)
def test_a_visit_that_cannot_be(
    desk: Desk, run: Run, words: tuple[str, ...], code: int, sentence: str
) -> None:
    case = a_case(desk, "basic", date(2026, 11, 2))
    assert sentence in run("visit", "add", *words, code=code)
    assert card(desk, case).visits == ()


def test_an_unknown_person_may_look_and_write_nothing(
    desk: Desk, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_case(desk, "basic", date(2026, 11, 2))
    monkeypatch.setenv("LOGNAME", "stranger")
    assert "Ёлкина" in run("show", "1")
    words = ("visit", "add", "1", "--on", "вчера", "--outcome", "состоялось")
    refused = run(*words, code=1)
    assert refused.startswith("Сейчас только просмотр: учётная запись «stranger» не связана")
    assert "Записано" in run("--as", "соколова", *words)
    refused = run("--as", "Петрова", *words, code=1)
    assert refused.endswith("Сотрудника «Петрова» нет. Работают: Соколова В.\n")


def test_a_wrong_visit_is_corrected_and_keeps_the_rest(
    desk: Desk, run: Run, run_json: RunJson
) -> None:
    case = a_case(desk, "basic", date(2026, 11, 2))
    a_visit(desk, case, date(2026, 11, 19), at="10:00", notes="было тихо")
    fixed = run_json(
        "visit", "correct", "1", "--on", "18.11.2026", "--seen", "мария", "--reason", "ошибка"
    )
    assert fixed["visit"]["made_on"] == "2026-11-18"
    assert (fixed["visit"]["at"], fixed["visit"]["notes"]) == ("10:00", "было тихо")
    assert fixed["visit"]["seen"] == ["Ёлкина Мария Петровна"]
    assert "исправлена запись о посещении № 1, дело 1/2026" in run("journal", "1")


def test_a_void_visit_stays_in_sight(desk: Desk, run: Run) -> None:
    case = a_case(desk, "basic", date(2026, 11, 2))
    a_visit(desk, case, date(2026, 11, 19))
    said = run("visit", "void", "№ 1", "--reason", "не той семье")
    assert "недействительна: не той семье" in said
    assert "крайний срок вт 10.11.2026" in said
    assert "недействительна: не той семье" in run("show", "1")
    assert "уже признана недействительной" in run("visit", "void", "1", "--reason", "x", code=1)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("correct", "1", "--reason", "просто"), 2, "Что исправить?"),
        (("correct", "1", "--on", "вчера"), 2, "не указано: --reason"),
        (("correct", "1", "--on", "вчера", "--reason", " "), 1, "причина исправления"),
        (("correct", "9", "--on", "вчера", "--reason", "ошибка"), 3, "Посещения «9» нет"),
        (("void", "1"), 2, "не указано: --reason"),
        (("void", "первое", "--reason", "ошибка"), 3, "Посещения «первое» нет"),
    ],
)
def test_a_correction_that_cannot_be(
    desk: Desk, run: Run, words: tuple[str, ...], code: int, sentence: str
) -> None:
    case = a_case(desk, "basic", date(2026, 11, 2))
    a_visit(desk, case, date(2026, 11, 19))
    before = card(desk, case).visits
    assert sentence in run("visit", *words, code=code)
    assert card(desk, case).visits == before


def test_a_day_is_agreed_and_called_off(desk: Desk, run: Run, run_json: RunJson) -> None:
    a_case(desk, "basic", date(2026, 11, 20))
    said = run("appoint", "1/2026", "--on", "чт", "--time", "10")
    assert said.startswith("Назначено на чт 26.11.2026 в 10:00: Ёлкина Мария Петровна, Заречье.")
    (line,) = run_json("queue")
    assert (line["appointment"], line["appointment_at"]) == ("2026-11-26", "10:00")
    said = run("appoint", "1", "--cancel", "семья уехала")
    assert said.startswith("Отменено назначенное на чт 26.11.2026: Ёлкина")
    assert run_json("queue")[0]["appointment"] is None


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ((), 2, "На какой день назначить?"),
        (("--on", "вчера"), 1, "только на сегодня или на будущий день"),
        (("--on", "28.12.2026"), 1, "вне срока: позже крайнего срока 27.11.2026. Укажите причину"),
        (("--on", "чт", "--time", "девять"), 2, "Нет такого времени: девять"),
        (("--on", "чт", "--with", "Никто"), 3, "(сотрудник)"),
        (("--cancel", "передумали"), 3, "Такого назначенного посещения нет."),
    ],
)
def test_an_appointment_that_cannot_be(
    desk: Desk, run: Run, words: tuple[str, ...], code: int, sentence: str
) -> None:
    case = a_case(desk, "basic", date(2026, 11, 20))
    assert sentence in run("appoint", "1", *words, code=code)
    assert card(desk, case).appointments == ()


def test_of_two_appointments_the_day_must_be_named(desk: Desk, run: Run) -> None:
    a_case(desk, "basic", date(2026, 11, 20))
    run("appoint", "1", "--on", "24.11.2026")
    run("appoint", "1", "--on", "25.11.2026")
    assert "Укажите день: --on ДАТА" in run("appoint", "1", "--cancel", "нет", code=2)
    assert "вт 24.11.2026" in run("appoint", "1", "--cancel", "нет", "--on", "24.11.2026")
