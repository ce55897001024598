"""Two people of one name: nobody is entered twice unasked, and each can be told from the other."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.records import CaseId, Sex, StaffId
from sstui.core.refusal import Refusal
from sstui.desk import choices, narrowing
from sstui.desk.appeals import AppealDraft, appeal, link_appeal, register_appeal
from sstui.desk.case_changes import case_changes
from sstui.desk.cases import CaseDraft, assign_curator, open_case
from sstui.desk.desk import Desk, open_desk
from sstui.desk.families import FamilyDraft, MemberDraft, register_family
from sstui.desk.history import history
from sstui.desk.namesakes import record_called
from sstui.desk.people import add_staff, names_to_choose, work_as
from sstui.desk.queue import QueueFilter
from sstui.desk.queue_view import narrowings
from sstui.store import cases, families
from sstui.store.staff import staff
from tests.factories import TODAY, a_case, a_family, a_person, a_settlement, me

NOVEMBER = date(2026, 11, 2)
KIM = a_person("Ким", "Олег", "kim")


def test_the_same_name_is_refused_until_it_is_another_person(desk: Desk) -> None:
    add_staff(desk, replace(KIM, post="психолог"))
    with pytest.raises(Refusal, match=r"^Ким Олег \(психолог, kim\) уже есть в списке") as caught:
        add_staff(desk, replace(KIM, last="КИМ", login="kim2"))
    assert caught.value.field == "last"
    assert len(staff()) == 2
    add_staff(desk, replace(KIM, patronymic="Ильич", login=""))
    add_staff(desk, replace(KIM, login="kim2", is_another=True))
    assert len(staff()) == 4


@pytest.mark.parametrize(
    ("posts", "logins", "said"),
    [
        (("психолог", "юрист"), ("", ""), ["Ким Олег (психолог)", "Ким Олег (юрист)"]),
        (("юрист", "юрист"), ("kim", "oleg"), ["Ким Олег (kim)", "Ким Олег (oleg)"]),
        (("", ""), ("", ""), ["Ким Олег (№ 2)", "Ким Олег (№ 3)"]),
    ],
    ids=["by-post", "by-account", "by-number"],
)
def test_people_of_one_name_are_told_apart(
    desk: Desk, posts: tuple[str, str], logins: tuple[str, str], said: list[str]
) -> None:
    for post, login in zip(posts, logins, strict=True):
        add_staff(desk, replace(KIM, post=post, login=login, is_another=True))
    named = names_to_choose(staff(), lambda name: name.full).values()
    assert sorted(named) == [*said, "Соколова Вера"]
    with pytest.raises(Refusal) as caught:
        choices.person("Ким Олег")
    assert all(one in caught.value.sentence for one in said)
    with pytest.raises(Refusal) as unknown:
        open_desk(desk.office.folder, "nobody", "Ким", today=TODAY)
    assert "(" in unknown.value.sentence
    assert choices.person("3").id == 3


def two_of_one_name(desk: Desk) -> list[StaffId]:
    """Two curators called alike, told apart by what they are."""
    for post in ("психолог", "юрист"):
        add_staff(desk, replace(KIM, post=post, login="", is_another=True))
    return [one.id for one in staff() if one.name.last == "Ким"]


def test_the_queue_is_narrowed_to_one_of_two_of_a_name(desk: Desk) -> None:
    psychologist, lawyer = two_of_one_name(desk)
    for last, curator in (("Ёлкина", psychologist), ("Белкина", lawyer)):
        open_case(desk, CaseDraft(a_family(desk, last), NOVEMBER, "basic", curator))
    assert narrowing.choices(desk).curators == (
        (psychologist, "Ким\u00a0О. (психолог)", 1),
        (lawyer, "Ким\u00a0О. (юрист)", 1),
    )
    said = [one.words for one in narrowings(desk, QueueFilter(curator_id=lawyer))]
    assert said == ["куратор Ким О. (юрист)"]


def test_the_journal_tells_who_of_two_did_it_and_whom_it_was_about(desk: Desk) -> None:
    psychologist, lawyer = two_of_one_name(desk)
    at_work = work_as(desk, next(one for one in staff() if one.id == lawyer))
    case = open_case(at_work, CaseDraft(a_family(at_work), NOVEMBER, "basic", lawyer))
    assert history(desk, case)[0].who == "Ким\u00a0О. (юрист)"
    assign_curator(at_work, case, psychologist, date(2026, 11, 16), "", "отпуск")
    told = [field.text for one in case_changes(desk, case) for field in one.changes]
    assert "куратор Ким\u00a0О. (психолог) с 16.11.2026: добавлено" in told
    assert "куратор Ким\u00a0О. (юрист) с 02.11.2026: добавлено" in told


def test_one_of_a_name_is_called_by_it_alone(desk: Desk) -> None:
    case = a_case(desk)
    told = [field.record for one in case_changes(desk, case) for field in one.changes]
    assert {"куратор Соколова с 01.09.2026", "член семьи Ёлкина", "член семьи Ёлкин"} <= {*told}


def test_two_families_of_one_name_are_told_apart_where_an_appeal_is_linked(desk: Desk) -> None:
    first = a_case(desk, last="Ёлкина")
    found = cases.case(first)
    assert found is not None
    draft = AppealDraft(desk.today, "self", "нужна помощь", last="Ёлкина", first="Мария")
    link_appeal(desk, appeal(register_appeal(desk, draft)), found.family_id)
    assert said_of_family(desk, first) == {"Ёлкина Мария Петровна"}
    a_case(desk, last="Ёлкина")
    assert said_of_family(desk, first) == {"Ёлкина Мария Петровна (Заречье, дело 1/2026)"}


def said_of_family(desk: Desk, case_id: CaseId) -> set[str]:
    return {
        field.now
        for one in case_changes(desk, case_id)
        for field in one.changes
        if field.field == "семья" and field.now
    }


def test_mother_and_daughter_of_one_name_are_told_apart(desk: Desk) -> None:
    people = (
        MemberDraft("Ёлкина", "Анна", Sex.FEMALE, "mother", "Петровна", is_applicant=True),
        MemberDraft("Ёлкина", "Анна", Sex.FEMALE, "child", "Ильинична", date(2015, 2, 3)),
    )
    family = register_family(desk, FamilyDraft(a_settlement(desk, "Заречье"), people))
    called = [record_called("member", "first", one.id) for one in families.members(family)]
    assert called == ["Ёлкина Анна Петровна", "Ёлкина Анна Ильинична"]
    case = open_case(desk, CaseDraft(family, NOVEMBER, "basic", me(desk)))
    told = [field.text for one in case_changes(desk, case) for field in one.changes]
    assert [f"член семьи {one}: добавлено" in told for one in called] == [True, True]
    other = families.members(a_family(desk, "Белкина"))
    assert [record_called("member", "first", one.id) for one in other] == ["Мария", "Пётр"]
    assert record_called("member", "first", 999) == ""
