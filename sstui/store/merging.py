"""One family's rows become another's; inside a write only.

Whatever refers to a family or to a person is named here; a test holds this list against the
database's own.
"""

import json
from collections.abc import Mapping
from typing import Any

from sstui.core.records import FamilyId, MemberId
from sstui.store.engine import fetch_sql, run_sql
from sstui.store.name_index import Owner, refresh

OF_FAMILY = ("member", "family_case", "appeal", "application", "survey", "consent", "assessment")
"""Tables whose rows belong to a family and move with it; the passport is joined instead."""
OF_MEMBER = (("application", "member_id"), ("consent", "member_id"), ("consent", "signer_id"))
"""Columns that name a person; who was seen at a visit is joined instead."""
_VERSIONED = {"family_case", "appeal", "application", "survey", "consent", "assessment", "member"}
PASSPORT = (
    "created_on",
    "registered_address",
    "composition",
    "resources",
    "wishes",
    "obligations",
    "service_programme",
    "registers",
)


def move_family(gone: FamilyId, keep: FamilyId) -> dict[str, int]:
    """Make everything of one family another's; the number of moved rows of each table."""
    moved = {}
    for table in OF_FAMILY:
        grown = ", version = version + 1" if table in _VERSIONED else ""
        sql = f"UPDATE {table} SET family_id = ?{grown} WHERE family_id = ?"
        if count := run_sql(sql, (keep, gone)).rowcount:
            moved[table] = count
    _join_passports(gone, keep)
    run_sql("UPDATE draft SET family_id = ? WHERE family_id = ?", (keep, gone))
    run_sql("UPDATE family SET merged_into = ?, version = version + 1 WHERE id = ?", (keep, gone))
    refresh(Owner.FAMILY, [gone, keep])
    return moved


def join_members(gone: MemberId, keep: MemberId) -> None:
    """Make all that names one person name another, and take the first one's row away."""
    for table, column in OF_MEMBER:
        sql = f"UPDATE {table} SET {column} = ?, version = version + 1 WHERE {column} = ?"
        run_sql(sql, (keep, gone))
    known = "SELECT visit_id FROM visit_member WHERE member_id = ?"
    run_sql(
        f"UPDATE visit_member SET member_id = ? WHERE member_id = ? AND visit_id NOT IN ({known})",
        (keep, gone, keep),
    )
    run_sql("DELETE FROM visit_member WHERE member_id = ?", (gone,))
    for row_id, listed in fetch_sql("SELECT id, member_ids FROM measure"):
        ids = json.loads(listed)
        if gone in ids:
            fresh = list(dict.fromkeys(keep if one == gone else one for one in ids))
            run_sql("UPDATE measure SET member_ids = ? WHERE id = ?", (json.dumps(fresh), row_id))
    run_sql("DELETE FROM member WHERE id = ?", (gone,))
    refresh(Owner.MEMBER, [gone])


def _join_passports(gone: FamilyId, keep: FamilyId) -> None:
    """Fill what the kept passport leaves empty from the other one."""
    columns = ", ".join(PASSPORT)
    sql = f"SELECT {columns} FROM passport WHERE family_id = ?"
    other, own = fetch_sql(sql, (gone,)), fetch_sql(sql, (keep,))
    if not other:
        return
    if not own:
        run_sql("UPDATE passport SET family_id = ? WHERE family_id = ?", (keep, gone))
        return
    pairs = zip(PASSPORT, own[0], other[0], strict=True)
    fill_row("passport", "family_id", keep, {name: new for name, old, new in pairs if not old})
    run_sql("DELETE FROM passport WHERE family_id = ?", (gone,))


def fill_row(table: str, key: str, row_id: int, values: Mapping[str, Any]) -> None:
    """Put values into columns of one row; those that hold nothing are left out."""
    told = {name: value for name, value in values.items() if value}
    if told:
        named = ", ".join(f"{name} = ?" for name in told)
        sql = f"UPDATE {table} SET {named}, version = version + 1 WHERE {key} = ?"
        run_sql(sql, (*told.values(), row_id))


def gone_into(family_id: FamilyId) -> FamilyId | None:
    """The family that this one was merged into; None for one that stands on its own."""
    rows = fetch_sql("SELECT merged_into FROM family WHERE id = ?", (family_id,))
    return FamilyId(rows[0][0]) if rows and rows[0][0] is not None else None
