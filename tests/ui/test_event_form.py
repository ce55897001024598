"""*Событие*: what was done in a case is entered, and a wrong record declared void."""

from datetime import date

from sstui.core.deadlines import DeadlineState
from sstui.desk.deadlines import case_deadlines
from sstui.desk.desk import Desk
from sstui.desk.events import EventDraft, enter_event
from sstui.desk.papers import sign_agreement
from sstui.store.events import events
from sstui.ui.screens.forms.event import EventForm, VoidEventForm
from tests.factories import a_case
from tests.ui.form_story import opened

SIGNED = date(2026, 11, 6)


async def test_the_programme_is_entered_and_closes_its_deadline(desk: Desk) -> None:
    case = a_case(desk, started_on=date(2026, 11, 2))
    sign_agreement(desk, case, SIGNED)
    async with opened(lambda: EventForm(desk, case)) as story:
        assert "индивидуальная программа (ИПССС): просрочено на 1 рабочий день" in story.words
        await story.press("enter")
        await story.type("составлена про", "enter")
        await story.type("20.11.2026", "f2")
        assert story.answer == (
            "Записано: пт 20.11.2026 составлена программа. "
            "Срок «индивидуальная программа (ИПССС)»: выполнено в срок 20.11.2026."
        )
    (deadline,) = case_deadlines(desk, case)
    assert deadline.state is DeadlineState.MET


async def test_a_day_to_come_is_refused_beside_it(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: EventForm(desk, case)) as story:
        await story.press("f2")
        assert "! Выберите событие." in story.screen
        await story.press("enter")
        await story.type("акт", "enter")
        await story.type("завтра", "f2")
        assert "! Событие нельзя записать будущим днём." in story.screen
    assert events(case) == []


async def test_a_void_event_keeps_its_reason(desk: Desk) -> None:
    case = a_case(desk)
    enter_event(desk, EventDraft(case, "survey", date(2026, 11, 20)))
    (event,) = events(case)
    async with opened(lambda: VoidEventForm(desk, event)) as story:
        assert "пт 20.11.2026 составлен акт обследования" in story.words
        await story.press("f2")
        assert "! Укажите причину." in story.screen
        await story.type("другая семья", "f2")
        assert story.answer == "Событие больше не считается: составлен акт обследования."
    assert [one.voided for one in events(case)] == ["другая семья"]
