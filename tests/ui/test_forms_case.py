"""What happens to a case is entered by forms: levels, pauses, curators, papers, its end."""

from datetime import date
from pathlib import Path

import pytest

from sstui.core.records import CaseId
from sstui.desk.assessments import AssessmentDraft, assess, sheet_of
from sstui.desk.card import card
from sstui.desk.cases import CaseDraft, change_level, open_case, suspend
from sstui.desk.desk import Desk
from sstui.desk.orders import orders
from sstui.desk.people import add_staff
from sstui.store import cases, papers
from sstui.ui.screens.forms.agreement import AgreementForm
from sstui.ui.screens.forms.case import CaseForm
from sstui.ui.screens.forms.curator import CuratorForm
from sstui.ui.screens.forms.end import EndForm
from sstui.ui.screens.forms.level import LevelForm
from sstui.ui.screens.forms.pause import PauseForm
from tests.factories import a_case, a_family, a_person, a_visit, me
from tests.stories.telling import Region
from tests.ui.form_story import STILL_OPEN, Layout, in_both_layouts, opened

NOVEMBER = date(2026, 11, 2)


def a_visited_case(desk: Desk) -> CaseId:
    """Visited on the 5th: owed again from the 6th of November to the 30th of December."""
    case = a_case(desk, started_on=NOVEMBER)
    a_visit(desk, case, date(2026, 11, 5))
    return case


async def test_the_assessment_stands_beside_the_level_and_presets_nothing(desk: Desk) -> None:
    family = a_family(desk, "Белкина")
    answers = {factor.code: factor.options[-1].code for factor in sheet_of(desk).factors}
    assess(desk, AssessmentDraft(family, NOVEMBER, answers))
    advised = "По оценке от 02.11.2026: экстренный, 36 баллов."
    async with opened(lambda: CaseForm(desk, family)) as story:
        assert advised in story.screen
        await story.press("f2")
        assert "! Выберите уровень." in story.screen
        await story.press("3")
        assert advised in story.screen
    case = open_case(desk, CaseDraft(family, NOVEMBER, "", me(desk)))
    async with opened(lambda: LevelForm(desk, case)) as story:
        assert advised in story.screen
        await story.press("enter", "f2")
        assert "! Выберите уровень." in story.screen
    assert cases.levels(case) == []


@in_both_layouts
async def test_a_level_is_changed(desk: Desk, keys: Layout) -> None:
    case = a_visited_case(desk)
    async with opened(lambda: LevelForm(desk, case)) as story:
        assert "Сейчас                базовый: 1–2 раза в месяц, срок 12 месяцев" in story.screen
        assert "(3) кризисный: 1–2 раза в неделю, срок до 6 месяцев" in story.screen
        await story.press(keys.save)
        assert "! Выберите уровень." in story.screen
        await story.press(*keys.letters("к"), "enter")
        await story.type("консилиум 20.11", keys.save)
        assert story.answer is not None
        assert story.answer.startswith("Уровень изменён с 23.11.2026. Следующее посещение: ")
    newest = cases.levels(case)[-1]
    assert (newest.level, newest.from_on, newest.basis) == (
        "crisis",
        date(2026, 11, 23),
        "консилиум 20.11",
    )


async def test_the_same_level_again_prolongs(desk: Desk) -> None:
    case = a_visited_case(desk)
    async with opened(lambda: LevelForm(desk, case)) as story:
        assert "до 02.11.2027" in story.screen
        await story.press("enter", "2")
        assert "Тот же уровень: срок считается заново с этого дня." in story.screen
        await story.press("f2")
        assert story.answer is not None
        assert story.answer.startswith("Срок продлён с 23.11.2026.")
    assert [one.level for one in cases.levels(case)] == ["basic", "basic"]


async def test_two_levels_of_one_day_are_refused_beside_the_day(desk: Desk) -> None:
    case = a_visited_case(desk)
    change_level(desk, case, desk.today, "crisis", "")
    async with opened(lambda: LevelForm(desk, case)) as story:
        await story.press("enter", "2", "f2")
        assert "! С 23.11.2026 уровень уже установлен." in story.screen
        await story.press("plus", "f2")
        assert story.answer is not None
    assert len(cases.levels(case)) == 3


async def test_a_pause_until_further_notice_and_its_end(desk: Desk) -> None:
    case = a_visited_case(desk)
    async with opened(lambda: PauseForm(desk, case)) as story:
        assert "Пусто — до особого распоряжения." in story.screen
        await story.press("minus", "enter", "enter", "f2")
        assert "! Укажите причину." in story.screen
        await story.type("санаторий", "f2")
        assert story.answer is not None
        assert story.answer.startswith("Сопровождение приостановлено до особого распоряжения.")
    (pause,) = cases.pauses(case)
    assert (pause.from_on, pause.to_on, pause.reason) == (date(2026, 11, 22), None, "санаторий")
    async with opened(lambda: PauseForm(desk, case, pause)) as story:
        assert "с 22.11.2026" in story.screen
        assert "санаторий" in story.screen
        await story.type("в", "f2")
        assert story.answer is not None
        assert story.answer.startswith("Приостановка по 22.11.2026.")
    assert cases.pauses(case)[0].to_on == date(2026, 11, 22)


async def test_a_pause_that_ends_before_it_begins_is_refused(desk: Desk) -> None:
    case = a_visited_case(desk)
    suspend(desk, case, date(2026, 11, 20), None, "отъезд")
    (pause,) = cases.pauses(case)
    async with opened(lambda: PauseForm(desk, case, pause)) as story:
        await story.type("19.11", "f2")
        assert "! Приостановка кончается раньше, чем начинается." in story.screen
    assert cases.pauses(case)[0].to_on is None


def six_emergencies(desk: Desk) -> list[CaseId]:
    """A curator's norm in full."""
    names = ("Ёлкина", "Орлова", "Котова", "Галкина", "Рыбина", "Жукова")
    return [a_case(desk, "emergency", NOVEMBER, last) for last in names]


async def test_a_curator_over_the_norm_wants_a_reason(desk: Desk) -> None:
    add_staff(desk, a_person("Кузьмин", "Олег"))
    six_emergencies(desk)
    family = a_family(desk, "Белкина")
    async with opened(lambda: CaseForm(desk, family)) as story:
        await story.press("enter", "4", "enter", "enter")
        assert "Кузьмин О.   0 семей, 0 % → 17 % нормы" in story.screen
        assert "Соколова В.  6 семей, 100 % → 117 % нормы, свыше нормы!" in story.screen
        await story.type("сок", "enter")
        assert "нагрузка куратора станет 117 % нормы (сейчас 100 %)" in story.words
        await story.press("f2")
        assert "! Укажите, почему семья передаётся ему." in story.screen
        assert cases.cases_of(family) == []
        await story.type("знает семью", "f2")
        assert story.answer is not None
    (made,) = cases.cases_of(family)
    assert cases.assignments(made.id)[0].reason == "знает семью"


@pytest.mark.parametrize(("profile", "asks"), [("tula", False), ("valuyki", True)])
async def test_the_order_is_asked_for_once(tmp_path: Path, profile: str, asks: bool) -> None:
    """Where the route has a step for the order, the form of the order asks for it."""
    region = Region(tmp_path / profile, profile)
    region.on(23, 11)
    desk = region.desk()
    family = a_family(desk, "Белкина")
    async with opened(lambda: CaseForm(desk, family)) as story:
        assert ("Приказ" in story.screen) is asks
        assert "Основание уровня" in story.screen


async def test_the_load_follows_the_level(desk: Desk) -> None:
    family = a_family(desk, "Белкина")
    async with opened(lambda: CaseForm(desk, family)) as story:
        await story.press("enter", "2", "enter", "enter", "escape")
        assert "Куратор               не выбрано" in story.screen
        await story.press("enter", "enter")
        assert "Соколова В.  0 семей, 0 % нормы" in story.screen
        await story.press("up", "up", "1", "enter")
        assert "Соколова В.  0 семей, 0 % → 5 % нормы" in story.screen


async def test_a_case_is_given_to_another_curator(desk: Desk) -> None:
    kuzmin = add_staff(desk, a_person("Кузьмин", "Олег"))
    case = a_visited_case(desk)
    async with opened(lambda: CuratorForm(desk, case)) as story:
        assert "Сейчас                Соколова В." in story.screen
        await story.press("enter")
        assert "Кузьмин О.   0 семей, 0 % нормы" in story.screen
        await story.type("куз", "enter", "enter")
        await story.paste("17")
        await story.press("enter")
        await story.type("20.11", "enter", "2", "f2")
        assert story.answer == "Куратор — Кузьмин О., с 23.11.2026. Приказ № 17."
    newest = cases.assignments(case)[-1]
    assert (newest.staff_id, newest.order) == (kuzmin, "№ 17 от 20.11.2026")
    [order] = orders(case)
    assert (order.number, order.signed_on, order.substitute_id) == (
        "17",
        date(2026, 11, 20),
        me(desk),
    )


async def test_an_order_over_the_norm_wants_a_reason_and_stands_last(desk: Desk) -> None:
    add_staff(desk, a_person("Кузьмин", "Олег"))
    six_emergencies(desk)
    orlov = add_staff(desk, a_person("Орлов", "Иван"))
    family = a_family(desk, "Белкина")
    case = open_case(desk, CaseDraft(family, NOVEMBER, "emergency", orlov))
    async with opened(lambda: CuratorForm(desk, case)) as story:
        await story.press("enter")
        lines = [line for line in story.screen.splitlines() if "нормы" in line]
        assert "Соколова В." in lines[-1]
        assert "100 % → 117 % нормы, свыше нормы!" in lines[-1]
        await story.type("сок", "enter")
        assert "нагрузка куратора станет 117 % нормы (сейчас 100 %)" in story.words
        await story.press("f2")
        assert "! Укажите, почему семья передаётся ему." in story.screen
        assert orders(case) == []
        await story.type("знает семью", "f2")
        assert story.answer == "Куратор — Соколова В., с 23.11.2026. Приказ № 1/2026."
    assert cases.assignments(case)[-1].reason == "знает семью"


async def test_an_agreement_takes_the_next_number_or_its_own(desk: Desk) -> None:
    case = a_visited_case(desk)
    async with opened(lambda: AgreementForm(desk, case)) as story:
        assert story.screen.startswith(" Соглашение")
        await story.press("f2")
        assert story.answer == "Записано: соглашение № 1/2026 от 23.11.2026."
    async with opened(lambda: AgreementForm(desk, case)) as story:
        assert "№ 1/2026 от 23.11.2026" in story.screen
        await story.press("tab")
        await story.type("1/2026", "f2")
        assert "! Соглашение с номером 1/2026 уже есть." in story.screen
        await story.type("а", "f2")
        assert story.answer == "Записано: соглашение № 1/2026а от 23.11.2026."
    assert len(papers.agreements(case)) == 2


async def test_a_case_is_ended(desk: Desk) -> None:
    case = a_visited_case(desk)
    async with opened(lambda: EndForm(desk, case)) as story:
        await story.press("f2")
        assert "! Выберите основание." in story.screen
        await story.type("цель", "enter", "f2")
        assert story.answer == "Сопровождение заканчивается 23.11.2026."
    ended = cases.case(case)
    assert ended is not None
    assert (ended.ended_on, ended.end_reason) == (date(2026, 11, 23), "goal")


async def test_a_start_before_another_case_or_in_the_future_is_refused(desk: Desk) -> None:
    case = a_visited_case(desk)
    family = card(desk, case).family.id
    async with opened(lambda: CaseForm(desk, family)) as story:
        await story.press("plus", "enter", "2", "enter", "enter", "enter", "f2")
        assert "! Начало сопровождения не может быть в будущем." in story.screen
        await story.press("minus", "f2")
        assert "У семьи уже есть дело 1/2026 на эти дни." in story.words
        await story.press("enter")
        assert story.answer == STILL_OPEN
    assert len(cases.cases_of(family)) == 1
