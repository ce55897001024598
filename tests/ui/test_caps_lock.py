"""Caps Lock left on: letters do what they do, where Shift gives the same key no other meaning."""

import pytest
from textual.events import Key

from sstui.desk.desk import Desk
from sstui.ui.screens.calendar import CalendarScreen
from sstui.ui.screens.forms.appointment import AppointmentForm
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.queue import QueueScreen
from sstui.ui.textual_patches.layout import translate
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import screen_text, settle


@pytest.mark.parametrize(
    ("letter", "bound", "meant"),
    [
        ("В", {"d"}, "d"),
        ("D", {"d"}, "d"),
        ("Ж", {"semicolon"}, "semicolon"),
        ("Ё", {"grave_accent"}, "grave_accent"),
        ("Т", {"n", "N"}, "N"),
        ("N", {"n", "N"}, "N"),
        ("П", {"g", "G"}, "G"),
        ("Ж", {"semicolon", "colon"}, "colon"),
    ],
)
def test_a_capital_that_means_nothing_is_a_small_letter(
    letter: str, bound: set[str], meant: str
) -> None:
    assert translate(Key(letter, letter), None, bound.__contains__).key == meant


@pytest.mark.parametrize("letter", ["в", "d", "ctrl+ы", "f2", "full_stop"])
def test_other_keys_are_what_they_were(letter: str) -> None:
    key = Key(letter, letter if len(letter) == 1 else None)
    assert translate(key, None, lambda _: False).key == translate(key, None).key


@pytest.mark.parametrize(
    ("letter", "form"), [("В", VisitForm), ("D", VisitForm), ("Н", AppointmentForm)]
)
async def test_a_letter_key_works_with_caps_lock(
    desk: Desk, letter: str, form: type[object]
) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, letter)
        assert isinstance(app.screen, form)


async def test_the_first_and_the_last_row_keep_their_keys(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "П")
        assert screen_text(app).splitlines()[0].endswith("9 из 9")
        await press(pilot, "Л", "О", "п", "О", "О", "Л")
        assert isinstance(app.screen, QueueScreen)
        assert screen_text(app).splitlines()[0].endswith("2 из 9")


async def test_fields_and_questions_take_capitals_as_they_are(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f7", *"ЕЛК")
        assert " Поиск: ЕЛК" in screen_text(app)
        await press(pilot, "escape", "f10")
        assert app.return_code == 0


async def test_the_days_of_the_calendar_answer(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f5")
        assert isinstance(app.screen, CalendarScreen)
        before = app.screen.grid.day
        await press(pilot, "Д")
        assert (app.screen.grid.day - before).days == 1
