"""Rows as they were before each change and after it; the way back of a change.

The database writes the images itself. Numbers of registers, the journal and issued papers are not
among them: what was numbered, told or printed once stays so.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from peewee import IntegrityError

from sstui.core.records import CaseId, FamilyId
from sstui.core.refusal import Refusal
from sstui.store.engine import fetch_sql, run_sql, sqlite
from sstui.store.name_index import refresh_rows

Image = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one table, before a change and after it."""

    table: str
    key: tuple[Any, ...]
    before: Image | None
    """None for a row that was added."""
    after: Image | None
    """None for a row that was taken away."""

    @property
    def differences(self) -> dict[str, tuple[Any, Any]]:
        """Column → was, now; without the version."""
        names = dict.fromkeys([*(self.before or {}), *(self.after or {})])
        pairs = {
            name: ((self.before or {}).get(name), (self.after or {}).get(name)) for name in names
        }
        return {
            name: (was, now)
            for name, (was, now) in pairs.items()
            if was != now and name not in ("version", "name_key")
        }


def changes_of(seq: int) -> list[RowChange]:
    """What a line of the journal changed, in the order in which it did."""
    rows = fetch_sql(
        "SELECT table_name, row_key, before, after FROM row_change WHERE seq = ? ORDER BY id",
        (seq,),
    )
    return [_change(*row) for row in rows]


def changes_of_many(seqs: Iterable[int]) -> dict[int, list[RowChange]]:
    """As `changes_of`, for several lines at once."""
    asked = ",".join(str(int(seq)) for seq in seqs)
    found: dict[int, list[RowChange]] = {}
    for seq, *row in fetch_sql(
        f"SELECT seq, table_name, row_key, before, after FROM row_change WHERE seq IN ({asked}) "
        "ORDER BY id"
    ):
        found.setdefault(seq, []).append(_change(*row))
    return found


def cases_of(changes: Iterable[RowChange]) -> set[CaseId]:
    """Cases that changed rows speak of, those of their families too."""
    cases: set[CaseId] = set()
    for one in changes:
        for image in (one.before or {}, one.after or {}):
            if one.table == "family_case":
                cases.add(CaseId(image.get("id", 0)))
            if image.get("case_id"):
                cases.add(CaseId(image["case_id"]))
            family = image.get("id") if one.table == "family" else image.get("family_id")
            if family:
                asked = "SELECT id FROM family_case WHERE family_id = ?"
                cases |= {CaseId(row[0]) for row in fetch_sql(asked, (family,))}
    return cases - {CaseId(0)}


def lines_about(case_id: CaseId, family_id: FamilyId, limit: int) -> list[int]:
    """The newest lines of the journal that changed a case, its family or a row of theirs."""
    rows = [("family_case", f"[{int(case_id)}]"), ("family", f"[{int(family_id)}]")]
    for column, owner in (("case_id", case_id), ("family_id", family_id)):
        for table in _tables_with(column):
            keys = ", ".join(f'"{name}"' for name in _key_columns(table))
            asked = f'SELECT json_array({keys}) FROM "{table}" WHERE "{column}" = ?'
            rows += [(table, key) for (key,) in fetch_sql(asked, (int(owner),))]
    found = {row[0] for row in fetch_sql("SELECT seq FROM journal WHERE case_id = ?", (case_id,))}
    asked = "SELECT seq FROM row_change WHERE table_name = ? AND row_key = ?"
    for row in rows:
        found |= {seq for (seq,) in fetch_sql(asked, row) if seq is not None}
    return sorted(found, reverse=True)[:limit]


def _tables_with(column: str) -> list[str]:
    """Tables with images that have a column."""
    asked = """
        SELECT DISTINCT m.name FROM sqlite_master t
        JOIN sqlite_master m ON m.type = 'table' AND m.name = t.tbl_name
        JOIN pragma_table_info(m.name) c ON c.name = ?
        WHERE t.type = 'trigger' AND t.name LIKE 'row_change_%'
    """
    return [row[0] for row in fetch_sql(asked, (column,)) if row[0] != "family_case"]


def _key_columns(table: str) -> list[str]:
    return [row[1] for row in fetch_sql(f'PRAGMA table_info("{table}")') if row[5]]


def later_changes(seq: int, changes: Iterable[RowChange]) -> list[int]:
    """Lines of the journal after one that changed the same rows again, oldest first."""
    found: set[int] = set()
    for one in changes:
        asked = "SELECT DISTINCT seq FROM row_change WHERE table_name = ? AND row_key = ?"
        key = json.dumps(list(one.key), ensure_ascii=False, separators=(",", ":"))
        found |= {row[0] for row in fetch_sql(asked, (one.table, key)) if row[0] and row[0] > seq}
    return sorted(found)


def made_by(table: str, row_id: int) -> int | None:
    """The line of the journal that added a row; None for one that is older than the images."""
    asked = (
        "SELECT max(seq) FROM row_change WHERE table_name = ? AND row_key = ? AND before IS NULL"
    )
    found: int | None = fetch_sql(asked, (table, f"[{int(row_id)}]"))[0][0]
    return found


def word_of(table: str, column: str, row_id: object) -> str:
    """One column of a row by its id, as text; empty when the row is no more."""
    rows = fetch_sql(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (row_id,))
    return str(rows[0][0]) if rows else ""


def take_back(changes: list[RowChange]) -> None:
    """Put rows back as they were before these changes; inside a write only.

    Raises:
        Refusal: a row is not any more what the change made of it, or something refers to it.
    """
    for one in reversed(changes):
        if not _is_still(one):
            raise Refusal("Отменить нельзя: эту запись уже изменили ещё раз.")
        try:
            _put_back(one)
        except (sqlite.IntegrityError, IntegrityError) as error:
            raise Refusal("Отменить нельзя: на эту запись уже опираются другие.") from error
    refresh_rows((one.table, one.key[0]) for one in changes)


def _is_still(one: RowChange) -> bool:
    """Whether the row is what the change made of it, in the columns that there were then."""
    now = _image(one)
    if now is None or one.after is None:
        return now is None and one.after is None
    return {name: now.get(name) for name in one.after} == one.after


def _put_back(one: RowChange) -> None:
    where, key = _where(one)
    if one.before is None:
        run_sql(f'DELETE FROM "{one.table}" WHERE {where}', key)
    elif one.after is None:
        names = ", ".join(f'"{name}"' for name in one.before)
        marks = ", ".join("?" for _ in one.before)
        run_sql(
            f'INSERT INTO "{one.table}" ({names}) VALUES ({marks})',
            tuple(one.before.values()),
        )
    else:
        before, after = one.before, one.after
        changed = [name for name in before if before[name] != after[name]]
        named = ", ".join(f'"{name}" = ?' for name in changed)
        run_sql(
            f'UPDATE "{one.table}" SET {named} WHERE {where}',
            (*(before[name] for name in changed), *key),
        )


def _image(one: RowChange) -> Image | None:
    """The row as it is now, as its images are written."""
    columns = [row[1] for row in fetch_sql(f'PRAGMA table_info("{one.table}")')]
    pairs = ", ".join(f"'{name}', \"{name}\"" for name in columns)
    where, key = _where(one)
    rows = fetch_sql(f'SELECT json_object({pairs}) FROM "{one.table}" WHERE {where}', key)
    return json.loads(rows[0][0]) if rows else None


def _where(one: RowChange) -> tuple[str, tuple[Any, ...]]:
    """The condition that finds the row by its primary key."""
    info = fetch_sql(f'PRAGMA table_info("{one.table}")')
    keys = [row[1] for row in info if row[5]]
    return " AND ".join(f'"{name}" = ?' for name in keys), one.key


def _change(table: str, key: str, before: str | None, after: str | None) -> RowChange:
    return RowChange(
        table,
        tuple(json.loads(key)),
        json.loads(before) if before else None,
        json.loads(after) if after else None,
    )
