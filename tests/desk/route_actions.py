"""Anything that a person may do on a family's way, about something picked by a number.

Each action is legal or refused; what is picked may be anything that the office holds.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from sstui.core.appeals import Appeal, AppealDecision
from sstui.core.family_file import ConsentPurpose
from sstui.core.letters import DisclosureGround, SendingWay
from sstui.core.programme import Programme, WorkPlace
from sstui.core.records import Case, Family, Member, Outcome, Place, StaffId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Decision, Item, Question, Sitting
from sstui.desk import (
    appeals,
    appointments,
    assessments,
    cases,
    families,
    family_file,
    letters,
    orders,
    papers,
    programmes,
    sittings,
    visits,
)
from sstui.desk.closing import close_sitting
from sstui.desk.desk import Desk
from sstui.desk.merging import merge_families
from sstui.desk.organisations import organisations
from sstui.desk.undo import last_save, undo
from sstui.store import appeals as stored_appeals
from sstui.store import cases as stored_cases
from sstui.store import families as stored_families
from sstui.store import family_file as stored_file
from sstui.store import letters as stored_letters
from sstui.store import programmes as stored_programmes
from sstui.store import sittings as stored_sittings
from sstui.store import visits as stored_visits
from sstui.store.engine import fetch_sql
from sstui.store.staff import staff
from tests.factories import a_family, me

T = TypeVar("T")
LEVELS = ("adaptation", "basic", "crisis", "emergency")
NAMES = ("Ёлкина", "Котова", "Белова", "Орлова", "Чернова", "Гусева", "Рыбина", "Волкова")


@dataclass(frozen=True, slots=True)
class Turn:
    """One person's turn."""

    desk: Desk
    pick: int
    """What it is about, and how: any number."""
    back: int
    """Days before today that it is dated."""

    @property
    def day(self) -> date:
        return self.desk.today - timedelta(self.back)

    def one(self, known: Sequence[T]) -> T:
        """One of several things."""
        if not known:
            raise Refusal("Ничего такого ещё нет.")
        return known[self.pick % len(known)]

    @property
    def family(self) -> Family:
        return self.one(stored_families.families())

    @property
    def case(self) -> Case:
        ids = [row[0] for row in fetch_sql("SELECT id FROM family_case ORDER BY id")]
        found = stored_cases.case(self.one(ids))
        assert found is not None
        return found

    @property
    def appeal(self) -> Appeal:
        return self.one(stored_appeals.appeals(date(2026, 1, 1), date(2027, 12, 31)))

    @property
    def member(self) -> Member:
        return self.one(stored_families.members(self.family.id))

    @property
    def programme(self) -> Programme:
        return self.one(stored_programmes.programmes(self.case.id))

    @property
    def sitting(self) -> Sitting:
        return self.one(stored_sittings.sittings())

    @property
    def item(self) -> Item:
        return self.one(stored_sittings.items(self.sitting.id))

    @property
    def person(self) -> StaffId:
        return self.one(staff()).id


def an_appeal(turn: Turn) -> None:
    danger = "побои" if turn.pick % 3 == 0 else ""
    known = stored_families.families()
    family = turn.one(known).id if known and turn.pick % 2 else None
    draft = appeals.AppealDraft(turn.day, "edu", "прогулы", danger=danger, family_id=family)
    appeals.register_appeal(turn.desk, draft)


def take_danger(turn: Turn) -> None:
    appeals.take_danger(turn.desk, turn.appeal)


def decide_appeal(turn: Turn) -> None:
    decision = turn.one(list(AppealDecision))
    appeals.decide_appeal(turn.desk, turn.appeal, decision, turn.day, "предложена помощь")


def link_appeal(turn: Turn) -> None:
    appeals.link_appeal(turn.desk, turn.appeal, turn.family.id)


def a_new_family(turn: Turn) -> None:
    a_family(turn.desk, turn.one(NAMES))


def merge(turn: Turn) -> None:
    gone = turn.one(list(reversed(stored_families.families())))
    merge_families(turn.desk, turn.family.id, gone.id, "внесена дважды")


def change_family(turn: Turn) -> None:
    family = turn.family
    draft = families.FamilyDraft(family.settlement_id, (), family.name, f"ул. Новая, {turn.pick}")
    families.change_family(turn.desk, family.id, family.version, draft)


def write_passport(turn: Turn) -> None:
    old = family_file.passport_of(turn.family.id)
    family_file.write_passport(turn.desk, replace(old, wishes=f"работа {turn.pick}"))


def an_application(turn: Turn) -> None:
    family, who = turn.family.id, turn.member.id
    family_file.apply_for(turn.desk, family_file.ApplicationDraft(family, who, turn.day))


def a_survey(turn: Turn) -> None:
    texts = {"conclusion": "нужна помощь"}
    went = (me(turn.desk),)
    draft = family_file.SurveyDraft(turn.family.id, turn.day, turn.day, went, texts)
    family_file.survey_drafted(turn.desk, draft)


def void_survey(turn: Turn) -> None:
    known = stored_file.surveys(turn.family.id)
    family_file.void_survey(turn.desk, turn.one(known), "не та семья")


def a_consent(turn: Turn) -> None:
    member = turn.member
    signer = stored_families.members(member.family_id)[0]
    purpose = turn.one(list(ConsentPurpose))
    draft = family_file.ConsentDraft(member.family_id, member.id, signer.id, purpose, turn.day)
    family_file.give_consent(turn.desk, draft)


def withdraw_consent(turn: Turn) -> None:
    known = stored_file.consents(turn.family.id)
    family_file.withdraw_consent(turn.desk, turn.one(known), turn.day)


def assess(turn: Turn) -> None:
    sheet = assessments.sheet_of(turn.desk)
    answers = {one.code: turn.one(list(one.options)).code for one in sheet.factors}
    draft = assessments.AssessmentDraft(turn.family.id, turn.day, answers)
    assessments.assess(turn.desk, draft)


def decide_level(turn: Turn) -> None:
    old = turn.one(stored_file.assessments(turn.family.id))
    level = turn.one(LEVELS)
    assessments.decide_level(turn.desk, old, level, turn.day, "консилиум", "видно на месте")


def open_case(turn: Turn) -> None:
    level = turn.one(("", *LEVELS))
    draft = cases.CaseDraft(turn.family.id, turn.day, level, turn.person, reason="некому больше")
    cases.open_case(turn.desk, draft)


def change_level(turn: Turn) -> None:
    cases.change_level(turn.desk, turn.case.id, turn.day, turn.one(LEVELS), "протокол")


def assign(turn: Turn) -> None:
    cases.assign_curator(turn.desk, turn.case.id, turn.person, turn.day, "№ 1", "болезнь")


def order(turn: Turn) -> None:
    draft = orders.OrderDraft(turn.case.id, turn.person, turn.day, turn.day, reason="болезнь")
    orders.order_curator(turn.desk, draft)


def suspend(turn: Turn) -> None:
    last = turn.day + timedelta(turn.pick % 20) if turn.pick % 2 else None
    cases.suspend(turn.desk, turn.case.id, turn.day, last, "санаторий")


def change_pause(turn: Turn) -> None:
    cases.change_pause(turn.desk, turn.one(stored_cases.pauses(turn.case.id)), turn.day)


def end_case(turn: Turn) -> None:
    cases.end_case(turn.desk, turn.case, turn.day, "moved")


def a_visit(turn: Turn) -> None:
    case = turn.case
    seen = tuple(one.id for one in stored_families.members(case.family_id))
    outcome = turn.one(list(Outcome))
    went = (me(turn.desk),)
    draft = visits.VisitDraft(case.id, turn.day, Place.HOME, outcome, went, member_ids=seen)
    visits.record_visit(turn.desk, draft)


def correct_visit(turn: Turn) -> None:
    old = turn.one(stored_visits.visits(turn.case.id))
    went = (turn.person,)
    draft = visits.VisitDraft(old.case_id, turn.day, Place.CALL, old.outcome, went)
    visits.correct_visit(turn.desk, old.id, old.version, draft, "не тот день")


def void_visit(turn: Turn) -> None:
    old = turn.one(stored_visits.visits(turn.case.id))
    visits.void_visit(turn.desk, old.id, old.version, "ошибка")


def appoint(turn: Turn) -> None:
    day = turn.desk.today + timedelta(turn.pick % 9)
    draft = appointments.AppointmentDraft(turn.case.id, day, turn.person, reason="так удобнее")
    appointments.appoint(turn.desk, draft)


def call_off(turn: Turn) -> None:
    old = turn.one(stored_visits.appointments(turn.case.id))
    appointments.cancel(turn.desk, old, "заболели")


def agree(turn: Turn) -> None:
    papers.sign_agreement(turn.desk, turn.case.id, turn.day)


def _programme_draft(turn: Turn) -> programmes.ProgrammeDraft:
    until = turn.day + timedelta(200)
    ours = programmes.MeasureDraft(
        "social", "беседы", place=WorkPlace.HOME, until_on=until, staff_id=me(turn.desk)
    )
    theirs = programmes.MeasureDraft(
        "medical", "осмотр", place=WorkPlace.OFFICE, is_group=True, until_on=until,
        organisation_id=organisations()[0].id,
    )  # fmt: skip
    lines = (ours, theirs) if turn.pick % 4 else (ours,)
    return programmes.ProgrammeDraft(turn.day, turn.day, until, lines, "долги", "мир", "работа")


def draw_up(turn: Turn) -> None:
    programmes.draw_up(turn.desk, turn.case.id, _programme_draft(turn))


def change_draft(turn: Turn) -> None:
    programmes.change_draft(turn.desk, turn.programme, _programme_draft(turn))


def sign(turn: Turn) -> None:
    programmes.sign(turn.desk, turn.programme, turn.desk.today, turn.desk.today)


def submit(turn: Turn) -> None:
    programmes.submit(turn.desk, turn.programme)


def withdraw(turn: Turn) -> None:
    programmes.withdraw(turn.desk, turn.programme)


def new_edition(turn: Turn) -> None:
    programmes.new_edition(turn.desk, turn.programme)


def hand_in(turn: Turn) -> None:
    """Everything that leads a case to the body, as far as it is not there."""
    case, desk = turn.case, turn.desk
    went, family = (me(desk),), case.family_id
    if not stored_file.applications(family):
        who = stored_families.members(family)[0].id
        family_file.apply_for(desk, family_file.ApplicationDraft(family, who, desk.today))
    if not stored_file.surveys(family):
        texts = {"conclusion": "нужна помощь"}
        draft = family_file.SurveyDraft(family, desk.today, desk.today, went, texts)
        family_file.survey_drafted(desk, draft)
    newest = programmes.newest_programme(case.id)
    if newest is None:
        programmes.draw_up(desk, case.id, _programme_draft(replace(turn, pick=1, back=0)))
    elif newest.state.is_frozen:
        programmes.new_edition(desk, newest)
    newest = programmes.newest_programme(case.id)
    assert newest is not None
    programmes.sign(desk, newest, desk.today, desk.today)
    programmes.submit(desk, programmes.programme(desk, newest.id).programme)


def plan_sitting(turn: Turn) -> None:
    sittings.plan_sitting(turn.desk, sittings.SittingDraft(turn.day))


def decide_item(turn: Turn) -> None:
    item = turn.item
    wanted = [Decision.APPROVE, Decision.REJECT, Decision.POSTPONE]
    if item.question is Question.LEVEL:
        wanted = [one for one in Decision if one not in wanted[:2]]
    level = turn.one(("", *LEVELS))
    draft = sittings.ItemDraft(turn.one(wanted), level=level, remarks="уточнить сроки")
    sittings.decide_item(turn.desk, item, draft)


def take_off(turn: Turn) -> None:
    sittings.take_off(turn.desk, turn.item)


def close(turn: Turn) -> None:
    close_sitting(turn.desk, turn.sitting.id)


def hold(turn: Turn) -> None:
    """A whole sitting on everything that waits."""
    made = sittings.plan_sitting(turn.desk, sittings.SittingDraft(turn.desk.today))
    for item in stored_sittings.items(made):
        is_level = item.question is Question.LEVEL
        decision = Decision.POSTPONE if is_level else Decision.APPROVE
        draft = sittings.ItemDraft(decision, remarks="уточнить сроки")
        sittings.decide_item(turn.desk, item, draft)
    close_sitting(turn.desk, made)


def write_letter(turn: Turn) -> None:
    current = programmes.current_programme(turn.case.id)
    if current is None:
        raise Refusal("Программы ещё нет.")
    whose = organisations()[0].id
    draft = letters.LetterDraft(whose, DisclosureGround.INTERACTION, turn.desk.today)
    letters.write_letters(turn.desk, current, [draft])


def send_letter(turn: Turn) -> None:
    old = turn.one(stored_letters.letters(turn.case.id))
    letters.send_letter(turn.desk, old, turn.day, SendingWay.POST)


def answer_letter(turn: Turn) -> None:
    old = turn.one(stored_letters.letters(turn.case.id))
    letters.answer_letter(turn.desk, old, turn.day, "12", "сделаем")


def take_back(turn: Turn) -> None:
    found = last_save(turn.desk)
    if found is None:
        raise Refusal("Отменять нечего.")
    undo(turn.desk, found.line.line.seq)


ACTIONS: tuple[Callable[[Turn], None], ...] = (
    an_appeal, take_danger, decide_appeal, link_appeal, a_new_family, merge, change_family,
    write_passport, an_application, a_survey, void_survey, a_consent, withdraw_consent, assess,
    decide_level, open_case, change_level, assign, order, suspend, change_pause, end_case, a_visit,
    correct_visit, void_visit, appoint, call_off, agree, draw_up, change_draft, sign, submit,
    withdraw, new_edition, hand_in, plan_sitting, decide_item, take_off, close, hold, write_letter,
    send_letter, answer_letter,
)  # fmt: skip
"""Everything but taking back."""

WORK = (
    a_visit, correct_visit, void_visit, change_level, suspend, change_pause, a_consent,
    write_passport, a_survey, hand_in, hold, withdraw, new_edition, merge, order, end_case,
    open_case, an_appeal, decide_appeal, write_letter, send_letter, plan_sitting, decide_item,
    close,
)  # fmt: skip
"""Actions of days on which much is going on in few cases."""
