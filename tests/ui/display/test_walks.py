"""The display layer: the screen is the same, cell by cell, whatever is drawn on it."""

import random
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.widgets import (
    DataTable,
    Input,
    OptionList,
    ProgressBar,
    RichLog,
    Static,
    Switch,
    TextArea,
    Tree,
)

from sstui.desk.desk import Desk
from sstui.store import opening
from sstui.ui.app import SstuiApp
from sstui.ui.textual_patches.app import GuardedApp
from sstui.ui.theme import looks_for
from tests.ui.display.a_line import Line
from tests.ui.display.two_screens import TwoScreens
from tests.ui.district import a_district, rename
from tests.ui.screen_text import settle

SIZES = [(80, 24), (60, 20), (120, 40), (97, 31), (80, 24), (61, 22)]
TERMS = ["xterm-256color", "linux", "screen", "vt100", "unheard-of"]
WALK = (
    "down down down down down pagedown pagedown pageup up up home end tab tab shift+tab enter "
    "enter escape escape escape left right left right space f1 f2 f3 f4 f5 f7 f9 в н ч с ф д 1 2 "
    "а б delete backspace g G n plus minus"
)
KEYS = "down down down up pagedown pageup home end tab enter space left right a я 本"


@pytest.mark.parametrize(
    ("term", "seed"), [("xterm-256color", 1), ("xterm-256color", 2), ("linux", 3)]
)
async def test_a_walk_through_the_screens_shows_the_same(desk: Desk, term: str, seed: int) -> None:
    cases = a_district(desk)
    rename(desk, cases["Авдеева"], "日本 語 Ёлкина\u0301")
    rename(desk, cases["Чернова"], "👩 и 👍")
    app, chance = SstuiApp(desk, looks_for({"TERM": term})), random.Random(seed)
    screens = TwoScreens(app, term)
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        await settle(pilot)
        for step in range(48):
            await pilot.press(chance.choice(WALK.split()))
            if step % 8 == 7:
                await pilot.resize_terminal(*chance.choice(SIZES))
            await settle(pilot)
    assert screens.frames > 20
    assert screens.thin_bytes < screens.plain_bytes / 2


@pytest.mark.pty
@pytest.mark.parametrize("term", ["xterm-256color", "linux"])
def test_both_programs_show_the_same_in_a_terminal(desk: Desk, tmp_path: Path, term: str) -> None:
    a_district(desk)
    opening.close()
    known = {"TERM": term, "LOGNAME": "sokolova", "SSTUI_HOME": str(tmp_path)}
    thin = Line.to_office(desk.office.folder, **known)
    plain = Line.to_office(desk.office.folder, **known, SSTUI_PLAIN_DISPLAY="1")
    for line in (thin, plain):
        line.until("Гарифуллина")
        line.settle()
    for keys in (
        "",
        "\x1b[B",
        "\x1b[B",
        "\x1bOP",
        "\x1b",
        "\x1b[15~",
        "\x1b[C",
        "\x1b",
        "\x1b[21~",
    ):
        for line in (thin, plain):
            line.press(keys, 0.2)
        assert same(thin, plain), f"{keys!r}\n{thin.text()}\n{plain.text()}"
    assert thin.written < plain.written / 2
    for line in (thin, plain):
        line.close()


def same(thin: Line, plain: Line) -> bool:
    cells = [
        [line.screen.buffer[y][x] for y in range(24) for x in range(80)] for line in (thin, plain)
    ]
    return cells[0] == cells[1]


WIDE = [
    "日本語 の 文字",
    "e\u0301a\u0300о\u0301 знаки",
    "👩 и 👍 и ☎",
    "ﷺ x",
    "жёлтый · № 5",
    "naïve",
]


class Everything(GuardedApp[None]):
    """Widgets of Textual that the program does not use, full of wide and combined characters."""

    CSS = "DataTable, TextArea, OptionList, Tree, RichLog { height: 6; }"

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row", zebra_stripes=True)
        yield Input("日本 и so on")
        yield TextArea("\n".join(WIDE * 3))
        yield OptionList(*WIDE * 4)
        yield Tree("корень")
        yield RichLog()
        yield ProgressBar(total=9)
        yield Switch()
        yield Static("[bold]link", markup=False)

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("один", "二", "три")
        table.add_rows([(number, WIDE[number % 6], f"строка {number}") for number in range(60)])
        for word in WIDE:
            self.query_one(Tree).root.add(word).add_leaf(word * 3)


@pytest.mark.parametrize(("term", "seed"), [*zip(TERMS, range(5), strict=True)])
async def test_a_walk_through_widgets_of_textual_shows_the_same(term: str, seed: int) -> None:
    app, chance = Everything(), random.Random(seed)
    screens = TwoScreens(app, term)
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        for step in range(60):
            await pilot.press(chance.choice(KEYS.split()))
            if step % 5 == 0:
                app.query_one(RichLog).write(chance.choice(WIDE))
                app.query_one(ProgressBar).advance(1)
            if step % 20 == 19:
                await pilot.resize_terminal(*chance.choice(SIZES))
            await pilot.pause()
    assert screens.frames > 40
