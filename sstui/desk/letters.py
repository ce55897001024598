"""An approved programme goes out to its organisations, and their answers come back.

Each organisation gets its own measures only, and of the family only what its kind may know.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import uuid4

from sstui.core.disclosure import Datum
from sstui.core.family_file import Consent, ConsentPurpose
from sstui.core.letters import DisclosureGround, Letter, LetterId, SendingWay
from sstui.core.profile import RouteAction
from sstui.core.programme import Measure, Organisation, OrganisationId, Programme, ProgrammeState
from sstui.core.records import Case, CaseId, FamilyId, Member, MemberId, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, clean_note
from sstui.desk.desk import Desk
from sstui.desk.family_file import consents_in_force
from sstui.desk.organisations import organisation
from sstui.store import cases, families, letters, papers, programmes
from sstui.store.caseload import open_cases
from sstui.store.door import Written, in_common, together, write


@dataclass(frozen=True, slots=True)
class Extract:
    """What one organisation would be told."""

    organisation: Organisation
    measures: tuple[Measure, ...]
    people: tuple[Member, ...]
    """Whom its measures are for."""
    data: frozenset[Datum]
    """What it may know of them."""
    health_of: frozenset[MemberId] = frozenset()
    """Whose health may be told: those who gave a consent of its own for it."""
    held_back: tuple[str, ...] = ()
    """What it might know and is not told, and why, in words."""


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter as typed; the ground is never preset."""

    organisation_id: OrganisationId
    ground: DisclosureGround
    written_on: date
    reply_by: date | None = None
    request_number: str = ""
    draft_id: str | None = None


@dataclass(frozen=True, slots=True)
class Debt:
    """An answer that an organisation owes."""

    letter: Letter
    organisation: Organisation
    case_number: str
    family: str
    days: int
    """Days since it was due; negative before."""
    curator_id: StaffId | None = None
    """Who answers for the family; None where nobody does, or the case has ended."""


def extracts(desk: Desk, programme: Programme) -> list[Extract]:
    """What each organisation of a programme would be told, by its name."""
    case = cases.case(programme.case_id)
    if case is None:
        raise Refusal("Такого дела нет.")
    people = families.members(case.family_id)
    by_organisation: dict[OrganisationId, list[Measure]] = {}
    for one in programmes.measures(programme.id):
        if one.organisation_id is not None:
            by_organisation.setdefault(one.organisation_id, []).append(one)
    health = consents_in_force(case.family_id, ConsentPurpose.HEALTH, desk.today)
    found = [
        _extract(desk, organisation(key), lines, people, frozenset(health))
        for key, lines in by_organisation.items()
    ]
    return sorted(found, key=lambda one: one.organisation.name.casefold())


def _extract(
    desk: Desk,
    one: Organisation,
    lines: list[Measure],
    people: list[Member],
    may_tell_health: frozenset[MemberId],
) -> Extract:
    about = _about(desk, people, lines)
    data = desk.office.profile.route.may_know(one.kind)
    ill = [member for member in about if member.health] if Datum.HEALTH in data else []
    told = frozenset(member.id for member in ill) & may_tell_health
    silent = [member.name.short for member in ill if member.id not in told]
    held = (f"о здоровье без согласия: {', '.join(silent)}",) if silent else ()
    return Extract(one, tuple(lines), tuple(about), data, told, held)


def _about(desk: Desk, people: Sequence[Member], lines: Sequence[Measure]) -> list[Member]:
    """Whom measures are for: those named in them, or everybody of the household."""
    named = {key for line in lines for key in line.member_ids}
    is_whole = any(not line.member_ids for line in lines)
    return [one for one in people if one.lives_there(desk.today) and (is_whole or one.id in named)]


def write_letter(desk: Desk, programme: Programme, draft: LetterDraft) -> LetterId:
    """Write one organisation's letter down under the next number of the register.

    Raises:
        Refusal: the programme is not approved; the organisation has no measure in it, or its
            letter is there already; the ground is a consent and there is none; a request without
            its number; days that do not fit together.
    """
    case = cases.case(programme.case_id)
    if case is None:
        raise Refusal("Такого дела нет.")
    lines = _check_letter(desk, programme, case, draft)
    consent = _consent(desk, draft, case.family_id, lines)
    new = Letter(
        LetterId(0), case.id, programme.id, draft.organisation_id, "", draft.written_on,
        draft.ground, tuple(one.id for one in lines), _reply_by(desk, draft),
        consent.id if consent else None,
        clean_name(draft.request_number, "номер запроса", required=False),
    )  # fmt: skip

    def change() -> Written:
        number = _number(draft.written_on.year)
        made = letters.add_letter(replace(new, number=number))
        return Written(made, case.id, {"number": number, "organisation": new.organisation_id})

    return LetterId(write(desk.actor, "letter.add", "letter", change, draft.draft_id))


def write_letters(
    desk: Desk, programme: Programme, drafts: Sequence[LetterDraft]
) -> list[LetterId]:
    """Write several organisations' letters at once, all of them or none; one undo takes all back.

    Raises:
        Refusal: no organisation is chosen; as in `write_letter`, with the organisation's name.
    """
    if not drafts:
        raise Refusal("Отметьте организации, которым пишут.", "organisation_id")
    made = []
    with in_common(str(uuid4())), together():
        for draft in drafts:
            try:
                made.append(write_letter(desk, programme, draft))
            except Refusal as refusal:
                if type(refusal) is not Refusal:
                    raise
                name = organisation(draft.organisation_id).name
                raise Refusal(f"{name}: {refusal.sentence}", refusal.field) from None
    return made


def _check_letter(
    desk: Desk, programme: Programme, case: Case, draft: LetterDraft
) -> list[Measure]:
    """The measures that a letter is about; refuses a letter that cannot be written."""
    from sstui.desk.routes import must_be_there  # noqa: PLC0415 - it asks for letters too

    if programme.state is not ProgrammeState.APPROVED:
        raise Refusal(f"Рассылают утверждённую программу, а эта — {programme.state.label}.")
    must_be_there(desk, RouteAction.LETTERS, case.family_id, case.id)
    whose = draft.organisation_id
    lines = [one for one in programmes.measures(programme.id) if one.organisation_id == whose]
    if not lines:
        raise Refusal("За этой организацией в программе ничего нет.", "organisation_id")
    if any(
        one.programme_id == programme.id and one.organisation_id == whose
        for one in letters.letters(case.id)
        if not one.voided
    ):
        raise Refusal("Письмо этой организации уже есть.", "organisation_id")
    return lines


def _reply_by(desk: Desk, draft: LetterDraft) -> date:
    if draft.written_on > desk.today:
        raise Refusal("Письмо нельзя написать будущим днём.", "written_on")
    usual = timedelta(desk.office.profile.route.approval.reply_days)
    reply_by = draft.reply_by or draft.written_on + usual
    if reply_by < draft.written_on:
        raise Refusal("Ответ ждали бы раньше письма.", "reply_by")
    return reply_by


def _consent(
    desk: Desk, draft: LetterDraft, family_id: FamilyId, lines: list[Measure]
) -> Consent | None:
    """The consent that a letter rests on; None for the other grounds.

    Everybody whom the letter names has to have given one (152-ФЗ art. 6 and 9).
    """
    if draft.ground is DisclosureGround.REQUEST and not draft.request_number.strip():
        raise Refusal("Напишите номер запроса.", "request_number")
    if draft.ground is not DisclosureGround.CONSENT:
        return None
    kind = organisation(draft.organisation_id).kind
    given = consents_in_force(family_id, ConsentPurpose.TRANSFER, desk.today)
    about = _about(desk, families.members(family_id), lines)
    fitting = {
        key: one for key, one in given.items() if not one.recipients or kind in one.recipients
    }
    silent = ", ".join(one.name.short for one in about if one.id not in fitting)
    if silent or not about:
        raise Refusal(
            f"Согласия на передачу сведений этой организации нет: {silent or 'ни у кого'}.",
            "ground",
        )
    return fitting[about[0].id]


def send_letter(desk: Desk, old: Letter, on: date, way: SendingWay) -> None:
    """Write down that a letter has gone out.

    Raises:
        Refusal: it has gone out already or is void; a day before it was written or in the future.
    """
    if old.sent_on is not None or old.voided:
        raise Refusal("Это письмо уже отправлено или недействительно.")
    if not old.written_on <= on <= desk.today:
        raise Refusal("Отправка — не раньше письма и не в будущем.", "on")
    new = replace(old, sent_on=on, way=way)
    _change(desk, "letter.send", new, {"on": on, "way": way.value})


def send_letters(desk: Desk, old: Sequence[Letter], on: date, way: SendingWay) -> None:
    """Write down that letters went out together, all of them or none; one undo takes all back.

    Raises:
        Refusal: none is chosen; as in `send_letter`, with the letter's number.
    """
    if not old:
        raise Refusal("Отметьте письма, которые ушли.")
    with in_common(str(uuid4())), together():
        for one in old:
            try:
                send_letter(desk, one, on, way)
            except Refusal as refusal:
                if type(refusal) is not Refusal or len(old) == 1:
                    raise
                sentence = f"Письмо № {one.number}: {refusal.sentence}"
                raise Refusal(sentence, refusal.field) from None


def answer_letter(desk: Desk, old: Letter, on: date, number: str, answer: str) -> None:
    """Write down the answer of an organisation.

    Raises:
        Refusal: the letter has not gone out, was answered already; a day before it went out or in
            the future; an empty answer.
    """
    if old.sent_on is None or old.voided:
        raise Refusal("Это письмо не отправляли.")
    if old.answered_on is not None:
        raise Refusal("Ответ на это письмо уже записан.")
    if not old.sent_on <= on <= desk.today:
        raise Refusal("Ответ — не раньше отправки и не в будущем.", "on")
    text = clean_note(answer, "ответ")
    if not text:
        raise Refusal("Напишите, что ответили.", "answer")
    given = clean_name(number, "номер ответа", required=False)
    new = replace(old, answered_on=on, answer_number=given, answer=text)
    _change(desk, "letter.answer", new, {"on": on, "number": given})


def void_letter(desk: Desk, old: Letter, reason: str) -> None:
    """Declare a letter void; it stays in sight.

    Raises:
        Refusal: no reason, or it is void already.
    """
    if old.voided:
        raise Refusal("Эта запись уже признана недействительной.")
    why = clean_name(reason, "причина")
    _change(desk, "letter.void", replace(old, voided=why), {"reason": why})


def letters_of(case_id: CaseId) -> list[Letter]:
    """Letters of a case, newest first, void ones included."""
    return letters.letters(case_id)


def who_owes(desk: Desk, curator_id: StaffId | None = None) -> list[Debt]:
    """Whose answers are awaited: the longest overdue first («кто нам должен ответить»).

    Args:
        desk: the office and its day.
        curator_id: the curator of whose families alone they are; None for all.
    """
    known = {one.id: one for one in programmes.organisations()}
    held = {one.id: one.curator_id for one in open_cases(desk.today)}
    found = []
    for one in letters.unanswered_letters():
        curator = held.get(one.case_id)
        case, days = cases.case(one.case_id), one.owes(desk.today)
        family = families.family(case.family_id) if case else None
        is_wanted = curator_id is None or curator == curator_id
        if is_wanted and case is not None and family is not None and days is not None:
            organisation_of = known[one.organisation_id]
            found.append(Debt(one, organisation_of, case.number, family.name, days, curator))
    return sorted(found, key=lambda one: (-one.days, one.organisation.name.casefold()))


def find_letter(number: str) -> Letter:
    """A letter by its number, as typed.

    Raises:
        Refusal: there is none.
    """
    found = letters.letter_by_number(number.strip().removeprefix("№").strip())
    if found is None:
        raise Refusal(f"Письма № {number.strip()} нет.", "letter")
    return found


def _change(desk: Desk, action: str, new: Letter, detail: dict[str, object]) -> None:
    def change() -> Written:
        letters.change_letter(new)
        return Written(new.id, new.case_id, detail)

    write(desk.actor, action, "letter", change)


def _number(year: int) -> str:
    return f"{papers.next_number('letter', year)}/{year}"
