"""The window changes its size under every screen: the place, what is typed and dialogs stay."""

import pytest

from sstui.desk.desk import Desk
from sstui.ui.widgets.lines import LineList
from tests.factories import a_case
from tests.ui.all_screens import SCREENS, SWEPT, District, a_full_district
from tests.ui.district import LOOKS, an_app, press
from tests.ui.screen_text import screen_text, settle
from tests.ui.test_midnight import place

SIZES = ((60, 20), (80, 24), (100, 30), (120, 40), (200, 60), (80, 24), (60, 20), (100, 30))


@pytest.mark.parametrize("name", SWEPT)
async def test_every_screen_keeps_the_place_at_every_size(desk: Desk, name: str) -> None:
    cases = a_full_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        await SCREENS[name](District(app, pilot, cases))
        await press(pilot, "down")
        await settle(pilot)
        before, text = place(app), screen_text(app)
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            assert place(app) == before, (width, height)
            assert_in_sight(app, width, height)
        assert screen_text(app) == text


def assert_in_sight(app: object, width: int, height: int) -> None:
    """What has the focus is on the screen, and the cursor's row of a list is drawn."""
    screen = app.screen  # type: ignore[attr-defined]
    focused = screen.focused
    assert screen.size == (width, height)
    if focused is None:
        return
    region = focused.region
    assert region.width > 0, (focused, width, height)
    assert screen.region.overlaps(region), (focused, width, height)
    if isinstance(focused, LineList) and focused.cursor_key is not None:
        row = focused._cursor - focused._top
        assert 0 <= row < focused._body_height, (focused, width, height)


async def test_a_scrolled_list_comes_back_to_its_row(desk: Desk) -> None:
    for number in range(60):
        a_case(desk, last=f"Ель{chr(1072 + number % 30)}{chr(1072 + number // 30)}ова")
    app = an_app(desk)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *["down"] * 40)
        lines = app.screen.query(LineList).first()
        key = lines.cursor_key
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await settle(pilot)
            assert lines.cursor_key == key
            assert_in_sight(app, width, height)


async def test_a_size_below_the_least_and_back_loses_nothing(desk: Desk) -> None:
    cases = a_full_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await SCREENS["form_visit"](District(app, pilot, cases))
        await press(pilot, *"12.10")
        before, text = place(app), screen_text(app)
        for size in ((20, 5), (1, 1), (80, 24)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert place(app) == before
        assert screen_text(app) == text
        assert LOOKS is app.looks
