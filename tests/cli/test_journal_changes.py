"""`sstui journal ДЕЛО --changes`: what changed in a case, from what to what."""

import pytest

from sstui.desk.desk import Desk
from tests.cli.conftest import Run, RunJson
from tests.desk.test_case_changes import moved
from tests.factories import a_case


@pytest.mark.usefixtures("office")
def test_what_changed_in_a_case(desk: Desk, run: Run, run_json: RunJson) -> None:
    case = a_case(desk)
    moved(desk, case)
    lines = run("journal", "1/2026", "--changes").splitlines()
    assert lines[0].endswith("Соколова В.: исправлены данные семьи")
    assert lines[1].endswith("адрес: ул. Луговая, 5 → ул. Новая, 1")
    said = run_json("journal", "1/2026", "--changes")
    assert said[0]["changes"][0]["now"] == "ул. Новая, 1"
    assert "было" in run("journal", "1/2026", "--changes", "--csv").splitlines()[0]
    assert "назовите дело" in run("journal", "--changes", code=2)
