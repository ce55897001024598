"""Names and numbers for completion in a shell: quick, read-only, silent about every failure.

It stands apart from the engine: no peewee, no settings that write, no waiting for other people.
"""

import time
from pathlib import Path
from typing import Any

from sstui.core.text import fold

PATIENCE = 0.4
"""Seconds after which a search is given up."""

_CASES = """
SELECT c.number, f.name || ', ' || s.name FROM family_case c
JOIN family f ON f.id = c.family_id JOIN settlement s ON s.id = f.settlement_id
WHERE c.number LIKE ? ESCAPE '!' OR f.name_key LIKE ? ESCAPE '!'
ORDER BY c.ended_on IS NOT NULL, f.name_key, c.id LIMIT ?
"""
_NAMES = {
    "family": "SELECT DISTINCT name FROM family WHERE name_key LIKE ? ESCAPE '!' "
    "ORDER BY name_key LIMIT ?",
    "person": "SELECT DISTINCT last FROM staff WHERE name_key LIKE ? ESCAPE '!' "
    "ORDER BY name_key LIMIT ?",
    "settlement": "SELECT name FROM settlement WHERE name_key LIKE ? ESCAPE '!' "
    "ORDER BY name_key LIMIT ?",
}


def hints(database: Path, kind: str, start: str, limit: int) -> list[tuple[str, str]]:
    """What a word that begins so may become, each with a description that may be empty.

    Args:
        database: the office's file.
        kind: `case` (numbers, found by number or family), `family`, `person`, `settlement`.
        start: what has been typed, in any case.
        limit: rows at most.
    """
    if not database.is_file():
        return []
    sqlite = _library()
    try:
        connection = sqlite.connect(f"{database.absolute().as_uri()}?mode=ro", PATIENCE, uri=True)
        try:
            return _found(connection, kind, start, limit)
        finally:
            connection.close()
    except sqlite.Error:
        return []


def _found(connection: Any, kind: str, start: str, limit: int) -> list[tuple[str, str]]:
    end = time.monotonic() + PATIENCE
    connection.set_progress_handler(lambda: time.monotonic() > end, 10_000)
    named = f"{_literal(fold(start))}%"
    if kind == "case":
        asked = (f"{_literal(start)}%", named, limit)
        return [(row[0], row[1]) for row in connection.execute(_CASES, asked)]
    rows = connection.execute(_NAMES[kind], (named, limit))
    if kind == "family":  # a search needs the surname alone
        return [(name, "") for name in dict.fromkeys(row[0].split()[0] for row in rows)]
    return [(row[0], "") for row in rows]


def _literal(text: str) -> str:
    """A text for LIKE in which nothing stands for anything else."""
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _library() -> Any:
    """The same SQLite as the engine's: pysqlite3's where it is installed."""
    try:
        from pysqlite3 import dbapi2  # noqa: PLC0415
    except ImportError:
        import sqlite3 as dbapi2  # noqa: PLC0415
    return dbapi2
