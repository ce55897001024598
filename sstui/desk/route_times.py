"""What of a case's accompaniment is due, and its next visit: the route behind its papers."""

from datetime import date

from sstui.core.facts import CaseFacts, add_months
from sstui.core.queue import level_on
from sstui.core.records import CaseId
from sstui.core.route import RouteFacts
from sstui.core.route_times import due_work
from sstui.core.wording import full_day
from sstui.desk.deadlines import active_clocks, deadlines_of
from sstui.desk.desk import Desk
from sstui.store.caseload import open_cases
from sstui.store.events import event_days


def due_in(desk: Desk, case_id: CaseId, known: RouteFacts) -> frozenset[str]:
    """Codes of what the case's clocks, its level's review and the end of its term now want.

    Args:
        desk: the office and the day.
        case_id: a case that there is.
        known: its papers and events.
    """
    facts, clocks = open_cases(desk.today, only=case_id)[0].facts, active_clocks(desk)
    entered = event_days(case_id).get(case_id, {}) if clocks else {}
    return due_work(
        deadlines_of(desk, facts, entered, clocks),
        {one.closes for one in clocks},
        _review(desk, facts, known),
        desk.planner().outlook(facts).end,
        desk.today,
    )


def next_visit_words(desk: Desk, case_id: CaseId) -> str:
    """«Посетить семью не позже чт 08.10.2026»; empty where no visit is owed."""
    owed = desk.planner().outlook(open_cases(desk.today, only=case_id)[0].facts).next
    if owed is None:
        return ""
    late = " (просрочено)" if owed.is_overdue(desk.today) else ""
    return f"Посетить семью не позже {full_day(owed.due_by)}{late}"


def _review(desk: Desk, facts: CaseFacts, known: RouteFacts) -> date | None:
    """When the level wants its next review: counted from the last one, or from the agreement."""
    level = desk.office.norms.on(desk.today).levels.get(level_on(facts, desk.today))
    since = known.get("interim") or known.get("agreement")
    if level is None or level.review_every is None or not since:
        return None
    return add_months(since[-1].on, level.review_every)
