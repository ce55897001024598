"""The queue as a long list shows it: everybody in order by id, lines only for what is in sight.

A small office is read whole. A large one is read from the derived order, and a curator's own
families are never kept waiting for it: they are few, and computed from their facts at once.
"""

from abc import ABC, abstractmethod
from array import array
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from sstui.core.queue import Group, QueueLine
from sstui.core.records import CaseId, StaffId
from sstui.core.text import fold
from sstui.desk.deadlines import active_clocks, beside_visits
from sstui.desk.desk import Desk
from sstui.desk.queue import queue
from sstui.desk.queue_view import View, in_order
from sstui.store.caseload import count_open, open_cases
from sstui.store.changes import mark
from sstui.store.engine import connected
from sstui.store.member_names import names_of

SMALL = 300
"""Open cases up to which the whole queue is computed whenever it is looked at."""
Tell = Callable[[int], None]
"""Is told how much of a long work is done, in per cent; may raise to break it off."""


class NotAtHand(Exception):  # noqa: N818 - nothing is wrong: somebody who waits asks for it
    """More than a few cases would have to be computed first."""


class Lost(Exception):  # noqa: N818 - nothing is wrong: the list is read anew
    """What the listing goes by is not there any more."""


Ids: TypeAlias = Sequence[int]
"""Ids of cases; there may be a hundred thousand, and the last ones may still be on their way."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Deadlines of one clock that stand in the list, soonest first."""

    code: str
    title: str
    late: int
    ids: Ids


@dataclass(frozen=True, slots=True)
class Listing(ABC):
    """The queue of one moment; its lines may be asked for later."""

    desk: Desk
    view: View
    token: Hashable
    """Equal ones of two listings mean that nothing has changed between them."""
    ids: Ids
    """Families in their order; none where only deadlines are wanted."""
    counts: dict[Group, int]
    """Families in each group, before the filter by group."""
    dated: tuple[Dated, ...]
    """Deadlines beside the visits, in the order of their soonest."""

    @property
    def is_at_hand(self) -> bool:
        """Whether nothing that is asked of it takes long."""
        return True

    def stands(self) -> bool:
        """Whether what it goes by is still there."""
        return True

    def read_rest(self) -> None:
        """Read what is still on its way, so that nobody has to wait for it later."""
        return

    @abstractmethod
    def lines(self, ids: Sequence[CaseId]) -> dict[CaseId, QueueLine]:
        """Lines of some families; one that is gone is left out."""

    @abstractmethod
    def deadline_lines(self, ids: Sequence[CaseId], code: str) -> dict[CaseId, QueueLine]:
        """Lines about the deadlines of one clock."""

    @abstractmethod
    def texts(self) -> Mapping[int, str] | None:
        """What each family is found by, folded; None of too many to be held and gone through."""

    @abstractmethod
    def found(self, text: str, among: Collection[int] | None = None) -> set[int]:
        """Families whose members, place or number hold every one of these words.

        Args:
            text: the words.
            among: cases that are known to have all of them among themselves.

        Raises:
            Lost: it cannot be told without reading the list anew.
        """


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

    def texts(self) -> Mapping[int, str]:
        """With the names of all members, which are read for it."""
        return texts_of((*self.about.values(), *self.known.values()))

    def found(self, text: str, among: Collection[int] | None = None) -> set[int]:
        """By the names of all members, which are read for it."""
        return found_in(self.texts(), text)

    def sorted_as(self, view: View, token: Hashable) -> "Whole":
        """The same families in another order."""
        lines = in_order(self.desk, list(self.known.values()), view.order)
        return replace(self, view=view, token=token, ids=_ids(lines))


def listing(
    desk: Desk, view: View, tell: Tell | None, known: Listing | None = None
) -> Listing | None:
    """The queue as it is wanted; None where nothing has changed since the one that is known.

    Args:
        desk: the office and the day.
        view: what is shown, in which order.
        tell: is told in per cent how far a long computation is; may raise to break it off. None
            where nobody waits for one.
        known: the listing that is at hand.

    Raises:
        Refusal: the office cannot be read.
        NotAtHand: nobody waits, and more than a few cases would have to be computed first.
    """
    with connected():
        now = mark()
        token = (desk.office, desk.today, view, now)
        if known is not None and token == known.token and known.stands():
            return None
        if isinstance(known, Whole) and not view.wanted.deadlines:
            before = View(view.wanted, known.view.order)
            if known.token == (desk.office, desk.today, before, now):
                return known.sorted_as(view, token)
        if is_large(desk, view.wanted.curator_id):
            from sstui.desk.ordered import ordered  # noqa: PLC0415 - only large offices need it

            if found := ordered(desk, view, token, tell):
                return found
        return _whole(desk, view, token)


def prepare(desk: Desk) -> None:
    """Have the derived order made, by a process of its own, where it is wanted and not there."""
    with connected():
        if is_large(desk):
            from sstui.desk.ordered import start_if_behind  # noqa: PLC0415

            start_if_behind(desk)


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
        _ids(lines),
        found.counts,
        tuple(_dated(desk, code, dated) for code, dated in by_clock.items()),
        {line.case_id: line for line in found.lines},
        {(line.case_id, code): line for code, dated in by_clock.items() for line in dated},
    )


def _dated(desk: Desk, code: str, lines: Sequence[QueueLine]) -> Dated:
    late = sum(line.deadline is not None and line.deadline.due_on < desk.today for line in lines)
    return Dated(code, title_of(desk, code), late, _ids(lines))


def title_of(desk: Desk, code: str) -> str:
    """What a clock is called; its code where the profile no longer has it."""
    return next((one.title for one in active_clocks(desk) if one.code == code), code)


def texts_of(lines: Collection[QueueLine]) -> dict[int, str]:
    """Folded names of all members, place and number, by case."""
    names = names_of(line.family_id for line in lines)
    return {
        line.case_id: " ".join((*names.get(line.family_id, ()), _shown_text(line)))
        for line in lines
    }


def found_in(texts: Mapping[int, str], text: str) -> set[int]:
    """Cases whose texts hold every one of some words."""
    words = fold(text).split()
    if not words:
        return set()
    return {case_id for case_id, said in texts.items() if all(word in said for word in words)}


def _ids(lines: Iterable[QueueLine]) -> "array[int]":
    return array("I", (line.case_id for line in lines))


def _shown_text(line: QueueLine) -> str:
    return fold(f"{line.family} {line.settlement} {line.number}")
