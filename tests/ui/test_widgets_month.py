"""The calendar: weeks from Monday, marks told by signs, days walked by arrows in both layouts."""

from datetime import date

import pytest

from sstui.ui.widgets.month_grid import DayMarks
from tests.ui.demos import DemoApp, MonthPage
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle


@pytest.mark.parametrize("size", SIZES)
async def test_a_month(size: tuple[int, int]) -> None:
    app = DemoApp(MonthPage)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert_snapshot(app, "month")


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["right"], date(2026, 3, 13)),
        (["left"], date(2026, 3, 11)),
        (["down"], date(2026, 3, 19)),
        (["up"], date(2026, 3, 5)),
        (["l", "д", "h", "р"], date(2026, 3, 12)),
        (["j", "о", "k", "л"], date(2026, 3, 12)),
        (["pagedown"], date(2026, 4, 12)),
        (["pageup"], date(2026, 2, 12)),
        (["up", "up"], date(2026, 2, 26)),
        (["pagedown", "home"], date(2026, 3, 12)),
        (["pagedown", "т"], date(2026, 3, 12)),
        (["down", "down", "right", "right", "right", "pageup"], date(2026, 2, 28)),
    ],
)
async def test_days_are_walked_by_keys(keys: list[str], day: date) -> None:
    app = DemoApp(MonthPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        assert app.page.grid.day == day


async def test_the_page_is_asked_for_the_days_in_sight_and_only_for_new_ones() -> None:
    app = DemoApp(MonthPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.page.seen == [(date(2026, 2, 23), date(2026, 4, 5))]
        await pilot.press("right", "down", "up")
        await settle(pilot)
        assert len(app.page.seen) == 1
        await pilot.press("pagedown")
        await settle(pilot)
        assert app.page.seen[1] == (date(2026, 3, 30), date(2026, 5, 10))


async def test_today_and_days_off_are_told_without_colour() -> None:
    app = DemoApp(MonthPage)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert " 14. " in line_with(app, "▸12]")
        await pilot.press("right")
        assert "▸13 " in line_with(app, "[12]")
        assert "  6*" in screen_text(app)


async def test_a_flat_calendar_keeps_its_signs() -> None:
    app = DemoApp(MonthPage)
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        app.page.grid.styles.height = 7
        await settle(pilot)
        assert "  5 !@+" in screen_text(app)


@pytest.mark.parametrize(
    ("marks", "signs"),
    [
        (DayMarks(date(2026, 3, 5)), []),
        (DayMarks(date(2026, 3, 5), due=1), ["!1"]),
        (
            DayMarks(date(2026, 3, 5), due=2, appointments=1, visits=11),
            ["!2", "@1", "+11"],
        ),
    ],
)
def test_marks_are_signs(marks: DayMarks, signs: list[str]) -> None:
    assert [sign for sign, _ in marks.signs] == signs
