"""What a database holds, and what its row images say it should hold."""

import json
from collections.abc import Collection
from importlib import import_module
from typing import Any

from sstui.store.engine import connected, fetch_sql

WATCHED: tuple[str, ...] = import_module("sstui.store.migrations.0009_row_changes").WATCHED
"""Tables whose every change leaves an image."""

TRACES = frozenset(
    ["journal", "row_change", "register", "case_change", "sqlite_sequence", "migratehistory"]
)
"""Tables that keep what happened, be it taken back or not."""

Rows = dict[tuple[Any, ...], dict[str, Any]]
Content = dict[str, Rows]
Everything = dict[str, list[tuple[Any, ...]]]


def content() -> Content:
    """Every row of the watched tables by its key, as its image would be written."""
    with connected():
        return {table: rows for table in WATCHED if (rows := _rows(table))}


def _rows(table: str) -> Rows:
    info, keys = fetch_sql(f'PRAGMA table_info("{table}")'), _keys(table)
    pairs = ", ".join(f"'{row[1]}', \"{row[1]}\"" for row in info)
    found = [json.loads(row[0]) for row in fetch_sql(f'SELECT json_object({pairs}) FROM "{table}"')]
    return {tuple(one[key] for key in keys): one for one in found}


def _keys(table: str) -> list[str]:
    """Columns of the primary key."""
    return [row[1] for row in fetch_sql(f'PRAGMA table_info("{table}")') if row[5]]


def replayed(without: Collection[int] = ()) -> Content:
    """The rows that the images lead to from an empty database.

    Args:
        without: lines of the journal whose images are passed over.
    """
    found: Content = {}
    asked = "SELECT seq, table_name, row_key, before, after FROM row_change ORDER BY id"
    with connected():
        names = {table: _keys(table) for table in WATCHED}
        images = fetch_sql(asked)
    for seq, table, key, before, after in images:
        assert seq is not None, f"{table} {key}: изменение без строки журнала"
        if seq in without:
            continue
        rows = found.setdefault(table, {})
        was, now = (json.loads(one) if one else None for one in (before, after))
        if was is not None:
            held = rows.pop(tuple(was[name] for name in names[table]), None)
            assert held is not None, f"{table} {key}: такой строки не было"
            # A column that a later version of the program added is in no older image.
            assert {name: held.get(name) for name in was} == was, f"{table} {key}"
        if now is not None:
            where = tuple(now[name] for name in names[table])
            assert list(where) == json.loads(key), f"{table} {key}"
            assert where not in rows, f"{table} {key}: такая строка уже была"
            rows[where] = now
    return {table: rows for table, rows in found.items() if rows}


def everything() -> Everything:
    """Every row of every table but those that keep traces, in order."""
    asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables = sorted({row[0] for row in fetch_sql(asked)} - TRACES)
    with connected():
        return {table: sorted(fetch_sql(f'SELECT * FROM "{table}"'), key=repr) for table in tables}


def takings() -> list[tuple[int, int]]:
    """Lines of the journal that take another back, with that other one."""
    asked = "SELECT seq, detail FROM journal WHERE action = 'undo' ORDER BY seq"
    return [(seq, int(json.loads(detail)["seq"])) for seq, detail in fetch_sql(asked)]


def undone() -> set[int]:
    """Lines of the journal that were taken back, with those that took them back."""
    return {seq for pair in takings() for seq in pair}


def journal_length() -> int:
    """How many lines the journal has."""
    return int(fetch_sql("SELECT count(*) FROM journal")[0][0])
