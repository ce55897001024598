"""A table that somebody saved as CSV: bytes become rows with line numbers, or one refusal.

UTF-8 with or without a mark and Windows-1251 are read; the separator is whichever of «;», «,» and
the tab stands most often in the first line.
"""

import csv
import hashlib
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from sstui.core.problems import Problem
from sstui.core.refusal import Refusal
from sstui.core.text import fold

SIZE_MAX = 2 * 1024 * 1024
"""Bytes; several times what so many rows take."""
ROWS_MAX = 2000
"""Rows of one file: the whole import is one transaction that others wait for."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty; cells that are missing are empty."""

    line: int
    """Number of its first line in the file, from 1."""
    cells: dict[str, str]
    """By folded names of columns."""

    def __getitem__(self, column: str) -> str:
        return self.cells.get(fold(column), "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its folded column names."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sha256: str
    problems: tuple[Problem, ...]
    """Rows that have more cells than there are columns."""
    notes: tuple[str, ...]


def read_sheet(path: Path) -> Sheet:
    """The table of a file.

    Raises:
        Refusal: no such file, too big, not text, quotes out of place, no rows.
    """
    data = _bytes(path)
    text, notes = _text(data)
    lines = list(_lines(text, _separator(text)))
    filled = [(line, cells) for line, cells in lines if any(cells)]
    if len(filled) < 2:
        raise Refusal("В таблице нет строк: нужна строка заголовков и строки под ней.")
    if len(filled) > ROWS_MAX + 1:
        raise Refusal(f"В таблице больше {ROWS_MAX} строк: разделите её на несколько файлов.")
    (_, header), *body = filled
    columns = tuple(fold(title) for title in header)
    problems: list[Problem] = []
    rows = tuple(_row(path.name, columns, line, cells, problems) for line, cells in body)
    digest = hashlib.sha256(data).hexdigest()
    return Sheet(path.name, columns, rows, digest, tuple(problems), notes)


def _bytes(path: Path) -> bytes:
    try:
        # A pipe under this name would be waited for without end.
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refusal(f"«{path.name}» — не файл.")
        with path.open("rb") as file:
            data = file.read(SIZE_MAX + 1)
    except FileNotFoundError:
        raise Refusal(f"Файла «{path.name}» нет.") from None
    except (OSError, ValueError):
        raise Refusal(f"Файл «{path.name}» не читается: проверьте права на него.") from None
    if len(data) > SIZE_MAX:
        limit = SIZE_MAX // 1024 // 1024
        raise Refusal(f"Файл «{path.name}» слишком велик: нужно не больше {limit} МБ.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal("Файл в кодировке UTF-16: сохраните его как «CSV UTF-8».")
    if b"\0" in data:
        raise Refusal("Это не таблица CSV: в файле есть нулевые байты. Сохраните её как CSV.")
    return data


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1251"), ("файл в кодировке Windows-1251; проверьте, верны ли буквы",)
    except UnicodeDecodeError:
        raise Refusal("Кодировка файла непонятна: сохраните его как «CSV UTF-8».") from None


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(";,\t", key=first.count)


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of their first line; a cell in quotes may hold several lines."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, [cell.strip() for cell in cells]
            begins = reader.line_num + 1
    except csv.Error:
        raise Refusal(
            f"Строка {begins} не разобрана: кавычки не на месте или ячейка слишком длинна. "
            "Кавычки внутри ячейки удваивают, а всю ячейку берут в кавычки."
        ) from None


def _row(
    file: str, columns: Sequence[str], line: int, cells: list[str], problems: list[Problem]
) -> Row:
    if any(cells[len(columns) :]):
        found = f"ячеек {len(cells)}, а столбцов {len(columns)}"
        problems.append(Problem(file, f"строка {line}", found, "уберите лишние разделители"))
    return Row(line, dict(zip(columns, cells, strict=False)))
