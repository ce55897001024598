"""The journal in words."""

import ast
from datetime import date, timedelta
from pathlib import Path

import sstui.desk
from sstui.desk.desk import Desk
from sstui.desk.history import ACTIONS, history
from tests.factories import a_case, a_visit


def _written_actions() -> set[str]:
    """The second argument of every call of the one write door, whatever it may be."""
    return {
        str(part.value)
        for path in Path(sstui.desk.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == "write"
        for part in ast.walk(node.args[1])
        if isinstance(part, ast.Constant)
    }


def test_every_action_has_its_words() -> None:
    written = _written_actions()
    assert {"visit.add", "office.create", "staff.add", "import"} <= written
    assert written - ACTIONS.keys() == set()


def test_lines_are_newest_first_with_names_and_the_office_s_time(desk: Desk) -> None:
    first = a_case(desk, last="Ёлкина")
    second = a_case(desk, last="Сидорова")
    a_visit(desk, first, date(2026, 11, 16))
    newest, opened = history(desk, limit=2)
    assert (newest.who, newest.what, newest.number) == (
        "Соколова\u00a0В.",
        "записано посещение",
        "1/2026",
    )
    assert newest.at.utcoffset() == timedelta(hours=3)
    assert (opened.what, opened.line.case_id) == ("открыто дело", second)
    assert [one.what for one in history(desk, second)] == ["открыто дело"]
    oldest = history(desk)[-1]
    assert (oldest.who, oldest.what) == ("учётная запись nobody", "внесён первый сотрудник")
