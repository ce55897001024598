"""What the office's database says of changes: numbers that rise with every write.

A number of a case's last change is given by triggers (migration 0006), that of the journal by its
own lines. Whoever keeps something derived from facts asks here whether it still stands.
"""

from dataclasses import dataclass

from sstui.core.records import CaseId
from sstui.store.engine import fetch_sql

_LAST = """
SELECT (SELECT coalesce(max(seq), 0) FROM case_change), seq, at_utc
FROM (SELECT 0 AS seq, '' AS at_utc UNION ALL SELECT seq, at_utc FROM journal)
ORDER BY seq DESC LIMIT 1
"""
_JOURNAL = "SELECT at_utc FROM journal WHERE seq = ?"
_CHANGED = "SELECT seq, case_id FROM case_change WHERE seq > ? ORDER BY seq"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an office has come; equal marks of one office mean that nothing was written."""

    change: int
    """Number of the last change of any case."""
    line: int
    """Number of the last line of the journal."""
    line_at: str
    """When that line was written, UTC."""


def mark() -> Mark:
    """How far the open office has come."""
    (row,) = fetch_sql(_LAST)
    return Mark(*row)


def goes_on_from(earlier: Mark) -> bool:
    """Whether the office has been where a mark says, and was not put back from a copy since."""
    if mark().change < earlier.change:
        return False
    if not earlier.line:
        return True
    return fetch_sql(_JOURNAL, (earlier.line,)) == [(earlier.line_at,)]


def changed_since(change: int) -> list[tuple[int, CaseId]]:
    """Cases changed after the change of a number, each with the number of its last one."""
    return [(seq, CaseId(case_id)) for seq, case_id in fetch_sql(_CHANGED, (change,))]
