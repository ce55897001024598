"""The forms of the family's file, filled in by keys; what they refuse; their drafts."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.family_file import ConsentPurpose
from sstui.core.records import CaseId, FamilyId
from sstui.desk.assessments import assessments, sheet_of
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.drafts import my_drafts
from sstui.desk.family_file import ConsentDraft, give_consent, passport_of, write_passport
from sstui.desk.undo import last_save, undo
from sstui.store import families, family_file
from sstui.ui.screens.forms.application import ApplicationForm
from sstui.ui.screens.forms.assessment import AssessmentForm
from sstui.ui.screens.forms.consent import ConsentForm, WithdrawForm
from sstui.ui.screens.forms.level import LevelForm
from sstui.ui.screens.forms.offering import KINDS
from sstui.ui.screens.forms.passport import PassportForm
from sstui.ui.screens.forms.reopening import reopened
from sstui.ui.screens.forms.reopening_family import FORMS
from sstui.ui.screens.forms.survey import SurveyForm
from tests.factories import a_case
from tests.ui.form_story import STILL_OPEN, opened
from tests.ui.hostile import MARKUP


@pytest.fixture
def case(desk: Desk) -> CaseId:
    return a_case(desk, "adaptation")


@pytest.fixture
def family(desk: Desk, case: CaseId) -> FamilyId:
    return card(desk, case).family.id


async def test_the_passport_is_written(desk: Desk, family: FamilyId) -> None:
    async with opened(lambda: PassportForm(desk, family)) as story:
        await story.type("1.6.26")
        assert "пн, первая годовщина 01.06.2027" in story.screen
        await story.press("enter")
        await story.type("ул. Мира, 3", "enter")
        await story.type("12 от 01.09.2026", "f2")
        assert story.answer == "Паспорт семьи сохранён."
    found = passport_of(family)
    assert (found.created_on, found.registered_address) == (date(2026, 6, 1), "ул. Мира, 3")
    assert found.service_programme == "12 от 01.09.2026"


async def test_a_family_is_not_created_tomorrow(desk: Desk, family: FamilyId) -> None:
    async with opened(lambda: PassportForm(desk, family)) as story:
        await story.type("24.11.2026", "f2")
        assert "! День создания семьи не может быть в будущем." in story.words
        assert story.answer == STILL_OPEN


async def test_hostile_and_huge_texts_are_kept_as_text(desk: Desk, family: FamilyId) -> None:
    async with opened(lambda: PassportForm(desk, family)) as story:
        await story.press("tab")
        await story.paste("я" * 100_000)
        await story.press("f2")
        assert "! Слишком длинно: адрес регистрации — не больше 120 знаков." in story.words
        await story.press("home", "shift+end", "delete", "tab", "tab")
        await story.paste(f"{MARKUP[0]}\nвторая\x1b[2J строка", "я" * 100_000)
        assert "лишнее не взято" in story.words
        await story.press("f2")
        assert story.answer == "Паспорт семьи сохранён."
    found = passport_of(family).composition
    assert found.startswith(f"{MARKUP[0]}\nвторая[2J строкаяя")
    assert len(found) == 20_000


async def test_an_application_gets_its_number(desk: Desk, family: FamilyId) -> None:
    async with opened(lambda: ApplicationForm(desk, family)) as story:
        await story.press("enter", "enter", "5", "enter")
        await story.type("долги", "f2")
        assert story.answer == "Записано заявление № 1/2026."
    (made,) = family_file.applications(family)
    assert (made.help_kinds, made.problems) == (("social",), "долги")


async def test_an_act_wants_its_conclusion_and_may_be_put_right(
    desk: Desk, family: FamilyId
) -> None:
    async with opened(lambda: SurveyForm(desk, family)) as story:
        await story.press("f2")
        assert "! Напишите вывод." in story.words
        await story.type("нужна помощь", "f2")
        assert story.answer == "Записан акт обследования № 1/2026."
    (made,) = family_file.surveys(family)
    async with opened(lambda: SurveyForm(desk, family, made)) as story:
        assert story.screen.startswith(" Акт обследования № 1/2026")
        await story.press("tab")
        await story.press(*["backspace"] * 12)
        await story.type("20.11.2026", "f2")
        assert "! Акт составлен раньше обследования." in story.words
        await story.press("escape")


async def test_an_act_left_half_way_is_gone_on_with(desk: Desk, family: FamilyId) -> None:
    async with opened(lambda: SurveyForm(desk, family)) as story:
        await story.press(*["tab"] * 5)
        await story.type("дом", "enter")
        await story.type("печь")
    (draft,) = my_drafts(desk)
    async with opened(lambda: reopened(desk, draft)) as story:
        assert "печь" in story.screen
        await story.press(*["tab"] * 11)
        await story.type("вывод", "f2")
        assert story.answer == "Записан акт обследования № 1/2026."
    assert family_file.surveys(family)[0].housing == "дом\nпечь"
    assert my_drafts(desk) == []


async def test_a_child_of_eighteen_signs_alone(desk: Desk, family: FamilyId) -> None:
    later = replace(desk, today=date(2036, 2, 3))
    async with opened(lambda: ConsentForm(later, family)) as story:
        await story.press("2")
        assert "Кто подписал" not in story.screen
        await story.press("enter", "1", "f2")
        assert story.answer is not None
        assert story.answer.startswith("Согласие записано: Ёлкин Пётр Ильич")
    (made,) = family_file.consents(family)
    assert made.member_id == made.signer_id == families.members(family)[1].id


async def test_a_consent_is_for_somebody_and_something(desk: Desk, family: FamilyId) -> None:
    async with opened(lambda: ConsentForm(desk, family)) as story:
        await story.press("f2")
        assert "! Выберите, чьи сведения." in story.words
        assert "! Выберите, для чего согласие." in story.words
        assert "Кому передавать" not in story.screen
        await story.press("1", "enter", "2")
        assert "Кому передавать" in story.screen
        await story.press("enter", "tab")
        await story.type("1.1.2026", "f2")
        assert "! Согласие кончалось бы раньше, чем дано." in story.words
    assert family_file.consents(family) == []


async def test_the_usual_consents_of_a_family_are_given_in_one_go(
    desk: Desk, family: FamilyId
) -> None:
    async with opened(lambda: ConsentForm(desk, family)) as story:
        assert "[×]" not in story.screen
        await story.press("0", "enter", "1", "2")
        assert "Согласий: 4, каждое — отдельная запись." in story.screen
        await story.press("f2")
        assert story.answer == "Записано согласий: 4."
    mother, child = (one.id for one in families.members(family))
    made = family_file.consents(family)
    assert {(one.member_id, one.purpose, one.signer_id) for one in made} == {
        (who, purpose, mother)
        for who in (mother, child)
        for purpose in (ConsentPurpose.PROCESSING, ConsentPurpose.TRANSFER)
    }
    async with opened(lambda: ConsentForm(desk, family)) as story:
        await story.press("0", "enter", "1", "3")
        assert "Уже действует и второй раз не запишется:" in story.words
        await story.press("f2")
        assert story.answer == "Записано согласий: 2. Действовали и раньше: 2."
    assert len(family_file.consents(family)) == 6
    saved = last_save(desk)
    assert saved is not None
    undo(desk, saved.line.line.seq)
    assert len(family_file.consents(family)) == 4


async def test_none_of_several_consents_is_kept_when_one_is_refused(
    desk: Desk, family: FamilyId
) -> None:
    async with opened(lambda: ConsentForm(desk, family)) as story:
        await story.press("0", "enter", "0", "enter", "enter", "enter")
        await story.type("1.1.2026", "f2")
        assert "! Согласие кончалось бы раньше, чем дано." in story.words
    assert family_file.consents(family) == []


async def test_the_sheet_is_filled_by_first_letters_and_counts_as_one_goes(
    desk: Desk, family: FamilyId
) -> None:
    sheet = sheet_of(desk)
    async with opened(lambda: AssessmentForm(desk, family)) as story:
        assert story.screen.startswith(
            " Лист оценки ситуации семьи: примерный перечень, утвердите свой"
        )
        assert f"ответов ещё нет, вопросов {len(sheet.factors)}" in story.words
        await story.press("f2")
        assert "! Выберите ответ." in story.words
        await story.press("н", "enter")
        assert "4 из 36 баллов, подсказан уровень «адаптационный»" in story.words
        for factor in sheet.factors[1:]:
            await story.press(factor.options[0].title[0], "enter")
        assert "без ответа" not in story.words
        await story.press("1")
        assert "подсказан уровень «экстренный»; по стоп-" in story.words
        await story.press("tab")
        await story.type("мы справимся", "tab")
        await story.type("сад", "f2")
        assert story.answer is not None
        assert story.answer.startswith("Лист оценки записан: 4 из 36 баллов")
    (made,) = assessments(family)
    assert (made.points, made.suggested, made.stops) == (4, "emergency", ("violence",))
    assert (made.opinion, passport_of(family).wishes) == ("мы справимся", "сад")


async def test_the_form_of_the_level_warns_of_the_anniversary(
    desk: Desk, case: CaseId, family: FamilyId
) -> None:
    write_passport(desk, replace(passport_of(family), created_on=date(2026, 6, 1)))
    async with opened(lambda: LevelForm(desk, case)) as story:
        await story.press("tab", "1")
        assert "Срок шёл бы до 23.11.2027, а адаптация кончается 01.06.2027." in story.words
        await story.press("2")
        assert "адаптация кончается" not in story.words


def test_every_kind_of_draft_has_its_name() -> None:
    assert set(FORMS) <= set(KINDS)


async def test_a_withdrawal_begun_is_gone_on_with(desk: Desk, family: FamilyId) -> None:
    who = families.members(family)[0].id
    day = date(2026, 11, 20)
    give_consent(desk, ConsentDraft(family, who, who, ConsentPurpose.HEALTH, day))
    (consent,) = family_file.consents(family)
    async with opened(lambda: WithdrawForm(desk, consent)) as story:
        await story.press("tab")
        await story.type("письмом")
    (draft,) = my_drafts(desk)
    async with opened(lambda: reopened(desk, draft)) as story:
        await story.press("f2")
        assert story.answer == "Согласие отозвано с 23.11.2026."
    assert family_file.consents(family)[0].withdrawal_note == "письмом"
