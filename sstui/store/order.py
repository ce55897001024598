"""What is asked of the derived order: cases in their order, numbers by group, what is found."""

import json
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from sstui.store.order_file import ENDED, OrderFile, Spoilt
from sstui.store.order_words import packed, unpacked

Ids: TypeAlias = "array[int]"
"""Ids of cases in an array, four bytes each: they have to be held a hundred thousand at once."""
_URGENCY = "grp, due, target, rank, name, case_id"
_ORDERS = {
    "urgency": _URGENCY,
    "name": f"name, {_URGENCY}",
    "settlement": f"place, name, {_URGENCY}",
    "level": f"rank, {_URGENCY}",
    "term-end": f"ends IS NULL, ends, {_URGENCY}",
    "last-visit": f"last_visit, {_URGENCY}",
}
"""Equal ones stand by urgency in every order."""
_CHUNK = 12_500
"""Ids that come as one text; more at once would have to be kept twice."""


@dataclass(frozen=True, slots=True)
class Which:
    """Which cases are wanted; the store's half of a filter of the queue."""

    curator: int | None = None
    settlement: int | None = None
    level: str = ""
    group: int | None = None
    words: str = ""
    """Folded words, each of which a name, the place or the number holds."""

    @property
    def is_narrow(self) -> bool:
        """Whether ended cases are left out: they are on no level and in no place any more."""
        return self.settlement is not None or bool(self.level or self.words)


def cases_in_order(file: OrderFile, which: Which, order: str = "urgency") -> Ids:
    """Open cases that are wanted, the most urgent first, or in another order by its name."""
    where, values = _where(which)
    asked = f"SELECT case_id FROM spot s WHERE {where} ORDER BY {_ORDERS[order]}"
    if order != "urgency":
        return _ids(file, asked, values)
    # By the index, piece by piece: the text of all ids would take more room than the ids do.
    found = array("I")
    while len(piece := _ids(file, f"{asked} LIMIT {_CHUNK}", values)):
        found.extend(piece)
        if len(piece) < _CHUNK:
            break
        last = f"SELECT {_URGENCY} FROM spot WHERE case_id = ?"
        after = file.connection.execute(last, (found[-1],)).fetchone()
        behind = f"{where} AND ({_URGENCY}) > (?, ?, ?, ?, ?, ?)"
        asked = f"SELECT case_id FROM spot s WHERE {behind} ORDER BY {_URGENCY}"
        values = [*_where(which)[1], *after]
    return found


def first_in_order(file: OrderFile, which: Which, count: int) -> Ids:
    """The most urgent of the open cases that are wanted: no more than the index has to be asked."""
    where, values = _where(which)
    asked = f"SELECT case_id FROM spot s WHERE {where} ORDER BY {_URGENCY} LIMIT {int(count)}"
    return _ids(file, asked, values)


def counts(file: OrderFile, which: Which) -> dict[int, int]:
    """Open cases in each group, whatever group is wanted."""
    if replace(which, group=None) == Which():
        asked = f"SELECT grp, cases FROM tally WHERE grp < {ENDED} AND cases > 0"
        return dict(file.connection.execute(asked))
    where, values = _where(which, with_group=False)
    asked = f"SELECT grp, count(*) FROM spot s WHERE {where} GROUP BY grp"
    return dict(file.connection.execute(asked, values))


def tallies(file: OrderFile, column: str, which: Which) -> dict[Any, int]:
    """Open cases by curator, settlement or level; those without one under None."""
    if column not in ("curator", "settlement", "level"):
        raise ValueError(column)
    where, values = _where(which)
    asked = f"SELECT {column}, count(*) FROM spot s WHERE {where} GROUP BY {column}"
    return dict(file.connection.execute(asked, values))


def deadline_clocks(
    file: OrderFile, which: Which, until: int, today: int
) -> list[tuple[str, int, Ids]]:
    """Deadlines that wait, clock by clock: its code, how many are late, cases soonest first.

    Args:
        file: the order.
        which: the filter; cases that have ended stand under one that does not ask for more.
        until: the last day that is wanted, an ordinal.
        today: deadlines before this day are late.
    """
    where, values = _where_dated(which)
    source = f"FROM deadline d JOIN spot s USING (case_id) WHERE d.due <= ? AND {where}"
    late = f"SELECT clock, sum(d.due < ?) {source} GROUP BY clock"
    found = file.connection.execute(late, (today, until, *values)).fetchall()
    ordered = f"SELECT d.case_id {source} AND clock = ? ORDER BY d.due, d.name, d.case_id"
    clocks = [(code, late, _ids(file, ordered, [until, *values, code])) for code, late in found]
    return sorted(clocks, key=lambda one: _first_of(file, one[0], one[2][0]))


def _first_of(file: OrderFile, code: str, case_id: int) -> tuple[Any, ...]:
    """What the first line of a clock is sorted by among the clocks."""
    asked = "SELECT due, name, case_id, clock FROM deadline WHERE case_id = ? AND clock = ?"
    row: tuple[Any, ...] = file.connection.execute(asked, (case_id, code)).fetchone()
    return row


def late_deadlines(file: OrderFile, which: Which, today: int) -> dict[Any, int]:
    """Deadlines before today (an ordinal) by curator; those of nobody under None."""
    where, values = _where_dated(which)
    asked = (
        "SELECT s.curator, count(*) FROM deadline d JOIN spot s USING (case_id) "
        f"WHERE d.due < ? AND {where} GROUP BY s.curator"
    )
    return dict(file.connection.execute(asked, (today, *values)))


def soonest(file: OrderFile, which: Which, count: int) -> Ids:
    """The first of the open cases that are wanted, by the day on which a visit is best made."""
    where, values = _where(which)
    asked = f"SELECT case_id FROM spot s WHERE {where} ORDER BY target, {_URGENCY} LIMIT {count}"
    return _ids(file, asked, values)


def count_deadlines(file: OrderFile) -> int:
    """Deadlines that wait, all of them."""
    return int(file.connection.execute("SELECT count(*) FROM deadline").fetchone()[0])


def found_by_words(
    file: OrderFile, words: Sequence[str], among: Iterable[int] | None = None
) -> set[int]:
    """Cases whose names, place or number hold every one of some folded words.

    Args:
        file: the order.
        words: the words; none find nothing.
        among: cases that alone are looked at; None looks at all.
    """
    if not words:
        return set()
    source = "words"
    values: list[object] = [packed(one) for one in words]
    if among is not None:
        source = "json_each(?) CROSS JOIN words ON case_id = value"
        values.insert(0, json.dumps(sorted(among)))
    where = " AND ".join("instr(words, ?)" for _ in words)
    return set(_ids(file, f"SELECT case_id FROM {source} WHERE {where}", values))


def words_by_case(file: OrderFile, ids: Iterable[int]) -> dict[int, str]:
    """The folded words of names, place and number of some cases."""
    asked = "SELECT case_id, words FROM json_each(?) CROSS JOIN words ON case_id = value"
    found = file.connection.execute(asked, (json.dumps(sorted(ids)),))
    return {case_id: _text(words) for case_id, words in found}


def spots(file: OrderFile) -> dict[int, tuple[Any, ...]]:
    """Everything that the file says, by case, to be compared with what a `Spot` says."""
    dated: dict[int, list[tuple[str, int]]] = {}
    for case_id, clock, due in file.connection.execute(
        "SELECT case_id, clock, due FROM deadline ORDER BY case_id, clock"
    ):
        dated.setdefault(case_id, []).append((clock, due))
    asked = (
        f"SELECT {_URGENCY}, curator, settlement, level, place, last_visit, ends, due_by, "
        "target_on, is_paused, coalesce(words, x'') FROM spot LEFT JOIN words USING (case_id)"
    )
    return {
        row[5]: (*row, _text(words), tuple(dated.get(row[5], ())))
        for *row, words in file.connection.execute(asked)
    }


def _text(kept: object) -> str:
    """The words of a case; Spoilt where nobody can have written them."""
    try:
        if isinstance(kept, bytes):
            return unpacked(kept)
    except ValueError:
        pass
    raise Spoilt("words that cannot be read")


def _where_dated(which: Which) -> tuple[str, list[object]]:
    """The same for deadlines: cases that have ended stand under a filter that asks for no more."""
    where, values = _where(which)
    if not which.is_narrow:
        ended, more = _where(Which(curator=which.curator), is_ended=True)
        where, values = f"(({where}) OR ({ended}))", [*values, *more]
    return where, values


def _where(
    which: Which, *, with_group: bool = True, is_ended: bool = False
) -> tuple[str, list[object]]:
    """The condition on `spot s`, and its values."""
    parts, values = [f"s.grp = {ENDED}" if is_ended else f"s.grp < {ENDED}"], []
    asked: list[tuple[str, object]] = [("s.curator = ?", which.curator)]
    asked += [("s.settlement = ?", which.settlement), ("s.level = ?", which.level or None)]
    asked += [("s.grp = ?", which.group if with_group else None)]
    holds = "s.case_id IN (SELECT case_id FROM words WHERE instr(words, ?))"
    asked += [(holds, packed(word)) for word in which.words.split()]
    for part, value in asked:
        if value is not None:
            parts.append(part)
            values.append(value)
    return " AND ".join(parts), values


def _ids(file: OrderFile, asked: str, values: list[object]) -> "array[int]":
    """The ids that a query gives, in its order.

    SQLite hands them over as one text: a hundred thousand rows would each be an object of Python,
    and a thread would have to take its turn with the screen for every one.
    """
    whole = f"SELECT group_concat(printf('%08x', case_id), '') FROM ({asked})"
    text = file.connection.execute(whole, values).fetchone()[0] or ""
    found = array("I", bytes.fromhex(text))
    if sys.byteorder == "little":
        found.byteswap()
    return found
