"""A merger is shown side by side before it is done, and shows what is done."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.family_file import ConsentPurpose, Passport
from sstui.core.records import FamilyId, Member, Sex
from sstui.core.refusal import Refusal
from sstui.desk.cases import CaseDraft, end_case, open_case
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member, change_member
from sstui.desk.family_file import ConsentDraft, give_consent, write_passport
from sstui.desk.family_view import family_view
from sstui.desk.merger_rows import Fate, MergerView, preview_merger
from sstui.desk.merging import merge_families
from sstui.store import families
from sstui.store.cases import cases_of
from tests.factories import a_family, me


def told(view: MergerView) -> list[tuple[str, str, str, str]]:
    return [(row.what, row.keep, row.gone, row.becomes) for one in view.parts for row in one.rows]


def corrected(desk: Desk, one: Member, **changes: object) -> None:
    """Correct some facts of a person."""
    name = one.name
    draft = MemberDraft(
        name.last, name.first, one.sex, one.kinship, name.patronymic, one.born_on, one.is_applicant
    )
    new = replace(draft, **changes)  # type: ignore[arg-type]
    change_member(desk, one.id, one.family_id, one.version, new)


@pytest.fixture
def two(desk: Desk) -> tuple[FamilyId, FamilyId]:
    """A family entered twice: each record knows what the other does not."""
    keep = a_family(desk, phone="8 910 111-22-33")
    gone = a_family(desk, "Елкина", address="ул. Лесная, 3", phone="8-920-444-55-66")
    add_member(desk, gone, MemberDraft("Ёлкин", "Илья", Sex.MALE, "father", "Олегович"))
    mother, _, son = families.members(gone)
    corrected(desk, mother, phone="8 920 444-55-66", identity="паспорт 1")
    corrected(desk, families.members(keep)[0], identity="паспорт 2")
    corrected(desk, son, left_on=date(2026, 10, 1))
    case = open_case(desk, CaseDraft(gone, date(2025, 2, 3), "basic", me(desk)))
    end_case(desk, next(one for one in cases_of(gone) if one.id == case), date(2025, 6, 2), "goal")
    open_case(desk, CaseDraft(keep, date(2026, 2, 3), "basic", me(desk)))
    given = ConsentDraft(gone, mother.id, mother.id, ConsentPurpose.PROCESSING, date(2025, 2, 3))
    give_consent(desk, given)
    write_passport(desk, Passport(gone, date(2015, 4, 5), wishes="свой дом", resources="бабушка"))
    write_passport(desk, Passport(keep, resources="тётя"))
    return keep, gone


MOTHER, SON = "Ёлкина Мария Петровна, 01.05.1990", "Ёлкин Пётр Ильич, 03.02.2018"


def test_every_line_of_both_records_and_what_becomes_of_it(
    desk: Desk, two: tuple[FamilyId, FamilyId]
) -> None:
    view = preview_merger(desk, *two)
    assert [one.title for one in view.parts] == [
        "Семья", "Паспорт семьи", "Люди", "Дела", "Записи и бумаги",
    ]  # fmt: skip
    both = "8 910 111-22-33, 8-920-444-55-66"
    assert told(view) == [
        ("Адрес", "Заречье, ул. Луговая, 5", "Заречье, ул. Лесная, 3", "останется прежнее"),
        ("Телефон", "8 910 111-22-33", "8-920-444-55-66", f"станет: {both}"),
        ("Семья создана", "", "05.04.2015", "впишется"),
        ("Ресурсы семьи", "тётя", "бабушка", "останется прежнее"),
        ("Чего хочет семья", "", "свой дом", "впишется"),
        ("мать", MOTHER, MOTHER.replace("Ёлкина", "Елкина"),
         "одна запись; впишется: телефон; останется прежнее: документ"),
        ("ребёнок", SON, SON.replace("Ёлкин", "Елкин") + ", выбытие 01.10.2026",
         "одна запись; останется прежнее: выбытие"),
        ("отец", "", "Ёлкин Илья Олегович", "перейдёт"),
        ("1/2026", "с 03.02.2026, открыто", "", "остаётся"),
        ("1/2025", "", "с 03.02.2025 по 02.06.2025", "перейдёт со всем, что в нём"),
        ("Согласия", "", "1", "перейдёт, станет 1"),
    ]  # fmt: skip


def test_what_is_shown_is_what_is_done(desk: Desk, two: tuple[FamilyId, FamilyId]) -> None:
    keep, gone = two
    rows = {
        (row.what, row.fate) for one in preview_merger(desk, keep, gone).parts for row in one.rows
    }
    assert {("Адрес", Fate.LOST), ("Телефон", Fate.FILLED), ("отец", Fate.MOVES)} <= rows
    merge_families(desk, keep, gone, "внесена дважды")
    found = family_view(desk, keep)
    assert found.family.address == "ул. Луговая, 5"
    assert found.family.phone == "8 910 111-22-33, 8-920-444-55-66"
    assert (found.passport.resources, found.passport.wishes) == ("тётя", "свой дом")
    mother, father, son = found.members
    assert (mother.phone, mother.identity) == ("8 920 444-55-66", "паспорт 2")
    assert (father.name.first, son.left_on) == ("Илья", None)
    assert {one.number for one in found.cases} == {"1/2025", "1/2026"}
    assert len(found.consents) == 1


def test_the_other_record_may_stay_as_well(desk: Desk, two: tuple[FamilyId, FamilyId]) -> None:
    keep, gone = two
    first = told(preview_merger(desk, gone, keep))[0]
    assert first == (
        "Адрес",
        "Заречье, ул. Лесная, 3",
        "Заречье, ул. Луговая, 5",
        "останется прежнее",
    )


def test_what_cannot_be_merged_is_not_shown(desk: Desk, two: tuple[FamilyId, FamilyId]) -> None:
    keep, gone = two
    with pytest.raises(Refusal, match="одна и та же запись"):
        preview_merger(desk, keep, keep)
    with pytest.raises(Refusal, match="Такой семьи нет"):
        preview_merger(desk, keep, FamilyId(99))
    open_case(desk, CaseDraft(gone, date(2026, 9, 1), "basic", me(desk)))
    with pytest.raises(Refusal, match="открыты дела: 1/2026 и 2/2026"):
        preview_merger(desk, keep, gone)
