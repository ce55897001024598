"""Families on the way to a case: their list, and the next step from it."""

from datetime import date

import pytest

from sstui.core.appeals import AppealDecision
from sstui.core.records import FamilyId
from sstui.desk.appeals import AppealDraft, appeal, decide_appeal, register_appeal
from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.desk import Desk
from sstui.desk.routes import families_on_the_way
from sstui.ui.screens.family_file import FamilyFileScreen
from sstui.ui.screens.forms.survey import SurveyForm
from tests.factories import a_family, me
from tests.ui.district import an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, screen_text, settle


def accepted(desk: Desk, last: str, received_on: date) -> FamilyId:
    """A family whose appeal was accepted."""
    family = a_family(desk, last)
    made = register_appeal(desk, AppealDraft(received_on, "edu", "прогулы", family_id=family))
    decide_appeal(desk, appeal(made), AppealDecision.ACCEPTED, date(2026, 11, 23))
    return family


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
async def test_the_list_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    accepted(desk, "Ёлкина", date(2026, 11, 10))
    accepted(desk, "Котова", date(2026, 11, 20))
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f9", "[")
        assert_snapshot(app, "on-the-way")


async def test_the_next_step_and_the_file_open_from_the_list(desk: Desk) -> None:
    accepted(desk, "Ёлкина", date(2026, 11, 10))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f9", "[", "ш")
        assert isinstance(app.screen, SurveyForm)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, FamilyFileScreen)


async def test_nobody_on_the_way(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f9", "[", "i", "enter")
        assert "Семей на пути нет" in screen_text(app)


def test_a_family_leaves_the_list_with_its_case(desk: Desk) -> None:
    family = accepted(desk, "Ёлкина", date(2026, 11, 10))
    (one,) = families_on_the_way(desk)
    assert (one.family, one.since, one.days) == ("Ёлкина Мария Петровна", date(2026, 11, 10), 13)
    open_case(desk, CaseDraft(family, date(2026, 11, 23), "", me(desk)))
    assert families_on_the_way(desk) == []
