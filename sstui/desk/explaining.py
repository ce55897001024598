"""The answer to «почему этот день?» for one case."""

from sstui.core import explain as words
from sstui.core.records import Appointment, CaseId, JournalLine
from sstui.core.refusal import Refusal
from sstui.core.steps import Step, StepKind
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.store.caseload import OpenCase, open_cases
from sstui.store.journal import journal_about
from sstui.store.staff import staff
from sstui.store.visits import appointments


def explain(desk: Desk, case_id: CaseId) -> tuple[Step, ...]:
    """How the next visit of a case follows from its facts and the norms, step by step.

    The last step is the appointment that stands, when there is one: who agreed the day and why.

    Raises:
        Refusal: there is no such case.
    """
    found = open_cases(desk.today, only=case_id)
    if not found:
        raise Refusal("Такого дела нет.")
    case, office = found[0], desk.office
    try:
        steps = words.explain(case.facts, office.norms, office.calendar, desk.today)
    except ValueError as fault:
        steps = (Step(StepKind.NOTHING, f"Срок не вычислить: {fault}."),)
    return (*steps, *_appointment(case, steps))


def _appointment(case: OpenCase, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """What people agreed with the family, beside the day that the rule proposes."""
    if case.appointment is None:
        return ()
    day, at = case.appointment
    agreed = [one for one in appointments(case.id) if not one.cancelled]
    stands = next((one for one in agreed if (one.planned_on, one.at) == (day, at)), None)
    if stands is None:
        return ()  # somebody has just called it off
    made = next(iter(journal_about(case.id, "appointment.add", stands.id)), None)
    target = next((step.day for step in steps if step.kind is StepKind.TARGET), None)
    people = {one.id: one.name.short for one in staff()}
    who = people.get(made.staff_id, "") if made and made.staff_id else ""
    instead = "" if target is None or target == day else f" вместо {short_date(target)}"
    text = f"Назначено на {short_date(day)}{f' в {at}' if at else ''}{instead}."
    text += f" Кто назначил: {who.rstrip('.')}." if who else ""
    text += f" Причина: {stands.reason.rstrip('.')}." if stands.reason else ""
    return (Step(StepKind.APPOINTMENT, text, day, data=_data(stands, made, who)),)


def _data(stands: Appointment, made: JournalLine | None, who: str) -> dict[str, object]:
    return {
        "at": stands.at or None,
        "reason": stands.reason or None,
        "note": stands.note or None,
        "by": who or None,
        "made_at": made.at.isoformat() if made else None,
    }
