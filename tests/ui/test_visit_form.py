"""*Записать посещение*: recorded, corrected, declared void, on a real office."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.records import CaseId, Outcome, Place, Visit
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff
from sstui.store import families, visits
from sstui.ui.screens.forms.visit import VisitForm
from tests.factories import a_case, a_person, a_visit, me
from tests.ui.form_story import STILL_OPEN, Layout, in_both_layouts, opened

NOVEMBER = date(2026, 11, 2)


def only_visit(case_id: CaseId) -> Visit:
    (visit,) = visits.visits(case_id)
    return visit


@in_both_layouts
async def test_yesterdays_visit_is_recorded(desk: Desk, keys: Layout) -> None:
    case = a_case(desk, started_on=NOVEMBER)
    async with opened(lambda: VisitForm(desk, case)) as story:
        assert "Ёлкина Мария Петровна, Заречье, ул. Луговая, 5" in story.screen
        assert "23.11.2026  пн, сегодня" in story.screen
        await story.press(keys.yesterday, "enter")
        assert "22.11.2026  вс, вчера, нерабочий день" in story.screen
        await story.press("1", "enter", "0", keys.save)
        assert "Посещение записано. Следующее посещение: желательно вт 22.12.2026" in story.words
        assert "Почему:" in story.screen
        assert "Последнее засчитанное посещение — 22.11.2026." in story.words
        await story.press("space")
        assert story.answer is not None
        assert story.answer.startswith("Посещение записано. Следующее посещение: желательно")
    visit = only_visit(case)
    assert (visit.made_on, visit.place, visit.outcome) == (
        date(2026, 11, 22),
        Place.HOME,
        Outcome.TOOK_PLACE,
    )
    assert visit.staff_ids == (me(desk),)
    assert len(visit.member_ids) == 2


async def test_five_keys_record_a_visit_of_today(desk: Desk) -> None:
    case = a_case(desk, started_on=NOVEMBER)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "1", "enter", "0", "f2")
    assert only_visit(case).made_on == date(2026, 11, 23)


async def test_everything_that_can_be_told_is_stored(desk: Desk) -> None:
    case = a_case(desk, started_on=NOVEMBER)
    add_staff(desk, a_person("Кузьмин", "Олег"))
    async with opened(lambda: VisitForm(desk, case)) as story:
        assert "[1] Кузьмин О.  [×] Соколова В." in story.screen
        await story.press("enter", "с", "enter", "2", "enter", "enter")
        await story.type("930", "enter", "1", "enter")
        assert "09:30" in story.screen
        await story.type("Чисто", "enter")
        await story.type("тепло", "f2")
    visit = only_visit(case)
    assert (visit.at, visit.notes) == ("09:30", "Чисто\nтепло")
    assert len(visit.staff_ids) == 2
    (seen,) = visit.member_ids
    assert families.members(families.families()[0].id)[1].id == seen


async def test_the_outcome_is_never_preset(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("f2")
        assert "! Выберите исход." in story.screen
        assert visits.visits(case) == []
        await story.press("2", "f2")
        assert "Посещение записано." in story.screen
    assert only_visit(case).outcome is Outcome.NOBODY_HOME


@in_both_layouts
async def test_a_visit_that_saw_nobody_is_asked_about(desk: Desk, keys: Layout) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "1", keys.save)
        assert "никто из семьи не отмечен. Сохранить так?" in story.words
        await story.press(keys.no)
        assert visits.visits(case) == []
        await story.press(keys.save, keys.yes)
        assert "Посещение записано." in story.screen
    assert only_visit(case).member_ids == ()


@pytest.mark.parametrize(
    ("key", "place"), [("2", Place.OFFICE), ("3", Place.CALL), ("4", Place.SCHOOL)]
)
async def test_a_contact_elsewhere_does_not_count_and_says_so(
    desk: Desk, key: str, place: Place
) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        assert "В счёт нормы не идёт" not in story.screen
        await story.press("enter", "1", "enter", "0", "enter", key)
        assert "В счёт нормы не идёт: засчитывают посещения на дому." in story.screen
        await story.press("1")
        assert "В счёт нормы не идёт" not in story.screen
        await story.press(key, "f2")
    assert only_visit(case).place is place


async def test_a_trip_that_found_nobody_says_that_it_does_not_count(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "3")
        assert "В счёт нормы не идёт: срок не сдвинется." in story.screen
        await story.press("1")
        assert "В счёт нормы не идёт" not in story.screen


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31.02", "31 февраля"),
        ("завтра", "Посещение нельзя записать будущим днём."),
        ("1.9", "Посещение раньше начала сопровождения (02.11.2026)."),
        ("вчерась", "Непонятная дата «вчерась»"),
    ],
)
async def test_a_wrong_day_is_refused_beside_it(desk: Desk, typed: str, said: str) -> None:
    case = a_case(desk, started_on=NOVEMBER)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.type(typed, "enter", "1", "enter", "0", "f2")
        lines = story.screen.splitlines()
        at = next(number for number, line in enumerate(lines) if said in line)
        assert any(line.startswith("▸Дата") for line in lines[at - 2 : at])
        assert "(•) состоялось" in story.screen
        await story.press("delete")
        await story.type("т", "f2")
    assert only_visit(case).made_on == date(2026, 11, 23)


async def test_a_future_day_says_so_at_once(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("plus")
        assert "24.11.2026  вт, завтра, ещё не наступил" in story.screen


async def test_an_impossible_time_is_refused_in_words(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "1", "enter", "0", "enter", "enter")
        await story.type("25:00", "f2")
        assert "часы до 23" in story.screen
        assert visits.visits(case) == []


async def test_two_saves_in_a_row_are_one_visit(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "2")
        await story.pilot.press("f2", "f2")
        await story.press("f2")
    assert len(visits.visits(case)) == 1


async def test_esc_asks_only_when_something_would_be_lost(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("escape")
        assert story.answer is None
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "1", "escape")
        assert "Посещение не сохранено. Уйти?" in story.words
        await story.press("н")
        assert story.answer == STILL_OPEN
        await story.press("escape", "д")
        assert story.answer is None
    assert visits.visits(case) == []


async def test_who_may_only_look_is_told_so(desk: Desk) -> None:
    case = a_case(desk)
    reader = replace(desk, person=None)
    async with opened(lambda: VisitForm(reader, case)) as story:
        await story.press("enter", "1", "enter", "0", "enter", "enter", "enter", "1", "f2")
        assert "Сейчас только просмотр" in story.words
        await story.press("f2")
        assert story.answer == STILL_OPEN
    assert visits.visits(case) == []


async def test_arrows_leave_the_notes_only_at_their_edges(desk: Desk) -> None:
    case = a_case(desk)
    a_visit(desk, case, desk.today, Outcome.NOBODY_HOME, notes="раз\nдва")
    async with opened(lambda: VisitForm(desk, case, only_visit(case))) as story:
        await story.press("shift+tab", "up")
        await story.type("!", "down")
        await story.type("?", "down")
        await story.type("описка", "f2")
    assert only_visit(case).notes == "!раз\nд?ва"


async def test_many_people_are_ticked_in_a_list_with_search(desk: Desk) -> None:
    case = a_case(desk)
    for letter in "абвгде":
        add_staff(desk, a_person("Кузьмин", f"Олег{letter}"))
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "2", "tab", "tab", "tab", "tab")
        await story.type("олегв")
        await story.press("insert", "enter", "f2")
    assert len(only_visit(case).staff_ids) == 2
