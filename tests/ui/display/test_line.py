"""The program behind a real terminal: rest, a lost line, signals, leaving, a stop and a resize."""

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sstui.desk.desk import Desk
from sstui.store import opening
from tests.ui.display.a_line import Line
from tests.ui.district import a_district

WITHIN = 1.0
"""Seconds in which the program is gone, whatever became of its terminal."""


@pytest.fixture
def office(desk: Desk) -> Path:
    a_district(desk)
    opening.close()
    return desk.office.folder


@pytest.fixture
def line(office: Path, tmp_path: Path) -> Iterator[Line]:
    one = Line.to_office(office, LOGNAME="sokolova", SSTUI_HOME=str(tmp_path / "own"))
    one.until("Гарифуллина")
    one.settle(0.5)
    yield one
    one.close()


@pytest.mark.pty
def test_at_rest_nothing_is_written_and_hardly_a_thread_wakes(line: Line) -> None:
    before = line.sleeps()
    assert line.read(3.0) == b""
    assert line.sleeps() - before <= 3


@pytest.mark.pty
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGHUP, 129), (signal.SIGTERM, 143), (signal.SIGINT, 130)]
)
def test_a_signal_ends_the_program_in_order(
    line: Line, office: Path, number: signal.Signals, code: int
) -> None:
    line.send(number)
    assert line.ended(WITHIN) < WITHIN
    assert line.code == code
    assert "Traceback" not in line.text()
    assert_closed(office)


@pytest.mark.pty
def test_the_screen_is_given_back(line: Line) -> None:
    line.send(signal.SIGTERM)
    data = b""
    end = time.monotonic() + WITHIN
    while b"\x1b[?25h" not in data and time.monotonic() < end:
        data += line.read(0.1)
    assert b"\x1b[?1049l" in data
    assert b"\x1b[?25h" in data
    line.ended(WITHIN)


@pytest.mark.pty
def test_a_lost_line_ends_the_program(line: Line, office: Path) -> None:
    line.cut()
    assert line.ended(WITHIN) < WITHIN
    assert line.code == 129
    assert_closed(office)


@pytest.mark.pty
def test_a_line_that_is_lost_while_a_page_is_drawn_ends_the_program(
    line: Line, office: Path
) -> None:
    os.write(line._far, b"\x1bOP")
    line.cut()
    assert line.ended(WITHIN) < WITHIN
    assert line.code == 129
    assert_closed(office)


@pytest.mark.pty
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_terminal_that_takes_nothing_does_not_hold_the_end_up(
    line: Line, office: Path, number: signal.Signals
) -> None:
    for _ in range(40):  # pages that nobody reads fill the terminal
        os.write(line._far, b"\x1bOP\x1b[6~\x1b[5~\x1b")
        time.sleep(0.02)
    line.send(number)
    assert line.ended(WITHIN + 0.5, reading=False) < WITHIN
    assert line.code in (128 + number, 129)
    assert_closed(office)


@pytest.mark.pty
def test_the_key_for_leaving_leaves(line: Line, office: Path) -> None:
    os.write(line._far, b"\x1b[21~")
    assert line.ended(WITHIN) < WITHIN
    assert line.code == 0
    assert_closed(office)


@pytest.mark.pty
def test_after_a_stop_the_whole_screen_is_there_again(line: Line) -> None:
    before = line.text()
    line.send(signal.SIGTSTP)
    line.settle()
    line._stream.feed(b"\x1b[2J\x1b[Hsomething else\r\n" * 5)
    line.send(signal.SIGCONT)
    line.settle(0.5)
    assert line.text() == before


@pytest.mark.pty
def test_escape_by_itself_comes_after_its_wait_and_only_once(line: Line) -> None:
    line.press("\x1bOP")
    line.until("Esc — закрыть")
    written = line.press("\x1b")
    assert "Esc — закрыть" not in line.text()
    assert written
    assert line.read(0.5) == b""


def assert_closed(office: Path) -> None:
    """The database was closed: whole, with nothing left in its log."""
    assert not (office / "sstui.db-wal").exists() or (office / "sstui.db-wal").stat().st_size == 0
    base = sqlite3.connect(office / "sstui.db")
    assert base.execute("PRAGMA quick_check").fetchone() == ("ok",)
    base.close()
