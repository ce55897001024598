"""Sittings of the body that decides: planned, heard family after family, closed with all effects.

What is entered while families are heard holds nothing yet; closing the sitting makes all of its
decisions hold together, in one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sstui.core.profile import Body
from sstui.core.programme import ProgrammeId, ProgrammeState
from sstui.core.records import CaseId, StaffId
from sstui.core.refusal import Refusal
from sstui.core.sittings import (
    Attendee,
    BodyMember,
    BodyMemberId,
    Decision,
    Item,
    ItemId,
    Part,
    Question,
    Sitting,
    SittingId,
)
from sstui.core.text import clean_name, clean_note
from sstui.core.times import clean_time
from sstui.desk.agenda import Waiting as Waiting
from sstui.desk.agenda import suggested_level
from sstui.desk.agenda import waiting as waiting
from sstui.desk.desk import Desk
from sstui.store import cases, programmes, sittings
from sstui.store.door import Written, write

AHEAD = timedelta(days=366)
"""How far ahead a sitting may be planned."""

CHOICES = {
    Question.PROGRAMME: (
        Decision.APPROVE,
        Decision.REJECT,
        Decision.POSTPONE,
        Decision.OTHER_SERVICE,
    ),
    Question.LEVEL: (Decision.SET_LEVEL, Decision.POSTPONE),
    Question.SUPPLEMENT: (Decision.NOTED, Decision.POSTPONE),
    Question.INTERIM: (Decision.NOTED, Decision.SET_LEVEL, Decision.POSTPONE),
    Question.FINAL: (Decision.NOTED, Decision.POSTPONE),
}
"""What may be decided on each question."""


@dataclass(frozen=True, slots=True)
class SittingDraft:
    """A sitting as planned."""

    held_on: date
    at: str = ""
    place: str = ""
    is_planned: bool = True
    draft_id: str | None = None
    all_present: bool = True
    """False where the people who come are to be ticked."""


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """What was heard and decided on one family, as typed; the decision is never preset."""

    decision: Decision | None
    level: str = ""
    heard: str = ""
    remarks: str = ""
    dissent: str = ""
    votes_for: int | None = None
    votes_against: int | None = None
    next_on: date | None = None
    speaker_id: StaffId | None = None


@dataclass(frozen=True, slots=True)
class BodyMemberDraft:
    """A member of the body as typed."""

    name: str
    post: str = ""
    organisation: str = ""
    part: Part = Part.MEMBER
    staff_id: StaffId | None = None
    active: bool = True


@dataclass(frozen=True, slots=True)
class FullSitting:
    """A sitting with its agenda and its people."""

    sitting: Sitting
    items: tuple[Item, ...]
    attendees: tuple[Attendee, ...]


def body_of(desk: Desk) -> Body:
    """The body that decides on programmes here.

    Raises:
        Refusal: the region's act names none.
    """
    route = desk.office.profile.route
    found = route.bodies.get(route.approval.body)
    if found is None:
        raise Refusal("В вашем профиле нет органа, который рассматривает программы.")
    return found


def body_members(desk: Desk) -> list[BodyMember]:
    """Members of the body, those who left it too."""
    return sittings.body_members(body_of(desk).code)


def add_body_member(desk: Desk, draft: BodyMemberDraft) -> BodyMemberId:
    """Enter a member of the body.

    Raises:
        Refusal: no name; a second chair or secretary.
    """
    new = _member(desk, draft, None)

    def change() -> Written:
        return Written(sittings.add_body_member(new), detail={"name": new.name})

    return BodyMemberId(write(desk.actor, "body.add", "body_member", change))


def change_body_member(desk: Desk, old: BodyMember, draft: BodyMemberDraft) -> None:
    """Put a member's data right, or let him leave the body; errors as in `add_body_member`."""
    new = replace(_member(desk, draft, old), id=old.id, version=old.version)

    def change() -> Written:
        sittings.change_body_member(new)
        return Written(old.id, detail={"name": new.name, "active": new.active})

    write(desk.actor, "body.change", "body_member", change)


def plan_sitting(desk: Desk, draft: SittingDraft) -> SittingId:
    """Plan a sitting: its members are called, and its agenda is what waits.

    Raises:
        Refusal: a day too far ahead, no such time, no body in this profile.
    """
    new = _planned(desk, draft)
    members = [one for one in body_members(desk) if one.active]
    agenda = waiting(desk)

    def change() -> Written:
        made = sittings.add_sitting(new)
        called = [_called(made, one, is_present=draft.all_present) for one in members]
        sittings.write_attendees(made, called)
        for position, one in enumerate(agenda, start=1):
            sittings.add_item(_item(made, position, one))
        return Written(made, detail={"held_on": new.held_on, "items": len(agenda)})

    return SittingId(write(desk.actor, "sitting.add", "sitting", change, draft.draft_id))


def change_plan(desk: Desk, old: Sitting, draft: SittingDraft) -> None:
    """Put the day, the hour or the place of a sitting right that is not closed.

    Raises:
        Refusal: it is closed; a day too far ahead; a future day though something is decided.
    """
    found = _open(old.id)
    new = replace(_planned(desk, draft), id=old.id, version=old.version)
    if new.held_on > desk.today and any(one.decision is not None for one in found.items):
        raise Refusal("Решения уже записаны: заседание не может быть в будущем.", "held_on")

    def change() -> Written:
        sittings.change_sitting(new)
        return Written(old.id, detail={"was": old.held_on, "held_on": new.held_on})

    write(desk.actor, "sitting.change", "sitting", change, draft.draft_id)


def cancel_sitting(desk: Desk, sitting_id: SittingId) -> None:
    """Take a planned sitting away; those on its agenda wait for the next one.

    Raises:
        Refusal: it is closed, or something is decided.
    """
    found = _open(sitting_id)
    decided = sum(1 for one in found.items if one.decision is not None)
    if decided:
        raise Refusal(
            f"По этому заседанию уже записаны решения: {decided}. Сначала снимите их "
            "или закройте заседание."
        )

    def change() -> Written:
        sittings.remove_sitting(sitting_id)
        detail = {"held_on": found.sitting.held_on, "items": len(found.items)}
        return Written(sitting_id, detail=detail)

    write(desk.actor, "sitting.cancel", "sitting", change)


def full_sitting(sitting_id: SittingId) -> FullSitting:
    """A sitting with its agenda and its people.

    Raises:
        Refusal: there is none.
    """
    found = sittings.sitting(sitting_id)
    if found is None:
        raise Refusal("Такого заседания нет.")
    return FullSitting(
        found, tuple(sittings.items(sitting_id)), tuple(sittings.attendees(sitting_id))
    )


def all_sittings() -> list[Sitting]:
    """Every sitting, newest first."""
    return sittings.sittings()


def call_members(desk: Desk, sitting_id: SittingId, attendees: Sequence[Attendee]) -> None:
    """Say who is called to a sitting and who has come.

    Raises:
        Refusal: the sitting is closed; two chairs or secretaries.
    """
    _open(sitting_id)
    for part in (Part.CHAIR, Part.SECRETARY):
        if sum(1 for one in attendees if one.part is part) > 1:
            raise Refusal(f"{part.label.capitalize()} должен быть один.", "attendees")

    def change() -> Written:
        sittings.write_attendees(sitting_id, attendees)
        present = sum(1 for one in attendees if one.is_present)
        return Written(sitting_id, detail={"called": len(attendees), "present": present})

    write(desk.actor, "sitting.members", "sitting", change)


def put_on_agenda(
    desk: Desk,
    sitting_id: SittingId,
    case_id: CaseId,
    question: Question,
    programme_id: ProgrammeId | None = None,
) -> ItemId:
    """Put a family on the agenda of a sitting that is not closed.

    Raises:
        Refusal: the sitting is closed, there is no such case, it is on the agenda already.
    """
    found = _open(sitting_id)
    if cases.case(case_id) is None:
        raise Refusal("Такого дела нет.", "case_id")
    if any(one.case_id == case_id and one.question is question for one in found.items):
        raise Refusal("Этот вопрос уже стоит в повестке.", "case_id")
    position = max((one.position for one in found.items), default=0) + 1
    new = _item(sitting_id, position, Waiting(case_id, question, programme_id, desk.today))

    def change() -> Written:
        return Written(sittings.add_item(new), case_id, {"question": question.value})

    return ItemId(write(desk.actor, "item.add", "sitting_item", change))


def take_off(desk: Desk, item: Item) -> None:
    """Take a family off the agenda of a sitting that is not closed."""
    _open(item.sitting_id)

    def change() -> Written:
        sittings.remove_item(item.id)
        return Written(item.id, item.case_id, {"question": item.question.value})

    write(desk.actor, "item.remove", "sitting_item", change)


def decide_item(desk: Desk, item: Item, draft: ItemDraft) -> None:
    """Write down what was heard and decided on a family; it holds once the sitting is closed.

    Raises:
        Refusal: the sitting is closed or has not begun; a decision that does not fit the question;
            a level that the norms do not have; a rejection without remarks.
    """
    found = _open(item.sitting_id)
    held = found.sitting.held_on
    if held > desk.today:
        raise Refusal("Решение не может быть раньше заседания.", "decision")
    if draft.next_on is not None and draft.next_on < held:
        raise Refusal("Снова рассмотреть раньше этого заседания нельзя.", "next_on")
    new = _decided(desk, item, draft)

    def change() -> Written:
        sittings.change_item(new)
        detail = {"decision": new.decision and new.decision.value, "level": new.level}
        return Written(item.id, item.case_id, detail)

    write(desk.actor, "item.decide", "sitting_item", change)


def _decided(desk: Desk, item: Item, draft: ItemDraft) -> Item:
    decision, level = draft.decision, draft.level
    if decision is not None and decision not in CHOICES[item.question]:
        raise Refusal(f"Так этот вопрос не решают: {decision.label}.", "decision")
    if decision is Decision.SET_LEVEL and not level:
        raise Refusal("Выберите уровень.", "level")
    if level and level not in desk.office.norms.on(desk.today).levels:
        raise Refusal("Такого уровня в нормах нет.", "level")
    if level and decision not in (Decision.SET_LEVEL, Decision.APPROVE):
        raise Refusal("Уровень устанавливают вместе с решением о нём или о программе.", "level")
    remarks = clean_note(draft.remarks, "замечания")
    if decision is Decision.REJECT and not remarks:
        raise Refusal("Напишите, что доработать.", "remarks")
    suggested = suggested_level(item.case_id) if level else ""
    if suggested and level != suggested and not remarks:
        raise Refusal("Уровень не тот, что подсказывает лист оценки: напишите почему.", "remarks")
    for votes in (draft.votes_for, draft.votes_against):
        if votes is not None and votes < 0:
            raise Refusal("Голосов не бывает меньше нуля.", "votes_for")
    return replace(
        item, decision=decision, level=level, heard=clean_note(draft.heard, "слушали"),
        remarks=remarks, dissent=clean_note(draft.dissent, "особое мнение"),
        votes_for=draft.votes_for, votes_against=draft.votes_against, next_on=draft.next_on,
        speaker_id=draft.speaker_id,
    )  # fmt: skip


def _planned(desk: Desk, draft: SittingDraft) -> Sitting:
    if draft.held_on > desk.today + AHEAD:
        raise Refusal("Заседание дальше года вперёд: проверьте дату.", "held_on")
    return Sitting(
        SittingId(0), body_of(desk).code, "", draft.held_on, clean_time(draft.at),
        clean_name(draft.place, "место", required=False), draft.is_planned,
    )  # fmt: skip


def _open(sitting_id: SittingId) -> FullSitting:
    found = full_sitting(sitting_id)
    if found.sitting.is_closed:
        raise Refusal(f"Заседание закрыто, протокол № {found.sitting.number}.")
    return found


def _called(sitting_id: SittingId, one: BodyMember, *, is_present: bool) -> Attendee:
    return Attendee(
        sitting_id, one.name, one.post, one.organisation, one.part, is_present, one.staff_id
    )  # fmt: skip


def _item(sitting_id: SittingId, position: int, one: Waiting) -> Item:
    speaker = None
    if one.programme_id is not None:
        about = programmes.programme(one.programme_id)
        if about is None or about.state is not ProgrammeState.SUBMITTED:
            raise Refusal("Эта программа не передана на рассмотрение.", "programme_id")
        speaker = about.author_id
    return Item(
        ItemId(0), sitting_id, position, one.case_id, one.question, one.programme_id, speaker
    )


def _member(desk: Desk, draft: BodyMemberDraft, old: BodyMember | None) -> BodyMember:
    name = clean_name(draft.name, "фамилия, имя, отчество")
    if draft.part in (Part.CHAIR, Part.SECRETARY) and draft.active:
        holders = [one for one in body_members(desk) if one.active and one.part is draft.part]
        if any(old is None or one.id != old.id for one in holders):
            raise Refusal(f"{draft.part.label.capitalize()} уже есть: {holders[0].name}.", "part")
    return BodyMember(
        BodyMemberId(0), body_of(desk).code, name,
        clean_name(draft.post, "должность", required=False),
        clean_name(draft.organisation, "организация", required=False),
        draft.part, draft.staff_id, draft.active,
    )  # fmt: skip
