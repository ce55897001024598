"""Keys that come faster than the program draws: none is lost and none goes to a wrong place."""

from datetime import date

import pytest
from textual.app import App
from textual.events import Key
from textual.keys import key_to_character
from textual.pilot import Pilot

from sstui.desk.desk import Desk
from sstui.ui.screens.card import CardScreen
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.queue import QueueScreen
from tests.ui.demos import DemoApp, FormPage, Line, ListPage
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import screen_text, settle
from tests.ui.test_widgets_lines import many


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """All keys at once, as a slow line delivers them; then wait until all is done."""
    app: App[None] = pilot.app
    for key in keys:
        app.post_message(Key(key, key_to_character(key)))
    for _ in range(10):
        await settle(pilot)


async def test_a_whole_form_typed_at_once_is_filled_field_by_field() -> None:
    app = DemoApp(FormPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        first = ["5", "enter", "9", "3", "0", "enter", "2", "enter", "1", "enter"]
        second = ["д", "у", "enter", "enter", "escape", "down", "н", "е", "т", "f2"]
        await burst(pilot, *first, *second)
        assert app.page.done == [
            {
                "made_on": date(2026, 3, 5),
                "at": "09:30",
                "outcome": "nobody_home",
                "seen": (1,),
                "place": 4,
                "towns": (),
                "notes": "нет",
            }
        ]


async def test_keys_typed_before_a_page_is_built_reach_it() -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        form = FormPage()
        app.push_screen(form)
        await burst(pilot, "5", "enter", "7", "f2")
        values = form.done[0]
        assert isinstance(values, dict)
        assert (values["made_on"], values["at"]) == (date(2026, 3, 5), "07:00")


@pytest.mark.parametrize("count", [500])
async def test_a_held_arrow_moves_by_as_many_rows_as_were_sent(count: int) -> None:
    app: DemoApp[ListPage] = DemoApp(lambda: ListPage(many(1000)))
    async with app.run_test() as pilot:
        await settle(pilot)
        await burst(pilot, *["down"] * count)
        row = app.page.lines.cursor_row
        assert isinstance(row, Line)
        assert row.id == count + 1


async def test_an_answer_typed_ahead_goes_to_its_question() -> None:
    app = DemoApp(FormPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await burst(pilot, "minus", "escape", "д")
        assert app.page.done == ["left"]


async def test_escape_and_the_next_key_in_one_breath_are_both_done(desk: Desk) -> None:
    """A slow line joins them to what Alt and a letter would send."""
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        assert isinstance(app.screen, CardScreen)
        app.post_message(Key("alt+в", "в"))
        await settle(pilot)
        assert isinstance(app.screen, VisitForm)
        assert isinstance(app.screen_stack[-2], QueueScreen)


async def test_alt_held_by_mistake_leaves_no_form_that_would_lose_something(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "в", "backspace")
        before = screen_text(app)
        for letter in "вд1":
            app.post_message(Key(f"alt+{letter}", letter))
            await settle(pilot)
        assert isinstance(app.screen, VisitForm)
        assert screen_text(app) == before
