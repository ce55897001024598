"""Reads `office.toml`: the institution, its director, numbers of papers, its own days."""

import re
from collections.abc import MutableSequence
from dataclasses import replace
from pathlib import Path

from sstui.config.reader import Table
from sstui.config.toml_file import read_table
from sstui.core.office import (
    RUSSIAN_ZONES,
    USUAL_HOURS,
    Director,
    Institution,
    OfficeSettings,
)
from sstui.core.problems import Problem
from sstui.core.records import FullName, NameForms, Sex

_NUMBER = re.compile(r"[^{}]*(\{(n|n:0[1-9]|year)\}[^{}]*)*")
_NUMBER_MAX = 40


def read_settings(
    folder: Path, problems: MutableSequence[Problem]
) -> tuple[str, OfficeSettings | None]:
    """The profile's code and the office's own facts, or None with the problems added.

    The code stands apart so that the profile is checked even where other facts are wrong; it is
    empty when it cannot be read.
    """
    table = read_table(folder / "office.toml", "office.toml", problems)
    if table is None:
        return "", None
    profile = table.text("profile")
    region = table.text("region", "")
    zone = table.one_of("time_zone", list(RUSSIAN_ZONES), "Europe/Moscow")
    minutes = table.optional_integer("lock_minutes", 0, 480)
    institution, director = _institution(table), _director(table)
    numbers, days = table.table("numbers"), table.table("days")
    agreement, case = _number(numbers, "agreement"), _number(numbers, "case")
    working, non_working = days.dates("working"), days.dates("non_working")
    hours = days.optional_integer("hours_a_week", 1, 40) or USUAL_HOURS
    for day in sorted(working & non_working):
        found = f"{day:%d.%m.%Y} есть и в working, и в non_working"
        days.fault("working", found, "оставьте день в одном списке")
    for part in (numbers, days, table):
        part.done()
    if not table.is_sound:
        return profile, None
    settings = OfficeSettings(
        institution, director, profile, zone, agreement, case, working, non_working, region, hours
    )
    return profile, settings if minutes is None else replace(settings, lock_minutes=minutes)


def _institution(table: Table) -> Institution:
    part = table.table("institution")
    institution = Institution(
        name=part.text("name"),
        name_genitive=part.text("name_genitive"),
        short=part.text("short"),
        place=part.text("place"),
        address=part.text("address"),
        phone=part.text("phone", ""),
        department=part.text("department"),
        department_genitive=part.text("department_genitive"),
        details=part.text("details", "", lines=True),
    )
    part.done()
    return institution


def _director(table: Table) -> Director:
    part = table.table("director")
    director = Director(
        post=part.text("post"),
        post_genitive=part.text("post_genitive"),
        name=FullName(part.text("last"), part.text("first"), part.text("patronymic", "")),
        sex=part.choice("sex", Sex),
        basis=part.text("basis"),
        forms=NameForms(
            genitive=part.text("name_genitive", ""),
            dative=part.text("name_dative", ""),
            instrumental=part.text("name_instrumental", ""),
        ),
    )
    part.done()
    return director


def _number(table: Table, key: str) -> str:
    """A pattern that `str.format` can fill without surprise and that tells numbers apart."""
    pattern = table.text(key)
    sound = len(pattern) <= _NUMBER_MAX and _NUMBER.fullmatch(pattern) and "{n" in pattern
    if pattern and not sound:
        found = f"стоит текст «{pattern[:_NUMBER_MAX]}»"
        table.fault(key, found, "нужно с номером {n} и, если надо, годом {year}: {n}/{year}")
    return pattern
