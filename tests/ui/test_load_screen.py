"""*Нагрузка*: curators against the norm, and advice for a new family."""

import pytest

from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.desk import Desk
from tests.factories import a_family, me
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import assert_snapshot, line_with, screen_text, settle

SIZES = [(60, 20), (80, 24), (120, 40)]


async def open_load(pilot, app) -> None:  # type: ignore[no-untyped-def]
    """Go there as a person does: through the menu."""
    await settle(pilot)
    await press(pilot, "f9", "3")
    assert "Нагрузка кураторов" in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_load_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await open_load(pilot, app)
        await press(pilot, "down")
        assert_snapshot(app, "load")


async def test_a_level_without_a_limit_is_named(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_load(pilot, app)
        assert "В долю не входит уровень без нормы семей: базовый." in screen_text(app)


async def test_enter_tells_every_number_in_words(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_load(pilot, app)
        await press(pilot, "enter")
        shown = screen_text(app)
        assert "Семей: 1. Доля: 17 % (1/6 нормы)." in shown
        assert "— уровень базовый: 0, нормы семей нет" in shown
        assert "По нормам за неделю: 2 посещения, 2 ч 50 мин с дорогой." in shown


async def test_advice_for_a_new_family(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_load(pilot, app)
        await press(pilot, "insert", *"крит", *["backspace"] * 2, "enter", *"зар", "enter")
        shown = screen_text(app)
        assert "Кому передать новую семью: уровень кризисный" in shown
        assert "17 % → 25 %" in line_with(app, "Кузьмин")
        assert_snapshot(app, "load-advice")
        await press(pilot, "escape", "escape")
        assert "Очередь" in screen_text(app)


async def test_who_is_over_the_norm_is_marked_and_advised_last(desk: Desk) -> None:
    a_district(desk)
    for number in range(6):
        family = a_family(desk, f"Новая{number}а")
        draft = CaseDraft(family, desk.today, "emergency", me(desk), reason="больше некому")
        open_case(desk, draft)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_load(pilot, app)
        assert "!" in line_with(app, "Соколова")
        await press(pilot, "insert", *"экст", "enter", "enter")
        lines = screen_text(app).splitlines()
        rows = [line for line in lines if "→" in line]
        assert "Кузьмин" in rows[0]
        assert "сверх нормы" in rows[-1]


async def test_no_family_key_works_here(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_load(pilot, app)
        await press(pilot, "d", "y", "f3", "f4", "f6")
        assert "Нагрузка кураторов" in screen_text(app).splitlines()[0]
        assert "Посещение" not in screen_text(app).splitlines()[-1]
        await press(pilot, "f2")
        assert "Очередь" in screen_text(app).splitlines()[0]
