"""Ctrl+Z: what one's own last save changed is shown, and taken back after a yes."""

from datetime import date

from sstui.desk.cases import suspend
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff, work_as
from sstui.desk.queue import line_of
from sstui.store import cases
from sstui.store.staff import staff
from tests.factories import a_case, a_person
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import screen_text, settle


async def test_the_last_save_is_shown_and_taken_back(desk: Desk) -> None:
    case = a_district(desk)["Ёлкина"]
    suspend(desk, case, date(2026, 11, 10), date(2026, 11, 12), "в отъезде")
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+z")
        shown = screen_text(app)
        assert "Отменить последнее сохранение?" in shown
        assert "приостановка 10.11.2026: будет убрано" in shown
        await press(pilot, "н")
        assert len(cases.pauses(case)) == 1
        await press(pilot, "ctrl+z")
        await press(pilot, "д")
        assert cases.pauses(case) == []
        assert "Отменено" in screen_text(app)


async def test_what_others_have_built_on_stays_and_says_why(desk: Desk) -> None:
    case = a_district(desk)["Ёлкина"]
    suspend(desk, case, date(2026, 11, 10), date(2026, 11, 12), "в отъезде")
    other = work_as(desk, next(one for one in staff() if one.name.last == "Кузьмин"))
    suspend(other, case, date(2026, 11, 13), date(2026, 11, 14), "болеют")
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+z")
        assert "Отменить нельзя: после этого" in screen_text(app)
        assert len(cases.pauses(case)) == 2


async def test_a_common_action_is_taken_back_after_all_of_it_was_shown(desk: Desk) -> None:
    cases = [a_case(desk, "basic", last=f"Семёнова{number}") for number in range(24)]
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "asterisk", "ш", *"назн", "enter", *"24.11", "enter", *"1000", "enter")
        await press(pilot, "enter", *"объезд", "f2", "д", "ctrl+z")
        shown = screen_text(app)
        assert "назначено посещение (24 семьи)." in " ".join(shown.replace("│", " ").split())
        assert "ниже есть ещё" in shown
        assert "[ Нет ]" in shown
        seen = shown
        for _ in range(5):
            await press(pilot, "down")
            seen += screen_text(app)
        assert all(f"Семёнова{number} " in seen for number in range(24))
        await press(pilot, "д")
    assert [line_of(desk, one).appointment for one in cases] == [None] * 24


async def test_a_family_changed_since_is_named_and_all_stays(desk: Desk) -> None:
    add_staff(desk, a_person("Кузьмин"))
    cases = [a_case(desk, "basic", last=last) for last in ("Авдеева", "Ёлкина")]
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "asterisk", "ш", *"назн", "enter", *"24.11", "enter", *"1000", "enter")
        await press(pilot, "enter", *"объезд", "f2", "д")
        other = work_as(desk, next(one for one in staff() if one.name.last == "Кузьмин"))
        suspend(other, cases[1], date(2026, 11, 13), date(2026, 11, 14), "болеют")
        await press(pilot, "ctrl+z")
        shown = " ".join(screen_text(app).split())
        assert "отменяют только целиком" in shown
        assert "Ёлкина Мария Петровна — после этого" in shown
    assert [line_of(desk, one).appointment for one in cases] == [(date(2026, 11, 24), "10:00")] * 2
