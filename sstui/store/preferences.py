"""What each person has chosen of the screens: no fact of the office, and in no journal."""

import json
from typing import Any

from peewee import CompositeKey, ForeignKeyField, TextField

from sstui.core.records import StaffId
from sstui.store.door import together
from sstui.store.engine import fetch
from sstui.store.rows import Row, StaffRow


class PreferenceRow(Row):
    """One choice of one person."""

    staff = ForeignKeyField(StaffRow, on_delete="CASCADE", index=False)
    name = TextField()
    value = TextField()

    class Meta:
        table_name = "preference"
        primary_key = CompositeKey("staff", "name")


def preference(staff_id: StaffId, name: str) -> Any:
    """What a person has chosen under a name; None when nothing, or nothing that can be read."""
    mine = (PreferenceRow.staff == staff_id) & (PreferenceRow.name == name)
    rows = fetch(PreferenceRow.select(PreferenceRow.value).where(mine))
    try:
        return json.loads(rows[0][0]) if rows else None
    except ValueError:
        return None


def remember(staff_id: StaffId, name: str, value: object) -> None:
    """Remember a person's choice in place of the one before.

    Args:
        staff_id: whose it is.
        name: what it is about: `queue`.
        value: whatever JSON can hold; None forgets the choice.

    Raises:
        Refusal: as every writing (see `together`).
    """
    mine = (PreferenceRow.staff == staff_id) & (PreferenceRow.name == name)
    with together():
        PreferenceRow.delete().where(mine).execute()
        if value is not None:
            text = json.dumps(value, ensure_ascii=False)
            PreferenceRow.insert(staff=staff_id, name=name, value=text).execute()
