"""A table of families: one row a member; the family's own cells are repeated or left empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sstui.core.records import FamilyId, FullName, SettlementId, Sex, StaffId
from sstui.core.refusal import Refusal
from sstui.core.route import level_comes_later
from sstui.core.text import clean_name, fold
from sstui.desk import choices
from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.csv_file import Row, Sheet
from sstui.desk.csv_made import Faults, Made, full_date
from sstui.desk.desk import Desk
from sstui.desk.families import (
    FamilyDraft,
    MemberDraft,
    add_settlement,
    check_member,
    register_family,
)
from sstui.store import families
from sstui.store.member_names import member_names

FAMILY = ("населённый пункт", "адрес", "телефон", "категория", "другие категории")
CASE = ("начало", "уровень", "куратор", "номер дела", "основание", "приказ", "причина перегрузки")
MEMBER = (
    "фамилия",
    "имя",
    "отчество",
    "пол",
    "кем приходится",
    "дата рождения",
    "заявитель",
    "документ",
)
COLUMNS = ("семья", *FAMILY, *MEMBER, *CASE)
REQUIRED = ("семья", "населённый пункт", "фамилия", "имя", "пол", "кем приходится")

_YES = {"да", "+", "1"}
_NO = {"", "нет", "-", "0"}


@dataclass(slots=True)
class _Entering:
    """One import under way."""

    desk: Desk
    faults: Faults
    places: dict[str, SettlementId]
    """Settlements by folded name."""
    new_places: list[str] = field(default_factory=list)
    families: int = 0
    members: int = 0
    cases: int = 0


def enter_families(desk: Desk, sheet: Sheet, faults: Faults) -> Made:
    """Enter every family of a table; what is wrong goes into `faults`."""
    places = {fold(one.name): one.id for one in families.settlements()}
    now = _Entering(desk, faults, places)
    for rows in _families(sheet, faults):
        before = len(faults)
        _check_repeats(now, rows)
        members = tuple(draft for row in rows if (draft := _member(now, row)))
        family, case = _family(now, rows[0], members), _case(now, rows[0])
        if family and len(faults) == before:
            _enter(now, rows[0], family, case)
    return Made(now.families, now.members, now.cases, settlements=tuple(now.new_places))


def _families(sheet: Sheet, faults: Faults) -> Iterator[list[Row]]:
    """Neighbouring rows with the same mark, or with none, are one family."""
    group: list[Row] = []
    seen: dict[str, int] = {}
    for row in sheet.rows:
        mark = fold(row["семья"])
        if group and mark in ("", fold(group[0]["семья"])):
            group.append(row)
            continue
        if group:
            yield group
        if not mark:
            faults.add(row, "не указано, какая это семья", "семья", "впишите любую метку")
        elif mark in seen:
            sentence = f"такая метка уже была в строке {seen[mark]}"
            faults.add(row, sentence, "семья", "строки одной семьи должны идти подряд")
        seen.setdefault(mark, row.line)
        group = [row]
    if group:
        yield group


def _check_repeats(now: _Entering, rows: Sequence[Row]) -> None:
    """The family's own cells are the same in all of its rows, or empty below the first."""
    first = rows[0]
    for row in rows[1:]:
        for column in (*FAMILY, *CASE):
            if row[column] and fold(row[column]) != fold(first[column]):
                sentence = f"не то же, что в строке {first.line} той же семьи"
                now.faults.add(row, sentence, column, "повторите или оставьте пустым")


def _member(now: _Entering, row: Row) -> MemberDraft | None:
    """The member of a row, or None with every fault of its cells added."""
    faults, before = now.faults, len(now.faults)
    draft = MemberDraft(
        last=row["фамилия"],
        first=row["имя"],
        patronymic=row["отчество"],
        sex=Sex.FEMALE,
        kinship="",
        identity=row["документ"],
    )
    for column in ("фамилия", "имя", "отчество", "документ"):
        with faults.at(row, column):
            clean_name(row[column], column, required=column in REQUIRED)
    with faults.at(row, "пол"):
        draft = replace(draft, sex=choices.choice(row["пол"], Sex, "пол"))
    with faults.at(row, "кем приходится"):
        kinships = now.desk.office.dictionaries.kinships
        found = choices.entry(row["кем приходится"], kinships, "кем приходится")
        draft = replace(draft, kinship=found)
    with faults.at(row, "дата рождения"):
        if row["дата рождения"]:
            draft = replace(draft, born_on=full_date(row["дата рождения"], now.desk.today))
    with faults.at(row, "заявитель"):
        draft = replace(draft, is_applicant=_yes(row["заявитель"]))
    if len(faults) == before:
        with faults.at(row):
            check_member(now.desk, draft)
    return draft if len(faults) == before else None


def _yes(text: str) -> bool:
    if fold(text) not in _YES | _NO:
        raise Refusal(f"«{text[:40]}»: нужно «да» или пусто")
    return fold(text) in _YES


def _family(now: _Entering, first: Row, members: tuple[MemberDraft, ...]) -> FamilyDraft | None:
    """The family of its first row, or None where its place is unknown."""
    faults, categories = now.faults, now.desk.office.dictionaries.categories
    place, category, more = None, "", []
    with faults.at(first, "населённый пункт"):
        place = _place(now, first["населённый пункт"])
    with faults.at(first, "категория"):
        if first["категория"]:
            category = choices.entry(first["категория"], categories, "категория")
    for part in filter(None, map(str.strip, first["другие категории"].split("/"))):
        with faults.at(first, "другие категории"):
            more.append(choices.entry(part, categories, "категория"))
    for column in ("адрес", "телефон"):
        with faults.at(first, column):
            clean_name(first[column], column, required=False)
    if place is None:
        return None
    return FamilyDraft(
        settlement_id=place,
        members=members,
        address=first["адрес"],
        phone=first["телефон"],
        category=category,
        more_categories=tuple(more),
    )


def _place(now: _Entering, name: str) -> SettlementId:
    """A settlement by its name; one that the office does not have is entered."""
    key = fold(clean_name(name, "населённый пункт"))
    if key not in now.places:
        now.places[key] = add_settlement(now.desk, name)
        now.new_places.append(clean_name(name, "населённый пункт"))
    return now.places[key]


def _case(now: _Entering, first: Row) -> CaseDraft | None:
    """The case of a family's first row, without its family; None where nothing of it is given.

    The level may be empty where the route lets it be set after the case has begun.
    """
    if not any(first[column] for column in CASE):
        return None
    faults, desk = now.faults, now.desk
    started_on, level, curator = desk.today, "", StaffId(0)
    with faults.at(first, "начало"):
        started_on = full_date(first["начало"], desk.today)
    if first["уровень"] or not level_comes_later(desk.office.profile.route):
        with faults.at(first, "уровень"):
            level = choices.level(desk, first["уровень"])
    elif first["основание"]:
        faults.add(first, "основание есть, а уровня нет", "уровень", "впишите уровень")
    with faults.at(first, "куратор"):
        curator = choices.person(first["куратор"]).id
    return CaseDraft(
        family_id=FamilyId(0),
        started_on=started_on,
        level=level,
        curator_id=curator,
        level_basis=first["основание"],
        order=first["приказ"],
        reason=first["причина перегрузки"],
        number=first["номер дела"],
    )


def _enter(now: _Entering, first: Row, family: FamilyDraft, case: CaseDraft | None) -> None:
    with now.faults.at(first):
        if _is_known(now.desk, family):
            sentence = "такая семья уже есть: тот же заявитель в том же населённом пункте"
            expected = "уберите её строки; если это другой человек, впишите даты рождения"
            now.faults.add(first, sentence, expected=expected)
            return
        family_id = register_family(now.desk, family)
        now.families += 1
        now.members += len(family.members)
        if case:
            open_case(now.desk, replace(case, family_id=family_id))
            now.cases += 1


def _is_known(desk: Desk, draft: FamilyDraft) -> bool:
    """Whether a family with this applicant lives in this settlement already."""
    adults = [one for one in draft.members if desk.office.dictionaries.is_adult(one.kinship)]
    applicant = next((one for one in adults if one.is_applicant), adults[0] if adults else None)
    if applicant is None:
        return False
    name = FullName(applicant.last, applicant.first, applicant.patronymic)
    key = fold(clean_name(name.full, "имя"))
    for family_id, found in member_names(key):
        family = families.family(family_id)
        if found != key or family is None or family.settlement_id != draft.settlement_id:
            continue
        for one in families.members(family_id):
            days = {one.born_on, applicant.born_on}
            if one.is_applicant and fold(one.name.full) == key and (None in days or len(days) == 1):
                return True
    return False
