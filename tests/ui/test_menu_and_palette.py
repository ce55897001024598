"""F9 and Ctrl+P: anywhere with two keys, anything by a few letters."""

from typing import Any

import pytest
from textual.pilot import Pilot

from sstui.desk.desk import Desk
from sstui.desk.finding import RECENT, find_families, recent_families, remember_family
from sstui.desk.preferences import recall
from sstui.ui.places import PLACES
from sstui.ui.screens.card import CardScreen
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.load import LoadScreen
from sstui.ui.screens.queue import QueueScreen
from sstui.ui.widgets.menu import MenuBoard, MenuDialog
from sstui.ui.widgets.palette import Palette
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, screen_text, settle


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_the_menu_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "f3", "f9")
        assert_snapshot(app, "menu")


PAGES = [one for one in PLACES if one.screen or one.id in ("queue", "calendar")]
"""Places that are pages; others are dialogs, over which no menu opens."""


@pytest.mark.parametrize("place", PAGES, ids=[one.id for one in PAGES])
async def test_two_keys_go_to_any_place_from_any_place(desk: Desk, place: Any) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f9", place.mark)
        reached = type(app.screen)
        for other in PAGES[::2]:
            await press(pilot, "f9", other.mark, "f9", place.mark)
            assert type(app.screen) is reached, other.id
        assert len(app.screen_stack) <= len(PLACES)


def test_every_place_has_a_sign_of_its_own() -> None:
    marks = [one.mark for one in PLACES]
    assert len(set(marks)) == len(marks)
    assert all(len(one) == 1 and not one.isalpha() for one in marks)


@pytest.mark.parametrize("letter", ["в", "d", "В", "D"])
async def test_a_letter_of_the_menu_works_in_both_layouts(desk: Desk, letter: str) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f9", letter)
        assert isinstance(app.screen, VisitForm)


async def test_letters_of_the_menu_are_different_and_stay(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        seen: dict[str, str] = {}
        for _ in range(2):
            await press(pilot, "f9")
            assert isinstance(app.screen, MenuDialog)
            marks = {one.id: one.mark for one in app.screen.board._commands}
            assert "" not in marks.values()
            assert len(set(marks.values())) == len(marks)
            assert seen in ({}, marks)
            seen = marks
            await press(pilot, "escape", "exclamation_mark", "escape", "escape")


async def test_arrows_and_enter_choose_as_well(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f9", "down", "down", "enter")
        assert isinstance(app.screen, LoadScreen)
        await press(pilot, "f9")
        board = app.screen.query_one(MenuBoard)
        await press(pilot, "right", "end", "home", "up", "left", "escape")
        assert isinstance(app.screen, LoadScreen)
        assert board._commands


async def test_a_place_behind_unsaved_work_is_asked_about(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "в", "plus", "f9", "1")
        assert "Уйти?" in screen_text(app)
        await press(pilot, "н")
        assert isinstance(app.screen, VisitForm)
        await press(pilot, "f9", "1", "д")
        assert isinstance(app.screen, QueueScreen)


# -- the palette


@pytest.mark.parametrize("size", SIZES)
async def test_the_palette_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    cases = a_district(desk)
    remember_family(desk, cases["Карпова"])
    remember_family(desk, cases["Ёлкина"])
    app = an_app(desk)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p")
        assert_snapshot(app, "palette")
        await press(pilot, *"кар")
        assert_snapshot(app, "palette-typed")


@pytest.mark.parametrize(
    "typed", ["ёлк", "ЕЛК", "`kr", "tkr", "мария ёлкина", "зар ёлк", "2/2026", "крз ёл"]
)
async def test_a_family_is_found_however_it_is_typed(desk: Desk, typed: str) -> None:
    cases = a_district(desk)
    found = [one.case_id for one in find_families(desk, typed)]
    assert (cases["Ёлкина"] in found) is (typed != "крз ёл")


async def test_enter_opens_the_card_even_when_it_comes_before_the_families(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"rfhgjdf", "enter")
        for _ in range(20):
            await settle(pilot)
        assert isinstance(app.screen, CardScreen)
        assert "Карпова" in screen_text(app).splitlines()[0]


async def test_an_action_is_run_and_a_place_is_gone_to(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"записать посещ", "enter")
        assert isinstance(app.screen, VisitForm)
        await press(pilot, "escape", "ctrl+з", *"нагр", "enter")
        assert isinstance(app.screen, LoadScreen)


async def test_nothing_found_says_what_to_do(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"щщщщщ")
        assert "Ничего не найдено. Наберите часть" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, Palette)


async def test_opened_cards_come_first(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await _open(pilot, app, "карпова")
        await _open(pilot, app, "ёлкина")
        await press(pilot, "ctrl+p")
        lines = screen_text(app).splitlines()
        first = next(at for at, line in enumerate(lines) if "Недавние семьи" in line)
        assert "Ёлкина" in lines[first + 1]
        assert "Карпова" in lines[first + 2]
    assert recall(desk, RECENT) == [cases["Ёлкина"], cases["Карпова"]]


async def _open(pilot: Pilot[None], app: Any, name: str) -> None:
    await settle(pilot)
    await press(pilot, "ctrl+p", *name, "enter")
    await settle(pilot)
    assert isinstance(app.screen, CardScreen)


def test_twenty_families_are_remembered_each_once(desk: Desk) -> None:
    cases = a_district(desk)
    for _ in range(5):
        for case_id in cases.values():
            remember_family(desk, case_id)
    found = recent_families(desk)
    assert [one.case_id for one in found] == [*reversed(cases.values())]
    assert found[0].family.startswith("Демидова")
    assert len(recall(desk, RECENT)) == len(cases)
