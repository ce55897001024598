"""Makes an office of any number of open families in seconds: for measuring only.

Rows go into the tables in bulk, past the entry functions and the journal; no person would get such
an office, and no program may make one for them.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from sstui.core.text import fold
from sstui.desk.office import create_office
from sstui.store import engine, opening

LEVELS = {"adaptation": (30, 330), "basic": (21, 330), "crisis": (6, 160), "emergency": (3, 80)}
"""Level: days between two visits, roughly, and days that a case may have lasted."""
SURNAMES = [
    f"{first}{last}ва"
    for first in ("Абра", "Бело", "Вол", "Голу", "Дени", "Ёл", "Жу", "Зи", "Ива", "Котё", "Лосе")
    for last in ("но", "ко", "ре", "хо", "ше", "ли")
]
FEMALE_FIRST = ("Анна", "Вера", "Дарья", "Елена", "Зоя", "Мария", "Нина", "Ольга", "Татьяна")
SHARES = (30, 45, 18, 7)
PER_CURATOR, PER_SETTLEMENT = 20, 60
KEPT = 0.985
"""Share of the families that are visited when it is time."""


def make_large(folder: Path, today: date, families: int, login: str, role: str = "head") -> None:
    """Lay out an office and fill it; the account works as a person who sees every family."""
    create_office(folder, "tula", "bench", today)
    opening.open_office(folder / "sstui.db")
    chance = random.Random(families)
    with engine.connected(), engine.database.atomic():
        _people(families, login, role, chance)
        _places(families)
        _families(families, chance)
        _cases(families, today, chance)
    opening.close()


def _people(families: int, login: str, role: str, chance: random.Random) -> None:
    curators = max(families // PER_CURATOR, 1)
    logins = [login, *[""] * (curators - 1)]
    _many(
        "staff",
        ("last", "first", "name_key", "sex", "role", "login"),
        (
            (last, first, fold(f"{last} {first}"), "female", role if one else "curator", one)
            for one in logins
            for last, first in [_name(chance)]
        ),
    )


def _places(families: int) -> None:
    places = (f"Заречье {number}" for number in range(1, max(families // PER_SETTLEMENT, 1) + 1))
    _many("settlement", ("name", "name_key"), ((one, fold(one)) for one in places))


def _families(families: int, chance: random.Random) -> None:
    places = max(families // PER_SETTLEMENT, 1)
    names = list(enumerate((_name(chance) for _ in range(families)), 1))
    _many(
        "family",
        ("id", "name", "name_key", "settlement_id", "address"),
        (
            (number, name, fold(name), 1 + number % places, f"ул. Луговая, {number}")
            for number, (last, first) in names
            for name in [f"{last} {first} Петровна"]
        ),
    )
    _many(
        "member",
        ("family_id", "last", "first", "patronymic", "name_key", "sex", "kinship", "is_applicant"),
        (
            (number, last, one, "Петровна", fold(f"{last} {one} Петровна"), "female", kin, not n)
            for number, (last, first) in names
            for n, (one, kin) in enumerate([(first, "mother"), *_children(chance)])
        ),
    )


def _children(chance: random.Random) -> list[tuple[str, str]]:
    return [(chance.choice(FEMALE_FIRST), "child") for _ in range(2)]


def _cases(families: int, today: date, chance: random.Random) -> None:
    numbered = list(enumerate((_life(today, chance) for _ in range(families)), 1))
    curators, year = max(families // PER_CURATOR, 1), today.year
    signed = [(number, one[1]) for number, one in numbered if chance.random() < 0.9]
    _many(
        "family_case",
        ("id", "number", "family_id", "started_on"),
        ((number, f"{number}/{year}", number, one[1]) for number, one in numbered),
    )
    _many(
        "level_period",
        ("case_id", "from_on", "level"),
        ((number, start, level) for number, (level, start, _) in numbered),
    )
    _many(
        "assignment",
        ("case_id", "staff_id", "from_on"),
        ((number, 1 + number % curators, one[1]) for number, one in numbered),
    )
    _many(
        "agreement",
        ("case_id", "number", "signed_on"),
        ((number, f"{number}/{year}", day) for number, day in signed),
    )
    _many(
        "case_event",
        ("case_id", "kind", "happened_on"),
        ((number, "programme", day) for number, day in signed if chance.random() < KEPT),
    )
    _many(
        "visit",
        ("case_id", "made_on", "place", "outcome"),
        (
            (number, day, "home", "took_place")
            for number, (_, _, visits) in numbered
            for day in visits
        ),
    )


def _life(today: date, chance: random.Random) -> tuple[str, str, list[str]]:
    """Level, start and visits of an invented case of the last year, up to today."""
    level = chance.choices(list(LEVELS), SHARES)[0]
    step, longest = LEVELS[level]
    start = today - timedelta(chance.randrange(2, longest))
    until = today if chance.random() < KEPT else today - timedelta(chance.randrange(5, 60))
    return level, start.isoformat(), list(_visits(start, until, step, chance))


def _visits(start: date, until: date, step: int, chance: random.Random) -> Iterator[str]:
    day = start + timedelta(min(step, 5))
    while day <= until:
        yield day.isoformat()
        day += timedelta(max(step + chance.randrange(-2, 3), 1))


def _name(chance: random.Random) -> tuple[str, str]:
    return chance.choice(SURNAMES), chance.choice(FEMALE_FIRST)


def _many(table: str, columns: tuple[str, ...], values: Iterable[tuple[object, ...]]) -> None:
    """Insert rows in bulk; what must stand in a row and is not given is empty, 1 or 0."""
    told = engine.run_sql(f"PRAGMA table_info({table})").fetchall()
    needed = [
        (name, "''" if kind.startswith(("TEXT", "VARCHAR")) else str(int(name == "version")))
        for _, name, kind, is_needed, default, is_key in told
        if is_needed and default is None and not is_key and name not in columns
    ]
    names = ", ".join((*columns, *(name for name, _ in needed)))
    marks = ", ".join((*"?" * len(columns), *(value for _, value in needed)))
    sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
    engine.database.connection().executemany(sql, values)  # type: ignore[no-untyped-call]
