"""Who wrote a record down and when: the journal's lines about it, as steps of an explanation."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sstui.core.records import CaseId, JournalLine
from sstui.core.steps import Step, StepKind
from sstui.core.wording import capitalised, short_date
from sstui.desk.desk import Desk
from sstui.desk.history import action_words
from sstui.desk.namesakes import short_names
from sstui.store.journal import journal_about, journal_line
from sstui.store.row_changes import made_by

_DAYS = ("made_on", "happened_on", "planned_on", "signed_on", "to_on", "duty_on", "born_on")
"""Fields of a line's detail whose change is told: the days that screens show."""


def told(
    desk: Desk,
    kind: str,
    object_id: int,
    case_id: CaseId | None = None,
    only: Iterable[str] = (),
) -> tuple[Step, ...]:
    """What the journal has of a record, oldest first; that it has nothing where it has not.

    Args:
        desk: the office, for its clock.
        kind: what it is, as the door was told: `visit`, `case`, `member` …
        object_id: its id.
        case_id: its case where it has one.
        only: actions that are wanted; all when empty.
    """
    wanted = set(only)
    lines = [
        one
        for one in reversed(journal_about(kind, object_id, case_id))
        if not wanted or one.action in wanted
    ]
    if not lines:
        return (Step(StepKind.FACT, "Кто и когда это записал, в журнале не сказано."),)
    return _steps(desk, lines)


def told_of_row(desk: Desk, table: str, row_id: int) -> tuple[Step, ...]:
    """The line that a row of the database was added with; nothing where it is not known."""
    seq = made_by(table, row_id)
    line = journal_line(seq) if seq is not None else None
    return _steps(desk, [line]) if line is not None else ()


def _steps(desk: Desk, lines: Iterable[JournalLine]) -> tuple[Step, ...]:
    people = short_names()
    return tuple(
        _step(desk, one, people.get(one.staff_id, "") if one.staff_id else "") for one in lines
    )


def _step(desk: Desk, line: JournalLine, name: str) -> Step:
    at = line.at.astimezone(desk.office.settings.zone)
    who = name or (f"учётная запись {line.login}" if line.login else "неизвестно кто")
    what = capitalised(action_words(desk, line.action))
    detail = json.loads(line.detail) if line.detail else {}
    text = f"{what}: {who}, {short_date(at.date())} в {at:%H:%M}."
    data = {"seq": line.seq, "at": line.at.isoformat(), "by": name or None, "action": line.action}
    return Step(StepKind.FACT, " ".join([text, *_changes(detail)]), at.date(), data=data)


def _changes(detail: dict[str, Any]) -> Iterator[str]:
    """What a line says beside its action: days that were put right, and why."""
    before, after = detail.get("was"), detail.get("now")
    if isinstance(before, dict) and isinstance(after, dict):
        for name in _DAYS:
            if before.get(name) != after.get(name):
                yield f"Было {_day(before.get(name))}, стало {_day(after.get(name))}."
        if reason := str(detail.get("reason") or ""):
            yield f"Причина: {reason.rstrip('.')}."
    for name in _DAYS:
        if isinstance(pair := detail.get(name), list):
            yield f"Было {_day(pair[0])}, стало {_day(pair[1])}."
    if "to_on" in detail and "was" in detail:
        yield f"Последний день: был {_day(before)}, стал {_day(detail['to_on'])}."


def _day(text: object) -> str:
    try:
        return short_date(date.fromisoformat(str(text)))
    except ValueError:
        return "не указано"  # None as the journal has it
