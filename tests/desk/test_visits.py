"""A visit is written down, corrected, declared void."""

import json
from datetime import date

import pytest

from sstui.core.queue import Group
from sstui.core.records import MemberId, Outcome, Place
from sstui.core.refusal import Refusal
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.visits import VisitDraft, correct_visit, record_visit, void_visit
from sstui.store.door import Conflict
from sstui.store.journal import journal_of
from tests.factories import a_case, a_visit, me


def test_a_visit_moves_the_next_date(desk: Desk) -> None:
    case_id = a_case(desk, "crisis", date(2026, 11, 2))
    a_visit(desk, case_id, date(2026, 11, 10))
    before = card(desk, case_id).line
    assert before.group is Group.OVERDUE
    assert before.next is not None
    assert before.next.due_by == date(2026, 11, 20)
    after = a_visit(desk, case_id, date(2026, 11, 23)).line
    assert after.next is not None
    assert (after.next.due_by, after.group) == (date(2026, 12, 4), Group.LATER)


@pytest.mark.parametrize(
    ("outcome", "place"),
    [
        (Outcome.NOBODY_HOME, Place.HOME),
        (Outcome.COULD_NOT_TRAVEL, Place.HOME),
        (Outcome.TOOK_PLACE, Place.OFFICE),
        (Outcome.TOOK_PLACE, Place.CALL),
        (Outcome.TOOK_PLACE, Place.SCHOOL),
    ],
)
def test_only_a_visit_that_took_place_at_home_counts(
    desk: Desk, outcome: Outcome, place: Place
) -> None:
    case_id = a_case(desk)
    before = card(desk, case_id).line.next
    after = a_visit(desk, case_id, date(2026, 11, 20), outcome, place).line.next
    assert after == before
    assert len(card(desk, case_id).visits) == 1


def test_a_retry_of_the_same_draft_is_not_a_second_visit(desk: Desk) -> None:
    case_id = a_case(desk)
    first = a_visit(desk, case_id, date(2026, 11, 20), draft_id="form-1")
    second = a_visit(desk, case_id, date(2026, 11, 20), draft_id="form-1")
    assert second.visit_id == first.visit_id
    assert len(card(desk, case_id).visits) == 1


def test_a_correction_keeps_what_stood_there_in_the_journal(desk: Desk) -> None:
    case_id = a_case(desk)
    made = a_visit(desk, case_id, date(2026, 11, 20))
    right = VisitDraft(case_id, date(2026, 11, 19), Place.HOME, Outcome.TOOK_PLACE, (me(desk),))
    correct_visit(desk, made.visit_id, 1, right, "ошибка в дате")
    [visit] = card(desk, case_id).visits
    assert (visit.made_on, visit.version) == (date(2026, 11, 19), 2)
    line = journal_of(case_id)[0]
    assert line.action == "visit.correct"
    detail = json.loads(line.detail)
    assert detail["reason"] == "ошибка в дате"
    assert (detail["was"]["made_on"], detail["now"]["made_on"]) == ("2026-11-20", "2026-11-19")


def test_a_void_visit_stays_in_sight_and_no_longer_counts(desk: Desk) -> None:
    case_id = a_case(desk)
    before = card(desk, case_id).line.next
    made = a_visit(desk, case_id, date(2026, 11, 20))
    assert void_visit(desk, made.visit_id, 1, "не та семья").line.next == before
    [visit] = card(desk, case_id).visits
    assert (visit.voided, visit.counts) == ("не та семья", False)
    with pytest.raises(Refusal, match="уже признана недействительной"):
        void_visit(desk, made.visit_id, 2, "ещё раз")


def test_two_people_cannot_correct_over_each_other(desk: Desk) -> None:
    case_id = a_case(desk)
    made = a_visit(desk, case_id, date(2026, 11, 20))
    draft = VisitDraft(case_id, date(2026, 11, 19), Place.HOME, Outcome.TOOK_PLACE, (me(desk),))
    correct_visit(desk, made.visit_id, 1, draft, "дата")
    with pytest.raises(Conflict, match="изменил другой сотрудник"):
        correct_visit(desk, made.visit_id, 1, draft, "дата")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"made_on": date(2026, 11, 24)}, "нельзя записать будущим днём"),
        ({"made_on": date(2026, 8, 31)}, "раньше начала сопровождения (01.09.2026)"),
        ({"staff_ids": ()}, "кто ездил"),
        ({"member_ids": (MemberId(99),)}, "человек из другой семьи"),
        ({"at": "25:00"}, "Нет такого времени: 25:00"),
    ],
    ids=["future", "before the start", "nobody went", "a stranger", "no such time"],
)
def test_a_wrong_visit_is_refused_and_nothing_is_saved(
    desk: Desk, changes: dict[str, object], words: str
) -> None:
    case_id = a_case(desk)
    with pytest.raises(Refusal) as refused:
        a_visit(desk, case_id, **{"made_on": date(2026, 11, 20), **changes})  # type: ignore[arg-type]
    assert words in refused.value.sentence
    assert card(desk, case_id).visits == ()


def test_nobody_known_may_look_and_change_nothing(desk: Desk) -> None:
    from dataclasses import replace

    case_id = a_case(desk)
    stranger = replace(desk, person=None, login="guest")
    assert card(stranger, case_id).line.case_id == case_id
    draft = VisitDraft(case_id, date(2026, 11, 20), Place.HOME, Outcome.TOOK_PLACE, (me(desk),))
    with pytest.raises(Refusal, match="Сейчас только просмотр"):
        record_visit(stranger, draft)
