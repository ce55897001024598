"""The people of the service."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sstui.core.records import FullName, NameForms, Role, Sex, Staff, StaffId
from sstui.core.text import fold
from sstui.store.door import Conflict
from sstui.store.engine import fetch
from sstui.store.once import once
from sstui.store.rows import StaffRow

_COLUMNS = (
    StaffRow.id,
    StaffRow.last,
    StaffRow.first,
    StaffRow.patronymic,
    StaffRow.sex,
    StaffRow.role,
    StaffRow.post,
    StaffRow.phone,
    StaffRow.login,
    StaffRow.left_on,
    StaffRow.genitive,
    StaffRow.dative,
    StaffRow.accusative,
    StaffRow.instrumental,
    StaffRow.version,
)


def name_values(name: FullName, sex: Sex, forms: NameForms) -> dict[str, Any]:
    """Columns of a person's name, the same for staff and for members."""
    return {
        "last": name.last,
        "first": name.first,
        "patronymic": name.patronymic,
        "name_key": fold(name.full),
        "sex": sex.value,
        "genitive": forms.genitive,
        "dative": forms.dative,
        "accusative": forms.accusative,
        "instrumental": forms.instrumental,
    }


def _values(person: Staff) -> dict[str, Any]:
    return name_values(person.name, person.sex, person.forms) | {
        "role": person.role.value,
        "post": person.post,
        "phone": person.phone,
        "login": person.login,
        "left_on": person.left_on,
    }


def _record(row: tuple[Any, ...]) -> Staff:
    return Staff(
        id=row[0],
        name=FullName(*row[1:4]),
        sex=Sex(row[4]),
        role=Role(row[5]),
        post=row[6],
        phone=row[7],
        login=row[8],
        left_on=row[9],
        forms=NameForms(*row[10:14]),
        version=row[14],
    )


def add_staff(person: Staff) -> StaffId:
    """Remember a person of the service; the record's own id is not used."""
    return StaffId(StaffRow.insert(**_values(person)).execute())


def change_staff(person: Staff) -> None:
    """Replace a person's data if nobody changed it since it was read, else Conflict."""
    same = (StaffRow.id == person.id) & (StaffRow.version == person.version)
    values = _values(person) | {"version": person.version + 1}
    if not StaffRow.update(**values).where(same).execute():
        raise Conflict


@once
def staff() -> list[Staff]:
    """Everybody of the service, those who left included, by name."""
    return [_record(row) for row in fetch(StaffRow.select(*_COLUMNS).order_by(StaffRow.name_key))]


def person(staff_id: StaffId) -> Staff | None:
    """One person of the service."""
    rows = fetch(StaffRow.select(*_COLUMNS).where(StaffRow.id == staff_id))
    return _record(rows[0]) if rows else None


def people_among(ids: Iterable[StaffId]) -> dict[StaffId, Staff]:
    """Some people of the service by their ids."""
    asked = StaffRow.select(*_COLUMNS).where(StaffRow.id.in_(list(ids)))
    return {one.id: one for one in map(_record, fetch(asked))}


def people_of(login: str) -> list[Staff]:
    """Those whose account this is, by name; nobody of an empty one."""
    asked = StaffRow.select(*_COLUMNS).where((StaffRow.login == login) & (StaffRow.login != ""))
    return [_record(row) for row in fetch(asked.order_by(StaffRow.name_key))]


def has_staff(day: date) -> bool:
    """Whether anybody works in the service on a day."""
    here = StaffRow.left_on.is_null() | (StaffRow.left_on > day)
    return bool(fetch(StaffRow.select(StaffRow.id).where(here).limit(1)))
