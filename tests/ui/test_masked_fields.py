"""СНИЛС and telephone fields: signs come by themselves, a doubt is said and may be overruled."""

import pytest

from sstui.desk.desk import Desk
from sstui.desk.drafts import my_drafts
from sstui.store import families
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.family import FamilyForm
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.masked_field import PhoneField, SnilsField
from sstui.ui.widgets.text_field import TextField
from tests.factories import a_family
from tests.patience import until
from tests.ui.form_story import STILL_OPEN, Story, opened
from tests.ui.screen_text import SIZES, assert_snapshot

LINE = "▸СНИЛС                 "


class NumbersForm(FormPage[str | None]):
    """A form with one field of each kind."""

    NAME = "Номера"

    def __init__(self, desk: Desk, snils: str = "", phone: str = "") -> None:
        fields = [
            Field("snils", "СНИЛС", SnilsField(snils)),
            Field("phone", "Телефон", PhoneField(phone)),
            Field("note", "Заметка", TextField()),
        ]
        super().__init__(desk, fields)

    def save(self, values: Values) -> str:
        return f"{values.text('snils')} / {values.text('phone')}"


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("", LINE + "___-___-___ __"),
        ("112", LINE + "112              ещё 8 цифр"),
        ("1122", LINE + "112-2            ещё 7 цифр"),
        ("112233445", LINE + "112-233-445      ещё 2 цифры"),
        ("11223344595", LINE + "112-233-445 95   цифры сходятся"),
        ("112-233-445 96", LINE + "112-233-445 96   цифры не сходятся"),
        ("112233445955", LINE + "112-233-445 955  лишние цифры"),
    ],
)
async def test_signs_come_while_typing(desk: Desk, typed: str, line: str) -> None:
    async with opened(lambda: NumbersForm(desk)) as story:
        await story.type(typed)
        assert line in story.screen.splitlines()


async def test_a_digit_in_the_middle_is_put_right_without_a_jump(desk: Desk) -> None:
    async with opened(lambda: NumbersForm(desk)) as story:
        await story.type("11223344")
        await story.press("home", "right", "delete", "1")
        assert "▸СНИЛС                 112-233-44" in story.screen
        await story.press("end", "backspace", "backspace", "backspace")
        assert "▸СНИЛС                 112-233 " in story.screen
        await story.type("44595", "f2")
        assert story.answer == "112-233-445 95 / "


async def test_a_doubted_number_is_taken_by_one_key(desk: Desk) -> None:
    async with opened(lambda: NumbersForm(desk)) as story:
        await story.type("11223344596", "enter")
        said = "Последние две цифры СНИЛС не сходятся с остальными: где-то опечатка."
        assert f"! {said} F8 — оставить как есть." in story.words
        await story.press("f2")
        assert story.answer == STILL_OPEN
        await story.press("f8")
        assert "опечатка" not in story.screen
        assert "112-233-445 96   оставлено как есть" in story.screen
        await story.press("f2")
        assert story.answer == "112-233-445 96 / "


async def test_the_key_takes_a_field_that_was_left_behind(desk: Desk) -> None:
    async with opened(lambda: NumbersForm(desk)) as story:
        await story.press("tab")
        await story.type("2-13-45, соседка", "enter")
        assert "В номере телефона только цифры" in story.words
        await story.type("звонить вечером")
        await story.press("f8", "f2")
        assert story.answer == " / 2-13-45, соседка"


async def test_another_text_is_doubted_anew(desk: Desk) -> None:
    async with opened(lambda: NumbersForm(desk)) as story:
        await story.type("1", "f2", "f8", "2", "f2")
        assert "а введено: 2 цифры" in story.words
        assert story.answer == STILL_OPEN


async def test_what_a_record_has_already_is_left_alone(desk: Desk) -> None:
    async with opened(lambda: NumbersForm(desk, "нет", "через сельсовет")) as story:
        assert "нет              оставлено как есть" in story.screen
        await story.press("f2")
        assert story.answer == "нет / через сельсовет"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("89101234567", "+7 (910) 123-45-67"),
        ("21345", "2-13-45"),
        ("8(48732)21345", "+7 (48732) 2-13-45"),
    ],
)
async def test_a_family_is_stored_with_its_number_in_one_form(
    desk: Desk, typed: str, stored: str
) -> None:
    family = a_family(desk)
    async with opened(lambda: FamilyForm(desk, family)) as story:
        await story.press("tab", "tab", "tab")
        for character in typed:
            await story.pilot.press(
                {"(": "left_parenthesis", ")": "right_parenthesis"}.get(character, character)
            )
        await story.press("f2")
        assert story.answer == "Данные семьи исправлены."
    found = families.family(family)
    assert found is not None
    assert found.phone == stored


async def test_a_paste_gets_its_signs_and_a_draft_keeps_what_was_taken(desk: Desk) -> None:
    family = a_family(desk)
    async with opened(lambda: FamilyForm(desk, family)) as story:
        await story.press("tab", "tab", "tab")
        await story.paste("8 910 123-45-67\n")
        assert "+7 (910) 123-45-67" in story.screen
        await story.press("home", "shift+end", "delete")
        await story.paste("нет связи")
        await story.press("f2", "f8")
        await until(lambda: len(my_drafts(desk)) == 1, "the draft")
    async with opened(lambda: FamilyForm(desk, family)) as story:
        await story.press("enter")
        assert "нет связи                оставлено как есть" in story.screen
        await story.press("f2")
        assert story.answer == "Данные семьи исправлены."


async def fill_in(story: Story) -> None:
    await story.type("11223344596", "enter")
    await story.type("89101234", "enter")


@pytest.mark.parametrize("size", SIZES)
async def test_doubts_look_as_they_did(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(lambda: NumbersForm(desk), size) as story:
        await fill_in(story)
        assert_snapshot(story.app, "forms_numbers")
