"""One's own last save is taken back, after it has been shown what that changes."""

import json
from dataclasses import dataclass

from sstui.core.records import CaseId, JournalLine, StaffId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.history import HistoryLine, in_order
from sstui.desk.image_words import FieldChange, in_words
from sstui.store.door import Written, write
from sstui.store.engine import connected
from sstui.store.journal import journal_after, journal_by, journal_line
from sstui.store.papers import documents
from sstui.store.row_changes import RowChange, cases_of, changes_of, later_changes, take_back

UNDO = "undo"
LOOK_BACK = 50
"""Lines of the journal that are looked through for one's own last save."""


@dataclass(frozen=True, slots=True)
class LastSave:
    """One's own last save, and what taking it back would change."""

    line: HistoryLine
    changes: tuple[FieldChange, ...]
    obstacle: str = ""
    """Why it cannot be taken back, in words; empty when it can."""


def last_save(desk: Desk) -> LastSave | None:
    """The last save of the person at work that is still in force; None when there is none.

    A save that was taken back, and the taking back itself, are passed over.
    """
    if desk.person is None:
        return None
    with connected():  # a save may be of thousands of rows, each of which is asked after
        line = _last(desk.person.id)
        if line is None:
            return None
        changes = changes_of(line.seq)
        told = in_order(desk, [line])[0]
        return LastSave(told, in_words(desk, changes), _obstacle(desk, line, changes))


def undo(desk: Desk, seq: int) -> None:
    """Take one's own last save back; the journal keeps both lines.

    Args:
        desk: the office and the person at work.
        seq: number of the journal's line that was shown.

    Raises:
        Refusal: it is not one's own last save any more, something has been built on it, or the
            rows have been changed since.
    """
    found = last_save(desk)
    if found is None or found.line.line.seq != seq:
        raise Refusal("Это уже не последнее ваше сохранение. Посмотрите заново.")
    if found.obstacle:
        raise Refusal(found.obstacle)
    line, changes = found.line.line, changes_of(seq)

    def change() -> Written:
        take_back(changes)
        detail = {"seq": seq, "action": line.action}
        return Written(line.object_id or 0, line.case_id, detail)

    write(desk.actor, UNDO, line.object, change)


def undone_by(line: JournalLine) -> int | None:
    """The number of the line that an undo took back; None for other lines."""
    if line.action != UNDO or not line.detail:
        return None
    return int(json.loads(line.detail)["seq"])


def _last(staff_id: StaffId) -> JournalLine | None:
    gone: set[int] = set()
    for line in journal_by(staff_id, LOOK_BACK):
        if (seq := undone_by(line)) is not None:
            gone.add(seq)
        elif line.seq not in gone and changes_of(line.seq):
            return line
    return None


def _obstacle(desk: Desk, line: JournalLine, changes: list[RowChange]) -> str:
    """What has been built on a save since, in words."""
    cases = cases_of(changes)
    later = [one for one in journal_after(line.seq) if one.case_id in cases]
    others = {seq: journal_line(seq) for seq in later_changes(line.seq, changes)}
    later += [one for one in others.values() if one is not None and one not in later]
    gone = {seq for one in journal_after(line.seq) if (seq := undone_by(one)) is not None}
    standing = [one for one in later if one.action != UNDO and one.seq not in gone]
    if standing:
        first = in_order(desk, [min(standing, key=lambda one: one.seq)])[0]
        return f"Отменить нельзя: после этого {first.at:%d.%m.%Y %H:%M} {first.what} ({first.who})."
    if line.action == "agreement.add" and _is_printed(cases, line):
        return "Отменить нельзя: соглашение с этим номером уже напечатано."
    return ""


def _is_printed(cases: set[CaseId], line: JournalLine) -> bool:
    number = json.loads(line.detail).get("number") if line.detail else None
    return any(
        one.number == number and one.kind == "agreement"
        for case_id in cases
        for one in documents(case_id)
    )
