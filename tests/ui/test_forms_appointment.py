"""Visits are appointed and called off by forms; nothing of it moves a deadline."""

from datetime import date

import pytest

from sstui.core.records import CaseId
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.store import visits
from sstui.ui.screens.forms.appointment import AppointmentForm
from sstui.ui.screens.forms.cancel import CancelForm
from tests.factories import a_case, a_visit, me
from tests.ui.form_story import Layout, in_both_layouts, opened

NOVEMBER = date(2026, 11, 2)


NOVEMBER = date(2026, 11, 2)


def a_visited_case(desk: Desk) -> CaseId:
    """Visited on the 5th: owed again from the 6th of November to the 30th of December."""
    case = a_case(desk, started_on=NOVEMBER)
    a_visit(desk, case, date(2026, 11, 5))
    return case


@in_both_layouts
async def test_a_visit_is_appointed_inside_its_window(desk: Desk, keys: Layout) -> None:
    case = a_visited_case(desk)
    async with opened(lambda: AppointmentForm(desk, case)) as story:
        assert "04.12.2026  пт, через 11 дней" in story.screen
        assert "Причина" not in story.screen
        await story.press(*keys.letters("чт"), "enter")
        await story.type("10", "enter", "enter")
        await story.type("позвонить заранее", keys.save)
        assert story.answer == "Назначено: чт 26.11.2026 в 10:00."
    (made,) = visits.appointments(case)
    assert (made.planned_on, made.at, made.staff_id) == (date(2026, 11, 26), "10:00", me(desk))
    assert (made.note, made.reason) == ("позвонить заранее", "")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31.12", "Вне срока: позже крайнего срока 30.12.2026"),
        ("29.11", "Вне срока: нерабочий день"),
    ],
)
async def test_a_day_outside_the_window_wants_a_reason_and_moves_no_deadline(
    desk: Desk, typed: str, why: str
) -> None:
    case = a_visited_case(desk)
    before = card(desk, case).line.next
    async with opened(lambda: AppointmentForm(desk, case)) as story:
        await story.type(typed)
        assert why in story.screen
        await story.press("f2")
        assert "! Укажите, почему день вне срока." in story.screen
        assert visits.appointments(case) == []
        await story.type("семья в отъезде", "f2")
        assert story.answer is not None
    (made,) = visits.appointments(case)
    assert made.reason == "семья в отъезде"
    assert card(desk, case).line.next == before


async def test_a_day_back_inside_the_window_needs_no_reason(desk: Desk) -> None:
    case = a_visited_case(desk)
    async with opened(lambda: AppointmentForm(desk, case, date(2026, 12, 31))) as story:
        assert "Причина" in story.screen
        await story.press("minus")
        assert "Причина" not in story.screen
        await story.press("f2")
    assert visits.appointments(case)[0].planned_on == date(2026, 12, 30)


async def test_nothing_is_appointed_in_the_past(desk: Desk) -> None:
    case = a_visited_case(desk)
    async with opened(lambda: AppointmentForm(desk, case, date(2026, 11, 23))) as story:
        await story.press("minus")
        assert "22.11.2026  вс, вчера, нерабочий день, уже прошёл" in story.screen
        await story.press("f2")
        assert "! Назначить можно только на сегодня или на будущий день." in story.words
    assert visits.appointments(case) == []


async def test_an_appointment_is_shown_and_called_off(desk: Desk) -> None:
    case = a_visited_case(desk)
    async with opened(lambda: AppointmentForm(desk, case)) as story:
        await story.press("f2")
    async with opened(lambda: AppointmentForm(desk, case)) as story:
        assert "Уже назначено         пт 04.12.2026" in story.screen
    (made,) = visits.appointments(case)
    async with opened(lambda: CancelForm(desk, made)) as story:
        await story.type("заболели", "f2")
        assert story.answer == "Посещение пт 04.12.2026 отменено."
    assert visits.appointments(case)[0].cancelled == "заболели"
