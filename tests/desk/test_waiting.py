"""What waits is told apart from what does not, before it is loaded."""

from dataclasses import replace
from datetime import date, timedelta

from sstui.core.closed_runs import upcoming_run
from sstui.core.drafts import About
from sstui.desk.appeals import AppealDraft, alarms, register_appeal, sources, take_danger
from sstui.desk.desk import Desk, open_desk
from sstui.desk.drafts import keep_draft, my_drafts
from sstui.desk.waiting import danger_waits, days_off_near, drafts_wait
from tests.factories import a_case


def test_danger_waits_while_nobody_has_taken_it(desk: Desk) -> None:
    assert not danger_waits()
    draft = AppealDraft(date(2026, 11, 23), sources(desk)[0][0], "Дети одни", last="Ёлкина")
    register_appeal(desk, draft)
    assert (danger_waits(), alarms()) == (False, [])
    appeal = register_appeal(desk, replace(draft, danger="избивают ребёнка"))
    assert danger_waits()
    assert [one.id for one in alarms()] == [appeal]
    take_danger(desk, alarms()[0])
    assert (danger_waits(), alarms()) == (False, [])


def test_drafts_wait_for_their_own_person(desk: Desk) -> None:
    stranger = open_desk(desk.office.folder, "nobody", today=desk.today)
    case = a_case(desk)
    assert not drafts_wait(desk)
    for mine, other in ((desk, stranger), (stranger, desk)):
        assert keep_draft(mine, f"draft of {mine.login}", About("visit", case), {"notes": "д"})
        assert drafts_wait(mine)
        assert bool(my_drafts(other)) is drafts_wait(other)


def test_days_off_are_near_wherever_a_plan_for_them_is(desk: Desk) -> None:
    near = 0
    for shift in range(800):
        on = replace(desk, today=date(2026, 1, 1) + timedelta(shift))
        is_planned = upcoming_run(desk.office.calendar, on.today) is not None
        assert days_off_near(on) or not is_planned, on.today
        near += days_off_near(on)
    assert 0 < near < 500
    assert not days_off_near(replace(desk, today=date(2026, 10, 5)))
