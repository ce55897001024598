"""What an import made, and how the cells of a table are read: shared by its kinds."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sstui.core.dates import parse_date
from sstui.core.problems import Problem
from sstui.core.refusal import Refusal
from sstui.desk.csv_file import Row

_FULL_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Made:
    """Counts of what was entered."""

    families: int = 0
    members: int = 0
    cases: int = 0
    visits: int = 0
    settlements: tuple[str, ...] = ()
    """Names of settlements that were not in the office."""


class Faults:
    """Problems of one file, each with its line and column."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems

    def add(self, row: Row, sentence: str, column: str = "", expected: str = "") -> None:
        """Add a problem of a row."""
        place = f"строка {row.line}, «{column}»" if column else f"строка {row.line}"
        self._problems.append(Problem(self._file, place, sentence.rstrip("."), expected))

    @contextlib.contextmanager
    def at(self, row: Row, column: str = "", expected: str = "") -> Iterator[None]:
        """Turn a refusal inside the block into a problem of the row."""
        try:
            yield
        except Refusal as refusal:
            self.add(row, refusal.sentence, column, expected)

    def __len__(self) -> int:
        return len(self._problems)


def full_date(text: str, today: date) -> date:
    """A date written out: «16.11.2026» or «2026-11-16»; nothing shorter is guessed.

    Raises:
        Refusal: anything else, or a day that does not exist.
    """
    if not _FULL_DATE.fullmatch(text):
        raise Refusal(f"Непонятная дата «{text[:40]}»: нужно 16.11.2026 или 2026-11-16.")
    return parse_date(text, today)
