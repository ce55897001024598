"""Reads `dictionaries.toml`: what forms offer and papers print."""

from collections.abc import MutableSequence
from pathlib import Path

from sstui.config.entries import common, read_entries
from sstui.config.profiles import read_forms
from sstui.config.reader import Table
from sstui.config.toml_file import read_table
from sstui.core.office import Dictionaries, Entry, Kinship, Post
from sstui.core.problems import Problem


def read_dictionaries(folder: Path, problems: MutableSequence[Problem]) -> Dictionaries | None:
    """Every dictionary of the office, or None with the problems added."""
    table = read_table(folder / "dictionaries.toml", "dictionaries.toml", problems)
    if table is None:
        return None
    found = Dictionaries(
        categories=read_entries(table, "categories", _entry),
        kinships=read_entries(table, "kinships", _kinship),
        end_grounds=read_entries(table, "end_grounds", _entry),
        sources=read_entries(table, "sources", _entry),
        help_kinds=read_entries(table, "help_kinds", _entry),
        posts=read_entries(table, "posts", _post),
    )
    table.done()
    _check_kinships(table, found)
    return found if table.is_sound else None


def _entry(code: str, table: Table, position: int) -> Entry:
    return Entry(code, *common(table, position))


def _kinship(code: str, table: Table, position: int) -> Kinship:
    return Kinship(code, *common(table, position), adult=table.flag("adult"))


def _post(code: str, table: Table, position: int) -> Post:
    given = common(table, position)
    return Post(code, *given, forms=read_forms(table, nominative=given[0]))


def _check_kinships(table: Table, found: Dictionaries) -> None:
    """A family without anybody who can sign, or without children, could not be entered."""
    adults = {entry.adult for entry in found.kinships.active()}
    if table.is_sound and adults != {True, False}:
        expected = "нужны действующие записи и с adult = true, и с adult = false"
        table.fault("kinships", "нет взрослых или нет детей", expected)
