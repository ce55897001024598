"""Finding families by any words of their names, their settlement or the number of their case."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sstui.core.records import CaseId, FamilyId
from sstui.store.engine import fetch_sql


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case with what a person knows it by."""

    case_id: CaseId
    family_id: FamilyId
    family: str
    settlement: str
    number: str
    is_open: bool


_SELECT = """
SELECT c.id, f.id, f.name, s.name, c.number, c.ended_on IS NULL OR c.ended_on >= ?
FROM family f
JOIN family_case c ON c.id = (
    SELECT k.id FROM family_case k WHERE k.family_id = f.id
    ORDER BY k.ended_on IS NOT NULL, k.started_on DESC, k.id DESC LIMIT 1)
JOIN settlement s ON s.id = f.settlement_id
"""
_HAS = """(instr(f.name_key, ?) OR instr(s.name_key, ?) OR instr(c.number, ?) = 1
    OR EXISTS (SELECT 1 FROM member m WHERE m.family_id = f.id AND instr(m.name_key, ?)))"""
_BEGINS = """f.id IN (
    SELECT id FROM family WHERE name_key >= ? AND name_key < ?
    UNION SELECT family_id FROM member WHERE name_key >= ? AND name_key < ?)"""
_LAST = "\U0010ffff"


def cases_with(words: Sequence[str], today: str, limit: int) -> list[FoundCase]:
    """Cases whose families have all the words, those that begin with one of them first.

    Args:
        words: folded, at least one.
        today: ISO date, to tell which cases are open.
        limit: not more than so many.
    """
    found: dict[FamilyId, FoundCase] = {}
    for narrow in (True, False):
        if len(found) < limit:
            for row in _rows(words, today, limit, narrow=narrow):
                one = _case(row)
                found.setdefault(one.family_id, one)
    return list(found.values())[:limit]


def cases_of(case_ids: Sequence[CaseId], today: str) -> list[FoundCase]:
    """These cases, in this order; those that are not there are left out."""
    marks = ",".join("?" * len(case_ids))
    sql = f"""SELECT c.id, f.id, f.name, s.name, c.number, c.ended_on IS NULL OR c.ended_on >= ?
        FROM family_case c JOIN family f ON f.id = c.family_id
        JOIN settlement s ON s.id = f.settlement_id WHERE c.id IN ({marks})"""
    rows = fetch_sql(sql, (today, *case_ids)) if case_ids else []
    found = {one.case_id: one for one in map(_case, rows)}
    return [found[one] for one in case_ids if one in found]


@dataclass(frozen=True, slots=True)
class KnownFamily:
    """A family with what a person knows it by, whether it has a case or not."""

    family_id: FamilyId
    name: str
    settlement: str
    address: str
    number: str
    """Number of its case, the open one first; empty when there is none."""
    is_open: bool


def known_families(family_ids: Sequence[FamilyId], today: str) -> list[KnownFamily]:
    """These families, those that were merged into others left out."""
    if not family_ids:
        return []
    marks = ",".join("?" * len(family_ids))
    sql = f"""SELECT f.id, f.name, s.name, f.address, COALESCE(c.number, ''),
        c.id IS NOT NULL AND (c.ended_on IS NULL OR c.ended_on >= ?)
        FROM family f JOIN settlement s ON s.id = f.settlement_id
        LEFT JOIN family_case c ON c.id = (
            SELECT k.id FROM family_case k WHERE k.family_id = f.id
            ORDER BY k.ended_on IS NOT NULL, k.started_on DESC, k.id DESC LIMIT 1)
        WHERE f.id IN ({marks}) AND f.merged_into IS NULL"""
    rows = fetch_sql(sql, (today, *family_ids))
    return [KnownFamily(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in rows]


def _rows(
    words: Sequence[str], today: str, limit: int, *, narrow: bool
) -> Sequence[tuple[Any, ...]]:
    conditions = [_HAS] * len(words)
    values: list[object] = [today]
    for word in words:
        values += [word] * 4
    if narrow:
        # An index answers this at once; what stands inside a name needs the whole table.
        conditions.append("(" + " OR ".join([_BEGINS] * len(words)) + ")")
        for word in words:
            values += [word, word + _LAST] * 2
    sql = f"{_SELECT} WHERE {' AND '.join(conditions)} ORDER BY f.name_key LIMIT ?"
    if not narrow:
        sql = sql.replace(" ORDER BY f.name_key", "")
    return fetch_sql(sql, (*values, limit))


def _case(row: tuple[Any, ...]) -> FoundCase:
    return FoundCase(CaseId(row[0]), FamilyId(row[1]), row[2], row[3], row[4], is_open=bool(row[5]))
