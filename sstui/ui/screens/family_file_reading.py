"""A record of the family's file in full, for reading."""

from sstui.core.family_file import Application, Assessment, Passport, Survey
from sstui.desk.family_view import FamilyFile
from sstui.desk.family_words import PASSPORT_LINES, SURVEY_LINES
from sstui.ui.screens.card_rows import Row
from sstui.ui.screens.family_file_tabs import FileTab


def whole(found: FamilyFile, tab: FileTab, row: Row) -> list[str]:
    """Every cell of a row with its title, and the texts of its record with all their lines."""
    record = row.record
    if isinstance(record, Passport):
        text = getattr(record, str(row.key), "") if str(row.key) in dict(PASSPORT_LINES) else ""
        return [f"{row.cells[0]}: {text or row.cells[1]}"]
    cells = [
        f"{column.title}: {cell}"
        for column, cell in zip(tab.columns, row.cells, strict=True)
        if column.title and cell
    ]
    return [*cells, *_texts(record)]


def _texts(record: object) -> list[str]:
    """What the row could only show in part."""
    if isinstance(record, Survey):
        texts = {title: getattr(record, name) for name, title in SURVEY_LINES}
    elif isinstance(record, Application):
        texts = {"В чём трудность": record.problems}
    elif isinstance(record, Assessment):
        texts = {"Почему решено так": record.reason, "Мнение семьи": record.opinion}
    else:
        texts = {}
    return [f"{title}: {text}" for title, text in texts.items() if text]
