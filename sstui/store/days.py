"""Contacts and agreed visits of a range of days with whose they are, for calendars.

One query a table, whatever the number of cases, and no notes: a month of an office is read at once.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sstui.core.closed_runs import ChoiceId, RunChoice
from sstui.core.records import (
    AppointmentId,
    CaseId,
    Outcome,
    Place,
    SettlementId,
    StaffId,
    VisitId,
)
from sstui.store.engine import connected, fetch_sql


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact that was made, those declared void left out."""

    id: VisitId
    case_id: CaseId
    number: str
    family: str
    settlement_id: SettlementId
    settlement: str
    made_on: date
    at: str
    """Time of day `HH:MM`, or empty."""
    place: Place
    outcome: Outcome
    staff_ids: tuple[StaffId, ...]

    @property
    def counts(self) -> bool:
        """Whether it fulfils the visit norm: a visit that took place at home."""
        return self.place.counts and self.outcome is Outcome.TOOK_PLACE


@dataclass(frozen=True, slots=True)
class Meeting:
    """A visit to come: agreed with the family and not called off, or a duty over days off."""

    id: AppointmentId | ChoiceId
    """Of the appointment; of the decision over the run for a duty visit."""
    case_id: CaseId
    number: str
    family: str
    settlement_id: SettlementId
    settlement: str
    planned_on: date
    at: str
    """Time of day `HH:MM`, or empty."""
    staff_id: StaffId
    is_duty: bool = False
    """Whether it is a duty visit that was decided over a run of days off."""


_NAMED = """
JOIN family_case c ON c.id = e.case_id
JOIN family f ON f.id = c.family_id
JOIN settlement s ON s.id = f.settlement_id
"""
_CONTACTS = f"""
SELECT e.id, e.case_id, c.number, f.name, f.settlement_id, s.name, e.made_on, e.at_time, e.place,
       e.outcome
FROM visit e {_NAMED}
WHERE e.made_on BETWEEN ? AND ? AND e.voided = ''
ORDER BY e.made_on DESC, e.at_time DESC, e.id DESC
"""
_WENT = """
SELECT w.visit_id, w.staff_id FROM visit v JOIN visit_staff w ON w.visit_id = v.id
WHERE v.made_on BETWEEN ? AND ? AND v.voided = '' ORDER BY w.visit_id, w.staff_id
"""
_MEETINGS = f"""
SELECT e.id, e.case_id, c.number, f.name, f.settlement_id, s.name, e.planned_on AS day,
       e.at_time AS at, e.staff_id, 0 AS duty
FROM appointment e {_NAMED}
WHERE e.planned_on BETWEEN ? AND ? AND e.cancelled = ''
UNION ALL
SELECT e.id, e.case_id, c.number, f.name, f.settlement_id, s.name, e.duty_on, '', e.staff_id, 1
FROM closed_run_choice e {_NAMED}
WHERE e.duty_on BETWEEN ? AND ? AND e.choice = '{RunChoice.DUTY.value}'
  AND (c.ended_on IS NULL OR c.ended_on >= e.duty_on)
ORDER BY day, at, duty, 1
"""


def contacts_between(first: date, last: date) -> list[Contact]:
    """Contacts of all cases in an inclusive range of days, newest first."""
    asked, day = (first.isoformat(), last.isoformat()), lru_cache(date.fromisoformat)
    went: defaultdict[int, list[StaffId]] = defaultdict(list)
    with connected():
        rows = fetch_sql(_CONTACTS, asked)
        for visit_id, staff_id in fetch_sql(_WENT, asked):
            went[visit_id].append(staff_id)
    places = {one.value: one for one in Place}
    outcomes = {one.value: one for one in Outcome}
    return [
        Contact(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            day(row[6]),
            row[7],
            places[row[8]],
            outcomes[row[9]],
            tuple(went[row[0]]),
        )
        for row in rows
    ]


def meetings_between(first: date, last: date) -> list[Meeting]:
    """Agreed and duty visits of all cases in an inclusive range of days, oldest first."""
    rows = fetch_sql(_MEETINGS, (first.isoformat(), last.isoformat()) * 2)
    return [
        Meeting(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            date.fromisoformat(row[6]),
            row[7],
            row[8],
            bool(row[9]),
        )
        for row in rows
    ]
