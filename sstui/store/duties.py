"""What is decided for families over runs of days off: one choice a family and run."""

from datetime import date
from typing import Any

from sstui.core.closed_runs import Choice, ChoiceId, RunChoice
from sstui.core.records import CaseId
from sstui.store.door import Conflict
from sstui.store.engine import fetch, fetch_sql
from sstui.store.rows import ClosedRunChoiceRow

_CHOICE = (
    ClosedRunChoiceRow.id,
    ClosedRunChoiceRow.case,
    ClosedRunChoiceRow.run_on,
    ClosedRunChoiceRow.choice,
    ClosedRunChoiceRow.decided_by,
    ClosedRunChoiceRow.duty_on,
    ClosedRunChoiceRow.staff,
    ClosedRunChoiceRow.reason,
    ClosedRunChoiceRow.version,
)


def add_choice(choice: Choice) -> ChoiceId:
    """Remember what is decided; the record's own id is not used."""
    row = ClosedRunChoiceRow.insert(case=choice.case_id, run_on=choice.run_on, **_values(choice))
    return ChoiceId(row.execute())


def change_choice(choice: Choice) -> None:
    """Replace what was decided if nobody changed it since it was read, else Conflict."""
    same = (ClosedRunChoiceRow.id == choice.id) & (ClosedRunChoiceRow.version == choice.version)
    values = _values(choice) | {"version": choice.version + 1}
    if not ClosedRunChoiceRow.update(**values).where(same).execute():
        raise Conflict


def choices(run_on: date) -> dict[CaseId, Choice]:
    """What is decided over the run that begins on a day, by case."""
    rows = fetch(ClosedRunChoiceRow.select(*_CHOICE).where(ClosedRunChoiceRow.run_on == run_on))
    return {row[1]: _record(row) for row in rows}


def choices_made() -> tuple[int, int]:
    """How many choices there are and how often they were made anew: equal while none is."""
    asked = "SELECT count(*), coalesce(sum(version), 0) FROM closed_run_choice"
    ((count, versions),) = fetch_sql(asked)
    return int(count), int(versions)


def duties_of(case_id: CaseId) -> list[Choice]:
    """Duty visits that are decided for a case, newest first."""
    of_case = ClosedRunChoiceRow.case == case_id
    is_duty = ClosedRunChoiceRow.choice == RunChoice.DUTY.value
    query = ClosedRunChoiceRow.select(*_CHOICE).where(of_case & is_duty)
    return [_record(row) for row in fetch(query.order_by(ClosedRunChoiceRow.duty_on.desc()))]


def duties_between(first: date, last: date) -> list[Choice]:
    """Duty visits that are decided for days of an inclusive range, oldest first."""
    is_duty = ClosedRunChoiceRow.choice == RunChoice.DUTY.value
    inside = ClosedRunChoiceRow.duty_on.between(first, last)
    query = ClosedRunChoiceRow.select(*_CHOICE).where(is_duty & inside)
    order = (ClosedRunChoiceRow.duty_on, ClosedRunChoiceRow.id)
    return [_record(row) for row in fetch(query.order_by(*order))]


def _values(choice: Choice) -> dict[str, Any]:
    return {
        "choice": choice.choice.value,
        "duty_on": choice.duty_on,
        "staff": choice.staff_id,
        "reason": choice.reason,
        "decided_by": choice.decided_by,
    }


def _record(row: tuple[Any, ...]) -> Choice:
    return Choice(row[0], row[1], row[2], RunChoice(row[3]), *row[4:])
