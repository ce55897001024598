"""Settlements, families and their members."""

from datetime import date
from typing import Any

from sstui.core.records import (
    CaseId,
    Family,
    FamilyId,
    FullName,
    Member,
    MemberId,
    NameForms,
    Settlement,
    SettlementId,
    Sex,
)
from sstui.core.text import fold
from sstui.store.door import Conflict
from sstui.store.engine import fetch, fetch_sql
from sstui.store.name_index import Owner, refresh
from sstui.store.once import once
from sstui.store.rows import CaseRow, FamilyRow, MemberRow, SettlementRow
from sstui.store.staff import name_values

_FAMILY = (
    FamilyRow.id,
    FamilyRow.name,
    FamilyRow.settlement,
    FamilyRow.address,
    FamilyRow.phone,
    FamilyRow.category,
    FamilyRow.more_categories,
    FamilyRow.version,
)
_MEMBER = (
    MemberRow.id,
    MemberRow.family,
    MemberRow.last,
    MemberRow.first,
    MemberRow.patronymic,
    MemberRow.sex,
    MemberRow.kinship,
    MemberRow.born_on,
    MemberRow.is_applicant,
    MemberRow.identity,
    MemberRow.genitive,
    MemberRow.dative,
    MemberRow.accusative,
    MemberRow.instrumental,
    MemberRow.came_on,
    MemberRow.left_on,
    MemberRow.snils,
    MemberRow.phone,
    MemberRow.occupation,
    MemberRow.health,
    MemberRow.version,
)


def add_settlement(name: str, travel_minutes: int | None = None) -> SettlementId:
    """Remember a settlement."""
    row = SettlementRow.insert(name=name, name_key=fold(name), travel_minutes=travel_minutes)
    return SettlementId(row.execute())


def change_settlement(settlement: Settlement) -> None:
    """Replace a settlement's data if nobody changed it since it was read, else Conflict."""
    same = (SettlementRow.id == settlement.id) & (SettlementRow.version == settlement.version)
    changed = SettlementRow.update(
        name=settlement.name,
        name_key=fold(settlement.name),
        travel_minutes=settlement.travel_minutes,
        version=settlement.version + 1,
    ).where(same)
    if not changed.execute():
        raise Conflict


@once
def settlements() -> list[Settlement]:
    """Every settlement, by name."""
    columns = (
        SettlementRow.id,
        SettlementRow.name,
        SettlementRow.travel_minutes,
        SettlementRow.version,
    )
    rows = fetch(SettlementRow.select(*columns).order_by(SettlementRow.name_key))
    return [Settlement(*row) for row in rows]


def _family_values(family: Family) -> dict[str, Any]:
    return {
        "name": family.name,
        "name_key": fold(family.name),
        "settlement": family.settlement_id,
        "address": family.address,
        "phone": family.phone,
        "category": family.category,
        "more_categories": ",".join(family.more_categories),
    }


def _family(row: tuple[Any, ...]) -> Family:
    return Family(
        id=row[0],
        name=row[1],
        settlement_id=row[2],
        address=row[3],
        phone=row[4],
        category=row[5],
        more_categories=tuple(filter(None, row[6].split(","))),
        version=row[7],
    )


def add_family(family: Family) -> FamilyId:
    """Remember a family; the record's own id is not used."""
    family_id = FamilyId(FamilyRow.insert(**_family_values(family)).execute())
    refresh(Owner.FAMILY, [family_id])
    return family_id


def change_family(family: Family) -> None:
    """Replace a family's data if nobody changed it since it was read, else Conflict."""
    same = (FamilyRow.id == family.id) & (FamilyRow.version == family.version)
    values = _family_values(family) | {"version": family.version + 1}
    if not FamilyRow.update(**values).where(same).execute():
        raise Conflict
    refresh(Owner.FAMILY, [family.id])


@once
def family(family_id: FamilyId) -> Family | None:
    """One family; None also for one that was merged into another."""
    is_it = (FamilyRow.id == family_id) & FamilyRow.merged_into.is_null()
    rows = fetch(FamilyRow.select(*_FAMILY).where(is_it))
    return _family(rows[0]) if rows else None


def families() -> list[Family]:
    """Every family, by name; those that were merged into others are left out."""
    alive = FamilyRow.select(*_FAMILY).where(FamilyRow.merged_into.is_null())
    return [_family(row) for row in fetch(alive.order_by(FamilyRow.name_key))]


def _member_values(member: Member) -> dict[str, Any]:
    return name_values(member.name, member.sex, member.forms) | {
        "family": member.family_id,
        "kinship": member.kinship,
        "born_on": member.born_on,
        "is_applicant": member.is_applicant,
        "identity": member.identity,
        "came_on": member.came_on,
        "left_on": member.left_on,
        "snils": member.snils,
        "phone": member.phone,
        "occupation": member.occupation,
        "health": member.health,
    }


def _member(row: tuple[Any, ...]) -> Member:
    return Member(
        id=row[0],
        family_id=row[1],
        name=FullName(*row[2:5]),
        sex=Sex(row[5]),
        kinship=row[6],
        born_on=row[7],
        is_applicant=row[8],
        identity=row[9],
        forms=NameForms(*row[10:14]),
        came_on=row[14],
        left_on=row[15],
        snils=row[16],
        phone=row[17],
        occupation=row[18],
        health=row[19],
        version=row[20],
    )


def add_member(member: Member) -> MemberId:
    """Remember a member of a family; the record's own id is not used."""
    member_id = MemberId(MemberRow.insert(**_member_values(member)).execute())
    refresh(Owner.MEMBER, [member_id])
    return member_id


def change_member(member: Member) -> None:
    """Replace a member's data if nobody changed it since it was read, else Conflict."""
    same = (MemberRow.id == member.id) & (MemberRow.version == member.version)
    values = _member_values(member) | {"version": member.version + 1}
    if not MemberRow.update(**values).where(same).execute():
        raise Conflict
    refresh(Owner.MEMBER, [member.id])


def members(family_id: FamilyId) -> list[Member]:
    """A family's members: the applicant first, then by birth date."""
    order = (MemberRow.is_applicant.desc(), MemberRow.born_on, MemberRow.id)
    of_family = MemberRow.select(*_MEMBER).where(MemberRow.family == family_id)
    return [_member(row) for row in fetch(of_family.order_by(*order))]


def members_of_open_cases(
    today: date, born: tuple[date, date] | None = None
) -> list[tuple[Member, str, CaseId]]:
    """Members with a birth date, of families with an open case: their family's name, their case.

    Args:
        today: the day on which the case is open.
        born: the first and the last birth date that is meant; every one when None.
    """
    query = (
        MemberRow.select(*_MEMBER, FamilyRow.name, CaseRow.id)
        .join(FamilyRow)
        .join(CaseRow, on=(CaseRow.family == FamilyRow.id))
        .where(MemberRow.born_on.is_null(False))
        .where(CaseRow.ended_on.is_null() | (CaseRow.ended_on >= today))
    )
    if born is not None:
        query = query.where(MemberRow.born_on.between(*born))
    return [(_member(row[:-2]), row[-2], CaseId(row[-1])) for row in fetch(query.distinct())]


FamilyCase = tuple[FamilyId, str, str, CaseId | None, str, date | None]


def families_with_cases() -> list[FamilyCase]:
    """Every family with each of its cases, oldest first; once without one where it has none.

    Its name and settlement, then the case, its number and its last day.
    """
    rows = fetch_sql("""
        SELECT f.id, f.name, s.name, c.id, c.number, c.ended_on
        FROM family AS f
        JOIN settlement AS s ON s.id = f.settlement_id
        LEFT JOIN family_case AS c ON c.family_id = f.id
        WHERE f.merged_into IS NULL
        ORDER BY f.name_key, f.id, c.started_on, c.id
    """)
    return [
        (
            FamilyId(row[0]),
            row[1],
            row[2],
            None if row[3] is None else CaseId(row[3]),
            row[4] or "",
            date.fromisoformat(row[5]) if row[5] else None,
        )
        for row in rows
    ]
