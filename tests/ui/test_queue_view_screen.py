"""The queue as a person likes it: order and filter are kept, told, and taken away by Esc."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.records import Role
from sstui.desk.desk import Desk
from sstui.desk.finding import recent_families
from sstui.desk.people import add_staff, work_as
from sstui.desk.queue_view import Order, View, kept_view
from sstui.store.staff import person
from tests.factories import a_case, a_person
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import assert_snapshot, line_with, screen_text, settle


def families(shown: str) -> list[str]:
    """Surnames in the order of the screen."""
    words = [line.split() for line in shown.splitlines()]
    return [one[at - 1] for one in words if "Мария" in one and (at := one.index("Мария"))]


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160, 200])
async def test_more_is_shown_the_wider_the_screen_is(desk: Desk, width: int) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(width, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "с")
        assert_snapshot(app, "queue-width")


@pytest.mark.parametrize("down", [0, 3])
async def test_another_order_is_looked_at_from_its_first_row(desk: Desk, down: int) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for words in ("имени", "имени", "пункт", "концу", "срочн"):
            await press(pilot, *["down"] * down, "ы", *words, "enter")
            assert "1 из" in screen_text(app).splitlines()[0]
        await press(pilot, "down", "down", "в", "escape")
        assert "3 из" in screen_text(app).splitlines()[0]


async def test_another_order_is_told_kept_and_taken_away(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ы")
        assert "по срочности (сейчас)" in screen_text(app)
        await press(pilot, *"имени", "enter")
        assert line_with(app, "Порядок") == " Порядок: по имени (Esc — снять)"
        shown = families(screen_text(app))
        assert shown[:3] == ["Авдеева", "Гарифуллина", "Ёлкина"]
        app.aside.flush()
        assert kept_view(desk) == View(order=Order.NAME)
        await press(pilot, "escape")
        assert "Порядок:" not in screen_text(app)
        app.aside.flush()
        assert kept_view(desk) == View()
        assert "! Просрочено: 1" in screen_text(app)


async def test_the_next_start_looks_as_the_last_one_did(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ф", *"зар", "enter", "ы", *"посещению", "enter")
        said = " Отбор: Заречье; порядок: по последнему посещению, давние сначала (Esc — снять)"
        assert line_with(app, "Отбор") == said
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert line_with(app, "Отбор") == said
        assert families(screen_text(app)) == ["Ёлкина", "Шевцова", "Ёлкина"]
        await press(pilot, "escape")
        assert "Орлова" in screen_text(app)


async def test_a_colleague_at_the_same_desk_has_the_own_view(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    head = person(add_staff(desk, replace(a_person("Орлова", "Анна"), role=Role.HEAD)))
    assert head is not None
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ф", *"зар", "enter")
        assert "Отбор: Заречье" in screen_text(app)
        app.sit_at(work_as(app.desk, head))
        await settle(pilot)
        assert "Отбор" not in screen_text(app)
        await press(pilot, "ф", *"кузьмин", "enter")
    app = an_app(work_as(desk, head))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "Отбор: куратор Кузьмин О. (Esc — снять)" in screen_text(app)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "Отбор: Заречье" in screen_text(app)


@pytest.mark.parametrize("word", ["пункту", "уровню", "концу"])
async def test_every_order_can_be_chosen_in_a_large_office_too(
    desk: Desk, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_district(desk)
    monkeypatch.setattr("sstui.desk.listing.SMALL", 3)
    app = an_app(desk)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c", "ы", *word, "enter")
        assert "Порядок: по" in screen_text(app)
        assert len(set(families(screen_text(app)))) == 9


async def test_families_that_were_opened_lately_are_offered(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "escape", "down", "enter", "escape")
        await press(pilot, "й")
        assert [one.case_id for one in recent_families(desk)][:1] == [cases["Ёлкина"]]
        assert_snapshot(app, "recent")
        await press(pilot, *"авд", "enter")
        assert screen_text(app).splitlines()[0].startswith(" Семья: Авдеева")


async def test_without_recent_families_it_is_told_what_will_be_there(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "й")
        assert "Недавних семей пока нет" in screen_text(app)


async def test_recent_families_are_twenty_at_most(desk: Desk) -> None:
    made = [a_case(desk, "basic", date(2026, 9, 1), f"Семёнова{number}") for number in range(22)]
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for case_id in made:
            app.show_card(case_id)
            await settle(pilot)
            app.show_queue()
    found = recent_families(desk)
    assert [one.case_id for one in found] == made[:1:-1]
