"""Runs of days off in which a family could be left without a visit: before them a duty is named.

The acts say nothing of the New Year holidays; that somebody must answer for crisis and emergency
families over a closed run is the office's own setting (`duty_over_closed_runs`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType

from sstui.core.compliance import Kept, State
from sstui.core.facts import CaseFacts, lay_out
from sstui.core.norms import Norms
from sstui.core.quotas import count_days
from sstui.core.records import CaseId, StaffId
from sstui.core.workdays import WorkCalendar

ChoiceId = NewType("ChoiceId", int)

SHORTEST = 4
"""Non-working days in a row that make a closed run."""
NOTICE = timedelta(days=10)
"""How long before a run the planner shows it."""


class RunChoice(StrEnum):
    """What is decided for a family over a closed run; exactly one of these."""

    BEFORE = "before"
    DUTY = "duty"
    EXCEPTION = "exception"

    @property
    def label(self) -> str:
        """The Russian words of the choice."""
        return {
            "before": "посещение до выходных",
            "duty": "дежурное посещение",
            "exception": "письменное исключение",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is decided for one family over one run; there is never a second one."""

    id: ChoiceId
    case_id: CaseId
    run_on: date
    """First day of the run."""
    choice: RunChoice
    decided_by: StaffId
    duty_on: date | None = None
    staff_id: StaffId | None = None
    """Who goes on the duty visit."""
    reason: str = ""
    """Why nobody goes, when it is an exception."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class ClosedRun:
    """Days off in a row, both ends included."""

    first: date
    last: date

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A period of a family that the run leaves with too few working days."""

    first: date
    last: date
    needed: int
    """Visits that the norm asks for in a whole period."""
    possible: int
    """Days of the period on which the calendar allows a visit."""


def closed_runs(calendar: WorkCalendar, first: date, last: date) -> Iterator[ClosedRun]:
    """Closed runs that begin in an inclusive range of days."""
    day = first
    while day <= last:
        if calendar.is_working_day(day) or not calendar.is_working_day(day - timedelta(1)):
            day += timedelta(1)
            continue
        following = calendar.next_known(day)
        if (following - day).days >= SHORTEST:
            yield ClosedRun(day, following - timedelta(1))
        day = following


def upcoming_run(calendar: WorkCalendar, today: date) -> ClosedRun | None:
    """The closed run that goes on today or begins within ten days."""
    start = today
    while not calendar.is_working_day(start) and not calendar.is_working_day(start - timedelta(1)):
        start -= timedelta(1)
    return next(closed_runs(calendar, start, today + NOTICE), None)


def uncovered(
    facts: CaseFacts, norms: Norms, calendar: WorkCalendar, run: ClosedRun
) -> list[Uncovered]:
    """Periods of a case that touch a run and hold fewer possible days than the norm asks visits.

    Raises:
        ValueError: facts that contradict each other or the norms.
    """
    course = lay_out(facts, norms, calendar, run.first).course
    first, last = run.first.toordinal(), run.last.toordinal()
    if first > course.end or last < course.start:
        return []
    found = []
    for quota in course.quotas(max(first, course.start)):
        if quota.first > last:
            break
        norm = quota.stretches[-1].norm
        possible = count_days(calendar, norm, *quota.period)
        # A family that is away for the whole period leaves nobody to be visited.
        if possible < norm.min and quota.pieces:
            ends = (date.fromordinal(quota.first), date.fromordinal(quota.last))
            found.append(Uncovered(*ends, norm.min, possible))
    return found


def state_words(kept: Kept, calendar: WorkCalendar) -> str:
    """How a period was kept, in words; a visit where no day was a working one is «дежурное».

    A visit in a period that asks for none and allows it fulfils nothing: «не требовалось».
    """
    closed = calendar.count(kept.first.toordinal(), kept.last.toordinal()) == 0
    if kept.state is State.EXTRA and kept.allowed == 0 and closed:
        return "дежурное"
    if kept.state is State.MET and kept.required == 0:
        return State.NONE.label
    return kept.state.label
