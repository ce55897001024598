"""Norms that are being changed are kept as a draft, with the form that is open over them."""

from datetime import date
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from sstui.core.norms import Per
from sstui.desk.desk import Desk
from sstui.desk.drafts import my_drafts
from sstui.ui.screens.forms.norms import LevelForm, OrderForm
from sstui.ui.screens.norms import NormsScreen
from sstui.ui.screens.norms_draft import NormDraftScreen
from sstui.ui.screens.norms_kept import kept, restored
from tests.factories import TODAY
from tests.ui.district import an_app, press
from tests.ui.screen_text import line_with, screen_text, settle
from tests.ui.test_norms_screen import ORDER, change_basic, open_norms

SIZE = (80, 24)
OFFERED = "Есть незаконченная запись: новые нормы"


async def wait(pilot: Pilot[Any]) -> None:
    """Wait as long as a draft may take."""
    await pilot.pause(0.5)
    await settle(pilot)


async def test_changed_norms_are_offered_by_the_next_start(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE) as pilot:
        await open_norms(pilot, app)
        await change_basic(pilot)
        await press(pilot, "f4", *"11.01.2027", "enter")
        app.post_message(Paste(ORDER))
        await press(pilot, "f2")
        await wait(pilot)
    again = an_app(desk)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert OFFERED in screen_text(again)
        await press(pilot, "enter")
        assert isinstance(again.screen, NormDraftScreen)
        assert "1–2 раза в неделю" in line_with(again, "* базовый")
        assert "11.01.2027" in line_with(again, "С какого дня")
        assert ORDER in line_with(again, "Приказ  ")


@pytest.mark.parametrize(("key", "form"), [("enter", LevelForm), ("f4", OrderForm)])
async def test_what_was_typed_into_an_open_form_is_there_again(
    desk: Desk, key: str, form: type[object]
) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE) as pilot:
        await open_norms(pilot, app)
        await press(pilot, "insert", "down", key)
        assert isinstance(app.screen, form)
        await press(pilot, "enter", "7")
        app.flush()  # as when the line to the terminal is lost
    again = an_app(desk)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(again.screen, form)
        await press(pilot, "escape", "д")
        assert isinstance(again.screen, NormDraftScreen)
        await press(pilot, "escape")
        await wait(pilot)
    assert my_drafts(desk) == []


async def test_the_same_copy_offers_what_was_begun_in_it(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE) as pilot:
        await open_norms(pilot, app)
        await change_basic(pilot)
        await wait(pilot)
        assert len(my_drafts(desk)) == 1
        await press(pilot, "escape", "д")
        assert my_drafts(desk) == []
        await change_basic(pilot)
        await wait(pilot)
        app.pop_screen()  # as it would be after the program has died
        await settle(pilot)
        await press(pilot, "insert")
        assert OFFERED in screen_text(app)
        await press(pilot, "enter")
        assert "1–2 раза в неделю" in line_with(app, "* базовый")


async def test_norms_in_force_are_no_draft_any_more(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await open_norms(pilot, app)
        await change_basic(pilot)
        await press(pilot, "f4", "enter")
        app.post_message(Paste(ORDER))
        await press(pilot, "f2")
        await wait(pilot)
        assert len(my_drafts(desk)) == 1
        await press(pilot, "f2", "д")
        assert isinstance(app.screen, NormsScreen), screen_text(app)
        assert my_drafts(desk) == []


async def test_a_copy_in_which_nothing_was_changed_keeps_nothing(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE) as pilot:
        await open_norms(pilot, app)
        await press(pilot, "insert", "down", "enter")
        await wait(pilot)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, NormsScreen)
    assert my_drafts(desk) == []


def test_a_draft_that_fits_no_longer_leaves_out_what_does_not(desk: Desk) -> None:
    base = desk.office.norms.on(TODAY)
    code = base.by_rank()[0].code
    wrong = {"norm": {"min": 5, "max": 1}, "families_max": None, "families_is_limit": False}
    values = {"since": "soon", "order": "№ 1", "levels": {"gone": {}, code: wrong}}
    found = restored(base, values)
    assert (found.levels, found.order, found.since) == (base.levels, "№ 1", base.since)
    assert restored(base, kept(base, base)) == base
    assert isinstance(base.levels[code].norm.per, Per)
    assert restored(base, {"since": "2027-01-11", "levels": {}}).since == date(2027, 1, 11)
