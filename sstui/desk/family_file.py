"""The family's file is kept: passport, applications, survey acts, consents."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sstui.core.facts import add_months
from sstui.core.family_file import (
    Application,
    ApplicationId,
    Consent,
    ConsentId,
    ConsentPurpose,
    Passport,
    Survey,
    SurveyId,
)
from sstui.core.records import CaseId, FamilyId, Member, MemberId, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, clean_note
from sstui.desk.desk import Desk
from sstui.desk.families import differences
from sstui.store import families, family_file, papers
from sstui.store.door import Written, write
from sstui.store.staff import staff

OF_AGE, HAS_PASSPORT = 18, 14
"""Years at which a child signs for himself, and at which he gets a passport of his own."""

_PASSPORT_TEXTS = {
    "composition": "состав семьи",
    "resources": "ресурсы семьи",
    "wishes": "чего хочет семья",
    "obligations": "обязательства семьи",
    "registers": "на каких учётах состоит",
}
_SURVEY_TEXTS = {
    "others": "кто ещё обследовал",
    "housing": "условия проживания",
    "premises": "состояние жилья",
    "income": "доходы",
    "relations": "отношения в семье",
    "children": "дети",
    "resources": "ресурсы семьи",
    "conclusion": "вывод",
    "recommendations": "рекомендации",
}


@dataclass(frozen=True, slots=True)
class ApplicationDraft:
    """A written application as typed."""

    family_id: FamilyId
    member_id: MemberId
    signed_on: date
    help_kinds: tuple[str, ...] = ()
    problems: str = ""
    draft_id: str | None = None


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """A survey act as typed."""

    family_id: FamilyId
    surveyed_on: date
    drawn_on: date
    staff_ids: tuple[StaffId, ...]
    texts: dict[str, str] = field(default_factory=dict)
    """Sections of the act by the names of the record's fields."""
    info_from: str = ""
    draft_id: str | None = None


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """A consent as typed."""

    family_id: FamilyId
    member_id: MemberId
    signer_id: MemberId
    purpose: str
    given_on: date
    until_on: date | None = None
    text_version: str = ""
    recipients: tuple[str, ...] = ()
    place: str = ""
    draft_id: str | None = None


@dataclass(frozen=True, slots=True)
class Birthday:
    """A child who turns 14 or 18 soon."""

    family_id: FamilyId
    family: str
    member: Member
    years: int
    on: date
    case_id: CaseId | None = None
    """The open case of the family; None where only the family was asked about."""


SOON = timedelta(days=60)
"""How far ahead a birthday is noticed: a passport and a consent take time (local)."""


def passport_of(family_id: FamilyId) -> Passport:
    """The family's passport; an empty one while nobody has written it."""
    return family_file.passport(family_id) or Passport(family_id)


def write_passport(desk: Desk, passport: Passport, draft_id: str | None = None) -> None:
    """Write or put right what is known of a family as a whole.

    Raises:
        Refusal: no such family, nothing in it, a day in the future, or it was changed meanwhile.
    """
    if families.family(passport.family_id) is None:
        raise Refusal("Такой семьи нет.", "family_id")
    if passport.created_on is not None and passport.created_on > desk.today:
        raise Refusal("День создания семьи не может быть в будущем.", "created_on")
    cleaned: dict[str, Any] = {
        name: clean_note(getattr(passport, name), words) for name, words in _PASSPORT_TEXTS.items()
    }
    lines: dict[str, Any] = {
        "registered_address": clean_name(
            passport.registered_address, "адрес регистрации", required=False
        ),
        "service_programme": clean_name(passport.service_programme, "ИППСУ", required=False),
    }
    old, new = passport_of(passport.family_id), replace(passport, **cleaned, **lines)
    if new == Passport(new.family_id, version=new.version):
        raise Refusal("Паспорт пуст: напишите хотя бы одно.")

    def change() -> Written:
        family_file.write_passport(new)
        return Written(passport.family_id, detail=differences(old, new))

    write(desk.actor, "passport.write", "passport", change, draft_id)


def adaptation_ends_on(passport: Passport) -> date | None:
    """The family's first anniversary: adaptation ends there at the latest (seeds 003 and 004)."""
    return None if passport.created_on is None else add_months(passport.created_on, 12)


def apply_for(desk: Desk, draft: ApplicationDraft) -> ApplicationId:
    """Write down a family's application under the next number of the register.

    Raises:
        Refusal: nobody of the family or a child has signed it; a day in the future; an unknown
            kind of help.
    """
    signer = _member(draft.family_id, draft.member_id)
    if not desk.office.dictionaries.is_adult(signer.kinship):
        raise Refusal("Заявление подписывает взрослый.", "member_id")
    _not_ahead(desk, draft.signed_on, "signed_on")
    kinds = desk.office.profile.lists.help_kinds
    if not all(
        code in kinds or code in desk.office.dictionaries.help_kinds for code in draft.help_kinds
    ):
        raise Refusal("Такого вида помощи нет.", "help_kinds")
    new = Application(
        ApplicationId(0), draft.family_id, draft.member_id, "", draft.signed_on,
        draft.help_kinds, clean_note(draft.problems, "в чём нужна помощь"),
    )  # fmt: skip

    def change() -> Written:
        number = _number("application", draft.signed_on)
        made = family_file.add_application(replace(new, number=number))
        return Written(made, detail={"number": number, "family": draft.family_id})

    made = write(desk.actor, "application.add", "application", change, draft.draft_id)
    return ApplicationId(made)


def void_application(desk: Desk, old: Application, reason: str) -> None:
    """Declare an application void; it stays in sight.

    Raises:
        Refusal: no reason; it is void already or was changed meanwhile.
    """
    why = _reason(old.voided, reason)

    def change() -> Written:
        family_file.change_application(replace(old, voided=why))
        return Written(old.id, detail={"reason": why, "family": old.family_id})

    write(desk.actor, "application.void", "application", change)


def survey_drafted(desk: Desk, draft: SurveyDraft) -> SurveyId:
    """Write down a survey act under the next number of the register.

    Raises:
        Refusal: nobody went; a day in the future; an act before the survey; an empty conclusion.
    """
    new = _survey(desk, draft)

    def change() -> Written:
        number = _number("survey", draft.drawn_on)
        made = family_file.add_survey(replace(new, number=number))
        return Written(made, detail={"number": number, "family": draft.family_id})

    return SurveyId(write(desk.actor, "survey.add", "survey", change, draft.draft_id))


def change_survey(desk: Desk, old: Survey, draft: SurveyDraft) -> None:
    """Put a survey act right; errors as in `survey_drafted`."""
    if old.voided:
        raise Refusal("Этот акт признан недействительным.")
    new = replace(_survey(desk, draft), id=old.id, number=old.number, version=old.version)

    def change() -> Written:
        family_file.change_survey(new)
        return Written(old.id, detail=differences(old, new))

    write(desk.actor, "survey.change", "survey", change, draft.draft_id)


def void_survey(desk: Desk, old: Survey, reason: str) -> None:
    """Declare a survey act void; errors as in `void_application`."""
    why = _reason(old.voided, reason)

    def change() -> Written:
        family_file.change_survey(replace(old, voided=why))
        return Written(old.id, detail={"reason": why, "family": old.family_id})

    write(desk.actor, "survey.void", "survey", change)


def give_consent(desk: Desk, draft: ConsentDraft) -> ConsentId:
    """Write down a consent of one person for one purpose.

    Raises:
        Refusal: somebody else than the person signs for an adult, a child under 18 signs; days
            that do not fit together; an unknown kind of organisation.
    """
    _check_signer(desk, draft)
    _not_ahead(desk, draft.given_on, "given_on")
    if draft.until_on is not None and draft.until_on < draft.given_on:
        raise Refusal("Согласие кончалось бы раньше, чем дано.", "until_on")
    lists = desk.office.profile.lists
    if draft.purpose not in lists.purposes:
        raise Refusal("Такой цели согласия в профиле нет.", "purpose")
    if not all(code in lists.organisations for code in draft.recipients):
        raise Refusal("Такого вида организаций нет.", "recipients")
    new = Consent(
        ConsentId(0), draft.family_id, draft.member_id, draft.signer_id, draft.purpose,
        draft.given_on, draft.until_on,
        clean_name(draft.text_version, "редакция текста", required=False),
        draft.recipients, clean_name(draft.place, "где лежит", required=False),
    )  # fmt: skip

    def change() -> Written:
        made = family_file.add_consent(new)
        detail = {"purpose": str(new.purpose), "member": new.member_id, "family": new.family_id}
        return Written(made, detail=detail)

    return ConsentId(write(desk.actor, "consent.add", "consent", change, draft.draft_id))


def withdraw_consent(desk: Desk, old: Consent, on: date, note: str = "") -> None:
    """Write down that a consent was withdrawn: the law's 30 days run from there.

    Raises:
        Refusal: it was withdrawn already or is void; a day before it was given or in the future.
    """
    if old.withdrawn_on is not None or old.voided:
        raise Refusal("Это согласие уже не действует.")
    _not_ahead(desk, on, "on")
    if on < old.given_on:
        raise Refusal("Согласие отозвано раньше, чем дано.", "on")
    new = replace(old, withdrawn_on=on, withdrawal_note=clean_note(note, "заметка"))

    def change() -> Written:
        family_file.change_consent(new)
        return Written(old.id, detail={"on": on, "family": old.family_id})

    write(desk.actor, "consent.withdraw", "consent", change)


def void_consent(desk: Desk, old: Consent, reason: str) -> None:
    """Declare a record of a consent void; errors as in `void_application`."""
    why = _reason(old.voided, reason)

    def change() -> Written:
        family_file.change_consent(replace(old, voided=why))
        return Written(old.id, detail={"reason": why, "family": old.family_id})

    write(desk.actor, "consent.void", "consent", change)


def consents_in_force(family_id: FamilyId, purpose: str, day: date) -> dict[MemberId, Consent]:
    """Whose data may be used for a purpose on a day, by which consent."""
    return {
        one.member_id: one
        for one in reversed(family_file.consents(family_id))
        if one.purpose == purpose and one.holds_on(day)
    }


def without_consent(desk: Desk, family_id: FamilyId) -> list[Member]:
    """Members of the household who have no consent to the use of their data."""
    given = consents_in_force(family_id, ConsentPurpose.PROCESSING, desk.today)
    here = [one for one in families.members(family_id) if one.lives_there(desk.today)]
    return [one for one in here if one.id not in given]


def coming_of_age(desk: Desk, within: timedelta = SOON) -> list[Birthday]:
    """Children of accompanied families who turn 14 or 18 within some days, the soonest first."""
    found: list[Birthday] = []
    for years in (HAS_PASSPORT, OF_AGE):
        first = add_months(desk.today, -12 * years)
        # One day more: who was born on 29 February has the birthday on the 28th.
        last = add_months(desk.today + within, -12 * years) + timedelta(1)
        for member, family, case_id in families.members_of_open_cases(desk.today, (first, last)):
            on = birthday(desk, member, years)
            if on is not None and desk.today <= on <= desk.today + within:
                found.append(Birthday(member.family_id, family, member, years, on, case_id))
    return sorted(found, key=lambda one: (one.on, one.family))


def birthday(desk: Desk, member: Member, years: int) -> date | None:
    """When a child of the household turns so old; None for adults and for those who have left."""
    if member.born_on is None or desk.office.dictionaries.is_adult(member.kinship):
        return None
    return add_months(member.born_on, 12 * years) if member.lives_there(desk.today) else None


def is_of_age(member: Member, day: date) -> bool:
    """Whether somebody is 18 on a day; an unknown birth date counts as a child's."""
    return member.born_on is not None and add_months(member.born_on, 12 * OF_AGE) <= day


def _check_signer(desk: Desk, draft: ConsentDraft) -> None:
    subject = _member(draft.family_id, draft.member_id)
    signer = _member(draft.family_id, draft.signer_id)
    is_adult = desk.office.dictionaries.is_adult
    grown = is_adult(subject.kinship) or is_of_age(subject, draft.given_on)
    if grown and signer.id != subject.id:
        raise Refusal("Взрослый даёт согласие сам.", "signer_id")
    if not grown and not is_adult(signer.kinship):
        raise Refusal("За ребёнка согласие даёт законный представитель.", "signer_id")


def _survey(desk: Desk, draft: SurveyDraft) -> Survey:
    if families.family(draft.family_id) is None:
        raise Refusal("Такой семьи нет.", "family_id")
    if not draft.staff_ids:
        raise Refusal("Отметьте, кто обследовал.", "staff_ids")
    if not set(draft.staff_ids) <= {one.id for one in staff()}:
        raise Refusal("Такого сотрудника нет.", "staff_ids")
    _not_ahead(desk, draft.drawn_on, "drawn_on")
    if draft.drawn_on < draft.surveyed_on:
        raise Refusal("Акт составлен раньше обследования.", "drawn_on")
    texts: dict[str, Any] = {
        name: clean_note(draft.texts.get(name, ""), words) for name, words in _SURVEY_TEXTS.items()
    }
    if not texts["conclusion"]:
        raise Refusal("Напишите вывод.", "conclusion")
    return Survey(
        SurveyId(0), draft.family_id, "", draft.surveyed_on, draft.drawn_on, draft.staff_ids,
        info_from=clean_name(draft.info_from, "от кого сведения", required=False), **texts,
    )  # fmt: skip


def _member(family_id: FamilyId, member_id: MemberId) -> Member:
    return _one_of(families.members(family_id), member_id)


def _one_of(members: Sequence[Member], member_id: MemberId) -> Member:
    found = next((one for one in members if one.id == member_id), None)
    if found is None:
        raise Refusal("Такого человека в семье нет.", "member_id")
    return found


def _not_ahead(desk: Desk, day: date, name: str) -> None:
    if day > desk.today:
        raise Refusal("Дата не может быть в будущем.", name)


def _reason(voided: str, reason: str) -> str:
    if voided:
        raise Refusal("Эта запись уже признана недействительной.")
    return clean_name(reason, "причина")


def _number(register: str, day: date) -> str:
    return f"{papers.next_number(register, day.year)}/{day.year}"
