"""Choosing among thousands by a few letters, in a list that opens at its field."""

import pytest

from sstui.desk.desk import Desk
from sstui.ui.base import BaseApp
from sstui.ui.screens.forms.base import FormPage, Values
from sstui.ui.widgets.form import Field
from sstui.ui.widgets.options import Option
from sstui.ui.widgets.pick_field import PickField
from sstui.ui.widgets.picker import ManyPicker, Picker
from sstui.ui.widgets.text_field import TextField
from tests.ui.form_story import Story, opened
from tests.ui.screen_text import SIZES, assert_snapshot, screen_text, settle

PEOPLE = [
    "Иванов Пётр Ильич, куратор",
    "Ёлкина Мария Петровна, психолог",
    "Абдурахманова-Магомедова Патимат, куратор",
    "Петров Иван, заведующий",
    "Управление образования, Дубки",
    "Школа № 3, Заречье",
]
MANY = [Option(number, f"Фамилия{number} Имя{number % 90}") for number in range(5000)]


class PickingForm(FormPage[str | None]):
    """One choice, with so many fields above it."""

    NAME = "Кто отвечает"

    def __init__(self, desk: Desk, options: list[Option], above: int = 0) -> None:
        fields = [Field(f"text{n}", f"Поле {n}", TextField()) for n in range(above)]
        self.pick = PickField("Кто отвечает", options)
        fields.append(Field("who", "Ответственный", self.pick, "Выберите, кто отвечает."))
        super().__init__(desk, fields)

    def save(self, values: Values) -> str:
        return str(values.by_name["who"])


def named() -> list[Option]:
    return [Option(number, name) for number, name in enumerate(PEOPLE)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("иван", 0),
        ("bdfyjd", 0),
        ("ИВАНОВ ПЕТР", 0),
        ("елкина", 1),
        ("tkrbyf", 1),
        ("магом абдур", 2),
        ("абдурахманова-м", 2),
        ("заведующий", 3),
        ("дубки упр", 4),
        ("eghfdktybt", 4),
        ("3", 5),
        ("щщщ", None),
    ],
)
async def test_a_few_letters_find_a_person_or_an_organisation(
    desk: Desk, typed: str, found: int | None
) -> None:
    async with opened(lambda: PickingForm(desk, named())) as story:
        await story.type(typed, "enter")
        if found is None:
            assert "Ничего не найдено. Сотрите" in story.screen
            return
        await story.press("f2")
        assert story.answer == str(found)


async def test_a_paste_into_the_field_is_looked_for(desk: Desk) -> None:
    async with opened(lambda: PickingForm(desk, named())) as story:
        await story.paste("Петровна\n")
        assert "▸Ёлкина Мария" in story.screen
        await story.press("enter", "f2")
        assert story.answer == "1"


async def test_thousands_are_narrowed_key_by_key(desk: Desk) -> None:
    async with opened(lambda: PickingForm(desk, MANY)) as story:
        await story.press("ф")
        assert "5000 из 5000" in story.screen
        for key in "амилия4321":
            await story.pilot.press(key)
        assert "▸Фамилия4321 Имя1" in story.screen
        assert "1 из 5000" in story.screen
        await story.press("enter", "f2")
        assert story.answer == "4321"


def at(story: Story, words: str) -> int:
    return next(n for n, line in enumerate(story.screen.splitlines()) if words in line)


@pytest.mark.parametrize(("above", "size"), [(0, (80, 24)), (18, (80, 24)), (2, (120, 40))])
async def test_the_list_opens_under_its_field_or_over_it(
    desk: Desk, above: int, size: tuple[int, int]
) -> None:
    async with opened(lambda: PickingForm(desk, MANY, above), size) as story:
        await story.press(*["tab"] * above)
        row = at(story, "▸Ответственный")
        await story.press("ф", "а")
        lines = story.screen.splitlines()
        # The search stands over the field, the found ones right below or right above it.
        assert "│ фа " in lines[row]
        beside = lines[row + 1] if above < 18 else lines[row - 1]
        assert "Фамилия" in beside
        await story.resize(100, 30)
        assert "│ фа " in story.screen
        await story.press("enter", "f2")
        assert story.answer == "0"


async def test_nothing_chosen_is_said_beside_the_field_and_esc_chooses_nothing(desk: Desk) -> None:
    async with opened(lambda: PickingForm(desk, named())) as story:
        await story.press("и", "escape", "f2")
        assert "! Выберите, кто отвечает." in story.screen
        await story.press("enter", "enter", "delete", "f2")
        assert "! Выберите, кто отвечает." in story.screen


class DialogApp(BaseApp[None]):
    """An application that remembers what a dialog has answered."""

    def __init__(self, picker: Picker) -> None:
        super().__init__()
        self._picker = picker
        self.answer: object = "none yet"

    def on_mount(self) -> None:
        self.push_screen(self._picker, self._answered)

    def _answered(self, answer: object) -> None:
        self.answer = answer


FAMILIES = [Option(None, "Новая семья"), Option(1, "Ёлкина"), Option(2, "Белкина")]


@pytest.mark.parametrize(
    ("picker", "keys", "answer"),
    [
        (lambda: Picker("Семья", FAMILIES), ["enter"], (None,)),
        (lambda: Picker("Семья", FAMILIES), ["н", "о", "в", "enter"], (None,)),
        (lambda: Picker("Семья", FAMILIES), ["down", "enter"], (1,)),
        (lambda: Picker("Семья", FAMILIES), ["щ", "enter", "escape"], None),
        (lambda: ManyPicker("Семья", FAMILIES), ["space", "space", "enter"], (None, 1)),
        (lambda: ManyPicker("Семья", FAMILIES), ["enter"], ()),
    ],
)
async def test_an_option_without_a_key_is_chosen_like_any_other(  # type: ignore[no-untyped-def]
    picker, keys: list[str], answer: object
) -> None:
    app = DialogApp(picker())
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "Новая семья" in screen_text(app)
        await pilot.press(*keys)
        await settle(pilot)
        assert app.answer == answer


@pytest.mark.parametrize("size", SIZES)
async def test_a_list_at_its_field_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(lambda: PickingForm(desk, MANY, 3), size) as story:
        await story.press("tab", "tab", "tab", "7")
        assert_snapshot(story.app, "forms_pick")
