"""The journal of appeals: everything that tells the office of a family that may need help.

One line an appeal, whoever it comes from; the columns are those of the register of primary record
(seed 000, stage 2; the kinds of source are seed 002's). Nothing is decided by the program.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from sstui.core.records import CaseId, FamilyId, FullName, SettlementId, StaffId

AppealId = NewType("AppealId", int)


class AppealDecision(StrEnum):
    """What was decided on an appeal."""

    ACCEPTED = "accepted"
    FAMILY_REFUSED = "family_refused"
    OTHER_SERVICE = "other_service"
    PASSED_ON = "passed_on"

    @property
    def label(self) -> str:
        """The Russian words of the decision."""
        return {
            "accepted": "принято в работу",
            "family_refused": "семья отказалась",
            "other_service": "другая форма обслуживания",
            "passed_on": "передано по принадлежности",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Child:
    """A child as an appeal names it: often without a surname or a birth date."""

    name: str
    born_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on an appeal."""

    decision: AppealDecision
    on: date
    by: StaffId
    note: str = ""
    """Which other service, to whom it was passed, why the family refused."""


@dataclass(frozen=True, slots=True)
class Appeal:
    """One line of the journal of appeals."""

    id: AppealId
    number: int
    """Starts from 1 every year."""
    year: int
    received_on: date
    at: str
    """Hour of reception `HH:MM`; the journal asks for it."""
    source: str
    """Code of the kind of source in the profile's or the office's list."""
    name: FullName
    """The adult whom it is about; parts that nobody told are empty."""
    born_on: date | None = None
    sender: str = ""
    """Who wrote or called: an organisation, a person."""
    sender_paper: str = ""
    """Number and date of the sender's document."""
    ground: str = ""
    """Code of the ground to start, empty while it is not known."""
    phone: str = ""
    settlement_id: SettlementId | None = None
    address: str = ""
    children: tuple[Child, ...] = ()
    summary: str = ""
    danger: str = ""
    """The sign of danger in words; empty when there is none."""
    taken_by: StaffId | None = None
    """Who has taken a dangerous appeal upon himself."""
    taken_at: datetime | None = None
    family_id: FamilyId | None = None
    case_id: CaseId | None = None
    decided: Decided | None = None
    registered_by: StaffId | None = None
    version: int = 1

    @property
    def label(self) -> str:
        """«12/2026», as the journal numbers it."""
        return f"{self.number}/{self.year}"

    @property
    def is_open(self) -> bool:
        """Whether nothing has been decided yet."""
        return self.decided is None

    @property
    def alarms(self) -> bool:
        """Whether it stands on top of everybody's queue: danger that nobody has taken."""
        return bool(self.danger) and self.taken_by is None and self.decided is None
