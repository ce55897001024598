"""Reads `calendar/YYYY.toml`: what the yearly decree moved (Labour Code, art. 112)."""

import re
from collections.abc import MutableSequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from sstui.config.listing import toml_files
from sstui.config.reader import Table
from sstui.config.toml_file import read_table
from sstui.core.problems import Problem
from sstui.core.workdays import FIXED_HOLIDAYS, YearTable

_NAME = re.compile(r"(20\d\d)\.toml")
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")


def read_years(folder: Path, problems: MutableSequence[Problem]) -> dict[int, YearTable]:
    """The sound production calendars of an office by year; faults are added to `problems`."""
    tables = (read_year(path, problems) for path in toml_files(folder, "calendar", problems))
    return {table.year: table for table in tables if table}


def read_year(path: Path, problems: MutableSequence[Problem]) -> YearTable | None:
    """One year's production calendar, or None with the problems added."""
    name = f"calendar/{path.name}"
    named = _NAME.fullmatch(path.name)
    if named is None:
        expected = "имя файла — год календаря: 2026.toml"
        problems.append(Problem(name, "", "имя файла не годится", expected))
    table = read_table(path, name, problems)
    if table is None:
        return None
    act, checked = table.text("act"), table.flag("checked")
    days_off, workdays = table.dates("days_off"), table.dates("workdays")
    short_days = table.dates("short_days")
    table.done()
    if named is None:
        return None
    year = YearTable(int(named[1]), act, days_off, workdays, short_days, checked)
    _check_days(table, year)
    return year if table.is_sound else None


def warnings_of(years: dict[int, YearTable]) -> tuple[str, ...]:
    """What works, but a person should know: no calendar, a gap, a table nobody has checked."""
    if not years:
        return ("нет ни одного производственного календаря: известны только праздники",)
    known = sorted(years)
    missing = [gap for one, two in pairwise(known) for gap in range(one + 1, two)]
    unchecked = [year for year in known if not years[year].checked]
    return (
        *(f"нет производственного календаря на {year} год" for year in missing),
        *(f"производственный календарь {year} не сверен с актом" for year in unchecked),
    )


def _check_days(table: Table, year: YearTable) -> None:
    for day in sorted(year.days_off):
        if _is_in_year(table, "days_off", day, year) and _rests_anyway(day):
            found = f"{_named(day)} — и так нерабочий день"
            table.fault("days_off", found, "нужны только рабочие по неделе дни, ставшие выходными")
    for day in sorted(year.workdays):
        if _is_in_year(table, "workdays", day, year) and (day.weekday() < 5 or _is_holiday(day)):
            found = f"{_named(day)} — не выходной по неделе"
            found = f"{_named(day)} — праздник" if _is_holiday(day) else found
            table.fault("workdays", found, "нужны только суббота или воскресенье, ставшие рабочими")
    for day in sorted(year.short_days):
        if _is_in_year(table, "short_days", day, year) and not _works(day, year):
            found = f"{_named(day)} — нерабочий день"
            table.fault("short_days", found, "нужны только рабочие дни накануне праздника")


def _is_in_year(table: Table, key: str, day: date, year: YearTable) -> bool:
    if day.year != year.year:
        table.fault(key, f"{_named(day)} — другой год", f"в этом файле только {year.year} год")
    return day.year == year.year


def _works(day: date, year: YearTable) -> bool:
    return day in year.workdays or not (_rests_anyway(day) or day in year.days_off)


def _rests_anyway(day: date) -> bool:
    return day.weekday() >= 5 or _is_holiday(day)


def _is_holiday(day: date) -> bool:
    return (day.month, day.day) in FIXED_HOLIDAYS


def _named(day: date) -> str:
    return f"{day:%d.%m.%Y}, {_WEEKDAYS[day.weekday()]}"
