"""What records are called in lists and in the journal, where two of one name may stand."""

from collections.abc import Callable

from sstui.core.records import FamilyId, StaffId
from sstui.desk.people import names_to_choose
from sstui.store.cases import cases_of
from sstui.store.families import family, settlements
from sstui.store.namesakes import is_shared
from sstui.store.row_changes import word_of
from sstui.store.staff import staff


def short_names() -> dict[StaffId, str]:
    """Everybody's surname and initials, those of one name with what tells them apart."""
    return names_to_choose(staff(), lambda name: name.short)


def record_called(table: str, column: str, row_id: object) -> str:
    """What a record is called by a column, with what tells it from another so called.

    Empty when the record is no more.
    """
    said = word_of(table, column, row_id)
    closer, within = _CLOSER.get(table, (None, ""))
    if closer is None or not said or not is_shared(table, column, row_id, within):
        return said
    return closer(row_id) or said


def _person(row_id: object) -> str:
    return short_names().get(StaffId(int(str(row_id))), "")


def _family(row_id: object) -> str:
    """«Ёлкина Мария Петровна (Заречье, дело 17/2026)»."""
    found = family(FamilyId(int(str(row_id))))
    if found is None:
        return ""
    place = next((one.name for one in settlements() if one.id == found.settlement_id), "")
    known = cases_of(found.id)
    number = f"дело {known[0].number}" if known else f"семья № {found.id}"
    return f"{found.name} ({', '.join(filter(None, [place, number]))})"


def _member(row_id: object) -> str:
    return " ".join(filter(None, [word_of("member", one, row_id) for one in _FULL]))


_FULL = ("last", "first", "patronymic")
_CLOSER: dict[str, tuple[Callable[[object], str], str]] = {
    "staff": (_person, ""),
    "family": (_family, ""),
    "member": (_member, "family_id"),
}
"""By a table: how one of several of a name is called, and within what they would be confused."""
