"""Before a run of days off: whom it would leave without a visit, and what is decided for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sstui.core.closed_runs import (
    Choice,
    ChoiceId,
    ClosedRun,
    RunChoice,
    Uncovered,
    closed_runs,
    uncovered,
    upcoming_run,
)
from sstui.core.facts import window_end
from sstui.core.queue import level_on
from sstui.core.records import CaseId, Role, Staff, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, sort_key
from sstui.core.wording import short_date, weekday_short
from sstui.desk.desk import Desk, working
from sstui.store.caseload import OpenCase, open_cases
from sstui.store.door import Written, write
from sstui.store.duties import add_choice, change_choice, choices
from sstui.store.duties import choices_made as choices_made
from sstui.store.families import families
from sstui.store.staff import staff

HEADS = frozenset([Role.HEAD, Role.DIRECTOR])
"""Roles that may write an exception."""
HORIZON = timedelta(days=366)
"""How far ahead a run is looked for when it is asked for by its day."""


@dataclass(frozen=True, slots=True)
class RunLine:
    """One family that the run would leave without a visit."""

    case_id: CaseId
    number: str
    family: str
    settlement: str
    address: str
    phone: str
    level: str
    """Code of the level on the first day of the run."""
    curator: str
    """Surname and initials, empty when there is none."""
    periods: tuple[Uncovered, ...]
    """Its periods with too few working days."""
    choice: Choice | None
    """What is decided; None while nothing is."""
    duty: Staff | None
    """Who goes on the duty visit."""
    decided_by: str
    """Who decided, surname and initials."""


@dataclass(frozen=True, slots=True)
class RunPlan:
    """A run of days off and everybody it concerns, the most severe levels first."""

    run: ClosedRun
    lines: tuple[RunLine, ...]
    expired: tuple[str, ...]
    """Families whose term ends before the run does with nothing decided: no visit is asked for."""
    is_settled: bool
    """True from the run's first day on: what is decided stays."""

    @property
    def undecided(self) -> int:
        """Families for which nothing is decided yet."""
        return sum(one.choice is None for one in self.lines)


@dataclass(frozen=True, slots=True)
class DutyDraft:
    """A decision for one family as it was typed."""

    case_id: CaseId
    run_on: date
    choice: RunChoice
    duty_on: date | None = None
    staff_id: StaffId | None = None
    reason: str = ""


def run_plan(desk: Desk, run_on: date | None = None) -> RunPlan | None:
    """The run that goes on or begins within ten days, or the one that holds a day, with its plan.

    Raises:
        Refusal: the day asked for is in no run of four or more days off.
    """
    calendar = desk.office.calendar
    run = upcoming_run(calendar, desk.today) if run_on is None else run_of(desk, run_on)
    return None if run is None else _plan(desk, run)


def run_of(desk: Desk, day: date) -> ClosedRun:
    """The run that holds a day, or begins within ten days of it.

    Raises:
        Refusal: there is none, or the day is too far from today.
    """
    far = abs(day - desk.today) > HORIZON
    run = None if far else upcoming_run(desk.office.calendar, day)
    if run is None:
        raise Refusal(f"Около {short_date(day)} нет четырёх нерабочих дней подряд.", "run_on")
    return run


def next_run(desk: Desk) -> ClosedRun | None:
    """The first run that begins after today, within a year."""
    first = desk.today + timedelta(1)
    return next(closed_runs(desk.office.calendar, first, desk.today + HORIZON), None)


def run_notice(desk: Desk) -> str:
    """A sentence for the queue while a run is near and something is undecided; else empty."""
    plan = run_plan(desk)
    if plan is None or plan.is_settled or not plan.undecided:
        return ""
    ends = f"с {short_date(plan.run.first)} по {short_date(plan.run.last)}"
    return f"выходные подряд {ends}, не решено: {plan.undecided}. F9 — план на выходные подряд"


def decide(desk: Desk, draft: DutyDraft) -> ChoiceId:
    """Remember what is done for a family over a run, in place of what was decided before.

    Raises:
        Refusal: the run has begun or does not concern the family; a duty visit without a person
            of the service or on a day outside the run; an exception by somebody who is not the
            head, or without a reason.
    """
    plan = _plan(desk, run_of(desk, draft.run_on))
    line = next((one for one in plan.lines if one.case_id == draft.case_id), None)
    if plan.is_settled:
        raise Refusal(f"Выходные начались {short_date(plan.run.first)}: решение не меняется.")
    if line is None:
        raise Refusal("Этой семье хватает рабочих дней: решение не требуется.", "case_id")
    if desk.person is None:
        raise Refusal("Сейчас только просмотр: выберите, кто работает.")
    new = _checked(desk, plan.run, draft, desk.person)
    old = line.choice
    if old is not None:
        new = replace(new, id=old.id, version=old.version)

    def change() -> Written:
        made = new.id
        if old is None:
            made = add_choice(new)
        else:
            change_choice(new)
        was = _detail(old) if old else None
        return Written(made, draft.case_id, {"was": was, "now": _detail(new)})

    return ChoiceId(write(desk.actor, "duty.set", "closed_run_choice", change))


def _checked(desk: Desk, run: ClosedRun, draft: DutyDraft, person: Staff) -> Choice:
    """The decision without what does not belong to its kind."""
    bare = Choice(ChoiceId(0), draft.case_id, run.first, draft.choice, person.id)
    if draft.choice is RunChoice.DUTY:
        if draft.duty_on is None or not run.first <= draft.duty_on <= run.last:
            ends = f"с {short_date(run.first)} по {short_date(run.last)}"
            raise Refusal(f"Назовите день дежурного посещения {ends}.", "duty_on")
        if all(one.id != draft.staff_id for one in working(draft.duty_on)):
            raise Refusal("Назовите, кто из сотрудников поедет.", "staff_id")
        return replace(bare, duty_on=draft.duty_on, staff_id=draft.staff_id)
    if draft.choice is RunChoice.EXCEPTION:
        if person.role not in HEADS:
            raise Refusal("Письменное исключение делает заведующий или директор.", "choice")
        return replace(bare, reason=clean_name(draft.reason, "причина"))
    return bare


def _plan(desk: Desk, run: ClosedRun) -> RunPlan:
    levels = desk.office.norms.on(run.first).levels
    concerned = {code for code, level in levels.items() if level.duty_over_closed_runs}
    decided, people = choices(run.first), {one.id: one for one in staff()}
    homes = {one.id: one for one in families()}
    found, expired = [], []
    for one in open_cases(desk.today):
        level = level_on(one.facts, run.first)
        if level not in concerned:
            continue
        periods = _periods(desk, one, run)
        if not periods and _runs_out(desk, one, run):
            expired.append(one.family)
        if periods:
            home, choice = homes[one.family_id], decided.get(one.id)
            found.append(_line(one, level, (home.address, home.phone), periods, choice, people))
    found.sort(key=lambda line: (-levels[line.level].rank, sort_key(line.family), line.case_id))
    return RunPlan(run, tuple(found), tuple(sorted(expired)), desk.today >= run.first)


def _periods(desk: Desk, one: OpenCase, run: ClosedRun) -> tuple[Uncovered, ...]:
    try:
        return tuple(uncovered(one.facts, desk.office.norms, desk.office.calendar, run))
    except ValueError:
        return ()  # the queue tells the fault in words


def _runs_out(desk: Desk, one: OpenCase, run: ClosedRun) -> bool:
    """Whether the term ends before the run does, and nobody has decided what follows."""
    try:
        return one.facts.end is None and window_end(one.facts, desk.office.norms) < run.last
    except ValueError:
        return False


def _line(
    one: OpenCase,
    level: str,
    home: tuple[str, str],
    periods: Sequence[Uncovered],
    choice: Choice | None,
    people: dict[StaffId, Staff],
) -> RunLine:
    curator = people.get(one.curator_id) if one.curator_id is not None else None
    duty = people.get(choice.staff_id) if choice and choice.staff_id is not None else None
    return RunLine(
        case_id=one.id,
        number=one.number,
        family=one.family,
        settlement=one.settlement,
        address=home[0],
        phone=home[1],
        level=level,
        curator=curator.name.short if curator else "",
        periods=tuple(periods),
        choice=choice,
        duty=duty,
        decided_by=people[choice.decided_by].name.short if choice else "",
    )


def choice_words(line: RunLine) -> str:
    """What is decided: «дежурное посещение: пн 04.01, Кузьмин О.»; «не решено»."""
    choice = line.choice
    if choice is None:
        return "не решено"
    if choice.choice is RunChoice.DUTY and choice.duty_on is not None:
        who = line.duty.name.short if line.duty else ""
        return (
            f"{choice.choice.label}: {weekday_short(choice.duty_on)} {choice.duty_on:%d.%m}, {who}"
        )
    if choice.choice is RunChoice.EXCEPTION:
        return f"{choice.choice.label}: {choice.reason} ({line.decided_by})"
    return choice.choice.label


def _detail(choice: Choice) -> dict[str, object]:
    """What the journal keeps of a decision."""
    return {
        "run_on": choice.run_on.isoformat(),
        "choice": choice.choice.value,
        "duty_on": choice.duty_on.isoformat() if choice.duty_on else None,
        "staff": choice.staff_id,
        "reason": choice.reason,
    }
