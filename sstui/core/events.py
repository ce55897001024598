"""Dated events of a case: what the clocks of the process run from and are closed by.

Their codes and words are those of `sstui.core.profile.EVENTS`. Some are facts that the office has
anyway (the start, an agreement, the end of the term); the others are entered by hand.
"""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from sstui.core.profile import EVENTS
from sstui.core.records import CaseId

EventId = NewType("EventId", int)

DERIVED = frozenset(
    ["case_start", "agreement", "term_end", "case_end", "level", "consent", "withdrawal"]
)
"""Codes of events whose days follow from other records; they are never entered by hand."""

ENTERED = tuple(code for code in EVENTS if code not in DERIVED)
"""Codes of events that are entered, in the order of the process."""


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """An event entered by hand; a wrong one is declared void and stays in sight."""

    id: EventId
    case_id: CaseId
    kind: str
    """One of `ENTERED`."""
    happened_on: date
    note: str = ""
    voided: str = ""
    """Why the record does not hold; empty while it does."""
    version: int = 1

    @property
    def words(self) -> str:
        """«составлена программа»; the code itself where nobody knows it any more."""
        return EVENTS.get(self.kind, self.kind)
