"""*Главное за день*: every line leads somewhere, and a visit is written down from it."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.records import Role
from sstui.desk.desk import Desk, open_desk
from sstui.desk.people import add_staff, work_as
from sstui.store import visits
from sstui.store.staff import person
from sstui.ui.app import SstuiApp
from tests.factories import a_case, a_person
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import assert_snapshot, line_with, screen_text, settle

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]


async def open_today(pilot, app) -> None:  # type: ignore[no-untyped-def]
    """Go there by its key, in the Russian layout."""
    await settle(pilot)
    await press(pilot, "г")
    assert "Главное за день" in screen_text(app).splitlines()[0]


@pytest.mark.parametrize("size", SIZES)
async def test_the_day_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await open_today(pilot, app)
        assert_snapshot(app, "today")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_heads_day_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    head = person(add_staff(desk, replace(a_person("Орлова", "Анна"), role=Role.HEAD)))
    assert head is not None
    app = an_app(work_as(desk, head))
    async with app.run_test(size=size, notifications=True) as pilot:
        await open_today(pilot, app)
        assert_snapshot(app, "today-office")


async def test_enter_opens_the_card_and_the_way_back(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_today(pilot, app)
        await press(pilot, "enter")
        assert screen_text(app).splitlines()[0].startswith(" Семья: Ёлкина")
        await press(pilot, "escape")
        assert "Главное за день" in screen_text(app)
        await press(pilot, "escape")
        assert screen_text(app).splitlines()[0].startswith(" Очередь")


async def test_a_visit_is_written_down_from_here(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_today(pilot, app)
        await press(pilot, "в", "enter", "1", "enter", "1", "f2")
        assert visits.visits(cases["Ёлкина"])[0].made_on == desk.today
        await press(pilot, "enter")
        assert "посещение записано" in line_with(app, "+")


async def test_each_kind_of_line_leads_to_its_place(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_today(pilot, app)
        await press(pilot, "f5")
        assert screen_text(app).splitlines()[0].startswith(" Календарь")
        await press(pilot, "escape", "end", "enter")
        assert "- производственный календарь 2027 не сверен с актом" in screen_text(app)
        await press(pilot, "escape", "up", "enter")
        assert "Нагрузка кураторов" in screen_text(app)
        await press(pilot, "escape")
        assert "Главное за день" in screen_text(app)


async def test_a_curators_line_shows_that_curators_queue(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 30), notifications=True) as pilot:
        await open_today(pilot, app)
        await press(pilot, "c", *["down"] * 6)
        assert "Кузьмин О.: посещений 1" in line_with(app, "▸")
        await press(pilot, "enter")
        assert screen_text(app).splitlines()[0].startswith(" Очередь: все семьи")
        assert "Отбор: куратор Кузьмин О." in screen_text(app)
        assert "Демидова" in screen_text(app)


async def test_more_than_there_is_room_for_leads_to_the_queue(desk: Desk) -> None:
    for number in range(9):
        a_case(desk, "basic", date(2026, 11, 23), f"Позднева{number}")
        a_case(desk, "crisis", date(2026, 11, 2), f"Дальняя{number}")
    app = an_app(desk)
    async with app.run_test(size=(80, 20), notifications=True) as pilot:
        await open_today(pilot, app)
        assert "Просрочено: 9" in screen_text(app)
        await press(pilot, *["down"] * 7)
        assert "Ещё 6: показать все" in line_with(app, "▸")
        await press(pilot, "enter")
        assert "Отбор: пора" in screen_text(app)
        assert "1 из 9" in screen_text(app).splitlines()[0]


async def test_an_empty_office_and_a_stranger_are_led_on(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_today(pilot, app)
        assert "→ Введите новую семью." in screen_text(app)
        await press(pilot, "end", "enter")
        assert screen_text(app).splitlines()[0].startswith(" Новая семья")
    stranger = open_desk(desk.office.folder, "nobody", today=desk.today)
    app = an_app(stranger)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        await open_today(pilot, app)
        assert "→ Сейчас только просмотр: выберите, кто работает." in screen_text(app)


async def test_the_day_changes_at_midnight(desk: Desk) -> None:
    a_district(desk)
    days = [desk.today]
    app = SstuiApp(desk, clock=lambda: days[-1])
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_today(pilot, app)
        assert "Назначено на сегодня: 1" in screen_text(app)
        days.append(date(2026, 11, 25))
        app.look_at_clock()
        await settle(pilot)
        assert "ср 25.11.2026" in screen_text(app).splitlines()[0]
        assert "14:00" in line_with(app, "Гарифуллина")


@pytest.mark.parametrize("size", [(60, 20), (100, 30), (80, 24)])
async def test_a_resize_keeps_the_line(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await open_today(pilot, app)
        await press(pilot, "down", "down")
        assert "Ёлкина" in line_with(app, "▸")
        await pilot.resize_terminal(*size)
        await settle(pilot)
        assert "Ёлкина" in line_with(app, "▸")
        assert all(len(one) <= size[0] for one in screen_text(app).splitlines())
