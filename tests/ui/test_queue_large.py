"""The queue of an office with very many families, as a person at the keys sees it."""

from datetime import date

import pytest

from sstui.core.records import CaseId
from sstui.desk import listing, ordered, ordering
from sstui.desk.desk import Desk
from sstui.store.order_file import working_on
from sstui.ui import queue_rows
from sstui.ui.screens.queue import QueueScreen
from tests.factories import a_case, a_visit
from tests.patience import until
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import line_with, screen_text, settle


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a district is a large office here, and a page holds few lines."""
    monkeypatch.setattr(listing, "SMALL", 0)
    monkeypatch.setattr(ordering, "CHUNK", 3)
    monkeypatch.setattr(ordered, "FIRST", 4)
    monkeypatch.setattr(ordered, "MANY", 5)
    monkeypatch.setattr(queue_rows, "PAGE", 4)


async def test_it_looks_like_the_queue_of_a_small_one(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_district(desk)
    looks = []
    for small in (300, 0):
        monkeypatch.setattr(listing, "SMALL", small)
        app = an_app(desk)
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settle(pilot)
            own = screen_text(app)
            await press(pilot, "c")
            everybody = screen_text(app)
            await press(pilot, "G", "k", "k")
            looks.append((own, everybody, screen_text(app)))
    assert looks[0] == looks[1]


async def test_one_changed_family_keeps_its_place_on_the_screen(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down")
        before = screen_text(app).splitlines().index(line_with(app, "▸"))
        a_visit(desk, cases["Ёлкина"], date(2026, 11, 23))
        await press(pilot, "enter", "escape")
        assert line_with(app, "▸").startswith("▸  пн 30.11 пт 04.12")
        assert "! Просрочено 0" in screen_text(app)
        after = screen_text(app).splitlines().index(line_with(app, "▸"))
        assert abs(after - before) <= 6  # the list is shorter than the screen


async def test_find_goes_on_while_one_types(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f7", *"зимин")
        await settle(pilot)
        assert isinstance(app.screen, QueueScreen)
        assert app.screen.chosen_case == cases["Гарифуллина"]
        assert "Найдено: 1" in screen_text(app)
        await press(pilot, "escape")
        assert "Найдено" not in screen_text(app)
        await press(pilot, "f7", *"дубки", "enter", "n")
        assert app.screen.chosen_case == cases["Чернова"]


async def test_keys_are_live_while_lines_are_computed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered, "PATIENCE", 0.0)
    a_district(desk)
    app = an_app(desk)
    held = working_on(ordering.order_path(desk.office))
    assert held.__enter__()  # somebody else computes, and takes long
    try:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await until(lambda: "Считаю сроки… 0 %" in screen_text(app), "what is being done")
            await pilot.press("f1")
            await until(lambda: "Считаю сроки" not in screen_text(app), "the help over it")
            await pilot.press("escape")
            held.__exit__(None, None, None)
            await settle(pilot)
            assert "Ёлкина" in screen_text(app)
    finally:
        held.__exit__(None, None, None)


async def test_the_new_family_is_under_the_cursor(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, QueueScreen)
        await press(pilot, "insert", "escape")
        new: CaseId = a_case(desk, "basic", date(2026, 11, 23), "Новикова")
        app.screen.reload()
        await settle(pilot)
        assert app.screen.chosen_case == new
