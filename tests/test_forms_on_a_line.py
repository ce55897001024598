"""Fast and clumsy hands at a form on a real terminal: nothing is lost, nothing is half done."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sstui.desk.desk import Desk
from sstui.store import opening, visits
from tests.factories import a_case
from tests.pty_screen import PtyScreen

pytestmark = pytest.mark.pty

TODAY = "2026-11-23"
F2, F3, DOWN = b"\x1bOQ", b"\x1bOR", b"\x1b[B"

Start = Callable[..., PtyScreen]


@pytest.fixture
def start(desk: Desk, tmp_path: Path) -> Iterator[Start]:
    """Starts the program on an office of three families."""
    for last in ("Авдеева", "Ёлкина", "Чернова"):
        a_case(desk, "basic", last=last)
    opening.close()
    started: list[PtyScreen] = []

    def on() -> PtyScreen:
        office = ["--office", str(desk.office.folder), "--today", TODAY, "--as", "Соколова"]
        screen = PtyScreen(*office, environ={"SSTUI_HOME": str(tmp_path / "home")})
        started.append(screen)
        return screen

    yield on
    for one in started:
        one.close()


def visits_of(desk: Desk) -> list[int]:
    """How many visits each family has."""
    opening.open_office(desk.office.database)
    found = [len(visits.visits(case_id)) for case_id in (1, 2, 3)]  # type: ignore[arg-type]
    opening.close()
    return found


def test_visits_of_three_families_in_one_burst(desk: Desk, start: Start) -> None:
    screen = start()
    screen.until("Чернова")
    one = "в\r2".encode() + F2
    screen.press(one + DOWN + one + DOWN + one + F3)
    screen.until("1Посещ. 1")
    assert visits_of(desk) == [1, 1, 1]
