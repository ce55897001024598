"""*Организации*: written down, put right, switched off and found, with keys alone."""

import pytest
from textual.pilot import Pilot

from sstui.core.text import fold
from sstui.desk.desk import Desk
from sstui.desk.organisations import OrganisationDraft, add_organisation, organisations
from sstui.ui.app import SstuiApp
from sstui.ui.screens.forms.organisation import OrganisationForm
from sstui.ui.screens.organisations import OrganisationsScreen
from tests.ui.district import an_app, press
from tests.ui.form_story import STILL_OPEN, opened
from tests.ui.hostile import MARKUP
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle


def some(desk: Desk) -> None:
    for name, kind in (("Заречная больница", "health"), ("Школа № 2", "education")):
        add_organisation(desk, OrganisationDraft(name, kind, "Гусеву А. П.", "директору"))


async def open_page(pilot: Pilot[None], app: SstuiApp) -> None:
    await settle(pilot)
    app.push_screen(OrganisationsScreen())
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_page_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    some(desk)
    app = an_app(desk)
    async with app.run_test(size=size) as pilot:
        await open_page(pilot, app)
        assert_snapshot(app, "organisations")


async def test_an_organisation_is_written_down_put_right_and_switched_off(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_page(pilot, app)
        assert "Организаций ещё нет. Ins — записать первую" in screen_text(app)
        await press(pilot, "insert", *"школа", "enter", "2", "f2")
        assert "Организация записана: школа." in screen_text(app)
        await press(pilot, "f4", "end", *" в селе", *["tab"] * 7, "2", "f2")
        assert "выключена" in line_with(app, "школа в селе")
    assert organisations() == []
    assert [one.name for one in organisations(also_closed=True)] == ["школа в селе"]


async def test_an_organisation_is_found_by_a_part_of_its_name(desk: Desk) -> None:
    some(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_page(pilot, app)
        await press(pilot, "slash", *"школ", "enter")
        assert line_with(app, "Школа № 2").startswith(("▸", "▹"))


@pytest.mark.parametrize("text", MARKUP[:3])
async def test_a_hostile_name_is_text(desk: Desk, text: str) -> None:
    async with opened(lambda: OrganisationForm(desk)) as story:
        await story.paste("я" * 100_000)
        await story.press("tab", "1", "f2")
        assert "! Слишком длинно: название организации" in story.words
        assert story.answer == STILL_OPEN
        await story.press("home", "shift+end", "delete")
        await story.paste(text)
        await story.press("f2")
        assert story.answer == f"Организация записана: {text}."
    assert [fold(one.name) for one in organisations()] == [fold(text)]
