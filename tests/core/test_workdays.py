"""Working days as tables."""

from datetime import date

import pytest

from sstui.core.workdays import WorkCalendar, YearTable
from tests.core.federal import federal_years

CALENDAR = WorkCalendar(federal_years())


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (date(2026, 1, 9), False),  # moved by decree
        (date(2026, 1, 12), True),
        (date(2026, 3, 9), False),
        (date(2026, 12, 31), False),
        (date(2024, 4, 27), True),  # a working Saturday
        (date(2027, 2, 20), True),
        (date(2026, 11, 22), False),  # Sunday
        (date(1990, 3, 8), False),  # far from every table: fixed holidays still hold
        (date(2071, 6, 12), False),
        (date(2071, 6, 15), True),
    ],
)
def test_a_day_is_working_or_not(day: date, is_working: bool) -> None:
    assert CALENDAR.is_working_day(day) is is_working


def test_the_year_2026_has_247_working_days_by_month() -> None:
    months = [
        CALENDAR.count(date(2026, month, 1).toordinal(), last.toordinal())
        for month, last in enumerate(
            [date(2026, month, 1) for month in range(2, 13)] + [date(2027, 1, 1)], start=1
        )
    ]
    edges = [CALENDAR.is_working_day(date(2026, month, 1)) for month in range(2, 13)]
    exact = [count - first for count, first in zip(months, [*edges, False], strict=True)]
    assert exact == [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]


def test_an_empty_range_holds_no_day() -> None:
    assert CALENDAR.count(10, 9) == 0


def test_steps_over_days_off_and_out_of_the_tables() -> None:
    assert CALENDAR.after(date(2026, 12, 30), 10) == date(2027, 1, 22)
    assert CALENDAR.next_known(date(2026, 1, 1)) == date(2026, 1, 12)
    last = CALENDAR.from_end(date(2018, 1, 8).toordinal(), 0)
    assert date.fromordinal(last) == date(2017, 12, 29)
    ahead = WorkCalendar({})
    assert ahead.after(date(2030, 12, 31), 1) == date(2031, 1, 9)
    assert date.fromordinal(ahead.from_end(date(2023, 1, 1).toordinal(), 300)).year == 2021


def test_the_office_overrules_the_decree() -> None:
    own = WorkCalendar(
        federal_years(),
        working=[date(2026, 11, 21), date(2026, 11, 4)],
        non_working=[date(2026, 11, 23), date(2024, 4, 27)],
    )
    days = [date(2026, 11, 21), date(2026, 11, 4), date(2026, 11, 23), date(2024, 4, 27)]
    assert [own.is_working_day(day) for day in days] == [True, True, False, False]


def test_years_without_a_table_or_not_checked_are_named() -> None:
    tables = {2026: YearTable(2026, "акт"), 2027: YearTable(2027, "акт", checked=False)}
    calendar = WorkCalendar(tables)
    assert calendar.is_known(2026)
    assert not calendar.is_known(2028)
    assert calendar.unknown_years(date(2026, 1, 1), date(2028, 1, 1)) == [2027, 2028]
    assert calendar.table(2028) is None


def test_short_days_are_shown_and_counted_as_any_other() -> None:
    eve = date(2026, 11, 3)
    calendar = WorkCalendar({2026: YearTable(2026, "акт", short_days=frozenset([eve]))})
    assert calendar.is_short(eve)
    assert not calendar.is_short(date(2026, 11, 5))
    assert not calendar.is_short(date(2030, 11, 5))
    assert calendar.is_working_day(eve)
