"""The date field: any short way of typing a day, in either layout, and what day it is."""

from datetime import date

import pytest

from sstui.desk.desk import Desk
from sstui.ui.screens.forms.appointment import AppointmentForm
from sstui.ui.widgets.date_field import DateField
from tests.factories import a_case
from tests.ui.form_story import Story, opened

TODAY = date(2026, 11, 23)
"""A Monday."""


def the_day(story: Story) -> date | None:
    field = story.app.focused
    assert isinstance(field, DateField)
    return field.day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("через неделю", date(2026, 11, 30)),
        ("xthtp ytltk.", date(2026, 11, 30)),
        ("rjytw vtczwf", date(2026, 11, 30)),
        ("ce,,jne", date(2026, 11, 28)),
        ("pfdnhf", date(2026, 11, 24)),
        ("n", TODAY),
        ("12ю12", date(2026, 12, 12)),
        ("12б12б26", date(2026, 12, 12)),
        ("12ю", date(2026, 11, 12)),
        ("+3", date(2026, 11, 26)),
        ("-2", date(2026, 11, 21)),
        ("+10", date(2026, 12, 3)),
        ("+2н", date(2026, 12, 7)),
        ("+2y", date(2026, 12, 7)),
        ("31ю12ю26", date(2026, 12, 31)),
    ],
)
async def test_a_day_is_typed_in_any_short_way(desk: Desk, typed: str, day: date) -> None:
    case = a_case(desk)
    async with opened(lambda: AppointmentForm(desk, case)) as story:
        await story.press("delete")
        await story.type(typed)
        assert the_day(story) == day


async def test_signs_step_by_days_and_pages_by_months(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: AppointmentForm(desk, case, date(2026, 11, 30))) as story:
        await story.press("plus", "plus")
        assert the_day(story) == date(2026, 12, 2)
        await story.press("5")
        assert the_day(story) == date(2026, 11, 5)
        await story.press("home", "shift+end", "delete", "minus")
        assert the_day(story) == date(2026, 11, 22)
        await story.press("pagedown", "pagedown")
        assert the_day(story) == date(2027, 1, 22)
        await story.press("pageup", "minus", "plus")
        assert the_day(story) == date(2026, 12, 22)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("28.11", "28.11.2026, сб, через 5 дней, нерабочий день"),
        ("4.11.26", "04.11.2026, ср, 19 дней назад, нерабочий день"),
        ("3.11.26", "03.11.2026, вт, 20 дней назад, сокращённый день"),
        ("31.12", "31.12.2026, чт, через 38 дней, нерабочий день"),
        ("через месяц", "23.12.2026, ср, через 30 дней"),
        ("вт", "24.11.2026, вт, завтра"),
    ],
)
async def test_what_day_it_is_stands_beside_at_once(desk: Desk, typed: str, words: str) -> None:
    case = a_case(desk)
    async with opened(lambda: AppointmentForm(desk, case), (120, 40)) as story:
        await story.press("delete")
        await story.type(typed)
        assert words in story.screen
        await story.press("tab")
        assert f"▸День                  {typed}" not in story.screen
