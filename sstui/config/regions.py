"""Reads `calendar/regions/CODE.toml`: days off that a region adds to the federal ones."""

from collections.abc import MutableSequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sstui.config.reader import guess, shown
from sstui.config.shipped import shipped_folder
from sstui.config.toml_file import read_table
from sstui.core.problems import Problem

_ROOM = "calendar/regions"


@dataclass(frozen=True, slots=True)
class Region:
    """A region's own days off; they are dates, because no formula gives them."""

    code: str
    title: str
    act: str
    """The decree that names the days."""
    days_off: frozenset[date]
    checked: bool
    """False while nobody has compared the list with the act itself."""


def read_region(folder: Path, code: str, problems: MutableSequence[Problem]) -> Region | None:
    """The list that an office chose, its own or the shipped one; None with the problems added."""
    rooms = (folder / _ROOM, shipped_folder("config") / _ROOM)
    known = {path.stem: path for room in reversed(rooms) for path in sorted(room.glob("*.toml"))}
    if code not in known:
        expected = f"нужно одно из: {', '.join(sorted(known))}{guess(code, sorted(known))}"
        problems.append(Problem("office.toml", "region", f"региона «{shown(code)}» нет", expected))
        return None
    table = read_table(known[code], f"{_ROOM}/{code}.toml", problems)
    if table is None:
        return None
    title, act = table.text("title"), table.text("act")
    checked, days_off = table.flag("checked"), table.dates("days_off")
    table.done()
    return Region(code, title, act, days_off, checked) if table.is_sound else None


def region_warnings(region: Region, years: list[int]) -> list[str]:
    """Years of the federal calendar, from the region's first, for which its list has no day."""
    told = {day.year for day in region.days_off}
    first = min(told, default=0)
    missing = [year for year in years if year >= first and year not in told]
    found = [f"нет нерабочих дней региона «{region.title}» на {year} год" for year in missing]
    if not region.checked:
        found.append(f"нерабочие дни региона «{region.title}» не сверены с актом")
    return found
