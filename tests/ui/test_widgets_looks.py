"""Looks: each terminal gets colours and signs that it can show, and no state is told by colour."""

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pexpect
import pytest
from rich.style import Style

from sstui.ui.theme import DRAWN, PLAIN, THEMES, Tone, looks_for, unfit_terminal
from tests.ui.demos import DemoApp, FormPage, ListPage, MonthPage
from tests.ui.screen_text import screen_text, settle

ROOT = Path(__file__).parents[2]
XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environ", "theme", "glyphs", "mouse"),
    [
        (XTERM, "full", DRAWN, True),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "full", DRAWN, True),
        ({"TERM": "xterm"}, "sixteen", DRAWN, True),
        ({"TERM": "putty-256color"}, "sixteen", DRAWN, True),
        ({"TERM": "screen-256color"}, "sixteen", DRAWN, True),
        ({"TERM": "linux"}, "sixteen", PLAIN, False),
        ({"TERM": "vt100"}, "sixteen", PLAIN, True),
        ({}, "sixteen", DRAWN, True),
        ({**XTERM, "SSH_CONNECTION": "10.0.0.2 5000 10.0.0.1 22"}, "sixteen", DRAWN, False),
        ({**XTERM, "NO_COLOR": ""}, "mono", DRAWN, True),
        ({"WT_SESSION": "1"}, "full", DRAWN, True),
    ],
)
def test_a_terminal_gets_what_it_can_show(
    environ: dict[str, str], theme: str, glyphs: object, mouse: bool
) -> None:
    looks = looks_for(environ)
    assert looks.theme is THEMES[theme]
    assert looks.glyphs is glyphs
    assert looks.mouse is mouse


def test_the_person_decides_over_the_terminal() -> None:
    looks = looks_for(XTERM, theme="mono", ascii_only=True)
    assert (looks.theme, looks.glyphs) == (THEMES["mono"], PLAIN)
    assert looks_for({"TERM": "linux"}, ascii_only=False).glyphs is DRAWN


@pytest.mark.parametrize("theme", THEMES)
def test_every_tone_has_a_style_and_the_cursor_its_own(theme: str) -> None:
    palette = looks_for({}, theme=theme).palette
    assert set(palette) == set(Tone)
    for tone in (Tone.CURSOR, Tone.HEAD, Tone.CURSOR_BLURRED):
        assert palette[tone] != palette[Tone.PLAIN]


def test_mono_has_no_colour() -> None:
    styles = looks_for({}, theme="mono").palette.values()
    assert all(style.color is None and style.bgcolor is None for style in styles)
    assert Style.parse("reverse") in styles


@pytest.mark.parametrize(
    ("environ", "is_tty", "sentence"),
    [
        (XTERM, True, ""),
        ({"TERM": "linux"}, True, ""),
        ({"TERM": "dumb"}, True, "Этот терминал не умеет рисовать экран (TERM=dumb)."),
        (XTERM, False, "Ввод или вывод — не терминал, экран рисовать негде."),
    ],
)
def test_where_no_screen_can_be_drawn_it_is_said(
    environ: dict[str, str], is_tty: bool, sentence: str
) -> None:
    assert unfit_terminal(environ, is_tty=is_tty) == sentence


@pytest.mark.parametrize("page", [ListPage, FormPage, MonthPage])
@pytest.mark.parametrize("theme", THEMES)
async def test_a_page_says_the_same_in_every_palette(
    page: type[ListPage | FormPage | MonthPage], theme: str
) -> None:
    """Without colour nothing is lost: groups, signs and words are all there is."""
    shown = []
    for name in (theme, "mono"):
        app: DemoApp[ListPage | FormPage | MonthPage] = DemoApp(page, looks_for({}, theme=name))
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            shown.append(screen_text(app))
    assert shown[0] == shown[1]


@pytest.mark.pty
def test_no_colour_code_is_sent_where_colour_is_refused() -> None:
    code = "from tests.ui.demos import *; import os; DemoApp(ListPage, looks_for(os.environ)).run()"
    environ = {"TERM": "xterm", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "NO_COLOR": "1"}
    child = pexpect.spawn(
        sys.executable, ["-c", code], cwd=str(ROOT), env=environ, dimensions=(24, 80), timeout=60
    )
    child.logfile_read = written = BytesIO()
    child.expect("Справка".encode())
    child.send(b"\x1b[21~")
    child.expect(pexpect.EOF)
    codes = {
        code
        for sequence in re.findall(rb"\x1b\[([0-9;]*)m", written.getvalue())
        for code in sequence.split(b";")
    }
    assert b"7" in codes
    assert codes <= {b"", b"0", b"1", b"2", b"4", b"7", b"39", b"49"}


def test_the_base_imports_no_heavy_widget() -> None:
    code = (
        "import sys, sstui.ui.base, sstui.ui.widgets.lines;"
        "print([name for name in sys.modules if name in ("
        "'textual.widgets._data_table', 'textual.widgets._markdown', 'textual.widgets._text_area',"
        "'textual.widgets._footer', 'peewee', 'docx', 'jinja2')])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == "[]\n"
