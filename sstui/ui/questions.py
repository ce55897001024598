"""Which dates a row of a page holds: what to ask about each, and where the answer comes from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from textual.app import App

from sstui.core.closed_runs import Choice
from sstui.core.compliance import Kept
from sstui.core.deadlines import Deadline
from sstui.core.drafts import Draft
from sstui.core.events import CaseEvent
from sstui.core.norms import NormSet
from sstui.core.queue import Group, QueueLine
from sstui.core.records import (
    Agreement,
    Appointment,
    Assignment,
    CaseId,
    IssuedDocument,
    LevelPeriod,
    Member,
    Pause,
    Visit,
)
from sstui.core.refusal import Refusal
from sstui.core.steps import Step, StepKind
from sstui.core.whatif import Shortened
from sstui.core.wording import short_date
from sstui.desk.card import CaseCard
from sstui.desk.card import card as card_of
from sstui.desk.closed_runs import RunLine, RunPlan, run_plan
from sstui.desk.desk import Desk
from sstui.desk.drafts import when
from sstui.desk.explaining import (
    explain,
    explain_appointment,
    explain_deadline,
    explain_level,
    explain_period,
    explain_term,
)
from sstui.desk.explaining_days import (
    explain_day,
    explain_draft,
    explain_load,
    explain_norm_set,
    explain_run,
    explain_shortened,
    explain_uncovered,
)
from sstui.desk.explaining_records import explain_record, explain_start
from sstui.desk.load import CuratorLoad, Loads
from sstui.desk.norms import ListedSet
from sstui.desk.people_days import TripKind
from sstui.desk.queue import line_of
from sstui.desk.today_sight import Kind, TodayLine
from sstui.desk.whatif import Trial, TriedFamily, explain_tried, with_set
from sstui.ui.widgets.answers import Answer, AnswersDialog


@dataclass(frozen=True, slots=True)
class Question:
    """One date or a few that have one derivation."""

    about: str
    """What it is, after «Почему: »."""
    ask: Callable[[], tuple[Step, ...]]


def of_visit(desk: Desk, case_id: CaseId) -> Question:
    """The next visit: when it opens, the proposed day, the deadline, the appointment."""
    return Question("следующее посещение", lambda: explain(desk, case_id))


def of_term(desk: Desk, case_id: CaseId) -> Question:
    """The end of the case."""
    return Question("окончание срока", lambda: explain_term(desk, case_id))


def of_deadline(desk: Desk, case_id: CaseId, code: str, title: str) -> Question:
    """A deadline of the process."""
    return Question(f"срок «{title}»", lambda: explain_deadline(desk, case_id, code))


def of_period(desk: Desk, case_id: CaseId, day: date) -> Question:
    """A period of compliance, by any of its days."""
    return Question("итог периода", lambda: explain_period(desk, case_id, day))


def of_line(desk: Desk, line: QueueLine) -> list[Question]:
    """The dates of a line of the queue, the one in sight first."""
    visit, term = of_visit(desk, line.case_id), of_term(desk, line.case_id)
    if line.deadline:
        clock = line.deadline.clock
        return [of_deadline(desk, line.case_id, clock.code, clock.title), visit, term]
    return [term, visit] if line.group in (Group.EXPIRED, Group.ENDED) else [visit, term]


def of_case(desk: Desk, case_id: CaseId) -> list[Question]:
    """The dates of a family wherever nothing more is shown of it."""
    return of_line(desk, line_of(desk, case_id))


def of_record(desk: Desk, case_id: CaseId, record: object) -> Iterator[Question]:
    """The dates of a row of the card; nothing where the row has none."""
    match record:
        case Visit() | Pause() | Assignment() | CaseEvent() | Agreement() | IssuedDocument():
            yield Question(_named(desk, record), lambda: explain_record(desk, record))
        case Choice():
            yield Question("решение на выходные", lambda: explain_record(desk, record))
        case Member():
            yield Question("дата рождения", lambda: explain_record(desk, record))
        case Appointment():
            about = f"назначение на {short_date(record.planned_on)}"
            yield Question(about, lambda: explain_appointment(desk, case_id, record.id))
        case Kept():
            yield of_period(desk, case_id, record.first)
        case LevelPeriod():
            about = f"уровень с {short_date(record.from_on)}"
            yield Question(about, lambda: explain_level(desk, case_id, record.from_on))
        case Deadline():
            yield of_deadline(desk, case_id, record.clock.code, record.clock.title)


def _named(
    desk: Desk,
    record: Visit | Pause | Assignment | CaseEvent | Agreement | IssuedDocument,
) -> str:
    match record:
        case Visit():
            return f"запись {short_date(record.made_on)}"
        case Pause():
            return f"приостановка с {short_date(record.from_on)}"
        case Assignment():
            return f"куратор с {short_date(record.from_on)}"
        case CaseEvent():
            return f"событие {short_date(record.happened_on)}"
        case Agreement():
            word = desk.office.profile.terms.agreement.nominative
            return f"{word} от {short_date(record.signed_on)}"
        case IssuedDocument():
            return f"бумага от {short_date(record.issued_on)}"


def of_card(desk: Desk, card: CaseCard, record: object) -> list[Question]:
    """The dates of a card: those of the row under the cursor, then those of its head."""
    case_id = card.case.id
    found = list(of_record(desk, case_id, record))
    found += [of_visit(desk, case_id), of_term(desk, case_id)]
    found += [
        of_deadline(desk, case_id, one.clock.code, one.clock.title)
        for one in card.deadlines
        if not one.state.is_closed and one is not record
    ]
    for agreed in card.appointments:
        if not agreed.cancelled and agreed.planned_on >= desk.today and agreed is not record:
            found += of_record(desk, case_id, agreed)
    for duty in card.duties:
        if duty.duty_on and duty.duty_on >= desk.today and duty is not record:
            found += of_record(desk, case_id, duty)
    for pause in card.pauses:
        if (pause.to_on is None or pause.to_on >= desk.today) and pause is not record:
            found += of_record(desk, case_id, pause)
    start = Question("начало сопровождения", lambda: explain_start(desk, case_id))
    return [*found, start]


def of_run(desk: Desk, plan: RunPlan, line: RunLine | None) -> list[Question]:
    """The dates of a run of days off, those of the family under the cursor first."""
    found = []
    if line is not None:
        if line.choice is not None:
            found += list(of_record(desk, line.case_id, line.choice))
        found.append(Question("семья в плане", lambda: explain_uncovered(line.periods)))
        found.append(of_visit(desk, line.case_id))
    return [*found, Question("дни выходных", lambda: explain_run(desk, plan))]


def of_load(desk: Desk, found: Loads, one: CuratorLoad) -> list[Question]:
    """The days of a curator's load."""
    return [Question("дни нагрузки", lambda: explain_load(desk, found, one))]


def of_norm_set(desk: Desk, one: ListedSet) -> Question:
    """The day of a norm set."""
    about = f"нормы с {short_date(one.norms.since)}"
    return Question(about, lambda: explain_norm_set(desk, one))


def of_draft(desk: Desk, draft: NormSet, proposed: date) -> Question:
    """The day of norms that are not in force."""
    return Question("день новых норм", lambda: explain_draft(desk, draft, proposed))


def of_trial(desk: Desk, trial: Trial, row: TriedFamily) -> list[Question]:
    """The dates of a family before and after, under the norms of each side."""
    return [
        Question("посещение, было", lambda: explain_tried(desk, trial, row.case_id, is_new=False)),
        Question("посещение, станет", lambda: explain_tried(desk, trial, row.case_id, is_new=True)),
        Question("окончание, было", lambda: explain_term(desk, row.case_id)),
        Question(
            "окончание, станет",
            lambda: explain_term(desk, row.case_id, with_set(desk.office.norms, trial.norms)),
        ),
    ]


def of_shortened(desk: Desk, one: Shortened) -> Question:
    """A period that holidays shorten."""
    return Question("сокращённый период", lambda: explain_shortened(desk, one))


def of_day_row(desk: Desk, day: date, case_id: CaseId, key: object) -> list[Question]:
    """The dates of a family in the list of a day: what stands on the day first."""
    found: list[Question] = []
    match key:
        case ("agreed", int() as one):
            found += _among(desk, case_id, one, card_of(desk, case_id).appointments)
        case ("duty", int() as one):
            found += _among(desk, case_id, one, card_of(desk, case_id).duties)
        case ("made", int() as one):
            found += _among(desk, case_id, one, card_of(desk, case_id).visits)
        case (TripKind.MADE, *_):
            for visit in card_of(desk, case_id).visits:
                if visit.made_on == day:
                    found += of_record(desk, case_id, visit)
    return [*found, *of_case(desk, case_id)]


def _among(
    desk: Desk, case_id: CaseId, wanted: int, records: Iterable[Appointment | Choice | Visit]
) -> Iterator[Question]:
    for one in records:
        if one.id == wanted:
            yield from of_record(desk, case_id, one)


def of_today(desk: Desk, line: TodayLine) -> list[Question]:
    """The dates of a line of the day's overview, the one that it names first."""
    if line.case_id is None:
        plan = run_plan(desk) if line.way.page == "closed-run" else None
        return of_run(desk, plan, None) if plan else []
    shown, found = card_of(desk, line.case_id), list[Question]()
    if line.kind is Kind.DEADLINE:
        for one in shown.deadlines:
            if one.due_on == line.day and line.words.startswith(one.clock.title):
                found += of_record(desk, line.case_id, one)
    elif line.kind in (Kind.AGREED, Kind.MADE):
        planned = [one for one in shown.appointments if one.planned_on == line.day]
        duties = [one for one in shown.duties if one.duty_on == line.day]
        made = [one for one in shown.visits if one.made_on == line.day and not one.voided]
        for record in (*made, *planned, *duties):
            found += of_record(desk, line.case_id, record)
    return [*found, *of_line(desk, shown.line)]


def of_draft_entry(desk: Desk, one: Draft) -> Question:
    """The moment of an unfinished entry."""
    said = f"Набранное сохранилось само: {when(desk, one)}. Черновик видите только вы."
    return Question("незаконченная запись", lambda: (Step(StepKind.FACT, said),))


def of_day(desk: Desk, day: date) -> Question:
    """A day of the calendar: why it is a working day or not."""
    return Question(f"день {short_date(day)}", lambda: explain_day(desk, day))


def answer(app: App[Any], questions: Iterable[Question]) -> None:
    """Show the answers in a dialog; a refusal is an answer too."""
    answers = [Answer(one.about, partial(_sentences, one)) for one in questions]
    app.push_screen(AnswersDialog(answers))


def _sentences(one: Question) -> tuple[str, ...]:
    try:
        return tuple(step.text.replace("\u00a0", " ") for step in one.ask())
    except Refusal as refusal:
        return (refusal.sentence,)
