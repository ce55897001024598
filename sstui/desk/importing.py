"""Families or visits are entered from a table, all of it or nothing.

The rows go through the same functions as forms do. A trial run is the real one, undone at its end,
so what it reports is what would happen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from sstui.core.problems import Problem
from sstui.core.refusal import Refusal
from sstui.core.text import fold
from sstui.desk.csv_families import COLUMNS as FAMILY_COLUMNS
from sstui.desk.csv_families import REQUIRED as FAMILY_REQUIRED
from sstui.desk.csv_families import enter_families
from sstui.desk.csv_file import Sheet, read_sheet
from sstui.desk.csv_made import Faults, Made
from sstui.desk.csv_visits import COLUMNS as VISIT_COLUMNS
from sstui.desk.csv_visits import REQUIRED as VISIT_REQUIRED
from sstui.desk.csv_visits import enter_visits
from sstui.desk.desk import Desk
from sstui.store.door import Written, together, write


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do, or why it did nothing."""

    made: Made
    problems: tuple[Problem, ...]
    """Everything that is wrong with the file; nothing is kept when there is any."""
    is_saved: bool
    notes: tuple[str, ...] = ()


class _Undone(Exception):  # noqa: N818 - no error: the end of a trial run
    """Takes the transaction back."""


def import_file(desk: Desk, path: Path, *, dry_run: bool) -> Imported:
    """Enter a file of families or of visits; which of them it is, its columns tell.

    Args:
        desk: the office, with a known person at work.
        path: the CSV file.
        dry_run: look at everything and keep nothing.

    Raises:
        Refusal: the file as a whole cannot be read, or was imported before.
    """
    sheet = read_sheet(path)
    enter, known, required = _kind(sheet)
    problems = [*sheet.problems, *_columns(sheet, known, required)]
    made = Made()
    if set(map(fold, required)) <= set(sheet.columns):
        try:
            with together():
                _sign(desk, sheet)
                made = enter(desk, sheet, Faults(sheet.name, problems))
                if problems or dry_run:
                    raise _Undone
        except _Undone:
            pass
    ordered = sorted(problems, key=lambda one: int(one.key.split(",")[0].split()[1]))
    return Imported(made, tuple(ordered), not (dry_run or problems), sheet.notes)


Enter = Callable[[Desk, Sheet, Faults], Made]


def _kind(sheet: Sheet) -> tuple[Enter, tuple[str, ...], tuple[str, ...]]:
    if "исход" in sheet.columns:
        return enter_visits, VISIT_COLUMNS, VISIT_REQUIRED
    if "семья" in sheet.columns:
        return enter_families, FAMILY_COLUMNS, FAMILY_REQUIRED
    raise Refusal(
        "Непонятно, что в таблице: в первой строке нет ни столбца «семья» (семьи), "
        "ни столбца «исход» (посещения)."
    )


def _columns(sheet: Sheet, known: tuple[str, ...], required: tuple[str, ...]) -> list[Problem]:
    """What is wrong with the names of the columns."""
    found: list[Problem] = []

    def fault(what: str, expected: str) -> None:
        found.append(Problem(sheet.name, "строка 1", what, expected))

    seen: set[str] = set()
    titles = {fold(title): title for title in known}
    for column in sheet.columns:
        if not column and not any(row[column] for row in sheet.rows):
            continue
        if column in seen:
            fault(f"столбец «{column}» назван дважды", "оставьте один")
        elif column not in titles:
            near = get_close_matches(column, titles, n=1)
            hint = f"может быть, «{titles[near[0]]}»?" if near else f"бывают: {', '.join(known)}"
            fault(f"неизвестный столбец «{column[:60]}»", hint)
        seen.add(column)
    for column in required:
        if fold(column) not in seen:
            fault(f"нет столбца «{column}»", "он нужен")
    return found


def _sign(desk: Desk, sheet: Sheet) -> None:
    """Put the import itself into the journal, once for each content of a file.

    Raises:
        Refusal: a file of this very content was imported before.
    """
    is_new = False

    def change() -> Written:
        nonlocal is_new
        is_new = True
        detail: dict[str, Any] = {"sha256": sheet.sha256, "rows": len(sheet.rows)}
        return Written(len(sheet.rows), detail=detail)

    write(desk.actor, "import", "import", change, f"import:{sheet.sha256}")
    if not is_new:
        raise Refusal(f"Файл «{sheet.name}» уже загружен раньше: ничего не добавлено.")
