"""The facts of all open cases at once: one query a table, whatever the number of cases.

The visits of a case come as one text: a row of each would be asked for by a thread that has to
take its turn with the screen for every one of them.

Values come as they are stored (ISO dates as text) and become dates once per distinct text.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sstui.core.facts import CaseFacts
from sstui.core.records import CaseId, FamilyId, Outcome, Place, SettlementId, StaffId
from sstui.store.engine import connected, fetch_sql
from sstui.store.once import once


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An open case as lists show it, with the facts that its next visit follows from."""

    id: CaseId
    number: str
    family_id: FamilyId
    family: str
    family_key: str
    """The family's name folded for search."""
    settlement_id: SettlementId
    settlement: str
    curator_id: StaffId | None
    facts: CaseFacts
    appointment: tuple[date, str] | None
    """Day and time of the nearest appointment that stands and was not followed by a visit."""


_BEFORE_ALL = "0001-01-01"
_OPEN = "(c.ended_on IS NULL OR c.ended_on >= ?)"
_CASES = f"""
SELECT c.id, c.number, c.family_id, f.name, f.name_key, f.settlement_id, s.name,
       c.started_on, c.ended_on
FROM family_case c
JOIN family f ON f.id = c.family_id
JOIN settlement s ON s.id = f.settlement_id
WHERE {_OPEN}
"""
_LEVELS = f"""
SELECT l.case_id, l.from_on, l.level FROM level_period l
JOIN family_case c ON c.id = l.case_id WHERE {_OPEN}
"""
_PAUSES = f"""
SELECT p.case_id, p.from_on, p.to_on FROM pause p
JOIN family_case c ON c.id = p.case_id WHERE {_OPEN}
"""
_VISITS = f"""
SELECT v.case_id, group_concat(v.made_on) FROM visit v
JOIN family_case c ON c.id = v.case_id
WHERE v.place = '{Place.HOME.value}' AND v.outcome = '{Outcome.TOOK_PLACE.value}'
  AND v.voided = '' AND {_OPEN}
GROUP BY v.case_id
"""
_CURATORS = f"""
SELECT a.case_id, a.staff_id FROM assignment a
JOIN family_case c ON c.id = a.case_id
WHERE a.from_on <= ? AND {_OPEN} ORDER BY a.from_on
"""
_APPOINTMENTS = f"""
SELECT a.case_id, a.planned_on, a.at_time FROM appointment a
JOIN family_case c ON c.id = a.case_id
WHERE a.cancelled = '' AND {_OPEN}
  AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.case_id = a.case_id
                  AND v.made_on >= a.planned_on AND v.voided = '')
ORDER BY a.planned_on DESC, a.at_time DESC
"""


@lru_cache(maxsize=32768)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def open_cases(
    today: date, only: CaseId | None = None, *, curator_id: StaffId | None = None
) -> list[OpenCase]:
    """Every case that is open on a day, or one case, open or not.

    Args:
        today: the day.
        only: the one case that is wanted.
        curator_id: a person; cases that were never assigned to this person are left out.
    """
    if only is not None:
        # One case is shown even after its end: its last missed date must not disappear.
        return cases_among(today, [only])
    return _read(today, _ever(curator_id), (today.isoformat(),))


def _ever(curator_id: StaffId | None) -> str:
    if curator_id is None:
        return ""
    ever = f"SELECT case_id FROM assignment WHERE staff_id = {int(curator_id)}"
    return f" AND c.id IN ({ever})"


def cases_among(today: date, ids: Iterable[CaseId]) -> list[OpenCase]:
    """Cases by their ids, open or not, as of a day; ids that nobody has are passed over."""
    listed = ", ".join(str(int(one)) for one in ids)
    return _read(today, f" AND c.id IN ({listed})", (_BEFORE_ALL,))


def count_open(today: date, at_most: int | None = None, curator_id: StaffId | None = None) -> int:
    """How many cases are open on a day, counted no further than a bound.

    Args:
        today: the day.
        at_most: the bound; None counts all.
        curator_id: a person; only cases that were ever assigned to this person are counted.
    """
    day, ever = today.isoformat(), _ever(curator_id)
    if at_most is None:
        # One condition after the other: for both at once SQLite remembers every case it has met.
        still = "SELECT count(*) FROM family_case c WHERE c.ended_on "
        (running,) = fetch_sql(f"{still} IS NULL {ever}")[0]
        (ending,) = fetch_sql(f"{still} >= ? {ever}", (day,))[0]
        return int(running) + int(ending)
    some = f"SELECT 1 FROM family_case c WHERE {_OPEN}{ever} LIMIT ?"
    return int(fetch_sql(f"SELECT count(*) FROM ({some})", (day, at_most))[0][0])


def ids_after(last: CaseId, count: int) -> list[CaseId]:
    """The next ids of cases, open or ended, after one."""
    asked = "SELECT id FROM family_case WHERE id > ? ORDER BY id LIMIT ?"
    return [CaseId(row[0]) for row in fetch_sql(asked, (last, count))]


def count_after(last: CaseId) -> int:
    """How many cases, open or ended, have an id after one."""
    return int(fetch_sql("SELECT count(*) FROM family_case WHERE id > ?", (last,))[0][0])


def ended_cases(today: date, since: date, curator_id: StaffId | None = None) -> list[OpenCase]:
    """Cases that ended before a day, and not before another, as of the first.

    Args:
        today: the first day after the last end that is wanted.
        since: the first end that is wanted.
        curator_id: as `open_cases` takes it.
    """
    where = f" AND c.ended_on < '{today.isoformat()}'{_ever(curator_id)}"
    return _read(today, where, (since.isoformat(),))


@once
def _read(today: date, where: str, values: tuple[str, ...]) -> list[OpenCase]:
    with connected():
        cases = fetch_sql(_CASES + where, values)
        facts = _histories(cases, where, values)
        curators = dict(fetch_sql(_narrowed(_CURATORS, where), (today.isoformat(), *values)))
        appointments = {
            row[0]: (_day(row[1]), row[2])
            for row in fetch_sql(_narrowed(_APPOINTMENTS, where), values)
        }
    return [
        OpenCase(
            id=row[0],
            number=row[1],
            family_id=row[2],
            family=row[3],
            family_key=row[4],
            settlement_id=row[5],
            settlement=row[6],
            curator_id=curators.get(row[0]),
            facts=facts[row[0]],
            appointment=appointments.get(row[0]),
        )
        for row in cases
    ]


def _histories(
    cases: list[tuple[Any, ...]], where: str, values: tuple[str, ...]
) -> dict[int, CaseFacts]:
    """The facts of each case; histories that are equal as text become dates once."""
    levels = _grouped(_narrowed(_LEVELS, where), values)
    pauses = _grouped(_narrowed(_PAUSES, where), values)
    visits: dict[int, str] = dict(fetch_sql(_narrowed(_VISITS, where), values))
    facts = lru_cache(maxsize=None)(_facts)
    return {
        row[0]: facts(
            row[7], row[8], tuple(levels[row[0]]), tuple(pauses[row[0]]), visits.get(row[0], "")
        )
        for row in cases
    }


def _narrowed(sql: str, where: str) -> str:
    """The query with its condition on one case, before its groups and its order."""
    for tail in ("GROUP BY", "ORDER BY"):
        if tail in sql:
            head, _, rest = sql.partition(tail)
            return f"{head}{where} {tail}{rest}"
    return f"{sql}{where}"


def _grouped(sql: str, values: tuple[str, ...]) -> defaultdict[int, list[tuple[Any, ...]]]:
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for case_id, *rest in fetch_sql(sql, values):
        found[case_id].append(tuple(rest))
    return found


def _facts(
    start: str,
    end: str | None,
    levels: tuple[tuple[Any, ...], ...],
    pauses: tuple[tuple[Any, ...], ...],
    visits: str,
) -> CaseFacts:
    return CaseFacts(
        start=_day(start),
        levels=tuple((_day(day), level) for day, level in levels),
        end=_day(end) if end else None,
        pauses=tuple((_day(first), _day(last) if last else None) for first, last in pauses),
        visits=tuple(map(_day, visits.split(","))) if visits else (),
    )
