"""«Вид»: what is chosen is seen at once, kept by F2, put back by Esc; screens that hide."""

import asyncio
from pathlib import Path
from time import monotonic

import pytest

from sstui.config.looks import LooksChoice, read_looks
from sstui.desk.desk import Desk
from sstui.ui.app import SstuiApp
from sstui.ui.screens.looks import LooksPage
from sstui.ui.theme import looks_for
from sstui.ui.tones import PLAIN, Depth
from tests.patience import until
from tests.ui.district import LOOKS, a_district, press
from tests.ui.painted import paint
from tests.ui.screen_text import screen_text, settle


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own folder."""
    monkeypatch.setenv("SSTUI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "COLORTERM", "COLORFGBG", "SSH_CONNECTION", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


async def test_what_is_chosen_is_seen_at_once_and_kept(desk: Desk, home: Path) -> None:
    a_district(desk)
    app = SstuiApp(desk, LOOKS)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f9", "9")
        assert isinstance(app.screen, LooksPage)
        await press(pilot, "4")
        assert app.looks.depth is Depth.MANY
        await press(pilot, "enter", "3", "enter", "3", "enter", "2", "enter", "3", "enter", "5")
        assert (app.looks.light, app.looks.glyphs, app.looks.mouse) == (True, PLAIN, True)
        await press(pilot, "f2")
        assert "Вид запомнен" in screen_text(app)
        assert paint(app).text.startswith(" Очередь: мои семьи * пн")
    kept = LooksChoice("256", "light", "ascii", "on", "calendar", 5)
    assert read_looks(home, []) == kept


async def test_what_is_left_is_put_back(desk: Desk, home: Path) -> None:
    app = SstuiApp(desk, LOOKS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(LooksPage())
        await settle(pilot)
        await press(pilot, "2")
        assert app.looks.depth is Depth.MONO
        await press(pilot, "escape", "д")
        assert not isinstance(app.screen, LooksPage)
        assert app.looks == LOOKS
    assert not home.exists()


async def test_minutes_that_are_none_are_refused_beside_the_field(desk: Desk, home: Path) -> None:
    app = SstuiApp(desk, LOOKS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(LooksPage())
        await settle(pilot)
        await press(pilot, *["enter"] * 5, "9", "9", "9", "f2")
        assert "! Нужно число минут от 0 до 480 или пустое поле." in screen_text(app)
    assert not home.exists()


async def test_looks_changed_later_are_those_of_a_fresh_start(desk: Desk) -> None:
    a_district(desk)
    for looks in (looks_for({}, theme="true", light=True), looks_for({"TERM": "vt100"})):
        shown = []
        for first in (looks, LOOKS):
            app = SstuiApp(desk, first)
            async with app.run_test(size=(80, 24)) as pilot:
                await settle(pilot)
                await press(pilot, "f5")
                app.use_looks(looks)
                await settle(pilot)
                shown.append(paint(app))
        assert shown[0] == shown[1]


async def test_an_idle_screen_hides_and_a_busy_one_does_not(desk: Desk) -> None:
    app = SstuiApp(desk, LOOKS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.idle_lock.set(0.4)
        busy = 0
        for _ in range(6):
            await asyncio.sleep(0.1)
            before = app.last_input
            await pilot.press("down")
            if monotonic() - before < 0.4:  # else this machine has been too slow for it
                assert not app.is_hidden
                busy += 1
        assert busy
        for _ in range(2):
            await until(lambda: app.is_hidden, "the cover")
            await pilot.press("enter")
            assert not app.is_hidden
        app.idle_lock.set(0)
        await asyncio.sleep(0.6)
        assert not app.is_hidden


async def test_nothing_that_happens_meanwhile_shows_through(desk: Desk) -> None:
    """A message, a dialog, another day: all of it is there afterwards, and not before."""
    a_district(desk)
    app = SstuiApp(desk, LOOKS)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+l")
        app.say("Документ Ёлкиной готов.")
        app.ask("Напечатать Ёлкину?", app.exit)
        await settle(pilot)
        assert "Ёлкин" not in paint(app).text
        await pilot.press("enter")
        await settle(pilot)
        assert "Напечатать Ёлкину?" in paint(app).text
        assert app.is_running
