"""A person's own keys on the screen: the key acts, and every line and sentence names it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sstui.desk.desk import Desk
from sstui.ui.keys import use_keys
from sstui.ui.own_keys import put_in_force
from sstui.ui.screens.calendar import CalendarScreen
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.queue import QueueScreen
from sstui.ui.widgets.help import HelpDialog
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import line_with, screen_text, settle


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """The file of a person's keys, with three actions changed."""
    file = tmp_path / "keys.toml"
    file.write_text(
        'work.record-visit = "ъ"\nwork.calendar = ["F11", "Alt+К"]\nqueue.filter = "Shift+О"\n'
        'queue.register-family = "Ctrl+Т"\nqueue.find = "Ctrl+А"\n',
        encoding="utf-8",
    )
    yield file
    use_keys({})


async def test_other_keys_act_and_the_old_ones_do_not(desk: Desk, own: Path) -> None:
    a_district(desk)
    assert put_in_force(own) == ()
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        assert isinstance(app.screen, QueueScreen)
        for key in ("ъ", "right_square_bracket"):
            await press(pilot, key)
            assert isinstance(app.screen, VisitForm)
            await press(pilot, "escape")
        await press(pilot, "f5")
        assert isinstance(app.screen, QueueScreen)
        await press(pilot, "alt+к")
        assert isinstance(app.screen, CalendarScreen)
        await press(pilot, "f2", "О")
        assert "Отбор" in screen_text(app)


async def test_every_line_names_the_keys_of_now(desk: Desk, own: Path) -> None:
    assert put_in_force(own) == ()
    app = an_app(desk)
    async with app.run_test(size=(80, 50)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert "Ctrl+N — ввести новую" in shown
        assert " Ъ посещ" in shown
        assert "11Календ" in shown.splitlines()[-1]
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpDialog)
        assert "Ъ                 Записать посещение" in screen_text(app)
        await press(pilot, "escape", "f9")
        assert "Ъ" in line_with(app, "Записать посещение")
        await press(pilot, "escape", "ctrl+p")
        assert "Ctrl+N" in screen_text(app)


async def test_the_shipped_keys_come_back(desk: Desk, own: Path) -> None:
    a_district(desk)
    put_in_force(own)
    own.write_text('work.record-visit = "н"', encoding="utf-8")
    problems = put_in_force(own)
    assert problems
    assert all("нужна сразу двум действиям" in str(one) for one in problems)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "в")
        assert isinstance(app.screen, VisitForm)


async def test_the_letters_typed_right_behind_f7_are_all_there(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f7", *"карпо")
        await settle(pilot)
        assert " Поиск: карпо" in screen_text(app)
        await press(pilot, "escape", "f3", "2")
        await pilot.press("slash", *"kfhbcf")
        await settle(pilot)
        assert " Поиск: kfhbcf" in screen_text(app)
        assert "не найдено" in screen_text(app)
