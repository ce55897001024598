"""The week and the people of the calendar: families by day, visits by person, signs of the load."""

from datetime import date

import pytest
from textual.pilot import Pilot

from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff
from sstui.ui.app import SstuiApp
from sstui.ui.screens.calendar import CalendarScreen
from sstui.ui.screens.calendar_views import View
from sstui.ui.screens.card import CardScreen
from sstui.ui.theme import looks_for
from tests.factories import a_case, a_person, me
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle

RUSSIAN_AND_LATIN = pytest.mark.parametrize("layout", ["russian", "latin"])
LOOKS = {
    "mono": looks_for({"TERM": "xterm", "NO_COLOR": ""}),
    "ascii": looks_for({"TERM": "linux"}),
}


async def open_view(pilot: Pilot[None], view: View) -> CalendarScreen:
    await settle(pilot)
    await press(pilot, "f5", str(list(View).index(view) + 1))
    assert isinstance(pilot.app.screen, CalendarScreen)
    assert pilot.app.screen.view is view
    return pilot.app.screen


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
@pytest.mark.parametrize("looks", LOOKS)
@pytest.mark.parametrize("view", View)
async def test_every_view_looks_as_it_did(
    desk: Desk, view: View, looks: str, size: tuple[int, int]
) -> None:
    a_district(desk)
    app = SstuiApp(desk, LOOKS[looks])
    async with app.run_test(size=size, notifications=True) as pilot:
        await open_view(pilot, view)
        assert_snapshot(app, f"calendar-{view}-{looks}")


@RUSSIAN_AND_LATIN
async def test_keys_change_the_view_and_keep_the_day(desk: Desk, layout: str) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_view(pilot, View.MONTH)
        await press(pilot, "right", "right")
        for view in (View.WEEK, View.PEOPLE, View.MONTH):
            await press(pilot, "ц" if layout == "russian" else "w")
            assert (screen.view, screen.grid.day) == (view, date(2026, 11, 25))
            assert screen.grid.has_focus
        await press(pilot, "3", "т" if layout == "russian" else "n")
        assert screen.grid.day == date(2026, 11, 23)


@pytest.mark.parametrize("size", SIZES)
async def test_a_week_leads_to_a_card_and_to_a_visit(desk: Desk, size: tuple[int, int]) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = await open_view(pilot, View.WEEK)
        await press(pilot, "right", "right")
        assert screen.chosen_case == cases["Гарифуллина"]
        await press(pilot, "enter")
        assert isinstance(app.screen, CardScreen)
        assert app.screen.chosen_case == cases["Гарифуллина"]
        await press(pilot, "escape")
        assert screen.chosen_case == cases["Гарифуллина"]
        await press(pilot, "d")
        assert "дело 3/2026" in line_with(app, "Посещение")


async def test_a_stacked_week_is_walked_line_by_line(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_view(pilot, View.WEEK)
        seen = []
        for _ in range(5):
            seen.append((screen.grid.day.day, screen.chosen_case))
            await press(pilot, "down")
        assert seen == [
            (23, cases["Ёлкина"]),
            (23, cases["Ёлкина"]),
            (24, None),
            (25, cases["Гарифуллина"]),
            (26, None),
        ]
        await press(pilot, "up", "up", "up", "up")
        assert screen.grid.day == date(2026, 11, 23)
        assert screen.week.position == "2 из 2"


async def test_weeks_are_turned(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        screen = await open_view(pilot, View.WEEK)
        await press(pilot, "pagedown")
        assert "30 ноября — 6 декабря" in screen_text(app)
        assert "!2" in screen_text(app)
        await press(pilot, "pageup", "pageup", "left")
        assert screen.grid.day == date(2026, 11, 15)
        assert "Вс 15.11." in screen_text(app)


async def test_a_full_day_of_a_week_scrolls_with_the_cursor(desk: Desk) -> None:
    for number in range(30):
        case = a_case(desk, "basic", date(2026, 11, 2), f"Семья{'абвгдежзик'[number % 10]}ова")
        draft = AppointmentDraft(
            case, date(2026, 11, 25), me(desk), f"{8 + number // 3}:00", reason="да"
        )
        appoint(desk, draft)
    app = an_app(desk)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        screen = await open_view(pilot, View.WEEK)
        await press(pilot, "right", "right")
        assert screen_text(app).count(" ещё ") == 2  # of the late ones of today as well
        await press(pilot, *["down"] * 29)
        assert screen.week.position == "30 из 30"
        assert "▸@17:00" in screen_text(app)
        assert screen_text(app).count(" ещё ") == 1


async def test_a_cell_opens_the_day_of_its_person(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_view(pilot, View.PEOPLE)
        assert "Соколова" in line_with(app, "▸")
        await press(pilot, "right", "right")
        assert "Среда, 25 ноября 2026 г. · Соколова Вера" in screen_text(app)
        assert "1 посещение, 1 ч 25 мин с дорогой из 8 ч 00 мин" in screen_text(app)
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, CardScreen)
        assert app.screen.chosen_case == cases["Гарифуллина"]
        await press(pilot, "escape", "escape", "up")
        assert screen.grid.has_focus
        assert "Кузьмин" in line_with(app, "▸")


async def test_the_strain_of_a_day_is_a_sign(desk: Desk) -> None:
    for day, visits in ((24, 5), (25, 6), (26, 9), (28, 1)):
        for _ in range(visits):
            case = a_case(desk, "basic", date(2026, 11, 2))
            draft = AppointmentDraft(case, date(2026, 11, day), me(desk), reason="по просьбе")
            appoint(desk, draft)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_view(pilot, View.PEOPLE)
        # A visit with its way takes 85 minutes of 480.
        assert "·   5   6!  9‼  ·   1‼  -" in line_with(app, "▸Соколова")
    app = SstuiApp(desk, LOOKS["ascii"])
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await open_view(pilot, View.PEOPLE)
        assert ".  5  6! 9# .  1# -" in line_with(app, ">Соколова")


async def test_many_people_scroll_and_months_turn(desk: Desk) -> None:
    for number in range(40):
        add_staff(desk, a_person(f"Фамилия{chr(1072 + number % 30)}{chr(1072 + number // 30)}"))
    app = an_app(desk)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        screen = await open_view(pilot, View.PEOPLE)
        assert screen.people.position == "1 из 41"
        await press(pilot, *["down"] * 45)
        assert screen.people.position == "41 из 41"
        last = line_with(app, "▸")
        await press(pilot, "pagedown")
        assert "Календарь: декабрь 2026" in screen_text(app)
        assert line_with(app, "▸").split()[0] == last.split()[0]
        assert screen.people.shown == (date(2026, 12, 1), date(2026, 12, 31))


async def test_two_weeks_slide_only_at_their_ends(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_view(pilot, View.PEOPLE)
        assert screen.people.shown == (date(2026, 11, 23), date(2026, 12, 6))
        await press(pilot, *["right"] * 13)
        assert screen.people.shown == (date(2026, 11, 23), date(2026, 12, 6))
        await press(pilot, "right")
        assert screen.people.shown == (date(2026, 11, 30), date(2026, 12, 13))
        await press(pilot, "pageup")
        assert screen.people.shown == (date(2026, 11, 16), date(2026, 11, 29))
