"""The route: what is passed, what is missing, what to do next, in the order of each profile."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sstui.config.profiles import read_profile
from sstui.core.problems import Problem
from sstui.core.profile import AgreementOrder, Route, RouteAction
from sstui.core.programme import ProgrammeState
from sstui.core.route import Done, Mark, Situation, Step, keeps_back, next_step, route_state
from sstui.core.route_times import OF_THE_WORK

DAY = date(2026, 11, 12)


def route_of(code: str) -> Route:
    problems: list[Problem] = []
    profile = read_profile(Path("/nonexistent"), code, problems)
    assert profile is not None, problems
    return profile.route


def facts(*codes: str) -> dict[str, list[Done]]:
    return {code: [Done(DAY, "Соколова В. И.")] for code in codes}


def walked(code: str, order: AgreementOrder | None = None) -> list[Step]:
    """The steps that the program proposes from nothing to the first visits, each done in turn."""
    route = route_of(code)
    if order is not None:
        route = replace(route, agreement_order=order)
    there: dict[str, list[Done]] = {}
    situation = Situation()
    steps: list[Step] = []
    while not steps or steps[-1] not in (Step.EVENT, Step.VISITS):
        step, about = next_step(route, there, situation)
        steps.append(step)
        assert len(steps) < 30, steps
        match step:
            case Step.OPEN_CASE:
                there |= facts("case_start", "register")
                situation = replace(situation, has_case=True)
            case Step.LEVEL:
                there |= facts("level")
                situation = replace(situation, has_level=True)
            case Step.PROGRAMME:
                there |= facts("programme")
                situation = replace(situation, programme=ProgrammeState.DRAFT)
            case Step.SUBMIT:
                situation = replace(situation, programme=ProgrammeState.SUBMITTED)
            case Step.SITTING:
                there |= facts("approval", "protocol", "conclusion", "meeting")
                situation = replace(situation, programme=ProgrammeState.APPROVED)
            case _:
                there |= facts(about)
    return steps


FIRST_HALF = {
    "tver-institution": "application survey open_case programme submit sitting agreement letters "
    "level",
    "tver-municipal": "application survey open_case programme submit sitting agreement letters "
    "level",
    "rostov": "survey open_case application programme submit sitting agreement letters level",
    "valuyki": "application open_case survey passport consent level programme submit sitting "
    "agreement letters",
}


@pytest.mark.parametrize("code", FIRST_HALF)
def test_the_steps_of_a_profile_in_its_own_order(code: str) -> None:
    assert [step.value for step in walked(code)[:-1]] == FIRST_HALF[code].split()


def test_tula_in_both_orders_of_its_own_act() -> None:
    begin = ["appeal", "survey", "application", "open_case", "order", "passport"]
    first = [*begin, "agreement", "programme", "submit", "sitting", "letters", "level"]
    assert [step.value for step in walked("tula")[:-1]] == first
    after = walked("tula", AgreementOrder.AFTER_APPROVAL)
    assert [step.value for step in after[:-1]] == [
        *begin, "programme", "submit", "sitting", "agreement", "letters", "level",
    ]  # fmt: skip


def test_a_stage_passed_out_of_order_stays_passed_and_the_next_one_is_now() -> None:
    states = route_state(route_of("tver-institution"), facts("case_start", "survey"))
    assert [state.mark for state in states[:3]] == [Mark.SKIPPED, Mark.DONE, Mark.NOW]
    assert states[1].done == Done(DAY, "Соколова В. И.")
    assert [paper.code for paper in states[1].missing] == ["application", "register"]


def test_an_open_appeal_comes_before_everything() -> None:
    route = route_of("rostov")
    assert next_step(route, facts("survey"), Situation(has_open_appeal=True))[0] is Step.DECIDE


def test_a_rejected_programme_is_drawn_up_again() -> None:
    route = route_of("rostov")
    there = facts("survey", "register", "application", "case_start", "programme")
    situation = Situation(has_case=True, has_level=True, programme=ProgrammeState.REJECTED)
    assert next_step(route, there, situation)[0] is Step.PROGRAMME


def test_a_case_without_a_level_wants_one_before_the_visits() -> None:
    situation = Situation(has_case=True)
    assert next_step(Route(), {}, situation)[0] is Step.LEVEL
    assert next_step(Route(), {}, replace(situation, has_level=True))[0] is Step.VISITS


PROFILES = ("tver-institution", "tver-municipal", "rostov", "valuyki", "tula")
_FINAL = {"analytic_note", "final_meeting", "decision", "case_end"}


def under_way(code: str) -> tuple[Route, dict[str, list[Done]], Situation]:
    """A family whose papers are all there, of a route where nothing of the work is recorded."""
    route = route_of(code)
    codes = {one for stage in route.stages for one in (*stage.needs, *stage.makes, stage.event)}
    there = facts("approval", *(codes - OF_THE_WORK - {""}))
    situation = Situation(has_case=True, has_level=True, programme=ProgrammeState.APPROVED)
    return route, there, situation


@pytest.mark.parametrize("code", PROFILES)
def test_a_family_is_visited_until_the_work_itself_is_due(code: str) -> None:
    route, there, situation = under_way(code)
    assert next_step(route, there, situation) == (Step.VISITS, "")
    for passed in ("interim", "supplement"):
        there |= facts(passed)
    assert next_step(route, there, situation) == (Step.VISITS, "")


@pytest.mark.parametrize("code", PROFILES)
def test_what_is_due_is_next_where_the_route_has_it(code: str) -> None:
    route, there, situation = under_way(code)
    known = {stage.event for stage in route.stages}
    monitored = next_step(route, there, replace(situation, due=frozenset(["interim"])))
    assert monitored == ((Step.EVENT, "interim") if "interim" in known else (Step.VISITS, ""))
    there |= facts("interim")
    again = next_step(route, there, replace(situation, due=frozenset(["interim"])))
    assert again == monitored


def test_a_term_ends_whether_or_not_its_monitoring_was_recorded() -> None:
    due = frozenset(_FINAL)
    expected = {
        "tula": "analytic_note decision",
        "rostov": "decision case_end",
        "valuyki": "final_meeting decision",
        "tver-institution": "decision",
    }
    for code, codes in expected.items():
        route, there, situation = under_way(code)
        told = []
        while (found := next_step(route, there, replace(situation, due=due)))[1]:
            told.append(found[1])
            there |= facts(found[1])
        assert sorted(told) == sorted(codes.split()), code
        assert found[0] is Step.VISITS


def test_the_end_of_a_case_has_its_own_form() -> None:
    route, there, situation = under_way("rostov")
    there |= facts("decision")
    assert next_step(route, there, situation)[0] is Step.VISITS
    due = replace(situation, due=frozenset(["case_end"]))
    assert next_step(route, there, due) == (Step.END, "case_end")


def test_only_what_the_profile_says_keeps_an_action_back() -> None:
    route = route_of("tula")
    assert keeps_back(route, RouteAction.OPEN_CASE, {}) == ()
    assert keeps_back(route, RouteAction.SUBMIT, facts("survey")) == (
        "заявление на организацию социального сопровождения семьи",
    )
    assert keeps_back(route, RouteAction.AGREEMENT, {}) == ()
    later = replace(route, agreement_order=AgreementOrder.AFTER_APPROVAL)
    assert keeps_back(later, RouteAction.AGREEMENT, {}) == ("программа утверждена",)
    assert keeps_back(later, RouteAction.AGREEMENT, facts("approval")) == ()
    assert keeps_back(route, RouteAction.LETTERS, {}) == ("программа утверждена",)
