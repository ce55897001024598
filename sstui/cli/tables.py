"""Plain tables: one line a row, columns that fit the width, nothing that only an eye can read."""

import shutil
import unicodedata
from argparse import Namespace
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sstui.cli import terminal
from sstui.cli.terminal import safe
from sstui.core.wording import short_date


@dataclass(frozen=True, slots=True)
class Column:
    """One column; it may shrink to `least` characters when the line would be too long."""

    title: str
    least: int | None = None
    """None for a column that never shrinks."""
    shorten: Callable[[str, int], str] | None = None
    """A better way to shorten a text than to cut it."""
    holds: int = 0
    """Of columns that may shrink those with the lowest number shrink first."""


Value = str | int | date | None
"""A cell of a sheet; a day is written with four digits of its year."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list in full, nothing cut: what `--csv` and `--plain` are made of."""

    titles: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    heading: str = ""
    """A sentence that `--plain` begins with."""


def answer(
    args: Namespace,
    data: Callable[[], object],
    sheet: Callable[[], Sheet],
    text: Callable[[], Iterable[str]],
) -> None:
    """Print the answer of a list command in the shape that its line asks for.

    Args:
        args: the line.
        data: for `--json`.
        sheet: for `--csv` and `--plain`.
        text: for eyes.
    """
    if args.json:
        terminal.say_json(data())
    elif args.csv:
        made = sheet()
        terminal.say_csv([made.titles, *([_written(one) for one in row] for row in made.rows)])
    elif args.plain:
        terminal.say(*records(sheet()))
    else:
        terminal.say(*text())


def records(sheet: Sheet) -> list[str]:
    """A list as paragraphs of «label: value», one a record; what is empty is left out."""
    lines = [sheet.heading] if sheet.heading else []
    for row in sheet.rows:
        said = [
            f"{title}: {' '.join(_written(value).split())}"
            for title, value in zip(sheet.titles, row, strict=True)
            if _written(value).strip()
        ]
        lines += ["", *said] if lines else said
    return lines or ["Ничего нет."]


def screen_width() -> int:
    """Characters in a line: the terminal's, or 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Lines of a table: titles first; the last column is not padded."""
    cleaned = [[safe(cell) for cell in row] for row in rows]
    needed = [
        max([length(column.title), *(length(row[place]) for row in cleaned)])
        for place, column in enumerate(columns)
    ]
    widths = _fitted(columns, needed, width - len(columns) + 1)
    titles = [column.title for column in columns]
    return [_line(columns, widths, row) for row in (titles, *cleaned)]


def length(text: str) -> int:
    """Columns of the screen that a text takes."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def cut(text: str, width: int) -> str:
    """A text that is not longer than a width; where it was cut stands «…»."""
    if length(text) <= width:
        return text
    kept, used = "", 0
    for one in text:
        used += length(one)
        if used > width - 1:
            break
        kept += one
    return kept.rstrip() + "…"


def initials(text: str, width: int) -> str:
    """A person's name that fits: in full, with initials, the surname, the cut surname."""
    parts = text.split()
    if length(text) <= width or len(parts) < 2:
        return cut(text, width)
    short = " ".join([parts[0], *(f"{part[0]}." for part in parts[1:3])])
    if length(short) <= width:
        return short
    return cut(parts[0], width)


def _written(value: Value) -> str:
    """A cell as text."""
    if value is None:
        return ""
    return short_date(value) if isinstance(value, date) else str(value)


def _fitted(columns: Sequence[Column], needed: list[int], room: int) -> list[int]:
    """Widths that fit the room where that is possible."""
    widths = list(needed)
    for place in sorted(range(len(columns)), key=lambda place: columns[place].holds):
        least = columns[place].least
        over = sum(widths) - room
        if least is not None and over > 0:
            widths[place] = max(widths[place] - over, min(least, widths[place]))
    return widths


def _line(columns: Sequence[Column], widths: Sequence[int], row: Sequence[str]) -> str:
    cells = []
    for column, width, text in zip(columns, widths, row, strict=True):
        shown = (column.shorten or cut)(text, width)
        cells.append(shown + " " * (width - length(shown)))
    return " ".join(cells).rstrip()
