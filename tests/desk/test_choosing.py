"""What forms let people choose from: curators with their loads, settlements, families."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from sstui.core.records import FamilyId, Sex, StaffId
from sstui.core.refusal import Refusal
from sstui.desk.cases import loads
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member, household, places
from sstui.desk.people import add_staff
from tests.factories import a_case, a_family, a_person, a_settlement, me

NAMES = ("Ёлкина", "Орлова", "Котова", "Галкина", "Рыбина", "Жукова")


def test_loads_show_everybody_and_leave_out_the_case_in_question(desk: Desk) -> None:
    first, *_ = [a_case(desk, "emergency", date(2026, 11, 2), last) for last in NAMES]
    kuzmin = add_staff(desk, a_person("Кузьмин", "Олег"))
    free, full = loads(desk, "emergency")
    assert (free.person.id, free.families, free.is_over) == (kuzmin, 0, False)
    assert (full.person.id, full.families, full.is_over) == (me(desk), 6, True)
    assert (full.now, full.after) == (Fraction(1), Fraction(7, 6))
    assert not loads(desk, "emergency", without=first)[1].is_over


def test_a_level_without_a_norm_adds_no_load(desk: Desk) -> None:
    (load,) = loads(desk, "basic")
    assert (load.now, load.after, load.is_over) == (Fraction(0), Fraction(0), False)


def test_loads_leave_out_who_left(desk: Desk) -> None:
    add_staff(desk, replace(a_person("Кузьмин", "Олег"), left_on=date(2026, 11, 22)))
    assert [one.person.id for one in loads(desk, "basic")] == [StaffId(1)]


def test_settlements_stand_in_the_order_of_the_alphabet(desk: Desk) -> None:
    for name in ("Жуково", "Ёлкино", "Ежово", "Ельня"):
        a_settlement(desk, name)
    assert [one.name for one in places()] == ["Ежово", "Ельня", "Ёлкино", "Жуково"]


def test_a_household_is_the_family_and_its_members(desk: Desk) -> None:
    found = household(a_family(desk))
    assert found.family.name == "Ёлкина Мария Петровна"
    assert [one.name.first for one in found.members] == ["Мария", "Пётр"]
    with pytest.raises(Refusal, match="Такой семьи нет"):
        household(FamilyId(99))


def test_a_child_does_not_become_the_one_who_signs(desk: Desk) -> None:
    family = a_family(desk)
    draft = MemberDraft("Ёлкин", "Глеб", Sex.MALE, "child", is_applicant=True)
    with pytest.raises(Refusal, match="Заявителем может быть только взрослый"):
        add_member(desk, family, draft)
    assert [one.is_applicant for one in household(family).members] == [True, False]
