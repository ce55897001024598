"""`sstui route` and `sstui way`: the route as text and as data."""

from datetime import date

import pytest

from sstui.core.appeals import AppealDecision
from sstui.desk.appeals import AppealDraft, appeal, decide_appeal, link_appeal, register_appeal
from sstui.desk.desk import Desk
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case, a_family

pytestmark = pytest.mark.usefixtures("office")


def test_the_route_of_a_case(desk: Desk, run: Run, run_json: RunJson) -> None:
    a_case(desk)
    lines = run("route", "1/2026").splitlines()
    assert lines[0] == ("Ёлкина Мария Петровна, дело 1/2026. Дальше: Составить акт обследования.")
    assert "- Обращение семьи: не отмечено" in lines
    assert "+ Выявление проблемы семьи: сделано 01.09.2026, № 1/2026" in lines
    assert "    приказ о закреплении куратора: нет" in lines
    assert "  Реализация программы: впереди" in lines
    said = run_json("route", "1/2026")
    assert (said["next"], said["about"]) == ("survey", "survey")
    assert [one["state"] for one in said["stages"]] == [
        "skipped", "done", "now", "later", "later",
    ]  # fmt: skip


def test_families_on_the_way(desk: Desk, run: Run, run_json: RunJson) -> None:
    assert run("way") == "Приняты в работу, дела ещё нет: 0.\n"
    family = a_family(desk)
    made = appeal(register_appeal(desk, AppealDraft(date(2026, 11, 20), "edu", "прогулы")))
    link_appeal(desk, made, family)
    decide_appeal(desk, appeal(made.id), AppealDecision.ACCEPTED, date(2026, 11, 23))
    lines = run("way").splitlines()
    assert lines[0] == "Приняты в работу, дела ещё нет: 1."
    assert lines[-1].split() == [
        "Ёлкина", "Мария", "Петровна", "20.11.2026", "3", "составить", "акт", "обследования",
    ]  # fmt: skip
    assert "дальше: составить акт обследования" in run("way", "--plain")
    assert run_json("way")[0]["family"] == family


def test_the_route_of_a_family_without_a_case(desk: Desk, run: Run, run_json: RunJson) -> None:
    family = a_family(desk)
    assert run("route", "--family", str(family)).startswith("Ёлкина Мария Петровна, дела ещё нет.")
    assert "number" not in run_json("route", "--family", str(family))
    a_case(desk, last="Котова")
    assert run("route", "--family", "2").startswith("Котова Мария Петровна, дело 1/2026.")
    assert "Такой семьи нет" in run("route", "--family", "99", code=3)
    assert "целое число" in run("route", "--family", "дом", code=2)
