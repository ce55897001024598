"""Every screen in every look: as it was, readable, no state told by colour, hidden at one key.

The snapshots are in `snapshots/looks`, a file a screen; `SSTUI_UPDATE_SNAPSHOTS=1` with
`-k test_looks_as_it_did` writes them anew.
"""

import os
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from sstui import ui as ui_package
from sstui.desk.desk import Desk
from sstui.ui.app import SstuiApp
from sstui.ui.base import Dialog, Page
from sstui.ui.textual_patches.cover import HIDDEN
from sstui.ui.theme import VARIANTS, Depth, Looks, looks_for
from tests.ui.all_screens import SCREENS, SWEPT, District, a_full_district
from tests.ui.colours import ratio
from tests.ui.painted import Painted, described_rows, paint
from tests.ui.screen_text import SIZES, SNAPSHOTS, settle

FOLDER = SNAPSHOTS / "looks"
Opened = Callable[..., AbstractAsyncContextManager[District]]

SIXTEEN = looks_for({"TERM": "xterm"})
SIXTEEN_PLAIN = looks_for({"TERM": "linux"})
MONO = looks_for({"TERM": "xterm"}, theme="mono")
MONO_PLAIN = looks_for({"TERM": "vt100"})
OWN = [(depth, light) for depth, light in VARIANTS if depth in (Depth.MANY, Depth.TRUE)]

each_screen = pytest.mark.parametrize("name", SCREENS)
swept = pytest.mark.parametrize("name", SWEPT)


@pytest.fixture
def opened(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens a screen by its name."""
    monkeypatch.setenv("SSTUI_HOME", str(tmp_path / "home"))

    @asynccontextmanager
    async def open_screen(
        name: str, looks: Looks = SIXTEEN, size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[District]:
        cases = a_full_district(desk)
        app = SstuiApp(desk, looks)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            at = District(app, pilot, cases)
            await SCREENS[name](at)
            await settle(pilot)
            yield at

    return open_screen


async def painted_in(at: District, looks: Looks) -> Painted:
    """The screen after its looks have been changed."""
    at.app.use_looks(looks)
    await settle(at.pilot)
    return paint(at.app)


@each_screen
async def test_looks_as_it_did(opened: Opened, name: str) -> None:
    parts: list[str] = []
    for size in SIZES:
        async with opened(name, size=size) as at:
            drawn = paint(at.app)
            plain = await painted_in(at, SIXTEEN_PLAIN)
            mono = await painted_in(at, MONO)
        title = f"{size[0]}×{size[1]}"
        parts += [f"== {title}", *drawn.rows]
        parts += [f"== {title}, строки с простыми знаками", *other_rows(drawn, plain)]
        parts += [f"== {title}, 16 цветов", *described_rows(drawn)]
        parts += [f"== {title}, без цвета", *described_rows(mono)]
        assert mono.rows == drawn.rows
    compare(FOLDER / f"{name}.txt", "\n".join(parts) + "\n")


@swept
async def test_every_colour_can_be_read_and_every_sign_be_drawn(opened: Opened, name: str) -> None:
    async with opened(name) as at:
        found = [await painted_in(at, looks_for({}, theme=d, light=light)) for d, light in OWN]
        plain = await painted_in(at, SIXTEEN_PLAIN)
    faint = [pair for one in found for pair in one.pairs if ratio(*pair[:2]) < 4.5]
    assert faint == []
    assert re.sub("[ -~А-яЁё№\n]", "", plain.text) == ""


@swept
async def test_no_state_is_told_by_looks_alone(opened: Opened, name: str) -> None:
    """Whatever a key changes in the styles, it changes in the text too: the cursor, a mark."""
    async with opened(name, looks=MONO_PLAIN) as at:
        before = paint(at.app)
        for key in ("down", "right", "tab", "space", "left", "up"):
            await at.pilot.press(key)
            await settle(at.pilot)
            after = paint(at.app)
            if after.runs != before.runs and not isinstance(at.app.focused, Input | TextArea):
                assert after.rows != before.rows, f"{key}:\n{after.text}\n{after.runs}"
            before = after


@swept
async def test_it_hides_at_one_key_and_comes_back(opened: Opened, name: str) -> None:
    async with opened(name) as at:
        before, focused = paint(at.app), at.app.focused
        for key in ("ctrl+l", "ctrl+д", "f12"):
            await at.pilot.press(key)
            assert paint(at.app).text.split() == HIDDEN.split()
            await at.pilot.press("escape", "f10", "x", "enter")
            await settle(at.pilot)
            assert paint(at.app) == before
        await at.pilot.resize_terminal(50, 15)
        await settle(at.pilot)
        assert "Окно 50×15 мало: нужно не меньше 60×20." in " ".join(paint(at.app).text.split())
        await at.pilot.press("x", "down")
        await at.pilot.resize_terminal(80, 24)
        await settle(at.pilot)
        pairs = zip(before.rows, paint(at.app).rows, strict=True)
        # A line of advice may be said anew: what was found, whether there is more below.
        assert sum(one != other for one, other in pairs) <= 1
        assert at.app.focused is focused


async def test_every_page_and_dialog_is_here(opened: Opened) -> None:
    seen: set[type] = set()
    for name in SCREENS:
        async with opened(name) as at:
            seen |= {type(screen) for screen in at.app.screen_stack}
    assert {one.__name__ for one in concrete_screens() - seen} == set()


def concrete_screens() -> set[type]:
    """Pages and dialogs of the program that are no bases of others."""
    for module in walk_packages(ui_package.__path__, "sstui.ui."):
        import_module(module.name)
    found: set[type] = set()
    waiting: list[Any] = [Page, Dialog]
    while waiting:
        kind = waiting.pop()
        below = [one for one in kind.__subclasses__() if one.__module__.startswith("sstui.")]
        waiting += below
        if not below:
            found.add(kind)
    return found


def other_rows(drawn: Painted, plain: Painted) -> list[str]:
    """Rows that simple signs make different, with their numbers."""
    pairs = enumerate(zip(drawn.rows, plain.rows, strict=True))
    return [f"{number}: {other}" for number, (one, other) in pairs if one != other]


def compare(file: Path, shown: str) -> None:
    """The text is as it was when the snapshot was taken."""
    if os.environ.get("SSTUI_UPDATE_SNAPSHOTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8"), file.name
