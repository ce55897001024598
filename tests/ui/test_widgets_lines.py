"""The list: columns, cursor, groups, search, and how little a step sends."""

import pytest

from sstui.ui.theme import looks_for
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column, fit_columns
from sstui.ui.widgets.lines import Group, LineList
from tests.ui.demos import LINES, ROWS, DemoApp, Line, ListPage
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle


def many(count: int) -> list[Line | Group]:
    """Rows in groups of ten."""
    rows: list[Line | Group] = []
    for number in range(1, count + 1):
        if number % 10 == 1:
            rows.append(Group(f"Группа {number // 10 + 1}"))
        rows.append(Line(number, f"Семья {number}", "Заречье", "02.03", Tone.PLAIN))
    return rows


def columns(*sizes: tuple[int, int, int]) -> list[Column[str]]:
    return [Column("", str, width, share=share, rank=rank) for width, share, rank in sizes]


@pytest.mark.parametrize(
    ("sizes", "width", "widths"),
    [
        ([(5, 0, 0), (10, 1, 0)], 16, [5, 10]),
        ([(5, 0, 0), (10, 1, 0)], 20, [5, 14]),
        ([(5, 0, 0), (10, 2, 0), (10, 1, 0)], 34, [5, 15, 12]),
        ([(5, 0, 0), (10, 0, 0)], 40, [5, 10]),
        ([(5, 0, 0), (10, 0, 1), (8, 0, 2)], 25, [5, 10, 8]),
        ([(5, 0, 0), (10, 0, 1), (8, 0, 2)], 24, [5, 10]),
        ([(5, 0, 0), (10, 0, 1), (8, 0, 2)], 10, [5]),
        ([(5, 0, 1), (10, 0, 0), (8, 0, 1)], 20, [5, 10]),
        ([(5, 0, 0), (10, 0, 0)], 12, [5, 6]),
        ([], 10, []),
    ],
)
def test_columns_share_the_width(
    sizes: list[tuple[int, int, int]], width: int, widths: list[int]
) -> None:
    assert [cells for _, cells in fit_columns(columns(*sizes), width)] == widths


@pytest.mark.parametrize("size", SIZES)
async def test_a_list_with_groups(size: tuple[int, int]) -> None:
    app = DemoApp(ListPage)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert_snapshot(app, "list")


async def test_a_narrow_list_drops_a_column_and_cuts_names() -> None:
    app = DemoApp(ListPage)
    async with app.run_test(size=(80, 24)) as pilot:
        # A screen is never narrower than 60; a list may be.
        app.screen.query_one(LineList).styles.width = 44
        await settle(pilot)
        assert "№" not in screen_text(app)
        assert line_with(app, "13.03") == " 13.03 Абдурахманова-Магомедо… Красный Холм"


async def test_plain_signs_where_the_console_cannot_draw() -> None:
    app = DemoApp(ListPage, looks_for({"TERM": "linux"}))
    async with app.run_test(size=(60, 24)) as pilot:
        await settle(pilot)
        assert line_with(app, "02.03").startswith(">02.03")
        assert "Пати~" in line_with(app, "13.03")


async def test_an_empty_list_says_what_to_do_next() -> None:
    app = DemoApp(lambda: ListPage([]))
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "enter", "end", "pagedown", "n")
        await settle(pilot)
        assert "Семей пока нет. F4 — ввести первую." in screen_text(app)
        assert app.page.done == []
        assert app.page.lines.position == ""


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        (["down"], 2),
        (["down", "down"], 3),
        (["j", "j", "k"], 2),
        (["о", "о", "л"], 2),
        (["end"], 5),
        (["G"], 5),
        (["П"], 5),
        (["end", "home"], 1),
        (["П", "п"], 1),
        (["pagedown"], 5),
        (["pagedown", "pageup"], 1),
        (["up"], 1),
        (["end", "down"], 5),
    ],
)
async def test_the_cursor_passes_over_groups(keys: list[str], key: int) -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        assert app.page.lines.cursor_key == key
        assert line_with(app, "▸").split()[-1] == str(key)


async def test_enter_chooses_the_row_under_the_cursor() -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert app.page.done == ["chosen 3"]


async def test_the_cursor_stays_on_its_row_when_rows_change() -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        lines = app.page.lines
        await pilot.press("down", "down")
        seen = []
        others: list[list[Line | Group]] = [
            [Group("Пора"), *reversed(LINES)],
            [row for row in ROWS if row is not LINES[2]],
            [],
            ROWS,
        ]
        for rows in others:
            lines.replace(rows)
            await settle(pilot)
            seen.append((lines.cursor_key, lines.position))
        # The row that took its place, when it is gone.
        assert seen == [(3, "3 из 5"), (4, "3 из 4"), (None, ""), (1, "1 из 5")]


async def test_the_row_stays_on_its_line_of_the_screen_when_rows_change() -> None:
    app = DemoApp(lambda: ListPage(many(300)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = app.page.lines
        lines.move_to(150)
        await pilot.press("up", "up", "up")
        await settle(pilot)
        before = screen_text(app).splitlines().index(line_with(app, "▸"))
        lines.replace(many(300)[5:])
        await settle(pilot)
        assert lines.cursor_key == 147
        assert screen_text(app).splitlines().index(line_with(app, "▸")) == before


async def test_a_long_list_scrolls_and_shows_the_group_above() -> None:
    app = DemoApp(lambda: ListPage(many(1000)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end")
        await settle(pilot)
        assert "Семья 1000" in screen_text(app)
        assert "1000 из 1000" in screen_text(app)
        await pilot.press("home")
        await settle(pilot)
        assert screen_text(app).splitlines()[2] == " Группа 1"
        await pilot.press(*["pagedown"] * 3, *["pageup"] * 2)
        await settle(pilot)
        assert app.page.lines.position in line_with(app, "Список")


async def test_a_resize_keeps_the_cursor_in_sight() -> None:
    app = DemoApp(lambda: ListPage(many(300)))
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press(*["down"] * 30)
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert "Семья 31" in line_with(app, "▸")
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert "Семья 31" in line_with(app, "▸")


async def test_a_step_redraws_two_lines_and_the_position() -> None:
    app = DemoApp(lambda: ListPage(many(300)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = app.page.lines
        calls: list[int] = []
        draw = lines.render_line
        lines.render_line = lambda y: calls.append(y) or draw(y)  # type: ignore[method-assign,func-returns-value]
        await pilot.press("down")
        await settle(pilot)
        assert calls == [2, 3]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("елкина", 1),
        ("ЁЛКИНА", 1),
        ("вязем", 4),
        ("магомедова холм", 3),
        ("холм магомедова", 3),
        ("  дубки ", 5),
    ],
)
async def test_search_ignores_case_and_yo_and_looks_into_places(text: str, key: int) -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.page.lines.find(text)
        assert app.page.lines.cursor_key == key


async def test_search_goes_round_and_back_in_both_layouts() -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        lines = app.page.lines
        assert not lines.find("такой нет")
        assert not lines.find("")
        assert lines.find("ова")
        seen = [lines.cursor_key]
        for key in ("n", "т", "n", "N", "Т"):
            await pilot.press(key)
            await settle(pilot)
            seen.append(lines.cursor_key)
        # «ова»: Новая Слобода, Абдурахманова
        assert seen == [2, 3, 2, 3, 2, 3]


async def test_escape_leaves_the_search_line() -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f7", "д", "у", "б")
        await settle(pilot)
        assert "Поиск: дуб" in screen_text(app)
        await pilot.press("escape", "up")
        await settle(pilot)
        assert "Поиск:" not in screen_text(app)
        assert app.page.lines.cursor_key == 4


async def test_going_to_a_row_that_is_not_there_changes_nothing() -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert not app.page.lines.move_to(99)
        assert app.page.lines.move_to(4)
        assert app.page.lines.cursor_row == LINES[3]


async def test_the_mouse_selects_and_opens_where_it_is_on() -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.click(offset=(10, 4))
        await settle(pilot)
        assert app.page.lines.cursor_key == 2
        await pilot.click(offset=(10, 4))
        await pilot.click(offset=(10, 2))
        await settle(pilot)
        assert app.page.done == ["chosen 2"]
        assert app.page.lines.cursor_key == 2
