"""The answer to «почему этот день?» for one case."""

from sstui.core import explain as words
from sstui.core.explain import Step, StepKind
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.store.caseload import open_cases


def explain(desk: Desk, case_id: CaseId) -> tuple[Step, ...]:
    """How the next visit of a case follows from its facts and the norms, step by step.

    Raises:
        Refusal: there is no such case.
    """
    found = open_cases(desk.today, only=case_id)
    if not found:
        raise Refusal("Такого дела нет.")
    try:
        return words.explain(found[0].facts, desk.office.norms, desk.office.calendar, desk.today)
    except ValueError as fault:
        return (Step(StepKind.NOTHING, f"Срок не вычислить: {fault}."),)
