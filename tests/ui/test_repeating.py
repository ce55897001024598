"""One key does the last kind of action again: same day and place, nothing that is judged anew."""

from datetime import date

import pytest

from sstui.core.records import CaseId, Outcome, Place
from sstui.desk.desk import Desk
from sstui.desk.queue import line_of
from sstui.store import visits
from sstui.ui.screens.forms.appointment import AppointmentForm
from sstui.ui.screens.forms.group import AppointAllForm
from sstui.ui.screens.forms.level import LevelForm
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.queue import QueueScreen
from tests.factories import a_case
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import line_with, screen_text, settle

SIZE = (80, 24)


@pytest.fixture
def three(desk: Desk) -> list[CaseId]:
    return [a_case(desk, "basic", last=last) for last in ("Авдеева", "Ёлкина", "Чернова")]


async def test_nothing_is_repeated_before_anything_was_done(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        assert " Ж повтор" not in screen_text(app)
        await press(pilot, "ж")
        assert "Повторять пока нечего" in screen_text(app)
        assert isinstance(app.screen, QueueScreen)


@pytest.mark.parametrize("key", ["ж", "semicolon", "ctrl+r", "ctrl+к"])
async def test_a_visit_by_phone_yesterday_is_repeated_without_its_outcome(
    desk: Desk, three: list[CaseId], key: str
) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "в", "в", "enter", "1", "enter", "0", "enter", "3", "f2", "space")
        assert " Ж повтор" in screen_text(app)
        await press(pilot, "down", key)
        assert isinstance(app.screen, VisitForm)
        assert "Ёлкина" in screen_text(app)
        assert "22.11.2026" in line_with(app, "Дата ")
        assert "(•) телефон" in screen_text(app)
        assert "(1) состоялось" in screen_text(app)
        assert "[×]" not in line_with(app, "Кого видели")
        await press(pilot, "f2")
        assert "Выберите исход." in screen_text(app)
        await press(pilot, "2", "f2", "space")
    (first,), (second,) = visits.visits(three[0]), visits.visits(three[1])
    assert (second.made_on, second.place) == (first.made_on, first.place)
    assert (second.made_on, second.place) == (date(2026, 11, 22), Place.CALL)
    assert (second.outcome, second.member_ids) == (Outcome.NOBODY_HOME, ())


async def test_what_stands_there_at_first_is_not_unsaved(desk: Desk, three: list[CaseId]) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "в", "в", "enter", "2", "f2", "space", "ж")
        assert isinstance(app.screen, VisitForm)
        await press(pilot, "escape")
        assert isinstance(app.screen, QueueScreen)


async def test_the_menu_and_the_help_name_what_is_repeated(desk: Desk, three: list[CaseId]) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 50), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "н", *"24.11", "enter", *"объезд", "f2")
        assert isinstance(app.screen, QueueScreen)
        await press(pilot, "f1")
        assert "Повторить: назначить день" in line_with(app, "Ж, Ctrl+R")
        await press(pilot, "escape", "f9")
        assert "Ж" in line_with(app, "Повторить: назначить день")
        await press(pilot, "ж")
        assert isinstance(app.screen, AppointmentForm)
        assert "24.11.2026" in screen_text(app)


async def test_a_level_is_judged_anew(desk: Desk, three: list[CaseId]) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f3", "у")
        assert isinstance(app.screen, LevelForm)
        app.screen.form.restore({"level": ["crisis"], "basis": "консилиум 20.11.2026"})
        await press(pilot, "f2")
        assert "Уровень" not in app.screen.NAME
        await press(pilot, "escape", "ж")
        assert isinstance(app.screen, LevelForm)
        assert "консилиум" not in screen_text(app)
        assert not app.screen.form.unsaved


async def test_a_common_action_is_repeated_for_those_marked_or_the_one_chosen(
    desk: Desk, three: list[CaseId]
) -> None:
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "space", "ш", *"назн", "enter", *"24.11", "enter", *"1000", "enter")
        await press(pilot, "enter", *"объезд", "f2", "д")
        assert "Сделано: 1 семья." in screen_text(app)
        await press(pilot, "f2", "down", "space", "space", "ж")
        assert isinstance(app.screen, AppointAllForm)
        assert "2 семьи" in screen_text(app)
        assert "24.11.2026" in screen_text(app)
        await press(pilot, "f2", "д")
        assert "Сделано: 2 семьи." in screen_text(app)
        await press(pilot, "ж")
        assert "1 семья" in screen_text(app)
    assert [line_of(desk, one).appointment for one in three] == [(date(2026, 11, 24), "10:00")] * 3
