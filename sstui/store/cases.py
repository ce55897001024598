"""Cases with their dated facts: levels, pauses, curators."""

from datetime import date
from typing import Any

from sstui.core.records import (
    Assignment,
    AssignmentId,
    Case,
    CaseId,
    FamilyId,
    LevelPeriod,
    LevelPeriodId,
    Pause,
    PauseId,
    StaffId,
)
from sstui.store.door import Conflict
from sstui.store.engine import fetch, fetch_sql
from sstui.store.once import once
from sstui.store.rows import AssignmentRow, CaseRow, LevelPeriodRow, PauseRow

_CASE = (
    CaseRow.id,
    CaseRow.number,
    CaseRow.family,
    CaseRow.started_on,
    CaseRow.ended_on,
    CaseRow.end_reason,
    CaseRow.version,
)

# From level to level by the index: there are a handful, and a hundred thousand periods.
_IN_USE = """
WITH RECURSIVE used (level) AS (
    SELECT MIN(level) FROM level_period
    UNION ALL
    SELECT (SELECT MIN(level) FROM level_period WHERE level > used.level)
    FROM used WHERE level IS NOT NULL)
SELECT level FROM used
"""


def add_case(number: str, family_id: FamilyId, started_on: date) -> CaseId:
    """Open a case of a family."""
    row = CaseRow.insert(number=number, family=family_id, started_on=started_on)
    return CaseId(row.execute())


def change_case(case: Case) -> None:
    """Replace a case's start, end and number if nobody changed it since, else Conflict."""
    same = (CaseRow.id == case.id) & (CaseRow.version == case.version)
    changed = CaseRow.update(
        number=case.number,
        started_on=case.started_on,
        ended_on=case.ended_on,
        end_reason=case.end_reason,
        version=case.version + 1,
    ).where(same)
    if not changed.execute():
        raise Conflict


@once
def case(case_id: CaseId) -> Case | None:
    """One case."""
    return _one(CaseRow.id == case_id)


def case_by_number(number: str) -> Case | None:
    """The case with this registration number."""
    return _one(CaseRow.number == number)


@once
def cases_of(family_id: FamilyId) -> list[Case]:
    """Cases of a family, newest first."""
    rows = fetch(
        CaseRow.select(*_CASE)
        .where(CaseRow.family == family_id)
        .order_by(CaseRow.started_on.desc(), CaseRow.id.desc())
    )
    return [Case(*row) for row in rows]


def _one(condition: Any) -> Case | None:
    rows = fetch(CaseRow.select(*_CASE).where(condition))
    return Case(*rows[0]) if rows else None


def add_level(case_id: CaseId, from_on: date, level: str, basis: str) -> LevelPeriodId:
    """Put a case on a level from a day on."""
    row = LevelPeriodRow.insert(case=case_id, from_on=from_on, level=level, basis=basis)
    return LevelPeriodId(row.execute())


@once
def levels(case_id: CaseId) -> list[LevelPeriod]:
    """Level periods of a case, oldest first."""
    columns = (
        LevelPeriodRow.id,
        LevelPeriodRow.case,
        LevelPeriodRow.from_on,
        LevelPeriodRow.level,
        LevelPeriodRow.basis,
    )
    of_case = LevelPeriodRow.select(*columns).where(LevelPeriodRow.case == case_id)
    return [LevelPeriod(*row) for row in fetch(of_case.order_by(LevelPeriodRow.from_on))]


def levels_in_use() -> set[str]:
    """Codes of all levels that any case was ever on."""
    return {row[0] for row in fetch_sql(_IN_USE) if row[0] is not None}


def add_pause(case_id: CaseId, from_on: date, to_on: date | None, reason: str) -> PauseId:
    """Suspend a case from a day, to a day or until further notice."""
    row = PauseRow.insert(case=case_id, from_on=from_on, to_on=to_on, reason=reason)
    return PauseId(row.execute())


def change_pause(pause: Pause) -> None:
    """Replace a pause's days and reason if nobody changed it since, else Conflict."""
    same = (PauseRow.id == pause.id) & (PauseRow.version == pause.version)
    changed = PauseRow.update(
        from_on=pause.from_on,
        to_on=pause.to_on,
        reason=pause.reason,
        version=pause.version + 1,
    ).where(same)
    if not changed.execute():
        raise Conflict


def pauses(case_id: CaseId) -> list[Pause]:
    """Pauses of a case, oldest first."""
    columns = (
        PauseRow.id,
        PauseRow.case,
        PauseRow.from_on,
        PauseRow.to_on,
        PauseRow.reason,
        PauseRow.version,
    )
    of_case = PauseRow.select(*columns).where(PauseRow.case == case_id)
    return [Pause(*row) for row in fetch(of_case.order_by(PauseRow.from_on, PauseRow.id))]


def assign(
    case_id: CaseId, staff_id: StaffId, from_on: date, order: str, reason: str
) -> AssignmentId:
    """Make a person the curator of a case from a day on."""
    row = AssignmentRow.insert(
        case=case_id, staff=staff_id, from_on=from_on, order=order, reason=reason
    )
    return AssignmentId(row.execute())


@once
def assignments(case_id: CaseId) -> list[Assignment]:
    """Curators of a case, oldest first."""
    columns = (
        AssignmentRow.id,
        AssignmentRow.case,
        AssignmentRow.staff,
        AssignmentRow.from_on,
        AssignmentRow.order,
        AssignmentRow.reason,
    )
    of_case = AssignmentRow.select(*columns).where(AssignmentRow.case == case_id)
    return [Assignment(*row) for row in fetch(of_case.order_by(AssignmentRow.from_on))]
