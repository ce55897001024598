"""*Выходные подряд*: the New Year holidays, decided family by family with keys."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.records import Role
from sstui.desk.desk import Desk, open_desk
from sstui.desk.people import add_staff
from sstui.store.duties import choices
from tests.factories import a_case, a_person
from tests.ui.district import an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle

SOON = date(2026, 12, 22)
RUN = date(2026, 12, 31)


@pytest.fixture
def before(desk: Desk) -> Desk:
    """Nine days before: an emergency, two crisis families, one of another level."""
    add_staff(desk, replace(a_person("Орлова", "Анна", "orlova"), role=Role.HEAD))
    for level, last in (
        ("crisis", "Ёлкина"),
        ("crisis", "Жарова"),
        ("emergency", "Шубина"),
        ("basic", "Тихая"),
    ):
        a_case(desk, level, date(2026, 11, 2), last)
    return replace(desk, today=SOON)


async def open_plan(pilot, app) -> None:  # type: ignore[no-untyped-def]
    """Go there as a person does: through the menu."""
    await settle(pilot)
    await press(pilot, "f9", "4")
    assert "Выходные подряд" in screen_text(app).splitlines()[0]


@pytest.mark.parametrize("size", SIZES)
async def test_the_plan_looks_as_it_did(before: Desk, size: tuple[int, int]) -> None:
    app = an_app(before)
    async with app.run_test(size=size, notifications=True) as pilot:
        await open_plan(pilot, app)
        assert_snapshot(app, "closed-run")


async def test_each_family_gets_one_decision(before: Desk) -> None:
    app = an_app(before)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_plan(pilot, app)
        assert "31.12.2026 — 10.01.2027, 11 дней (через 9 дней); не решено: 3 из 3" in (
            screen_text(app)
        )
        await press(pilot, "enter", "1", "f2")
        assert "посещение до выходных" in line_with(app, "Шубина")
        await press(pilot, "down", "enter", "2", "enter", *"5.1.2027", "enter", "1", "f2")
        assert "дежурное посещение: вт" in line_with(app, "Ёлкина")
        assert "не решено: 1 из 3" in screen_text(app)
    found = choices(RUN)
    assert sorted(one.choice.value for one in found.values()) == ["before", "duty"]


async def test_the_form_asks_for_what_the_choice_needs(before: Desk) -> None:
    app = an_app(before)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_plan(pilot, app)
        await press(pilot, "enter", "1")
        assert "Кто едет" not in screen_text(app)
        await press(pilot, "2", "enter", *"5.1.2027", "enter", "1")
        assert_snapshot(app, "duty-form")
        await press(pilot, "up", "home", *["delete"] * 10, *"11.1.2027", "f2")
        assert "! Назовите день дежурного посещения с 31.12.2026" in screen_text(app)
    assert choices(RUN) == {}


async def test_an_exception_is_the_heads(before: Desk) -> None:
    app = an_app(before)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_plan(pilot, app)
        await press(pilot, "enter", "3")
        assert "Исключение записывает заведующий или директор." in screen_text(app)
        await press(pilot, "enter", *"санаторий", "f2")
        assert "! Письменное исключение делает заведующий или директор." in screen_text(app)
    assert choices(RUN) == {}
    head = open_desk(before.office.folder, "orlova", today=SOON)
    app = an_app(head)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_plan(pilot, app)
        await press(pilot, "enter", "3", "enter", *"санаторий", "f2")
        assert "письменное исключение" in line_with(app, "Шубина")
    assert [one.reason for one in choices(RUN).values()] == ["санаторий"]


async def test_the_sheet_is_written_for_paper(before: Desk) -> None:
    app = an_app(before)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_plan(pilot, app)
        await press(pilot, "f6")
        assert "Лист готов: out/выходные-2026-12-31.txt" in screen_text(app)
    sheet = (before.office.out / "выходные-2026-12-31.txt").read_text(encoding="utf-8")
    assert "ПЛАН ПОСЕЩЕНИЙ НА ВЫХОДНЫЕ ДНИ ПОДРЯД" in sheet
    assert "1. Шубина Мария Петровна" in sheet


async def test_the_next_run_is_shown_when_none_is_near(before: Desk) -> None:
    app = an_app(replace(before, today=date(2026, 11, 23)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_plan(pilot, app)
        assert "31.12.2026 — 10.01.2027, 11 дней (через 38 дней)" in screen_text(app)


async def test_a_run_that_goes_on_is_only_looked_at(before: Desk) -> None:
    app = an_app(replace(before, today=date(2027, 1, 4)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_plan(pilot, app)
        await press(pilot, "enter")
        assert "Выходные начались: решение не меняется." in screen_text(app)


async def test_the_card_is_one_key_away(before: Desk) -> None:
    app = an_app(before)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_plan(pilot, app)
        await press(pilot, "f3")
        assert "Семья: Шубина" in screen_text(app).splitlines()[0]
        await press(pilot, "escape", "escape")
        assert "Очередь" in screen_text(app).splitlines()[0]
