"""Fields and forms: dates, times, choices, pickers, saving and leaving."""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from sstui.ui.widgets.date_field import DateField
from sstui.ui.widgets.options import flow
from sstui.ui.widgets.text_field import TextField
from tests.ui.demos import DemoApp, FormPage, ListPage
from tests.ui.screen_text import (
    SIZES,
    assert_snapshot,
    line_with,
    screen_text,
    settle,
)

UI = Path(__file__).parents[2] / "sstui" / "ui"


async def saved_by(*keys: str) -> dict[str, object]:
    """What the demo form gives after these keys and F2."""
    app = DemoApp(FormPage)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*keys, "f2")
        await settle(pilot)
        (values,) = app.page.done
    assert isinstance(values, dict)
    return values


@pytest.mark.parametrize("size", SIZES)
async def test_a_form(size: tuple[int, int]) -> None:
    app = DemoApp(FormPage)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("в", "enter", "9", "enter", "п", "enter", "space", "enter", "д", "enter")
        await settle(pilot)
        assert_snapshot(app, "form")


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([], date(2026, 3, 12)),
        (["в"], date(2026, 3, 11)),
        (["d"], date(2026, 3, 11)),
        (["в", "т"], date(2026, 3, 10)),
        (["d", "n"], date(2026, 3, 10)),
        (["delete", "т"], date(2026, 3, 12)),
        (["5"], date(2026, 3, 5)),
        (["1", "full_stop", "3"], date(2026, 3, 1)),
        (["1", "slash", "3"], date(2026, 3, 1)),
        (["minus"], date(2026, 3, 11)),
        (["minus", "minus", "plus"], date(2026, 3, 11)),
        (["equals_sign"], date(2026, 3, 13)),
        (["delete", "minus"], date(2026, 3, 11)),
        (["pageup"], date(2026, 2, 12)),
        (["pagedown", "pagedown"], date(2026, 5, 12)),
        (["minus", "5"], date(2026, 3, 7)),
        (["minus", "minus", "5"], date(2026, 3, 5)),
    ],
)
async def test_a_date_is_typed_in_either_layout(keys: list[str], day: date) -> None:
    assert (await saved_by(*keys))["made_on"] == day


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ([], "12.03.2026  чт"),
        (["в"], "в           11.03.2026, ср"),
        (["1", "4"], "14          14.03.2026, сб, нерабочий"),
        (["3", "1", "full_stop", "2"], "31.2"),
    ],
)
async def test_a_date_says_at_once_what_day_it_is(keys: list[str], line: str) -> None:
    app = DemoApp(FormPage)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        assert line_with(app, "Дата") == f"▸Дата                  {line}"


async def test_a_date_that_is_not_there_is_refused_beside_its_field() -> None:
    app = DemoApp(FormPage)
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(pilot)
        await pilot.press("3", "1", "full_stop", "0", "2", "enter")
        await settle(pilot)
        sentence = "! 31 февраля 2026 года не бывает: последний день — 28 февраля."
        assert sentence in screen_text(app)
        await pilot.press("f2")
        await settle(pilot)
        assert app.page.done == []
        assert isinstance(app.focused, DateField)
        await pilot.press("home", "delete", "delete", "2", "8")
        await settle(pilot)
        assert sentence not in screen_text(app)
        await pilot.press("f2")
        await settle(pilot)
        assert len(app.page.done) == 1


async def test_a_left_date_is_written_out() -> None:
    app = DemoApp(FormPage)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("в", "tab")
        await settle(pilot)
        assert line_with(app, "Дата") == " Дата                  11.03.2026  ср"


@pytest.mark.parametrize(
    ("typed", "time"), [("9", "09:00"), ("930", "09:30"), ("9:05", "09:05"), ("", "")]
)
async def test_a_time_is_typed_in_any_way(typed: str, time: str) -> None:
    assert (await saved_by("enter", *typed))["at"] == time


@pytest.mark.parametrize(
    ("keys", "outcome"),
    [
        ([], None),
        (["right"], "took_place"),
        (["right", "right"], "nobody_home"),
        (["left"], "rescheduled"),
        (["space"], "took_place"),
        (["3"], "not_let_in"),
        (["9"], None),
        (["н"], "nobody_home"),
        (["y"], "nobody_home"),
        (["н", "н"], "not_let_in"),
        (["о"], "refused"),
        (["П"], "rescheduled"),
        (["2", "left", "left"], "rescheduled"),
    ],
)
async def test_one_option_is_chosen_and_none_at_first(keys: list[str], outcome: str | None) -> None:
    assert (await saved_by("enter", "enter", *keys))["outcome"] == outcome


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        ([], ()),
        (["space"], (1,)),
        (["space", "space"], ()),
        (["right", "space"], (2,)),
        (["3", "1"], (1, 3)),
        (["left", "space", "left", "space"], (2, 3)),
        (["ё", "space"], (2,)),
        (["grave_accent", "space"], (2,)),
        (["е", "е", "space"], (3,)),
    ],
)
async def test_any_number_of_options_is_ticked(keys: list[str], seen: tuple[int, ...]) -> None:
    assert (await saved_by("enter", "enter", "enter", *keys))["seen"] == seen


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ([], None),
        (["enter", "enter"], 1),
        (["enter", "down", "enter"], 2),
        (["enter", "end", "escape"], None),
        (["к", "enter"], 3),
        (["д", "у", "enter"], 4),
        (["space", "х", "о", "л", "м", "enter"], 3),
        (["д", "enter", "up", "delete"], None),
        (["enter", "ъ", "enter", "escape"], None),
    ],
)
async def test_one_of_a_long_list_is_found_by_typing(keys: list[str], place: int | None) -> None:
    assert (await saved_by(*["enter"] * 4, *keys))["place"] == place


@pytest.mark.parametrize(
    ("keys", "towns"),
    [
        (["enter", "enter"], ()),
        (["enter", "space", "space", "enter"], (1, 2)),
        (["enter", "down", "insert", "enter"], (2,)),
        (["к", "space", "enter"], (3,)),
        (["enter", "space", "escape"], ()),
    ],
)
async def test_several_of_a_long_list_are_ticked(keys: list[str], towns: tuple[int, ...]) -> None:
    assert (await saved_by("tab", "tab", "tab", "tab", "tab", *keys))["towns"] == towns


@pytest.mark.parametrize("size", SIZES)
async def test_a_picker(size: tuple[int, int]) -> None:
    app = DemoApp(FormPage)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(*["enter"] * 4, "д")
        await settle(pilot)
        assert_snapshot(app, "picker")


async def test_leaving_a_form_asks_only_when_something_would_be_lost() -> None:
    app = DemoApp(FormPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert app.page.done == ["left"]
        await pilot.press("minus", "escape")
        await settle(pilot)
        assert "Посещение не сохранено. Уйти?" in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert app.page.done == ["left"]
        await pilot.press("escape", "д")
        await settle(pilot)
        assert app.page.done == ["left", "left"]


async def test_saving_works_from_any_field() -> None:
    for steps in range(7):
        app = DemoApp(FormPage)
        async with app.run_test() as pilot:
            await settle(pilot)
            await pilot.press(*["tab"] * steps, "f2")
            await settle(pilot)
            assert len(app.page.done) == 1, steps


async def test_arrows_walk_over_the_fields_and_stop_at_the_ends() -> None:
    app = DemoApp(FormPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("up", "5", *["down"] * 9, "х")
        await pilot.press("f2")
        await settle(pilot)
        values = app.page.done[0]
        assert isinstance(values, dict)
        assert (values["made_on"], values["notes"]) == (date(2026, 3, 5), "х")


async def test_errors_of_the_desk_stand_beside_their_fields() -> None:
    app = DemoApp(FormPage)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.page.form.show_errors({"outcome": "Выберите исход.", "": "Дело закрыто."})
        await settle(pilot)
        lines = screen_text(app).splitlines()
        at = lines.index(next(line for line in lines if "перенос" in line))
        assert lines[at + 1].strip() == "! Выберите исход."
        assert "Дело закрыто." in screen_text(app)
        await pilot.press("right")
        await settle(pilot)
        assert "Выберите исход." not in screen_text(app)


async def test_no_field_blinks() -> None:
    app = DemoApp(FormPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        fields = list(app.screen.query(Input))
        assert len(fields) == 3
        assert not any(field.cursor_blink for field in fields)


def test_nobody_uses_an_input_that_blinks() -> None:
    for file in UI.rglob("*.py"):
        if file.name not in ("text_field.py", "note_field.py"):
            text = file.read_text(encoding="utf-8")
            assert "import Input" not in text, file
            assert "import TextArea" not in text, file


async def test_a_long_paste_into_a_field_is_cut_not_a_crash() -> None:
    app = DemoApp(FormPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        field = app.screen.query(TextField).last()
        field.focus()
        field.insert_text_at_cursor("\x1b[31m" + "я" * 1_000_000)
        await settle(pilot)
        assert len(field.value) <= 200


@pytest.mark.parametrize(
    ("lengths", "width", "lines"),
    [
        ([], 10, [[]]),
        ([5, 5], 12, [[0, 1]]),
        ([5, 5], 11, [[0], [1]]),
        ([20], 10, [[0]]),
        ([4, 4, 4], 10, [[0, 1], [2]]),
    ],
)
def test_options_flow_over_lines(lengths: list[int], width: int, lines: list[list[int]]) -> None:
    assert flow(lengths, width) == lines


async def test_a_question_over_a_list() -> None:
    app = DemoApp(ListPage)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.ask("Отменить встречу 12 марта? Семья увидит, что она отменена.", lambda: None)
        await settle(pilot)
        assert_snapshot(app, "question")
