"""The journal of appeals, remembered."""

import json
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sstui.core.appeals import Appeal, AppealDecision, AppealId, Child, Decided
from sstui.core.records import CaseId, FamilyId, FullName
from sstui.core.text import fold
from sstui.store.door import Conflict
from sstui.store.engine import fetch
from sstui.store.name_index import Owner, refresh
from sstui.store.once import once
from sstui.store.route_rows import AppealRow

_PLAIN = tuple(
    one.name
    for one in fields(Appeal)
    if one.name not in ("id", "name", "children", "taken_at", "decided", "version")
)
_DECIDED = ("decision", "decided_on", "decided_by", "decision_note")
_COLUMNS = (
    "id",
    *(name.removesuffix("_id") for name in _PLAIN),
    *("last", "first", "patronymic", "children", "taken_at"),
    *_DECIDED,
    "version",
)
_SELECTED = tuple(getattr(AppealRow, name) for name in _COLUMNS)


def add_appeal(appeal: Appeal) -> AppealId:
    """Remember an appeal; the record's own id is not used."""
    appeal_id = AppealId(AppealRow.insert(**_values(appeal)).execute())
    refresh(Owner.APPEAL, [appeal_id])
    return appeal_id


def change_appeal(appeal: Appeal) -> None:
    """Replace an appeal if nobody changed it since it was read, else Conflict."""
    same = (AppealRow.id == appeal.id) & (AppealRow.version == appeal.version)
    values = _values(appeal) | {"version": appeal.version + 1}
    if not AppealRow.update(**values).where(same).execute():
        raise Conflict
    refresh(Owner.APPEAL, [appeal.id])


def appeal(appeal_id: AppealId) -> Appeal | None:
    """One appeal."""
    found = _read(AppealRow.id == appeal_id)
    return found[0] if found else None


def appeal_by_number(number: int, year: int) -> Appeal | None:
    """The appeal with this number of a year."""
    found = _read((AppealRow.number == number) & (AppealRow.year == year))
    return found[0] if found else None


def appeals(first: date, last: date) -> list[Appeal]:
    """Appeals received from one day to another, both included, newest first."""
    return _read(AppealRow.received_on.between(first, last))


def open_appeals() -> list[Appeal]:
    """Appeals on which nothing is decided yet, newest first."""
    return _read(AppealRow.decision.is_null())


def alarming_appeals() -> list[Appeal]:
    """Dangerous appeals that nobody has taken and nothing is decided on, newest first."""
    is_free = AppealRow.taken_by.is_null() & AppealRow.decision.is_null()
    return _read((AppealRow.danger != "") & is_free)


@once
def appeals_of(family_id: FamilyId) -> list[Appeal]:
    """Appeals about a family, newest first."""
    return _read(AppealRow.family == family_id)


def appeals_of_case(case_id: CaseId) -> list[Appeal]:
    """Appeals that a case has grown out of, newest first."""
    return _read(AppealRow.case == case_id)


def tie_to_case(family_id: FamilyId, case_id: CaseId) -> None:
    """Say that a case has grown out of the accepted appeals of a family that have none yet."""
    waiting = (
        (AppealRow.family == family_id)
        & (AppealRow.decision == AppealDecision.ACCEPTED.value)
        & AppealRow.case.is_null()
    )
    AppealRow.update(case=case_id, version=AppealRow.version + 1).where(waiting).execute()


def accepted_without_case() -> list[FamilyId]:
    """Families with an accepted appeal that no case has grown out of yet, the oldest first."""
    query = AppealRow.select(AppealRow.family).where(
        AppealRow.decision == AppealDecision.ACCEPTED.value,
        AppealRow.family.is_null(False),
        AppealRow.case.is_null(),
    )
    rows = fetch(query.order_by(AppealRow.received_on, AppealRow.id))
    return [FamilyId(key) for key in dict.fromkeys(row[0] for row in rows)]


def _values(appeal: Appeal) -> dict[str, Any]:
    decided = appeal.decided
    return {name.removesuffix("_id"): getattr(appeal, name) for name in _PLAIN} | {
        "last": appeal.name.last,
        "first": appeal.name.first,
        "patronymic": appeal.name.patronymic,
        "name_key": fold(appeal.name.full),
        "children": json.dumps(
            [[one.name, one.born_on and one.born_on.isoformat()] for one in appeal.children],
            ensure_ascii=False,
        ),
        "taken_at": appeal.taken_at and appeal.taken_at.isoformat(),
        "decision": decided and decided.decision.value,
        "decided_on": decided and decided.on,
        "decided_by": decided and decided.by,
        "decision_note": decided.note if decided else "",
    }


def _read(condition: Any) -> list[Appeal]:
    query = AppealRow.select(*_SELECTED).where(condition)
    order = (AppealRow.received_on.desc(), AppealRow.at.desc(), AppealRow.id.desc())
    return [_appeal(dict(zip(_COLUMNS, row, strict=True))) for row in fetch(query.order_by(*order))]


def _appeal(row: dict[str, Any]) -> Appeal:
    values = {name: row[name.removesuffix("_id")] for name in _PLAIN}
    kind, *rest = (row[name] for name in _DECIDED)
    children = (
        Child(name, date.fromisoformat(day) if day else None)
        for name, day in json.loads(row["children"])
    )
    return Appeal(
        **values,
        id=AppealId(row["id"]),
        name=FullName(row["last"], row["first"], row["patronymic"]),
        children=tuple(children),
        taken_at=datetime.fromisoformat(row["taken_at"]) if row["taken_at"] else None,
        decided=Decided(AppealDecision(kind), *rest) if kind else None,
        version=row["version"],
    )
