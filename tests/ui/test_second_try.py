"""The second try at a thing: what was refused is typed over, what was suspended is resumed."""

from datetime import date

import pytest

from sstui.desk.cases import suspend
from sstui.desk.desk import Desk
from sstui.store import cases
from sstui.ui.screens.card import CardScreen
from sstui.ui.screens.forms.pause import PauseForm
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.queue import QueueScreen
from tests.factories import a_case
from tests.ui.district import a_district, an_app, press
from tests.ui.form_story import opened
from tests.ui.screen_text import line_with, screen_text, settle

SIZE = (80, 24)


@pytest.mark.parametrize("where", [(), ("enter", "shift+tab")])
async def test_a_date_that_was_refused_is_typed_over(desk: Desk, where: tuple[str, ...]) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.type("болеют")
        await story.press(*where, "f2")
        assert "! Непонятная дата «болеют»" in story.screen
        await story.type("20.11")
        assert "20.11.2026, пт" in story.screen
        assert "болеют" not in story.screen


async def test_what_a_window_has_told_is_not_told_again(desk: Desk) -> None:
    a_case(desk)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "в", "enter", "1", "enter", "0", "f2")
        assert "Посещение записано." in screen_text(app)
        await press(pilot, "space")
        assert isinstance(app.screen, QueueScreen)
        assert "Посещение записано." not in screen_text(app)
        assert " Ж повтор" in screen_text(app)


async def test_the_key_that_suspends_a_family_ends_its_pause(desk: Desk) -> None:
    case = a_district(desk)["Ёлкина"]
    suspend(desk, case, date(2026, 11, 20), None, "болеют")
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        app.show_card(case)
        await settle(pilot)
        await press(pilot, "з")
        assert isinstance(app.screen, PauseForm)
        assert "Конец приостановки" in screen_text(app).splitlines()[0]
        assert "Чтобы возобновить сопровождение" in " ".join(screen_text(app).split())
        await press(pilot, "в", "f2")
        assert isinstance(app.screen, CardScreen)
        assert "Приостановлено" not in line_with(app, "Посещение  ")
        await press(pilot, "з")
        assert "Конец приостановки" not in screen_text(app)
    (pause,) = cases.pauses(case)
    assert pause.to_on == date(2026, 11, 22)


async def test_a_message_of_the_page_does_not_cover_the_form(desk: Desk) -> None:
    a_case(desk)
    app = an_app(desk)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ж")
        assert "Повторять пока нечего" in screen_text(app)
        await press(pilot, "в")
        assert isinstance(app.screen, VisitForm)
        assert "Повторять пока нечего" not in screen_text(app)
        assert "т — сегодня" in screen_text(app)
