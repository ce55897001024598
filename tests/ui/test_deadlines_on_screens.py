"""Deadlines beside the visits of the queue and in the card; the notice of days off in a row."""

from dataclasses import replace
from datetime import date

from sstui.core.closed_runs import RunChoice
from sstui.desk.closed_runs import DutyDraft, decide
from sstui.desk.desk import Desk
from sstui.desk.papers import sign_agreement
from sstui.store.events import events
from tests.factories import a_case, a_visit
from tests.ui.district import an_app, press
from tests.ui.screen_text import assert_snapshot, line_with, screen_text, settle

HEADING = "! Срок «индивидуальная программа (ИПССС)»: 1, просрочено 1"


def a_late_programme(desk: Desk) -> None:
    """A family whose programme was due on Friday, and one that has no agreement yet."""
    late = a_case(desk, "basic", date(2026, 9, 1), "Ёлкина")
    for day in (date(2026, 9, 3), date(2026, 10, 8), date(2026, 11, 12)):
        a_visit(desk, late, day)
    sign_agreement(desk, late, date(2026, 11, 6))
    a_case(desk, "basic", date(2026, 11, 20), "Шевцова")


async def test_the_deadline_stands_in_the_queue_until_its_event(desk: Desk) -> None:
    a_late_programme(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert_snapshot(app, "queue-deadlines")
        shown = screen_text(app).splitlines()
        at = next(number for number, line in enumerate(shown) if HEADING in line)
        assert "пт 20.11" in shown[at + 1]
        assert "Ёлкина" in shown[at + 1]
        await press(pilot, "home", "f3", "b", "enter", *"составлена", "enter", "f2")
        assert "опоздание на 1 рабочий день." in screen_text(app)
        await press(pilot, "escape")
        assert HEADING not in screen_text(app)
    assert len(events(1)) == 1  # type: ignore[arg-type]


async def test_deadlines_have_their_own_filter(desk: Desk) -> None:
    a_late_programme(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f", *"сроки", "enter")
        shown = screen_text(app)
        assert "Отбор: сроки документов" in shown
        assert HEADING in shown
        assert "Шевцова" not in shown
        await press(pilot, "escape")
        assert "Шевцова" in screen_text(app)


async def test_the_card_shows_deadlines_and_events(desk: Desk) -> None:
    a_late_programme(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "home", "f3")
        said = line_with(app, "Срок ")
        assert "индивидуальная программа (ИПССС): до пт 20.11.2026" in said
        await press(pilot, "b", "enter", *"акт", "enter", "f2", "5", "end")
        assert "составлен акт обследования" in line_with(app, "▸")
        assert_snapshot(app, "card-deadlines")
        await press(pilot, "f8", *"ошибка", "f2")
        assert "недействительно: ошибка" in screen_text(app)


async def test_a_duty_visit_reads_so_in_the_card(desk: Desk) -> None:
    after = replace(desk, today=date(2027, 1, 11))
    case = a_case(desk, "crisis", date(2026, 11, 2))
    a_visit(after, case, date(2027, 1, 5))
    app = an_app(after)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f3", "4")
        assert "Дежурное" in line_with(app, "04.01.2027–10.01.2027")


async def test_the_queue_warns_of_days_off_until_all_is_decided(desk: Desk) -> None:
    before = replace(desk, today=date(2026, 12, 22))
    case = a_case(desk, "crisis", date(2026, 11, 2))
    said = "Внимание: выходные подряд с 31.12.2026 по 10.01.2027, не решено: 1."
    app = an_app(before)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        assert said in screen_text(app)
        decide(before, DutyDraft(case, date(2026, 12, 31), RunChoice.BEFORE))
        await press(pilot, "f2")
        assert said not in screen_text(app)
