"""What people have typed into forms and not saved yet: no fact of the office, in no journal."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from peewee import CharField, ForeignKeyField, IntegerField, TextField, fn

from sstui.core.drafts import About, Draft
from sstui.core.records import StaffId
from sstui.store.door import Actor, together
from sstui.store.engine import fetch
from sstui.store.rows import CaseRow, FamilyRow, Row, StaffRow


class DraftRow(Row):
    """What stands in one form of one person."""

    id = TextField(primary_key=True)
    staff = ForeignKeyField(StaffRow, null=True, on_delete="CASCADE")
    login = TextField(default="")
    kind = CharField()
    case = ForeignKeyField(CaseRow, null=True, on_delete="CASCADE", index=False)
    family = ForeignKeyField(FamilyRow, null=True, on_delete="CASCADE", index=False)
    record_id = IntegerField(null=True)
    version = IntegerField(default=0)
    body = TextField()
    changed_at = TextField(column_name="changed_at_utc")

    class Meta:
        table_name = "draft"


_DRAFT = (
    DraftRow.id,
    DraftRow.kind,
    DraftRow.case,
    DraftRow.family,
    DraftRow.record_id,
    DraftRow.version,
    DraftRow.body,
    DraftRow.changed_at,
)


def keep(
    actor: Actor,
    draft_id: str,
    about: About,
    values: Mapping[str, object],
    *,
    patience: float,
    is_wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Put a draft in place of the one under the same id.

    Args:
        actor: whose it is.
        draft_id: of the form on the screen.
        about: which form.
        values: what stands in its fields.
        patience: seconds to wait for others who write.
        is_wanted: asked once the turn has come: the form may have been saved while waiting.

    Raises:
        Refusal: as every writing (see `together`).
    """
    # Plain ASCII: half a character of a torn paste would not pass as text.
    body = json.dumps(dict(values), ensure_ascii=True)
    with together(patience):
        if is_wanted():
            DraftRow.insert(
                id=draft_id,
                staff=actor.staff_id,
                login=actor.login,
                kind=about.kind,
                case=about.case_id,
                family=about.family_id,
                record_id=about.record_id,
                version=about.version,
                body=body,
                changed_at=datetime.now(UTC).isoformat(timespec="microseconds"),
            ).on_conflict_replace().execute()


def remove(draft_id: str, patience: float) -> None:
    """Forget a draft; nothing happens when there is none. Errors as in `keep`."""
    with together(patience):
        DraftRow.delete().where(DraftRow.id == draft_id).execute()


def take_over(draft_id: str, new_id: str) -> bool:
    """Give a draft to another form on the screen; False when it is gone. Errors as in `keep`."""
    with together():
        moved = DraftRow.update(id=new_id).where(DraftRow.id == draft_id).execute()
    return bool(moved)


def drafts_of(actor: Actor) -> list[Draft]:
    """The drafts of a person, or of an account that nobody is mapped to; newest first."""
    mine = DraftRow.staff == actor.staff_id
    if actor.staff_id is None:
        mine = DraftRow.staff.is_null() & (DraftRow.login == actor.login)
    query = DraftRow.select(*_DRAFT).where(mine).order_by(DraftRow.changed_at.desc())
    return [one for row in fetch(query) if (one := _record(row)) is not None]


def left_since(instant: datetime) -> list[tuple[StaffId | None, int]]:
    """How many drafts each person has not touched since an instant."""
    before = instant.astimezone(UTC).isoformat(timespec="milliseconds")
    columns = (DraftRow.staff, fn.COUNT(DraftRow.id))
    query = DraftRow.select(*columns).where(DraftRow.changed_at < before)
    return [(row[0], int(row[1])) for row in fetch(query.group_by(DraftRow.staff))]


def _record(row: tuple[Any, ...]) -> Draft | None:
    """The draft of a row; None when its text can no longer be read."""
    try:
        values = json.loads(row[6])
    except ValueError:
        return None
    if not isinstance(values, dict):
        return None
    return Draft(row[0], About(*row[1:6]), values, datetime.fromisoformat(row[7]))
