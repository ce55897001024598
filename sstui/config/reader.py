"""Reads one TOML table by its expected keys and collects everything that is wrong with it.

A reading never stops at a fault: the fault goes into the shared list, the caller gets a harmless
stand-in of the right type, and `is_sound` tells whether anything may be built from the table.
"""

import re
import unicodedata
from collections.abc import Mapping, MutableSequence
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from math import isfinite
from types import MappingProxyType
from typing import TypeVar

from sstui.core.problems import Problem
from sstui.core.text import compose

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
"""Dates outside these are slips of the hand."""

TEXT_MAX, LINES_MAX = 300, 2000
_CODE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_CYRILLIC, _LATIN = "авекмнорстух", "abekmhopctyx"
_LOOK_ALIKE = str.maketrans(_CYRILLIC, _LATIN)
_NOT_TEXT = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""Unicode categories that a terminal may obey, hide or reorder instead of showing."""

NO_ORIGIN: Mapping[str, str] = MappingProxyType({})

E = TypeVar("E", bound=StrEnum)


class Table:
    """One table of a file.

    Args:
        file: name of the file as the person knows it.
        raw: what tomllib read.
        problems: where faults of this and of every inner table are added.
        path: dotted key of this table, empty for the file itself.
        outer: the table around this one.
        origin: file of each dotted key that `file` only inherits.
    """

    def __init__(
        self,
        file: str,
        raw: Mapping[str, object],
        problems: MutableSequence[Problem],
        path: str = "",
        outer: "Table | None" = None,
        origin: Mapping[str, str] = NO_ORIGIN,
    ) -> None:
        self.file = file
        self.path = path
        self.is_sound = True
        """False after a fault in this table or in one inside it."""
        self._raw = raw
        self._problems = problems
        self._outer = outer
        self._origin = origin
        self._asked: list[str] = []

    def fault(self, key: str, found: str, expected: str) -> None:
        """Add a problem with a key of this table, or with the whole table for an empty key."""
        place = ".".join(part for part in (self.path, key) if part)
        self._problems.append(Problem(self._file_of(place), place, found, expected))
        table: Table | None = self
        while table:
            table.is_sound = False
            table = table._outer

    def text(self, key: str, default: str | None = None, *, lines: bool = False) -> str:
        """A line of text without control characters, trimmed; several lines if `lines`.

        With a `default` the key may be missing or empty.
        """
        expected = "нужен текст в кавычках"
        raw = self._take(key, expected, optional=default is not None)
        if raw is None:
            return default or ""
        return self._checked(key, raw, expected, must=default is None, lines=lines)

    def _checked(
        self, key: str, raw: object, expected: str, *, must: bool, lines: bool = False
    ) -> str:
        if not isinstance(raw, str):
            self.fault(key, f"стоит {described(raw)}", expected)
            return ""
        value = compose(raw).strip()
        if not value and must:
            self.fault(key, "пусто", expected)
        if len(value) > (most := LINES_MAX if lines else TEXT_MAX):
            self.fault(key, f"знаков: {len(value)}", f"нужно не больше {most}")
        # Of a text that can be printed whole no sign need be looked at; nearly all are such.
        for char in "" if value.isprintable() else value:
            if unicodedata.category(char) in _NOT_TEXT and not (lines and char == "\n"):
                self.fault(key, f"невидимый знак с кодом {ord(char):04X}", "удалите его")
                break
        return value

    def integer(self, key: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        value = self._integer(key, low, high, optional=False)
        return low if value is None else value

    def optional_integer(self, key: str, low: int, high: int) -> int | None:
        """As `integer`; None when the key is missing."""
        return self._integer(key, low, high, optional=True)

    def flag(self, key: str, default: bool | None = None) -> bool:
        """`true` or `false`; with a `default` the key may be missing."""
        expected = "нужно true (да) или false (нет)"
        raw = self._take(key, expected, optional=default is not None)
        if isinstance(raw, bool):
            return raw
        if raw is not None:
            self.fault(key, f"стоит {described(raw)}", expected)
        return bool(default)

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """One value of an enumeration; with a `default` the key may be missing."""
        values = [one.value for one in kind]
        value = self.one_of(key, values, default.value if default else None)
        return kind(value)

    def one_of(self, key: str, values: list[str], default: str | None = None) -> str:
        """One text of a list; with a `default` the key may be missing."""
        expected = f"нужно одно из: {', '.join(values)}"
        raw = self._take(key, expected, optional=default is not None)
        if isinstance(raw, str) and raw in values:
            return raw
        if raw is not None:
            self.fault(key, f"стоит {described(raw)}", expected + guess(raw, values))
        return default or values[0]

    def dates(self, key: str) -> frozenset[date]:
        """A list of dates, each once; the key may be missing."""
        expected = "нужен список дат: [2026-03-09, 2026-05-11]"
        raw = self._take(key, expected, optional=True)
        if raw is None:
            return frozenset()
        if not isinstance(raw, list):
            self.fault(key, f"стоит {described(raw)}", expected)
            return frozenset()
        days: set[date] = set()
        for position, item in enumerate(raw, start=1):
            self._add_date(f"{key}, запись {position}", item, days)
        return frozenset(days)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of lines of text, each once, as in `text`; the key may be missing."""
        expected = 'нужен список текстов в кавычках: ["…", "…"]'
        raw = self._take(key, expected, optional=True)
        if raw is None:
            return ()
        if not isinstance(raw, list):
            self.fault(key, f"стоит {described(raw)}", expected)
            return ()
        found: list[str] = []
        for position, item in enumerate(raw, start=1):
            place = f"{key}, запись {position}"
            value = self._checked(place, item, "нужен текст в кавычках", must=True)
            if value and value in found:
                self.fault(place, f"«{shown(value)}» уже есть в списке", "уберите повтор")
            found.append(value)
        return tuple(found)

    def has(self, key: str) -> bool:
        """Whether a key that may be missing is there; asking makes it a known one."""
        self._asked.append(key)
        return key in self._raw

    def table(self, key: str) -> "Table":
        """An inner table that must be there."""
        raw = self._take(key, "", optional=True)
        if isinstance(raw, dict):
            return self._within(key, raw)
        found = "раздела нет" if raw is None else f"стоит {described(raw)}"
        self.fault(key, found, f"нужен раздел [{self._inner(key)}]")
        # The one fault is that the section is missing, not each of its keys.
        missing = Table(self.file, {}, [], self._inner(key))
        missing.is_sound = False
        return missing

    def tables(self, key: str, *, may_lack: bool = False) -> list[tuple[str, "Table"]]:
        """Inner tables under codes that the person chose, in the file's order.

        At least one must be there, unless the whole section `may_lack`.
        """
        if may_lack and not self.has(key):
            return []
        whole = self.table(key)
        found: list[tuple[str, Table]] = []
        for code, raw in whole._raw.items():
            if not is_code(code):
                expected = "код пишется строчными латинскими буквами, не длиннее 40"
                whole.fault(shown(code), "не годится как код", expected)
            elif not isinstance(raw, dict):
                whole.fault(code, f"стоит {described(raw)}", f"нужен раздел [{whole._inner(code)}]")
            else:
                found.append((code, whole._within(code, raw)))
        if not whole._raw:
            whole.fault("", "раздел пуст", "нужна хотя бы одна запись")
        return found

    def keys(self) -> tuple[str, ...]:
        """Every key of the table, where the person chooses them."""
        return tuple(self._raw)

    def done(self) -> None:
        """Add a problem for every key that was not asked for: nobody would ever read it."""
        for key in self._raw:
            if key not in self._asked:
                known = ", ".join(dict.fromkeys(self._asked))
                hint = guess(key, self._asked) or f"; здесь бывают: {known}"
                self.fault(shown(key), "неизвестный ключ", hint.removeprefix("; "))

    def _within(self, key: str, raw: Mapping[str, object]) -> "Table":
        return Table(self.file, raw, self._problems, self._inner(key), self, self._origin)

    def _file_of(self, place: str) -> str:
        """Where a person finds a key: the file of the nearest thing around it that is written."""
        known = place.partition(",")[0]
        while known and known not in self._origin:
            known = known.rpartition(".")[0]
        return self._origin.get(known, self.file)

    def _inner(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _take(self, key: str, expected: str, *, optional: bool) -> object:
        self._asked.append(key)
        if key not in self._raw and not optional:
            self.fault(key, "ключа нет", expected)
        return self._raw.get(key)

    def _integer(self, key: str, low: int, high: int, *, optional: bool) -> int | None:
        expected = f"нужно целое число от {low} до {high}"
        raw = self._take(key, expected, optional=optional)
        # A bool is an int to Python, but «true» is no number of visits.
        if isinstance(raw, int) and not isinstance(raw, bool) and low <= raw <= high:
            return raw
        if raw is not None:
            self.fault(key, f"стоит {described(raw)}", expected)
        return None

    def _add_date(self, key: str, item: object, days: set[date]) -> None:
        if not isinstance(item, date) or isinstance(item, datetime):
            self.fault(key, f"стоит {described(item)}", "нужна дата без кавычек: 2026-03-09")
        elif not EARLIEST <= item <= LATEST:
            self.fault(key, f"стоит {described(item)}", "нужен год от 1990 до 2100")
        elif item in days:
            self.fault(key, f"{item:%d.%m.%Y} уже есть в списке", "уберите повтор")
        else:
            days.add(item)


def is_code(text: str) -> bool:
    """Whether a text may be a code: small Latin letters, digits, `_` and `-`, at most 40."""
    return _CODE.fullmatch(text) is not None


def guess(word: object, known: list[str]) -> str:
    """«; может быть, plan?» for a misspelt word, or nothing when none is near.

    Cyrillic letters that look Latin are told apart: an eye cannot see them.
    """
    folded = str(word)[:60].strip().casefold()
    latin = folded.translate(_LOOK_ALIKE)
    near = get_close_matches(latin, known, n=1)
    if not near:
        return ""
    mixed = " (набрано русскими буквами)" if latin != folded else ""
    return f"; может быть, {near[0]}?{mixed}"


def shown(text: str) -> str:
    """A foreign text made safe for a message: short, and with hidden characters spelled out."""
    short = text if len(text) <= 60 else text[:59] + "…"
    return "".join(
        f"\\u{ord(char):04x}" if unicodedata.category(char) in _NOT_TEXT else char for char in short
    )


def described(value: object) -> str:
    """What a TOML value is, in Russian words: «текст «два»», «число 3», «дата 01.03.2026»."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return f"число {value}" if abs(value) < 10**15 else "слишком большое число"
        case float():
            return f"дробное число {value}" if isfinite(value) else "не число"
        case str():
            return f"текст «{shown(value)}»"
        case datetime():
            return f"дата со временем {value:%d.%m.%Y %H:%M}"
        case date():
            return f"дата {value:%d.%m.%Y}"
        case list():
            return "список"
        case dict():
            return "раздел"
        case _:
            return "время"
