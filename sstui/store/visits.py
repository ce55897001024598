"""Visits as they ended, and appointments for those to come."""

from collections import defaultdict
from datetime import date
from typing import Any

from sstui.core.records import (
    Appointment,
    AppointmentId,
    CaseId,
    Outcome,
    Place,
    StaffId,
    Visit,
    VisitId,
)
from sstui.store.door import Conflict
from sstui.store.engine import fetch
from sstui.store.rows import AppointmentRow, VisitMemberRow, VisitRow, VisitStaffRow

_VISIT = (
    VisitRow.id,
    VisitRow.case,
    VisitRow.made_on,
    VisitRow.at,
    VisitRow.place,
    VisitRow.outcome,
    VisitRow.notes,
    VisitRow.voided,
    VisitRow.version,
)
_APPOINTMENT = (
    AppointmentRow.id,
    AppointmentRow.case,
    AppointmentRow.planned_on,
    AppointmentRow.at,
    AppointmentRow.staff,
    AppointmentRow.note,
    AppointmentRow.reason,
    AppointmentRow.cancelled,
    AppointmentRow.version,
)


def _values(visit: Visit) -> dict[str, Any]:
    return {
        "made_on": visit.made_on,
        "at": visit.at,
        "place": visit.place.value,
        "outcome": visit.outcome.value,
        "notes": visit.notes,
        "voided": visit.voided,
    }


def add_visit(visit: Visit) -> VisitId:
    """Remember a visit with who went and who was seen; the record's own id is not used."""
    visit_id = VisitId(VisitRow.insert(case=visit.case_id, **_values(visit)).execute())
    _link(visit_id, visit)
    return visit_id


def change_visit(visit: Visit) -> None:
    """Replace a visit's data if nobody changed it since it was read, else Conflict."""
    same = (VisitRow.id == visit.id) & (VisitRow.version == visit.version)
    changed = VisitRow.update(**_values(visit), version=visit.version + 1).where(same)
    if not changed.execute():
        raise Conflict
    VisitStaffRow.delete().where(VisitStaffRow.visit == visit.id).execute()
    VisitMemberRow.delete().where(VisitMemberRow.visit == visit.id).execute()
    _link(visit.id, visit)


def _link(visit_id: VisitId, visit: Visit) -> None:
    if visit.staff_ids:
        went = [(visit_id, one) for one in visit.staff_ids]
        VisitStaffRow.insert_many(went, [VisitStaffRow.visit, VisitStaffRow.staff]).execute()
    if visit.member_ids:
        seen = [(visit_id, one) for one in visit.member_ids]
        VisitMemberRow.insert_many(seen, [VisitMemberRow.visit, VisitMemberRow.member]).execute()


def visit(visit_id: VisitId) -> Visit | None:
    """One visit."""
    return next(iter(_visits(VisitRow.id == visit_id)), None)


def visits(case_id: CaseId) -> list[Visit]:
    """Visits of a case, newest first, those declared void included."""
    return _visits(VisitRow.case == case_id)


def visits_between(first: date, last: date) -> list[Visit]:
    """Visits of all cases in an inclusive range of days, newest first."""
    return _visits(VisitRow.made_on.between(first, last))


def _visits(condition: Any) -> list[Visit]:
    """Visits with who went and who was seen, in three queries whatever their number."""
    order = (VisitRow.made_on.desc(), VisitRow.at.desc(), VisitRow.id.desc())
    rows = fetch(VisitRow.select(*_VISIT).where(condition).order_by(*order))
    went, seen = _linked(VisitStaffRow, condition), _linked(VisitMemberRow, condition)
    return [
        Visit(
            id=row[0],
            case_id=row[1],
            made_on=row[2],
            at=row[3],
            place=Place(row[4]),
            outcome=Outcome(row[5]),
            staff_ids=tuple(went[row[0]]),
            member_ids=tuple(seen[row[0]]),
            notes=row[6],
            voided=row[7],
            version=row[8],
        )
        for row in rows
    ]


def _linked(table: Any, condition: Any) -> dict[int, list[Any]]:
    """Ids of the people linked to visits, by visit."""
    other = table.staff if table is VisitStaffRow else table.member
    found: dict[int, list[Any]] = defaultdict(list)
    of_visits = table.select(table.visit, other).join(VisitRow).where(condition)
    for visit_id, linked in fetch(of_visits.order_by(table.visit, other)):
        found[visit_id].append(linked)
    return found


def add_appointment(appointment: Appointment) -> AppointmentId:
    """Remember an appointment; the record's own id is not used."""
    row = AppointmentRow.insert(
        case=appointment.case_id,
        planned_on=appointment.planned_on,
        at=appointment.at,
        staff=appointment.staff_id,
        note=appointment.note,
        reason=appointment.reason,
    )
    return AppointmentId(row.execute())


def cancel_appointment(appointment: Appointment, why: str) -> None:
    """Call an appointment off if nobody changed it since it was read, else Conflict."""
    same = (AppointmentRow.id == appointment.id) & (AppointmentRow.version == appointment.version)
    values = {"cancelled": why, "version": appointment.version + 1}
    if not AppointmentRow.update(**values).where(same).execute():
        raise Conflict


def appointments(case_id: CaseId) -> list[Appointment]:
    """Appointments of a case, newest first, the cancelled ones included."""
    of_case = AppointmentRow.select(*_APPOINTMENT).where(AppointmentRow.case == case_id)
    order = (AppointmentRow.planned_on.desc(), AppointmentRow.id.desc())
    return [Appointment(*row) for row in fetch(of_case.order_by(*order))]


def appointments_between(first: date, last: date, staff_id: StaffId | None) -> list[Appointment]:
    """Appointments that stand, in an inclusive range of days, oldest first."""
    wanted = AppointmentRow.planned_on.between(first, last) & (AppointmentRow.cancelled == "")
    if staff_id is not None:
        wanted &= AppointmentRow.staff == staff_id
    order = (AppointmentRow.planned_on, AppointmentRow.at, AppointmentRow.id)
    rows = fetch(AppointmentRow.select(*_APPOINTMENT).where(wanted).order_by(*order))
    return [Appointment(*row) for row in rows]
