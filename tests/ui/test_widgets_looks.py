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

from sstui.ui.palettes import VARIANTS
from sstui.ui.theme import looks_for, palette_of_variant
from sstui.ui.tones import DRAWN, PLAIN, Depth, Tone
from tests.ui.demos import DemoApp, FormPage, ListPage, MonthPage
from tests.ui.screen_text import screen_text, settle

ROOT = Path(__file__).parents[2]
XTERM = {"TERM": "xterm-256color"}


SSH = {"SSH_CONNECTION": "10.0.0.2 5000 10.0.0.1 22"}


@pytest.mark.parametrize(
    ("environ", "depth", "glyphs", "mouse"),
    [
        (XTERM, "256", DRAWN, True),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "true", DRAWN, True),
        ({**XTERM, "COLORTERM": "24bit"}, "true", DRAWN, True),
        ({"TERM": "xterm"}, "16", DRAWN, True),
        ({"TERM": "putty-256color"}, "16", DRAWN, True),
        ({"TERM": "screen-256color"}, "16", DRAWN, True),
        ({"TERM": "tmux-256color"}, "256", DRAWN, True),
        ({"TERM": "linux"}, "16", PLAIN, False),
        ({"TERM": "vt100"}, "mono", PLAIN, True),
        ({"TERM": "cons25"}, "16", PLAIN, True),
        ({}, "16", DRAWN, True),
        ({**XTERM, **SSH}, "16", DRAWN, False),
        ({**XTERM, **SSH, "COLORTERM": "truecolor"}, "16", DRAWN, False),
        ({**XTERM, "NO_COLOR": ""}, "mono", DRAWN, True),
        ({"WT_SESSION": "1"}, "true", DRAWN, True),
    ],
)
def test_a_terminal_gets_what_it_can_show(
    environ: dict[str, str], depth: str, glyphs: object, mouse: bool
) -> None:
    looks = looks_for(environ)
    assert (looks.depth, looks.glyphs, looks.mouse) == (depth, glyphs, mouse)
    assert looks.light is False


@pytest.mark.parametrize(
    ("said", "light"),
    [("0;15", True), ("0;default;7", True), ("15;0", False), ("7;8", False), ("", False)],
)
def test_the_background_is_dark_unless_the_terminal_says_otherwise(said: str, light: bool) -> None:
    assert looks_for({**XTERM, "COLORFGBG": said}).light is light
    assert looks_for({**XTERM, "COLORFGBG": said}, light=not light).light is not light


def test_the_person_decides_over_the_terminal() -> None:
    looks = looks_for({**XTERM, "NO_COLOR": "1", **SSH}, theme="true", ascii_only=True, mouse=True)
    assert (looks.depth, looks.glyphs, looks.mouse) == ("true", PLAIN, True)
    assert looks_for({"TERM": "linux"}, ascii_only=False).glyphs is DRAWN
    assert looks_for(XTERM, mouse=False).mouse is False


@pytest.mark.parametrize(("depth", "light"), VARIANTS)
def test_every_tone_has_a_style_and_the_cursor_its_own(depth: Depth, light: bool) -> None:
    palette = palette_of_variant(depth, light=light)
    assert set(palette) == set(Tone)
    for tone in (Tone.CURSOR, Tone.HEAD, Tone.CURSOR_BLURRED):
        assert palette[tone] != palette[Tone.PLAIN]


def test_mono_has_no_colour() -> None:
    styles = palette_of_variant(Depth.MONO, light=False).values()
    assert all(style.color is None and style.bgcolor is None for style in styles)
    assert Style.parse("reverse") in styles


@pytest.mark.parametrize("page", [ListPage, FormPage, MonthPage])
@pytest.mark.parametrize("theme", [depth for depth, light in VARIANTS if not light])
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
    assert codes <= {b"", b"0", b"1", b"2", b"4", b"7"}


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
