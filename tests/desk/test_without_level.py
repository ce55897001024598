"""A family is accompanied before its level is known: every view says so and none breaks."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.closed_runs import RunChoice
from sstui.core.facts import NO_LEVEL, CaseFacts, window_end
from sstui.core.paper_kinds import PaperKind
from sstui.core.profile import AgreementOrder, Approval, Route, Stage
from sstui.core.queue import Group
from sstui.core.records import CaseId, Role
from sstui.core.refusal import Refusal
from sstui.core.route import level_comes_later
from sstui.core.whatif import Tried, try_norms
from sstui.desk.card import card
from sstui.desk.cases import CaseDraft, change_level, end_case, loads, open_case, suspend
from sstui.desk.closed_runs import DutyDraft, decide, run_plan
from sstui.desk.days import month, week
from sstui.desk.deadlines import waiting_deadlines
from sstui.desk.desk import Desk
from sstui.desk.explaining import explain, explain_level, explain_period, explain_term
from sstui.desk.load import advice
from sstui.desk.load import loads as loads_of_all
from sstui.desk.ordering import bring_up, order_path
from sstui.desk.papers import missing_for, print_paper
from sstui.desk.people_days import people_days
from sstui.desk.queue import QueueFilter, line_of, queue
from sstui.desk.routes import route_of
from sstui.desk.spots import Spotter
from sstui.desk.today import today
from sstui.desk.whatif import explain_tried, try_set
from sstui.store import cases
from sstui.store.caseload import open_cases
from tests.factories import TODAY, a_case, a_family, a_visit, me

START = date(2026, 11, 2)


def without_level(desk: Desk, last: str = "Ёлкина", started_on: date = START) -> CaseId:
    return open_case(desk, CaseDraft(a_family(desk, last), started_on, "", me(desk)))


def test_a_case_without_a_level_where_the_act_sets_it_later(desk: Desk) -> None:
    case = without_level(desk)
    assert cases.levels(case) == []
    line = line_of(desk, case)
    assert (line.group, line.level, line.outlook.fault) == (Group.NONE, "", NO_LEVEL)


STAGES = {name: Stage(name, name, event=name) for name in ("case_start", "level", "agreement")}


@pytest.mark.parametrize(
    ("body", "stages", "later"),
    [
        ("consilium", (), True),
        ("", ("case_start", "level"), True),
        ("", ("level", "case_start"), False),
        ("", ("case_start", "agreement"), False),
        ("", ("level",), False),
        ("", (), False),
    ],
)
def test_when_the_level_comes_later(body: str, stages: tuple[str, ...], later: bool) -> None:
    route = Route(
        tuple(STAGES[one] for one in stages),
        agreement_order=AgreementOrder.AFTER_APPROVAL,
        approval=Approval(body),
    )
    assert level_comes_later(route) is later


def with_route(desk: Desk, route: Route) -> Desk:
    profile = replace(desk.office.profile, route=route)
    return replace(desk, office=replace(desk.office, profile=profile))


def test_elsewhere_a_case_begins_with_its_level(desk: Desk) -> None:
    strict = with_route(desk, Route())
    with pytest.raises(Refusal, match="Выберите уровень") as refused:
        without_level(strict)
    assert refused.value.field == "level"
    assert open_cases(TODAY) == []


def test_facts_without_levels_are_a_fault_in_words(desk: Desk) -> None:
    facts = CaseFacts(START, ())
    with pytest.raises(ValueError, match=f"^{NO_LEVEL}$"):
        window_end(facts, desk.office.norms)
    assert window_end(replace(facts, end=TODAY), desk.office.norms) == TODAY


def test_the_queue_and_its_kept_order(desk: Desk) -> None:
    new, old = without_level(desk), a_case(desk, last="Котова")
    found = queue(desk)
    assert [one.case_id for one in found.lines] == [old, new]
    assert found.counts[Group.NONE] == 1
    assert queue(desk, QueueFilter(level="basic")).lines == found.lines[:1]
    (spot,) = Spotter(desk).spots([new])
    assert (spot.level, spot.ends) == ("", None)
    assert spot.span == (START.toordinal(), date.max.toordinal())
    path = order_path(desk.office)
    assert bring_up(desk, path, lambda _: None, patience=1)


def test_the_card_the_calendar_and_the_day(desk: Desk) -> None:
    case = without_level(desk)
    a_visit(desk, case, date(2026, 11, 10))
    found = card(desk, case)
    assert (found.levels, found.compliance, found.line.next) == ((), (), None)
    days = [*month(desk, 2026, 11), *week(desk, TODAY)]
    assert {len(one.deadlines) + len(one.targets) + one.open_count for one in days} == {0}
    (row,) = people_days(desk, START, TODAY).rows
    assert row.total == 1
    assert today(desk, None).blocks is not None
    assert route_of(desk, found.family.id).case_id == case


def test_the_load_counts_the_family_and_owes_no_visit(desk: Desk) -> None:
    without_level(desk)
    (one,) = loads_of_all(desk).curators
    assert (one.families, one.this_week, one.this_month) == (1, 0, 0)
    assert one.demand.share == 0
    (mine,) = advice(desk, "basic")
    assert mine.families == 1
    assert mine.before == 0
    (load,) = loads(desk, "")
    assert load.families == 1
    assert load.now == load.after == 0


def test_days_off_and_what_if_pass_it_over(desk: Desk) -> None:
    case = without_level(desk)
    before = replace(desk, today=date(2026, 12, 28))
    plan = run_plan(before)
    assert plan is not None
    assert (plan.lines, plan.expired) == ((), ())
    with pytest.raises(Refusal, match="решение не требуется"):
        decide(before, DutyDraft(case, plan.run.first, RunChoice.BEFORE))
    now = desk.office.norms
    tried = try_norms(
        [Tried(case, me(desk), open_cases(TODAY)[0].facts)], now, now, desk.office.calendar, TODAY
    )
    assert (tried.cases, tried.moved) == (1, ())
    trial = try_set(desk, replace(now.sets[0], since=date(2026, 12, 1)))
    assert trial.families == ()
    steps = explain_tried(desk, trial, case, is_new=True)
    assert steps[-1].text == f"Срок не вычислить: {NO_LEVEL}."


def test_why_there_is_no_date(desk: Desk) -> None:
    case = without_level(desk)
    for steps in (explain(desk, case), explain_term(desk, case)):
        assert [one.text for one in steps] == [f"Срок не вычислить: {NO_LEVEL}."]
    with pytest.raises(Refusal, match=NO_LEVEL):
        explain_period(desk, case, TODAY)
    end_case(desk, card(desk, case).case, date(2026, 12, 1), "moved")
    assert explain_term(desk, case)[0].text == f"Срок не вычислить: {NO_LEVEL}."
    assert waiting_deadlines(desk) is not None


def test_the_agreement_says_what_is_missing(desk: Desk) -> None:
    case = without_level(desk)
    assert NO_LEVEL in "; ".join(missing_for(desk, PaperKind.AGREEMENT, case))
    with pytest.raises(Refusal, match=NO_LEVEL):
        print_paper(desk, PaperKind.AGREEMENT, case)


def test_a_pause_and_an_end_need_no_level(desk: Desk) -> None:
    case = without_level(desk)
    suspend(desk, case, date(2026, 11, 20), None, "уехали")
    assert line_of(desk, case).group is Group.PAUSED
    end_case(desk, card(desk, case).case, date(2026, 11, 20), "moved")
    assert line_of(desk, case).group is Group.ENDED


@pytest.mark.parametrize("since", [START, date(2026, 11, 20)])
def test_the_first_level_comes_from_the_start_or_later(desk: Desk, since: date) -> None:
    case = without_level(desk)
    with pytest.raises(Refusal, match="Раньше начала"):
        change_level(desk, case, date(2026, 11, 1), "basic", "")
    change_level(desk, case, since, "basic", "протокол № 1")
    line = line_of(desk, case)
    assert (line.level, line.outlook.fault) == ("basic", "")
    assert line.outlook.end is not None
    assert line.next is not None
    said = [one.text for one in explain_level(desk, case, since)]
    assert said[0].endswith("Основание: протокол № 1.")
    assert said[1].startswith("Установлен уровень: Соколова")


def test_a_curator_over_the_norm_is_not_asked_why_before_there_is_a_level(desk: Desk) -> None:
    assert desk.person is not None
    assert desk.person.role is Role.CURATOR
    for number in range(4):
        a_case(desk, "crisis", last=f"{'АБВГ'[number]}ова")
    assert without_level(desk)
