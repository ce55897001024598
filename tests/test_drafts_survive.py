"""Typing survives the end of the program: a killed process, a lost line, a second window."""

import getpass
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sstui.core.drafts import Draft
from sstui.desk.desk import Desk, open_desk
from sstui.desk.drafts import my_drafts
from sstui.store import opening
from sstui.store.door import together
from sstui.store.engine import run_sql
from tests.factories import TODAY, a_case, a_settlement, an_office
from tests.terminal import Terminal

TEXT = "Дома чисто, дети сыты. "

Window = Callable[[], Terminal]

pytestmark = pytest.mark.pty


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An office whose curator is the account that runs the test, with one family."""
    made = an_office(tmp_path / "office")
    with together():
        run_sql("UPDATE staff SET login = ?", (getpass.getuser(),))
    a_case(made)
    a_settlement(made, "Дубки")
    opening.close()
    yield open_desk(made.office.folder, getpass.getuser(), today=TODAY)
    opening.close()


@pytest.fixture
def window(desk: Desk) -> Iterator[Window]:
    """Opens a terminal with the program at its queue; all of them are closed afterwards."""
    opened: list[Terminal] = []

    def open_one() -> Terminal:
        screen = Terminal("--office", str(desk.office.folder), "--today", TODAY.isoformat())
        opened.append(screen)
        screen.until("Ёлкина")
        return screen

    yield open_one
    for screen in opened:
        screen.close()


def begin_a_visit(screen: Terminal) -> None:
    screen.type("в")
    screen.until("Кого видели")
    screen.until("▸Дата")
    screen.tab_to("новая строка")


def notes(desk: Desk) -> list[str]:
    """The notes of each draft of the person."""
    return [str(_fields(one).get("notes", "")) for one in my_drafts(desk)]


def until_kept(desk: Desk, text: str) -> None:
    """Wait until a draft with these notes is in the database."""
    end = time.monotonic() + 5
    while text not in notes(desk):
        assert time.monotonic() < end, notes(desk)
        time.sleep(0.02)


def _fields(draft: Draft) -> dict[str, object]:
    fields = draft.values["fields"]
    assert isinstance(fields, dict)
    return fields


def test_a_killed_program_loses_less_than_a_second_of_typing(desk: Desk, window: Window) -> None:
    screen = window()
    begin_a_visit(screen)
    screen.type(TEXT)
    screen.until(TEXT.strip())
    time.sleep(1.0)
    screen.type("Не успело")
    screen.signal(signal.SIGKILL)
    screen.until_over()
    (kept,) = notes(desk)
    assert kept.startswith(TEXT)
    again = window()
    again.until("Есть незаконченная запись: посещение")
    again.press("Enter")
    again.until(TEXT.strip())
    again.until("▸Дата")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_lost_line_loses_nothing(desk: Desk, window: Window, number: int) -> None:
    screen = window()
    begin_a_visit(screen)
    screen.type(TEXT + "До последнего знака")
    screen.until("До последнего знака")
    screen.signal(number)
    screen.until_over()
    assert notes(desk) == [TEXT + "До последнего знака"]


def test_a_closed_window_loses_nothing(desk: Desk, window: Window) -> None:
    screen = window()
    begin_a_visit(screen)
    screen.type(TEXT + "До последнего знака")
    screen.until("До последнего знака")
    screen.close()
    until_kept(desk, TEXT + "До последнего знака")
    assert notes(desk) == [TEXT + "До последнего знака"]


def test_two_windows_of_one_person_keep_a_draft_each(desk: Desk, window: Window) -> None:
    first, second = window(), window()
    for screen, text in ((first, "Первое окно"), (second, "Второе окно")):
        screen.type("в")
        if text == "Второе окно":
            screen.until("Есть незаконченная запись")  # it may lie over the form at once
            screen.press("Escape")
        screen.until("Кого видели")
        screen.until("▸Дата")
        screen.tab_to("новая строка")
        screen.type(text)
        screen.until(text)
        until_kept(desk, text)
    assert sorted(notes(desk)) == ["Второе окно", "Первое окно"]
    for screen in (first, second):
        screen.signal(signal.SIGKILL)
        screen.until_over()
    window().until("Ещё незаконченных записей: 1")
