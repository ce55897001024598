"""Likely families are found as somebody tells of them, and the index keeps up with every change."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sstui.core.appeals import Child
from sstui.core.likeness import PersonSketch, Sketch
from sstui.core.records import SettlementId, Sex
from sstui.desk.appeals import AppealDraft, change_appeal, link_appeal, register_appeal
from sstui.desk.appeals import appeal as appeal_of
from sstui.desk.checking import check
from sstui.desk.desk import Desk
from sstui.desk.families import FamilyDraft, MemberDraft, add_member, change_family, change_member
from sstui.desk.likely import likely_families, sketch_of, sketch_of_appeal
from sstui.desk.undo import last_save, undo
from sstui.store import families
from sstui.store.door import together
from sstui.store.engine import connected, fetch_sql, run_sql
from sstui.store.name_index import mend, rebuild
from tests.factories import a_case, a_family, a_settlement

DAY = date(2026, 11, 20)


def told(last: str = "", first: str = "", **more: object) -> Sketch:
    return sketch_of(replace(AppealDraft(DAY, "edu", "", last=last, first=first), **more))  # type: ignore[arg-type]


def found(desk: Desk, sketch: Sketch) -> list[str]:
    return [f"{one.name} — {one.words}" for one in likely_families(desk, sketch)]


def tokens() -> list[tuple[int, int]]:
    return fetch_sql("SELECT token, owner FROM likeness_token ORDER BY 1, 2")


def test_a_known_family_is_found_with_what_matches(desk: Desk) -> None:
    a_case(desk)
    a_family(desk, "Котова")
    (one,) = likely_families(desk, told("Елкин", "Мария", born_on=date(1990, 1, 5)))
    assert one.words == "совпало: фамилия и имя, дата рождения (день и месяц переставлены)"
    assert one.about == "Заречье, ул. Луговая, 5, дело 1/2026"
    assert found(desk, told("Елкин")) == []
    assert found(desk, told()) == []


def test_the_most_alike_come_first(desk: Desk) -> None:
    a_family(desk, phone="89101112233", address="")
    other = a_family(desk, address="ул. Новая, 1")
    mother = families.members(other)[0]
    draft = MemberDraft("Ёлкина", "Мария", Sex.FEMALE, "mother", "Олеговна", is_applicant=True)
    change_member(desk, mother.id, other, mother.version, draft)
    assert [
        one.family and one.family.address
        for one in likely_families(desk, told("Ёлкина", "Мария", patronymic="Олеговна"))
    ] == ["ул. Новая, 1"]
    assert [
        one.family and one.family.address for one in likely_families(desk, told("Ёлкина", "Мария"))
    ] == ["", "ул. Новая, 1"]
    sketch = told("Ёлкина", "Мария", phone="8 910 111 22 33")
    assert likely_families(desk, sketch)[0].words == "совпало: фамилия и имя, телефон"


def test_an_earlier_appeal_of_no_family_is_found_too(desk: Desk) -> None:
    children = (Child("Пётр", date(2018, 2, 3)),)
    first = register_appeal(
        desk, AppealDraft(DAY, "edu", "прогулы", last="Ёлкина", first="Мария", children=children)
    )
    sketch = told("Ёлкина", children=(Child("Петр", date(2018, 3, 2)),))
    (one,) = likely_families(desk, sketch)
    assert (one.name, one.about) == ("обращение 1/2026", "Ёлкина Мария")
    assert one.words == "совпало: фамилия, ребёнок (имя, дата рождения, день и месяц переставлены)"
    before = appeal_of(first)
    assert likely_families(desk, sketch_of_appeal(before), without_appeal=first) == []
    family = a_family(desk)
    link_appeal(desk, before, family)
    (one,) = likely_families(desk, sketch)
    assert one.family is not None
    assert one.family.family_id == family


def test_the_index_follows_every_change_and_its_taking_back(desk: Desk) -> None:
    family = a_family(desk)
    before = tokens()
    known = families.family(family)
    mother = families.members(family)[0]
    assert known is not None
    place = a_settlement(desk, "Дубки")
    draft = FamilyDraft(place, (), known.name, "ул. Мира, 3", phone="89101112233")
    change_family(desk, family, known.version, draft)
    assert found(desk, told(phone="89101112233")) == ["Ёлкина Мария Петровна — совпало: телефон"]
    assert len(found(desk, told(address="Мира, 3"))) == 1
    assert found(desk, told(address="Луговая, 5")) == []
    renamed = MemberDraft("Зуева", "Мария", Sex.FEMALE, "mother", "Петровна", is_applicant=True)
    change_member(desk, mother.id, family, mother.version, renamed)
    assert len(found(desk, told("Зуева", "Мария"))) == 1
    add_member(desk, family, MemberDraft("Лось", "Игорь", Sex.MALE, "father"))
    assert len(found(desk, told("Лось", "Игорь"))) == 1
    for _ in range(3):
        last = last_save(desk)
        assert last is not None
        undo(desk, last.line.line.seq)
    assert tokens() == before
    assert found(desk, told("Лось", "Игорь")) == found(desk, told(phone="89101112233")) == []


def test_a_changed_appeal_is_found_by_what_it_says_now(desk: Desk) -> None:
    draft = AppealDraft(DAY, "edu", "прогулы", last="Ёлкина", first="Мария")
    made = appeal_of(register_appeal(desk, draft))
    change_appeal(desk, made, replace(draft, last="Сойкина"))
    assert found(desk, told("Ёлкина", "Мария")) == []
    assert len(found(desk, told("Сойкина", "Мария"))) == 1


def test_a_check_puts_a_spoiled_index_right(desk: Desk) -> None:
    a_case(desk)
    register_appeal(desk, AppealDraft(DAY, "edu", "прогулы", last="Ёлкина", first="Мария"))
    before = tokens()
    said_before = check(desk.office.folder, desk.today).warnings
    with connected(), together():
        run_sql("DELETE FROM likeness_token WHERE owner = 4")
        run_sql("UPDATE likeness_token SET token = 7 WHERE owner & 3 = 2 AND token = (SELECT"
                " MIN(token) FROM likeness_token WHERE owner & 3 = 2)")  # fmt: skip
        run_sql("INSERT INTO likeness_token (token, owner) VALUES (1, 4001)")
    *rest, said = check(desk.office.folder, desk.today).warnings
    assert tuple(rest) == said_before
    assert said == "поиск похожих семей: поправлено 3 записи, делать ничего не нужно"
    assert tokens() == before
    assert mend() == 0


def test_an_upgrade_fills_the_index(desk: Desk) -> None:
    a_case(desk)
    before = tokens()
    with connected(), together():
        run_sql("DELETE FROM likeness_token")
        rebuild()
    assert tokens() == before


@pytest.mark.parametrize("text", ["[b]Ёлкина[/b]", "Ё" * 100_000, "\x1b[31mЁлкина", "'; --", "%_"])
def test_any_text_may_be_told(desk: Desk, text: str) -> None:
    a_family(desk)
    sketch = told(text, text, patronymic=text, phone=text, address=text)
    assert found(desk, sketch) in ([], ["Ёлкина Мария Петровна — совпало: фамилия"])


def test_a_sketch_of_nobody_finds_nobody(desk: Desk) -> None:
    a_family(desk)
    empty = Sketch((PersonSketch(),), ("",), SettlementId(1), "")
    assert likely_families(desk, empty) == []
    assert isinstance(desk.office.folder, Path)
