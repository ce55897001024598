"""Every change of a case in order: of its own records, of its family, of its people and papers."""

from collections.abc import Iterator
from dataclasses import dataclass

from sstui.core.records import Case, CaseId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.history import HistoryLine, in_order
from sstui.desk.image_words import FieldChange, in_words, record_words, whole
from sstui.store.cases import case
from sstui.store.engine import connected
from sstui.store.journal import journal_lines
from sstui.store.row_changes import RowChange, changes_of_many, lines_about


@dataclass(frozen=True, slots=True)
class CaseChange:
    """One save: who, when, and what of the case it changed."""

    line: HistoryLine
    changes: tuple[FieldChange, ...]
    """Field by field, from → to, in words."""
    rows: tuple[RowChange, ...]

    @property
    def title(self) -> str:
        """«23.11.2026 10:15 Соколова В.: записано посещение»."""
        return f"{self.line.at:%d.%m.%Y %H:%M} {self.line.who}: {self.line.what}"


def case_changes(desk: Desk, case_id: CaseId, limit: int = 100) -> list[CaseChange]:
    """The newest saves that changed anything about a case, newest first.

    Raises:
        Refusal: there is no such case.
    """
    about = case(case_id)
    if about is None:
        raise Refusal("Такого дела нет.")
    with connected():
        lines = journal_lines(lines_about(about.id, about.family_id, limit))
        known = changes_of_many(one.seq for one in lines)
        found = []
        for told in in_order(desk, lines):
            rows = tuple(one for one in known.get(told.line.seq, ()) if _is_about(one, about, told))
            found.append(CaseChange(told, in_words(desk, rows), rows))
    return found


def every_field(desk: Desk, one: CaseChange) -> list[str]:
    """Every changed record with all its fields, line by line."""
    return [text for row in one.rows for text in _row(desk, row)]


def _row(desk: Desk, row: RowChange) -> Iterator[str]:
    yield f"{record_words(desk, row)}:"
    for field, was, now in whole(desk, row):
        if row.before is None or row.after is None or was == now:
            yield f"  {field}: {now or was}"
        else:
            yield f"  {field}: {was or 'пусто'} → {now or 'пусто'}"


def _is_about(row: RowChange, about: Case, told: HistoryLine) -> bool:
    """Whether a changed row is this case's: one save may change several families."""
    images = [one for one in (row.before, row.after) if one is not None]
    if row.table in ("family", "family_case"):
        own = about.family_id if row.table == "family" else about.id
        return any(one["id"] == own for one in images)
    if any(one.get("case_id") for one in images):
        return any(one.get("case_id") == about.id for one in images)
    if any(one.get("family_id") for one in images):
        return any(one.get("family_id") == about.family_id for one in images)
    return told.line.case_id == about.id or row.table in ("sitting", "attendee")
