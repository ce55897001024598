"""The calendar on the screen: days with their marks, the list of a day, ways to a family."""

from datetime import date

import pytest
from textual.pilot import Pilot

from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.desk import Desk
from sstui.ui.screens.calendar import CalendarScreen
from sstui.ui.screens.card import CardScreen
from tests.factories import me
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle

RUSSIAN_AND_LATIN = pytest.mark.parametrize("layout", ["russian", "latin"])


async def open_calendar(pilot: Pilot[None]) -> CalendarScreen:
    await settle(pilot)
    await press(pilot, "f5")
    assert isinstance(pilot.app.screen, CalendarScreen)
    return pilot.app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_month_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await open_calendar(pilot)
        assert_snapshot(app, "calendar-month")
        await press(pilot, "down", "left", "enter")
        assert_snapshot(app, "calendar-day")


@pytest.mark.parametrize("size", SIZES)
async def test_the_week_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await open_calendar(pilot)
        await press(pilot, "f5", "down", "down")
        assert_snapshot(app, "calendar-week")


async def test_a_day_tells_what_is_agreed_owed_and_done(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        screen = await open_calendar(pilot)
        assert line_with(app, "@1").startswith(" @1                @1                •1")
        await press(pilot, *["left"] * 3)
        assert screen.grid.day == date(2026, 11, 20)
        text = screen_text(app)
        assert "Пятница, 20 ноября 2026 г." in text
        assert "рабочий; можно посетить 5 семей" in text
        assert "! Просрочено: 1" in text
        await press(pilot, *["left"] * 2)
        assert "- Ёлкина Мария Петровна" in screen_text(app)
        assert "никого нет" in line_with(app, "- Ёлкина")


@RUSSIAN_AND_LATIN
async def test_the_month_turns_and_comes_back_to_today(desk: Desk, layout: str) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_calendar(pilot)
        await press(pilot, "pagedown")
        assert "Календарь: декабрь 2026" in screen_text(app)
        assert " !2" in line_with(app, " !2")
        await press(pilot, "pageup", "pageup")
        assert "Календарь: октябрь 2026" in screen_text(app)
        await press(pilot, "т" if layout == "russian" else "n")
        assert screen.grid.day == date(2026, 11, 23)


async def test_monday_stands_first_and_days_off_have_a_stop(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_calendar(pilot)
        assert line_with(app, "пн    вт").startswith(" пн    вт    ср    чт    пт    сб    вс")
        # The 3rd is shortened, the 4th is a holiday, 7 and 8 are the weekend.
        assert line_with(app, "  2     3*").startswith("  2     3*    4.    5     6     7.    8.")


@RUSSIAN_AND_LATIN
async def test_own_families_or_all(desk: Desk, layout: str) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_calendar(day=date(2026, 9, 2))
        await settle(pilot)
        assert "мои семьи" in screen_text(app)
        assert "Демидова" not in screen_text(app)
        await press(pilot, "с" if layout == "russian" else "c")
        assert "все семьи" in screen_text(app)
        assert "! Демидова" in screen_text(app)


async def test_enter_leads_to_the_day_and_to_the_card(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_calendar(pilot)
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, CardScreen)
        assert app.screen.chosen_case == cases["Ёлкина"]
        await press(pilot, "escape", "escape")
        assert screen.grid.has_focus
        await press(pilot, "escape")
        assert "Очередь" in screen_text(app)


async def test_a_day_without_anything_keeps_the_cursor_on_the_days(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_calendar(pilot)
        await press(pilot, "enter")
        assert screen.grid.has_focus
        assert "Ничего нет. Н (Y) — назначить." in screen_text(app)


async def test_a_family_is_found_with_its_next_day(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_calendar(pilot)
        await press(pilot, "f7", *"шевц", "enter")
        assert screen.grid.day == date(2026, 12, 16)
        assert screen.chosen_case == cases["Шевцова"]


async def test_a_family_is_found_among_others_of_its_day(desk: Desk) -> None:
    cases = a_district(desk)
    for family in ("Чернова", "Шевцова"):
        appoint(desk, AppointmentDraft(cases[family], date(2026, 11, 25), me(desk), reason="да"))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_calendar(pilot)
        await press(pilot, "f7", *"шевц", "enter")
        assert (screen.grid.day, screen.lines.count) == (date(2026, 11, 25), 3)
        assert screen.chosen_case == cases["Шевцова"]


async def test_the_card_leads_to_the_day_of_its_family(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_card(cases["Гарифуллина"])
        await settle(pilot)
        await press(pilot, "f5")
        assert isinstance(app.screen, CalendarScreen)
        assert app.screen.grid.day == date(2026, 11, 25)
        assert app.screen.chosen_case == cases["Гарифуллина"]


@RUSSIAN_AND_LATIN
async def test_a_visit_is_appointed_on_the_day_under_the_cursor(desk: Desk, layout: str) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_calendar(pilot)
        await press(pilot, "right", "н" if layout == "russian" else "y", *"гариф", "enter")
        assert "Назначить посещение" in screen_text(app)
        assert "24.11.2026" in line_with(app, "День")


async def test_an_ended_case_keeps_its_name_in_the_past(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    app.desk = type(desk)(desk.office, date(2026, 11, 30), desk.person, desk.login)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_calendar(pilot)
        await press(pilot, "с", "up", "up", "right")
        assert "Вторник, 17 ноября 2026 г." in screen_text(app)
        assert "Щукина" in screen_text(app)
