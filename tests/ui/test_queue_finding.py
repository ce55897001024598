"""Searching the queue of a large office: while others write, while keys wait, without its file."""

import sqlite3
import time
from collections.abc import Iterator, Sequence, Set
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from sstui.core.records import CaseId
from sstui.desk import listing, ordered
from sstui.desk.card import card
from sstui.desk.cases import end_case
from sstui.desk.desk import Desk, open_desk
from sstui.desk.order_check import mend_order
from sstui.desk.ordered import Ordered
from sstui.desk.ordering import order_path
from sstui.desk.queue_view import View
from sstui.store import opening
from sstui.store.member_names import names_of
from sstui.store.order_file import discard
from sstui.ui.screens.card import CardScreen
from sstui.ui.screens.queue import QueueScreen
from tests.factories import TODAY
from tests.ui.a_large_office import FAMILIES, LOGIN, ROOT, a_large_office, every, page_of, run
from tests.ui.district import an_app, press
from tests.ui.screen_text import line_with, screen_text, settle

NEW = f"""
import datetime, pathlib, sys
sys.path[:0] = [{str(ROOT)!r}]
from sstui.desk.desk import open_desk
from sstui.desk.listing import listing
from sstui.desk.queue_view import View
from tests.factories import a_case
today = datetime.date({TODAY:%Y, %-m, %-d})
desk = open_desk(pathlib.Path(sys.argv[1]), {LOGIN!r}, today=today)
a_case(desk, "basic", today, "Аннова", "Заречье 1")
a_case(desk, "basic", today, "Щщукина", "Заречье 1")
listing(desk, View(), lambda _: None)
"""
AFTER_END = """
[clocks.after_end]
title = "уведомление об окончании"
starts = "case_end"
amount = 5
unit = "working_days"
closes = "notice"
active = true
local = true
source = "местная настройка"
"""


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Desk]:
    """A large office."""
    yield a_large_office(tmp_path / "office")
    opening.close()


@pytest.fixture(params=[0, 4000], ids=["file", "texts"])
def at_hand(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to how many families are gone through in memory."""
    monkeypatch.setattr(ordered, "GONE_THROUGH", request.param)


def keys_of(text: str) -> list[str]:
    return [{"/": "slash", " ": "space"}.get(one, one) for one in text]


async def at_once(pilot: Pilot[Any], *keys: str) -> None:
    """Keys that a slow line brings together."""
    for key in keys:
        character = {"slash": "/", "space": " "}.get(key, key if len(key) == 1 else None)
        pilot.app.post_message(Key(key, character))
    await settle(pilot)


async def seek(pilot: Pilot[Any], text: str) -> str:
    """Search, and say what has been found."""
    await press(pilot, "f7", *keys_of(text))
    await settle(pilot)
    return line_with(pilot.app, "Найдено: ").split(".")[0].removeprefix(" Найдено: ")


def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every search take its time."""
    found = Ordered.found

    def late(self: Ordered, text: str, among: Set[int] | None = None) -> set[int]:
        time.sleep(0.3)
        return found(self, text, among)

    monkeypatch.setattr(ordered, "GONE_THROUGH", 0)
    monkeypatch.setattr(Ordered, "found", late)


@pytest.mark.parametrize("leave", ["enter", "tab"])
async def test_the_key_behind_the_search_is_about_the_found_family(
    large: Desk, leave: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow(monkeypatch)
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        page = page_of(app)
        assert page.chosen_case != 137
        await at_once(pilot, "f7", *keys_of("137/2026"), leave, "enter")
        await settle(pilot)
        assert isinstance(app.screen, CardScreen)
        assert page.chosen_case == app.screen.chosen_case == 137


async def test_the_next_match_is_gone_to_though_the_first_is_not_known_yet(
    large: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow(monkeypatch)
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        rows = page_of(app)._rows
        assert rows is not None
        found = every(rows.matching(rows.listing.found("вера петр")))
        await at_once(pilot, "f7", *keys_of("вера петр"), "enter", "n", "n")
        await settle(pilot)
        assert page_of(app).lines._cursor == found[2]
        assert "Не найдено" not in screen_text(app)
        await at_once(pilot, "f7", *keys_of("вера"), "escape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, CardScreen)


@pytest.mark.usefixtures("at_hand")
async def test_what_others_have_entered_is_not_counted_before_it_stands_there(large: Desk) -> None:
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        rows = page_of(app)._rows
        assert rows is not None
        before = len(every(rows.matching(rows.listing.found("мария"))))
        run(NEW, str(large.office.folder))
        assert await seek(pilot, "мария") == str(before)
        await press(pilot, "escape")
        assert await seek(pilot, "щщук") == "0"
        assert "Найдено: 0. Сотрите букву или вернитесь клавишей Esc" in screen_text(app)
        await press(pilot, "escape", "f2")
        await settle(pilot)
        assert await seek(pilot, "щщук") == "1"


@pytest.mark.usefixtures("at_hand")
@pytest.mark.parametrize("small", [300, 10_000], ids=["kept order", "computed"])
async def test_an_ended_family_is_found_where_its_deadline_is_shown(
    tmp_path: Path, small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_large_office(tmp_path / "office").office.folder
    monkeypatch.setattr(listing, "SMALL", small)
    clocks = folder / "profiles/tula/clocks.toml"
    clocks.write_text(clocks.read_text("utf-8") + AFTER_END, "utf-8")
    opening.close()
    desk = open_desk(folder, LOGIN, today=TODAY)
    end_case(desk, card(desk, CaseId(5)).case, TODAY - timedelta(1), "moved")
    app = an_app(desk)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        page = page_of(app)
        assert await seek(pilot, "/2026") == str(FAMILIES - 1)
        await press(pilot, "escape")
        assert await seek(pilot, "5/2026") == str(39)
        await press(pilot, "escape", "f", *keys_of("документ"), "enter")
        await settle(pilot)
        assert await seek(pilot, "5/2026") == "1"
        assert page.chosen_case == 5
    opening.close()


@pytest.mark.usefixtures("at_hand")
async def test_the_file_may_be_lost_while_one_searches(large: Desk) -> None:
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        count = await seek(pilot, "вера пет")
        await press(pilot, "escape")
        discard(order_path(large.office))
        await press(pilot, "f7", *keys_of("вера п"))
        await settle(pilot)
        await press(pilot, "е", "т")
        await settle(pilot)
        assert f"Найдено: {count}." in screen_text(app)
        await press(pilot, "escape", "f2")
        await settle(pilot)
        assert page_of(app)._rows is not None
        assert page_of(app)._rows.listing.stands()  # type: ignore[union-attr]


@pytest.mark.parametrize("spoilt", [b"\x98", b"\x01\x1f\x1f\x1f\x1f\x1f\x1f", "слово"])
async def test_a_spoilt_word_is_done_without_and_mended(
    large: Desk, spoilt: bytes | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing.listing(large, View(), lambda _: None)
    with sqlite3.connect(order_path(large.office)) as file:
        file.execute("UPDATE words SET words = ? WHERE case_id = 7", (spoilt,))
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert int(await seek(pilot, "вера")) > 1
    assert mend_order(large) == 0  # thrown away, and made anew when it is wanted
    assert not order_path(large.office).exists()


async def test_only_the_names_of_those_in_the_list_are_read(
    large: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def noted(only: Sequence[Any]) -> dict[Any, list[str]]:
        listed = list(only)
        asked.append(len(listed))
        return names_of(listed)

    monkeypatch.setattr("sstui.desk.listing.names_of", noted)
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "с")
        await settle(pilot)
        page = page_of(app)
        assert isinstance(page, QueueScreen)
        await press(pilot, "f7", "а", "escape", "f7", "в")
        assert asked
        assert all(0 < one <= page.lines.count for one in asked)


@pytest.mark.parametrize("height", [150, 230])
async def test_a_tall_window_is_read_in_one_go(
    large: Desk, height: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    lines = Ordered.lines

    def noted(self: Ordered, ids: Sequence[CaseId]) -> dict[CaseId, Any]:
        reads.append(len(ids))
        return lines(self, ids)

    monkeypatch.setattr(Ordered, "lines", noted)
    app = an_app(large)
    async with app.run_test(size=(140, 24)) as pilot:
        await settle(pilot)
        for act in ("resize", "pagedown", "pageup"):
            reads.clear()
            if act == "resize":
                await pilot.resize_terminal(140, height)
            else:
                await press(pilot, act)
            await settle(pilot)
            assert len(reads) <= 1, act
