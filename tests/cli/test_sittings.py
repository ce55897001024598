"""Sittings, orders and letters on the command line, from what waits to the answer."""

import pytest

from sstui.desk.desk import Desk
from sstui.desk.people import add_staff
from sstui.desk.programmes import current_programme
from tests.cli.conftest import Run, RunJson, is_russian
from tests.desk.test_programme_and_sitting import a_clinic, ready
from tests.factories import a_case, a_person

pytestmark = pytest.mark.usefixtures("office")


def test_a_sitting_from_what_waits_to_its_protocol(desk: Desk, run: Run, run_json: RunJson) -> None:
    clinic = a_clinic(desk)
    first, second = a_case(desk), a_case(desk, last="Котова")
    for case in (first, second):
        ready(desk, case, clinic)
    assert "sstui body add" in run("body")
    for name, part in (("Львова Анна", "председатель"), ("Белов Игорь", "секретарь")):
        run("body", "add", name, "--part", part, "--organisation", "Центр")
    assert run("body").splitlines()[1] == "  председатель, Львова Анна, Центр"
    said = run("sittings")
    assert "Ждут рассмотрения, ни в одной повестке: 2." in said
    assert is_russian(said)
    assert run("sitting", "plan", "--on", "сегодня", "--at", "10") == (
        "Заседание № 1: пн 23.11.2026, вопросов 2.\n"
    )
    assert "Нет кворума: 0 из 2" in run("sitting", "show", "1")
    run("sitting", "members", "1", "--present", "все")
    assert run("sitting", "decide", "1", "1", "утвердить") == (
        "Вопрос 1, Ёлкина Мария Петровна: утвердить.\n"
    )
    refused = run("sitting", "decide", "1", "2", "отклонить", code=1)
    assert refused == "Напишите, что доработать.\n"
    assert run("sitting", "close", "1", code=1) == "Нет решения по вопросам: 2.\n"
    run("sitting", "decide", "1", "2", "отклонить", "--remarks", "сроки", "--for", "2")
    assert "программа возвращается: сроки" in run("sitting", "close", "1", "--try")
    assert current_programme(first) is None
    assert run("sitting", "close", "1").splitlines()[-1] == (
        "Заседание закрыто, протокол № 1/2026."
    )
    assert current_programme(first) is not None
    found = run_json("sitting", "show", "1")
    assert [one["decision"] for one in found["items"]] == ["approve", "reject"]
    assert (found["number"], found["is_closed"]) == ("1/2026", True)
    assert run_json("sittings")["waiting"] == []


def test_a_planned_sitting_is_taken_away(run: Run, run_json: RunJson) -> None:
    run("sitting", "plan", "--on", "27.11.2026")
    assert run("sitting", "cancel", "1") == "Заседание пт 27.11.2026 отменено.\n"
    assert run_json("sittings")["sittings"] == []
    assert "Такого заседания нет" in run("sitting", "cancel", "1", code=3)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("sitting", "show", "7"), 3, "Такого заседания нет"),
        (("sitting", "show", "семь"), 3, "Заседания «семь» нет"),
        (("sitting", "plan", "--on", "01.01.2029"), 1, "дальше года"),
        (("sitting", "members", "1"), 3, "Такого заседания нет"),
        (("letter", "send", "5/2026", "--way", "почтой"), 3, "Письма № 5/2026 нет"),
        (("letters", "99/2026"), 3, "Дела «99/2026» нет"),
    ],
)
def test_what_is_not_there(run: Run, words: tuple[str, ...], code: int, said: str) -> None:
    assert said in run(*words, code=code)


def test_a_curator_by_an_order(desk: Desk, run: Run, run_json: RunJson) -> None:
    add_staff(desk, a_person("Кузьмин", "Олег"))
    a_case(desk)
    assert run("orders", "1/2026") == "Приказов о кураторе нет.\n"
    said = run("order", "add", "1/2026", "--curator", "кузьмин", "--substitute", "соколова")
    assert said == (
        "Приказ № 1/2026 от 23.11.2026: куратор — Кузьмин Олег, с 23.11.2026, "
        "замещает Соколова Вера.\n"
    )
    [order] = run_json("orders", "1/2026")
    assert (order["curator"], order["substitute"]) == ("Кузьмин Олег", "Соколова Вера")
    late = run("order", "add", "1/2026", "--curator", "кузьмин", "--on", "24.11.2026", code=1)
    assert late == "Приказ нельзя подписать будущим днём.\n"


def test_letters_go_out_and_answers_come_back(desk: Desk, run: Run, run_json: RunJson) -> None:
    from tests.desk.test_letters import approved

    approved(desk)
    said = run("letters", "1/2026")
    assert "Писем по этому делу нет." in said
    assert "  узнает: фамилия, имя, отчество, дата рождения, место учёбы или работы" in said
    wrong = run("letter", "add", "1/2026", "--ground", "просто так", code=2)
    assert "основание" in wrong
    refused = run("letter", "add", "1/2026", "--ground", "согласие", code=1)
    assert refused.startswith("Заречная больница: Согласия на передачу")
    assert run("letter", "add", "1/2026", "--ground", "взаимодействие").splitlines() == [
        "Письмо № 1/2026, Заречная больница: не отправлено, ответ до 23.12.2026.",
        "Письмо № 2/2026, Школа № 3: не отправлено, ответ до 23.12.2026.",
    ]
    assert run("owes") == "Ответов мы не ждём.\n"
    run("letter", "send", "1/2026", "--way", "почтой")
    assert "осталось 30 дней" in run("owes")
    assert run_json("owes", "--today", "2027-01-02")[0]["days"] == 10
    run("letter", "answer", "1/2026", "записали на приём", "--number", "113")
    assert run_json("owes") == []
    void = run("letter", "void", "2/2026", "--reason", "не та школа")
    assert "недействительно: не та школа" in void
