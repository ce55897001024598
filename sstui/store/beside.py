"""What wide lists show beside a family, asked for the cases in sight alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sstui.core.records import CaseId, Outcome, Place
from sstui.store.engine import fetch_sql

_LAST = f"""
SELECT case_id, MAX(made_on) FROM visit
WHERE voided = '' AND place = '{Place.HOME.value}' AND outcome = '{Outcome.TOOK_PLACE.value}'
"""
_WHERE = "SELECT c.id, f.address, f.phone FROM family_case c JOIN family f ON f.id = c.family_id"


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of a family that no order of the queue needs."""

    address: str = ""
    phone: str = ""
    last_visit: date | None = None
    """The last counted visit; None when there was none."""


def last_visits(only: Sequence[CaseId] | None = None) -> dict[CaseId, date]:
    """The day of the last counted visit of each case that has one; of these cases alone if any."""
    sql = _LAST + ("" if only is None else f" AND case_id IN ({_listed(only)})")
    rows = fetch_sql(f"{sql} GROUP BY case_id")
    return {CaseId(row[0]): date.fromisoformat(row[1]) for row in rows}


def beside(case_ids: Sequence[CaseId]) -> dict[CaseId, Beside]:
    """Address, telephone and last visit of these cases, in two queries."""
    last = last_visits(case_ids)
    rows = fetch_sql(f"{_WHERE} WHERE c.id IN ({_listed(case_ids)})")
    return {
        CaseId(case_id): Beside(" ".join(address.split()), phone, last.get(CaseId(case_id)))
        for case_id, address, phone in rows
    }


def _listed(case_ids: Sequence[CaseId]) -> str:
    return ", ".join(str(int(one)) for one in case_ids)
