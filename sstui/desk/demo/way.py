"""The way to the agreement in the demo office: every stage, body and decision occurs in it.

Told after the year's history is there: of the cases that began lately each meets another fate
before the council. Nothing of the visits changes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from sstui.core.appeals import AppealDecision, Child
from sstui.core.family_file import ConsentPurpose
from sstui.core.letters import DisclosureGround, SendingWay
from sstui.core.programme import OrganisationId, Programme, WorkPlace
from sstui.core.records import CaseId, FamilyId, SettlementId, Sex, Staff
from sstui.core.sittings import Decision, Item, Part, Question, SittingId
from sstui.desk import appeals, assessments, closing, family_file, letters, orders, programmes
from sstui.desk import sittings as sitting_desk
from sstui.desk.card import CaseCard, card
from sstui.desk.demo.luck import Deck
from sstui.desk.demo.team import Team
from sstui.desk.demo.way_material import Call, Line, WayMaterial
from sstui.desk.desk import Desk
from sstui.desk.families import FamilyDraft, MemberDraft
from sstui.desk.organisations import OrganisationDraft, add_organisation
from sstui.store.caseload import OpenCase

DAY = timedelta(1)
HELD_BEFORE = 8
"""Days since the last sitting."""
OLDEST = timedelta(200)
"""Cases that began earlier are left as they are: their papers lie in the cupboard."""

FATES = (
    "answered",
    "owed",
    "unsent",
    "rejected",
    "second",
    "postponed",
    "other_service",
    "level_set",
    "noted",
    "submitted",
    "draft",
    "level_waits",
    "late",
)
"""What becomes of one case after another; the further ones get papers only up to the agreement."""

MORE = 6
"""Further cases with papers."""

_DECISIONS = {
    "answered": Decision.APPROVE,
    "owed": Decision.APPROVE,
    "unsent": Decision.APPROVE,
    "rejected": Decision.REJECT,
    "second": Decision.REJECT,
    "postponed": Decision.POSTPONE,
    "other_service": Decision.OTHER_SERVICE,
}


@dataclass(frozen=True, slots=True)
class _Told:
    """A case with its fate."""

    fate: str
    card: CaseCard

    @property
    def case_id(self) -> CaseId:
        return self.card.case.id

    @property
    def family_id(self) -> FamilyId:
        return self.card.family.id


class Way:
    """Tells the way of families to the agreement."""

    def __init__(
        self, desk: Desk, team: Team, material: WayMaterial, place: SettlementId, rng: Random
    ) -> None:
        self._desk, self._team, self._material, self._place = desk, team, material, place
        self._texts = {name: Deck(lines, rng) for name, lines in material.texts.items()}
        self._held = self._working(desk.today - HELD_BEFORE * DAY)
        self._organisations: dict[str, OrganisationId] = {}

    def tell(self, cases: Sequence[OpenCase]) -> None:
        """Enter everything.

        Args:
            cases: the open cases, the newest first.
        """
        self._neighbours()
        told = self._cast(cases)
        for one in told:
            self._papers(one)
        for one in told:
            if one.fate in _DECISIONS:
                self._hand_in(one, self._held - DAY)
            elif one.fate == "level_set":
                self._assess(one, self._held - DAY)
        self._sit(told)
        for one in told:
            self._go_on(one)
        self._call_next()
        for one in told:
            if one.fate == "late":
                self._hand_in(one, self._desk.today)
        self._journal()

    def _cast(self, cases: Sequence[OpenCase]) -> list[_Told]:
        """A fate for each case that began before the sitting and not too long ago."""
        fitting = [
            one.id
            for one in cases
            if self._desk.today - OLDEST <= one.facts.start <= self._held - 3 * DAY
        ]
        fates = [*FATES, *["agreed"] * MORE]
        return [
            _Told(fate, card(self._desk, one)) for fate, one in zip(fates, fitting, strict=False)
        ]

    # -- people and papers

    def _neighbours(self) -> None:
        """Organisations, and who sits in the council."""
        clerk = self._as(self._team.clerk, self._held - 30 * DAY)
        for raw in self._material.organisations:
            made = add_organisation(clerk, OrganisationDraft(**raw))
            self._organisations.setdefault(raw["kind"], made)
        head, own = self._team.head, sitting_desk.BodyMemberDraft
        drafts = [
            own(head.name.full, head.post, part=Part.CHAIR, staff_id=head.id),
            own(
                self._team.clerk.name.full, self._team.clerk.post,
                part=Part.SECRETARY, staff_id=self._team.clerk.id,
            ),
            *(own(**raw) for raw in self._material.body),
        ]  # fmt: skip
        for draft in drafts:
            sitting_desk.add_body_member(clerk, draft)

    def _papers(self, one: _Told) -> None:
        """Appeal, survey act, application, consents, passport and order of a case."""
        start = one.card.case.started_on
        curator, clerk = self._curator(one, start), self._as(self._team.clerk, start)
        self._first_appeal(one, start - 6 * DAY)
        mother = one.card.applicant or one.card.members[0]
        texts = {name: self._texts[name].draw() for name in ("conclusion", "housing", "resources")}
        went = (curator.person.id,) if curator.person else ()
        survey = family_file.SurveyDraft(
            one.family_id, start - 3 * DAY, start - 2 * DAY, went, texts
        )
        family_file.survey_drafted(curator, survey)
        asked = family_file.ApplicationDraft(
            one.family_id, mother.id, start - 2 * DAY, ("social", "pedagogical")
        )
        family_file.apply_for(clerk, asked)
        for member in one.card.members:
            is_adult = self._desk.office.dictionaries.is_adult(member.kinship)
            given = family_file.ConsentDraft(
                one.family_id, member.id, member.id if is_adult else mother.id,
                ConsentPurpose.PROCESSING, start - 2 * DAY, text_version="1", place="личное дело",
            )  # fmt: skip
            family_file.give_consent(clerk, given)
        passport = replace(
            family_file.passport_of(one.family_id),
            wishes=self._texts["wishes"].draw(), resources=texts["resources"],
        )  # fmt: skip
        family_file.write_passport(curator, passport)
        orders.order_curator(self._as(self._team.head, start), self._order(one, start))

    def _order(self, one: _Told, start: date) -> orders.OrderDraft:
        first = one.card.curators[-1]
        return orders.OrderDraft(
            one.case_id, first.staff_id, start, first.from_on, basis="заявление семьи"
        )

    def _first_appeal(self, one: _Told, day: date) -> None:
        source = ("self", "edu", "med", "oms")[one.case_id % 4]
        mother = one.card.applicant or one.card.members[0]
        draft = appeals.AppealDraft(
            day, source, self._texts["problem"].draw(), "10:15", mother.name.last,
            mother.name.first, mother.name.patronymic, family_id=one.family_id,
        )  # fmt: skip
        clerk = self._as(self._team.clerk, one.card.case.started_on)
        made = appeals.appeal(appeals.register_appeal(clerk, draft))
        head = self._as(self._team.head, one.card.case.started_on)
        appeals.decide_appeal(head, made, AppealDecision.ACCEPTED, day + DAY)

    # -- programmes and the council

    def _hand_in(self, one: _Told, day: date) -> None:
        self._draw_up(one, day)
        curator = self._curator(one, day)
        programmes.sign(curator, self._newest(one), day, day)
        programmes.submit(curator, self._newest(one))

    def _draw_up(self, one: _Told, day: date) -> None:
        curator, until = self._curator(one, day), day + timedelta(330)
        lines = [self._measure(curator, line, day) for line in self._material.lines]
        draft = programmes.ProgrammeDraft(
            day, day, until, lines, self._texts["problem"].draw(), self._texts["goal"].draw(),
            self._texts["desired"].draw(), self._texts["resources"].draw(),
        )  # fmt: skip
        programmes.draw_up(curator, one.case_id, draft)

    def _measure(self, desk: Desk, line: Line, day: date) -> programmes.MeasureDraft:
        is_own = line.by == "self"
        return programmes.MeasureDraft(
            line.help, line.title, place=WorkPlace(line.place), is_group=line.group,
            periodicity=line.periodicity, from_on=day, until_on=day + timedelta(120),
            staff_id=desk.person.id if desk.person and is_own else None,
            organisation_id=None if is_own else self._organisations[line.by],
        )  # fmt: skip

    def _assess(self, one: _Told, day: date) -> None:
        """A sheet whose level the council is to confirm."""
        curator = self._curator(one, day)
        sheet = assessments.sheet_of(curator)
        middle = {factor.code: factor.options[1].code for factor in sheet.factors}
        draft = assessments.AssessmentDraft(
            one.family_id, day, middle, opinion=self._texts["opinion"].draw()
        )
        assessments.assess(curator, draft)

    def _sit(self, told: list[_Told]) -> None:
        """The last sitting: everybody who waited is decided on, each otherwise."""
        clerk = self._as(self._team.clerk, self._held)
        made = sitting_desk.plan_sitting(
            clerk, sitting_desk.SittingDraft(self._held, "10:00", "кабинет 2")
        )
        for one in told:
            if one.fate == "noted":
                sitting_desk.put_on_agenda(clerk, made, one.case_id, Question.INTERIM)
        fates = {one.case_id: one for one in told}
        for item in sitting_desk.full_sitting(made).items:
            sitting_desk.decide_item(clerk, item, self._decided(item, fates))
        if sitting_desk.full_sitting(made).items:
            closing.close_sitting(self._as(self._team.head, self._held), made)

    def _decided(self, item: Item, fates: dict[CaseId, _Told]) -> sitting_desk.ItemDraft:
        if item.question is Question.LEVEL:
            level = fates[item.case_id].card.line.level
            return sitting_desk.ItemDraft(Decision.SET_LEVEL, level, remarks="подтверждён")
        if item.question is Question.INTERIM:
            return sitting_desk.ItemDraft(Decision.NOTED, heard="Куратор рассказал о первых шагах.")
        decision = _DECISIONS[fates[item.case_id].fate]
        wants = decision in (Decision.REJECT, Decision.POSTPONE, Decision.OTHER_SERVICE)
        return sitting_desk.ItemDraft(
            decision, remarks=self._texts["remarks"].draw() if wants else "",
            votes_for=4, votes_against=1 if decision is Decision.REJECT else 0,
        )  # fmt: skip

    def _go_on(self, one: _Told) -> None:
        """What follows the sitting."""
        day = self._working(self._held + 2 * DAY)
        after: dict[str, Callable[[], None]] = {
            "answered": lambda: self._write_to_all(one, day, answered=True),
            "owed": lambda: self._write_to_all(one, day, answered=False),
            "second": lambda: self._second(one, day),
            "submitted": lambda: self._hand_in(one, day),
            "draft": lambda: self._draw_up(one, day),
            "level_waits": lambda: self._assess(one, day),
        }
        after.get(one.fate, lambda: None)()

    def _second(self, one: _Told, day: date) -> None:
        programmes.new_edition(self._curator(one, day), self._newest(one))

    def _write_to_all(self, one: _Told, day: date, *, answered: bool) -> None:
        clerk = self._as(self._team.clerk, day)
        for extract in letters.extracts(clerk, self._newest(one)):
            draft = letters.LetterDraft(
                extract.organisation.id, DisclosureGround.INTERACTION, day,
                None if answered else day + 2 * DAY,
            )  # fmt: skip
            letters.write_letter(clerk, self._newest(one), draft)
        for letter in letters.letters_of(one.case_id):
            letters.send_letter(clerk, letter, day, SendingWay.BY_HAND)
        if answered:
            today = self._as(self._team.clerk, self._desk.today)
            for letter in letters.letters_of(one.case_id)[1:]:
                answer = self._texts["answer"].draw()
                letters.answer_letter(today, letter, self._desk.today - DAY, "", answer)

    def _call_next(self) -> SittingId:
        """The next sitting: what waits stands on its agenda."""
        clerk = self._as(self._team.clerk, self._desk.today)
        draft = sitting_desk.SittingDraft(self._working(self._desk.today + 6 * DAY), "10:00")
        return sitting_desk.plan_sitting(clerk, draft)

    # -- the journal

    def _journal(self) -> None:
        """Appeals of every source with every decision, the oldest first."""
        for call in sorted(self._material.calls, key=lambda one: -one.ago):
            self._call(call, self._desk.today - call.ago * DAY)

    def _call(self, call: Call, day: date) -> None:
        clerk, head = self._as(self._team.clerk, day), self._as(self._team.head, day)
        draft = appeals.AppealDraft(
            day, call.source, call.summary, "11:30", call.last, call.first, sender=call.sender,
            sender_paper=call.sender_paper, danger=call.danger,
            children=tuple(Child(one) for one in call.children),
        )  # fmt: skip
        made = appeals.appeal(appeals.register_appeal(clerk, draft))
        if call.taken:
            appeals.take_danger(head, made)
        if call.outcome == "way":
            family = FamilyDraft(self._place, self._newcomers(call, day))
            appeals.decide_appeal(head, made, AppealDecision.ACCEPTED, day, family=family)
        elif call.outcome != "open":
            appeals.decide_appeal(head, made, AppealDecision(call.outcome), day, call.note)

    def _newcomers(self, call: Call, day: date) -> tuple[MemberDraft, ...]:
        born = date(day.year - 29, 4, 12)
        mother = MemberDraft(
            call.last, call.first, Sex.FEMALE, "mother", "Львовна", born, is_applicant=True
        )
        child = MemberDraft(
            call.last, "Ульяна", Sex.FEMALE, "child", "Игоревна", date(day.year - 5, 8, 3)
        )
        return mother, child

    # -- days and people

    def _newest(self, one: _Told) -> Programme:
        found = programmes.newest_programme(one.case_id)
        assert found is not None
        return found

    def _working(self, day: date) -> date:
        """The last working day up to a day."""
        return date.fromordinal(self._desk.office.calendar.from_end(day.toordinal(), 0))

    def _curator(self, one: _Told, day: date) -> Desk:
        """The desk of the curator of the case on a day."""
        past = [each for each in one.card.curators if each.from_on <= day]
        chosen = past[0] if past else one.card.curators[-1]
        return self._as(one.card.people[chosen.staff_id], day)

    def _as(self, person: Staff, day: date) -> Desk:
        return replace(self._desk, person=person, today=min(day, self._desk.today))
