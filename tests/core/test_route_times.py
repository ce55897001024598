"""When monitoring and the final papers are due: by a clock, by the level's review, by the term."""

from datetime import date

import pytest

from sstui.core.deadlines import deadlines
from sstui.core.profile import Clock, ClockUnit
from sstui.core.route_times import due_work
from sstui.core.workdays import WorkCalendar
from tests.core.federal import federal_years

CALENDAR = WorkCalendar(federal_years())
TODAY = date(2026, 11, 23)
FINAL = {"analytic_note", "final_meeting", "decision", "case_end"}


def told(
    *clocks: Clock,
    review: date | None = None,
    end: date | None = None,
    events: dict[str, list[date]] | None = None,
) -> set[str]:
    running = deadlines(clocks, events or {}, CALENDAR, TODAY, date(2026, 8, 3))
    return set(due_work(running, {one.closes for one in clocks}, review, end, TODAY))


def monitoring(months: int) -> Clock:
    return Clock(
        "interim", "промежуточный мониторинг", "agreement", months, ClockUnit.MONTHS,
        before=False, closes="interim", active=True, local=True, source="",
    )  # fmt: skip


def test_without_a_clock_a_review_or_an_end_nothing_is_due() -> None:
    assert told() == set()
    assert told(end=date(2026, 12, 8)) == set()


@pytest.mark.parametrize(
    ("agreed", "is_due"),
    [(date(2026, 9, 8), False), (date(2026, 9, 7), True), (date(2026, 1, 12), True)],
)
def test_a_clock_calls_for_monitoring_two_weeks_ahead_and_when_it_is_late(
    agreed: date, is_due: bool
) -> None:
    """Three months from 07.09 is 07.12, fourteen days ahead of the day."""
    events = {"agreement": [agreed]}
    assert told(monitoring(3), events=events) == ({"interim"} if is_due else set())


def test_what_was_monitored_is_not_called_for_by_its_clock() -> None:
    events = {"agreement": [date(2026, 8, 3)], "interim": [date(2026, 10, 30)]}
    assert told(monitoring(3), events=events) == set()


def test_the_review_of_a_level_calls_for_monitoring() -> None:
    assert told(review=date(2026, 12, 7)) == {"interim"}
    assert told(review=date(2026, 12, 8)) == set()


def test_the_end_of_the_term_calls_for_the_final_papers_and_for_no_interim_ones() -> None:
    assert told(end=date(2026, 12, 7), review=TODAY) == FINAL
    assert told(end=date(2026, 11, 1)) == FINAL


def test_a_clock_for_a_final_paper_speaks_in_the_place_of_the_term() -> None:
    after = Clock(
        "after_care", "наблюдение", "decision", 6, ClockUnit.MONTHS,
        before=False, closes="case_end", active=True, local=True, source="",
    )  # fmt: skip
    events = {"decision": [date(2026, 11, 20)]}
    assert told(after, end=TODAY, events=events) == FINAL - {"case_end"}
    events = {"decision": [date(2026, 6, 1)]}
    assert told(after, end=TODAY, events=events) == FINAL


def test_a_clock_of_another_paper_calls_for_nothing_of_the_work() -> None:
    programme = Clock(
        "programme", "программа", "agreement", 10, ClockUnit.WORKING_DAYS,
        before=False, closes="programme", active=True, local=True, source="",
    )  # fmt: skip
    assert told(programme, events={"agreement": [date(2026, 11, 2)]}) == set()
