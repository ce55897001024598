"""Whether anything waits for the person at work; what it is, other modules say when it does.

Those modules bring half of the entry functions with them, and at most starts nothing waits.
"""

from sstui.desk.desk import Desk
from sstui.store import waiting

_BACK, _AHEAD = 30, 14
"""Days; the longest run, in January, is of eleven or twelve."""


def danger_waits() -> bool:
    """Whether a dangerous appeal waits for somebody."""
    return waiting.danger_waits()


def days_off_near(desk: Desk) -> bool:
    """Whether four days off together are anywhere near: only then a plan for them may be wanted.

    A little more is looked at than the plan does, which begins ten days before them.
    """
    today, calendar = desk.today.toordinal(), desk.office.calendar
    return any(not calendar.count(day, day + 3) for day in range(today - _BACK, today + _AHEAD))


def drafts_wait(desk: Desk) -> bool:
    """Whether the person at work has begun to enter something and not saved it."""
    return waiting.drafts_wait(desk.actor)
