"""Fast and clumsy hands at a form on a real terminal: nothing is lost, nothing is half done."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sstui.core.drafts import Draft
from sstui.core.records import CaseId, Visit
from sstui.desk.desk import Desk
from sstui.desk.drafts import my_drafts
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
    found = [len(visits.visits(CaseId(one))) for one in (1, 2, 3)]
    opening.close()
    return found


def test_visits_of_three_families_in_one_burst(desk: Desk, start: Start) -> None:
    screen = start()
    screen.until("Чернова")
    one = "в\r2".encode() + F2
    screen.press(one + DOWN + one + DOWN + one + F3)
    screen.until("1Посещ. 1")
    assert visits_of(desk) == [1, 1, 1]


def drafts_of(desk: Desk) -> list[Draft]:
    """What is kept of unfinished entries, read anew from the disk."""
    opening.open_office(desk.office.database)
    found = my_drafts(desk)
    opening.close()
    return found


def the_visit(desk: Desk) -> Visit:
    """The only visit to the first family, read anew from the disk."""
    opening.open_office(desk.office.database)
    (visit,) = visits.visits(CaseId(1))
    opening.close()
    return visit


def fields_of(draft: Draft) -> dict[str, object]:
    fields = draft.values["fields"]
    assert isinstance(fields, dict)
    return fields


def test_a_form_typed_while_it_still_loads(desk: Desk, start: Start) -> None:
    screen = start()
    screen.until("Чернова")
    notes = "дома чисто, дети сыты " * 20
    screen.press(("в\r2\t\t\t\t\t" + notes).encode() + F2)
    screen.until("Посещение записано.")
    screen.press(F3)
    screen.until("1Посещ. 1")
    visit = the_visit(desk)
    assert visit.notes == notes.strip()


def test_the_window_is_resized_while_a_form_is_typed(desk: Desk, start: Start) -> None:
    screen = start()
    screen.until("Чернова")
    screen.press("в\r2\t\t\t\t\t".encode())
    sizes = [(60, 20), (120, 40), (100, 30), (80, 24), (200, 60), (61, 21)]
    for number, size in enumerate(sizes):
        screen.press(f"часть {number} ".encode())
        screen.resize(*size)
        screen.press("и ещё ".encode())
    screen.until("часть 5 и ещё")
    screen.press(F2)
    screen.until("Посещение записано.")
    visit = the_visit(desk)
    assert visit.notes == " ".join(f"часть {number} и ещё" for number in range(6))


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_line_lost_amid_a_burst_keeps_what_had_come(
    desk: Desk, start: Start, number: int
) -> None:
    screen = start()
    screen.until("Чернова")
    screen.press("в\r2\t\t\t\t\t".encode())
    text = "".join(f"слово{number} " for number in range(300))
    screen.press(text.encode())
    screen.until("слово9 ")
    screen.signal(number)
    screen.ended()
    (draft,) = drafts_of(desk)
    kept = str(fields_of(draft)["notes"])
    assert kept
    assert text.startswith(kept)
    assert visits_of(desk) == [0, 0, 0]


def test_a_megabyte_and_lines_are_pasted_into_a_form(desk: Desk, start: Start) -> None:
    screen = start()
    screen.until("Чернова")
    screen.press("в")
    screen.until("▸Дата")
    screen.press(pasted("я" * 524_288))
    screen.until("Вставлено 524")
    screen.press("\x15в\r".encode() + pasted("2\nдва\x1b[21~") + b"2\t\t\t\t\t")
    screen.press(pasted("первая\nвторая\r\nтретья\x1bOQ\x1b[21~"))
    screen.until("третьяOQ[21~")
    screen.press(F2)
    screen.until("Посещение записано.")
    visit = the_visit(desk)
    assert visit.made_on.isoformat() == "2026-11-22"
    assert visit.notes == "первая\nвторая\nтретьяOQ[21~"


def pasted(text: str) -> bytes:
    """A text as a terminal brackets it."""
    return b"\x1b[200~" + text.encode() + b"\x1b[201~"


def test_the_panic_key_amid_a_burst_hides_and_nothing_typed_goes_astray(
    desk: Desk, start: Start
) -> None:
    screen = start()
    screen.until("Чернова")
    screen.press("в\r2\t\t\t\t\t".encode() + b"\x0c" + "никому ".encode() + F2 + b"\r")
    screen.until("▸Заметки")
    screen.press("дома \x0cникому\x1b[21~\t\rтепло".encode())
    screen.until("дома тепло")
    screen.press(F2)
    screen.until("Посещение записано.")
    visit = the_visit(desk)
    assert visit.notes == "дома тепло"
