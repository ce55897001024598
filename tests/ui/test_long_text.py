"""A text longer than its field: the cursor stays in sight, and the page is not laid out anew."""

from collections.abc import Iterator
from typing import Any

import pytest
from textual.widget import Widget

from sstui.ui.base import BaseApp, Page
from sstui.ui.theme import looks_for
from sstui.ui.widgets.text_field import TextField
from tests.ui.screen_text import screen_text, settle


class OneField(Page[None]):
    """A page with a field over its whole width."""

    def body(self) -> Iterator[Widget]:
        yield TextField()


class OneFieldApp(BaseApp[None]):
    """An application with that page alone."""

    def get_default_screen(self) -> OneField:
        return OneField()


TEXT = "".join(f"{number:03d} " for number in range(50))
"""Two hundred letters, whose place can be told from any four of them."""


async def test_the_end_that_is_typed_and_the_begin_that_is_gone_to_are_in_sight() -> None:
    app = OneFieldApp(looks_for({"TERM": "xterm"}))
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await pilot.press(*("space" if sign == " " else sign for sign in TEXT[:150]))
        await settle(pilot)
        field = app.screen.query_one(TextField)
        assert field.value == TEXT[:150]
        assert "036 03" in screen_text(app)
        assert "000 001" not in screen_text(app)
        await pilot.press("home")
        await settle(pilot)
        assert "000 001 002" in screen_text(app)
        await pilot.press("end", *["backspace"] * 110)
        await settle(pilot)
        assert field.value == TEXT[:40]
        assert "008 009" in screen_text(app)
        await pilot.resize_terminal(30, 20)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "000 001" in screen_text(app)


async def test_a_letter_does_not_lay_the_page_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    app = OneFieldApp(looks_for({"TERM": "xterm"}))
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        laid: list[str] = []
        refresh = OneField._refresh_layout

        def noted(page: OneField, *words: Any, **more: Any) -> None:
            laid.append("laid out")
            refresh(page, *words, **more)

        monkeypatch.setattr(OneField, "_refresh_layout", noted)
        await pilot.press("а", "б", "в")
        await settle(pilot)
        assert "абв" in screen_text(app)
        assert laid == []
