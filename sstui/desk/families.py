"""Families, their members and settlements are entered and corrected."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from sstui.core.records import (
    Family,
    FamilyId,
    FullName,
    Member,
    MemberId,
    NameForms,
    Settlement,
    SettlementId,
    Sex,
)
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, fold, sort_key
from sstui.desk.desk import Desk
from sstui.store import families
from sstui.store.caseload import open_cases
from sstui.store.door import Written, together, write

OLDEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """A member of a family as typed."""

    last: str
    first: str
    sex: Sex
    kinship: str
    patronymic: str = ""
    born_on: date | None = None
    is_applicant: bool = False
    identity: str = ""
    forms: NameForms = field(default_factory=NameForms)
    came_on: date | None = None
    left_on: date | None = None
    snils: str = ""
    phone: str = ""
    occupation: str = ""
    health: str = ""


@dataclass(frozen=True, slots=True)
class FamilyDraft:
    """A family as typed; without a name it is called after its applicant."""

    settlement_id: SettlementId
    members: tuple[MemberDraft, ...]
    name: str = ""
    address: str = ""
    phone: str = ""
    category: str = ""
    more_categories: tuple[str, ...] = ()
    draft_id: str | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """A family as it stands, to be corrected."""

    family: Family
    members: tuple[Member, ...]
    """The applicant first, then by birth date."""


def household(family_id: FamilyId) -> Household:
    """A family with its members, whether it has a case or not.

    Raises:
        Refusal: there is no such family.
    """
    found = families.family(family_id)
    if found is None:
        raise Refusal("Такой семьи нет.")
    return Household(found, tuple(families.members(family_id)))


def places() -> list[Settlement]:
    """Every settlement in the order of the Russian alphabet."""
    return sorted(families.settlements(), key=lambda one: sort_key(one.name))


def add_settlement(desk: Desk, name: str, travel_minutes: int | None = None) -> SettlementId:
    """Enter a settlement.

    Raises:
        Refusal: no name, a name that is there already, minutes below zero or over a day.
    """
    cleaned = clean_name(name, "название населённого пункта")
    _check_minutes(travel_minutes)
    if any(fold(one.name) == fold(cleaned) for one in families.settlements()):
        raise Refusal(f"Населённый пункт «{cleaned}» уже есть.", "name")

    def change() -> Written:
        made = families.add_settlement(cleaned, travel_minutes)
        return Written(made, detail={"name": cleaned, "travel_minutes": travel_minutes})

    return SettlementId(write(desk.actor, "settlement.add", "settlement", change))


def change_settlement(desk: Desk, settlement: Settlement) -> None:
    """Correct a settlement's name or travel time; errors as in `add_settlement`."""
    cleaned = clean_name(settlement.name, "название населённого пункта")
    _check_minutes(settlement.travel_minutes)

    def change() -> Written:
        families.change_settlement(replace(settlement, name=cleaned))
        detail = {"name": cleaned, "travel_minutes": settlement.travel_minutes}
        return Written(settlement.id, detail=detail)

    write(desk.actor, "settlement.change", "settlement", change)


def _check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 0 <= minutes <= 24 * 60:
        raise Refusal("Время в пути — от 0 до 1440 минут.", "travel_minutes")


def families_by_name() -> list[tuple[FamilyId, str]]:
    """Every family with its name, in the order of the Russian alphabet."""
    known = sorted(families.families(), key=lambda one: sort_key(one.name))
    return [(one.id, one.name) for one in known]


def check_member(desk: Desk, draft: MemberDraft) -> None:
    """Refuse a member that could not be entered, and enter nothing.

    Raises:
        Refusal: as in `register_family`, for this one member.
    """
    _member(desk, FamilyId(0), draft)


def register_family(desk: Desk, draft: FamilyDraft) -> FamilyId:
    """Enter a family with its members, all or nothing.

    Raises:
        Refusal: an empty or over-long name, an unknown settlement, category or kinship,
            no adult to sign the papers, a birth date in the future.
    """
    make = make_family(desk, draft)

    def change() -> Written:
        family_id = make()
        made = families.family(family_id)
        name = made.name if made else draft.name
        return Written(family_id, detail={"name": name, "members": len(draft.members)})

    return FamilyId(write(desk.actor, "family.add", "family", change, draft.draft_id))


def make_family(desk: Desk, draft: FamilyDraft) -> Callable[[], FamilyId]:
    """Check a family with its members; what makes it, to be called inside a write.

    Raises:
        Refusal: as in `register_family`.
    """
    members = [_member(desk, FamilyId(0), one) for one in draft.members]
    applicant = _applicant(desk, members)
    family = _family(desk, FamilyId(0), draft, applicant.name.full)

    def make() -> FamilyId:
        family_id = families.add_family(family)
        for member in members:
            is_signer = member is applicant
            families.add_member(replace(member, family_id=family_id, is_applicant=is_signer))
        return family_id

    return make


def change_family(desk: Desk, family_id: FamilyId, version: int, draft: FamilyDraft) -> None:
    """Correct a family's own data; its members are corrected one by one.

    Raises:
        Refusal: as in `register_family`, or the family was changed meanwhile.
    """
    old = families.family(family_id)
    if old is None:
        raise Refusal("Такой семьи нет.")
    new = replace(_family(desk, family_id, draft, draft.name or old.name), version=version)

    def change() -> Written:
        families.change_family(new)
        return Written(family_id, detail=differences(old, new))

    write(desk.actor, "family.change", "family", change, draft.draft_id)


def without_open_case(desk: Desk) -> list[Family]:
    """Families that nobody accompanies on the day: not taken on yet, or ended; by name."""
    taken = {one.family_id for one in open_cases(desk.today)}
    return [one for one in families.families() if one.id not in taken]


def add_member(desk: Desk, family_id: FamilyId, draft: MemberDraft) -> MemberId:
    """Enter one more member of a family; errors as in `register_family`."""
    member = _member(desk, family_id, draft)

    def change() -> Written:
        if member.is_applicant:
            _make_only_applicant(family_id, None)
        return Written(families.add_member(member), detail={"family": family_id})

    return MemberId(write(desk.actor, "member.add", "member", change))


def draft_of(member: Member) -> MemberDraft:
    """A stored member as it would be typed."""
    name = member.name
    return MemberDraft(
        last=name.last,
        first=name.first,
        sex=member.sex,
        kinship=member.kinship,
        patronymic=name.patronymic,
        born_on=member.born_on,
        is_applicant=member.is_applicant,
        identity=member.identity,
        forms=member.forms,
        came_on=member.came_on,
        left_on=member.left_on,
        snils=member.snils,
        phone=member.phone,
        occupation=member.occupation,
        health=member.health,
    )


def change_member(
    desk: Desk, member_id: MemberId, family_id: FamilyId, version: int, draft: MemberDraft
) -> None:
    """Correct a member of a family; errors as in `register_family`, or a change meanwhile."""
    old = next((one for one in families.members(family_id) if one.id == member_id), None)
    if old is None:
        raise Refusal("Такого человека в семье нет.")
    if old.is_applicant and not draft.is_applicant:
        raise Refusal("Сначала выберите другого заявителя.", "is_applicant")
    new = replace(_member(desk, family_id, draft), id=member_id, version=version)

    def change() -> Written:
        with together():
            if new.is_applicant and not old.is_applicant:
                _make_only_applicant(family_id, member_id)
            families.change_member(new)
        return Written(member_id, detail=differences(old, new))

    write(desk.actor, "member.change", "member", change)


def differences(old: object, new: object) -> dict[str, object]:
    """Fields that differ between two records of one kind: name → [was, now], as text."""
    fields = type(old).__dataclass_fields__  # type: ignore[attr-defined]
    return {
        name: [str(getattr(old, name)), str(getattr(new, name))]
        for name in fields
        if name not in ("id", "version") and getattr(old, name) != getattr(new, name)
    }


def _make_only_applicant(family_id: FamilyId, member_id: MemberId | None) -> None:
    for other in families.members(family_id):
        if other.is_applicant and other.id != member_id:
            families.change_member(replace(other, is_applicant=False))


def _applicant(desk: Desk, members: list[Member]) -> Member:
    """Who signs for the family: the one marked, else the first adult."""
    marked = [one for one in members if one.is_applicant]
    if len(marked) > 1:
        raise Refusal("Заявитель должен быть один.", "is_applicant")
    adults = [one for one in members if desk.office.dictionaries.is_adult(one.kinship)]
    if not adults:
        raise Refusal("В семье нет взрослого, который подпишет бумаги.", "members")
    return (marked or adults)[0]


def _member(desk: Desk, family_id: FamilyId, draft: MemberDraft) -> Member:
    if draft.kinship not in desk.office.dictionaries.kinships:
        raise Refusal(f"Нет такого родства: «{draft.kinship}».", "kinship")
    if draft.is_applicant and not desk.office.dictionaries.is_adult(draft.kinship):
        raise Refusal("Заявителем может быть только взрослый.", "is_applicant")
    if draft.born_on is not None and not OLDEST <= draft.born_on <= desk.today:
        raise Refusal("Дата рождения — не раньше 1900 года и не в будущем.", "born_on")
    for which in ("came_on", "left_on"):
        if (day := getattr(draft, which)) is not None and day > desk.today:
            raise Refusal("Дата не может быть в будущем.", which)
    if draft.is_applicant and draft.left_on is not None:
        raise Refusal("Заявитель выбыл: сначала выберите другого заявителя.", "left_on")
    if draft.came_on and draft.left_on and draft.left_on < draft.came_on:
        raise Refusal("Выбыл раньше, чем прибыл: проверьте даты.", "left_on")
    if draft.came_on and draft.born_on and draft.came_on < draft.born_on:
        raise Refusal("Прибыл в семью раньше, чем родился: проверьте даты.", "came_on")
    name = FullName(
        clean_name(draft.last, "фамилия"),
        clean_name(draft.first, "имя"),
        clean_name(draft.patronymic, "отчество", required=False),
    )
    return Member(
        id=MemberId(0),
        family_id=family_id,
        name=name,
        sex=draft.sex,
        kinship=draft.kinship,
        born_on=draft.born_on,
        is_applicant=draft.is_applicant,
        identity=clean_name(draft.identity, "документ", required=False),
        forms=draft.forms,
        came_on=draft.came_on,
        left_on=draft.left_on,
        snils=clean_name(draft.snils, "СНИЛС", required=False),
        phone=clean_name(draft.phone, "телефон", required=False),
        occupation=clean_name(draft.occupation, "учёба или работа", required=False),
        health=clean_name(draft.health, "здоровье", required=False),
    )


def _family(desk: Desk, family_id: FamilyId, draft: FamilyDraft, name: str) -> Family:
    if all(one.id != draft.settlement_id for one in families.settlements()):
        raise Refusal("Выберите населённый пункт.", "settlement_id")
    categories = desk.office.dictionaries.categories
    for code in filter(None, (draft.category, *draft.more_categories)):
        if code not in categories:
            raise Refusal(f"Нет такой категории: «{code}».", "category")
    more = tuple(code for code in dict.fromkeys(draft.more_categories) if code != draft.category)
    return Family(
        id=family_id,
        name=clean_name(draft.name or name, "название семьи"),
        settlement_id=draft.settlement_id,
        address=clean_name(draft.address, "адрес", required=False),
        phone=clean_name(draft.phone, "телефон", required=False),
        category=draft.category,
        more_categories=more,
    )
