"""What the screens ask of families beside the queue: who waits for a case, whose names they are."""

from datetime import date

from sstui.desk.card import card
from sstui.desk.cases import end_case
from sstui.desk.desk import Desk, open_desk
from sstui.desk.families import without_open_case
from sstui.store.member_names import names_of
from tests.factories import a_case, a_family


def test_a_family_without_a_case_waits_for_one(desk: Desk) -> None:
    a_case(desk, last="Ёлкина")
    waiting = a_family(desk, "Авдеева")
    assert [(one.id, one.name) for one in without_open_case(desk)] == [
        (waiting, "Авдеева Мария Петровна")
    ]


def test_a_family_waits_again_from_the_day_after_its_case_ends(desk: Desk) -> None:
    case_id = a_case(desk, last="Ёлкина")
    end_case(desk, card(desk, case_id).case, date(2026, 11, 23), "moved")
    assert without_open_case(desk) == []
    tomorrow = open_desk(desk.office.folder, "sokolova", today=date(2026, 11, 24))
    assert [one.name for one in without_open_case(tomorrow)] == ["Ёлкина Мария Петровна"]


def test_names_of_all_members_stand_together_and_folded(desk: Desk) -> None:
    family_id = card(desk, a_case(desk, last="Ёлкина")).family.id
    assert names_of([family_id]) == {family_id: ["елкина мария петровна", "елкин петр ильич"]}
