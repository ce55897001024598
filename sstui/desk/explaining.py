"""The answer to «почему этот день?» about a case: one function a question, steps of plain data."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sstui.core import explain as words
from sstui.core import explain_deadline as deadline_words
from sstui.core.explain_period import explain_period as period_steps
from sstui.core.explain_term import explain_term as term_steps
from sstui.core.facts import CaseFacts
from sstui.core.norms import Norms
from sstui.core.profile import Clock
from sstui.core.records import Appointment, AppointmentId, CaseId, JournalLine, LevelPeriod
from sstui.core.refusal import Refusal
from sstui.core.schedule import next_visit
from sstui.core.steps import Step, StepKind, not_computed
from sstui.core.wording import short_date
from sstui.desk.choices import pick
from sstui.desk.deadlines import clock_facts
from sstui.desk.desk import Desk
from sstui.desk.namesakes import short_names
from sstui.desk.told import told, told_of_row
from sstui.store.caseload import OpenCase, open_cases
from sstui.store.cases import levels
from sstui.store.events import event_days, events
from sstui.store.journal import journal_about
from sstui.store.papers import agreements
from sstui.store.visits import appointments


def explain(desk: Desk, case_id: CaseId, norms: Norms | None = None) -> tuple[Step, ...]:
    """How the next visit of a case follows from its facts and the norms, step by step.

    The last step is the appointment that stands, when there is one: who agreed the day and why.

    Args:
        desk: the office and the day.
        case_id: the case.
        norms: norms that are tried; those of the office when None.

    Raises:
        Refusal: there is no such case.
    """
    case, office = _case(desk, case_id), desk.office
    try:
        steps = words.explain(case.facts, norms or office.norms, office.calendar, desk.today)
    except ValueError as fault:
        steps = (not_computed(fault),)
    return (*steps, *_standing(desk, case, steps))


def explain_deadline(desk: Desk, case_id: CaseId, code: str) -> tuple[Step, ...]:
    """Why a deadline of the process is on its day, and who wrote its events down.

    Args:
        desk: the office and the day.
        case_id: the case.
        code: code of the clock in the office's profile.

    Raises:
        Refusal: there is no such case or clock.
    """
    case, clock = _case(desk, case_id), _clock(desk, code)
    entered = event_days(case_id).get(case_id, {})
    days, since = clock_facts(desk, case.facts, entered)
    calendar, today = desk.office.calendar, desk.today
    found = deadline_words.explain_deadline(
        clock, days, calendar, today, since, desk.office.profile.route.events
    )
    by_kind = {step.kind: step for step in found}
    before = explain_term(desk, case_id) if clock.starts == "term_end" else ()
    tail: list[Step] = []
    if StepKind.EVENT in by_kind and not before:
        tail += _who_entered(desk, case, clock.starts, by_kind[StepKind.EVENT].day)
    if StepKind.STATE in by_kind and by_kind[StepKind.STATE].data["closed_on"]:
        tail += _who_entered(desk, case, clock.closes, by_kind[StepKind.STATE].day)
    return (*before, *found, *tail)


def clock_code(desk: Desk, typed: str) -> str:
    """The code of a clock by its title, the words of its closing event or its code.

    Raises:
        Refusal: no clock that runs in the office is called so.
    """
    clocks = [one for one in desk.office.profile.clocks if one.active]
    if not clocks:
        raise Refusal("В профиле учреждения не включено ни одного срока.")
    named = desk.office.profile.route.events
    return pick(typed, ((one.code, _names(one, named)) for one in clocks), "срок")


def explain_term(desk: Desk, case_id: CaseId, norms: Norms | None = None) -> tuple[Step, ...]:
    """Why a case ends on its day, and who set the level or decided the end.

    Raises:
        Refusal: there is no such case.
    """
    case = _case(desk, case_id)
    try:
        steps = term_steps(case.facts, norms or desk.office.norms, desk.today)
    except ValueError as fault:
        return (not_computed(fault),)
    set_on = next(step.day for step in steps if step.kind is StepKind.LEVEL)
    who = _who_set(desk, case_id, set_on)
    ended = told(desk, "case", case_id, case_id, ["case.end"]) if case.facts.end else ()
    return (*steps, *who, *ended)


def explain_period(desk: Desk, case_id: CaseId, day: date) -> tuple[Step, ...]:
    """How the period of compliance that holds a day was judged.

    Raises:
        Refusal: there is no such case, or the day is outside it.
    """
    case, office = _case(desk, case_id), desk.office
    try:
        return period_steps(case.facts, office.norms, office.calendar, desk.today, day)
    except ValueError as fault:
        raise Refusal(f"Период не вычислить: {fault}.") from None


def explain_level(desk: Desk, case_id: CaseId, from_on: date) -> tuple[Step, ...]:
    """Both days of a level period: who set it from its first, and what ends it.

    Raises:
        Refusal: there is no such case, or no level was set on that day.
    """
    found = [one for one in levels(case_id) if one.from_on == from_on]
    if not found:
        raise Refusal(f"С {short_date(from_on)} уровень не устанавливали.")
    known = desk.office.norms.on(from_on).levels.get(found[0].level)
    title = known.title if known else found[0].level
    text = f"Уровень «{title}» установлен с {short_date(from_on)}."
    if found[0].basis:
        text += f" Основание: {found[0].basis.rstrip('.')}."
    first = Step(StepKind.LEVEL, text, from_on, data={"basis": found[0].basis or None})
    after = [one for one in levels(case_id) if one.from_on > from_on]
    who = _who_set(desk, case_id, from_on)
    if not after:
        return (first, *who, *explain_term(desk, case_id)[1:])
    last = after[0].from_on - timedelta(1)
    text = f"Уровень действовал по {short_date(last)}: со следующего дня установлен другой."
    if after[0].level == found[0].level:
        text = f"Действовал по {short_date(last)}: со следующего дня уровень продлён."
    ends = Step(StepKind.CUT, text, last)
    return (first, *who, ends, *_who_set(desk, case_id, after[0].from_on))


def explain_appointment(
    desk: Desk, case_id: CaseId, appointment_id: AppointmentId
) -> tuple[Step, ...]:
    """Who agreed a day with the family, instead of what, why, and who called it off.

    Raises:
        Refusal: there is no such appointment in the case.
    """
    case = _case(desk, case_id)
    found = next((one for one in appointments(case_id) if one.id == appointment_id), None)
    if found is None:
        raise Refusal("Такого назначения нет.")
    made = next(iter(_lines(found, "appointment.add")), None)
    steps = [_agreed(found, made, _proposed(desk, case.facts, made))]
    if found.cancelled:
        text = f"Назначение отменено. Причина: {found.cancelled.rstrip('.')}."
        steps.append(Step(StepKind.CUT, text, found.planned_on))
    rest = Step(StepKind.APPOINTMENT, "Назначение крайнего срока не двигает.")
    return (*steps, rest, *told(desk, "appointment", found.id, case_id))


def appointment_on(case_id: CaseId, day: date) -> AppointmentId:
    """The appointment of a case on a day, one that stands before those called off.

    Raises:
        Refusal: nothing is agreed on that day.
    """
    found = [one for one in appointments(case_id) if one.planned_on == day]
    if not found:
        raise Refusal(f"На {short_date(day)} посещение не назначали.")
    return min(found, key=lambda one: bool(one.cancelled)).id


# -- inside


def _names(clock: Clock, named: Mapping[str, str]) -> tuple[str, ...]:
    """What people call a clock: its title, any word of it, its code, the event that closes it."""
    parts = (part.strip("()«»,") for part in clock.title.split())
    return (clock.title, clock.code, named.get(clock.closes, ""), *parts)


def _case(desk: Desk, case_id: CaseId) -> OpenCase:
    found = open_cases(desk.today, only=case_id)
    if not found:
        raise Refusal("Такого дела нет.")
    return found[0]


def _clock(desk: Desk, code: str) -> Clock:
    found = next((one for one in desk.office.profile.clocks if one.code == code), None)
    if found is None:
        raise Refusal(f"Срока «{code}» в профиле учреждения нет.")
    return found


def _who_entered(desk: Desk, case: OpenCase, kind: str, day: date | None) -> Iterator[Step]:
    """Who wrote down the event of a clock."""
    if kind == "case_start":
        yield from told(desk, "case", case.id, case.id, ["case.open"])
    elif kind == "case_end":
        yield from told(desk, "case", case.id, case.id, ["case.end"])
    elif kind == "agreement":
        for paper in agreements(case.id):
            if paper.signed_on == day:
                yield from told(desk, "agreement", paper.id, case.id)
    else:
        for event in events(case.id):
            if (event.kind, event.happened_on, event.voided) == (kind, day, ""):
                yield from told(desk, "case_event", event.id, case.id)


def _who_set(desk: Desk, case_id: CaseId, from_on: date | None) -> tuple[Step, ...]:
    """Who put a case on the level that it has from a day: with the case, by a sitting, alone."""
    found: list[LevelPeriod] = [one for one in levels(case_id) if one.from_on == from_on]
    if not found:
        return ()
    if known := told_of_row(desk, "level_period", found[0].id):
        return known
    if found[0] == levels(case_id)[0]:
        return told(desk, "case", case_id, case_id, ["case.open"])
    return told(desk, "level_period", found[0].id, case_id)


def _standing(desk: Desk, case: OpenCase, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """What people agreed with the family, beside the day that the rule proposes."""
    if case.appointment is None:
        return ()
    agreed = [one for one in appointments(case.id) if not one.cancelled]
    stands = next((one for one in agreed if (one.planned_on, one.at) == case.appointment), None)
    if stands is None:
        return ()  # somebody has just called it off
    made = next(iter(_lines(stands, "appointment.add")), None)
    target = next((step.day for step in steps if step.kind is StepKind.TARGET), None)
    return (_agreed(stands, made, target),)


def _lines(one: Appointment, action: str) -> list[JournalLine]:
    lines = journal_about("appointment", one.id, one.case_id)
    return [line for line in lines if line.action == action]


def _proposed(desk: Desk, facts: CaseFacts, made: JournalLine | None) -> date | None:
    """The day that the rule proposed when an appointment was made."""
    if made is None:
        return None
    day = made.at.astimezone(desk.office.settings.zone).date()
    try:
        found = next_visit(facts, desk.office.norms, desk.office.calendar, day)
    except ValueError:
        return None  # the queue tells the fault in words
    return found.target if found else None


def _agreed(one: Appointment, made: JournalLine | None, target: date | None) -> Step:
    day, at = one.planned_on, one.at
    people = short_names()
    who = people.get(made.staff_id, "") if made and made.staff_id else ""
    instead = "" if target is None or target == day else f" вместо {short_date(target)}"
    text = f"Назначено на {short_date(day)}{f' в {at}' if at else ''}{instead}."
    text += f" Кто назначил: {who.rstrip('.')}." if who else ""
    text += f" Причина: {one.reason.rstrip('.')}." if one.reason else ""
    data = {
        "at": at or None,
        "reason": one.reason or None,
        "note": one.note or None,
        "by": who or None,
        "made_at": made.at.isoformat() if made else None,
        "instead_of": target.isoformat() if target else None,
    }
    return Step(StepKind.APPOINTMENT, text, day, data=data)
