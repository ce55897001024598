"""F9 inside a form and over a dialog: what can be done there, with a letter each, and back."""

from typing import Any

import pytest

from sstui.desk.desk import Desk
from sstui.ui.commands import FIELD, FORM, GO
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.queue import QueueScreen
from sstui.ui.widgets.dialogs import ConfirmDialog
from sstui.ui.widgets.menu import MenuDialog
from sstui.ui.widgets.picker import Picker
from tests.ui.district import a_district, an_app, press
from tests.ui.form_story import Story, opened
from tests.ui.screen_text import assert_snapshot, line_with, screen_text, settle
from tests.ui.test_forms_burst import KINDS, EveryField, burst, go_to


def listed(app: Any) -> dict[str, str]:
    """The actions of the menu that is open and their letters."""
    assert isinstance(app.screen, MenuDialog)
    return {one.id: one.mark for one in app.screen.board._commands}


def current(story: Story) -> str:
    page = story.app.screen
    assert isinstance(page, EveryField)
    field = page.form.current
    assert field is not None
    return field.name


def raw(page: EveryField, name: str) -> object:
    return next(row.entry.raw for row in page.form._rows if row.field.name == name)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_menu_of_a_form_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "в", "f9")
        assert_snapshot(app, "menu-form")


async def test_a_menu_longer_than_the_window_says_so_until_its_end(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        await press(pilot, "в", "f9")
        assert "ниже есть ещё" in screen_text(app)
        await press(pilot, "up")
        assert "▸Н Найти действие" in screen_text(app)
        assert "ниже есть ещё" not in screen_text(app)


@pytest.mark.parametrize("name", KINDS)
async def test_every_field_has_its_actions_and_the_forms_and_gets_the_focus_back(
    desk: Desk, name: str
) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        page = story.app.screen
        assert isinstance(page, EveryField)
        await go_to(story, name)
        if name in ("text", "day", "at", "snils", "phone", "notes"):
            await story.press("1", "2")
        before = raw(page, name)
        await story.press("f9")
        assert isinstance(story.app.screen, MenuDialog)
        commands = story.app.screen.board._commands
        assert {FIELD, FORM} <= {one.group for one in commands}
        marks = [one.mark for one in commands]
        assert "" not in marks
        assert len(set(marks)) == len(marks)
        assert {"form.save", "form.leave", "page.next-field"} <= set(listed(story.app))
        await story.press("escape")
        assert current(story) == name
        assert raw(page, name) == before


async def test_letters_of_the_form_are_the_same_in_every_field(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        seen = set()
        for _ in KINDS:
            await story.press("f9")
            marks = listed(story.app)
            of_form = [one for one in marks.items() if one[0].startswith(("form.", "page."))]
            seen.add(tuple(sorted(of_form)))
            assert len(of_form) == 5
            await story.press("escape", "tab")
        assert len(seen) == 1


async def test_what_is_being_typed_goes_on_behind_the_menu(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        page = story.app.screen
        assert isinstance(page, EveryField)
        await go_to(story, "day")
        await story.type("12.", "f9", "f9")
        assert current(story) == "day"
        await story.type("05.2026", "f2")
        assert page.entered is not None
        assert page.entered.day("day").isoformat() == "2026-05-12"


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (["т"], "23.11.2026"),
        (["n"], "23.11.2026"),
        (["в"], "22.11.2026"),
        (["D"], "22.11.2026"),
        (["down", "down", "enter"], "24.11.2026"),
        (["down", "down", "down", "enter"], "22.11.2026"),
        (["т", "f9", *["down"] * 4, "enter"], "23.12.2026"),
        (["т", "f9", *["down"] * 5, "enter"], "23.10.2026"),
    ],
)
async def test_letters_of_a_date_are_done_from_the_menu(
    desk: Desk, keys: list[str], shown: str
) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        page = story.app.screen
        assert isinstance(page, EveryField)
        await go_to(story, "day")
        await story.press("f9", *keys)
        assert raw(page, "day") == shown
        assert current(story) == "day"


async def test_the_list_of_a_field_is_opened_from_the_menu(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        await go_to(story, "pick")
        await story.press("f9")
        await story.press(listed(story.app)["pick.open"])
        assert isinstance(story.app.screen, Picker)
        await story.press(*"77", "f9", "escape", "7", "enter")
        page = story.app.screen
        assert isinstance(page, EveryField)
        assert raw(page, "pick") == (777,)


async def test_a_choice_a_text_and_the_ways_between_fields(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        page = story.app.screen
        assert isinstance(page, EveryField)
        await story.type("раз два", "f9")
        await story.press(listed(story.app)["field.delete-word"])
        assert raw(page, "text") == "раз "
        for _ in range(3):
            await story.press("f9")
            await story.press(listed(story.app)["page.next-field"])
        assert current(story) == "one"
        await story.press("f9", listed_of(story, "choice.next"))
        assert raw(page, "one") == frozenset({0})
        await story.press("f9", listed_of(story, "page.previous-field"))
        assert current(story) == "at"
        await story.press("f9", listed_of(story, "form.save"))
        assert page.entered is not None
        assert page.entered.text("text") == "раз"


def listed_of(story: Story, name: str) -> str:
    """The letter of an action, as the menu would name it now."""
    from sstui.ui.commands import commands_of, page_actions, with_marks

    screen = story.app.screen
    shown = [one for one in commands_of(screen) if one.is_shown]
    return next(one.mark for one in with_marks(shown, page_actions(screen)) if one.id == name)


async def test_keys_typed_ahead_of_the_menu_arrive(desk: Desk) -> None:
    async with opened(lambda: EveryField(desk)) as story:
        page = story.app.screen
        assert isinstance(page, EveryField)
        await go_to(story, "day")
        await burst(story, "f9", "т", "enter", "9", "f9", "escape", "3", "0", "enter", "f9", "с")
        assert page.entered is not None
        assert (page.entered.day("day").isoformat(), page.entered.text("at")) == (
            "2026-11-23",
            "09:30",
        )


async def test_leaving_from_the_menu_asks_where_something_would_be_lost(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "в", "plus", "f9", "у")
        assert "Уйти?" in screen_text(app)
        await press(pilot, "f9")
        assert GO not in {one.group for one in app.screen.board._commands}  # type: ignore[attr-defined]
        await press(pilot, "н")
        assert isinstance(app.screen, VisitForm)
        assert "24.11.2026" in line_with(app, "Дата ")
        await press(pilot, "f9", "у", "f9", "д")
        assert isinstance(app.screen, QueueScreen)


@pytest.mark.parametrize(("letter", "answer"), [("д", True), ("l", True), ("н", False)])
async def test_a_question_is_answered_from_its_menu(desk: Desk, letter: str, answer: bool) -> None:
    app = an_app(desk)
    heard: list[bool | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(ConfirmDialog("Уйти?"), heard.append)
        await settle(pilot)
        await press(pilot, "f9", letter)
    assert heard == [answer]
