"""The index that finds alike people, families and appeals among all of them.

It is derived: whoever writes one of them here refreshes its tokens in the same transaction, and a
check of the office compares all of it with what it follows from. An owner's number holds its kind
in the last two bits.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from sstui.core.appeals import AppealId
from sstui.core.likeness import PersonSketch, Sketch
from sstui.core.likeness_tokens import Wanted, tokens_of
from sstui.core.records import FamilyId
from sstui.store.door import together
from sstui.store.engine import fetch_sql, run_sql

_BATCH = 400
"""How many owners one question names; SQLite takes no more than 999 of them everywhere."""


class Owner(IntEnum):
    """What a token belongs to."""

    MEMBER = 0
    FAMILY = 1
    APPEAL = 2


_SQL = {
    Owner.MEMBER: "SELECT id, last, first, patronymic, born_on, phone FROM member",
    Owner.FAMILY: "SELECT id, phone, settlement_id, address FROM family",
    Owner.APPEAL: "SELECT id, last, first, patronymic, born_on, children, phone, settlement_id, "
    "address FROM appeal",
}
OF_TABLE = {"member": Owner.MEMBER, "family": Owner.FAMILY, "appeal": Owner.APPEAL}


def refresh(kind: Owner, only: Iterable[int]) -> None:
    """Make the tokens of these owners what they follow from; inside a write only."""
    for some in _batches(only):
        _forget(kind, some)
        _insert(_following(kind, some))


def refresh_rows(touched: Iterable[tuple[str, int]]) -> None:
    """Refresh the owners among rows that were put back: (table, id) of each."""
    found: dict[Owner, set[int]] = defaultdict(set)
    for table, row_id in touched:
        if table in OF_TABLE:
            found[OF_TABLE[table]].add(row_id)
    for kind, ids in found.items():
        refresh(kind, ids)


def rebuild() -> None:
    """Compute the whole index anew; inside a write or an upgrade only."""
    run_sql("DELETE FROM likeness_token")
    for kind in Owner:
        _insert(_following(kind, None))


def mend() -> int:
    """Put the index right where it differs from what it follows from; the number of owners."""
    wrong = {kind: list(_differing(kind)) for kind in Owner}
    if any(wrong.values()):
        with together():
            for kind, ids in wrong.items():
                refresh(kind, ids)
    return sum(map(len, wrong.values()))


def _differing(kind: Owner) -> Iterator[int]:
    """Owners whose tokens are not what they follow from, some at a time."""
    table = next(name for name, one in OF_TABLE.items() if one is kind)
    stray = f"SELECT DISTINCT owner >> 2 FROM likeness_token WHERE owner & 3 = {kind.value}"
    yield from (
        row[0] for row in fetch_sql(f"{stray} AND owner >> 2 NOT IN (SELECT id FROM {table})")
    )
    for some in _batches(row[0] for row in fetch_sql(f"SELECT id FROM {table} ORDER BY id")):
        owners = ",".join(str(one << 2 | kind) for one in some)
        kept: dict[int, set[int]] = defaultdict(set)
        asked = f"SELECT owner, token FROM likeness_token WHERE owner IN ({owners})"
        for owner, token in fetch_sql(asked):
            kept[owner].add(token)
        due = dict(_following(kind, some))
        yield from (one for one in some if kept[one << 2 | kind] != due.get(one << 2 | kind, set()))


def candidates(wanted: Iterable[Wanted], limit: int) -> tuple[set[FamilyId], set[AppealId]]:
    """Families and appeals that have most in common with what is told.

    Args:
        wanted: the tokens of what is told.
        limit: not more than so many owners of tokens are looked at.
    """
    asked = json.dumps([[one.token, one.said, one.weight] for one in wanted])
    rows = fetch_sql(_CANDIDATES, (asked, limit))
    members = [owner >> 2 for (owner,) in rows if owner & 3 == Owner.MEMBER]
    found = {FamilyId(owner >> 2) for (owner,) in rows if owner & 3 == Owner.FAMILY}
    for some in _batches(members):
        marks = ",".join(map(str, some))
        of = fetch_sql(f"SELECT DISTINCT family_id FROM member WHERE id IN ({marks})")
        found |= {FamilyId(row[0]) for row in of}
    return found, {AppealId(owner >> 2) for (owner,) in rows if owner & 3 == Owner.APPEAL}


_CANDIDATES = """
WITH wanted AS (
    SELECT DISTINCT json_extract(value, '$[0]') AS token, json_extract(value, '$[1]') AS said,
        json_extract(value, '$[2]') AS weight
    FROM json_each(?))
SELECT owner FROM (
    SELECT t.owner AS owner, MAX(w.weight) AS weight
    FROM wanted w CROSS JOIN likeness_token t ON t.token = w.token
    GROUP BY t.owner, w.said)
GROUP BY owner ORDER BY SUM(weight) DESC, owner DESC LIMIT ?
"""
"""DISTINCT has the JSON taken apart once, not for every owner that has a token."""


def sketches_of_families(only: Iterable[FamilyId]) -> dict[FamilyId, Sketch]:
    """What is known of families, to compare with what is told; merged ones are left out."""
    found: dict[FamilyId, Sketch] = {}
    for some in _batches(only):
        marks = ",".join(map(str, some))
        people: dict[int, list[PersonSketch]] = defaultdict(list)
        phones: dict[int, list[str]] = defaultdict(list)
        columns = "family_id, last, first, patronymic, born_on, phone"
        for row in fetch_sql(f"SELECT {columns} FROM member WHERE family_id IN ({marks})"):
            people[row[0]].append(_person(row[1:5]))
            phones[row[0]].append(row[5])
        alive = f"{_SQL[Owner.FAMILY]} WHERE id IN ({marks}) AND merged_into IS NULL"
        for family_id, phone, settlement_id, address in fetch_sql(alive):
            known = tuple(filter(None, (phone, *phones[family_id])))
            found[FamilyId(family_id)] = Sketch(
                tuple(people[family_id]), known, settlement_id, address
            )
    return found


def sketches_of_appeals(only: Iterable[AppealId]) -> dict[AppealId, Sketch]:
    """What appeals tell, to compare with what another one tells."""
    found: dict[AppealId, Sketch] = {}
    for some in _batches(only):
        marks = ",".join(map(str, some))
        for row in fetch_sql(f"{_SQL[Owner.APPEAL]} WHERE id IN ({marks})"):
            found[AppealId(row[0])] = _of_appeal(row[1:])
    return found


def _following(kind: Owner, only: Sequence[int] | None) -> Iterator[tuple[int, set[int]]]:
    """Owner and tokens, of these rows or of all; those without tokens are left out."""
    where = "" if only is None else f" WHERE id IN ({','.join(map(str, only))})"
    make = {Owner.MEMBER: _of_member, Owner.FAMILY: _of_family, Owner.APPEAL: _of_appeal}[kind]
    for row_id, *row in fetch_sql(_SQL[kind] + where):
        if tokens := tokens_of(make(row)):
            yield row_id << 2 | kind, tokens


def _of_member(row: Sequence[Any]) -> Sketch:
    return Sketch((_person(row[:4]),), tuple(filter(None, row[4:5])))


def _of_family(row: Sequence[Any]) -> Sketch:
    return Sketch((), tuple(filter(None, row[:1])), row[1], row[2])


def _of_appeal(row: Sequence[Any]) -> Sketch:
    children = (
        PersonSketch(first=name, born_on=_day(born), is_child=True)
        for name, born in json.loads(row[4])
    )
    return Sketch((_person(row[:4]), *children), tuple(filter(None, row[5:6])), row[6], row[7])


def _person(row: Sequence[Any]) -> PersonSketch:
    return PersonSketch(row[0], row[1], row[2], _day(row[3]))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _forget(kind: Owner, only: Sequence[int]) -> None:
    owners = ",".join(str(one << 2 | kind) for one in only)
    run_sql(f"DELETE FROM likeness_token WHERE owner IN ({owners})")


def _insert(found: Iterable[tuple[int, set[int]]]) -> None:
    for owner, tokens in found:
        values = ",".join(f"({token},{owner})" for token in sorted(tokens))
        run_sql(f"INSERT INTO likeness_token (token, owner) VALUES {values}")


def _batches(only: Iterable[int]) -> Iterator[list[int]]:
    listed = [int(one) for one in only]
    for start in range(0, len(listed), _BATCH):
        yield listed[start : start + _BATCH]
