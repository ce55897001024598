"""The form of a member: everything that is known stays, and those who left are not offered."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.records import FamilyId, Member, Sex
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member
from sstui.store import families
from sstui.ui.screens.forms.member import MemberForm, NewMemberForm, kept, restored
from tests.factories import a_family
from tests.ui.form_story import STILL_OPEN, Story, opened
from tests.ui.hostile import MARKUP

KNOWN = MemberDraft(
    "Ёлкина", "Анна", Sex.FEMALE, "child", "Ильинична", date(2012, 2, 3),
    came_on=date(2020, 9, 1), left_on=date(2026, 11, 1), snils="112-233-445 95",
    phone="+7 (487) 212-34-56", occupation="школа № 2, 8 класс", health="очки",
)  # fmt: skip


def known(desk: Desk) -> tuple[FamilyId, Member]:
    family = a_family(desk)
    add_member(desk, family, KNOWN)
    return family, families.members(family)[-2]


async def test_what_is_known_of_a_member_outlives_a_correction(desk: Desk) -> None:
    family, anna = known(desk)
    assert anna.name.first == "Анна"
    async with opened(lambda: MemberForm(desk, family, anna)) as story:
        await story.press("tab", "end")
        await story.type("я", "f2")
        assert story.answer == "Исправлено: Ёлкина Анная Ильинична."
    found = next(one for one in families.members(family) if one.id == anna.id)
    assert found == replace(anna, name=replace(anna.name, first="Анная"), version=anna.version + 1)


async def test_the_new_fields_are_entered(desk: Desk) -> None:
    family = a_family(desk)
    son = families.members(family)[1]
    async with opened(lambda: MemberForm(desk, family, son), (80, 40)) as story:
        await go_to(story, "Телефон")
        await story.type("4872123456", "enter")
        await story.type("11223344595", "enter")
        await story.type("детский сад 3", "enter")
        await story.type("ОВЗ", "enter")
        await story.type("1.9.2020", "enter")
        await story.type("1.11.2026")
        assert "Выбывших не предлагают" in story.screen
        await story.press("f2")
        assert story.answer == "Исправлено: Ёлкин Пётр Ильич."
    found = families.members(family)[1]
    assert (found.phone, found.snils) == ("+7 (487) 212-34-56", "112-233-445 95")
    assert (found.occupation, found.health) == ("детский сад 3", "ОВЗ")
    assert (found.came_on, found.left_on) == (date(2020, 9, 1), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("came", "left", "said"),
    [
        ("1.9.2020", "1.8.2020", "! Выбыл раньше, чем прибыл: проверьте даты."),
        ("1.1.2018", "", "! Прибыл в семью раньше, чем родился: проверьте даты."),
    ],
)
async def test_days_that_do_not_fit_together(desk: Desk, came: str, left: str, said: str) -> None:
    family = a_family(desk)
    son = families.members(family)[1]
    async with opened(lambda: MemberForm(desk, family, son), (80, 40)) as story:
        await go_to(story, "Прибыл в семью")
        await story.type(came, "enter")
        await story.type(left, "f2")
        assert said in story.words
        assert story.answer == STILL_OPEN
    assert families.members(family)[1] == son


async def test_nobody_is_born_tomorrow(desk: Desk) -> None:
    family = a_family(desk)
    son = families.members(family)[1]
    async with opened(lambda: MemberForm(desk, family, son), (80, 40)) as story:
        await go_to(story, "Дата рождения")
        await story.press("delete", *["backspace"] * 12)
        await story.type("24.11.2026", "f2")
        assert "! Дата рождения — не раньше 1900 года и не в будущем." in story.words


async def test_a_snils_that_does_not_add_up_may_be_taken(desk: Desk) -> None:
    family = a_family(desk)
    son = families.members(family)[1]
    async with opened(lambda: MemberForm(desk, family, son), (80, 40)) as story:
        await go_to(story, "СНИЛС")
        await story.type("11223344590", "f2")
        assert story.answer == STILL_OPEN
        await story.press("f8", "f2")
    assert families.members(family)[1].snils == "112-233-445 90"


async def test_hostile_health_is_text(desk: Desk) -> None:
    family = a_family(desk)
    son = families.members(family)[1]
    async with opened(lambda: MemberForm(desk, family, son), (80, 40)) as story:
        await go_to(story, "Здоровье")
        await story.paste("я" * 100_000)
        await story.press("f2")
        assert "! Слишком длинно: здоровье — не больше 120 знаков." in story.words
        await story.press("home", "shift+end", "delete")
        await story.paste(MARKUP[0])
        await story.press("f2")
    assert families.members(family)[1].health == MARKUP[0]


def test_a_member_of_a_family_being_entered_is_kept_whole() -> None:
    assert restored(kept(KNOWN)) == KNOWN
    older = {name: one for name, one in kept(KNOWN).items() if name not in ("came_on", "snils")}
    found = restored(older)
    assert found is not None
    assert (found.came_on, found.snils, found.left_on) == (None, "", date(2026, 11, 1))


async def go_to(story: Story, label: str) -> None:
    """Step down to a field."""
    for _ in range(20):
        field = story.app.screen.form.current  # type: ignore[attr-defined]
        if field is not None and field.label == label:
            return
        await story.press("tab")
    raise AssertionError(label)


async def test_a_new_member_may_have_left(desk: Desk) -> None:
    async with opened(lambda: NewMemberForm(desk, KNOWN)) as story:  # type: ignore[arg-type,return-value]
        await story.press("f2")
        assert story.answer == KNOWN  # type: ignore[comparison-overlap]
