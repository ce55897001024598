"""A name is only ever a name: it runs nothing, breaks nothing and drives no terminal."""

import re
import sys
import unicodedata
from io import BytesIO
from pathlib import Path

import pexpect
import pytest
from rich.console import Console
from rich.segment import ControlType, Segment
from rich.style import Style
from rich.text import Text
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from sstui.ui.cells import fit
from sstui.ui.clean_text import DANGEROUS, clean, clean_lines
from sstui.ui.textual_patches.safe_text import Markup
from tests.ui.hostile import CLICK, CONTROLS, KINDS, MARKUP, HostileApp
from tests.ui.screen_text import screen_text, settle

ROOT = Path(__file__).parents[2]


async def click_the_name(app: HostileApp) -> int:
    """Click wherever the screen says «Иванова»; the number of clicks."""
    clicks = 0
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot)
        for y, line in enumerate(screen_text(app).splitlines()):
            for found in re.finditer("Иванова", line):
                await pilot.click(offset=(found.start() + 3, y))
                clicks += 1
        await settle(pilot)
    return clicks


@pytest.mark.parametrize("kind", KINDS)
async def test_a_click_on_a_name_runs_nothing(kind: str) -> None:
    app = HostileApp([(kind, CLICK)])
    assert await click_the_name(app) > 0
    assert app.booms == 0


async def test_the_same_clicks_run_an_action_of_our_own_markup() -> None:
    app = HostileApp([("static", Markup(CLICK))])
    await click_the_name(app)
    assert app.booms > 0


@pytest.mark.parametrize("kind", KINDS)
async def test_no_name_breaks_a_widget(kind: str) -> None:
    app = HostileApp([(kind, text) for text in [*MARKUP, *CONTROLS]])
    async with app.run_test(size=(60, 400)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert "нова" in shown
        assert not DANGEROUS.search(shown.replace("\n", ""))


async def test_a_name_with_brackets_is_shown_as_it_is() -> None:
    app = HostileApp([("static", text) for text in MARKUP])
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = screen_text(app).splitlines()
        for text in MARKUP:
            assert any(line.startswith(text) for line in lines), text


async def test_a_name_with_control_characters_keeps_its_width() -> None:
    app = HostileApp([("title", "Ива\x1b[2Jнова\u202e")])
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        app.clear_notifications()
        await settle(pilot)
        assert screen_text(app).splitlines()[1] == "│Ива\ufffd[2Jнова\ufffd" + " " * 46 + "│"


def test_every_invisible_or_acting_character_is_replaced() -> None:
    acting = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    for code in range(0x110000):
        character = chr(code)
        if unicodedata.category(character) in acting:
            assert clean(character) == "\ufffd", hex(code)


@pytest.mark.parametrize(
    "text",
    ["Ёлкина-Петрова Мария", "Gülnara Öz", "М.\u00a0П.", "«№ 5» — 10 %", "日本", "é", "▸│╭", "👪"],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_lines_of_a_note_stay_lines() -> None:
    assert clean_lines("раз\r\nдва\tтри\x1b") == "раз\nдва\tтри\ufffd"


def test_only_a_literal_of_ours_is_markup() -> None:
    assert Content.from_markup("[b]x[/b]").plain == "[b]x[/b]"
    assert Content.from_markup(Markup("[b]x[/b]")).plain == "x"
    assert Static("[b]x[/b]").visual is not None


@pytest.mark.parametrize(
    ("text", "width", "align", "fitted"),
    [
        ("Ёлкина", 8, "left", "Ёлкина  "),
        ("Ёлкина", 8, "right", "  Ёлкина"),
        ("Ёлкина", 9, "center", " Ёлкина  "),
        ("Ёлкина Мария", 8, "left", "Ёлкина… "),
        ("Ёлкина Мария", 9, "left", "Ёлкина М…"),
        ("日本語", 4, "left", "日… "),
        ("日本語", 5, "left", "日本…"),
        ("Ёлкина", 1, "left", "Ё"),
        ("Ёлкина", 0, "left", ""),
        ("а\x1bб\u200bв", 5, "left", "а\ufffdб\ufffdв"),
    ],
)
def test_text_is_fitted_into_cells(text: str, width: int, align: str, fitted: str) -> None:
    assert fit(text, width, align) == fitted


def test_the_last_guard_stands_before_the_terminal() -> None:
    """A widget that draws raw cells is cleaned too, and takes no more cells than it had."""
    console = Console(force_terminal=True, color_system="standard")
    strip = Strip([Segment("Ива\x1b[2J", Style(bold=True)), Segment("нова\u202e │")])
    assert strip.render(console) == "\x1b[1mИва\ufffd[2J\x1b[0mнова\ufffd"
    moving = Strip([Segment("\x1b[5;5H", None, [(ControlType.HOME,)])])
    assert moving.render(console) == "\x1b[5;5H"


def test_rich_takes_no_markup_from_a_name_either() -> None:
    console = Console(markup=True)
    assert console.render_str("[red]Иванова[/]").plain == "[red]Иванова[/]"
    assert Text.from_markup("[/]").plain == "[/]"


ESCAPE = re.compile(rb"\x1b\[[0-9;?<>=]*\$?[A-Za-z]")


@pytest.mark.pty
def test_no_raw_control_byte_of_a_name_reaches_a_real_terminal() -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tests.ui.hostile"],
        cwd=str(ROOT),
        dimensions=(600, 100),
        env={"TERM": "xterm-256color", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        timeout=60,
    )
    child.logfile_read = written = BytesIO()
    # Behind a sign of doubtful width the display layer says where it goes on.
    goes_on = r"(\x1b\[[0-9;]+H)?"
    child.expect(f"Ива\ufffd{goes_on}.?999;998Hнова".encode())
    child.expect(f"Ива\ufffd{goes_on}нова".encode())
    child.send(b"q")
    child.expect(pexpect.EOF)
    data = written.getvalue()
    assert b"\x1b[999" not in data
    assert b"\x1b]" not in data
    left = ESCAPE.sub(b"", data)
    raw = {one for one in left.decode("utf-8") if DANGEROUS.match(one)} - {"\r", "\n"}
    assert raw == set()
