"""One's own last save is taken back, after it has been shown what that changes.

A common action of several families is one save: all of it is taken back, or nothing.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sstui.core.records import CaseId, JournalLine, StaffId
from sstui.core.refusal import Refusal
from sstui.core.wording import families
from sstui.desk.desk import Desk
from sstui.desk.history import HistoryLine, in_order
from sstui.desk.image_words import FieldChange, in_words
from sstui.store import cases
from sstui.store import families as families_of
from sstui.store.door import COMMON, Written, together, write
from sstui.store.engine import connected
from sstui.store.journal import journal_after, journal_by, journal_in_common, journal_line
from sstui.store.papers import documents
from sstui.store.row_changes import RowChange, cases_of, changes_of, later_changes, take_back

UNDO = "undo"
LOOK_BACK = 1000
"""Lines of the journal that are looked through for one's own last save."""
_NAMED = 5
"""Families that a refusal names."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the journal that is taken back, and what that would change."""

    line: HistoryLine
    family: str
    """The family that it is about; empty where it is about none."""
    changes: tuple[FieldChange, ...]
    obstacle: str = ""
    """What has been built on it since, in words; empty when nothing."""


@dataclass(frozen=True, slots=True)
class LastSave:
    """One's own last save, or common action of several families, and what undoing would change."""

    parts: tuple[Part, ...]
    """The newest first; one, unless it was a common action."""

    @property
    def line(self) -> HistoryLine:
        """The newest line of it."""
        return self.parts[0].line

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """Everything that would change."""
        return tuple(one for part in self.parts for one in part.changes)

    @property
    def families(self) -> list[str]:
        """Names of the families that it is about, in the order in which it was done."""
        return list(dict.fromkeys(one.family for one in reversed(self.parts) if one.family))

    @property
    def what(self) -> str:
        """«записано посещение», «назначено посещение (3 семьи)»."""
        count = len({one.line.line.case_id for one in self.parts})
        return self.line.what + (f" ({families(count)})" if count > 1 else "")

    @property
    def told(self) -> list[str]:
        """What taking it back would change, a sentence for each change."""
        if len(self.parts) == 1:
            return [one.back for one in self.changes]
        return [
            f"{part.family}: {one.back}" if part.family else one.back
            for part in reversed(self.parts)
            for one in part.changes
        ]

    @property
    def obstacle(self) -> str:
        """Why it cannot be taken back, in words; empty when it can."""
        held = [one for one in reversed(self.parts) if one.obstacle]
        if not held:
            return ""
        if len(self.parts) == 1:
            return f"Отменить нельзя: {held[0].obstacle}."
        named = [f"{one.family or one.line.what} — {one.obstacle}" for one in held[:_NAMED]]
        left = f"; и ещё {len(held) - _NAMED}" if len(held) > _NAMED else ""
        said = "Отменить нельзя: общее действие отменяют только целиком"
        return f"{said}. {'; '.join(named)}{left}."


def last_save(desk: Desk) -> LastSave | None:
    """The last save of the person at work that is still in force; None when there is none.

    A save that was taken back, and the taking back itself, are passed over. A common action is one
    save, however many families it was done for.
    """
    if desk.person is None:
        return None
    with connected():  # a save may be of thousands of rows, each of which is asked after
        lines = _last(desk.person.id)
        since = _Since.lines(lines)
        parts = [_part(desk, one, since) for one in in_order(desk, lines)]
    return LastSave(tuple(parts)) if parts else None


def undo(desk: Desk, seq: int) -> None:
    """Take one's own last save back, all of it or nothing; the journal keeps all lines.

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
    with together():
        for part in found.parts:
            _take_back(desk, part.line.line)


@dataclass(frozen=True, slots=True)
class _Since:
    """What the journal says after the first line of a save."""

    after: tuple[JournalLine, ...]
    gone: frozenset[int]
    """Lines that are no obstacle: the save's own, and those that were taken back."""

    @classmethod
    def lines(cls, lines: Sequence[JournalLine]) -> "_Since":
        """Read it once for all lines of a save."""
        own = {one.seq for one in lines}
        after = journal_after(min(own)) if own else []
        undone = {seq for one in after if (seq := undone_by(one)) is not None}
        return cls(tuple(after), frozenset(own | undone))


def _part(desk: Desk, told: HistoryLine, since: _Since) -> Part:
    changes = changes_of(told.line.seq)
    obstacle = _obstacle(desk, told.line, changes, since)
    return Part(told, _family(told.line), in_words(desk, changes), obstacle)


def _take_back(desk: Desk, line: JournalLine) -> None:
    changes = changes_of(line.seq)

    def change() -> Written:
        take_back(changes)
        detail = {"seq": line.seq, "action": line.action}
        return Written(line.object_id or 0, line.case_id, detail)

    write(desk.actor, UNDO, line.object, change)


def undone_by(line: JournalLine) -> int | None:
    """The number of the line that an undo took back; None for other lines."""
    if line.action != UNDO or not line.detail:
        return None
    return int(json.loads(line.detail)["seq"])


def _last(staff_id: StaffId) -> list[JournalLine]:
    """The lines of the last save, newest first; several for a common action."""
    gone: set[int] = set()
    for line in journal_by(staff_id, LOOK_BACK):
        if (seq := undone_by(line)) is not None:
            gone.add(seq)
        elif line.seq not in gone and changes_of(line.seq):
            action_id = json.loads(line.detail).get(COMMON) if line.detail else None
            if not action_id:
                return [line]
            tied = journal_in_common(staff_id, action_id)
            return [one for one in tied if one.seq not in gone and changes_of(one.seq)]
    return []


def _family(line: JournalLine) -> str:
    """The name of the family that a line is about."""
    found = cases.case(line.case_id) if line.case_id is not None else None
    family = families_of.family(found.family_id) if found else None
    return family.name if family else ""


def _obstacle(desk: Desk, line: JournalLine, changes: list[RowChange], since: _Since) -> str:
    """What has been built on a line since, in words; what is taken back with it is no obstacle."""
    about = cases_of(changes)
    later = [one for one in since.after if one.seq > line.seq and one.case_id in about]
    others = {seq: journal_line(seq) for seq in later_changes(line.seq, changes)}
    later += [one for one in others.values() if one is not None and one not in later]
    standing = [one for one in later if one.action != UNDO and one.seq not in since.gone]
    if standing:
        first = in_order(desk, [min(standing, key=lambda one: one.seq)])[0]
        return f"после этого {first.at:%d.%m.%Y %H:%M} {first.what} ({first.who})"
    if line.action == "agreement.add" and _is_printed(about, line):
        return f"{desk.office.profile.terms.agreement.accusative} с этим номером уже напечатали"
    return ""


def _is_printed(about: set[CaseId], line: JournalLine) -> bool:
    number = json.loads(line.detail).get("number") if line.detail else None
    return any(
        one.number == number and one.kind == "agreement"
        for case_id in about
        for one in documents(case_id)
    )
