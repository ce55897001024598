"""The director's order that names a family's curator (seed 001 points 6.3 and 7.2)."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

from sstui.core.records import CaseId, StaffId

CuratorOrderId = NewType("CuratorOrderId", int)


@dataclass(frozen=True, slots=True)
class CuratorOrder:
    """An order on one family and its children."""

    id: CuratorOrderId
    case_id: CaseId
    staff_id: StaffId
    number: str
    signed_on: date
    from_on: date
    """First day of the curator's responsibility."""
    substitute_id: StaffId | None = None
    """Who stands in for the curator."""
    basis: str = ""
    version: int = 1
