"""An office of a region and its people, in the words in which a regulation is told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sstui.config import lay_out_office
from sstui.core.appeals import Appeal, AppealDecision
from sstui.core.deadlines import Deadline
from sstui.core.family_file import ConsentPurpose
from sstui.core.letters import DisclosureGround, Letter, SendingWay
from sstui.core.profile import AgreementOrder
from sstui.core.programme import OrganisationId, Programme, WorkPlace
from sstui.core.records import CaseId, FamilyId, Role, Sex, Staff
from sstui.core.route import Step
from sstui.core.sittings import Decision, Part
from sstui.desk.appeals import AppealDraft, appeal, decide_appeal, link_appeal, register_appeal
from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.closing import close_sitting
from sstui.desk.deadlines import case_deadlines
from sstui.desk.desk import Desk, open_desk
from sstui.desk.events import EventDraft, enter_event
from sstui.desk.families import FamilyDraft, MemberDraft, add_settlement
from sstui.desk.family_file import (
    ApplicationDraft,
    ConsentDraft,
    SurveyDraft,
    apply_for,
    give_consent,
    passport_of,
    survey_drafted,
    write_passport,
)
from sstui.desk.letters import LetterDraft, extracts, letters_of, send_letter, write_letter
from sstui.desk.orders import OrderDraft, order_curator
from sstui.desk.organisations import OrganisationDraft, add_organisation
from sstui.desk.papers import sign_agreement
from sstui.desk.people import StaffDraft, add_staff, work_as
from sstui.desk.programmes import (
    MeasureDraft,
    ProgrammeDraft,
    current_programme,
    decide_alone,
    draw_up,
    new_edition,
    newest_programme,
    sign,
    submit,
)
from sstui.desk.routes import route_of
from sstui.desk.sittings import (
    BodyMemberDraft,
    ItemDraft,
    SittingDraft,
    add_body_member,
    decide_item,
    full_sitting,
    plan_sitting,
)
from sstui.store import cases, families
from sstui.store.opening import create
from sstui.store.staff import staff

PEOPLE = (
    ("Соколова", "Вера", Role.CURATOR),
    ("Орлова", "Анна", Role.HEAD),
    ("Белов", "Пётр", Role.DIRECTOR),
)


class Region:
    """One office of a region; every verb is a journey of the desk on the story's day."""

    def __init__(self, folder: Path, profile: str, order: AgreementOrder | None = None) -> None:
        lay_out_office(folder, profile)
        create(folder / "sstui.db")
        self.folder, self.order = folder, order
        self.today = date(2026, 10, 1)
        desk = open_desk(folder, "nobody", today=self.today)
        for last, first, role in PEOPLE:
            sex = Sex.FEMALE if last.endswith("а") else Sex.MALE
            add_staff(desk, StaffDraft(last, first, sex, role))
            desk = work_as(desk, staff()[0])
        self.place = add_settlement(desk, "Заречье", 25)
        self.families: dict[str, FamilyId] = {}
        self.cases: dict[str, CaseId] = {}

    def on(self, day: int, month: int, year: int = 2026) -> None:
        """The story goes on on this day."""
        self.today = date(year, month, day)

    def desk(self, last: str = "Соколова") -> Desk:
        """The desk of one of the people on the day."""
        desk = open_desk(self.folder, "nobody", today=self.today)
        if self.order is not None:
            route = replace(desk.office.profile.route, agreement_order=self.order)
            profile = replace(desk.office.profile, route=route)
            desk = replace(desk, office=replace(desk.office, profile=profile))
        return work_as(desk, self.person(last))

    def person(self, last: str) -> Staff:
        return next(one for one in staff() if one.name.last == last)

    # -- before the case

    def hears(self, last: str, source: str, summary: str = "нужна помощь") -> Appeal:
        """A message or an appeal comes in and is written into the journal."""
        draft = AppealDraft(self.today, source, summary, last=last, first="Мария")
        return appeal(register_appeal(self.desk(), draft))

    def accepts(self, found: Appeal) -> FamilyId:
        """The head accepts an appeal and the family is entered."""
        last = found.name.last
        people = (
            MemberDraft(
                last, "Мария", Sex.FEMALE, "mother", "Петровна", date(1990, 5, 1),
                is_applicant=True, identity="паспорт 00 00 № 000000",
            ),
            MemberDraft(last[:-1], "Пётр", Sex.MALE, "child", "Ильич", date(2018, 2, 3)),
        )  # fmt: skip
        family = None if last in self.families else FamilyDraft(self.place, people, category="mnog")
        decide_appeal(
            self.desk("Орлова"), found, AppealDecision.ACCEPTED, self.today, family=family
        )
        self.families[last] = appeal(found.id).family_id  # type: ignore[assignment]
        return self.families[last]

    def offers_another_service(self, found: Appeal, service: str) -> None:
        """The family does not want accompaniment and is offered something else."""
        decide_appeal(self.desk("Орлова"), found, AppealDecision.OTHER_SERVICE, self.today, service)

    def recognises(self, found: Appeal, last: str) -> Appeal:
        """The appeal turns out to be about a family that is known already."""
        link_appeal(self.desk(), found, self.families[last])
        return appeal(found.id)

    def enters(self, last: str) -> None:
        """A family comes by itself: there is no signal but its own application."""
        self.accepts(self.hears(last, "self"))

    def takes_application(self, last: str) -> None:
        family = self.families[last]
        draft = ApplicationDraft(family, self._mother(last), self.today, ("social",))
        apply_for(self.desk(), draft)

    def surveys(self, last: str) -> None:
        texts = {"conclusion": "семья нуждается в сопровождении", "resources": "бабушка рядом"}
        me = self.person("Соколова").id
        draft = SurveyDraft(self.families[last], self.today, self.today, (me,), texts)
        survey_drafted(self.desk(), draft)

    def takes_consents(self, last: str) -> None:
        family = self.families[last]
        for one in families.members(family):
            draft = ConsentDraft(
                family, one.id, self._mother(last), ConsentPurpose.PROCESSING, self.today
            )
            give_consent(self.desk(), draft)

    def fills_passport(self, last: str) -> None:
        passport = passport_of(self.families[last])
        write_passport(self.desk(), replace(passport, wishes="работа рядом с домом"))

    # -- the case

    def takes_on(self, last: str, level: str = "basic") -> CaseId:
        """The family is put on record with its level and its curator."""
        draft = CaseDraft(self.families[last], self.today, level, self.person("Соколова").id)
        self.cases[last] = open_case(self.desk("Орлова"), draft)
        return self.cases[last]

    def orders_curator(self, last: str) -> None:
        case = cases.case(self.cases[last])
        assert case is not None
        draft = OrderDraft(
            case.id, self.person("Соколова").id, self.today, case.started_on, basis="заявление"
        )
        order_curator(self.desk("Белов"), draft)

    def draws_up(self, last: str, clinic: OrganisationId | None = None) -> Programme:
        """The curator draws the programme up together with the family."""
        until = date(self.today.year + 1, self.today.month, 1)
        lines = [
            MeasureDraft(
                "social", "беседы", place=WorkPlace.HOME, until_on=until,
                staff_id=self.person("Соколова").id,
            ),
            MeasureDraft(
                "medical", "осмотр детей", place=WorkPlace.OFFICE, is_group=True, until_on=until,
                organisation_id=clinic,
            ),
        ]  # fmt: skip
        draft = ProgrammeDraft(
            self.today, self.today, until, lines, "долги", "мир в семье", "работа у матери"
        )
        draw_up(self.desk(), self.cases[last], draft)
        return self.newest(last)

    def begins_anew(self, last: str) -> None:
        """What was rejected is drawn up as the next edition."""
        new_edition(self.desk(), self.newest(last))

    def signs(self, last: str) -> None:
        """The curator and the family sign the draft."""
        sign(self.desk(), self.newest(last), self.today, self.today)

    def hands_in(self, last: str) -> None:
        """The programme goes to those who decide."""
        submit(self.desk(), self.newest(last))

    def seats(self) -> None:
        """The body gets a chair, a secretary and a member from the school."""
        for name, part in (
            ("Орлова А. А.", Part.CHAIR),
            ("Белов П. П.", Part.SECRETARY),
            ("Гусева О. И.", Part.MEMBER),
        ):
            add_body_member(self.desk("Орлова"), BodyMemberDraft(name, "", "школа", part))

    def decides(self, decision: Decision, remarks: str = "", level: str = "") -> str:
        """The body sits, hears everybody who waits, and decides the same on each."""
        desk = self.desk("Орлова")
        sitting = plan_sitting(desk, SittingDraft(self.today, "10:00"))
        for item in full_sitting(sitting).items:
            decide_item(desk, item, ItemDraft(decision, level=level, remarks=remarks))
        return close_sitting(desk, sitting)

    def head_decides(self, last: str, *, approve: bool, remarks: str = "") -> None:
        """Where the act names no body, the head decides."""
        decide_alone(
            self.desk("Орлова"), self.newest(last), self.today, approve=approve, remarks=remarks
        )

    def concludes(self, last: str) -> None:
        """The agreement is concluded."""
        sign_agreement(self.desk("Белов"), self.cases[last], self.today)

    def sends_out(self, last: str) -> list[Letter]:
        """The approved programme goes to its organisations."""
        desk, case = self.desk("Орлова"), self.cases[last]
        found = current_programme(case)
        assert found is not None
        for one in extracts(desk, found):
            draft = LetterDraft(one.organisation.id, DisclosureGround.INTERACTION, self.today)
            write_letter(desk, found, draft)
        for letter in letters_of(case):
            send_letter(desk, letter, self.today, SendingWay.POST)
        return letters_of(case)

    def records(self, last: str, event: str) -> None:
        """Something happened in the family's case, and its curator writes it down."""
        enter_event(self.desk(), EventDraft(self.cases[last], event, self.today))

    # -- what the program says

    def next_step(self, last: str) -> Step:
        return route_of(self.desk(), self.families[last], self.cases.get(last)).step

    def next_words(self, last: str) -> str:
        return route_of(self.desk(), self.families[last], self.cases.get(last)).words

    def stage(self, last: str) -> str:
        """Title of the stage that the family is at."""
        view = route_of(self.desk(), self.families[last], self.cases.get(last))
        return next((one.stage.title for one in view.states if one.mark.value == "now"), "")

    def deadline(self, last: str, code: str) -> Deadline:
        known = case_deadlines(self.desk(), self.cases[last])
        return next(one for one in known if one.clock.code == code)

    def newest(self, last: str) -> Programme:
        found = newest_programme(self.cases[last])
        assert found is not None
        return found

    def clinic(self, kind: str) -> OrganisationId:
        return add_organisation(self.desk(), OrganisationDraft("Заречная больница", kind))

    def _mother(self, last: str):  # type: ignore[no-untyped-def]
        return families.members(self.families[last])[0].id
