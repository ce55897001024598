"""The program as a whole: named keys, Russian words only, names that would act."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from sstui.desk.desk import Desk
from sstui.desk.office import create_office
from sstui.store.opening import close
from sstui.ui.app import SstuiApp
from sstui.ui.clean_text import DANGEROUS
from sstui.ui.theme import looks_for
from tests.ui.district import a_district, an_app, press, rename
from tests.ui.screen_text import drawn_strips, screen_text, settle

PLACES = ["queue", "card", "calendar"]
SNAPSHOTS = Path(__file__).parent / "snapshots"

ALLOWED = {"Esc", "Enter", "Ins", "Del", "Tab", "Shift", "Ctrl", "PgUp", "PgDn", "Home", "End"}

HOSTILE = [
    "[red]Иванова",
    "[/]",
    "[@click=app.exit]Иванова[/]",
    "[@click=app.leave]Иванова[/]",
    "$primary [b]Иванова",
    "Ива\x1b]52;c;UFdORUQ=\x07нова",
    "Ива\x1b[2Jнова",
    "\u202eавонавИ",
    "Ива\u200b\ufeffнова\r\n",
]
"""One for each family of the district; the first five are harmless characters."""


async def go_to(pilot: Pilot[None], app: SstuiApp, place: str, case_id: object) -> None:
    await settle(pilot)
    if place == "card":
        app.show_card(case_id)  # type: ignore[arg-type]
    elif place == "calendar":
        app.show_calendar()
    await settle(pilot)


def test_the_start_imports_nothing_that_the_queue_does_not_show() -> None:
    """A fresh interpreter: what an import costs cannot be taken back."""
    heavy = {
        *(f"textual.widgets._{name}" for name in ("data_table", "markdown", "text_area")),
        *("docx", "docxtpl", "jinja2", "lxml", "pytrovich", "holidays", "openpyxl"),
        *(f"sstui.ui.screens.{name}" for name in ("card", "calendar", "people", "forms")),
        *("sstui.desk.papers", "sstui.desk.explaining", "sstui.desk.families"),
    }
    code = f"import sstui.ui.app, sys; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("place", PLACES)
async def test_every_key_has_a_name_and_a_sentence(desk: Desk, place: str) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await go_to(pilot, app, place, cases["Ёлкина"])
        nameless = [key for key, one in app.screen.active_bindings.items() if not one.binding.id]
        silent = [key for key, one in app.screen.active_bindings.items() if not one.binding.tooltip]
        assert (nameless, silent) == ([], [])


def test_no_screen_says_a_latin_word() -> None:
    """Names of keys and the single letters on their caps are all that is Latin."""
    found = set()
    files = sorted(SNAPSHOTS.glob("*.txt"))
    assert len(files) > 30
    for file in files:
        text = re.sub(r"[\w/-]+\.docx", "", file.read_text("utf-8"))
        words = set(re.findall(r"[A-Za-z]+", text)) - ALLOWED
        found |= {(file.name, word) for word in words if len(word) > 1}
    assert found == set()


async def test_an_old_console_gets_signs_that_it_has(desk: Desk) -> None:
    cases = a_district(desk)
    app = SstuiApp(desk, looks_for({"TERM": "linux"}))
    async with app.run_test(size=(80, 24)) as pilot:
        for place in PLACES:
            await go_to(pilot, app, place, cases["Ёлкина"])
            strips = drawn_strips(app)
            drawn = "".join(strip.render(app.console) for strip in strips)
            assert set(drawn) & set("×•·…–—▸") == set()
            assert "Ёлкина" in drawn


async def test_an_office_without_people_begins_with_the_first_one(tmp_path: Path) -> None:
    app = an_app(create_office(tmp_path / "office", "tula", "nobody", date(2026, 11, 23)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Клавиша Я (Z) — записать первого сотрудника." in screen_text(app)
        await press(pilot, "я", "insert")
        assert screen_text(app).startswith(" Новый сотрудник")
        await press(pilot, "escape", "escape", "escape")
        assert "только просмотр" in screen_text(app)
    close()


async def test_a_name_is_only_a_name_on_every_screen(desk: Desk) -> None:
    cases = a_district(desk)
    for name, case_id in zip(HOSTILE, cases.values(), strict=True):
        rename(desk, case_id, name)
    app = an_app(desk)
    async with app.run_test(size=(200, 40), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        shown = [screen_text(app)]
        assert [name for name in HOSTILE[:5] if name not in shown[0]] == []
        for key in ["a", "escape", "f9", "escape", "f5", "enter", "f7", "escape", "f5", "escape"]:
            await press(pilot, key)
            shown.append(screen_text(app))
        for case_id in cases.values():
            app.show_card(case_id)
            await settle(pilot)
            for key in ["f3", "escape", "2", "3", "x", "escape", "escape"]:
                await press(pilot, key)
                shown.append(screen_text(app))
        for line in range(4, 20):
            await pilot.click(offset=(60, line))
        await settle(pilot)
        assert app.is_running
    assert [text for text in shown if DANGEROUS.search(text.replace("\n", ""))] == []
