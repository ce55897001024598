"""The card of a case: everything that is known of one family's accompaniment."""

from dataclasses import dataclass

from sstui.core.closed_runs import Choice
from sstui.core.compliance import Kept, compliance
from sstui.core.deadlines import Deadline
from sstui.core.events import CaseEvent
from sstui.core.programme import Programme
from sstui.core.queue import QueueLine
from sstui.core.records import (
    Agreement,
    Appointment,
    Assignment,
    Case,
    CaseId,
    Family,
    IssuedDocument,
    LevelPeriod,
    Member,
    Pause,
    Settlement,
    Staff,
    StaffId,
    Visit,
)
from sstui.core.refusal import Refusal
from sstui.desk.deadlines import case_deadlines
from sstui.desk.desk import Desk, reading
from sstui.desk.programmes import newest_programme
from sstui.desk.queue import line_of
from sstui.desk.routes import RouteView, route_of
from sstui.store import cases, duties, events, families, papers, staff, visits
from sstui.store.caseload import open_cases


@dataclass(frozen=True, slots=True)
class CaseCard:
    """One case with all that hangs on it; lists are newest first."""

    case: Case
    family: Family
    settlement: Settlement
    members: tuple[Member, ...]
    line: QueueLine
    """Level, group, end and next visit as the queue shows them."""
    people: dict[StaffId, Staff]
    """Everybody of the service, to name curators and visitors."""
    levels: tuple[LevelPeriod, ...]
    pauses: tuple[Pause, ...]
    curators: tuple[Assignment, ...]
    visits: tuple[Visit, ...]
    appointments: tuple[Appointment, ...]
    duties: tuple[Choice, ...]
    """Duty visits that are decided over runs of days off."""
    agreements: tuple[Agreement, ...]
    documents: tuple[IssuedDocument, ...]
    events: tuple[CaseEvent, ...]
    """Dated events entered by hand, void ones included."""
    deadlines: tuple[Deadline, ...]
    """Deadlines of the process that run or ran, soonest first."""
    compliance: tuple[Kept, ...]
    programme: Programme | None
    """The version of the programme that was begun last; None while there is none."""
    route: RouteView
    """Where the family stands on its region's route, and what comes next."""

    @property
    def applicant(self) -> Member | None:
        """Who signs for the family."""
        return next((one for one in self.members if one.is_applicant), None)

    @property
    def curator(self) -> Staff | None:
        """The curator of the day."""
        return self.people.get(self.line.curator_id) if self.line.curator_id else None


@reading()
def card(desk: Desk, case_id: CaseId) -> CaseCard:
    """The card of a case, open or ended, read over one connection.

    Raises:
        Refusal: there is no such case.
    """
    case = cases.case(case_id)
    family = families.family(case.family_id) if case else None
    if case is None or family is None:
        raise Refusal("Такого дела нет.")
    settlements = {one.id: one for one in families.settlements()}
    return CaseCard(
        case=case,
        family=family,
        settlement=settlements[family.settlement_id],
        members=tuple(families.members(family.id)),
        line=line_of(desk, case_id),
        people={one.id: one for one in staff.staff()},
        levels=tuple(reversed(cases.levels(case_id))),
        pauses=tuple(reversed(cases.pauses(case_id))),
        curators=tuple(reversed(cases.assignments(case_id))),
        visits=tuple(visits.visits(case_id)),
        appointments=tuple(visits.appointments(case_id)),
        duties=tuple(duties.duties_of(case_id)),
        agreements=tuple(papers.agreements(case_id)),
        documents=tuple(papers.documents(case_id)),
        events=tuple(events.events(case_id)),
        deadlines=tuple(case_deadlines(desk, case_id)),
        compliance=tuple(reversed(_kept(desk, case_id))),
        programme=newest_programme(case_id),
        route=route_of(desk, family.id, case_id),
    )


def _kept(desk: Desk, case_id: CaseId) -> tuple[Kept, ...]:
    facts = open_cases(desk.today, only=case_id)[0].facts
    try:
        return compliance(facts, desk.office.norms, desk.office.calendar, desk.today)
    except ValueError:
        return ()  # the card's line tells the fault in words


def is_id(typed: str) -> bool:
    """Whether a text is a number that the database can hold as an id."""
    return typed.isascii() and typed.isdecimal() and len(typed) < 19


def find_case(text: str) -> CaseId:
    """A case by its id or its registration number, as typed on the command line.

    Raises:
        Refusal: nothing is found.
    """
    typed = text.strip()
    found = cases.case_by_number(typed)
    if found is None and is_id(typed):
        found = cases.case(CaseId(int(typed)))
    if found is None:
        raise Refusal(f"Дела «{typed}» нет. Номера дел показывает «sstui queue».")
    return found.id
