"""The federal calendar 2019–2028 as the `holidays` library gives it: the vectors' calendar."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from sstui.core.workdays import FIXED_HOLIDAYS, YearTable


@cache
def federal_years() -> dict[int, YearTable]:
    import holidays

    russia = holidays.country_holidays("RU", years=range(2019, 2029))
    return {year: _year(year, russia.is_working_day) for year in range(2019, 2029)}


def _year(year: int, is_working: Callable[[date], bool]) -> YearTable:
    off: set[date] = set()
    on: set[date] = set()
    day = date(year, 1, 1)
    while day.year == year:
        weekday = day.weekday() < 5
        if weekday and not is_working(day) and (day.month, day.day) not in FIXED_HOLIDAYS:
            off.add(day)
        if not weekday and is_working(day):
            on.add(day)
        day += timedelta(days=1)
    return YearTable(year, "holidays", frozenset(off), frozenset(on))
