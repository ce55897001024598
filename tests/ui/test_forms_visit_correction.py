"""A recorded visit is corrected or declared void, each with a reason."""

from dataclasses import replace
from datetime import date

from sstui.core.records import CaseId, Outcome, Visit
from sstui.desk.desk import Desk
from sstui.desk.visits import correct_visit
from sstui.store import visits
from sstui.store.journal import journal
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.forms.void import VoidForm
from tests.factories import a_case, a_visit
from tests.ui.form_story import STILL_OPEN, Layout, in_both_layouts, opened

NOVEMBER = date(2026, 11, 2)


NOVEMBER = date(2026, 11, 2)


def only_visit(case_id: CaseId) -> Visit:
    (visit,) = visits.visits(case_id)
    return visit


async def test_a_correction_wants_a_reason_and_starts_from_the_record(desk: Desk) -> None:
    case = a_case(desk, started_on=NOVEMBER)
    a_visit(desk, case, date(2026, 11, 16), notes="спали")
    async with opened(lambda: VisitForm(desk, case, only_visit(case))) as story:
        assert story.screen.startswith(" Исправление посещения")
        assert "16.11.2026  пн, 7 дней назад" in story.screen
        assert "(•) состоялось" in story.screen
        await story.press("minus", "enter", "2", "f2")
        assert "! Укажите причину исправления." in story.screen
        await story.type("не та дата", "f2")
        assert "Посещение исправлено." in story.screen
    visit = only_visit(case)
    assert (visit.made_on, visit.outcome) == (date(2026, 11, 15), Outcome.NOBODY_HOME)
    assert (visit.notes, visit.version) == ("спали", 2)
    assert "не та дата" in journal(case)[0].detail


async def test_somebody_elses_correction_is_said_and_nothing_typed_is_lost(desk: Desk) -> None:
    case = a_case(desk, started_on=NOVEMBER)
    a_visit(desk, case, date(2026, 11, 16))
    old = only_visit(case)
    async with opened(lambda: VisitForm(desk, case, old)) as story:
        _correct_by_another(desk, old)
        await story.press("minus", "tab", "tab", "0", "tab", "tab", "tab", "tab", "tab")
        await story.type("описка", "f2")
        assert "Эту запись уже изменил другой сотрудник." in story.words
        assert "Введённое осталось в полях." in story.words
        await story.press("enter")
        assert "15.11.2026" in story.screen
        assert "описка" in story.screen
        assert story.answer == STILL_OPEN
    assert only_visit(case).notes == "исправил другой"


def _correct_by_another(desk: Desk, old: Visit) -> None:
    from sstui.desk.visits import VisitDraft

    draft = VisitDraft(old.case_id, old.made_on, old.place, old.outcome, old.staff_ids)
    correct_visit(desk, old.id, old.version, replace(draft, notes="исправил другой"), "тест")


@in_both_layouts
async def test_a_record_is_declared_void_with_a_reason(desk: Desk, keys: Layout) -> None:
    case = a_case(desk, started_on=NOVEMBER)
    a_visit(desk, case, date(2026, 11, 16))
    async with opened(lambda: VoidForm(desk, only_visit(case))) as story:
        assert "пн 16.11.2026, дом, состоялось" in story.screen
        await story.press(keys.save)
        assert "! Укажите причину." in story.screen
        assert only_visit(case).voided == ""
        await story.type("другая семья", keys.save)
        assert "Запись от 16.11.2026 признана недействительной." in story.words
        assert "посещений ещё не было" in story.words
    assert only_visit(case).voided == "другая семья"
