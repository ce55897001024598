"""Reading the journal of who did what; it is written by the door alone."""

from collections.abc import Iterable
from datetime import datetime

from sstui.core.records import CaseId, JournalLine, StaffId
from sstui.store.door import COMMON
from sstui.store.engine import fetch
from sstui.store.rows import JournalRow


def journal_of(case_id: CaseId, limit: int = 200) -> list[JournalLine]:
    """The newest lines about a case, newest first."""
    return _lines(JournalRow.select().where(JournalRow.case == case_id), limit)


def journal(limit: int = 200) -> list[JournalLine]:
    """The newest lines of the office, newest first."""
    return _lines(JournalRow.select(), limit)


def journal_about(kind: str, object_id: int, case_id: CaseId | None = None) -> list[JournalLine]:
    """The lines about one object, newest first.

    Args:
        kind: what it is, as the door was told: `visit`, `case`, `member` …
        object_id: its id.
        case_id: its case where it has one; the search is quicker with it.
    """
    about = (JournalRow.object == kind) & (JournalRow.object_id == object_id)
    if case_id is not None:
        about &= JournalRow.case == case_id
    return _lines(JournalRow.select().where(about), 200)


def journal_by(staff_id: StaffId, limit: int) -> list[JournalLine]:
    """The newest lines of one person, newest first."""
    return _lines(JournalRow.select().where(JournalRow.staff == staff_id), limit)


def journal_in_common(staff_id: StaffId, action_id: str) -> list[JournalLine]:
    """The lines of one person that are parts of one common action, newest first."""
    said = JournalRow.detail.contains(f'"{COMMON}": "{action_id}"')
    return _lines(JournalRow.select().where((JournalRow.staff == staff_id) & said), -1)


def journal_after(seq: int) -> list[JournalLine]:
    """Every line after one, newest first."""
    return _lines(JournalRow.select().where(JournalRow.seq > seq), -1)


def journal_line(seq: int) -> JournalLine | None:
    """One line by its number."""
    found = _lines(JournalRow.select().where(JournalRow.seq == seq), 1)
    return found[0] if found else None


def journal_lines(seqs: Iterable[int]) -> list[JournalLine]:
    """Lines by their numbers, newest first."""
    return _lines(JournalRow.select().where(JournalRow.seq.in_(list(seqs))), -1)


def _lines(query, limit: int) -> list[JournalLine]:  # type: ignore[no-untyped-def]
    rows = fetch(query.order_by(JournalRow.seq.desc()).limit(limit))
    return [JournalLine(row[0], datetime.fromisoformat(row[1]), *row[2:9]) for row in rows]


def newest(case_id: CaseId) -> int:
    """The number of the newest line about a case; 0 when there is none."""
    query = JournalRow.select(JournalRow.seq).where(JournalRow.case == case_id)
    rows = fetch(query.order_by(JournalRow.seq.desc()).limit(1))
    return int(rows[0][0]) if rows else 0
