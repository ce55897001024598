"""The list of one day of the calendar: agreed, owed, proposed and done, each under its heading."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sstui.core.queue import QueueLine
from sstui.core.records import CaseId
from sstui.desk.days import DayPlan
from sstui.ui.theme import Tone
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import Group
from sstui.ui.words import done_of


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


def day_rows(plan: DayPlan, ended: Mapping[CaseId, QueueLine], today: date) -> list[DayRow | Group]:
    """The rows of a day.

    Args:
        plan: the day.
        ended: lines of cases that are no longer open.
        today: a deadline before it is an overdue one.
    """
    agreed = [
        _row("@", line or ended[one.case_id], ("agreed", one.id), one.at, Tone.SOON)
        for one, line in plan.appointments
    ]
    made = [
        _row(
            "+" if one.counts else "-",
            line or ended[one.case_id],
            ("made", one.id),
            one.at if one.counts else one.outcome.label,
            Tone.DONE if one.counts else Tone.MUTED,
        )
        for one, line in plan.visits
    ]
    is_past = plan.day < today
    return [
        *_group("@ Назначено", agreed),
        *_group("! Просрочено" if is_past else "! Крайний срок", _owed("!", plan.deadlines)),
        *_group("• Желательно", _owed("•", plan.targets)),
        *_group("Посещения", made),
    ]


def _owed(sign: str, lines: Iterable[QueueLine]) -> list[DayRow]:
    tone = Tone.LATE if sign == "!" else Tone.DUE
    return [_row(sign, line, (sign, line.case_id), done_of(line.next), tone) for line in lines]


def _row(sign: str, line: QueueLine, key: Hashable, note: str, tone: Tone) -> DayRow:
    return DayRow(key, line.case_id, sign, line.family, line.settlement, note, tone)


def _group(title: str, rows: list[DayRow]) -> list[DayRow | Group]:
    return [Group(f"{title}: {len(rows)}"), *rows] if rows else []
