"""One's own last save is taken back whole, while nothing stands on it."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.paper_kinds import PaperKind
from sstui.core.records import CaseId, Outcome, Place, VisitId
from sstui.core.refusal import Refusal
from sstui.desk.cases import CaseDraft, change_level, open_case, suspend
from sstui.desk.desk import Desk
from sstui.desk.families import FamilyDraft, change_family, household
from sstui.desk.papers import print_paper, sign_agreement
from sstui.desk.people import add_staff, work_as
from sstui.desk.undo import last_save, undo
from sstui.desk.visits import VisitDraft, correct_visit, record_visit
from sstui.store import cases, families, papers, visits
from sstui.store.door import together
from sstui.store.engine import fetch_sql
from sstui.store.journal import journal
from sstui.store.staff import staff
from tests.calls import calls_of
from tests.crowd import a_crowd
from tests.factories import a_case, a_family, a_person, me

DAY = date(2026, 11, 20)


def a_visit(desk: Desk, case: CaseId, day: date = DAY) -> VisitId:
    family = cases.case(case).family_id  # type: ignore[union-attr]
    seen = tuple(one.id for one in families.members(family))
    draft = VisitDraft(case, day, Place.HOME, Outcome.TOOK_PLACE, (me(desk),), member_ids=seen)
    return record_visit(desk, draft).visit_id


def rows(table: str) -> list[tuple[object, ...]]:
    return fetch_sql(f"SELECT * FROM {table} ORDER BY 1")


def test_a_visit_is_taken_back_with_who_went_and_who_was_seen(desk: Desk) -> None:
    case = a_case(desk)
    before = [rows(table) for table in ("visit", "visit_staff", "visit_member")]
    a_visit(desk, case)
    found = last_save(desk)
    assert found is not None
    assert found.obstacle == ""
    assert found.changes[0].back == "посещение 20.11.2026: будет убрано"
    undo(desk, found.line.line.seq)
    assert [rows(table) for table in ("visit", "visit_staff", "visit_member")] == before
    assert [one.action for one in journal(2)] == ["undo", "visit.add"]
    with pytest.raises(Refusal, match="уже не последнее"):
        undo(desk, found.line.line.seq)


def test_what_will_change_is_told_field_by_field(desk: Desk) -> None:
    case = a_case(desk)
    made = a_visit(desk, case)
    visit = visits.visit(made)
    assert visit is not None
    draft = VisitDraft(
        case, date(2026, 11, 19), Place.HOME, Outcome.NOBODY_HOME, (me(desk),), notes="темно"
    )
    correct_visit(desk, made, visit.version, draft, "не тот день")
    found = last_save(desk)
    assert found is not None
    told = [one.text for one in found.changes]
    assert "посещение 19.11.2026, день: 20.11.2026 → 19.11.2026" in told
    assert "посещение 19.11.2026, исход: состоялось → никого нет дома" in told
    assert "посещение 19.11.2026, заметки: пусто → темно" in told
    undo(desk, found.line.line.seq)
    assert visits.visit(made) == visit


def test_a_case_opened_by_mistake_goes_and_its_number_is_not_given_again(desk: Desk) -> None:
    family = a_family(desk)
    draft = CaseDraft(family, date(2026, 11, 2), "basic", me(desk))
    first = open_case(desk, draft)
    number = cases.case(first).number  # type: ignore[union-attr]
    found = last_save(desk)
    assert found is not None
    undo(desk, found.line.line.seq)
    assert cases.case(first) is None
    assert cases.case_by_number(number) is None
    assert journal(1)[0].case_id == first
    second = open_case(desk, draft)
    assert cases.case(second).number != number  # type: ignore[union-attr]


def test_nothing_is_taken_back_that_something_stands_on(desk: Desk) -> None:
    case = a_case(desk)
    other = work_as(desk, staff_named(desk, "Кузьмин"))
    change_level(desk, case, date(2026, 11, 16), "crisis", "консилиум")
    a_visit(other, case)
    found = last_save(desk)
    assert found is not None
    assert found.obstacle.startswith("Отменить нельзя: после этого")
    assert "записано посещение (Кузьмин\u00a0О.)" in found.obstacle
    with pytest.raises(Refusal, match="после этого"):
        undo(desk, found.line.line.seq)
    theirs = last_save(other)
    assert theirs is not None
    undo(other, theirs.line.line.seq)
    again = last_save(desk)
    assert again is not None
    assert again.obstacle == ""
    undo(desk, again.line.line.seq)
    assert [one.level for one in cases.levels(case)] == ["basic"]


def staff_named(desk: Desk, last: str):  # type: ignore[no-untyped-def]
    if not any(one.name.last == last for one in staff()):
        add_staff(desk, a_person(last))
    return next(one for one in staff() if one.name.last == last)


def test_work_in_another_case_is_no_obstacle(desk: Desk) -> None:
    first, second = a_case(desk), a_case(desk, last="Котова")
    other = work_as(desk, staff_named(desk, "Кузьмин"))
    suspend(desk, first, date(2026, 11, 10), date(2026, 11, 12), "в отъезде")
    a_visit(other, second)
    found = last_save(desk)
    assert found is not None
    assert found.obstacle == ""
    undo(desk, found.line.line.seq)
    assert cases.pauses(first) == []


def test_a_family_put_right_is_put_back(desk: Desk) -> None:
    family = a_family(desk)
    was = household(family).family
    draft = FamilyDraft(was.settlement_id, (), name="Ёлкины", address="ул. Новая, 1", phone="5-12")
    change_family(desk, family, was.version, draft)
    found = last_save(desk)
    assert found is not None
    assert "семья Ёлкины, адрес: ул. Луговая, 5 → ул. Новая, 1" in [
        one.text for one in found.changes
    ]
    undo(desk, found.line.line.seq)
    assert household(family).family == was


def test_an_agreement_on_paper_stays(desk: Desk) -> None:
    case = a_case(desk)
    mother = families.members(cases.case(case).family_id)[0]  # type: ignore[union-attr]
    papers_of = replace(mother, identity="паспорт 00 00 № 000000")
    with together():
        families.change_member(papers_of)
    sign_agreement(desk, case, date(2026, 11, 18))
    found = last_save(desk)
    assert found is not None
    assert found.obstacle == ""
    print_paper(desk, PaperKind.AGREEMENT, case)
    again = last_save(desk)
    assert again is not None
    assert again.obstacle != ""
    assert len(papers.agreements(case)) == 1


def test_saves_are_taken_back_one_after_another(desk: Desk) -> None:
    case = a_case(desk)
    for day in (18, 19, 20):
        a_visit(desk, case, date(2026, 11, day))
    for left in (2, 1, 0):
        found = last_save(desk)
        assert found is not None
        undo(desk, found.line.line.seq)
        assert len(visits.visits(case)) == left


def test_nobody_at_work_has_nothing_to_take_back(desk: Desk) -> None:
    a_case(desk)
    assert last_save(replace(desk, person=None)) is None


def test_the_images_cannot_be_changed(desk: Desk) -> None:
    a_case(desk)
    before = rows("row_change")
    assert before
    for sql in ("UPDATE row_change SET before = '{}'", "DELETE FROM row_change"):
        with pytest.raises(Exception, match="append-only"):
            fetch_sql(sql)
    assert rows("row_change") == before
    assert all(row[1] for row in before)


def test_a_save_of_very_many_rows_is_read_at_once(desk: Desk) -> None:
    """The office is opened once for it, not once for each row: that took a minute of a core."""
    a_crowd(desk, 120)  # past the journal, so that its rows belong to the next save
    a_visit(desk, CaseId(1))
    found = last_save(desk)
    assert found is not None
    assert len(found.changes) > 500
    # Opening takes some thousands of calls, a row about a hundred.
    assert calls_of(lambda: last_save(desk)) < 200 * len(found.changes)
