"""A save of one's own leaves the cursor at its place; the family saved is one key away."""

import asyncio
from datetime import date

from textual.events import Key
from textual.pilot import Pilot

from sstui.core.records import CaseId
from sstui.desk.desk import Desk
from sstui.store import visits
from sstui.ui.app import SstuiApp
from sstui.ui.widgets.marking import MarkingList
from tests.factories import a_case, a_visit
from tests.patience import until
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import line_with, screen_text, settle
from tests.ui.test_queue_screen import chosen
from tests.ui.test_type_ahead import burst

VISIT = ("в", "enter", "1", "enter", "1", "f2", "enter")
"""A visit of today that took place, its answer read."""


def late(desk: Desk) -> list[CaseId]:
    """Ten families on the crisis level whom nobody has visited for weeks."""
    return [a_case(desk, "crisis", date(2026, 9, 1), f"Семёнова{number}") for number in range(10)]


async def enter(pilot: Pilot[None], app: SstuiApp, times: int) -> list[CaseId | None]:
    """Record visits one after another; which families stood under the cursor."""
    seen = []
    for _ in range(times):
        seen.append(chosen(app))
        await press(pilot, *VISIT)
    return seen


async def test_visits_of_a_trip_are_entered_one_after_another(desk: Desk) -> None:
    cases = late(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        seen = await enter(pilot, app, len(cases))
        assert set(seen) == set(cases)
        assert "! Просрочено 0" in screen_text(app)


async def test_visits_typed_at_once_are_about_one_family_after_another(desk: Desk) -> None:
    cases = late(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await burst(pilot, *VISIT, *VISIT, *VISIT)
        visited = [case_id for case_id in cases if visits.visits(case_id)]
        assert visited == cases[:3]
        assert "! Просрочено 7" in screen_text(app)


async def test_a_busy_program_knows_which_family_was_saved(desk: Desk) -> None:
    """The application hands keys over and then has a lot to do while the forms are closing."""
    cases = late(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *VISIT[:-1])
        told = app.screen
        app.post_message(Key("enter", "\r"))
        await until(lambda: app.screen is not told, "the end of what is told", pause=0)
        app.call_later(asyncio.sleep, 0.7)
        await asyncio.sleep(1.5)
        await settle(pilot)
        assert chosen(app) == cases[1]


async def test_a_form_that_was_left_unheard_keeps_nobody_waiting(desk: Desk) -> None:
    cases = late(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "в")
        a_visit(desk, cases[3], date(2026, 11, 22))
        app.pop_screen()
        await settle(pilot)
        assert "! Просрочено 9" in screen_text(app)
        for _ in range(2):
            app.screen.query_one(MarkingList).takes_keys = True
            app.screen.post_message(app.DeskChanged(app.desk))
            await settle(pilot)
            assert app.screen.query_one(MarkingList).takes_keys


async def test_the_cursor_keeps_its_line_of_the_screen(desk: Desk) -> None:
    cases = late(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        before = screen_text(app).splitlines().index(line_with(app, "▸"))
        await press(pilot, *VISIT)
        assert chosen(app) == cases[1]
        assert screen_text(app).splitlines().index(line_with(app, "▸")) == before


async def test_the_answer_names_the_next_date_of_the_family_saved(desk: Desk) -> None:
    late(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *VISIT[:-1])
        assert "Следующее посещение: желательно" in screen_text(app)


async def test_the_family_saved_is_the_first_of_the_recent(desk: Desk) -> None:
    cases = late(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *VISIT, "й")
        await press(pilot, "enter")
        assert "Семёнова0" in line_with(app, "Семёнова")
        assert app.screen.chosen_case == cases[0]  # type: ignore[attr-defined]


async def test_a_save_that_moves_nothing_stays_on_its_family(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down", "в", "enter", "2", "f2", "enter")
        assert chosen(app) == cases["Ёлкина"]


async def test_what_others_save_moves_the_cursor_with_its_family(desk: Desk) -> None:
    cases = late(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *VISIT)
        await settle(pilot)
        assert chosen(app) == cases[1]
        a_visit(desk, cases[1], date(2026, 11, 23))
        await press(pilot, "enter", "escape")
        assert chosen(app) == cases[1]
