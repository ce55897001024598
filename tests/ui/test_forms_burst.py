"""Every kind of field and every form: pastes of any size and kind, and bursts of keys."""

import os
import random

import pytest
from textual.events import Key, Paste
from textual.keys import key_to_character

from sstui.core.refusal import Refusal
from sstui.core.text import first_signs
from sstui.desk.desk import Desk
from sstui.store import families, visits
from sstui.store.engine import fetch_sql
from sstui.ui.base import Dialog
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.screens.forms.days import day_field
from sstui.ui.screens.forms.settlement import SettlementForm
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.widgets.choice_field import ChoiceField, ChoicesField
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.masked_field import PhoneField, SnilsField
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.text_field import TextField, TimeField
from tests.factories import a_case
from tests.ui.form_story import Story, opened
from tests.ui.hostile import CONTROLS, MARKUP
from tests.ui.screen_text import settle
from tests.ui.test_forms_hostile import FORMS

MEGABYTE = 1_048_576
OPTIONS = [Option(number, f"Фамилия{number} Имя") for number in range(3000)]
PASTES = [
    "я" * MEGABYTE,
    "\n" * MEGABYTE,
    "Ива\x1b[2Jнова\x9b1;1H\r\n\x00\x7f\u202e\u2066\ufeff",
    "Мир".encode("cp1251").decode("latin-1") + "\ufffd\ud800" + "é́ё́",
    "первая\nвторая\r\nтретья\rчетвёртая\u2028пятая",
    "[@click=app.exit]x[/] [red]{0} %s \\",
    "12.05.2026\n",
]


class EveryField(FormPage[str | None]):
    """One field of each kind of the kit."""

    NAME = "Все поля"

    def __init__(self, desk: Desk) -> None:
        few = OPTIONS[:3]
        fields = [
            Field("text", "Текст", TextField()),
            Field("day", "Дата", day_field(desk, None)),
            Field("at", "Время", TimeField()),
            Field("one", "Один", ChoiceField(few)),
            Field("some", "Несколько", ChoicesField(few)),
            Field("pick", "Из списка", PickField("Кто", OPTIONS)),
            Field("picks", "Из списка многие", PickField("Кто", OPTIONS, many=True)),
            Field("snils", "СНИЛС", SnilsField()),
            Field("phone", "Телефон", PhoneField()),
            Field("notes", "Заметки", NoteField()),
        ]
        super().__init__(desk, fields)
        self.entered: Values | None = None

    def save(self, values: Values) -> str:
        self.entered = values
        return "Сохранено."


KINDS = ["text", "day", "at", "one", "some", "pick", "picks", "snils", "phone", "notes"]


async def go_to(story: Story, name: str) -> None:
    await story.press(*["tab"] * KINDS.index(name))


@pytest.mark.parametrize("name", KINDS)
async def test_a_field_takes_any_paste_as_text(desk: Desk, name: str) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        await go_to(story, name)
        for text in PASTES:
            await story.paste(text)
            assert not any(sign in story.screen for sign in "\x00\x1b\x9b\u202e\ud800")
            if isinstance(story.app.screen, Dialog):
                await story.press("escape")
            page = story.app.screen
            assert isinstance(page, FormPage)
            current = page.form.current
            assert current is not None
            assert current.name == name
            await story.press("home", "shift+end", "delete")


@pytest.mark.parametrize(("name", "room"), [("text", "200"), ("notes", "20 000"), ("day", "20")])
async def test_what_was_too_much_is_said_in_numbers(desk: Desk, name: str, room: str) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        await go_to(story, name)
        await story.paste("я" * MEGABYTE)
        said = f"! Вставлено 1 048 576 знаков, в поле помещается {room}: лишнее не взято."
        assert said in story.words


Typed = list[str | Paste]


async def burst(story: Story, *events: str | Paste) -> None:
    """Keys and pastes all at once, as a slow line delivers them; then wait until all is done."""
    for one in events:
        event = one if isinstance(one, Paste) else Key(one, key_to_character(one))
        story.app.post_message(event)
    for _ in range(10):
        await settle(story.pilot)


async def test_a_paste_keeps_its_place_among_the_keys(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        page = story.app.screen
        assert isinstance(page, EveryField)
        first: Typed = ["а", Paste("бв\nг"), "д", "enter", Paste("12.5"), "enter", "9", Paste("30")]
        second: Typed = ["enter", "1", "enter", "2", "enter", Paste("имя фамилия77"), "enter"]
        third: Typed = [
            "tab",
            Paste("112-233-445 95"),
            "enter",
            "2",
            Paste("13"),
            "4",
            "5",
            "enter",
        ]
        await burst(story, *first, *second, *third, "х", Paste("\nу"), "enter", "ц", "f2")
        assert page.entered is not None
        values = dict(page.entered.by_name)
        assert str(values.pop("day"))[5:] == "05-12"
        assert values == {
            "text": "абв гд",
            "at": "09:30",
            "one": 0,
            "some": (1,),
            "pick": 77,
            "picks": (),
            "snils": "112-233-445 95",
            "phone": "2-13-45",
            "notes": "х\nу\nц",
        }


async def test_five_hundred_keys_at_once_are_all_there(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        page = story.app.screen
        assert isinstance(page, EveryField)
        await burst(story, *("абвгдежзик" * 18), "enter")
        await burst(story, *["enter"] * 4, "tab", "tab", "tab", "tab", *("абвг " * 60), "f2")
        assert page.entered is not None
        assert page.entered.text("text") == "абвгдежзик" * 18
        assert page.entered.text("notes") == ("абвг " * 60).strip()


@pytest.mark.parametrize("name", FORMS)
async def test_five_hundred_keys_of_any_kind_break_no_form(desk: Desk, name: str) -> None:
    """Whatever they do, nothing crashes and the database stays whole."""
    case = a_case(desk)
    family = families.families()[0].id
    keys = ["tab", "enter", "down", "up", "left", "right", "space", "backspace", "delete", "home"]
    keys += ["end", "pageup", "pagedown", "plus", "minus", "1", "2", "3", "0", "а", "ж", "d", "l"]
    chance = random.Random(name)
    async with opened(lambda: FORMS[name](desk, case, family)) as story:
        await burst(story, *chance.choices(keys, k=500))
        assert story.app.is_running
        assert story.app.crash_log is None
    assert fetch_sql("PRAGMA foreign_key_check") == []


WITH_A_MENU = FORMS if os.environ.get("SSTUI_SWEEP") == "all" else ["visit", "member", "case"]


@pytest.mark.parametrize("name", WITH_A_MENU)
async def test_five_hundred_keys_through_the_menu_break_no_form(desk: Desk, name: str) -> None:
    """The menu, the palette and the help among them; one of the keys may leave the program."""
    case = a_case(desk)
    family = families.families()[0].id
    keys = ["f9", "f9", "f1", "ctrl+p", "escape", "tab", "enter", "down", "up", "left", "right"]
    keys += [*"1аждлнтвсук", "backspace", "plus", "f8", "space"]
    chance = random.Random(name)
    async with opened(lambda: FORMS[name](desk, case, family)) as story:
        await burst(story, *chance.choices(keys, k=500))
        assert story.app.return_code in (None, 0)
        assert fetch_sql("PRAGMA foreign_key_check") == []


async def test_f2_pressed_many_times_saves_once(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await burst(story, "tab", "2", *["f2"] * 20)
    assert len(visits.visits(case)) == 1


async def test_keys_and_a_paste_before_the_form_is_built_reach_it(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        form = SettlementForm(desk)
        story.app.push_screen(form)
        await burst(story, "Л", Paste("о"), "г", "f2")
    assert [one.name for one in families.settlements()] == ["Лог"]


@pytest.mark.parametrize(
    ("text", "room", "lines", "taken"),
    [
        ("а  б\n в", 10, False, ("а б в", True)),
        ("а\r\nб\rв\tг", 20, True, ("а\nб\nв   г", True)),
        ("абв", 2, False, ("аб", False)),
        ("абв", 0, False, ("", False)),
        ("", 0, False, ("", True)),
        ("а\x00\u202e\ud800б", 5, False, ("аб", True)),
        ("а\u200bб\x1b", 2, True, ("аб", True)),
    ],
)
def test_what_is_taken_of_a_paste(
    text: str, room: int, lines: bool, taken: tuple[str, bool]
) -> None:
    assert first_signs(text, room, lines=lines) == taken


@pytest.mark.parametrize("text", [*MARKUP, *CONTROLS])
async def test_a_doubted_text_that_is_taken_is_still_only_text(desk: Desk, text: str) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        await go_to(story, "phone")
        await story.paste(text)
        await story.press("f2", "f8")
        page = story.app.screen
        assert isinstance(page, EveryField)
        field = next(one for one in page.form._rows if one.field.name == "phone")
        try:
            assert not set(str(field.read())) & set("\x00\x1b\x9b\u202e\ud800")
        except Refusal as refusal:
            raise AssertionError(refusal.sentence) from refusal
