"""Changed rows in words: which record, which field, what it was and what it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sstui.desk.desk import Desk
from sstui.desk.image_fields import RECORDS, field_word
from sstui.desk.image_values import value_words
from sstui.desk.namesakes import record_called
from sstui.store.row_changes import Image, RowChange

_NAMING = (
    "number",
    "name",
    "last",
    "first",
    "title",
    "made_on",
    "planned_on",
    "from_on",
    "held_on",
)
"""Columns that tell one record from another of its kind, the best first."""
_BY_NAME = {"staff": "last", "member": "last", "family": "name"}
"""Columns of those that may have namesakes, by the table."""
_OF_CURATOR = ("staff_id", "from_on")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record: what it was and what it became, in words."""

    record: str
    """«посещение 12.11.2026»."""
    field: str
    """Empty where the whole record was added or taken away."""
    was: str
    now: str

    @property
    def text(self) -> str:
        """«посещение 12.11.2026, исход: никого нет дома → состоялось»."""
        if not self.field:
            return f"{self.record}: {'добавлено' if not self.was else 'убрано'}"
        return f"{self.record}, {self.field}: {self.was or 'пусто'} → {self.now or 'пусто'}"

    @property
    def back(self) -> str:
        """The same change taken back."""
        if not self.field:
            return f"{self.record}: {'будет убрано' if not self.was else 'вернётся'}"
        return f"{self.record}, {self.field}: {self.now or 'пусто'} → {self.was or 'пусто'}"


def in_words(desk: Desk, changes: Iterable[RowChange]) -> tuple[FieldChange, ...]:
    """Every change that people know a word for, in the order in which it was made."""
    found = [one for change in changes for one in _told(desk, change)]
    return tuple(dict.fromkeys(found))


def whole(desk: Desk, change: RowChange) -> list[tuple[str, str, str]]:
    """Every field of a changed row that says something: its word, what it was, what it is."""
    before, after = change.before or {}, change.after or {}
    found = []
    for name in dict.fromkeys([*before, *after]):
        if field := field_word(change.table, name):
            was, now = (
                value_words(desk, change.table, name, one.get(name)) for one in (before, after)
            )
            if was or now:
                found.append((field, was, now))
    return found


def record_words(desk: Desk, change: RowChange) -> str:
    """Which record a change is about: «посещение 12.11.2026»."""
    return _record(desk, change)


def _told(desk: Desk, change: RowChange) -> Iterator[FieldChange]:
    record = _record(desk, change)
    if change.before is None or change.after is None:
        was, now = ("", "есть") if change.before is None else ("есть", "")
        yield FieldChange(record, "", was, now)
        return
    for name, (was, now) in change.differences.items():
        if field := field_word(change.table, name):
            words = [value_words(desk, change.table, name, value) for value in (was, now)]
            yield FieldChange(record, field, *words)


def _called(desk: Desk, change: RowChange, image: Image) -> str:
    """What a person, a family or a curator's time is called; empty for other records."""
    if column := _BY_NAME.get(change.table):
        return record_called(change.table, column, change.key[0])
    if change.table == "assignment" and "staff_id" in image and "from_on" in image:
        who, since = (value_words(desk, change.table, one, image[one]) for one in _OF_CURATOR)
        return f"{who} с {since}"
    return ""


def _record(desk: Desk, change: RowChange) -> str:
    image: Image = change.after or change.before or {}
    if called := _called(desk, change, image):
        return f"{RECORDS[change.table]} {called}"
    name = next((one for one in _NAMING if image.get(one)), "")
    words = RECORDS[change.table]
    if change.table == "agreement":
        words = desk.office.profile.terms.agreement.nominative
    if not name and "staff_id" in image:
        name = "staff_id"
    if not name:
        return words
    said = value_words(desk, change.table, name, image[name])
    # A number that begins anew each year says nothing without its year.
    return f"{words} {said}/{image['year']}" if "year" in image else f"{words} {said}"
