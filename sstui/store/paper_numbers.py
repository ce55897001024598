"""Records that papers are printed from, found by the number that stands on the paper."""

from sstui.core.paper_kinds import PaperKind
from sstui.store.engine import fetch_sql

_TABLES = {
    PaperKind.APPLICATION: "application",
    PaperKind.SURVEY: "survey",
    PaperKind.ORDER: "curator_order",
    PaperKind.PROGRAMME: "programme",
    PaperKind.PROTOCOL: "sitting",
    PaperKind.LETTER: "letter",
}
"""Kinds whose records have a number of their own."""


def numbered(kind: PaperKind, number: str) -> list[int]:
    """Ids of the records of a kind that have a number, newest first; none of other kinds."""
    table = _TABLES.get(kind)
    if table is None or not number:
        return []
    return [
        int(row[0])
        for row in fetch_sql(f"SELECT id FROM {table} WHERE number = ? ORDER BY id DESC", (number,))
    ]
