"""`sstui show`, `explain`, `calendar`, `print agreement`, `journal`: one family and its days."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sstui.core.records import Outcome
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.cases import change_level, end_case, suspend
from sstui.desk.desk import Desk
from sstui.store import cases, families
from sstui.store.door import together
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case, a_visit, me


@pytest.fixture(autouse=True)
def _family(office: Path, desk: Desk) -> None:
    case = a_case(desk, "crisis", date(2026, 9, 1))
    change_level(desk, case, date(2026, 11, 2), "basic", "протокол № 4")
    suspend(desk, case, date(2026, 10, 5), date(2026, 10, 11), "больница")
    a_visit(desk, case, date(2026, 11, 9))
    a_visit(desk, case, date(2026, 11, 20), Outcome.NOBODY_HOME, notes="стучали\nдважды")
    appoint(desk, AppointmentDraft(case, date(2026, 11, 25), me(desk), "9:00", "с психологом"))


def test_the_card_in_words(run: Run) -> None:
    text = run("show", "1/2026")
    for line in (
        "Ёлкина Мария Петровна, дело 1/2026 (код 1)",
        "Заречье, ул. Луговая, 5",
        "Куратор семьи: Соколова Вера.",
        "Уровень: базовый, 1–2 раза в месяц. Начало 01.09.2026, срок до 02.11.2027, "
        "осталось дней: 344.",
        "Назначено: ср 25.11.2026 в 09:00, Соколова В., с психологом.",
        "  Ёлкина Мария Петровна, мать, родилась 01.05.1990, заявитель",
        "  Ёлкин Пётр Ильич, ребёнок, родился 03.02.2018",
        "  с 02.11.2026: базовый (протокол № 4)",
        "  05.10.2026 — 11.10.2026: больница",
        "  № 2: пт 20.11.2026; никого нет дома; дом; Соколова В.; стучали дважды",
        "  № 1: пн 09.11.2026; состоялось; дом; Соколова В.",
    ):
        assert f"{line}\n" in text


def test_the_card_as_data(run_json: RunJson) -> None:
    found = run_json("show", "1")
    assert (found["family"], found["level"], found["due_by"]) == (
        "Ёлкина Мария Петровна",
        "basic",
        "2026-12-30",
    )
    assert [one["from_on"] for one in found["levels"]] == ["2026-11-02", "2026-09-01"]
    assert [one["made_on"] for one in found["visits"]] == ["2026-11-20", "2026-11-09"]
    assert found["members"][0] == {
        "name": "Ёлкина Мария Петровна",
        "sex": "female",
        "id": 1,
        "kinship": "mother",
        "born_on": "1990-05-01",
        "is_applicant": True,
        "identity": None,
        "came_on": None,
        "left_on": None,
        "snils": None,
        "phone": None,
        "occupation": None,
        "health": None,
    }
    assert found["pauses"][0]["to_on"] == "2026-10-11"
    assert found["curators"][0]["name"] == "Соколова В."
    of_pause = next(one for one in found["compliance"] if one["first"] == "2026-10-05")
    assert (of_pause["last"], of_pause["state"]) == ("2026-10-11", "none")


def test_a_long_history_is_cut_in_words_and_whole_as_data(
    desk: Desk, run: Run, run_json: RunJson
) -> None:
    for day in range(1, 24):
        a_visit(desk, cases.case_by_number("1/2026").id, date(2026, 9, day), Outcome.REFUSED)  # type: ignore[union-attr]
    assert "и ещё 5; все — с ключом --json" in run("show", "1")
    assert len(run_json("show", "1")["visits"]) == 25


def test_an_ended_case_is_shown_with_its_ground(desk: Desk, run: Run) -> None:
    end_case(desk, cases.case_by_number("1/2026"), date(2026, 11, 20), "moved")  # type: ignore[arg-type]
    assert "окончание 20.11.2026 (переезд семьи)." in run("show", "1")


def test_why_the_next_visit_is_on_its_day(run: Run, run_json: RunJson) -> None:
    text = run("explain", "1")
    assert text.startswith("Ёлкина Мария Петровна, дело 1/2026:\n- Уровень «базовый»")
    assert "30.12.2026" in text
    found = run_json("explain", "1/2026")
    assert (found["due_by"], found["steps"][0]["kind"]) == ("2026-12-30", "norm")


@pytest.mark.parametrize("command", ["show", "explain", "print agreement", "journal"])
def test_a_case_that_is_not_there(run: Run, command: str) -> None:
    said = run(*command.split(), "99/2026", code=3)
    assert said == "Дела «99/2026» нет. Номера дел показывает «sstui queue».\n"


@pytest.mark.parametrize(
    "typed", ["2026-11", "11.2026", "ноябрь", "НОЯБРЯ 2026", "нояб", "11", "2026 ноябрь"]
)
def test_a_month_is_understood(run: Run, typed: str) -> None:
    assert run("calendar", typed).startswith("Ноябрь 2026. Рабочих дней: 20.\n")


def test_the_month_day_by_day(run: Run, run_json: RunJson) -> None:
    text = run("calendar")
    assert "ср 04.11.2026, нерабочий день\n" in text
    assert "вт 03.11.2026, сокращённый день\n" in text
    assert "посещение (никого нет дома): Ёлкина Мария Петровна, Заречье, дело 1/2026\n" in text
    assert "назначено на 09:00: Ёлкина Мария Петровна, Заречье, дело 1/2026\n" in text
    days = run_json("calendar", "декабрь")
    assert len(days) == 31
    assert [day["day"] for day in days if day["deadlines"]] == ["2026-12-30"]
    assert days[30] | {"open": 0} == {
        "day": "2026-12-31",
        "working": False,
        "short": False,
        "late": [],
        "deadlines": [],
        "targets": [],
        "open": 0,
        "appointments": [],
        "visits": [],
    }


def test_a_week_and_one_curator(run: Run, run_json: RunJson) -> None:
    text = run("calendar", "--week", "сегодня", "--mine")
    assert text.startswith("Неделя 23.11.2026 — 29.11.2026. Рабочих дней: 5.\n")
    assert len(run_json("calendar", "--week", "25.11.2026", "--curator", "Соколова")) == 7


@pytest.mark.parametrize("typed", ["2026-13", "листопад", "0", "11.26", "ноябрь декабрь", "1.2.3"])
def test_a_month_that_is_none(run: Run, typed: str) -> None:
    assert f"Непонятный месяц «{typed}»" in run("calendar", typed, code=2)


def _give_passport(desk: Desk) -> None:
    applicant = families.members(families.families()[0].id)[0]
    with together():
        families.change_member(replace(applicant, identity="паспорт 00 00 № 000000"))


def test_what_the_agreement_lacks_is_listed(run: Run, office: Path) -> None:
    assert run("print", "agreement", "1", code=1).splitlines() == [
        "Документ не создан. Сначала заполните:",
        "  у заявителя нет документа, удостоверяющего личность",
    ]
    assert list((office / "out").iterdir()) == []


def test_the_agreement_is_printed_once_and_again(desk: Desk, run: Run, run_json: RunJson) -> None:
    _give_passport(desk)
    first = run_json("print", "agreement", "1", "--signed", "20.11.2026")
    assert Path(first["path"]).read_bytes()[:2] == b"PK"
    assert (first["number"], first["file"]) == ("1/2026", "out/Соглашение-1-2026-0001.docx")
    assert "Соглашение № 1/2026" in run("print", "agreement", "1")
    assert "соглашение № 1/2026 от 20.11.2026" in run("show", "1")


def test_an_agreement_that_cannot_be(desk: Desk, run: Run, office: Path) -> None:
    _give_passport(desk)
    said = run("print", "agreement", "1", "--signed", "завтра", code=1)
    assert "нельзя подписать будущим днём" in said
    assert "31 февраля" in run("print", "agreement", "1", "--signed", "31.02.2026", code=2)
    (office / "templates" / "agreement.docx").write_bytes(b"no document")
    said = run("print", "agreement", "1", code=5)
    assert "templates/agreement.docx: файл повреждён" in said
    assert list((office / "out").iterdir()) == []


def test_the_journal_says_who_did_what(run: Run, run_json: RunJson) -> None:
    lines = run("journal", "--limit", "2").splitlines()
    assert [line.split(" ", 2)[2] for line in lines] == [
        "Соколова В.: назначено посещение № 1, дело 1/2026",
        "Соколова В.: записано посещение № 2, дело 1/2026",
    ]
    newest = run_json("journal", "1/2026")[0]
    assert (newest["action"], newest["detail"]["planned_on"]) == ("appointment.add", "2026-11-25")
    assert "--limit: нужно целое число" in run("journal", "--limit", "много", code=2)


def test_data_keeps_every_character(desk: Desk, run: Run) -> None:
    case = cases.case_by_number("1/2026")
    assert case is not None
    a_visit(desk, case.id, date(2026, 11, 19), notes='кавычки " и \\ и\nстрока')
    notes = json.loads(run("show", "1", "--json"))["visits"][1]["notes"]
    assert notes == 'кавычки " и \\ и\nстрока'
