"""A window that changes while one types: the field stays in sight, and the last size counts."""

import pytest
from textual.events import Resize
from textual.geometry import Size

from sstui.desk.desk import Desk
from sstui.ui.screens.forms.visit import VisitForm
from tests.factories import a_case
from tests.ui.form_story import opened
from tests.ui.screen_text import settle


@pytest.mark.parametrize(
    "sizes", [[(61, 21)], [(200, 60), (61, 21)], [(61, 21), (80, 24), (60, 21)]]
)
async def test_the_field_that_is_typed_into_stays_in_sight(
    desk: Desk, sizes: list[tuple[int, int]]
) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "2", "tab", "tab", "tab", "tab", "tab")
        await story.type("дома")
        for size in sizes:
            story.app._driver._size = size  # type: ignore[union-attr]
            story.app.post_message(Resize(Size(*size), Size(*size)))
        await settle(story.pilot)
        assert "▸Заметки" in story.screen
        assert "дома" in story.screen


async def test_the_field_that_tab_leads_to_comes_into_sight(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case), size=(61, 21)) as story:
        await story.press("enter", "2", "tab", "tab", "tab", "tab", "tab")
        assert "▸Заметки" in story.screen
        await story.press(*["shift+tab"] * 6)
        assert "▸Дата" in story.screen


@pytest.mark.parametrize("height", range(20, 25))
async def test_what_is_wrong_with_a_field_comes_into_sight(desk: Desk, height: int) -> None:
    """Whichever height leaves the field on the last line of the form."""
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case), size=(60, height)) as story:
        await story.press("enter", "2", "tab", "tab", "tab")
        assert "▸Время" in story.screen
        await story.type("123456")
        assert "! Не поместилось" in story.screen
