"""One table whose columns are the fields of one record: add, change, read.

For records that are stored as they are. What differs — an enumeration, a list kept as JSON, a
column of another name — is told once for each table.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from sstui.store.door import Conflict
from sstui.store.engine import fetch
from sstui.store.rows import Row

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Converter:
    """How one field goes into the database and comes back."""

    store: Callable[[Any], object]
    load: Callable[[Any], Any]


def enum(kind: Callable[[str], Any]) -> Converter:
    """A field with a value of an enumeration, or None."""
    return Converter(
        lambda value: None if value is None else str(value),
        lambda text: None if text is None else kind(text),
    )


def listed(of: Callable[[Any], Any] = lambda item: item) -> Converter:
    """A field with a tuple of plain values, kept as a JSON list."""
    return Converter(
        lambda items: json.dumps(list(items), ensure_ascii=False),
        lambda text: tuple(of(item) for item in json.loads(text)),
    )


MAPPING = Converter(lambda items: json.dumps(dict(items), ensure_ascii=False), json.loads)
"""A field with a dictionary of plain values, kept as a JSON object."""


class Table(Generic[R]):
    """The door of one table; whoever calls it is inside a write already."""

    def __init__(
        self,
        row: type[Row],
        record: type[R],
        converters: Mapping[str, Converter] | None = None,
        key: str = "id",
    ) -> None:
        """Match a record's fields with a row's columns: `family_id` is the column `family`.

        Args:
            row: the table.
            record: the frozen dataclass that it holds.
            converters: for the fields that are not stored as they are.
            key: the field that tells records apart.
        """
        self._row, self._record = row, record
        self._converters = dict(converters or {})
        known = row._meta.fields
        self._names = [one.name for one in fields(record)]  # type: ignore[arg-type]
        self._columns = {
            name: name if name in known else name.removesuffix("_id") for name in self._names
        }
        self._selected = [getattr(row, self._columns[name]) for name in self._names]
        self._key = key

    def add(self, record: R) -> int:
        """Remember a new record; its own id is not used."""
        values = self.values(record)
        if self._key == "id":
            values.pop("id")
        return int(self._row.insert(**values).execute())

    def change(self, record: R) -> None:
        """Replace a record if nobody changed it since it was read, else Conflict."""
        values = self.values(record)
        row: Any = self._row
        key = values.pop(self._columns[self._key])
        version = values.pop("version")
        same = (getattr(row, self._columns[self._key]) == key) & (row.version == version)
        if not row.update(**values, version=version + 1).where(same).execute():
            raise Conflict

    def get(self, key: object) -> R | None:
        """One record by its key."""
        found = self.where(getattr(self._row, self._columns[self._key]) == key)
        return found[0] if found else None

    def where(self, *conditions: Any, order: tuple[Any, ...] = ()) -> list[R]:
        """Records that satisfy all the conditions."""
        query = self._row.select(*self._selected)
        if conditions:
            query = query.where(*conditions)
        return [self._made(row) for row in fetch(query.order_by(*order) if order else query)]

    def values(self, record: R) -> dict[str, Any]:
        """The record's columns as the row takes them, its id among them."""
        values = {}
        for name in self._names:
            value = getattr(record, name)
            converter = self._converters.get(name)
            values[self._columns[name]] = converter.store(value) if converter else value
        return values

    def _made(self, row: tuple[Any, ...]) -> R:
        values = {}
        for name, value in zip(self._names, row, strict=True):
            converter = self._converters.get(name)
            values[name] = converter.load(value) if converter else value
        return self._record(**values)
