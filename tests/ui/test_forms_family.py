"""Families, members and settlements are entered and corrected by forms."""

from datetime import date

import pytest

from sstui.core.records import FullName, Sex
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.families import (
    FamilyDraft,
    change_family,
    household,
    places,
)
from sstui.desk.queue import queue
from sstui.store import cases, families
from sstui.ui.screens.forms.family import FamilyForm
from sstui.ui.screens.forms.member import MemberForm
from sstui.ui.screens.forms.settlement import SettlementForm
from tests.factories import a_case, a_family, a_settlement
from tests.ui.form_story import LATIN, STILL_OPEN, Layout, Story, in_both_layouts, opened

OPENED = (
    "Открыто дело 1/2026. Следующее посещение: желательно пн 23.11.2026, не позже пн 30.11.2026."
)


@in_both_layouts
async def test_a_family_of_two_is_entered_with_its_case(desk: Desk, keys: Layout) -> None:
    a_settlement(desk, "Заречье")
    a_settlement(desk, "Лесное")
    async with opened(lambda: FamilyForm(desk)) as story:
        assert story.screen.startswith(" Новая семья")
        await story.press(*keys.letters("лес"), "enter")
        await story.type("ул. Мира, 3", "enter")
        await story.type("8 487 212-34-56", "enter")
        await story.press(*keys.letters("многодет"), "enter", "tab", "enter")
        await _enter_the_mother(story, keys)
        assert "Гарифуллина Гульнара Ильдаровна, мать, 36 лет, заявитель" in story.screen
        await story.press("enter")
        await _enter_the_son(story, keys)
        assert "Гарифуллин Тимур, ребёнок, 8 лет" in story.screen
        assert families.families() == []
        await story.press(keys.save)
        assert "Семья записана. Дело можно открыть и позже: Esc." in story.screen
        await story.press("enter", "2", "enter", "enter", *keys.letters("сок"), "enter", keys.save)
        assert story.answer == OPENED
    (family,) = families.families()
    assert (family.name, family.address) == ("Гарифуллина Гульнара Ильдаровна", "ул. Мира, 3")
    assert (family.phone, family.category) == ("+7 (487) 212-34-56", "mnog")
    mother, son = families.members(family.id)
    assert (mother.sex, mother.kinship, mother.is_applicant) == (Sex.FEMALE, "mother", True)
    assert (mother.born_on, mother.identity) == (date(1990, 5, 12), "паспорт 70 12 345678")
    assert (son.name, son.sex, son.kinship) == (
        FullName("Гарифуллин", "Тимур"),
        Sex.MALE,
        "child",
    )
    (line,) = queue(desk).lines
    assert (line.settlement, line.level, line.curator) == ("Лесное", "basic", "Соколова\u00a0В.")


async def _enter_the_mother(story: Story, keys: Layout) -> None:
    assert story.screen.startswith(" Новый член семьи")
    await story.type("Гарифуллина", "enter")
    await story.type("Гульнара", "enter")
    await story.type("Ильдаровна", "enter")
    await story.press("1", "enter", *keys.letters("мать"), "enter")
    await story.type("12.5.90", "enter")
    assert "12.05.1990  36 лет" in story.screen
    await story.press("enter")
    await story.type("паспорт 70 12 345678", keys.save)


async def _enter_the_son(story: Story, keys: Layout) -> None:
    assert "(1) да, подписывает бумаги  (•) нет" in story.screen
    await story.type("Гарифуллин", "enter")
    await story.type("Тимур", "enter", "enter")
    await story.press("2", "enter", *keys.letters("ребён"), "enter")
    await story.type("3.2.18", keys.save)


async def test_a_family_may_wait_for_its_case(desk: Desk) -> None:
    async with opened(lambda: FamilyForm(desk)) as story:
        await _new_settlement(story)
        await story.press("tab", "tab", "tab", "tab", "enter")
        await story.type("Ким", "enter")
        await story.type("Анна", "enter", "enter", "1", "enter")
        await story.type("мать", "enter", "f2")
        await story.press("f2", "escape")
        assert story.answer == "Семья записана. Дело пока не открыто."
    (family,) = families.families()
    assert cases.cases_of(family.id) == []


async def _new_settlement(story: Story) -> None:
    """Enter a settlement from within the list that lacks it, and come to the next field."""
    await story.type("Верхняя Дубрава")
    assert "+ новый населённый пункт «Верхняя Дубрава»" in story.screen
    await story.press("enter")
    assert "Верхняя Дубрава" in story.screen.splitlines()[2]
    await story.press("enter", "4", "0", "f2")
    assert "Населённый пункт      Верхняя Дубрава" in story.screen


async def test_a_missing_settlement_is_entered_on_the_way(desk: Desk) -> None:
    a_settlement(desk, "Верхнее")
    async with opened(lambda: FamilyForm(desk)) as story:
        await _new_settlement(story)
    assert [(one.name, one.travel_minutes) for one in places()] == [
        ("Верхнее", 25),
        ("Верхняя Дубрава", 40),
    ]


async def test_what_is_missing_is_said_beside_every_field_at_once(desk: Desk) -> None:
    async with opened(lambda: FamilyForm(desk)) as story:
        await story.press("f2")
        assert "! Выберите населённый пункт." in story.screen
        assert "! Добавьте хотя бы одного взрослого." in story.screen
        await story.press("up", "down", "down", "down", "down", "down", "enter", "f2")
        for sentence in ("Введите фамилию.", "Введите имя.", "Выберите пол."):
            assert f"! {sentence}" in story.screen
    assert families.families() == []


async def test_a_member_just_entered_is_corrected_or_taken_away(desk: Desk) -> None:
    a_settlement(desk, "Лесное")
    async with opened(lambda: FamilyForm(desk)) as story:
        await story.press("л", "enter", "tab", "tab", "tab", "tab")
        for first in ("Анна", "Инна"):
            await story.press("enter")
            await story.type("Ким", "enter")
            await story.type(first, "enter", "enter", "1", "enter")
            await story.type("мать", "enter", "f2")
        await story.press("up", "delete")
        assert "Ким Инна" not in story.screen
        await story.press("up", "enter")
        assert "Ким" in story.screen
        await story.type("Цой", "f2")
        assert "Цой Анна, мать, заявитель" in story.screen
        await story.press("escape")
        assert "Семья не сохранена. Уйти?" in story.words
        await story.press("н", "f2")
    (family,) = families.families()
    assert family.name == "Цой Анна"


async def test_a_child_cannot_sign(desk: Desk) -> None:
    family = a_family(desk)
    async with opened(lambda: MemberForm(desk, family)) as story:
        await story.type("Ёлкин", "enter")
        await story.type("Глеб", "enter", "enter", "2", "enter")
        await story.type("ребёнок", "enter", "enter")
        await story.press("1", "f2")
        assert "! Заявителем может быть только взрослый." in story.screen
        await story.press("2", "f2")
        assert story.answer == "В семью добавлен человек: Ёлкин Глеб."
    assert len(families.members(family)) == 3


@pytest.mark.parametrize(
    ("typed", "said"),
    [("31.02.2019", "31 февраля"), ("24.11.2026", "не в будущем"), ("1.1.1899", "1899 год")],
)
async def test_an_impossible_birth_date_is_refused(desk: Desk, typed: str, said: str) -> None:
    family = a_family(desk)
    child = families.members(family)[1]
    async with opened(lambda: MemberForm(desk, family, child)) as story:
        await story.press("tab", "tab", "tab", "tab", "tab")
        await story.type(typed, "f2")
        assert said in story.screen
        assert story.answer == STILL_OPEN
    assert families.members(family)[1].born_on == date(2018, 2, 3)


async def test_the_family_is_corrected_and_its_members_with_it(desk: Desk) -> None:
    family_id = a_family(desk)
    async with opened(lambda: FamilyForm(desk, family_id)) as story:
        assert "Ёлкина Мария Петровна, мать, 36 лет, заявитель" in story.screen
        await story.press("down", "down")
        await story.type("ул. Садовая, 7", "f2")
        assert story.answer == "Данные семьи исправлены."
    assert household(family_id).family.address == "ул. Садовая, 7"
    async with opened(lambda: FamilyForm(desk, family_id)) as story:
        await story.press(*["tab"] * 6, "up", "enter", "tab")
        await story.type("Павел", "f2")
        assert "Ёлкин Павел Ильич, ребёнок, 8 лет" in story.screen
        await story.press("up", "delete")
        assert "Сохранённого человека из семьи не убирают." in story.screen
        await story.press("escape")
        assert story.answer is None
    assert [one.name.first for one in families.members(family_id)] == ["Мария", "Павел"]


async def test_a_family_changed_meanwhile_is_not_overwritten(desk: Desk) -> None:
    family_id = a_family(desk)
    async with opened(lambda: FamilyForm(desk, family_id)) as story:
        old = household(family_id).family
        change_family(
            desk, family_id, old.version, FamilyDraft(old.settlement_id, (), address="другой")
        )
        await story.press("tab", "tab")
        await story.type("мой адрес", "f2")
        assert "Эту запись уже изменил другой сотрудник." in story.words
        await story.press("space")
        assert "мой адрес" in story.screen
        assert story.answer == STILL_OPEN
    assert household(family_id).family.address == "другой"


async def test_a_settlement_is_entered_and_corrected(desk: Desk) -> None:
    async with opened(lambda: SettlementForm(desk)) as story:
        await story.type("Новая Слобода", "enter")
        await story.type("пол", "f2")
        assert "! Нужно целое число минут, например 25." in story.screen
        await story.press("backspace", "backspace", "backspace", "2", "0", "0", "0", "f2")
        assert "! Время в пути — от 0 до 1440 минут." in story.screen
        await story.press("backspace", "backspace", "f2")
        assert story.answer == "Населённый пункт «Новая Слобода» сохранён."
    (made,) = places()
    assert made.travel_minutes == 20
    async with opened(lambda: SettlementForm(desk, made)) as story:
        await story.press("tab", "delete", "f2")
    assert places()[0].travel_minutes is None
    async with opened(lambda: SettlementForm(desk)) as story:
        await story.type("новая слобода", "f2")
        assert "! Населённый пункт «новая слобода» уже есть." in story.screen


async def test_the_card_shows_what_the_form_has_stored(desk: Desk) -> None:
    case = a_case(desk)
    family = card(desk, case).family
    async with opened(lambda: FamilyForm(desk, family.id)) as story:
        await story.press("tab", *LATIN.letters("за"), "enter", "f2")
    assert card(desk, case).settlement.name == "Заречье"
