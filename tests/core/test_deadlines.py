"""Clocks of the process: literal days that a specialist can check with a calendar."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.deadlines import DeadlineState, deadlines, due_on
from sstui.core.events import DERIVED, ENTERED, CaseEvent, EventId
from sstui.core.profile import EVENTS, Clock, ClockUnit
from sstui.core.queue import Group, Outlook, QueueLine
from sstui.core.records import CaseId, FamilyId, SettlementId
from sstui.core.workdays import WorkCalendar
from tests.core.federal import federal_years

CALENDAR = WorkCalendar(federal_years())
WORKING, CALENDAR_DAYS, MONTHS = ClockUnit
TODAY = date(2026, 11, 23)


def a_clock(
    amount: int = 10,
    unit: ClockUnit = WORKING,
    starts: str = "agreement",
    closes: str = "programme",
    *,
    before: bool = False,
    active: bool = True,
    code: str = "programme",
) -> Clock:
    return Clock(
        code, "составить программу", starts, amount, unit, before, closes, active, False, ""
    )


@pytest.mark.parametrize(
    ("amount", "unit", "event", "due"),
    [
        (10, WORKING, date(2026, 11, 9), date(2026, 11, 23)),
        (10, WORKING, date(2026, 12, 30), date(2027, 1, 22)),  # 31.12–10.01 are days off
        (1, WORKING, date(2026, 4, 30), date(2026, 5, 4)),
        (1, WORKING, date(2027, 2, 19), date(2027, 2, 20)),  # a working Saturday
        (3, WORKING, date(2027, 2, 19), date(2027, 2, 25)),  # 22.02 and 23.02 are days off
        (5, WORKING, date(2026, 11, 22), date(2026, 11, 27)),  # an event on a Sunday
        (0, WORKING, date(2026, 11, 22), date(2026, 11, 23)),
        (5, CALENDAR_DAYS, date(2026, 11, 20), date(2026, 11, 25)),
        (5, CALENDAR_DAYS, date(2026, 11, 23), date(2026, 11, 30)),  # 28.11 is a Saturday
        (10, CALENDAR_DAYS, date(2026, 12, 24), date(2027, 1, 11)),  # 03.01 is in the holidays
        (6, MONTHS, date(2026, 8, 31), date(2027, 3, 1)),  # 28.02.2027 is a Sunday
        (3, MONTHS, date(2026, 11, 30), date(2027, 3, 1)),
        (1, MONTHS, date(2028, 1, 31), date(2028, 2, 29)),
        (12, MONTHS, date(2026, 3, 15), date(2027, 3, 15)),
        (2, MONTHS, date(2027, 1, 31), date(2027, 3, 31)),  # counted from the event, not chained
    ],
    ids=lambda value: f"{value:%d.%m.%y}" if isinstance(value, date) else str(value),
)
def test_days_run_from_the_day_after_the_event(
    amount: int, unit: ClockUnit, event: date, due: date
) -> None:
    assert due_on(a_clock(amount, unit), event, CALENDAR) == due


@pytest.mark.parametrize(
    ("amount", "unit", "end", "due"),
    [
        (10, WORKING, date(2027, 1, 31), date(2027, 1, 18)),  # a Sunday
        (10, WORKING, date(2027, 1, 15), date(2026, 12, 23)),  # over the New Year holidays
        (1, WORKING, date(2026, 11, 23), date(2026, 11, 20)),
        (0, CALENDAR_DAYS, date(2026, 11, 20), date(2026, 11, 20)),
        (0, CALENDAR_DAYS, date(2027, 2, 28), date(2027, 2, 26)),  # a Sunday moves earlier
        (14, CALENDAR_DAYS, date(2027, 1, 15), date(2026, 12, 30)),  # 01.01 moves earlier
        (3, CALENDAR_DAYS, date(2026, 11, 20), date(2026, 11, 17)),
    ],
    ids=lambda value: f"{value:%d.%m.%y}" if isinstance(value, date) else str(value),
)
def test_days_are_counted_back_before_the_end(
    amount: int, unit: ClockUnit, end: date, due: date
) -> None:
    assert due_on(a_clock(amount, unit, "term_end", before=True), end, CALENDAR) == due


def test_what_no_rule_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="назад считаются только дни"):
        due_on(a_clock(1, MONTHS, before=True), TODAY, CALENDAR)
    with pytest.raises(ValueError, match="не бывает отрицательным"):
        due_on(a_clock(-1), TODAY, CALENDAR)


SIGNED = date(2026, 11, 9)  # due on 23.11
START = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("closed", "today", "state", "late", "says"),
    [
        (None, date(2026, 11, 23), DeadlineState.OPEN, 0, "до 23.11.2026"),
        (None, date(2026, 11, 24), DeadlineState.OVERDUE, 1, "просрочено на 1 рабочий день"),
        (None, date(2026, 11, 30), DeadlineState.OVERDUE, 5, "просрочено на 5 рабочих дней"),
        (date(2026, 11, 9), TODAY, DeadlineState.MET, 0, "выполнено в срок 09.11.2026"),
        (date(2026, 11, 23), TODAY, DeadlineState.MET, 0, "выполнено в срок 23.11.2026"),
        (
            date(2026, 11, 26),
            date(2027, 3, 1),
            DeadlineState.LATE,
            3,
            "выполнено 26.11.2026, опоздание на 3 рабочих дня",
        ),
    ],
    ids=["last-day", "a-day-past", "a-week-past", "same-day", "on-the-day", "late"],
)
def test_a_deadline_is_met_late_open_or_overdue(
    closed: date | None, today: date, state: DeadlineState, late: int, says: str
) -> None:
    events = {"agreement": [SIGNED], "programme": [closed] if closed else []}
    (found,) = deadlines([a_clock()], events, CALENDAR, today, START)
    assert (found.state, found.late_by, found.says) == (state, late, says)
    assert (found.started_on, found.due_on, found.closed_on) == (SIGNED, date(2026, 11, 23), closed)
    assert found.state.is_closed is (closed is not None)


def test_a_day_off_after_the_last_day_is_overdue_by_no_working_day() -> None:
    events = {"agreement": [date(2026, 11, 6)]}
    (found,) = deadlines([a_clock()], events, CALENDAR, date(2026, 11, 21), START)
    assert (found.due_on, found.says) == (date(2026, 11, 20), "просрочено")


def test_every_state_has_words() -> None:
    assert [one.label for one in DeadlineState] == [
        "выполнено в срок",
        "выполнено с опозданием",
        "идёт",
        "просрочено",
    ]


def test_a_clock_that_is_off_or_has_no_event_gives_nothing() -> None:
    assert deadlines([a_clock()], {}, CALENDAR, TODAY, START) == []
    assert deadlines([a_clock()], {"agreement": []}, CALENDAR, TODAY, START) == []
    off = a_clock(active=False)
    assert deadlines([off], {"agreement": [SIGNED]}, CALENDAR, TODAY, START) == []


def test_a_second_agreement_begins_a_second_round() -> None:
    events = {"agreement": [SIGNED, date(2026, 5, 12)], "programme": [date(2026, 5, 20)]}
    (found,) = deadlines([a_clock()], events, CALENDAR, TODAY, START)
    assert (found.started_on, found.state) == (SIGNED, DeadlineState.OPEN)


def test_the_first_programme_closes_and_one_put_right_later_is_not_late() -> None:
    events = {"agreement": [SIGNED], "programme": [date(2026, 12, 21), date(2026, 11, 12)]}
    (found,) = deadlines([a_clock()], events, CALENDAR, date(2026, 12, 22), START)
    assert (found.closed_on, found.state) == (date(2026, 11, 12), DeadlineState.MET)


def test_what_closed_the_last_term_closes_no_clock_before_the_end_of_the_next() -> None:
    note = a_clock(10, WORKING, "term_end", "analytic_note", before=True)
    events = {"term_end": [date(2027, 1, 31)], "analytic_note": [date(2026, 7, 20)]}
    (found,) = deadlines([note], events, CALENDAR, TODAY, since=date(2026, 7, 31))
    assert (found.due_on, found.state) == (date(2027, 1, 18), DeadlineState.OPEN)
    (first,) = deadlines([note], events, CALENDAR, TODAY, since=date(2026, 1, 31))
    assert (first.closed_on, first.state) == (date(2026, 7, 20), DeadlineState.MET)


def test_the_soonest_stands_first() -> None:
    clocks = [a_clock(10, code="b"), a_clock(3, code="c"), a_clock(10, code="a")]
    found = deadlines(clocks, {"agreement": [SIGNED]}, CALENDAR, TODAY, START)
    assert [one.clock.code for one in found] == ["c", "a", "b"]


def test_events_are_derived_or_entered_and_have_words() -> None:
    assert set(ENTERED) | DERIVED == set(EVENTS)
    assert DERIVED.isdisjoint(ENTERED)
    assert CaseEvent(EventId(1), CaseId(1), "programme", TODAY).words == "составлена программа"
    assert CaseEvent(EventId(1), CaseId(1), "gone", TODAY).words == "gone"


def test_a_line_of_a_deadline_is_known_apart_from_the_visit_of_its_family() -> None:
    visit = QueueLine(
        case_id=CaseId(7),
        number="7/2026",
        family_id=FamilyId(3),
        family="Ёлкина Мария",
        settlement_id=SettlementId(1),
        settlement="Заречье",
        level="basic",
        curator_id=None,
        curator="",
        group=Group.LATER,
        outlook=Outlook(None, None),
        appointment=None,
    )
    (found,) = deadlines([a_clock()], {"agreement": [SIGNED]}, CALENDAR, TODAY, START)
    assert visit.key == 7
    assert replace(visit, deadline=found).key == (7, "programme")
