"""Every form and dialog in which something is typed: pastes into each field, and bursts of keys.

`test_forms_burst.py` does so with forms by themselves; here are those that it does not know, over
the pages that they are opened from; with `SSTUI_SWEEP=all` every screen.
"""

import os
import random
from pathlib import Path

import pytest
from textual.events import Key, Paste
from textual.keys import key_to_character
from textual.widgets import Input, TextArea

from sstui.desk.desk import Desk
from sstui.store.engine import fetch_sql
from sstui.ui.screens.forms.base import FormPage
from tests.patience import while_waiting
from tests.ui.all_screens import SCREENS, SWEPT, District, a_full_district
from tests.ui.district import an_app
from tests.ui.screen_text import screen_text, settle
from tests.ui.test_forms_burst import PASTES
from tests.ui.test_forms_hostile import FORMS

ACTING = "\x00\x1b\x9b\x7f\u202e\u2066\ud800"
"""Signs that a terminal or a screen would act on."""
KEYS = [
    *("tab", "shift+tab", "enter", "down", "up", "left", "right", "space", "backspace", "delete"),
    *("home", "end", "pageup", "pagedown", "plus", "minus", "insert", "f2", "f8", "escape"),
    *"1230ажdlнд",
]
ELSEWHERE = {f"form_{name}" for name in FORMS}
OTHERS = [
    name
    for name in SCREENS
    if name.endswith(("picker", "dialog")) or (name.startswith("form_") and name not in ELSEWHERE)
]
OFTEN = [
    *("form_letters", "form_programme_decide", "form_organisation", "form_sitting"),
    "responsible_picker",
]
"""One of each build of those that are opened from a page only."""
ATTACKED = OFTEN
if os.environ.get("SSTUI_SWEEP") == "all":
    ATTACKED = list(dict.fromkeys([*OTHERS, *SWEPT]))


def assert_whole(at: District) -> None:
    """The program goes on, and nothing has been saved half."""
    assert at.app.is_running
    assert at.app.crash_log is None
    assert fetch_sql("PRAGMA foreign_key_check") == []
    assert fetch_sql("PRAGMA integrity_check")[0][0] == "ok"


def fields_of(at: District) -> int:
    """How often Tab leads to another field."""
    page = at.app.screen
    if isinstance(page, FormPage):
        return len(page.form._rows)
    return len(page.query(Input)) + len(page.query(TextArea))


async def paste(at: District) -> None:
    """Paste as the terminal does between its brackets; nothing of it acts."""
    page, field = at.app.screen, at.app.focused
    for text in PASTES:
        at.app.post_message(Paste(text))
    await settle(at.pilot)
    assert not set(ACTING) & set(screen_text(at.app))
    for _ in while_waiting("what a paste has opened stays open"):
        if at.app.screen is page:
            break
        assert at.app.screen in at.app.screen_stack
        await at.pilot.press("escape")
        await settle(at.pilot)
    assert at.app.focused is field


@pytest.mark.parametrize("name", ATTACKED)
async def test_any_paste_into_any_field_and_five_hundred_keys(
    desk: Desk, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSTUI_HOME", str(tmp_path / "home"))
    cases = a_full_district(desk)
    app = an_app(desk)
    chance = random.Random(name)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        at = District(app, pilot, cases)
        await SCREENS[name](at)
        await settle(pilot)
        for _ in range(fields_of(at)):
            await paste(at)
            await pilot.press("tab")
        assert_whole(at)
        for key in chance.choices(KEYS, k=500):
            app.post_message(Key(key, key_to_character(key)))
        for _ in range(10):
            await settle(pilot)
        assert_whole(at)
