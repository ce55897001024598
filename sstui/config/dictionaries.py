"""Reads `dictionaries.toml`: what forms offer and papers print."""

from collections.abc import Callable, MutableSequence
from pathlib import Path
from typing import TypeVar

from sstui.config.profiles import read_forms
from sstui.config.reader import Table
from sstui.config.toml_file import read_table
from sstui.core.office import Dictionaries, Dictionary, Entry, Kinship, Post
from sstui.core.problems import Problem

_STEP = 10
"""Between entries without an `order`, so that one can be put between two."""

E = TypeVar("E", bound=Entry)


def read_dictionaries(folder: Path, problems: MutableSequence[Problem]) -> Dictionaries | None:
    """Every dictionary of the office, or None with the problems added."""
    table = read_table(folder / "dictionaries.toml", "dictionaries.toml", problems)
    if table is None:
        return None
    found = Dictionaries(
        categories=_read(table, "categories", _entry),
        kinships=_read(table, "kinships", _kinship),
        end_grounds=_read(table, "end_grounds", _entry),
        sources=_read(table, "sources", _entry),
        help_kinds=_read(table, "help_kinds", _entry),
        posts=_read(table, "posts", _post),
    )
    table.done()
    _check_kinships(table, found)
    return found if table.is_sound else None


def _read(table: Table, key: str, make: Callable[[str, Table, int], E]) -> Dictionary[E]:
    entries: list[E] = []
    titles: dict[str, str] = {}
    for position, (code, inner) in enumerate(table.tables(key), start=1):
        entry = make(code, inner, position * _STEP)
        first = titles.setdefault(entry.title.casefold(), code)
        if first != code and entry.title:
            inner.fault("title", f"то же, что у {first}", "у каждой записи своё название")
        inner.done()
        entries.append(entry)
    return Dictionary(tuple(entries))


def _common(table: Table, position: int) -> tuple[str, str, int, bool]:
    title, short = table.text("title"), table.text("short")
    order = table.optional_integer("order", 1, 9999)
    active = table.flag("active", default=True)
    return title, short, position if order is None else order, active


def _entry(code: str, table: Table, position: int) -> Entry:
    return Entry(code, *_common(table, position))


def _kinship(code: str, table: Table, position: int) -> Kinship:
    return Kinship(code, *_common(table, position), adult=table.flag("adult"))


def _post(code: str, table: Table, position: int) -> Post:
    common = _common(table, position)
    return Post(code, *common, forms=read_forms(table, nominative=common[0]))


def _check_kinships(table: Table, found: Dictionaries) -> None:
    """A family without anybody who can sign, or without children, could not be entered."""
    adults = {entry.adult for entry in found.kinships.active()}
    if table.is_sound and adults != {True, False}:
        expected = "нужны действующие записи и с adult = true, и с adult = false"
        table.fault("kinships", "нет взрослых или нет детей", expected)
