"""A morning's work on each terminal: the keys as it sends them, the screen as it shows it."""

import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sstui.desk.card import find_case
from sstui.desk.desk import Desk
from sstui.store import opening, visits
from sstui.store.opening import close
from tests.pty_screen import PtyScreen
from tests.terminal import Terminal
from tests.ui.district import a_district

pytestmark = pytest.mark.pty

TODAY = "2026-11-23"
AS = ["--as", "Соколова"]
CSI, SS3 = b"\x1b[", b"\x1bO"


@dataclass(frozen=True, slots=True)
class Keyboard:
    """What the keys of a terminal send."""

    f2: bytes
    f3: bytes
    f5: bytes | str
    leave: bytes
    down: bytes = b"\x1b[B"
    draws: bool = True
    """Whether the console has more than the plainest signs."""
    colours: str = "16"


KEYBOARDS = {
    "xterm-256color": Keyboard(SS3 + b"Q", SS3 + b"R", CSI + b"15~", CSI + b"21~", colours="256"),
    "linux": Keyboard(CSI + b"[B", CSI + b"[C", CSI + b"[E", CSI + b"21~", draws=False),
    "putty": Keyboard(CSI + b"12~", CSI + b"13~", CSI + b"15~", CSI + b"21~"),
    "screen": Keyboard(SS3 + b"Q", SS3 + b"R", CSI + b"15~", CSI + b"21~"),
    # PF1 to PF4 are all that a VT100 has: the rest by letters, with the arrows of either mode.
    "vt100": Keyboard(
        SS3 + b"Q", SS3 + b"R", b"\x1b5", b"\x11", SS3 + b"B", draws=False, colours="mono"
    ),
}

Start = Callable[..., PtyScreen]


@pytest.fixture
def start(desk: Desk, tmp_path: Path) -> Iterator[Start]:
    """Starts the program on the small district, on a terminal."""
    a_district(desk)
    close()
    started: list[PtyScreen] = []

    def on(term: str, *arguments: str, **options: object) -> PtyScreen:
        environ = {"SSTUI_HOME": str(tmp_path / "home")}
        office = ["--office", str(desk.office.folder), "--today", TODAY, *AS]
        more = {**environ, **options.pop("environ", {})}  # type: ignore[dict-item]
        screen = PtyScreen(*office, *arguments, term=term, environ=more, **options)  # type: ignore[arg-type]
        started.append(screen)
        return screen

    yield on
    for screen in started:
        screen.close()
    close()


@pytest.mark.parametrize("term", KEYBOARDS)
def test_a_visit_is_recorded_on_every_terminal(start: Start, term: str, desk: Desk) -> None:
    keys, screen = KEYBOARDS[term], start(term)
    screen.until("Очередь: мои семьи")
    screen.until("Авдеева")
    screen.press(keys.down)
    screen.until("2 из")
    screen.press(keys.f3)
    screen.until("Ёлкина Мария Петровна")
    screen.press(b"\x1b")
    screen.until("Очередь: мои семьи")
    record_visit(screen, keys)
    screen.until("Очередь: мои семьи")
    screen.press(keys.leave)
    assert screen.ended() == 0
    assert_signs(screen, keys)
    assert_visit_is_kept(desk)


def record_visit(screen: PtyScreen, keys: Keyboard) -> None:
    """Everything in the Russian layout: the second family was seen at home today."""
    screen.press("в")
    screen.until("Кого видели")
    screen.press("\r", "1", "\r", "0")
    screen.until_so(lambda shown: re.search(r"\[[×x]\] Пётр", shown) is not None, "[×] Пётр")
    screen.press(keys.f2)
    screen.until("Сохранено")
    screen.press("\r")


def assert_signs(screen: PtyScreen, keys: Keyboard) -> None:
    """Only signs and colours that the terminal has were sent."""
    sent = screen.sent.decode("utf-8")
    text = re.sub(
        r"\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b[\[(][?>]?[0-9;]*[$ ]?[@-~]|\x1b.", "", sent
    )
    if not keys.draws:
        assert re.sub("[ -~А-яЁё№\r\n]", "", text) == ""
    runs = re.findall(r"\x1b\[([0-9;]*)m", sent)
    assert not any("8;2;" in run for run in runs)
    if keys.colours == "256":
        assert any("38;5;" in run for run in runs)
    elif keys.colours == "mono":
        assert colours_of(screen) == set()
    else:
        assert not any("8;5;" in run for run in runs)


def colours_of(screen: PtyScreen) -> set[str]:
    """Codes of colours that were sent, those of the terminal's usual ones too."""
    runs = re.findall(r"\x1b\[([0-9;]*)m", screen.sent.decode("utf-8"))
    codes = {code for run in runs for code in run.split(";")}
    return {code for code in codes if re.fullmatch("[349][0-9]|10[0-7]", code)}


def assert_visit_is_kept(desk: Desk) -> None:
    opening.open_office(desk.office.database)
    kept = visits.visits(find_case("2/2026"))
    assert date(2026, 11, 23) in [one.made_on for one in kept]


def test_the_same_through_tmux(desk: Desk, tmp_path: Path) -> None:
    a_district(desk)
    close()
    office = ["--office", str(desk.office.folder), "--today", TODAY, *AS]
    screen = Terminal(*office, term="screen")
    try:
        screen.until("Авдеева")
        screen.press("Down")
        screen.until("2 из")
        screen.press("F5")
        screen.until("Календарь: ноябрь")
        screen.press("Escape")
        screen.until("Очередь: мои семьи")
        screen.type("в")
        screen.until("Кого видели")
        screen.press("Enter")
        screen.type("1")
        screen.press("Enter")
        screen.type("0")
        screen.until("[×] Пётр")
        screen.press("F2")
        screen.until("Сохранено")
        screen.press("Enter")
        screen.until("Очередь: мои семьи")
        screen.press("F10")
        screen.until_gone("Ёлкина")
    finally:
        screen.close()
    assert_visit_is_kept(desk)


# -- nothing of the families is left

NUMBER = "112-233-445 95"
SECRETS = ("Ёлкин", "Авдеев", "Гарифуллин", "Заречье", NUMBER, "112-233", "11223344595")


def hidden(screen: PtyScreen) -> list[str]:
    """What of the families can still be seen: on the screen, behind it, in the title."""
    shown = screen.everything()
    return [one for one in SECRETS if one in shown]


@pytest.mark.parametrize("term", ["xterm-256color", "linux", "screen"])
def test_one_key_hides_everything_and_gives_it_back(start: Start, term: str) -> None:
    screen = start(term, size=(60, 20))
    screen.until("Авдеева")
    screen.press(*[KEYBOARDS[term].down] * 7, b"\x1b[6~", b"\x1b[5~")
    screen.press("в")
    screen.until("Исход")
    screen.press(b"\x1b[B", b"\x1b[B", b"\x1b[B", b"\x1b[B")
    screen.press(NUMBER)
    before = screen.settle()
    assert hidden(screen)
    screen.press(b"\x0c")
    screen.until("Экран скрыт. Enter")
    assert (
        screen.settle().split() == "Экран скрыт. Enter — вернуться".translate(SIGNS[term]).split()
    )
    assert hidden(screen) == []
    screen.press("x", b"\x1b", "\r")
    screen.until("Время")
    assert screen.settle() == before
    screen.press(b"\x1b[24~")
    screen.until("Экран скрыт. Enter")


SIGNS = {"linux": str.maketrans("—", "-"), "xterm-256color": {}, "screen": {}}


@pytest.mark.parametrize("term", KEYBOARDS)
def test_nothing_is_left_behind_when_the_program_ends(start: Start, term: str) -> None:
    screen = start(term)
    screen.until("Авдеева")
    screen.press(KEYBOARDS[term].leave)
    assert screen.ended() == 0
    assert hidden(screen) == []


CRASHING = """
import sys
from datetime import date
from pathlib import Path
from sstui.desk.desk import open_desk
from sstui.ui.app import SstuiApp

class Crashing(SstuiApp):
    def key_f11(self):
        number = self.screen.focused.render()
        raise ValueError("112-233-445 95 Ёлкина")

desk = open_desk(Path(sys.argv[1]), "sokolova", "Соколова", date(2026, 11, 23))
app = Crashing(desk)
app.run(mouse=False)
sys.exit(app.return_code)
"""


@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_a_crash_leaves_one_sentence(start: Start, term: str, desk: Desk) -> None:
    screen = start(term, code=CRASHING.replace("sys.argv[1]", repr(str(desk.office.folder))))
    screen.until("Авдеева")
    screen.press("в")
    screen.until("Исход")
    screen.press(KEYBOARDS[term].down * 4, NUMBER, b"\x1b[23~")
    assert screen.ended() == 1
    shown = screen.everything()
    assert "Программа остановлена из-за внутренней ошибки." in shown
    assert "Traceback" not in shown
    assert hidden(screen) == []
    (log,) = (desk.office.folder / "log").iterdir()
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    written = log.read_text("utf-8")
    assert "builtins.ValueError" in written
    assert [one for one in SECRETS if one in written] == []


# -- windows and colours


def test_a_window_too_small_says_so_and_comes_back(start: Start) -> None:
    screen = start("xterm-256color", size=(50, 15))
    screen.until("Окно 50×15 мало")
    assert hidden(screen) == []
    screen.resize(80, 24)
    screen.until("Авдеева")
    screen.press(b"\x1b[B")
    screen.until("2 из")
    before = screen.settle()
    screen.resize(40, 10)
    screen.until("Окно 40×10 мало")
    screen.press("x")
    screen.settle()
    screen.resize(80, 24)
    screen.until("2 из")
    assert screen.settle() == before
    screen.resize(30, 5)
    screen.until("Окно 30×5")
    screen.press(b"\x1b[21~")
    assert screen.ended() == 0


@pytest.mark.parametrize("term", ["xterm-256color", "linux", "putty-256color"])
def test_no_colour_is_sent_where_it_is_refused(start: Start, term: str) -> None:
    screen = start(term, environ={"NO_COLOR": "1"})
    screen.until("Авдеева")
    screen.press("в")
    screen.until("Исход")
    screen.press(KEYBOARDS["xterm-256color"].f2)
    screen.until("! Выберите")
    assert b"\x1b[7m" in screen.sent
    assert colours_of(screen) == set()


@pytest.mark.parametrize("other", [(106, 42), (99, 40), (80, 20), (120, 23), (99, 22)])
def test_a_window_that_changes_there_and_back_is_drawn_anew(
    start: Start, other: tuple[int, int]
) -> None:
    """A terminal moves or loses lines on the way, however soon it has its old size again."""
    screen = start("xterm-256color", size=(99, 23))
    screen.until("Справка")
    before = screen.settle()
    screen.resize(*other)
    screen.resize(99, 23)
    screen._stream.feed("\x1b[3H\x1b[2Kчужое".encode())
    screen.until_so(lambda shown: shown == before, "the screen as before")


def test_the_command_line_overrides_the_person(start: Start, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "looks.toml").write_text('theme = "256"\nsigns = "drawn"\nmouse = "on"\n', "utf-8")
    plain = start("xterm-256color", "--theme", "mono", "--ascii", "--no-mouse")
    plain.until("Справка")
    own = start("linux")
    own.until("Справка")
    assert b"\x1b[?1003h" not in plain.sent
    assert colours_of(plain) == set()
    assert ">" in plain.text()
    assert b"\x1b[?1003h" in own.sent
    assert b"38;5;" in own.sent
    assert "▸" in own.text()


def test_a_faulty_file_of_looks_is_said_on_the_screen(start: Start, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "looks.toml").write_text('theme = "розовая"\nfont = 7\n', "utf-8")
    shown = start("xterm-256color").until("Ваши настройки")
    assert "theme" in shown
    assert "font" in shown
