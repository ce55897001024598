"""Whether anything waits for the person at work; what it is, other modules say when it does.

Those modules bring half of the entry functions with them, and at most starts nothing waits.
"""

from sstui.desk.desk import Desk
from sstui.store import waiting


def danger_waits() -> bool:
    """Whether a dangerous appeal waits for somebody."""
    return waiting.danger_waits()


def drafts_wait(desk: Desk) -> bool:
    """Whether the person at work has begun to enter something and not saved it."""
    return waiting.drafts_wait(desk.actor)
