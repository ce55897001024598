"""Folded names of families' members, to search in."""

import json
from collections.abc import Iterable

from sstui.core.records import FamilyId
from sstui.store.engine import fetch, fetch_sql
from sstui.store.rows import MemberRow


def member_names(words: str) -> list[tuple[FamilyId, str]]:
    """Families and folded names of members whose name holds these folded words."""
    found = MemberRow.select(MemberRow.family, MemberRow.name_key).where(
        MemberRow.name_key.contains(words)
    )
    return [(FamilyId(row[0]), row[1]) for row in fetch(found)]


def names_of(only: Iterable[FamilyId]) -> dict[FamilyId, list[str]]:
    """Folded names of the members of these families."""
    found: dict[FamilyId, list[str]] = {}
    among = "family_id IN (SELECT value FROM json_each(?))"
    asked = f"SELECT family_id, name_key FROM member WHERE {among} ORDER BY id"
    for family_id, name in fetch_sql(asked, (json.dumps(list(only)),)):
        found.setdefault(FamilyId(family_id), []).append(name)
    return found
