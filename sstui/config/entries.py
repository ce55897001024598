"""Reads lists of entries under codes: dictionaries of an office, lists of a profile."""

from collections.abc import Callable
from typing import TypeVar

from sstui.config.reader import Table
from sstui.core.office import Dictionary, Entry
from sstui.core.profile import HelpKind, Lists

_STEP = 10
"""Between entries without an `order`, so that one can be put between two."""

E = TypeVar("E", bound=Entry)


def read_entries(
    table: Table, key: str, make: Callable[[str, Table, int], E], *, may_lack: bool = False
) -> Dictionary[E]:
    """The entries of a section; titles are told apart, and each knows its place."""
    entries: list[E] = []
    titles: dict[str, str] = {}
    for position, (code, inner) in enumerate(table.tables(key, may_lack=may_lack), start=1):
        entry = make(code, inner, position * _STEP)
        first = titles.setdefault(entry.title.casefold(), code)
        if first != code and entry.title:
            inner.fault("title", f"то же, что у {first}", "у каждой записи своё название")
        inner.done()
        entries.append(entry)
    return Dictionary(tuple(entries))


def common(table: Table, position: int, *, needs_short: bool = True) -> tuple[str, str, int, bool]:
    """Title, short words (the title where they may be missing and are), order, active."""
    title = table.text("title")
    short = table.text("short", None if needs_short else "") or title
    order = table.optional_integer("order", 1, 9999)
    active = table.flag("active", default=True)
    return title, short, position if order is None else order, active


def read_lists(table: Table, help_table: Table) -> Lists:
    """What a profile's `lists.toml` and `help.toml` list; entries switched off are left out."""
    lists = Lists(
        categories=_listed(table, "categories"),
        start_grounds=_listed(table, "start_grounds"),
        end_grounds=_listed(table, "end_grounds"),
        sources=_listed(table, "sources"),
        organisations=_listed(table, "organisations"),
        help_kinds=_active(read_entries(help_table, "help_kinds", _help_kind, may_lack=True)),
    )
    table.done()
    help_table.done()
    return lists


def _listed(table: Table, key: str) -> Dictionary[Entry]:
    return _active(read_entries(table, key, _entry, may_lack=True))


def _active(found: Dictionary[E]) -> Dictionary[E]:
    return Dictionary(found.active())


def _entry(code: str, table: Table, position: int) -> Entry:
    return Entry(code, *common(table, position, needs_short=False))


def _help_kind(code: str, table: Table, position: int) -> HelpKind:
    measures = _listed(table, "measures")
    return HelpKind(code, *common(table, position), measures=measures)
