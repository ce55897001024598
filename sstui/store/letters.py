"""Letters to organisations, remembered."""

from datetime import date

from sstui.core.letters import DisclosureGround, Letter, LetterId, SendingWay
from sstui.core.records import CaseId
from sstui.store.engine import fetch
from sstui.store.route_rows import LetterRow
from sstui.store.tables import Table, enum, listed

_LETTERS = Table(
    LetterRow,
    Letter,
    {"ground": enum(DisclosureGround), "way": enum(SendingWay), "measure_ids": listed()},
)


def add_letter(letter: Letter) -> LetterId:
    """Remember a letter."""
    return LetterId(_LETTERS.add(letter))


def change_letter(letter: Letter) -> None:
    """Replace a letter: sent, answered, void; errors as in `Table.change`."""
    _LETTERS.change(letter)


def letter(letter_id: LetterId) -> Letter | None:
    """One letter."""
    return _LETTERS.get(letter_id)


def letter_by_number(number: str) -> Letter | None:
    """The letter with a number; of several the newest, one that holds before a void one."""
    order = (LetterRow.voided != "", LetterRow.id.desc())
    found = _LETTERS.where(LetterRow.number == number, order=order)
    return found[0] if found else None


def letters(case_id: CaseId) -> list[Letter]:
    """Letters of a case, newest first, void ones included."""
    order = (LetterRow.written_on.desc(), LetterRow.id.desc())
    return _LETTERS.where(LetterRow.case == case_id, order=order)


def unanswered_letters() -> list[Letter]:
    """Letters that were sent and not answered, of all cases, the earliest due first."""
    waits = (LetterRow.sent_on.is_null(False), LetterRow.answered_on.is_null())
    order = (LetterRow.reply_by.is_null(), LetterRow.reply_by, LetterRow.id)
    return _LETTERS.where(*waits, LetterRow.voided == "", order=order)


def letters_written(first: date, last: date) -> list[Letter]:
    """Letters written from one day to another, both included, newest first."""
    order = (LetterRow.written_on.desc(), LetterRow.id.desc())
    return _LETTERS.where(LetterRow.written_on.between(first, last), order=order)


def has_letter_number(number: str) -> bool:
    """Whether a letter has this number already."""
    return bool(fetch(LetterRow.select(LetterRow.id).where(LetterRow.number == number).limit(1)))
