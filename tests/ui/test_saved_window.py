"""The window after saving: any key closes it, and a key of the page under it is not lost."""

import pytest
from textual.events import Key
from textual.keys import key_to_character

from sstui.core.records import CaseId, Outcome
from sstui.desk.desk import Desk
from sstui.store import visits
from sstui.ui.screens.card import CardScreen
from sstui.ui.screens.forms.news import NewsDialog
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.queue import QueueScreen
from sstui.ui.widgets.help import HelpDialog
from sstui.ui.widgets.menu import MenuDialog
from tests.factories import a_case
from tests.ui.district import an_app, press
from tests.ui.screen_text import line_with, screen_text, settle

SIZE = (80, 24)
SAVED = ("в", "enter", "2", "f2")
"""Five keys with the one that closes the window: a visit at which nobody was home."""


@pytest.fixture
def three(desk: Desk) -> list[CaseId]:
    return [a_case(desk, "basic", last=last) for last in ("Авдеева", "Ёлкина", "Чернова")]


@pytest.mark.parametrize("key", ["enter", "escape", "space", "f2", "ctrl+s", "ctrl+ы"])
async def test_some_keys_only_close_it(desk: Desk, three: list[CaseId], key: str) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *SAVED)
        assert isinstance(app.screen, NewsDialog)
        await press(pilot, key)
        assert isinstance(app.screen, QueueScreen)
        assert "Посещение записано" not in screen_text(app)
        assert "▸" in line_with(app, "Авдеева")


@pytest.mark.parametrize(
    ("key", "opened"),
    [
        ("f3", CardScreen),
        ("в", VisitForm),
        ("d", VisitForm),
        ("D", VisitForm),
        ("f9", MenuDialog),
        ("f1", HelpDialog),
    ],
)
async def test_any_other_key_closes_it_and_does_its_own(
    desk: Desk, three: list[CaseId], key: str, opened: type[object]
) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *SAVED, key)
        assert isinstance(app.screen, opened)


async def test_a_visit_and_the_way_to_the_next_family_take_seven_keys(
    desk: Desk, three: list[CaseId]
) -> None:
    keys = ("в", "enter", "1", "enter", "0", "f2", "в")
    assert len(keys) == 7
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        assert isinstance(app.screen, VisitForm)
        assert "Ёлкина" in screen_text(app)
    (visit,) = visits.visits(three[0])
    assert (visit.outcome, len(visit.member_ids)) == (Outcome.TOOK_PLACE, 2)


async def test_what_it_said_is_a_message_then(desk: Desk, three: list[CaseId]) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *SAVED, "down")
        assert "▸" in line_with(app, "Ёлкина")
        assert "Посещение записано. Следующее" in screen_text(app)


async def test_a_refusal_is_read_before_anything_else_is_typed(
    desk: Desk, three: list[CaseId]
) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(NewsDialog("Не сохранено", ["Так нельзя."]))
        await press(pilot, "в")
        assert isinstance(app.screen, QueueScreen)


async def test_three_visits_are_typed_in_one_run(desk: Desk, three: list[CaseId]) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        for key in [*SAVED, "down", *SAVED, "down", *SAVED, "f3"]:
            app.post_message(Key(key, key_to_character(key)))
        for _ in range(10):
            await settle(pilot)
        assert isinstance(app.screen, CardScreen)
    assert [len(visits.visits(one)) for one in three] == [1, 1, 1]
