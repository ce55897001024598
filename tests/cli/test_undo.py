"""`sstui undo` shows first, takes back on demand, and says when there is nothing to take back."""

from datetime import date

import pytest

from sstui.desk.cases import suspend
from sstui.desk.desk import Desk
from sstui.store import cases
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case

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
