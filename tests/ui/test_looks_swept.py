"""The screens of the long sweep: readable, no state told by colour, hidden at one key."""

import re

import pytest
from textual.widgets import Input, TextArea

from sstui.ui.textual_patches.cover import HIDDEN
from sstui.ui.theme import looks_for
from tests.ui.all_screens import SWEPT
from tests.ui.colours import ratio
from tests.ui.looks import MONO_PLAIN, OWN, SIXTEEN_PLAIN, Opened, painted_in
from tests.ui.painted import paint
from tests.ui.screen_text import settle

swept = pytest.mark.parametrize("name", SWEPT)


@swept
async def test_every_colour_can_be_read_and_every_sign_be_drawn(opened: Opened, name: str) -> None:
    async with opened(name) as at:
        found = [await painted_in(at, looks_for({}, theme=d, light=light)) for d, light in OWN]
        plain = await painted_in(at, SIXTEEN_PLAIN)
    faint = [pair for one in found for pair in one.pairs if ratio(*pair[:2]) < 4.5]
    assert faint == []
    assert re.sub("[ -~А-яЁё№\n]", "", plain.text) == ""


@swept
async def test_no_state_is_told_by_looks_alone(opened: Opened, name: str) -> None:
    """Whatever a key changes in the styles, it changes in the text too: the cursor, a mark."""
    async with opened(name, looks=MONO_PLAIN) as at:
        before = paint(at.app)
        for key in ("down", "right", "tab", "space", "left", "up"):
            await at.pilot.press(key)
            await settle(at.pilot)
            after = paint(at.app)
            if after.runs != before.runs and not isinstance(at.app.focused, Input | TextArea):
                assert after.rows != before.rows, f"{key}:\n{after.text}\n{after.runs}"
            before = after


@swept
async def test_it_hides_at_one_key_and_comes_back(opened: Opened, name: str) -> None:
    async with opened(name) as at:
        before, focused = paint(at.app), at.app.focused
        for key in ("ctrl+l", "ctrl+д", "f12"):
            await at.pilot.press(key)
            assert paint(at.app).text.split() == HIDDEN.split()
            await at.pilot.press("escape", "f10", "x", "enter")
            await settle(at.pilot)
            assert paint(at.app) == before
        await at.pilot.resize_terminal(50, 15)
        await settle(at.pilot)
        assert "Окно 50×15 мало: нужно не меньше 60×20." in " ".join(paint(at.app).text.split())
        await at.pilot.press("x", "down")
        await at.pilot.resize_terminal(80, 24)
        await settle(at.pilot)
        pairs = zip(before.rows, paint(at.app).rows, strict=True)
        # A line of advice may be said anew: what was found, whether there is more below.
        assert sum(one != other for one, other in pairs) <= 1
        assert at.app.focused is focused
