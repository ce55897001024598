"""A common action of several families is taken back as a whole, or not at all."""

from datetime import date

import pytest

from sstui.core.records import CaseId, Outcome, Place
from sstui.core.refusal import Refusal
from sstui.desk.cases import assign_curator
from sstui.desk.desk import Desk
from sstui.desk.group import (
    DayForAll,
    EventForAll,
    HandOver,
    appoint_all,
    chosen,
    enter_for_all,
    hand_over,
)
from sstui.desk.people import add_staff, work_as
from sstui.desk.undo import last_save, undo
from sstui.desk.visits import VisitDraft, record_visit
from sstui.store.journal import journal
from sstui.store.staff import staff
from tests.desk.office_images import everything
from tests.factories import a_case, a_person, me

DAY = date(2026, 11, 24)
NAMES = ("Авдеева", "Ёлкина", "Чернова")


@pytest.fixture
def three(desk: Desk) -> list[CaseId]:
    return [a_case(desk, "basic", last=last) for last in NAMES]


def appointed(desk: Desk, case_ids: list[CaseId], form: str = "form") -> None:
    draft = DayForAll(DAY, me(desk), "10:00", "", "объезд", form)
    assert appoint_all(desk, chosen(desk, case_ids), draft).refused == ()


def taken_back(desk: Desk) -> None:
    found = last_save(desk)
    assert found is not None
    undo(desk, found.line.line.seq)


def test_all_families_are_told_and_put_back_by_one_undo(desk: Desk, three: list[CaseId]) -> None:
    before, lines = everything(), len(journal())
    appointed(desk, three)
    found = last_save(desk)
    assert found is not None
    assert found.obstacle == ""
    assert found.what == "назначено посещение (3 семьи)"
    assert found.told == [
        f"{one} Мария Петровна: назначенное посещение 24.11.2026: будет убрано" for one in NAMES
    ]
    undo(desk, found.line.line.seq)
    assert everything() == before
    assert [one.action for one in journal()[: len(journal()) - lines]] == [
        *["undo"] * 3,
        *["appointment.add"] * 3,
    ]


def test_what_was_saved_before_comes_next(desk: Desk, three: list[CaseId]) -> None:
    before = everything()
    appointed(desk, three[:2], "first")
    between = everything()
    event = EventForAll("meeting", date(2026, 11, 20), "собрание", "second")
    assert enter_for_all(desk, chosen(desk, three), event).refused == ()
    taken_back(desk)
    assert everything() == between
    taken_back(desk)
    assert everything() == before


def test_a_form_saved_twice_is_one_action(desk: Desk, three: list[CaseId]) -> None:
    """As after a loss of power in the middle: those that were done are not done again."""
    before = everything()
    appointed(desk, three[:1])
    appointed(desk, three)
    taken_back(desk)
    assert everything() == before


def test_one_family_changed_since_keeps_all_of_it(desk: Desk, three: list[CaseId]) -> None:
    add_staff(desk, a_person("Кузьмин"))
    other = work_as(desk, next(one for one in staff() if one.name.last == "Кузьмин"))
    appointed(desk, three)
    visit = VisitDraft(three[1], desk.today, Place.HOME, Outcome.NOBODY_HOME, (me(desk),))
    record_visit(other, visit)
    found, before = last_save(desk), everything()
    assert found is not None
    assert "общее действие отменяют только целиком" in found.obstacle
    assert "Ёлкина Мария Петровна — после этого" in found.obstacle
    assert "записано посещение (Кузьмин" in found.obstacle
    assert "Авдеева" not in found.obstacle
    with pytest.raises(Refusal, match="только целиком"):
        undo(desk, found.line.line.seq)
    assert everything() == before
    taken_back(other)
    taken_back(desk)


def test_a_hand_over_goes_back_to_the_first_curators(desk: Desk, three: list[CaseId]) -> None:
    other = add_staff(desk, a_person("Кузьмин"))
    assign_curator(desk, three[0], other, desk.today, "№ 1")
    before = everything()
    found = hand_over(desk, chosen(desk, three), HandOver(other, desk.today, "№ 2"))
    assert (len(found.done), len(found.refused)) == (2, 1)
    taken_back(desk)
    assert everything() == before


def test_another_persons_action_is_not_touched(desk: Desk, three: list[CaseId]) -> None:
    add_staff(desk, a_person("Кузьмин"))
    other = work_as(desk, next(one for one in staff() if one.name.last == "Кузьмин"))
    appointed(other, three[1:], "the same form")
    between = everything()
    appointed(desk, three[:1], "the same form of another")
    taken_back(desk)
    assert everything() == between


def test_a_large_action_hides_nothing_that_was_saved_before(desk: Desk) -> None:
    cases = [a_case(desk, "basic", last=f"Семёнова{number}") for number in range(30)]
    before = everything()
    appointed(desk, cases[:1], "before")
    for _ in range(2):
        appointed(desk, cases[1:], f"form{_}")
        taken_back(desk)
    taken_back(desk)
    assert everything() == before
