"""The day changes under every screen: lists are read anew, the place and what was typed stay."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from sstui.desk.desk import Desk
from sstui.ui.app import SstuiApp
from sstui.ui.desk_page import DeskPage
from sstui.ui.screens.calendar import CalendarScreen
from sstui.ui.screens.forms.base import FormPage
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.widgets.date_field import DateField
from sstui.ui.widgets.day_grid import DayGrid
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.text_field import TextField
from tests.ui.all_screens import SCREENS, SWEPT, District, a_full_district
from tests.ui.district import LOOKS, a_district, press
from tests.ui.screen_text import line_with, screen_text, settle

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


class Clock:
    """The office's date as the test wants it."""

    def __init__(self) -> None:
        self.day = MONDAY

    def __call__(self) -> date:
        return self.day


async def at_midnight(pilot: Pilot[None], clock: Clock, day: date) -> None:
    """Let another day come."""
    clock.day = day
    app = pilot.app
    assert isinstance(app, SstuiApp)
    app.look_at_clock()
    await settle(pilot)


def place(app: SstuiApp) -> dict[str, Any]:
    """Where a person is: pages and dialogs, the focus, cursors, what is typed."""
    screen = app.screen
    found: dict[str, Any] = {
        "pages": [type(one).__name__ for one in app.screen_stack],
        "focus": type(screen.focused).__name__ if screen.focused else None,
    }
    kinds: list[tuple[type[Widget], Callable[[Any], object]]] = [
        (LineList, lambda one: one.cursor_key),
        (DayGrid, lambda one: one.day),
        (TextField, lambda one: one.value),
    ]
    for kind, told in kinds:
        found[kind.__name__] = [told(one) for one in screen.query(kind)]
    return found


@pytest.mark.parametrize("name", SWEPT)
async def test_every_screen_stays_where_it_is(desk: Desk, name: str) -> None:
    cases = a_full_district(desk)
    clock = Clock()
    app = SstuiApp(desk, LOOKS, clock)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        await SCREENS[name](District(app, pilot, cases))
        await settle(pilot)
        if name == "today":  # what was agreed for Monday is no longer today's
            await press(pilot, "end")
        before = place(app)
        await at_midnight(pilot, clock, TUESDAY)
        assert app.desk.today == TUESDAY
        assert place(app) == before
        for page in app.screen_stack:
            if isinstance(page, DeskPage | FormPage):
                assert page.desk.today == TUESDAY
            for field in page.query(DateField):
                assert field._today == TUESDAY


async def test_the_queue_is_read_anew_and_keeps_its_family(desk: Desk) -> None:
    cases = a_district(desk)
    clock = Clock()
    app = SstuiApp(desk, LOOKS, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c", "f7", *"черн", "enter")
        screen = app.screen
        assert isinstance(screen, DeskPage)
        chosen = cases["Чернова"]
        assert screen.chosen_case == chosen
        assert "23" in screen_text(app).splitlines()[0]
        await at_midnight(pilot, clock, date(2026, 12, 1))
        assert "01.12" in screen_text(app).splitlines()[0] or "1 декабря" in screen_text(app)
        assert screen.chosen_case == chosen


@pytest.mark.parametrize("view", ["1", "2", "3"])
async def test_the_calendar_moves_its_today_and_not_its_cursor(desk: Desk, view: str) -> None:
    a_district(desk)
    clock = Clock()
    app = SstuiApp(desk, LOOKS, clock)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f5", view, "right", "right")
        screen = app.screen
        assert isinstance(screen, CalendarScreen)
        await at_midnight(pilot, clock, TUESDAY)
        assert screen.grid.day == date(2026, 11, 25)
        today = {"1": "[24]", "2": "[Вт 24.11]", "3": "[24"}[view]
        assert today in screen_text(app)
        await press(pilot, "n")
        assert screen.grid.day == TUESDAY


async def test_a_visit_that_is_half_typed_is_judged_by_the_new_day(desk: Desk) -> None:
    cases = a_district(desk)
    clock = Clock()
    app = SstuiApp(desk, LOOKS, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(VisitForm(desk, cases["Чернова"]))
        await settle(pilot)
        field = app.screen.query(DateField).first()
        field.value = ""
        await press(pilot, "т")
        assert (field.value, field.day) == ("т", MONDAY)
        await at_midnight(pilot, clock, TUESDAY)
        assert (field.value, field.day) == ("т", TUESDAY)
        assert "24.11.2026" in line_with(app, "Дата")


async def test_a_clock_that_goes_back_is_followed_without_a_word(desk: Desk) -> None:
    a_district(desk)
    clock = Clock()
    app = SstuiApp(desk, LOOKS, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        at_first = screen_text(app)
        for day in (TUESDAY, MONDAY, TUESDAY, MONDAY):
            await at_midnight(pilot, clock, day)
        assert screen_text(app) == at_first
        await press(pilot, "f5", "3")
        await at_midnight(pilot, clock, date(2025, 12, 31))
        assert app.desk.today == date(2025, 12, 31)
        assert app.is_running


async def test_a_chosen_day_stays(desk: Desk) -> None:
    a_district(desk)
    app = SstuiApp(desk, LOOKS)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.look_at_clock()
        assert app.desk.today == MONDAY
