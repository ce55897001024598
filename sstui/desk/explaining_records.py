"""The answer to «откуда эта дата?» where a day is a recorded fact: what it is and who wrote it."""

from collections.abc import Iterator

from sstui.core.closed_runs import Choice, RunChoice
from sstui.core.compliance import compliance
from sstui.core.events import CaseEvent
from sstui.core.records import (
    Agreement,
    Assignment,
    CaseId,
    IssuedDocument,
    Member,
    Pause,
    Visit,
)
from sstui.core.steps import Step, StepKind, day_range
from sstui.core.wording import capitalised, made_of, short_date
from sstui.desk.desk import Desk
from sstui.desk.namesakes import short_names
from sstui.desk.told import told
from sstui.store.caseload import open_cases
from sstui.store.cases import assignments, case

Recorded = Visit | Pause | Assignment | CaseEvent | Agreement | IssuedDocument | Member | Choice


def explain_record(desk: Desk, record: Recorded) -> tuple[Step, ...]:
    """What a recorded day is, what it counts for, who wrote it down and when."""
    match record:
        case Visit():
            return (*_visit(desk, record), *told(desk, "visit", record.id, record.case_id))
        case Pause():
            return (_pause(record), *told(desk, "pause", record.id, record.case_id))
        case Assignment():
            return (_assignment(record), *_assigned(desk, record))
        case CaseEvent():
            return (_event(record), *told(desk, "case_event", record.id, record.case_id))
        case Agreement():
            word = capitalised(desk.office.profile.terms.agreement.nominative)
            text = f"{word} № {record.number} от {short_date(record.signed_on)}."
            said = Step(StepKind.FACT, text, record.signed_on)
            return (said, *told(desk, "agreement", record.id, record.case_id))
        case IssuedDocument():
            text = f"Бумага № {record.number} напечатана {short_date(record.issued_on)}."
            said = Step(StepKind.FACT, text, record.issued_on)
            return (said, *told(desk, "document", record.id, record.case_id))
        case Member():
            return (_member(record), *_entered(desk, record))
        case Choice():
            return _choice(desk, record)


def explain_start(desk: Desk, case_id: CaseId) -> tuple[Step, ...]:
    """Since when a family is accompanied, and who opened its case."""
    found = case(case_id)
    day = found.started_on if found else None
    text = f"Сопровождение начато {short_date(day)}." if day else "Такого дела нет."
    opened = told(desk, "case", case_id, case_id, ["case.open"])
    return (Step(StepKind.SINCE, text, day), *opened)


def _visit(desk: Desk, one: Visit) -> Iterator[Step]:
    day = short_date(one.made_on)
    at = f" в {one.at}" if one.at else ""
    text = f"Запись о контакте {day}{at}: {one.place.label}, {one.outcome.label}."
    if one.voided:
        text += f" Недействительна: {one.voided.rstrip('.')}."
    elif not one.counts:
        text += " В норму не засчитывается: считаются только состоявшиеся посещения дома."
    yield Step(StepKind.FACT, text, one.made_on, data={"counts": one.counts})
    if one.counts:
        yield from _counted(desk, one)


def _counted(desk: Desk, one: Visit) -> Iterator[Step]:
    """The period that a visit counts in."""
    facts = open_cases(desk.today, only=one.case_id)[0].facts
    try:
        kept = compliance(facts, desk.office.norms, desk.office.calendar, desk.today)
    except ValueError:
        return  # the queue tells the fault in words
    for period in kept:
        if period.first <= one.made_on <= period.last:
            ends = day_range((period.first, period.last))
            text = f"Засчитано в период {ends}: {made_of(period.done, period.required)}."
            yield Step(StepKind.PERIOD, text, period=(period.first, period.last))


def _pause(one: Pause) -> Step:
    until = f"по {short_date(one.to_on)}" if one.to_on else "до особого распоряжения"
    text = f"Сопровождение приостановлено с {short_date(one.from_on)} {until}."
    text += f" Причина: {one.reason.rstrip('.')}." if one.reason else ""
    return Step(StepKind.PAUSE, text, one.from_on, data={"to": one.to_on and str(one.to_on)})


def _assignment(one: Assignment) -> Step:
    people = short_names()
    text = f"Куратор с {short_date(one.from_on)}: {people[one.staff_id].rstrip('.')}."
    text += f" {one.order.rstrip('.')}." if one.order else ""
    text += f" Причина: {one.reason.rstrip('.')}." if one.reason else ""
    return Step(StepKind.FACT, text, one.from_on)


def _assigned(desk: Desk, one: Assignment) -> tuple[Step, ...]:
    """Who named the curator; the first one comes with the case."""
    if assignments(one.case_id)[0].id == one.id:
        return told(desk, "case", one.case_id, one.case_id, ["case.open"])
    return told(desk, "assignment", one.id, one.case_id)


def _event(one: CaseEvent) -> Step:
    text = f"Событие «{one.words}» — {short_date(one.happened_on)}."
    text += f" Недействительно: {one.voided.rstrip('.')}." if one.voided else ""
    return Step(StepKind.EVENT, text, one.happened_on, data={"kind": one.kind})


def _member(one: Member) -> Step:
    if one.born_on is None:
        return Step(StepKind.FACT, f"{one.name.full}: дата рождения не указана.")
    text = f"{one.name.full}: дата рождения {short_date(one.born_on)}, так записано в деле."
    return Step(StepKind.FACT, text, one.born_on)


def _entered(desk: Desk, one: Member) -> tuple[Step, ...]:
    """Who entered a member, alone or with the whole family."""
    own = told(desk, "member", one.id)
    if any(step.data.get("action") == "member.add" for step in own):
        return own
    changed = [step for step in own if step.data]
    return (*told(desk, "family", one.family_id, only=["family.add"]), *changed)


def _choice(desk: Desk, one: Choice) -> tuple[Step, ...]:
    """What is decided for a family over a run of days off."""
    people = short_names()
    text = f"Решение на выходные с {short_date(one.run_on)}: {one.choice.label}"
    if one.choice is RunChoice.DUTY and one.duty_on and one.staff_id:
        text += f" {short_date(one.duty_on)}, едет {people[one.staff_id].rstrip('.')}"
    text += f". Причина: {one.reason.rstrip('.')}" if one.reason else ""
    said = Step(StepKind.APPOINTMENT, f"{text}.", one.duty_on or one.run_on)
    return (said, *told(desk, "closed_run_choice", one.id, one.case_id))
