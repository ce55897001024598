"""Several families at once: marked, asked about once, done for each, refusals named."""

from datetime import date

import pytest

from sstui.core.records import CaseId
from sstui.desk.card import card
from sstui.desk.desk import Desk, open_desk
from sstui.desk.queue import line_of
from tests.factories import a_case
from tests.ui.district import a_district, an_app, identify, press
from tests.ui.screen_text import assert_snapshot, line_with, screen_text, settle


@pytest.fixture
def three(desk: Desk) -> list[CaseId]:
    """Three families of the person at work, the newest on the top of the queue by name."""
    return [a_case(desk, "basic", last=last) for last in ("Авдеева", "Ёлкина", "Чернова")]


async def test_marks_stand_before_the_lines_and_esc_takes_them_away(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "всем" not in screen_text(app)
        await press(pilot, "space", "space", "up")
        assert_snapshot(app, "queue-marked")
        assert line_with(app, "Отмечено") == (
            " Отмечено: 2 семьи. Ш (I) — общее действие, Esc — снять отметки"
        )
        assert line_with(app, "Авдеева").startswith("*×")
        # The second mark is Ёлкина's: both of her lines bear it, the one of the deadline too.
        assert [line[:2] for line in screen_text(app).splitlines() if "Ёлкина" in line] == [
            "#!",
            "*!",
        ]
        await press(pilot, "escape")
        assert "Отмечено" not in screen_text(app)
        assert "*" not in screen_text(app)


async def test_the_others_are_marked_instead(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "space", "asterisk")
        assert "Отмечено: 7 семей" in screen_text(app)
        assert line_with(app, "Авдеева").startswith(" ×")
        assert line_with(app, "Орлова").startswith("*=")


@pytest.mark.parametrize("layout", ["russian", "latin"])
async def test_a_day_for_all_is_asked_about_once(
    desk: Desk, three: list[CaseId], layout: str
) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "asterisk", "ш" if layout == "russian" else "i", *"назн", "enter")
        shown = screen_text(app)
        assert "Назначить день всем отмеченным" in shown.splitlines()[0]
        assert "3 семьи: Авдеева Мария Петровна" in shown
        await press(pilot, *"24.11", "enter", *"1000", "enter", "enter", *"объезд", "f2")
        assert "Посещение вт 24.11.2026. Будет записано для всех: 3 семьи. Записать?" in " ".join(
            screen_text(app).replace("│", " ").split()
        )
        await press(pilot, "д")
        assert "Сделано: 3 семьи." in screen_text(app)
        assert "Отмечено" not in screen_text(app)
    assert [line_of(desk, one).appointment for one in three] == [(date(2026, 11, 24), "10:00")] * 3


async def test_those_that_could_not_are_named(desk: Desk, three: list[CaseId]) -> None:
    identify(desk, three[1])
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "asterisk", "i", *"напеч", "enter")
        assert "Соглашение: 3 семьи." in screen_text(app)
        await press(pilot, "д")
        shown = screen_text(app)
        assert "Сделано: 1 семья; не получилось: 2 семьи." in shown
        assert "- Авдеева Мария Петровна: Не хватает" in shown
    assert len(card(desk, three[1]).documents) == 1
    assert card(desk, three[0]).documents == ()


@pytest.mark.parametrize("key", ["ш", "i"])
async def test_with_nothing_marked_it_says_how_to_mark(
    desk: Desk, three: list[CaseId], key: str
) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, key)
        shown = " ".join(screen_text(app).split())
        assert "Сначала отметьте семьи: Пробел — отметить строку, * — все" in shown
        assert "Потом Ш (I) — общее действие." in shown
        assert app.screen.is_modal is False


async def test_an_event_for_all(desk: Desk, three: list[CaseId]) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "i", *"событие", "enter")
        await press(pilot, "enter", *"засед", "enter", "f2", "д")
        assert "Сделано: 2 семьи." in screen_text(app)
    assert sorted(len(card(desk, one).events) for one in three) == [0, 1, 1]


async def test_a_handover_by_one_order(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down", "space", "i", *"передать", "enter")
        await press(pilot, "tab", "enter", *"кузьмин", "enter", *"17", "f2")
        assert "Новый куратор — Кузьмин О." in screen_text(app)
        await press(pilot, "д")
        assert "Сделано: 1 семья." in screen_text(app)
    found = card(desk, cases["Ёлкина"]).curator
    assert found is not None
    assert found.name.last == "Кузьмин"


async def test_the_list_goes_into_a_file_even_when_nobody_is_at_work(desk: Desk) -> None:
    a_district(desk)
    app = an_app(open_desk(desk.office.folder, "nobody", today=desk.today))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "asterisk", "i", *"выгруз", "enter")
        assert "Список готов: out/семьи-2026-11-23.csv" in screen_text(app)
        await press(pilot, "i", *"событие", "enter")
        assert "Сейчас только просмотр" in screen_text(app)
    text = (desk.office.out / "семьи-2026-11-23.csv").read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == 10
