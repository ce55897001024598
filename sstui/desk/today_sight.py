"""What the day's overview is made of: lines in blocks, and what they are made from."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sstui.core.queue import Group, QueueLine
from sstui.core.records import Appointment, CaseId, Staff, StaffId
from sstui.desk.deadlines import DeadlineLine
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter


class Kind(StrEnum):
    """What a line is about."""

    DANGER = "danger"
    EXPIRED = "expired"
    OVERDUE = "overdue"
    DEADLINE = "deadline"
    AGREED = "agreed"
    MADE = "made"
    DUE = "due"
    WEEK = "week"
    AHEAD = "ahead"
    ANSWER = "answer"
    CURATOR = "curator"
    LOAD = "load"
    WARNING = "warning"
    DRAFT = "draft"
    STEP = "step"
    MORE = "more"

    @property
    def sign(self) -> str:
        """One character that tells the kind without colour."""
        return _SIGNS.get(self, " ")


_SIGNS = {
    Kind.DANGER: "!",
    Kind.EXPIRED: "×",
    Kind.OVERDUE: "!",
    Kind.DEADLINE: "!",
    Kind.AGREED: "@",
    Kind.MADE: "+",
    Kind.DUE: "•",
    Kind.WEEK: "+",
    Kind.ANSWER: "!",
    Kind.AHEAD: "•",
    Kind.CURATOR: "!",
    Kind.WARNING: "?",
    Kind.STEP: "→",
}


@dataclass(frozen=True, slots=True)
class Way:
    """What a line leads to: the first of these that is there."""

    case_id: CaseId | None = None
    """The card of a case."""
    day: date | None = None
    """A day of the calendar."""
    wanted: QueueFilter | None = None
    """The queue with this filter."""
    page: str = ""
    """A page by its code: `load`, `closed-run`, `warnings`, `drafts`, `people`, `owes` …"""


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One line of the overview: a family with what is to be said of it, or a sentence."""

    kind: Kind
    words: str
    """The whole sentence, or what is to be said of the family."""
    way: Way
    case_id: CaseId | None = None
    number: str = ""
    family: str = ""
    settlement: str = ""
    curator: str = ""
    """Surname and initials of the curator, or of whoever goes."""
    day: date | None = None
    at: str = ""
    """A time, may be empty."""
    is_late: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What the line is known by when the overview is read again."""
        is_of_words = self.case_id is None or self.kind is Kind.ANSWER
        about = self.words if is_of_words else self.case_id
        told = self.words if self.kind is Kind.AHEAD else None
        day = self.day if self.kind is Kind.DEADLINE else told
        return (self.kind, about, day, self.at)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one kind under their title."""

    code: str
    """For programs: `late`, `agreed`."""
    title: str
    lines: tuple[TodayLine, ...]
    whole: Way | None = None
    """Where all of it stands, when the screen has room for a few lines only."""

    total: int = 0
    """How many lines there are, where only the first ones are at hand."""

    @property
    def count(self) -> int:
        """How many lines there are."""
        return max(self.total, len(self.lines))


@dataclass(frozen=True, slots=True)
class Sums:
    """How many there are of everything, however few lines have been read."""

    counts: Mapping[Group, int]
    """Families in each group."""
    late: Mapping[StaffId | None, Counter[str]]
    """What is late by curator: `overdue` visits, `expired` terms, `deadline` of the process."""
    held: Mapping[StaffId | None, Counter[str]]
    """Families by curator and by the code of their level."""

    @property
    def families(self) -> int:
        """Open families."""
        return sum(self.counts.values())

    @property
    def is_late(self) -> int:
        """Everything that is late."""
        return sum(one.total() for one in self.late.values())


@dataclass(frozen=True, slots=True)
class Sight:
    """What the blocks are made of, read once."""

    desk: Desk
    curator_id: StaffId | None
    """Whose families these are; None for all."""
    lines: tuple[QueueLine, ...]
    """Open families, most urgent first; of a large office the first ones of each group."""
    deadlines: tuple[DeadlineLine, ...]
    """Deadlines that wait, soonest first; of a large office the first ones of each kind."""
    sums: Sums
    agreed: tuple[tuple[Appointment, QueueLine], ...]
    """Visits agreed from today to Sunday, in their order."""
    made: frozenset[CaseId]
    """Cases with a contact recorded today."""
    people: dict[StaffId, Staff]

    @property
    def today(self) -> date:
        """The day of the overview."""
        return self.desk.today

    @property
    def sunday(self) -> date:
        """The last day of its week."""
        return self.today + timedelta(6 - self.today.weekday())

    def left_out(self, group: Group) -> int:
        """Families of a group that there are besides those at hand."""
        return self.sums.counts.get(group, 0) - sum(1 for _ in self.of_group(group))

    def of_group(self, *groups: Group) -> Iterator[QueueLine]:
        """Families of these groups."""
        return (line for line in self.lines if line.group in groups)
