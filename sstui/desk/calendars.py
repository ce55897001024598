"""The production calendar of a year against the `holidays` library, and a first draft from it.

The files are the truth; the library only helps a person to notice a slip. It costs some 0.2 s and
is imported where it is asked, and nothing of the day's work needs it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sstui.config import shipped_folder
from sstui.config.drafts import write_year
from sstui.config.years import read_year
from sstui.core.problems import Problem, Problems
from sstui.core.refusal import Refusal
from sstui.core.workdays import FIXED_HOLIDAYS, WorkCalendar, YearTable

MISSING = (
    "Для сверки календаря нужна библиотека holidays, её нет: установите её в окружение программы "
    "(pip install holidays)."
)
_MOVED = re.compile(r"(\d\d)\.(\d\d)\.(\d{4})")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A day that the file and the library call differently."""

    day: date
    is_working: bool
    """What the file says; the library says the opposite."""
    name: str
    """The library's name of the day off; empty for a working day or a plain weekend."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A year's file against the library, day by day."""

    table: YearTable
    days: int
    mismatches: tuple[Mismatch, ...]


def compare_year(folder: Path, year: int) -> Comparison:
    """The year's file of an office, or the shipped one without an office, against the library.

    Raises:
        Refusal: the library or the file is missing.
        Problems: the file is wrong.
    """
    theirs, names = _library(year)
    table = _table(folder, year)
    ours, federal = WorkCalendar({year: table}), WorkCalendar({year: theirs})
    days = _days(year)
    found = [
        Mismatch(day, ours.is_working_day(day), names.get(day, ""))
        for day in days
        if ours.is_working_day(day) != federal.is_working_day(day)
    ]
    return Comparison(table, len(days), tuple(found))


def draft_year(folder: Path, year: int) -> tuple[Path, YearTable]:
    """Write a new year's file of an office from the library; nothing is ever written over.

    Raises:
        Refusal: no office, no library, or the year has its file already.
    """
    if not (folder / "office.toml").is_file():
        raise Refusal(f"В папке «{folder}» нет учреждения: укажите его ключом --office.")
    table, names = _library(year)
    return write_year(folder, table, names), table


def _table(folder: Path, year: int) -> YearTable:
    is_office = (folder / "office.toml").is_file()
    path = (folder if is_office else shipped_folder("config")) / "calendar" / f"{year}.toml"
    if not path.is_file():
        raise Refusal(f"Календаря на {year} год нет. Набросать его: sstui calendar draft {year}")
    problems: list[Problem] = []
    table = read_year(path, problems)
    if table is None:
        raise Problems(tuple(problems))
    return table


def _library(year: int) -> tuple[YearTable, Mapping[date, str]]:
    """What the library knows of a year, as a table, and its names of days off."""
    try:
        # Only here: some 0.2 s.
        from holidays import country_holidays  # noqa: PLC0415
    except ImportError:
        raise Refusal(MISSING) from None
    russia = country_holidays("RU", years=year, language="ru")
    days = _days(year)
    off = {
        day
        for day in days
        if day.weekday() < 5 and not _is_holiday(day) and not russia.is_working_day(day)
    }
    on = {day for day in days if day.weekday() >= 5 and russia.is_working_day(day)}
    names = {day: str(russia[day]) for day in days if day in russia}
    act = f"Постановление Правительства РФ о переносе выходных дней в {year} году (номер не сверен)"
    short = _short_days(days, off, on, names)
    return YearTable(year, act, frozenset(off), frozenset(on), short, checked=False), names


def _short_days(
    days: list[date], off: set[date], on: set[date], names: Mapping[date, str]
) -> frozenset[date]:
    """Working days before a holiday, by an hour shorter (Labour Code, art. 95).

    Where the eve was moved to a working Saturday, its shorter hours went with it.
    """
    short: set[date] = set()
    for day in days:
        after = day + timedelta(days=1)
        if not _is_holiday(after) or _is_holiday(day):
            continue
        moved_to = _moved_from(names.get(day, ""))
        if day in off and moved_to in on:
            short.add(moved_to)
        elif day in on or (day.weekday() < 5 and day not in off):
            short.add(day)
    return frozenset(short)


def _moved_from(name: str) -> date:
    """The day in «Выходной (перенесено с 27.04.2024)»; the earliest date where there is none."""
    found = _MOVED.search(name)
    return date(int(found[3]), int(found[2]), int(found[1])) if found else date.min


def _is_holiday(day: date) -> bool:
    return (day.month, day.day) in FIXED_HOLIDAYS


def _days(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=place) for place in range((date(year + 1, 1, 1) - first).days)]
