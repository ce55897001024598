"""`sstui explain`: every date of a case, in words and as data from which it is found again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sstui.core.records import CaseId
from sstui.desk.appointments import AppointmentDraft, appoint, cancel
from sstui.desk.card import card
from sstui.desk.cases import change_level, end_case
from sstui.desk.desk import Desk
from sstui.desk.papers import sign_agreement
from tests.cli.conftest import Run, RunJson
from tests.core.test_explain_replay import count_again, end_again, judge_again, replay
from tests.factories import a_case, a_visit, me

WHO = "Соколова В"


@pytest.fixture(autouse=True)
def case(desk: Desk, office: Path) -> CaseId:
    """A family whose programme is late by a day, visited twice, with a day agreed."""
    assert office
    made = a_case(desk, "basic", date(2026, 9, 1))
    a_visit(desk, made, date(2026, 9, 3))
    a_visit(desk, made, date(2026, 11, 12))
    sign_agreement(desk, made, date(2026, 11, 6))
    appoint(desk, AppointmentDraft(made, date(2026, 12, 31), me(desk), reason="просила семья"))
    return made


def test_a_deadline_by_its_word_its_code_or_its_event(run: Run, run_json: RunJson) -> None:
    text = run("explain", "1/2026", "--deadline", "программа")
    assert "- Срок «индивидуальная программа (ИПССС)»: 10 рабочих дней после события" in text
    assert "- Последний день срока — 20.11.2026.\n" in text
    assert "просрочено на 1 рабочий день." in text
    assert f"- Записано заключение соглашения: {WHO}" in text
    for typed in ("programme", "ипссс", "составлена программа"):
        assert run("explain", "1", "--deadline", typed) == text
    steps = run_json("explain", "1", "--deadline", "программа")["steps"]
    assert count_again(steps) == (date(2026, 11, 20), "overdue", 1, None)


def test_the_end_of_the_term_and_who_set_the_level(
    desk: Desk, case: CaseId, run: Run, run_json: RunJson
) -> None:
    assert f"- Открыто дело: {WHO}" in run("explain", "1", "--term")
    change_level(desk, case, date(2026, 11, 9), "basic", "консилиум 06.11.2026")
    text = run("explain", "1", "--term")
    assert "Уровень «базовый» с 01.09.2026 продлён с 09.11.2026" in text
    assert f"- Установлен уровень: {WHO}" in text
    assert end_again(run_json("explain", "1", "--term")["steps"]) == date(2027, 11, 9)
    end_case(desk, card(desk, case).case, date(2026, 11, 20), "moved")
    ended = run("explain", "1", "--term")
    assert "- По решению сопровождение закончено 20.11.2026, раньше конца срока" in ended
    assert f"- Окончено сопровождение: {WHO}" in ended


def test_a_past_period(run: Run, run_json: RunJson) -> None:
    text = run("explain", "1", "--period", "15.10.2026")
    assert "- Засчитанных посещений нет.\n" in text
    assert text.endswith("- Итог: не выполнено, не хватает посещений: 1.\n")
    found = run_json("explain", "1", "--period", "15.10.2026")
    assert found["what"] == "period"
    assert judge_again(found["steps"]) == (1, 2, 0, "short")


def test_a_level_an_appointment_a_visit_and_the_start(
    desk: Desk, case: CaseId, run: Run, run_json: RunJson
) -> None:
    change_level(desk, case, date(2026, 11, 16), "crisis", "консилиум 13.11.2026, № 7")
    first = run("explain", "1", "--level", "01.09.2026")
    assert "- Уровень действовал по 15.11.2026: со следующего дня установлен другой.\n" in first
    last = run("explain", "1", "--level", "16.11.2026")
    assert "Основание: консилиум 13.11.2026, № 7." in last
    assert "Последний день — 16.05.2027" in last
    agreed = run("explain", "1", "--appointment", "31.12.2026")
    assert f"Кто назначил: {WHO}. Причина: просила семья." in agreed.replace("\u00a0", " ")
    assert "Назначение крайнего срока не двигает." in agreed
    one = card(desk, case).appointments[0]
    cancel(desk, one, "заболели")
    assert "Назначение отменено. Причина: заболели." in run(
        "explain", "1", "--appointment", "31.12.2026"
    )
    visit = run("explain", "1", "--visit", "1")
    assert "- Запись о контакте 03.09.2026: дом, состоялось.\n" in visit
    assert "- Засчитано в период 01.09.2026–30.09.2026: сделано 1 из 1.\n" in visit
    assert f"- Записано посещение: {WHO}" in visit
    assert run("explain", "1", "--start").count("01.09.2026") == 1
    assert run_json("explain", "1", "--visit", "№ 2")["what"] == "visit"


def test_a_day_of_the_calendar(run: Run, run_json: RunJson) -> None:
    said = run("explain", "--day", "31.12.2026")
    assert said.startswith("31.12.2026:\n- Четверг, 31 декабря 2026 г.: день нерабочий.\n")
    assert "Выходной перенесён на этот день: Постановление Правительства РФ" in said
    assert "статья 112" in run("explain", "--day", "04.11.2026")
    assert "накануне праздника" in run("explain", "--day", "03.11.2026")
    assert run_json("explain", "--day", "21.11.2026")["steps"][0]["data"] == {"working": False}


def test_without_a_key_it_is_the_next_visit(run: Run, run_json: RunJson) -> None:
    assert "Назначено на 31.12.2026" in run("explain", "1")
    found = run_json("explain", "1")
    due = replay(found["steps"])[2]
    assert (found["what"], found["due_by"]) == ("next_visit", due.isoformat())


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ((), 2, "Укажите дело"),
        (("1", "--day", "завтра"), 2, "без дела"),
        (("1", "--term", "--start"), 2, "нельзя вместе с"),
        (("1", "--deadline", "свадьба"), 3, "такого значения нет (срок)"),
        (("1", "--period", "31.08.2026"), 3, "31.08.2026 вне сопровождения"),
        (("1", "--level", "02.09.2026"), 3, "С 02.09.2026 уровень не устанавливали."),
        (("1", "--appointment", "01.12.2026"), 3, "На 01.12.2026 посещение не назначали."),
        (("1", "--visit", "77"), 3, "Посещения «77» нет."),
    ],
)
def test_what_cannot_be_answered(
    run: Run, words: tuple[str, ...], code: int, sentence: str
) -> None:
    assert sentence in run("explain", *words, code=code)


def test_a_visit_of_another_case_is_refused(desk: Desk, run: Run) -> None:
    other = a_case(desk, "basic", date(2026, 11, 2), "Котова")
    visit = a_visit(replace(desk, today=date(2026, 11, 23)), other, date(2026, 11, 9)).visit_id
    said = run("explain", "1", "--visit", str(visit), code=3)
    assert f"Посещение № {visit} записано в другом деле." in said
