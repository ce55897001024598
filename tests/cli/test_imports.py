"""`sstui import` on the command line: cases whose level is set later among the others."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, RunJson

pytestmark = pytest.mark.usefixtures("office")

HEADER = "семья;населённый пункт;фамилия;имя;пол;кем приходится;начало;уровень;куратор"
LATER = "1;Заречье;Ким;Анна;ж;мать;01.09.2026;;Соколова"
BASIC = "2;Заречье;Ан;Вера;ж;мать;01.09.2026;базовый;Соколова"


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "table.csv"
    path.write_text("\n".join((HEADER, LATER, BASIC)), "utf-8")
    return str(path)


def test_a_case_without_a_level_is_told_of_and_imported(
    run: Run, run_json: RunJson, table: str
) -> None:
    assert "Будет внесено: 2 семьи, 2 человека, 2 дела." in run("import", table, "--dry-run")
    assert "Внесено: 2 семьи, 2 человека, 2 дела." in run("import", table)
    levels = {one["family"]: one["level"] for one in run_json("queue")}
    assert levels == {"Ким Анна": None, "Ан Вера": "basic"}
    assert "уровень ещё не установлен" in run("show", "1/2026")


def test_a_wrong_level_is_still_a_fault(run: Run, table: str) -> None:
    path = Path(table)
    path.write_text(path.read_text("utf-8").replace("базовый", "высокий"), "utf-8")
    said = run("import", table, code=1)
    assert said.startswith("Ничего не внесено. Ошибок: 1.")
    assert "строка 3, «уровень»" in said
