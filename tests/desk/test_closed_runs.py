"""Before the New Year holidays: whom they leave without a visit, and what is decided for each."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sstui.core.closed_runs import RunChoice
from sstui.core.compliance import State
from sstui.core.records import CaseId, Role
from sstui.core.refusal import Refusal
from sstui.desk.card import card
from sstui.desk.cases import end_case, suspend
from sstui.desk.closed_runs import (
    DutyDraft,
    RunPlan,
    choice_words,
    decide,
    next_run,
    run_notice,
    run_plan,
)
from sstui.desk.days import days
from sstui.desk.demo import make_demo
from sstui.desk.desk import Desk, open_desk
from sstui.desk.explaining_records import explain_record
from sstui.desk.people import add_staff
from sstui.desk.people_days import TripKind, people_days
from sstui.desk.queue import QueueFilter
from sstui.desk.today import today
from sstui.store import cases, opening
from sstui.store.journal import journal_of
from tests.factories import a_case, a_person, a_visit, me

SOON = date(2026, 12, 22)
RUN = date(2026, 12, 31)
TUESDAY = date(2027, 1, 5)


@pytest.fixture
def before(desk: Desk) -> Desk:
    """The curator's desk nine days before the holidays."""
    return replace(desk, today=SOON)


def plan_of(desk: Desk) -> RunPlan:
    found = run_plan(desk)
    assert found is not None
    return found


def concerned(desk: Desk) -> list[str]:
    return [line.family.split()[0] for line in plan_of(desk).lines]


def as_head(desk: Desk) -> Desk:
    add_staff(desk, replace(a_person("Орлова", "Анна", "orlova"), role=Role.HEAD))
    return open_desk(desk.office.folder, "orlova", today=desk.today)


def said(desk: Desk) -> list[str]:
    return [choice_words(line) for line in plan_of(desk).lines]


def test_crisis_and_emergency_families_are_shown_the_most_severe_first(before: Desk) -> None:
    for level, last in (("basic", "Тихая"), ("crisis", "Вторая"), ("emergency", "Первая")):
        a_case(before, level, date(2026, 11, 2), last)
    assert concerned(before) == ["Первая", "Вторая"]
    plan = plan_of(before)
    assert (plan.run.first, plan.run.last, plan.run.length) == (RUN, date(2027, 1, 10), 11)
    (week,) = plan.lines[0].periods
    assert (week.first, week.last, week.needed, week.possible) == (
        date(2027, 1, 4),
        date(2027, 1, 10),
        2,
        0,
    )
    assert (plan.undecided, plan.is_settled) == (2, False)


def test_it_is_in_sight_from_ten_days_before(desk: Desk) -> None:
    a_case(desk, "crisis", date(2026, 11, 2))
    assert run_plan(replace(desk, today=date(2026, 12, 20))) is None
    assert run_plan(replace(desk, today=date(2026, 12, 21))) is not None
    assert run_plan(replace(desk, today=date(2027, 1, 11))) is None
    asked = run_plan(desk, date(2027, 1, 2))
    assert asked is not None
    assert asked.run.first == RUN
    following = next_run(desk)
    assert following is not None
    assert following.first == RUN


def test_the_queue_is_told_while_something_is_undecided(before: Desk) -> None:
    assert run_notice(before) == ""
    case = a_case(before, "crisis", date(2026, 11, 2))
    assert run_notice(before) == (
        "выходные подряд с 31.12.2026 по 10.01.2027, не решено: 1. F9 — план на выходные подряд"
    )
    assert run_notice(replace(before, today=date(2026, 12, 20))) == ""
    assert run_notice(replace(before, today=RUN)) == ""
    decide(before, DutyDraft(case, RUN, RunChoice.BEFORE))
    assert run_notice(before) == ""


def test_a_day_without_a_run_is_refused(desk: Desk) -> None:
    for day in (date(2026, 11, 23), date(2031, 1, 2)):
        with pytest.raises(Refusal, match="нет четырёх нерабочих дней подряд"):
            run_plan(desk, day)


def test_who_is_away_or_ended_is_not_concerned_and_who_ran_out_is_named(before: Desk) -> None:
    away = a_case(before, "crisis", date(2026, 11, 2), "Отъезжая")
    suspend(before, away, date(2026, 12, 20), None, "уехали к родным")
    ended = cases.case(a_case(before, "crisis", date(2026, 11, 2), "Конечная"))
    assert ended is not None
    end_case(before, ended, date(2026, 12, 30), "goal")
    a_case(before, "emergency", date(2026, 9, 25), "Срочная")
    assert concerned(before) == []
    assert plan_of(before).expired == ("Срочная Мария Петровна",)


def test_a_visit_before_a_duty_visit_and_back_again(before: Desk) -> None:
    case = a_case(before, "crisis", date(2026, 11, 2))
    assert said(before) == ["не решено"]
    decide(before, DutyDraft(case, RUN, RunChoice.BEFORE))
    assert said(before) == ["посещение до выходных"]
    decide(before, DutyDraft(case, RUN, RunChoice.DUTY, TUESDAY, me(before), "лишнее"))
    assert said(before) == ["дежурное посещение: вт 05.01, Соколова\u00a0В."]
    decide(before, DutyDraft(case, RUN, RunChoice.BEFORE, TUESDAY, me(before)))
    (line,) = plan_of(before).lines
    assert line.choice is not None
    assert (line.choice.duty_on, line.choice.staff_id, line.choice.reason) == (None, None, "")
    assert line.decided_by == "Соколова\u00a0В."
    kept = [one for one in journal_of(case) if one.action == "duty.set"]
    assert len(kept) == 3
    assert '"choice": "duty"' in kept[0].detail


def test_only_the_head_writes_an_exception_and_says_why(before: Desk) -> None:
    case = a_case(before, "crisis", date(2026, 11, 2))
    draft = DutyDraft(case, RUN, RunChoice.EXCEPTION, reason="семья у бабушки под присмотром")
    with pytest.raises(Refusal, match="заведующий или директор") as refused:
        decide(before, draft)
    assert refused.value.field == "choice"
    head = as_head(before)
    with pytest.raises(Refusal, match="Не заполнено: причина"):
        decide(head, replace(draft, reason="  "))
    decide(head, draft)
    assert said(before) == [
        "письменное исключение: семья у бабушки под присмотром (Орлова\u00a0А.)"
    ]


@pytest.mark.parametrize(
    ("day", "someone", "field"),
    [
        (None, True, "duty_on"),
        (date(2026, 12, 30), True, "duty_on"),
        (date(2027, 1, 11), True, "duty_on"),
        (TUESDAY, False, "staff_id"),
    ],
    ids=["no-day", "before-the-run", "after-the-run", "nobody"],
)
def test_a_duty_visit_has_a_day_of_the_run_and_a_person(
    before: Desk, day: date | None, someone: bool, field: str
) -> None:
    case = a_case(before, "crisis", date(2026, 11, 2))
    person = me(before) if someone else None
    with pytest.raises(Refusal) as refused:
        decide(before, DutyDraft(case, RUN, RunChoice.DUTY, day, person))
    assert refused.value.field == field
    assert said(before) == ["не решено"]


def test_what_is_decided_stays_once_the_run_has_begun(before: Desk) -> None:
    case = a_case(before, "crisis", date(2026, 11, 2))
    decide(before, DutyDraft(case, RUN, RunChoice.DUTY, TUESDAY, me(before)))
    begun = replace(before, today=RUN)
    assert plan_of(begun).is_settled
    with pytest.raises(Refusal, match=r"Выходные начались 31\.12\.2026"):
        decide(begun, DutyDraft(case, RUN, RunChoice.BEFORE))
    decide(replace(before, today=date(2026, 12, 30)), DutyDraft(case, RUN, RunChoice.BEFORE))
    assert said(before) == ["посещение до выходных"]


def test_nothing_is_decided_for_a_family_that_needs_nothing_or_by_nobody(before: Desk) -> None:
    basic = a_case(before, "basic", date(2026, 11, 2))
    with pytest.raises(Refusal, match="решение не требуется"):
        decide(before, DutyDraft(basic, RUN, RunChoice.BEFORE))
    crisis = a_case(before, "crisis", date(2026, 11, 2), "Вторая")
    with pytest.raises(Refusal, match="только просмотр"):
        decide(replace(before, person=None), DutyDraft(crisis, RUN, RunChoice.BEFORE))
    with pytest.raises(Refusal, match="решение не требуется"):
        decide(before, DutyDraft(CaseId(99), RUN, RunChoice.BEFORE))


def test_a_duty_visit_is_extra_and_no_breach(desk: Desk) -> None:
    after = replace(desk, today=date(2027, 1, 11))
    case = a_case(desk, "crisis", date(2026, 11, 2))
    a_visit(after, case, TUESDAY)
    week = next(one for one in card(after, case).compliance if one.first == date(2027, 1, 4))
    assert (week.required, week.allowed, week.done, week.state) == (0, 0, 1, State.EXTRA)


def test_the_planner_on_new_year_in_the_demo_office(tmp_path: Path) -> None:
    desk = make_demo(tmp_path / "office", SOON)
    try:
        plan = plan_of(desk)
        levels = {line.level for line in plan.lines}
        assert (plan.run.first, plan.run.last) == (RUN, date(2027, 1, 10))
        assert levels == {"crisis", "emergency"}
        assert plan.undecided == len(plan.lines) >= 5
        for line in plan.lines:
            assert all(one.possible < one.needed for one in line.periods)
    finally:
        opening.close()


def test_a_duty_visit_stands_on_its_day_for_everybody_it_concerns(before: Desk) -> None:
    case = a_case(before, "crisis", date(2026, 11, 2))
    sent = add_staff(before, a_person("Кузьмин", "Олег", "kuzmin"))
    decide(before, DutyDraft(case, RUN, RunChoice.DUTY, TUESDAY, sent))
    (plan,) = days(before, TUESDAY, TUESDAY)
    (duty,) = plan.appointments
    assert (duty.case_id, duty.is_duty, duty.staff_id) == (case, True, sent)
    # The curator sees it, and the person who is sent; a third one does not.
    third = add_staff(before, a_person("Лосев", "Пётр", "losev"))
    for curator, count in ((me(before), 1), (sent, 1), (third, 0)):
        (plan,) = days(before, TUESDAY, TUESDAY, QueueFilter(curator_id=curator))
        assert len(plan.appointments) == count
    rows = people_days(before, TUESDAY, TUESDAY).rows
    (trip,) = next(one for one in rows if one.person and one.person.id == sent).days[0].trips
    assert (trip.kind, trip.at) == (TripKind.AGREED, "дежурное")
    on_the_day = replace(before, today=TUESDAY)
    (block,) = [one for one in today(on_the_day, sent).blocks if one.code == "agreed"]
    assert block.lines[0].words == "дежурное посещение"
    (choice,) = card(before, case).duties
    steps = [step.text for step in explain_record(before, choice)]
    assert steps[0] == (
        "Решение на выходные с 31.12.2026: дежурное посещение 05.01.2027, едет Кузьмин\u00a0О."
    )
    assert steps[1].startswith("Решено о посещении на выходные подряд: Соколова\u00a0В.,")


def test_a_duty_visit_is_gone_with_its_decision_or_its_case(before: Desk) -> None:
    case = a_case(before, "crisis", date(2026, 11, 2))
    decide(before, DutyDraft(case, RUN, RunChoice.DUTY, TUESDAY, me(before)))
    assert days(before, TUESDAY, TUESDAY)[0].appointments
    decide(before, DutyDraft(case, RUN, RunChoice.BEFORE))
    assert not days(before, TUESDAY, TUESDAY)[0].appointments
    decide(before, DutyDraft(case, RUN, RunChoice.DUTY, TUESDAY, me(before)))
    end_case(before, card(before, case).case, date(2027, 1, 2), "moved")
    assert not days(before, TUESDAY, TUESDAY)[0].appointments
