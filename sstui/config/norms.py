"""Reads `norms/YYYY-MM-DD.toml`: the levels and their norms in force from the day in the name."""

import re
from collections.abc import Iterator, MutableSequence
from datetime import date
from pathlib import Path

from sstui.config.listing import toml_files
from sstui.config.reader import EARLIEST, LATEST, Table, shown
from sstui.config.toml_file import read_table
from sstui.core.norms import Days, Level, Norm, Norms, NormSet, Per, impossible
from sstui.core.problems import Problem

_NAME = re.compile(r"\d{4}-\d{2}-\d{2}\.toml")
_ORDER = re.compile(r"\d{2}\.\d{2}\.\d{4}.*№ ?\S")
_MOST = {Per.WEEK: 7, Per.MONTH: 31, Per.QUARTER: 92, Per.HALF_YEAR: 184}
"""Days in the longest period of each kind: several visits on one day count as one."""


def read_norms(folder: Path, problems: MutableSequence[Problem]) -> Norms | None:
    """Every norm set of an office, or None with the problems added.

    Args:
        folder: the office folder.
        problems: where faults go.
    """
    before = len(problems)
    files = toml_files(folder, "norms", problems)
    names = [path.name for path in files]
    sets = [
        None if _is_second(path, names, problems) else read_norm_set(path, problems)
        for path in files
    ]
    sound = [one for one in sets if one]
    problems += _gaps(sorted(sound, key=lambda one: one.since))
    if not sets:
        problems.append(
            Problem("norms", "", "нет ни одного файла норм", "нужен файл вида 2026-09-01.toml")
        )
    return Norms(tuple(sound)) if sound and len(problems) == before else None


def read_norm_set(path: Path, problems: MutableSequence[Problem]) -> NormSet | None:
    """One norm set, or None with the problems added."""
    name = f"norms/{path.name}"
    since = _since(path.name)
    if since is None:
        expected = "имя файла — день, с которого нормы действуют: 2026-09-01.toml"
        problems.append(Problem(name, "", "имя файла не годится", expected))
    table = read_table(path, name, problems)
    if table is None:
        return None
    order = _order(table)
    levels = {code: _level(code, inner) for code, inner in table.tables("levels")}
    _check_unlike(table, [level for level in levels.values() if level])
    table.done()
    if since is None or not table.is_sound:
        return None
    found = NormSet(since, {code: level for code, level in levels.items() if level}, order)
    beyond = impossible(found)
    problems += beyond
    return None if beyond else found


def names_an_order(text: str) -> bool:
    """Whether a text has the day and the number by which an order can be found again."""
    return _ORDER.search(text) is not None


def _order(table: Table) -> str:
    """The order as people cite it; one without date and number could not be found again."""
    order = table.text("order", "")
    if order and not names_an_order(order):
        found = f"стоит текст «{shown(order)}»"
        table.fault("order", found, "нужны день и номер: «Приказ от 01.09.2026 № 1»")
    return order


def _is_second(path: Path, names: list[str], problems: MutableSequence[Problem]) -> bool:
    """Whether the file is one more for a day that has its own: a copy that nobody meant to keep."""
    day = path.name[:10]
    if path.name == f"{day}.toml" or f"{day}.toml" not in names:
        return False
    expected = f"оставьте на этот день один файл: {day}.toml"
    problems.append(Problem(f"norms/{path.name}", "", "второй набор норм с того же дня", expected))
    return True


def _gaps(sets: list[NormSet]) -> Iterator[Problem]:
    """Levels that a set leaves out between two sets that have them."""
    for place, one in enumerate(sets):
        earlier = {code for set_ in sets[:place] for code in set_.levels}
        later = {code for set_ in sets[place + 1 :] for code in set_.levels}
        for code in sorted((earlier & later) - set(one.levels)):
            found = "раздела нет, а до и после этого дня уровень есть"
            yield Problem(one.file, f"levels.{code}", found, f"допишите раздел [levels.{code}]")


def _since(name: str) -> date | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        since = date.fromisoformat(name.removesuffix(".toml"))
    except ValueError:
        return None
    return since if EARLIEST <= since <= LATEST else None


def _level(code: str, table: Table) -> Level | None:
    title, short = table.text("title"), table.text("short")
    rank = table.integer("rank", 1, 99)
    families_max = table.optional_integer("families_max", 1, 1000)
    families_is_limit = table.flag("families_is_limit", default=False)
    term_is_limit = table.flag("term_is_limit", default=False)
    review_every = table.optional_integer("review_every", 1, 120)
    duty = table.flag("duty_over_closed_runs", default=False)
    minutes = table.optional_integer("visit_minutes", 5, 480)
    norm = _norm(table)
    if families_is_limit and families_max is None and table.is_sound:
        table.fault("families_is_limit", "нормы семей нет", "впишите families_max или уберите ключ")
    table.done()
    if norm is None or not table.is_sound:
        return None
    return Level(
        code, title, short, rank, norm, families_max, families_is_limit, term_is_limit,
        review_every, duty, 60 if minutes is None else minutes,
    )  # fmt: skip


def _norm(table: Table) -> Norm | None:
    visits = table.table("visits")
    per = visits.choice("per", Per)
    most = _MOST[per]
    low, high = visits.integer("min", 0, most), visits.integer("max", 1, most)
    plan = visits.optional_integer("plan", 1, most)
    term_months = table.integer("term_months", 1, 120)
    days = table.choice("days", Days, Days.WORKING)
    first_visit = table.optional_integer("first_visit", 0, 366)
    max_gap = table.optional_integer("max_gap", 1, 366)
    if visits.is_sound:
        _check_range(visits, low, high, plan)
    visits.done()
    if not table.is_sound:
        return None
    return Norm(low, high, per, term_months, plan or 0, days, first_visit, max_gap)


def _check_range(visits: Table, low: int, high: int, plan: int | None) -> None:
    if low > high:
        visits.fault("min", f"стоит число {low}", f"нужно не больше max, то есть {high}")
    if plan is not None and plan > high:
        visits.fault("plan", f"стоит число {plan}", f"нужно не больше max, то есть {high}")


def _check_unlike(table: Table, levels: list[Level]) -> None:
    """Levels that a list could not tell apart are a slip of copying."""
    seen: dict[object, str] = {}
    for level in levels:
        marks = {"title": level.title.casefold(), "short": level.short.casefold()}
        for key, value in [*marks.items(), ("rank", level.rank)]:
            first = seen.setdefault((key, value), level.code)
            if first != level.code:
                found = f"то же, что у уровня {first}"
                table.fault(f"levels.{level.code}.{key}", found, "у каждого уровня своё")
