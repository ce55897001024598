"""The program's rule agrees with the rule read aloud, on worked cases and on random ones."""

from hypothesis import HealthCheck, assume, given, settings

from sstui.core.compliance import compliance
from sstui.core.facts import window_end
from sstui.core.vectors import read_facts, read_norms
from sstui.core.workdays import WorkCalendar
from tests.core.federal import federal_years
from tests.core.reference import Reference
from tests.core.test_schedule_properties import CALENDAR, Situation, a_situation
from tests.core.test_vectors import CASES


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(a_situation())
def test_random_cases_agree_with_the_reference(case: Situation) -> None:
    assume(window_end(case.facts, case.norms) >= case.facts.start)
    slow = Reference(case.facts, case.norms, CALENDAR, case.as_of)
    found = case.answer()
    fast = found and (
        found.opens,
        found.target,
        found.due_by,
        *found.period,
        found.done,
        found.required,
        found.allowed,
    )
    assert fast == slow.next_visit()
    kept = compliance(case.facts, case.norms, CALENDAR, case.as_of)
    assert [
        (one.first, one.last, one.required, one.allowed, one.done, one.state.value) for one in kept
    ] == slow.compliance()


def test_the_reference_itself_gives_the_worked_answers() -> None:
    from datetime import date

    for case in CASES[:60]:
        given_case = case["input"]
        own = given_case["calendar"]
        calendar = WorkCalendar(
            federal_years(),
            map(date.fromisoformat, own.get("working", [])),
            map(date.fromisoformat, own.get("non_working", [])),
        )
        facts, norms = read_facts(given_case), read_norms(given_case["norms"])
        slow = Reference(facts, norms, calendar, date.fromisoformat(given_case["as_of"]))
        expected = case["expect"]["next_visit"]
        found = slow.next_visit()
        assert (found and found[2].isoformat()) == (expected and expected["due_by"]), case["name"]
        assert [
            [one[0].isoformat(), one[1].isoformat(), *one[2:]] for one in slow.compliance()
        ] == case["expect"]["compliance"], case["name"]
