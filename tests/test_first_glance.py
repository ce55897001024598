"""The queue on a real terminal before Textual has loaded, and what may happen in between."""

import fcntl
import os
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.drivers.linux_driver import LinuxDriver

from sstui.desk.desk import Desk
from sstui.desk.queue_view import Order, View, keep_view
from sstui.store.opening import close
from sstui.ui.first import terminal
from tests.patience import while_waiting
from tests.pty_screen import LEAVES_LINES, PtyScreen
from tests.ui.district import a_district

pytestmark = pytest.mark.pty

ENTER, LEAVE = b"\x1b[?1049h", b"\x1b[?1049l"
SLOW = """
import time
time.sleep(60)
"""
"""A Textual that never has loaded: between the first glance and the program there is time."""
LATE = """
import sys, time, pathlib
time.sleep(1)
here = str(pathlib.Path(__file__).parent.parent)
sys.path.remove(here)
del sys.modules["textual"]
import textual
"""
"""The real one, a second later."""
BROKEN = """
raise ModuleNotFoundError("cannot load", name="textual")
"""

Start = Callable[..., PtyScreen]


@pytest.fixture
def start(desk: Desk, tmp_path: Path) -> Iterator[Start]:
    """Starts the program on the small district, with another Textual if one is given."""
    a_district(desk)
    started: list[PtyScreen] = []

    def on(term: str = "xterm-256color", textual: str = "", **options: object) -> PtyScreen:
        close()
        environ = {"SSTUI_HOME": str(tmp_path / "home")}
        if textual:
            package = tmp_path / "other" / "textual"
            package.mkdir(parents=True)
            (package / "__init__.py").write_text(textual, "utf-8")
            here = Path(__file__).resolve().parent.parent
            environ["PYTHONPATH"] = f"{package.parent}{os.pathsep}{here}"
        office = ["--office", str(desk.office.folder), "--today", "2026-11-23", "--as", "Соколова"]
        environ |= options.pop("environ", {})  # type: ignore[call-overload]
        screen = PtyScreen(*office, term=term, environ=environ, **options)  # type: ignore[arg-type]
        started.append(screen)
        return screen

    yield on
    for screen in started:
        screen.close()
    close()


def settings(screen: PtyScreen) -> list[object]:
    """How the terminal is set up."""
    return list(termios.tcgetattr(screen._child.fileno()))[:4]


def test_the_terminal_is_set_up_as_the_driver_will_set_it_up() -> None:
    """Otherwise a key typed meanwhile would be another one: Enter would be Ctrl+J."""
    assert LinuxDriver._patch_lflag(~0) == ~terminal._LOCAL
    assert LinuxDriver._patch_iflag(~0) == ~terminal._INPUT


@pytest.mark.parametrize("term", ["xterm-256color", "linux", "putty", "screen", "vt100"])
def test_the_list_stands_before_textual_has_loaded(start: Start, term: str) -> None:
    screen = start(term, SLOW)
    shown = screen.until("скрыть")
    assert "Очередь: мои семьи" in shown
    assert "пн 23.11.2026" in shown
    assert "1 из 9" in shown
    assert "Авдеева Мария" in shown
    assert "Справка" not in shown


@pytest.mark.parametrize("term", ["xterm-256color", "linux", "vt100"])
def test_nothing_of_it_is_drawn_again(start: Start, term: str) -> None:
    screen = start(term)
    before = screen.until("скрыть").splitlines()
    drawn = len(screen.sent)
    after = screen.until("1Справка")
    after = screen.settle()
    assert after.splitlines()[:22] == before[:22]
    assert screen.sent.count(ENTER) == 1
    rest = bytes(screen.sent[drawn:]).decode("utf-8")
    assert "Авдеева" not in rest
    assert "Очередь: мои" not in rest


def test_keys_typed_before_textual_has_loaded_are_not_lost(start: Start) -> None:
    screen = start()
    screen.until("Авдеева")
    screen.press(b"\x1b[B", b"\x1b[B", b"\x1b[A", "\r")
    assert "Семья: Ёлкина" in screen.until("Семья: ")
    screen.press(b"\x1b")
    screen.until("2 из 9")


def test_what_is_typed_is_not_shown_by_the_terminal(start: Start) -> None:
    screen = start(textual=SLOW)
    before = screen.until("скрыть")
    screen.press("вава\r\r")
    time.sleep(0.3)
    assert screen.text() == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_meanwhile_gives_the_terminal_back(start: Start, number: int) -> None:
    screen = start(textual=SLOW)
    screen.until("Авдеева")
    screen.signal(number)
    assert screen.ended() == 128 + number
    assert screen.sent.endswith(b"\x1b[?25h")
    assert LEAVE in screen.sent
    assert "Авдеева" not in screen.everything()


def test_a_signal_while_it_is_written_gives_the_terminal_back(desk: Desk, tmp_path: Path) -> None:
    """The terminal takes nothing, so that the program stands in the middle of its writing."""
    a_district(desk)
    close()
    master, slave = os.openpty()
    try:
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 70, 250, 0, 0))
        before = termios.tcgetattr(slave)[:4]
        termios.tcflow(slave, termios.TCOOFF)
        words = ["--office", str(desk.office.folder), "--today", "2026-11-23", "--as", "Соколова"]
        home = {"SSTUI_HOME": str(tmp_path / "home"), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        child = subprocess.Popen(
            [sys.executable, "-m", "sstui", *words],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=Path(__file__).resolve().parent.parent,
            env={"PATH": os.environ["PATH"], **home},
            start_new_session=True,
        )
        for _ in while_waiting("the terminal is set up for the first screen"):
            if termios.tcgetattr(slave)[:4] != before:
                break
            time.sleep(0.01)
        time.sleep(0.1)
        child.send_signal(signal.SIGTERM)
        assert child.wait(20) == 128 + signal.SIGTERM
        assert termios.tcgetattr(slave)[:4] == before
    finally:
        os.close(master)
        os.close(slave)


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_stopped_meanwhile_and_continued_it_is_drawn_anew(start: Start, number: int) -> None:
    screen = start(textual=LATE)
    before = settings(screen)
    screen.until("скрыть")
    screen.signal(number)
    if number == signal.SIGTSTP:
        for _ in while_waiting("the terminal is given back for the time"):
            if settings(screen) == before:
                break
        assert "Авдеева" not in screen.everything()
    time.sleep(0.2)
    screen._stream.feed("\x1b[2J\x1b[5Hчужое слово".encode())  # what the shell has written
    screen.signal(signal.SIGCONT)
    screen.until("1Справка")
    shown = screen.settle()
    assert "чужое" not in shown
    assert sum("Авдеева" in line for line in shown.splitlines()) == 1
    assert shown.splitlines()[0].endswith("1 из 9")


def test_a_textual_that_does_not_load_is_told_on_the_old_screen(start: Start) -> None:
    screen = start(textual=BROKEN)
    assert screen.ended() == 1
    assert ENTER in screen.sent
    assert screen.sent.index(LEAVE) > screen.sent.index(ENTER)
    assert "textual" in screen.text()
    assert "Авдеева" not in screen.everything()


@pytest.mark.parametrize("moment", [0.0, 0.004, 0.1, 0.2])
def test_an_end_at_any_moment_of_the_start_leaves_nothing(start: Start, moment: float) -> None:
    screen = start()
    screen.until("Очередь")
    time.sleep(moment)
    screen.signal(signal.SIGTERM)
    assert screen.ended() == 128 + signal.SIGTERM
    left = screen.everything()
    assert "Авдеева" not in left
    assert "Warning" not in left


def test_the_terminal_is_as_before_in_the_end(start: Start) -> None:
    """What the shell had set is what the driver puts back, not what the glance had set."""
    screen = start()
    before = settings(screen)
    screen.until("Авдеева")
    assert settings(screen) != before
    screen.until("1Справка")
    screen.settle()
    screen.press(b"\x1b[21~")
    for _ in while_waiting("the terminal is set up as before"):
        if settings(screen) == before:
            break
    assert screen.ended() == 0
    assert "Авдеева" not in screen.everything()


def test_a_console_without_another_screen_keeps_nothing(start: Start) -> None:
    screen = start(LEAVES_LINES, SLOW)
    screen.until("Авдеева")
    screen.signal(signal.SIGTERM)
    screen.ended()
    assert "Авдеева" not in screen.everything()


def test_a_window_that_changes_meanwhile_is_drawn_anew(start: Start) -> None:
    screen = start()
    screen.until("Авдеева")
    screen.resize(100, 30)
    screen.until("1Справка")
    shown = screen.settle().splitlines()
    assert shown[29].startswith("1Справка")
    assert shown[0].endswith("1 из 9")
    assert len(shown[0].rstrip()) > 90
    assert sum("Авдеева" in line for line in shown) == 1


@pytest.mark.parametrize(
    "environ", [{"SSTUI_PLAIN_DISPLAY": "1"}, {"COLUMNS": "59", "LINES": "24"}]
)
def test_there_is_no_glance_where_it_could_not_be_kept(
    start: Start, environ: dict[str, str]
) -> None:
    screen = start(textual=BROKEN, environ=environ)
    assert screen.ended() == 1
    assert ENTER not in screen.sent


def test_no_glance_before_another_first_screen(start: Start, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "looks.toml").write_text('first_screen = "calendar"\n', "utf-8")
    screen = start(textual=BROKEN)
    assert screen.ended() == 1
    assert ENTER not in screen.sent


def test_what_the_person_has_chosen_is_glanced_at(start: Start, desk: Desk) -> None:
    keep_view(desk, View(order=Order.NAME))
    screen = start(textual=SLOW)
    shown = screen.until("Порядок: по имени").splitlines()
    assert "Авдеева" in shown[3]


def test_an_office_without_families_is_told_by_the_page(desk: Desk, tmp_path: Path) -> None:
    close()
    office = ["--office", str(desk.office.folder), "--today", "2026-11-23", "--as", "Соколова"]
    screen = PtyScreen(*office, environ={"SSTUI_HOME": str(tmp_path / "home")})
    try:
        screen.until("ввести новую")
    finally:
        screen.close()
