"""Appointments: a day agreed with the family, which moves no deadline."""

from dataclasses import dataclass
from datetime import date

from sstui.core.records import Appointment, AppointmentId, CaseId, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, clean_note
from sstui.core.times import clean_time
from sstui.desk.desk import Desk
from sstui.desk.queue import line_of
from sstui.store import cases, visits
from sstui.store.door import Written, write


@dataclass(frozen=True, slots=True)
class AppointmentDraft:
    """An appointment as it was typed."""

    case_id: CaseId
    planned_on: date
    staff_id: StaffId
    at: str = ""
    note: str = ""
    reason: str = ""
    """Why the day lies outside the window; required when it does."""
    draft_id: str | None = None


def outside_window(desk: Desk, case_id: CaseId, day: date) -> str:
    """Why a day lies outside the window of the next visit, in words; empty when it is inside."""
    found = line_of(desk, case_id).next
    if found is None:
        return "следующее посещение сейчас не назначается"
    if day < found.opens:
        return f"раньше {found.opens:%d.%m.%Y}: посещение было бы сверх нормы"
    if day > found.due_by:
        return f"позже крайнего срока {found.due_by:%d.%m.%Y}"
    if not desk.office.calendar.is_working_day(day) and day != found.due_by:
        return "нерабочий день"
    return ""


def appoint(desk: Desk, draft: AppointmentDraft) -> AppointmentId:
    """Agree a day for a visit.

    Raises:
        Refusal: a past day, a day after the case's end, or outside the window without a reason.
    """
    case = cases.case(draft.case_id)
    if case is None:
        raise Refusal("Такого дела нет.", "case_id")
    if draft.planned_on < desk.today:
        raise Refusal("Назначить можно только на сегодня или на будущий день.", "planned_on")
    if case.ended_on is not None and draft.planned_on > case.ended_on:
        raise Refusal("Сопровождение к этому дню закончится.", "planned_on")
    outside = outside_window(desk, draft.case_id, draft.planned_on)
    if outside and not draft.reason.strip():
        raise Refusal(f"Этот день вне срока: {outside}. Укажите причину.", "reason")
    appointment = Appointment(
        id=AppointmentId(0),
        case_id=draft.case_id,
        planned_on=draft.planned_on,
        at=clean_time(draft.at),
        staff_id=draft.staff_id,
        note=clean_note(draft.note, "заметка"),
        reason=clean_note(draft.reason, "причина") if outside else "",
    )

    def change() -> Written:
        detail = {"planned_on": appointment.planned_on, "staff": appointment.staff_id}
        made = visits.add_appointment(appointment)
        return Written(made, draft.case_id, detail | {"reason": appointment.reason})

    return AppointmentId(
        write(desk.actor, "appointment.add", "appointment", change, draft.draft_id)
    )


def cancel(desk: Desk, appointment: Appointment, reason: str) -> None:
    """Call an appointment off.

    Raises:
        Refusal: no reason, it is off already, or somebody changed it meanwhile.
    """
    if appointment.cancelled:
        raise Refusal("Это назначение уже отменено.")
    why = clean_name(reason, "причина отмены")

    def change() -> Written:
        visits.cancel_appointment(appointment, why)
        return Written(appointment.id, appointment.case_id, {"reason": why})

    write(desk.actor, "appointment.cancel", "appointment", change)
