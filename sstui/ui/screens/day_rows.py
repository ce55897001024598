"""The list of one day of the calendar: agreed, owed, proposed and done, each under its heading."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from sstui.core.queue import QueueLine
from sstui.core.records import CaseId
from sstui.core.wording import done_of
from sstui.desk.days import Contact, DayPlan, Meeting
from sstui.desk.people_days import Trip, TripKind
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import Group


@dataclass(frozen=True, slots=True)
class DayRow:
    """One family on one day."""

    key: Hashable
    case_id: CaseId
    sign: str
    family: str
    place: str
    note: str
    """A time, an outcome or «0 из 1»."""
    tone: Tone


COLUMNS = (
    Column[DayRow]("", lambda row: row.sign, 1, tone=lambda row: row.tone),
    Column[DayRow]("", lambda row: row.family, 14, share=3, tone=lambda row: row.tone),
    Column[DayRow]("", lambda row: row.place, 8, share=2, rank=1, tone=lambda row: row.tone),
    Column[DayRow]("", lambda row: row.note, 8, share=1, tone=lambda row: row.tone),
)

DUTY = "дежурное"
"""What stands instead of the time of a duty visit."""

_TRIPS = {
    TripKind.LATE: ("! Просрочено", "!", Tone.LATE),
    TripKind.AGREED: ("@ Назначено", "@", Tone.SOON),
    TripKind.DUE: ("• Желательно", "•", Tone.DUE),
    TripKind.MADE: ("+ Сделано", "+", Tone.DONE),
}


def groups_of(plan: DayPlan, today: date) -> list[tuple[str, list[DayRow]]]:
    """The rows of a day under their headings; headings without rows are left out."""
    agreed = [
        _row("@", one, ("duty", one.id), DUTY, Tone.SOON)
        if one.is_duty
        else _row("@", one, ("agreed", one.id), one.at, Tone.SOON)
        for one in plan.appointments
    ]
    made = [
        _row("+", one, ("made", one.id), one.at, Tone.DONE)
        if one.counts
        else _row("-", one, ("made", one.id), one.outcome.label, Tone.MUTED)
        for one in plan.visits
    ]
    due = _owed("!", plan.deadlines)
    late = due if plan.day < today else _owed("!", plan.late)
    found = [
        ("@ Назначено", agreed),
        ("! Просрочено", late),
        ("! Крайний срок", [] if plan.day < today else due),
        ("• Желательно", _owed("•", plan.targets)),
        ("Посещения", made),
    ]
    return [(title, rows) for title, rows in found if rows]


def day_rows(plan: DayPlan, today: date) -> list[DayRow | Group]:
    """The rows of a day with their headings; a deadline before today is an overdue one."""
    return _with_groups(groups_of(plan, today))


def trip_rows(trips: Iterable[Trip]) -> list[DayRow | Group]:
    """The rows of one person's day with their headings."""
    kept = list(trips)
    found = [
        (
            title,
            [
                _row(sign, one, (one.kind, one.case_id, number), one.at, tone)
                for number, one in enumerate(kept)
                if one.kind is kind
            ],
        )
        for kind, (title, sign, tone) in _TRIPS.items()
    ]
    return _with_groups([(title, rows) for title, rows in found if rows])


def _owed(sign: str, lines: Iterable[QueueLine]) -> list[DayRow]:
    tone = Tone.LATE if sign == "!" else Tone.DUE
    return [_row(sign, line, (sign, line.case_id), done_of(line.next), tone) for line in lines]


def _row(
    sign: str, one: QueueLine | Contact | Meeting | Trip, key: Hashable, note: str, tone: Tone
) -> DayRow:
    return DayRow(key, one.case_id, sign, one.family, one.settlement, note, tone)


def _with_groups(groups: list[tuple[str, list[DayRow]]]) -> list[DayRow | Group]:
    found: list[DayRow | Group] = []
    for title, rows in groups:
        found += [Group(f"{title}: {len(rows)}"), *rows]
    return found
