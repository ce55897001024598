"""Working days of the five-day week by the production calendar, as tables.

Days inside the tables are proleptic Gregorian ordinals (`date.toordinal()`), because the visit
rule counts and steps over them by the hundred thousand. A day is working when it is Monday to
Friday and no holiday, or a working day moved to a weekend by decree; the office's own days are
laid over that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

FIXED_HOLIDAYS = frozenset(
    [*((1, day) for day in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)]
)
"""Months and days of the holidays of art. 112 of the Labour Code."""

_MONDAY = 1  # date.fromordinal(1) is a Monday


@dataclass(frozen=True, slots=True)
class YearTable:
    """What the yearly decree moved: facts of one year's production calendar."""

    year: int
    act: str
    """The decree's title and number."""
    days_off: frozenset[date] = frozenset()
    """Weekdays made days off, beyond the fixed holidays."""
    workdays: frozenset[date] = frozenset()
    """Weekend days made working days."""
    short_days: frozenset[date] = frozenset()
    """Working days shortened by an hour; shown, not counted."""
    checked: bool = True
    """False while nobody has compared the table with the act itself."""


@dataclass(frozen=True, slots=True)
class _Span:
    """Tables for whole years: `before[i]` working days precede the day `base + i`."""

    base: int
    before: list[int]
    days: list[int]


class WorkCalendar:
    """Which days are working days; every answer is a table look-up.

    Raises:
        ValueError: a day that the office lists both as working and as non-working.
    """

    def __init__(
        self,
        years: Mapping[int, YearTable],
        working: Iterable[date] = (),
        non_working: Iterable[date] = (),
    ) -> None:
        self._years = dict(years)
        self._working = frozenset(working)
        self._non_working = frozenset(non_working)
        if both := self._working & self._non_working:
            listed = ", ".join(f"{day:%d.%m.%Y}" for day in sorted(both))
            raise ValueError(f"дни и рабочие, и нерабочие сразу: {listed}")
        first, last = min(self._years, default=2024), max(self._years, default=2027)
        self._span = self._build(first - 1, last + 3)

    def is_known(self, year: int) -> bool:
        """True when the year's table is there; without one only the fixed holidays are known."""
        return year in self._years

    def unknown_years(self, first: date, last: date) -> list[int]:
        """Years of an inclusive range that have no table, or one not checked with its act."""
        return [
            year
            for year in range(first.year, last.year + 1)
            if year not in self._years or not self._years[year].checked
        ]

    def missing_years(self, first: date, last: date) -> list[int]:
        """Years of an inclusive range of which only weekends and fixed holidays are known."""
        return [year for year in range(first.year, last.year + 1) if year not in self._years]

    def table(self, year: int) -> YearTable | None:
        """The facts of a year, None without a table."""
        return self._years.get(year)

    def said(self) -> str:
        """What the tables say of working days, as text of one form."""
        years = [
            (year, sorted(one.days_off), sorted(one.workdays))
            for year, one in sorted(self._years.items())
        ]
        return repr((years, sorted(self._working), sorted(self._non_working)))

    def is_working(self, day: int) -> bool:
        """Whether the day with this ordinal is a working day."""
        span = self._covering(day, day)
        at = day - span.base
        return span.before[at + 1] > span.before[at]

    def is_working_day(self, day: date) -> bool:
        """Whether a date is a working day."""
        return self.is_working(day.toordinal())

    def is_short(self, day: date) -> bool:
        """Whether a working day is an hour shorter, before a holiday."""
        table = self._years.get(day.year)
        return table is not None and day in table.short_days

    def count(self, first: int, last: int) -> int:
        """Working days of an inclusive range of ordinals; 0 for an empty one."""
        if last < first:
            return 0
        span = self._span
        if first < span.base or last - span.base >= len(span.before) - 1:
            span = self._covering(first, last)
        return span.before[last + 1 - span.base] - span.before[first - span.base]

    def from_start(self, first: int, nth: int) -> int:
        """Ordinal of the nth (0 the first) working day not before `first`."""
        while True:
            span = self._covering(first, first)
            at = span.before[first - span.base] + nth
            if at < len(span.days):
                return span.days[at]
            self._grow(span.base + len(span.before) + 366)

    def from_end(self, last: int, nth: int) -> int:
        """Ordinal of the nth (0 the last) working day not after `last`."""
        while True:
            span = self._covering(last, last)
            at = span.before[last + 1 - span.base] - 1 - nth
            if at >= 0:
                return span.days[at]
            self._grow(span.base - 366)

    def after(self, day: date, working_days: int) -> date:
        """The date `working_days` working days after a day, which itself does not count."""
        return date.fromordinal(self.from_start(day.toordinal() + 1, working_days - 1))

    def _covering(self, first: int, last: int) -> _Span:
        span = self._span
        if first < span.base:
            self._grow(first)
        if last >= self._span.base + len(self._span.before) - 1:
            self._grow(last + 1)
        return self._span

    def _grow(self, day: int) -> None:
        """Widen the tables to the whole year of a day, and to the years between."""
        year = date.fromordinal(max(day, 1)).year
        first = date.fromordinal(self._span.base).year
        last = date.fromordinal(self._span.base + len(self._span.before) - 2).year
        self._span = self._build(min(first, year), max(last, year))

    def _build(self, first_year: int, last_year: int) -> _Span:
        base = date(first_year, 1, 1).toordinal()
        end = date(last_year, 12, 31).toordinal()
        off, on = self._exceptions(first_year, last_year)
        before, days = [0], []
        for day in range(base, end + 1):
            weekday = (day - _MONDAY) % 7 < 5
            if (weekday and day not in off) or day in on:
                days.append(day)
            before.append(len(days))
        return _Span(base, before, days)

    def _exceptions(self, first_year: int, last_year: int) -> tuple[set[int], set[int]]:
        """Ordinals of weekdays off and of weekend days on."""
        off = {
            date(year, month, day).toordinal()
            for year in range(first_year, last_year + 1)
            for month, day in FIXED_HOLIDAYS
        }
        on: set[int] = set()
        for table in self._years.values():
            off.update(day.toordinal() for day in table.days_off)
            on.update(day.toordinal() for day in table.workdays)
        # The office's own days come last: they overrule the federal table.
        own_on = {day.toordinal() for day in self._working}
        own_off = {day.toordinal() for day in self._non_working}
        return (off | own_off) - own_on, (on | own_on) - own_off

    def next_known(self, day: date) -> date:
        """The first working day not before a date."""
        return date.fromordinal(self.from_start(day.toordinal(), 0))
