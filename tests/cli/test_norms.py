"""`sstui norms`: listed, shown, tried, put in force, taken back."""

import json
from datetime import date
from pathlib import Path

import pytest

from sstui.desk.desk import Desk
from tests.cli.conftest import Run, RunJson, is_russian
from tests.factories import a_case, a_visit

ORDER = "Приказ от 20.11.2026 № 7"


@pytest.fixture
def case_id(desk: Desk) -> int:
    """A family of the basic level that was visited on 9 November."""
    found = a_case(desk)
    a_visit(desk, found, date(2026, 11, 9))
    return found


@pytest.fixture
def stricter(desk: Desk, tmp_path: Path) -> Path:
    """The office's norms with the basic level visited every week."""
    now = desk.office.norms.on(desk.today)
    text = (desk.office.folder / now.file).read_text("utf-8")
    head, mark, tail = text.partition("[levels.basic.visits]")
    assert mark
    path = tmp_path / "новые.toml"
    path.write_text(head + mark + tail.replace('"month"', '"week"', 1), "utf-8")
    return path


@pytest.mark.usefixtures("office")
def test_the_sets_are_listed_and_shown(run: Run, run_json: RunJson, desk: Desk) -> None:
    since = desk.office.norms.on(desk.today).since
    shown = run("norms", "list")
    assert f"{since:%d.%m.%Y}" in shown
    assert "действуют" in shown
    one = run_json("norms", "list")[0]
    assert (one["since"], one["in_force"], one["by_program"]) == (since.isoformat(), True, False)
    assert len(one["sha256"]) == 64
    text = run("norms", "show")
    assert "1–2 раза в неделю" in text
    assert is_russian(text)
    asked = run_json("norms", "show", "2026-01-15")
    assert asked["levels"]["crisis"]["visits"] == {"min": 1, "max": 2, "per": "week"}


@pytest.mark.usefixtures("office")
def test_a_trial_of_a_day_that_has_come_tells_who_would_be_overdue(
    run: Run, run_json: RunJson, case_id: int, stricter: Path
) -> None:
    text = run("norms", "try", str(stricter), "--from", "01.11.2026")
    assert "Станут просроченными: 1" in text
    assert "30.12.26" in text
    assert "20.11.26" in text
    assert "Ничего не записано" in text
    found = run_json("norms", "try", str(stricter), "--from", "2026-11-01")
    assert found["overdue"] == [case_id]
    (moved,) = found["moved"]
    assert (moved["before"]["due_by"], moved["after"]["due_by"]) == ("2026-12-30", "2026-11-20")
    assert (moved["before"]["group"], moved["after"]["group"]) == ("later", "overdue")
    (curator,) = found["curators"]
    assert (curator["before"]["visits_a_week"], curator["after"]["visits_a_week"]) == ("7/30", "1")
    assert not curator["after"]["over"]
    assert "levels" not in json.dumps(run_json("norms", "list"))
    assert len(run_json("norms", "list")) == 1


@pytest.mark.usefixtures("office", "case_id")
def test_a_trial_of_a_day_to_come_says_what_it_takes_for_made(run: Run, stricter: Path) -> None:
    text = run("norms", "try", str(stricter), "--from", "01.12.2026")
    assert "взгляд на 01.12.2026" in text
    assert "До этого дня посещения взяты сделанными" in text
    assert "Станут просроченными: 0" in text
    assert "04.12.26" in text


@pytest.mark.usefixtures("office", "case_id")
def test_the_same_norms_change_nothing(run: Run, run_json: RunJson, desk: Desk) -> None:
    path = desk.office.folder / desk.office.norms.on(desk.today).file
    assert "Сроки не изменятся ни у кого из 1 семьи" in run("norms", "try", str(path))
    found = run_json("norms", "try", str(path), "--from", "2027-01-11")
    assert (found["moved"], found["overdue"], found["ended"]) == ([], [], [])


@pytest.mark.usefixtures("office", "case_id")
def test_norms_are_put_in_force_and_taken_back(
    run: Run, run_json: RunJson, stricter: Path, office: Path
) -> None:
    said = run("norms", "apply", str(stricter), "--from", "01.12.2026", "--order", ORDER)
    assert "Нормы введены с 01.12.2026" in said
    assert (office / "norms" / "2026-12-01.toml").exists()
    assert "прошлое" not in said
    listed = run_json("norms", "list")[-1]
    assert (listed["since"], listed["by_program"], listed["order"]) == ("2026-12-01", True, ORDER)
    assert "Соколова" in listed["by"]
    assert "будут" in run("norms", "list")
    assert "введены нормы" in run("journal")
    assert "отменены" in run("norms", "back", "01.12.2026")
    assert len(run_json("norms", "list")) == 1
    assert "Набора норм с 01.12.2026 нет" in run("norms", "back", "01.12.2026", code=1)


@pytest.mark.usefixtures("office", "case_id")
def test_what_is_refused_says_why(run: Run, stricter: Path, tmp_path: Path) -> None:
    file = str(stricter)
    past = run("norms", "apply", file, "--from", "01.11.2026", "--order", ORDER, code=1)
    assert "уже прошло" in past
    assert "Назовите приказ" in run("norms", "apply", file, "--from", "01.12.2026", code=2)
    assert "Файла «нет.toml» нет" in run("norms", "try", str(tmp_path / "нет.toml"), code=1)
    text = stricter.read_text("utf-8")
    head, mark, tail = text.partition("[levels.basic.visits]")
    stricter.write_text(
        head + mark + tail.replace("min = 1", "min = 6", 1).replace("max = 2", "max = 6", 1),
        "utf-8",
    )
    broken = run("norms", "try", file, code=5)
    assert "новые.toml: levels.basic.visits.min: стоит число 6" in broken
    run("norms", "back", "2020-01-01", code=1)


@pytest.mark.usefixtures("case_id")
def test_a_set_changed_by_hand_is_told_by_the_check(run: Run, office: Path, desk: Desk) -> None:
    run("norms", "list")
    path = office / desk.office.norms.on(desk.today).file
    text = path.read_text("utf-8").replace("families_max = 12", "families_max = 9", 1)
    path.write_text(text, "utf-8")
    assert "изменены вручную" in run("check", code=5)
    assert "изменены вручную!" in run("norms", "list")
    assert "было 12, стало 9" in run("norms", "show")
