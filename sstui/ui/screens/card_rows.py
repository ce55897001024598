"""What a line of a card's list is, and what it is made from beside the card."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from sstui.core.norms import Norms
from sstui.core.office import Dictionaries
from sstui.core.workdays import WorkCalendar
from sstui.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a tab."""

    key: Hashable
    cells: tuple[str, ...]
    record: object
    """What the line shows, for the actions on it."""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Context:
    """What the rows need beside the card."""

    today: date
    norms: Norms
    dictionaries: Dictionaries
    calendar: WorkCalendar
