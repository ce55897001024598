"""The queue of a large office by keys: whatever is looked at is what the facts say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sstui.core.layout import to_russian
from sstui.desk import ordered
from sstui.desk.desk import Desk
from sstui.desk.queue_view import Order
from sstui.desk.today import today
from sstui.desk.today_reading import AT_HAND
from sstui.store import opening
from sstui.ui import queue_rows
from tests.ui.a_large_office import (
    FAMILIES,
    a_large_office,
    assert_drawn,
    assert_true,
    computed,
    every,
    page_of,
    without_order,
)
from tests.ui.district import an_app, press
from tests.ui.screen_text import screen_text, settle


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A large office whose order comes in two pieces, and whose pages are small."""
    monkeypatch.setattr(ordered, "FIRST", 64)
    monkeypatch.setattr(ordered, "MANY", 100)
    monkeypatch.setattr(queue_rows, "PAGE", 16)
    yield a_large_office(tmp_path / "office")
    opening.close()


async def test_every_page_is_what_the_facts_say(large: Desk) -> None:
    app = an_app(large)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        truth = computed(app)
        last = truth.key_at(len(truth) - 1)
        for keys in (["end"], ["home"], *[["pagedown"]] * 4, ["pageup"], ["down"] * 9, ["G", "k"]):
            await press(pilot, *keys)
            await assert_drawn(pilot, truth)
        assert page_of(app).lines.cursor_key == truth.key_at(len(truth) - 2)
        await press(pilot, "end")
        assert page_of(app).lines.cursor_key == last
        assert f"{page_of(app).lines.count} из" in screen_text(app).splitlines()[0]
        await assert_true(pilot)
        await press(pilot, "g")
        assert page_of(app).lines.cursor_key == truth.key_at(1)
        assert sum(truth.listing.counts.values()) == FAMILIES


@pytest.mark.parametrize("text", ["вера петр", "17/2026", "dthf gt"])
@pytest.mark.parametrize("at_hand", [0, 400], ids=["file", "texts"])
async def test_every_found_family_is_gone_to(
    large: Desk, text: str, at_hand: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether letters go through texts at hand or ask the file for what they have left."""
    monkeypatch.setattr(ordered, "GONE_THROUGH", at_hand)
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        truth = computed(app)
        meant = to_russian(text) if text.islower() and text.isascii() else text
        found = every(truth.matching(truth.listing.found(meant)))
        assert found
        await press(pilot, "f7", *text)
        await settle(pilot)
        assert f"Найдено: {len(found)}." in screen_text(app)
        await press(pilot, "enter")
        lines = page_of(app).lines
        went = [lines._cursor]
        for key in (*["n"] * 4, *["N"] * 6):
            await press(pilot, key)
            went.append(lines._cursor)
        steps = [0, 1, 2, 3, 4, 3, 2, 1, 0, -1, -2]
        assert went == [found[step % len(found)] for step in steps]
        await assert_drawn(pilot, truth)


async def test_every_order_is_the_computed_one(large: Desk) -> None:
    words = {
        Order.NAME: "имени",
        Order.SETTLEMENT: "насел",
        Order.LEVEL: "уровн",
        Order.TERM_END: "концу",
        Order.LAST_VISIT: "посл",
        Order.URGENCY: "сроч",
    }
    assert set(words) == set(Order)
    app = an_app(large)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        for order, typed in words.items():
            await press(pilot, "s", *typed, "enter")
            assert page_of(app)._look.order is order
            await assert_true(pilot)
            await press(pilot, "end")
            await assert_drawn(pilot, computed(app))


@pytest.mark.parametrize("words", ["заречье 3", "кризис", "документ"])
async def test_every_filter_lets_through_what_the_facts_say(large: Desk, words: str) -> None:
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f", *words, "enter")
        assert "Отбор: " in screen_text(app)
        assert 0 < len(computed(app)) < FAMILIES
        await assert_true(pilot)
        await press(pilot, "s", *"имени", "enter", "end")
        await assert_true(pilot)
        await press(pilot, "escape")
        assert "Отбор: " not in screen_text(app)
        await assert_true(pilot)


async def test_one_curators_families_alone(large: Desk) -> None:
    """They are few, and never wait for the order."""
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        assert 0 < page_of(app).lines.count < 60
        await assert_true(pilot, kept=False)
        await press(pilot, "c")
        await assert_true(pilot)


def test_the_day_at_one_look_is_the_computed_one(large: Desk) -> None:
    """Only that it holds the first lines of each block; their number is told all the same."""
    kept = today(large, None)
    with without_order():
        truth = today(large, None)
    assert len(truth.blocks) > 4
    for shown, due in zip(kept.blocks, truth.blocks, strict=True):
        assert (shown.code, shown.count) == (due.code, due.count)
        assert shown.lines == due.lines[: len(shown.lines)]
        assert len(shown.lines) >= min(len(due.lines), AT_HAND)
