"""When that which tells how a family's accompaniment goes is due: monitoring, the decision.

Seeds 000–003 put the interim diagnosis into the accompaniment and the final one at the end of the
term; none gives a number. So a clock of the profile says when, or the review that the level sets;
of the final papers, where no clock speaks, the end of the term itself.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from sstui.core.deadlines import Deadline

NEAR = timedelta(days=14)
"""How long before its day a deadline is told of."""

_FINAL = frozenset(["analytic_note", "final_meeting", "decision", "case_end"])
OF_THE_WORK = _FINAL | {"interim", "supplement"}
"""Codes of what has to wait for its time; a supplement is drawn up where there is need of one."""


def due_work(
    running: Iterable[Deadline],
    timed: Collection[str],
    review: date | None,
    end: date | None,
    today: date,
) -> frozenset[str]:
    """Codes of what is due, or will be within two weeks.

    Args:
        running: the case's deadlines, open and closed.
        timed: codes of the events that some clock in force closes.
        review: the day of the next review that the level sets; None where it sets none.
        end: the last day of the term; None where it is not known.
        today: the day that it is judged on.
    """
    until = today + NEAR
    found = {one.clock.closes for one in running if not one.state.is_closed and one.due_on <= until}
    if review is not None and review <= until:
        found.add("interim")
    if end is not None and end <= until:
        found |= _FINAL - set(timed)
        found.discard("interim")  # the final diagnosis takes its place
    return frozenset(found & OF_THE_WORK)
