"""Dated events of cases: those entered by hand, and the days of agreements beside them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sstui.core.events import CaseEvent, EventId
from sstui.core.records import CaseId, StaffId
from sstui.store.door import Conflict
from sstui.store.engine import fetch, fetch_sql
from sstui.store.once import once
from sstui.store.rows import CaseEventRow

_EVENT = (
    CaseEventRow.id,
    CaseEventRow.case,
    CaseEventRow.kind,
    CaseEventRow.happened_on,
    CaseEventRow.note,
    CaseEventRow.voided,
    CaseEventRow.version,
)
_OF_FAMILIES = """
SELECT family_id, 'survey' AS kind, drawn_on AS day FROM survey WHERE voided = ''
UNION ALL SELECT family_id, 'application', signed_on FROM application WHERE voided = ''
UNION ALL SELECT family_id, 'consent', given_on FROM consent WHERE voided = ''
UNION ALL SELECT family_id, 'withdrawal', withdrawn_on FROM consent
WHERE voided = '' AND withdrawn_on IS NOT NULL
"""
# A paper of the family belongs to the case that it led to, or in which it was made.
_DAYS = f"""
SELECT case_id, kind, happened_on FROM case_event WHERE voided = ''
UNION ALL SELECT case_id, 'agreement', signed_on FROM agreement
UNION ALL SELECT case_id, 'level', from_on FROM level_period
UNION ALL SELECT case_id, 'signal', received_on FROM appeal WHERE case_id IS NOT NULL
UNION ALL SELECT case_id, 'programme', drawn_on FROM programme
UNION ALL SELECT case_id, 'approval', decided_on FROM programme
WHERE state IN ('approved', 'replaced') AND decided_on IS NOT NULL
UNION ALL SELECT i.case_id, 'meeting', s.held_on FROM sitting_item i
JOIN sitting s ON s.id = i.sitting_id WHERE s.is_closed
UNION ALL SELECT i.case_id, 'protocol', s.drawn_up_on FROM sitting_item i
JOIN sitting s ON s.id = i.sitting_id WHERE s.is_closed AND s.drawn_up_on IS NOT NULL
UNION ALL SELECT case_id, 'letter', sent_on FROM letter WHERE voided = '' AND sent_on IS NOT NULL
UNION ALL SELECT case_id, 'reply', answered_on FROM letter
WHERE voided = '' AND answered_on IS NOT NULL
UNION ALL SELECT c.id, f.kind, f.day FROM ({_OF_FAMILIES}) f
JOIN family_case c ON c.family_id = f.family_id
WHERE (c.ended_on IS NULL OR f.day <= c.ended_on)
  AND NOT EXISTS (SELECT 1 FROM family_case p WHERE p.family_id = c.family_id
                  AND p.started_on < c.started_on AND p.ended_on >= f.day)
"""
_CURATORS = "SELECT case_id, staff_id FROM assignment WHERE from_on <= ? ORDER BY from_on, id"

_SPANS = "SELECT case_id, staff_id, from_on FROM assignment ORDER BY from_on, id"


def add_event(case_id: CaseId, kind: str, happened_on: date, note: str) -> EventId:
    """Remember that something happened."""
    row = CaseEventRow.insert(case=case_id, kind=kind, happened_on=happened_on, note=note)
    return EventId(row.execute())


def void_event(event: CaseEvent, reason: str) -> None:
    """Declare an event void if nobody changed it since it was read, else Conflict."""
    same = (CaseEventRow.id == event.id) & (CaseEventRow.version == event.version)
    voided = CaseEventRow.update(voided=reason, version=event.version + 1).where(same)
    if not voided.execute():
        raise Conflict


def event(event_id: EventId) -> CaseEvent | None:
    """One event."""
    rows = fetch(CaseEventRow.select(*_EVENT).where(CaseEventRow.id == event_id))
    return _record(rows[0]) if rows else None


@once
def events(case_id: CaseId) -> list[CaseEvent]:
    """Events of a case, newest first, void ones included."""
    of_case = CaseEventRow.select(*_EVENT).where(CaseEventRow.case == case_id)
    order = (CaseEventRow.happened_on.desc(), CaseEventRow.id.desc())
    return [_record(row) for row in fetch(of_case.order_by(*order))]


def event_days(only: CaseId | None = None) -> dict[CaseId, dict[str, list[date]]]:
    """Days of valid events and of agreements, by case and by the event's code."""
    return _by_kind(_DAYS) if only is None else event_days_among([only])


def event_days_among(ids: Iterable[CaseId]) -> dict[CaseId, dict[str, list[date]]]:
    """The same of some cases."""
    return _by_kind(f"SELECT * FROM ({_DAYS}) WHERE case_id IN {_listed(ids)}")


def _by_kind(asked: str) -> dict[CaseId, dict[str, list[date]]]:
    found: defaultdict[CaseId, dict[str, list[date]]] = defaultdict(dict)
    for case_id, kind, day in fetch_sql(asked):
        found[CaseId(case_id)].setdefault(kind, []).append(date.fromisoformat(day))
    return found


def assigned_days(only: Iterable[CaseId]) -> dict[CaseId, list[date]]:
    """Days from which on these cases have, or will have, another curator."""
    found: defaultdict[CaseId, list[date]] = defaultdict(list)
    asked = f"SELECT case_id, from_on FROM assignment WHERE case_id IN {_listed(only)}"
    for case_id, day in fetch_sql(asked):
        found[CaseId(case_id)].append(date.fromisoformat(day))
    return found


def _listed(ids: Iterable[CaseId]) -> str:
    return f"({', '.join(str(int(one)) for one in ids)})"


def curators_on(day: date) -> dict[CaseId, StaffId]:
    """The curator of every case, open or ended, as assigned by a day."""
    return {
        CaseId(case_id): StaffId(staff_id)
        for case_id, staff_id in fetch_sql(_CURATORS, (day.isoformat(),))
    }


def assigned_spans() -> defaultdict[CaseId, list[tuple[date, StaffId]]]:
    """Who became the curator of each case and from which day, oldest first."""
    found: defaultdict[CaseId, list[tuple[date, StaffId]]] = defaultdict(list)
    for case_id, staff_id, day in fetch_sql(_SPANS):
        found[CaseId(case_id)].append((date.fromisoformat(day), StaffId(staff_id)))
    return found


def _record(row: tuple[Any, ...]) -> CaseEvent:
    return CaseEvent(*row)
