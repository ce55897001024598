"""What the office enters on its days, each through the function that a form calls.

Every method takes the desk of its day and changes only who is working: the head signs, the clerk
registers, the curators record their visits.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import TypeVar

from sstui.core.records import CaseId, FamilyId, MemberId, SettlementId, Staff, VisitId
from sstui.core.refusal import Refusal
from sstui.desk import appointments, cases, events, families, papers, visits
from sstui.desk.demo.contacts import Contact
from sstui.desk.demo.households import Household
from sstui.desk.demo.lives import Course
from sstui.desk.demo.luck import Deck
from sstui.desk.demo.team import Team
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft
from sstui.store import cases as case_store
from sstui.store import families as family_store
from sstui.store import visits as visit_store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Meeting:
    """An appointment as it is agreed."""

    made_on: date
    planned_on: date
    at: str
    note: str


class Entering:
    """Enters facts and remembers the ids that they got."""

    def __init__(
        self,
        team: Team,
        places: dict[str, SettlementId],
        households: list[Household],
        reasons: dict[str, tuple[str, ...]],
        rng: Random,
    ) -> None:
        self._team = team
        self._places = places
        self._households = households
        self._reasons = {key: Deck(lines, rng) for key, lines in reasons.items()}
        self._families: dict[int, FamilyId] = {}
        self._members: dict[int, list[MemberId]] = {}
        self._cases: dict[int, CaseId] = {}
        self._papers: Counter[tuple[str, int]] = Counter()

    def register(self, desk: Desk, family: int) -> None:
        """The clerk enters a family."""
        home = self._households[family]
        draft = families.FamilyDraft(
            settlement_id=self._places[home.place],
            members=home.members,
            address=home.address,
            phone=home.phone,
            category=home.category,
            more_categories=home.more_categories,
        )
        made = families.register_family(_as(desk, self._team.clerk), draft)
        self._families[family] = made
        self._members[family] = sorted(one.id for one in family_store.members(made))

    def add_child(self, desk: Desk, family: int, child: MemberDraft) -> None:
        """A child was born."""
        families.add_member(_as(desk, self._team.clerk), self._families[family], child)

    def open(self, desk: Desk, course: Course) -> None:
        """The head takes a family on accompaniment."""
        draft = cases.CaseDraft(
            family_id=self._families[course.family],
            started_on=desk.today,
            level=course.life.levels[0][1],
            curator_id=self._curator(course, desk.today).id,
            level_basis=self._paper("решение консилиума", desk.today),
            order=self._paper("приказ", desk.today),
        )
        head = _as(desk, self._team.head)
        self._cases[course.number] = self._with_reason(
            lambda reason: cases.open_case(head, replace(draft, reason=reason)), "over_the_norm"
        )

    def change_level(self, desk: Desk, course: Course, level: str) -> None:
        """The council decides on another level, or on the same one for another term."""
        basis = self._paper("решение консилиума", desk.today)
        head = _as(desk, self._team.head)
        cases.change_level(head, self._case(course), desk.today, level, basis)

    def suspend(self, desk: Desk, course: Course, to_on: date | None) -> None:
        """The accompaniment is suspended."""
        why = self._reasons["pause"].draw()
        head = _as(desk, self._team.head)
        cases.suspend(head, self._case(course), desk.today, to_on, why)

    def call_back(self, desk: Desk, course: Course, to_on: date) -> None:
        """The family is back from a pause that had no end."""
        (pause,) = case_store.pauses(self._case(course))
        cases.change_pause(_as(desk, self._team.head), pause, to_on)

    def hand_over(self, desk: Desk, course: Course) -> None:
        """The family gets another curator."""
        head, order = _as(desk, self._team.head), self._paper("приказ", desk.today)
        case_id, curator = self._case(course), self._curator(course, desk.today)
        self._with_reason(
            lambda reason: cases.assign_curator(
                head, case_id, curator.id, desk.today, order, reason
            ),
            "over_the_norm",
        )

    def sign(self, desk: Desk, course: Course) -> None:
        """The agreement with the family is signed."""
        papers.sign_agreement(_as(desk, self._team.clerk), self._case(course), desk.today)

    def programme(self, desk: Desk, course: Course) -> None:
        """The curator has drawn up the family's programme."""
        curator = _as(desk, self._curator(course, desk.today))
        events.enter_event(curator, events.EventDraft(self._case(course), "programme", desk.today))

    def end(self, desk: Desk, course: Course) -> None:
        """It is decided to end the case."""
        case, ending = case_store.case(self._case(course)), course.life.ending
        if case and ending:
            cases.end_case(_as(desk, self._team.head), case, ending.last, ending.ground)

    def record(self, desk: Desk, course: Course, contact: Contact) -> VisitId:
        """The one who went writes it down."""
        went = self._team.curators[contact.who[0]]
        return visits.enter_visit(_as(desk, went), self._draft(course, contact))

    def void(self, desk: Desk, course: Course, visit_id: VisitId) -> None:
        """A record turns out to be one too many."""
        found = visit_store.visit(visit_id)
        if found:
            curator = _as(desk, self._curator(course, desk.today))
            visits.void_visit(curator, visit_id, found.version, self._reasons["voided"].draw())

    def correct(self, desk: Desk, course: Course, visit_id: VisitId, contact: Contact) -> None:
        """A slip in a record is put right."""
        found, why = visit_store.visit(visit_id), self._reasons["corrected"].draw()
        if found:
            curator = _as(desk, self._curator(course, desk.today))
            draft = self._draft(course, contact)
            visits.correct_visit(curator, visit_id, found.version, draft, why)

    def appoint(self, desk: Desk, course: Course, meeting: Meeting) -> None:
        """A day is agreed with the family."""
        curator = self._curator(course, desk.today)
        draft = appointments.AppointmentDraft(
            case_id=self._case(course),
            planned_on=meeting.planned_on,
            staff_id=curator.id,
            at=meeting.at,
            note=meeting.note,
        )
        at_work = _as(desk, curator)
        self._with_reason(
            lambda reason: appointments.appoint(at_work, replace(draft, reason=reason)),
            "appointment",
        )

    def call_off(self, desk: Desk, course: Course, meeting: Meeting) -> None:
        """An appointment is called off."""
        for one in visit_store.appointments(self._case(course)):
            if one.planned_on == meeting.planned_on and not one.cancelled:
                curator = _as(desk, self._curator(course, desk.today))
                appointments.cancel(curator, one, self._reasons["cancelled"].draw())

    def _draft(self, course: Course, contact: Contact) -> visits.VisitDraft:
        members = self._members[course.family]
        return visits.VisitDraft(
            case_id=self._case(course),
            made_on=contact.day,
            place=contact.place,
            outcome=contact.outcome,
            staff_ids=self._team.ids(contact.who),
            at=contact.at,
            member_ids=tuple(members[at] for at in contact.seen),
            notes=contact.notes,
        )

    def _case(self, course: Course) -> CaseId:
        return self._cases[course.number]

    def _curator(self, course: Course, day: date) -> Staff:
        return self._team.curators[course.curator(day)]

    def _paper(self, kind: str, day: date) -> str:
        """A paper with its date and the next number of its year."""
        self._papers[kind, day.year] += 1
        return f"{kind} от {day:%d.%m.%Y} № {self._papers[kind, day.year]}"

    def _with_reason(self, act: Callable[[str], T], reasons: str) -> T:
        """Do it, and give a reason when the program asks for one."""
        try:
            return act("")
        except Refusal as refusal:
            if refusal.field != "reason":
                raise
            return act(self._reasons[reasons].draw())


def _as(desk: Desk, person: Staff) -> Desk:
    return replace(desk, person=person)
