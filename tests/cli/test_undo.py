"""`sstui undo` shows first, takes back on demand, and says when there is nothing to take back."""

from datetime import date

import pytest

from sstui.desk.cases import suspend
from sstui.desk.desk import Desk
from sstui.desk.group import DayForAll, appoint_all, chosen
from sstui.desk.queue import line_of
from sstui.store import cases
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case, me

pytestmark = pytest.mark.usefixtures("office")


def test_undo_shows_and_then_takes_back(desk: Desk, run: Run, run_json: RunJson) -> None:
    case = a_case(desk)
    suspend(desk, case, date(2026, 11, 10), date(2026, 11, 12), "в отъезде")
    shown = run("undo")
    assert "сопровождение приостановлено" in shown
    assert "- приостановка 10.11.2026: будет убрано" in shown
    assert shown.endswith("Отменить: sstui undo --yes\n")
    assert len(cases.pauses(case)) == 1
    assert run_json("undo", "--yes")["undone"] is True
    assert cases.pauses(case) == []


def test_a_common_action_is_shown_and_taken_back_as_one(
    desk: Desk, run: Run, run_json: RunJson
) -> None:
    cases = [a_case(desk, "basic", last=last) for last in ("Авдеева", "Ёлкина")]
    draft = DayForAll(date(2026, 11, 24), me(desk), reason="объезд")
    appoint_all(desk, chosen(desk, cases), draft)
    shown = run("undo").splitlines()
    assert "назначено посещение (2 семьи)." in shown[0]
    assert shown[1:] == [
        "- Авдеева Мария Петровна: назначенное посещение 24.11.2026: будет убрано",
        "- Ёлкина Мария Петровна: назначенное посещение 24.11.2026: будет убрано",
        "Отменить: sstui undo --yes",
    ]
    said = run_json("undo", "--yes")
    assert said["families"] == ["Авдеева Мария Петровна", "Ёлкина Мария Петровна"]
    assert [line_of(desk, one).appointment for one in cases] == [None, None]
