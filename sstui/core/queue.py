"""The queue: which open family is owed a visit, in order of urgency."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from sstui.core.deadlines import Deadline
from sstui.core.facts import CaseFacts, window_end
from sstui.core.norms import Norms
from sstui.core.records import CaseId, FamilyId, SettlementId, StaffId
from sstui.core.schedule import NextVisit, next_visit
from sstui.core.text import sort_key
from sstui.core.workdays import WorkCalendar


class Group(StrEnum):
    """Groups of the queue, most urgent first; every open family is in exactly one.

    The last one is not in the queue: it is what the card of an ended case says.
    """

    EXPIRED = "expired"
    OVERDUE = "overdue"
    DUE = "due"
    WEEK = "week"
    LATER = "later"
    PAUSED = "paused"
    NONE = "none"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The heading of the group."""
        return {
            "expired": "Срок истёк: нужно решение",
            "overdue": "Просрочено",
            "due": "Пора",
            "week": "На этой неделе",
            "later": "Позже",
            "paused": "Приостановлено",
            "none": "Посещение не назначается",
            "ended": "Сопровождение окончено",
        }[self.value]

    @property
    def sign(self) -> str:
        """One character that tells the group without colour."""
        return {
            "expired": "×",
            "overdue": "!",
            "due": "•",
            "week": "+",
            "later": " ",
            "paused": "=",
            "none": "?",
            "ended": "-",
        }[self.value]


_ORDER = {group: number for number, group in enumerate(Group)}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the rule says of a case on a day."""

    next: NextVisit | None
    end: date | None
    """Last day of the case window; None only when the facts contradict the norms."""
    fault: str = ""
    """Why nothing can be computed, in words; empty normally."""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One open family as lists show it."""

    case_id: CaseId
    number: str
    family_id: FamilyId
    family: str
    settlement_id: SettlementId
    settlement: str
    level: str
    """Code of the level on the day."""
    curator_id: StaffId | None
    curator: str
    """The curator's surname and initials, empty when there is none."""
    group: Group
    outlook: Outlook
    appointment: tuple[date, str] | None
    """Day and time (may be empty) of the appointment that stands."""
    deadline: Deadline | None = None
    """The deadline of the process that this line is about; None for a visit's line."""

    @property
    def key(self) -> Hashable:
        """What the line is known by: its case, and its deadline where it is about one."""
        return (self.case_id, self.deadline.clock.code) if self.deadline else self.case_id

    @property
    def next(self) -> NextVisit | None:
        """The next visit owed, if any."""
        return self.outlook.next


class Planner:
    """The rule under one set of norms and calendar on one day; equal histories share an answer."""

    def __init__(self, norms: Norms, calendar: WorkCalendar, today: date) -> None:
        self.norms = norms
        self.calendar = calendar
        self.today = today
        self._known: dict[CaseFacts, Outlook] = {}

    def outlook(self, facts: CaseFacts) -> Outlook:
        """The next visit and the end of a case."""
        found = self._known.get(facts)
        if found is None:
            found = self._known[facts] = self._compute(facts)
        return found

    def _compute(self, facts: CaseFacts) -> Outlook:
        try:
            end = window_end(facts, self.norms)
            return Outlook(next_visit(facts, self.norms, self.calendar, self.today), end)
        except ValueError as fault:
            return Outlook(None, None, str(fault))


def level_on(facts: CaseFacts, day: date) -> str:
    """Code of the level of a case on a day; the first one before its date, '' without levels."""
    ordered = sorted(facts.levels)
    past = [level for since, level in ordered if since <= day]
    return past[-1] if past else next((level for _, level in ordered), "")


def is_paused(facts: CaseFacts, day: date) -> bool:
    """Whether a case is suspended on a day."""
    return any(first <= day and (last is None or day <= last) for first, last in facts.pauses)


def group_of(facts: CaseFacts, outlook: Outlook, today: date) -> Group:
    """The group of a case; one that was ended by a decision waits for nothing."""
    if facts.end is not None and facts.end < today:
        return Group.ENDED
    found = outlook.next
    days = (found.due_by, found.target) if found else None
    return group_on(outlook.end, days, today, is_paused=is_paused(facts, today))


def group_on(
    end: date | None, days: tuple[date, date] | None, today: date, *, is_paused: bool
) -> Group:
    """The group of an open case on a day, by what the rule says of it.

    Args:
        end: the last day of the case window; None when it cannot be told.
        days: deadline and target of the next visit; None when none is owed.
        today: the day.
        is_paused: whether the case is suspended on the day.
    """
    if end is not None and end < today:
        return Group.EXPIRED
    if is_paused:
        return Group.PAUSED
    if days is None:
        return Group.NONE
    due_by, target = days
    # The one definition of overdue, as `NextVisit.is_overdue` has it.
    if due_by < today:
        return Group.OVERDUE
    if target <= today:
        return Group.DUE
    sunday = today + timedelta(6 - today.weekday())
    return Group.WEEK if target <= sunday else Group.LATER


def urgency(line: QueueLine, rank: int) -> tuple[int, date, date, int, str, CaseId]:
    """Sort key of a line: group, deadline, target, severity of the level, name, case."""
    found = line.next
    days = (found.due_by, found.target) if found else None
    # The case comes last: two families of one name keep their order from look to look.
    place = place_of(line.group, line.outlook.end, days)
    return (*place, -rank, sort_key(line.family), line.case_id)


def place_of(
    group: Group, end: date | None, days: tuple[date, date] | None
) -> tuple[int, date, date]:
    """The first parts of the sort key: group, deadline and target, or the end where it rules."""
    if group is Group.EXPIRED or days is None:
        last = end or date.max
        return _ORDER[group], last, last
    return _ORDER[group], *days


def load_share(limits: list[int | None]) -> Fraction:
    """A curator's load: the sum of 1 / families-per-specialist over open cases; 1 is full.

    A level without a norm (None) is left out, as the acts give none (seed 000).
    """
    return sum((Fraction(1, limit) for limit in limits if limit), Fraction(0))
