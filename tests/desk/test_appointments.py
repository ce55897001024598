"""A day is agreed with the family; the deadline does not move."""

from datetime import date

import pytest

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.appointments import AppointmentDraft, appoint, cancel
from sstui.desk.card import card
from sstui.desk.days import month, week
from sstui.desk.desk import Desk
from tests.factories import a_case, a_visit, me


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A crisis case visited on the 19th: opens on the 23rd, due by the 27th."""
    made = a_case(desk, "crisis", date(2026, 11, 2))
    for day in (5, 12, 19):
        a_visit(desk, made, date(2026, 11, day))
    return made


def test_an_appointment_stands_until_a_visit_and_moves_no_deadline(
    desk: Desk, case_id: CaseId
) -> None:
    before = card(desk, case_id).line.next
    appoint(desk, AppointmentDraft(case_id, date(2026, 11, 25), me(desk), at="9.30"))
    line = card(desk, case_id).line
    assert line.next == before
    assert line.appointment == (date(2026, 11, 25), "09:30")


def test_outside_the_window_it_asks_for_a_reason(desk: Desk, case_id: CaseId) -> None:
    late = AppointmentDraft(case_id, date(2026, 11, 30), me(desk))
    with pytest.raises(Refusal, match=r"позже крайнего срока 27\.11\.2026"):
        appoint(desk, late)
    appoint(desk, AppointmentDraft(case_id, date(2026, 11, 30), me(desk), reason="просят родители"))
    assert card(desk, case_id).appointments[0].reason == "просят родители"


def test_a_past_day_is_refused(desk: Desk, case_id: CaseId) -> None:
    with pytest.raises(Refusal, match="на сегодня или на будущий"):
        appoint(desk, AppointmentDraft(case_id, date(2026, 11, 22), me(desk)))


def test_a_cancelled_one_no_longer_stands(desk: Desk, case_id: CaseId) -> None:
    appoint(desk, AppointmentDraft(case_id, date(2026, 11, 25), me(desk)))
    [appointment] = card(desk, case_id).appointments
    cancel(desk, appointment, "заболели")
    assert card(desk, case_id).line.appointment is None
    with pytest.raises(Refusal, match="уже отменено"):
        cancel(desk, card(desk, case_id).appointments[0], "ещё раз")


def test_the_calendar_shows_each_day(desk: Desk, case_id: CaseId) -> None:
    appoint(desk, AppointmentDraft(case_id, date(2026, 11, 25), me(desk)))
    plans = {plan.day.day: plan for plan in month(desk, 2026, 11)}
    assert len(plans) == 30
    assert not plans[4].is_working
    assert plans[3].is_short
    assert [len(plans[day].visits) for day in (5, 12, 19, 20)] == [1, 1, 1, 0]
    assert [line.case_id for line in plans[27].deadlines] == [case_id]
    assert [line.case_id for line in plans[26].targets] == [case_id]
    assert [plans[day].open_count for day in (20, 23, 27, 28)] == [1, 1, 1, 0]
    assert len(plans[25].appointments) == 1
    assert [plan.day.day for plan in week(desk, date(2026, 11, 29))] == list(range(23, 30))
