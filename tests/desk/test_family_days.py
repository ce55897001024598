"""Days of a family noticed ahead: 14 and 18 years, the first anniversary; who has left."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.family_file import ConsentPurpose
from sstui.core.records import CaseId, FamilyId, Sex
from sstui.core.refusal import Refusal
from sstui.desk.card import card
from sstui.desk.cases import change_level
from sstui.desk.desk import Desk
from sstui.desk.families import FamilyDraft, MemberDraft, add_member, register_family
from sstui.desk.family_days import (
    adaptation_ahead,
    adaptation_words,
    birthdays_of,
    came_of_age,
    own_consent_wanted,
    past_anniversary,
)
from sstui.desk.family_file import (
    ConsentDraft,
    coming_of_age,
    give_consent,
    passport_of,
    write_passport,
)
from sstui.desk.family_view import family_view, find_family
from sstui.desk.today import today
from sstui.store import families
from tests.factories import a_case, a_family

CHILD = MemberDraft("Ёлкин", "Илья", Sex.MALE, "child", "Ильич")


def home(desk: Desk, level: str = "basic") -> tuple[CaseId, FamilyId]:
    case = a_case(desk, level)
    return case, card(desk, case).family.id


def born(desk: Desk, family: FamilyId, day: date, **changes: object) -> None:
    add_member(desk, family, replace(CHILD, born_on=day, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born_on", "years"),
    [
        (date(2012, 11, 23), [14]),
        (date(2013, 1, 22), [14]),
        (date(2013, 1, 23), []),
        (date(2012, 11, 22), []),
        (date(2008, 11, 23), [18]),
        (date(2009, 1, 22), [18]),
        (date(2009, 1, 23), []),
    ],
)
def test_sixty_days_ahead_and_not_one_more(desk: Desk, born_on: date, years: list[int]) -> None:
    case, family = home(desk)
    born(desk, family, born_on)
    assert [one.years for one in coming_of_age(desk)] == years
    assert [one.years for one in birthdays_of(desk, family)] == years
    assert [one.case_id for one in coming_of_age(desk)] == [case] * len(years)


def test_a_child_of_29_february_has_the_birthday_on_the_28th(desk: Desk) -> None:
    _, family = home(desk)
    born(desk, family, date(2008, 2, 29))
    later = replace(desk, today=date(2026, 2, 28))
    assert [(one.years, one.on) for one in coming_of_age(later)] == [(18, date(2026, 2, 28))]
    ahead = replace(desk, today=date(2025, 12, 30))
    assert [one.on for one in coming_of_age(ahead)] == [date(2026, 2, 28)]


def test_who_has_left_has_no_birthday(desk: Desk) -> None:
    _, family = home(desk)
    born(desk, family, date(2012, 12, 1), left_on=date(2026, 11, 1))
    assert coming_of_age(desk) == []
    assert birthdays_of(desk, family) == []


def test_at_eighteen_an_own_consent_is_asked_for(desk: Desk) -> None:
    _, family = home(desk)
    mother = families.members(family)[0]
    born(desk, family, date(2008, 11, 20))
    grown = next(one for one in families.members(family) if one.name.first == "Илья")
    purpose = ConsentPurpose.PROCESSING
    childs = ConsentDraft(family, grown.id, mother.id, purpose, date(2026, 10, 1))
    give_consent(desk, childs)
    assert own_consent_wanted(desk, family) == [grown]
    assert [one.member.id for one in came_of_age(desk)] == [grown.id]
    (line,) = next(one.lines for one in today(desk, None).blocks if one.code == "growing-up")
    assert (line.words, line.day) == (
        "Илья: исполнилось 18, нужно своё согласие",
        date(2026, 11, 20),
    )
    own = replace(childs, signer_id=grown.id, given_on=date(2026, 11, 23))
    give_consent(desk, own)
    assert own_consent_wanted(desk, family) == []
    assert came_of_age(desk) == []


def created(desk: Desk, family: FamilyId, day: date) -> None:
    write_passport(desk, replace(passport_of(family), created_on=day))


def test_the_end_of_adaptation_is_noticed_ahead(desk: Desk) -> None:
    case, family = home(desk, "adaptation")
    assert adaptation_ahead(desk) == []
    created(desk, family, date(2026, 1, 23))
    assert adaptation_ahead(desk) == []
    created(desk, family, date(2026, 1, 22))
    assert [(one.case_id, one.on) for one in adaptation_ahead(desk)] == [(case, date(2027, 1, 22))]
    (line,) = next(one.lines for one in today(desk, None).blocks if one.code == "adaptation")
    assert (line.case_id, line.day) == (case, date(2027, 1, 22))
    change_level(desk, case, date(2026, 11, 20), "basic", "решение консилиума")
    assert adaptation_ahead(desk) == []


def test_an_adaptational_term_past_the_first_anniversary_is_warned_of(desk: Desk) -> None:
    _, family = home(desk, "adaptation")
    assert past_anniversary(desk, family, "adaptation", date(2026, 11, 23)) == ""
    created(desk, family, date(2026, 6, 1))
    assert past_anniversary(desk, family, "adaptation", date(2026, 6, 1)) == ""
    assert past_anniversary(desk, family, "adaptation", date(2026, 6, 2)) == (
        "Срок шёл бы до 02.06.2027, а адаптация кончается 01.06.2027."
    )
    assert past_anniversary(desk, family, "adaptation", date(2027, 6, 2)) == (
        "Год со дня создания семьи прошёл 01.06.2027: адаптации уже быть не должно."
    )
    assert past_anniversary(desk, family, "basic", date(2027, 6, 2)) == ""
    assert adaptation_words(family, "adaptation", desk.today) == (
        "не позже 01.06.2027, первой годовщины семьи"
    )
    assert adaptation_words(family, "adaptation", date(2027, 6, 2)) == (
        "год со дня создания семьи прошёл 01.06.2027: пора решать об уровне"
    )


def test_days_of_coming_and_leaving_are_not_ahead(desk: Desk) -> None:
    _, family = home(desk)
    for name in ("came_on", "left_on"):
        with pytest.raises(Refusal, match="в будущем") as found:
            born(desk, family, date(2012, 12, 1), **{name: date(2026, 11, 24)})
        assert found.value.field == name
    mother = replace(CHILD, kinship="mother", is_applicant=True, left_on=date(2026, 11, 1))
    with pytest.raises(Refusal, match="Заявитель выбыл"):
        add_member(desk, family, mother)


def test_the_whole_file_with_a_case_and_without(desk: Desk) -> None:
    case, family = home(desk)
    found = family_view(desk, family)
    assert [one.id for one in found.cases] == [case]
    assert [one.name.first for one in found.without] == ["Мария", "Пётр"]
    assert found.name_of(found.members[1].id) == "Ёлкин Пётр Ильич"
    alone = family_view(desk, a_family(desk, "Белкина"))
    assert (alone.cases, alone.case_on(desk.today)) == ((), None)
    with pytest.raises(Refusal, match="Такой семьи нет"):
        family_view(desk, FamilyId(77))


def test_a_family_is_found_by_case_number_and_name(desk: Desk) -> None:
    _, family = home(desk)
    other = a_family(desk, "Белкина")
    assert find_family("1/2026") == find_family("№ 1") == find_family("ёлкина") == family
    assert find_family("белкина мария") == other
    for typed in ("", "№ 77", "№ x", "Воронцова", "9/2026"):
        with pytest.raises(Refusal):
            find_family(typed)
    settlement = families.families()[0].settlement_id
    mother = MemberDraft("Белкина", "Мария", Sex.FEMALE, "mother", "Петровна")

    register_family(desk, FamilyDraft(settlement, (mother,)))
    with pytest.raises(Refusal, match="подходят несколько"):
        find_family("белкина мария петровна")
