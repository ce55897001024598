"""*Нормы*: the sets, a copy that is changed, tried, put in force and taken back."""

from asyncio import sleep
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from sstui.desk.desk import Desk
from sstui.desk.norms import apply_norms
from sstui.store.journal import journal
from sstui.ui.app import SstuiApp
from sstui.ui.screens.norms import NormsScreen
from sstui.ui.screens.whatif import TrialScreen
from tests.crowd import a_crowd
from tests.factories import TODAY
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle

ORDER = "Приказ от 20.11.2026 № 7"


async def open_norms(pilot: Pilot[Any], app: SstuiApp) -> None:
    """Go there as a person does: through the menu."""
    await settle(pilot)
    await press(pilot, "f9", "5")
    assert isinstance(app.screen, NormsScreen)


async def change_basic(pilot: Pilot[Any]) -> None:
    """In the copy: the basic level from monthly to weekly."""
    await press(pilot, "insert", "down", "enter")
    await press(pilot, "enter", "enter", "1", "f2")


def a_future_set(desk: Desk) -> Desk:
    now = desk.office.norms.on(TODAY)
    return apply_norms(desk, replace(now, since=date(2027, 1, 11), order=ORDER))


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
async def test_the_sets_look_as_they_did(desk: Desk, size: tuple[int, int]) -> None:
    app = an_app(a_future_set(desk))
    a_district(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await open_norms(pilot, app)
        assert "действуют" in line_with(app, "01.01.2020")
        assert "будут" in line_with(app, "11.01.2027")
        assert ORDER in line_with(app, "11.01.2027")
        assert_snapshot(app, "norms")


@pytest.mark.parametrize("size", SIZES)
async def test_a_copy_is_changed_and_tried(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await open_norms(pilot, app)
        await change_basic(pilot)
        assert "1–2 раза в неделю" in line_with(app, "* базовый")
        assert_snapshot(app, "norms-draft")
        await press(pilot, "f5")
        shown = screen_text(app)
        assert "До этого дня посещения взяты сделанными" in shown
        assert "Сроки изменятся у 3 из 8 семей." in shown
        assert_snapshot(app, "norms-trial")
        await press(pilot, "4")
        assert "→" in line_with(app, "Соколова")
        await press(pilot, "5")
        assert "экстренный: дней 0, посещений 2" in screen_text(app)
        await press(pilot, "2")
        assert "Таких семей нет." in screen_text(app)
        await press(pilot, "escape", "escape", "д")
        assert isinstance(app.screen, NormsScreen)
        assert list(folder(desk).iterdir()) == [folder(desk) / "2020-01-01.toml"]


async def test_norms_are_put_in_force_and_taken_back(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_norms(pilot, app)
        await change_basic(pilot)
        await press(pilot, "f2")
        assert "Сначала укажите день и приказ: F4." in screen_text(app)
        await press(pilot, "f4", "enter")
        app.post_message(Paste(ORDER))
        await press(pilot, "f2")
        assert "01.12.2026" in line_with(app, "С какого дня")
        await press(pilot, "f2")
        assert "Ввести нормы с 01.12.2026?" in screen_text(app)
        await press(pilot, "д")
        assert isinstance(app.screen, NormsScreen), screen_text(app)
        assert (folder(desk) / "2026-12-01.toml").exists()
        # The cursor is on the new set.
        assert ORDER in line_with(app, "▸01.12.2026")
        assert app.desk.office.norms.on(date(2026, 12, 1)).levels["basic"].norm.per.value == "week"
        await press(pilot, "f8", "д")
        assert "01.12.2026   будут" not in screen_text(app)
        assert not (folder(desk) / "2026-12-01.toml").exists()


async def test_what_nobody_could_do_is_refused_in_words(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_norms(pilot, app)
        await press(pilot, "insert", "down", "enter", "backspace", "5", "f2")
        assert "«Не меньше» не может быть больше, чем «не больше»." in screen_text(app)
        await press(pilot, "backspace", *"25", "enter", "backspace", *"26", "f2", "f5")
        shown = screen_text(app)
        assert "уровень «базовый»: стоит число 25" in shown
        assert "нужно не больше 20" in shown


# The process that orders the families of a large office outlives the program.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_a_trial_shows_how_far_it_is_and_is_stopped(desk: Desk) -> None:
    a_crowd(desk, 6000)
    before = journal()
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_norms(pilot, app)
        await change_basic(pilot)
        app.simulate_key("f5")  # unlike the pilot's, it does not wait for what follows
        end = monotonic() + 30
        while "%. Esc" not in screen_text(app) and monotonic() < end:
            await sleep(0.01)
        assert "Сравниваю… [" in screen_text(app)
        app.simulate_key("escape")
        await pilot.pause()
        assert not isinstance(app.screen, TrialScreen)
        assert "Проба остановлена, ничего не записано." in screen_text(app)
        await settle(pilot)
        assert not isinstance(app.screen, TrialScreen)
        assert "* базовый" in screen_text(app)
    assert journal() == before
    assert list(folder(desk).iterdir()) == [folder(desk) / "2020-01-01.toml"]


async def test_an_order_without_a_number_is_refused_where_it_is_typed(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_norms(pilot, app)
        await press(pilot, "insert", "f4", "enter")
        app.post_message(Paste("Приказ 7"))
        await press(pilot, "f2")
        shown = screen_text(app)
        assert "Укажите и дату, и номер: Приказ от 24.11.2026 № 7." in shown
        assert "День и приказ" in shown.splitlines()[0]


async def test_a_day_that_has_its_set_is_refused_before_the_question(desk: Desk) -> None:
    app = an_app(a_future_set(desk))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_norms(pilot, app)
        await press(pilot, "insert", "f4", *["backspace"] * 10, *"11.01.2027", "enter")
        app.post_message(Paste(ORDER))
        await press(pilot, "f2", "f2")
        shown = screen_text(app)
        assert "С 11.01.2027 уже есть набор норм" in " ".join(shown.split())
        assert "Ввести нормы с" not in shown


async def test_what_stands_is_neither_edited_nor_taken_back_and_says_why(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_norms(pilot, app)
        await press(pilot, "f8")
        assert "Нормы с 01.01.2020 уже действуют" in screen_text(app)
        await press(pilot, "tab", "enter")
        assert "сделайте копию, Ins." in " ".join(screen_text(app).split())


async def test_who_may_only_look_puts_nothing_in_force(desk: Desk) -> None:
    a_district(desk)
    app = an_app(replace(desk, person=None))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        await open_norms(pilot, app)
        await press(pilot, "insert", "f2")
        assert "Сейчас только просмотр" in screen_text(app)


def folder(desk: Desk) -> Path:
    return desk.office.folder / "norms"
