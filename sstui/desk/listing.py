"""The queue as a long list shows it: everybody in order by id, lines only for what is in sight.

A small office is read whole. A large one is read from the derived order, and a curator's own
families are never kept waiting for it: they are few, and computed from their facts at once.
"""

import time
from abc import ABC, abstractmethod
from array import array
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sstui.core.queue import Group, QueueLine
from sstui.core.records import CaseId, StaffId
from sstui.core.text import fold
from sstui.desk.deadlines import (
    active_clocks,
    beside_visits,
    last_day_wanted,
    with_deadlines,
)
from sstui.desk.desk import Desk
from sstui.desk.order_worker import start
from sstui.desk.ordering import (
    Tell,
    bring_up,
    fingerprint,
    how_far_behind,
    is_current,
    order_path,
    throw_away,
)
from sstui.desk.queue import lines_of, names_by_family, queue
from sstui.desk.queue_view import View, in_order
from sstui.store import order
from sstui.store.caseload import count_open, open_cases
from sstui.store.changes import mark
from sstui.store.engine import connected
from sstui.store.order_file import PATIENCE, Unusable, order_file

SMALL = 300
"""Open cases up to which the whole queue is computed whenever it is looked at."""
AT_ONCE = 1000
"""Cases that are computed here; more are left to a process of their own."""
TRIES = 3
"""How often the file is asked while others keep bringing it to another day."""
_GROUPS = tuple(Group)


@dataclass(frozen=True, slots=True)
class Dated:
    """Deadlines of one clock that stand in the list, soonest first."""

    code: str
    title: str
    late: int
    ids: order.Ids


@dataclass(frozen=True, slots=True)
class Listing(ABC):
    """The queue of one moment; its lines may be asked for later."""

    desk: Desk
    view: View
    token: Hashable
    """Equal ones of two listings mean that nothing has changed between them."""
    ids: order.Ids
    """Families in their order; none where only deadlines are wanted."""
    counts: dict[Group, int]
    """Families in each group, before the filter by group."""
    dated: tuple[Dated, ...]
    """Deadlines beside the visits, in the order of their soonest."""

    @property
    def is_at_hand(self) -> bool:
        """Whether nothing that is asked of it takes long."""
        return True

    @abstractmethod
    def lines(self, ids: Sequence[CaseId]) -> dict[CaseId, QueueLine]:
        """Lines of some families; one that is gone is left out."""

    @abstractmethod
    def deadline_lines(self, ids: Sequence[CaseId], code: str) -> dict[CaseId, QueueLine]:
        """Lines about the deadlines of one clock."""

    @abstractmethod
    def found(self, text: str) -> set[int]:
        """Families whose members, place or number hold every one of these words."""


@dataclass(frozen=True, slots=True)
class Whole(Listing):
    """Every line at hand."""

    known: dict[CaseId, QueueLine] = field(default_factory=dict)
    about: dict[tuple[CaseId, str], QueueLine] = field(default_factory=dict)

    def lines(self, ids: Sequence[CaseId]) -> dict[CaseId, QueueLine]:
        """Lines that were computed with the list."""
        return {one: self.known[one] for one in ids}

    def deadline_lines(self, ids: Sequence[CaseId], code: str) -> dict[CaseId, QueueLine]:
        """Lines that were computed with the list."""
        return {one: self.about[one, code] for one in ids}

    def found(self, text: str) -> set[int]:
        """By the names of all members, which are read for it."""
        words = fold(text).split()
        names = names_by_family() if words else {}
        lines = {line.case_id: line for line in (*self.about.values(), *self.known.values())}
        return {
            line.case_id
            for line in lines.values()
            if words
            and all(
                word in f"{names.get(line.family_id, '')} {_shown_text(line)}" for word in words
            )
        }


@dataclass(frozen=True, slots=True)
class Ordered(Listing):
    """Families in the derived order; a line is computed from its facts when it comes in sight."""

    path: Path

    @property
    def is_at_hand(self) -> bool:
        """Lines are read for it, and finding goes through everybody's names."""
        return False

    def lines(self, ids: Sequence[CaseId]) -> dict[CaseId, QueueLine]:
        """Lines by the facts of now."""
        with connected():
            return lines_of(self.desk, ids)

    def deadline_lines(self, ids: Sequence[CaseId], code: str) -> dict[CaseId, QueueLine]:
        """Lines by the facts of now."""
        with connected():
            dated = with_deadlines(self.desk, lines_of(self.desk, ids).values())
        return {one: dated[one, code] for one in ids if (one, code) in dated}

    def found(self, text: str) -> set[int]:
        """By the folded words that the order keeps."""
        try:
            with order_file(self.path) as file:
                return order.found_by_words(file, fold(text).split())
        except Unusable:
            return set()


def listing(desk: Desk, view: View, tell: Tell, known: Hashable = None) -> Listing | None:
    """The queue as it is wanted; None where nothing has changed since a listing of this token.

    Args:
        desk: the office and the day.
        view: what is shown, in which order.
        tell: is told in per cent how far a long computation is; may raise to break it off.
        known: the token of the listing that is at hand.

    Raises:
        Refusal: the office cannot be read.
    """
    with connected():
        now = mark()
        token = (fingerprint(desk.office), desk.today, view, now)
        if token == known:
            return None
        if not is_large(desk, view.wanted.curator_id):
            return _whole(desk, view, token)
        path = order_path(desk.office)
        for _ in range(TRIES):
            try:
                return _ordered(desk, view, token, path, tell)
            except Unusable:
                _mend(path)
        return _whole(desk, view, token)


def prepare(desk: Desk) -> None:
    """Have the derived order made, by a process of its own, where it is wanted and not there."""
    with connected():
        if not is_large(desk):
            return
        path = order_path(desk.office)
        try:
            with order_file(path) as file:
                behind = how_far_behind(file, desk)
        except Unusable:
            return
        if behind > AT_ONCE:
            start(desk, path)


def is_large(desk: Desk, curator_id: StaffId | None = None) -> bool:
    """Whether an office, or one curator, has too many families to compute at every look."""
    return count_open(desk.today, SMALL + 1, curator_id) > SMALL


def _whole(desk: Desk, view: View, token: Hashable) -> Whole:
    wanted = view.wanted
    cases = open_cases(desk.today, curator_id=wanted.curator_id)
    found = queue(desk, wanted, cases)
    about = beside_visits(desk, wanted, found.lines, cases)
    lines = [] if wanted.deadlines else in_order(desk, found.lines, view.order)
    by_clock: dict[str, list[QueueLine]] = {}
    for line in about:
        if line.deadline:
            by_clock.setdefault(line.deadline.clock.code, []).append(line)
    return Whole(
        desk,
        view,
        token,
        array("I", (line.case_id for line in lines)),
        found.counts,
        tuple(_dated(desk, code, dated) for code, dated in by_clock.items()),
        {line.case_id: line for line in found.lines},
        {(line.case_id, code): line for code, dated in by_clock.items() for line in dated},
    )


def _dated(desk: Desk, code: str, lines: Sequence[QueueLine]) -> Dated:
    late = sum(line.deadline is not None and line.deadline.due_on < desk.today for line in lines)
    return Dated(code, _title(desk, code), late, array("I", (line.case_id for line in lines)))


def _title(desk: Desk, code: str) -> str:
    return next((one.title for one in active_clocks(desk) if one.code == code), code)


def _ordered(desk: Desk, view: View, token: Hashable, path: Path, tell: Tell) -> Ordered:
    """The queue by the derived order, brought up to date first."""
    _make_ready(desk, path, tell)
    wanted, today = view.wanted, desk.today.toordinal()
    which = order.Which(
        wanted.curator_id,
        wanted.settlement_id,
        wanted.level,
        None if wanted.group is None else _GROUPS.index(wanted.group),
        fold(wanted.words),
    )
    until = last_day_wanted(desk, wanted).toordinal()
    with order_file(path) as file, file.reading():
        state = file.state()
        if state is None or not state.is_whole or state.day != today:
            raise Unusable("somebody has just brought it to another day")
        none: order.Ids = array("I")
        ids = none if wanted.deadlines else order.cases_in_order(file, which, view.order.value)
        found = order.counts(file, which)
        clocks = order.deadline_clocks(file, which, until, today)
    if which == order.Which() and sum(found.values()) != count_open(desk.today):
        raise Unusable("a family is missing, or is one too many")
    return Ordered(
        desk,
        view,
        token,
        ids,
        {group: found.get(number, 0) for number, group in enumerate(_GROUPS)},
        tuple(Dated(code, _title(desk, code), late, cases) for code, late, cases in clocks),
        path,
    )


def _make_ready(desk: Desk, path: Path, tell: Tell) -> None:
    """Bring the order up to date: here, or by a process of its own that is waited for.

    Raises:
        Unusable: there is no place for it.
    """
    child = None
    while True:
        with order_file(path) as file:
            if is_current(file, desk):
                return
            behind, state = how_far_behind(file, desk), file.state()
        if behind > AT_ONCE and child is None:
            child = start(desk, path)
        if behind <= AT_ONCE or child is None or child.poll() is not None:
            if bring_up(desk, path, tell, PATIENCE):
                return
            child = None
        done = 100 * state.done // state.total if state and state.total else 0
        tell(min(done, 99))
        time.sleep(0.05)


def _mend(path: Path) -> None:
    """Throw away what turned out to be unusable, if that can be done."""
    try:
        throw_away(path)
    except Unusable:
        return


def _shown_text(line: QueueLine) -> str:
    return fold(f"{line.family} {line.settlement} {line.number}")
