"""The queue of a large office, by the derived order."""

import time
from array import array
from collections.abc import Collection, Hashable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from sstui.core.queue import Group, QueueLine
from sstui.core.records import CaseId
from sstui.core.text import fold
from sstui.desk.deadlines import last_day_wanted, with_deadlines
from sstui.desk.desk import Desk
from sstui.desk.late_ids import LateIds
from sstui.desk.listing import Dated, Ids, Listing, Lost, NotAtHand, Tell, title_of
from sstui.desk.order_worker import start
from sstui.desk.ordering import bring_up, how_far_behind, is_current, order_path, throw_away
from sstui.desk.queue import lines_of
from sstui.desk.queue_view import Order, View
from sstui.store import order
from sstui.store.caseload import count_open
from sstui.store.engine import connected
from sstui.store.order_file import PATIENCE, OrderFile, Spoilt, Unusable, order_file, unusable

AT_ONCE = 1000
"""Cases that are computed here; more are left to a process of their own."""
GONE_THROUGH = 4000
"""Families whose names are gone through at every letter; more are left to the file."""
PICKED_OUT = 12_000
"""Families whose words are looked at one by one; past that all of them are gone through."""
FEW = 40
"""Cases that are computed in the time of a frame or two."""
TRIES = 3
"""How often the file is asked while others keep bringing it to another day."""
STUCK = 20.0
"""Seconds of somebody else's work without any progress after which one does without the file."""
FIRST = 256
"""Ids that are there at once: a few screenfuls."""
MANY = 4 * FIRST
_GROUPS = tuple(Group)


class _Moved(Exception):  # noqa: N818 - nothing is wrong: it is asked again
    """Somebody has just brought the file to another day."""


@dataclass(frozen=True, slots=True)
class Ordered(Listing):
    """Families in the derived order; a line is computed from its facts when it comes in sight."""

    path: Path

    @property
    def is_at_hand(self) -> bool:
        """Lines are read for it, and finding goes through everybody's names."""
        return False

    def stands(self) -> bool:
        """Whether the file is there and whole."""
        with suppress(Unusable), order_file(self.path) as file:
            return _is_whole(file)
        return False

    def read_rest(self) -> None:
        """Read the ids behind the first ones."""
        if isinstance(self.ids, LateIds):
            self.ids.all()

    def lines(self, ids: Sequence[CaseId]) -> dict[CaseId, QueueLine]:
        """Lines by the facts of now."""
        with connected():
            return lines_of(self.desk, ids)

    def deadline_lines(self, ids: Sequence[CaseId], code: str) -> dict[CaseId, QueueLine]:
        """Lines by the facts of now."""
        with connected():
            dated = with_deadlines(self.desk, lines_of(self.desk, ids).values())
        return {one: dated[one, code] for one in ids if (one, code) in dated}

    def texts(self) -> Mapping[int, str] | None:
        """By the folded words that the order keeps."""
        if len(self.ids) > GONE_THROUGH:
            return None
        with suppress(Unusable), order_file(self.path) as file:
            if _is_whole(file):
                return order.words_by_case(file, self._cases)
        return None

    def found(self, text: str, among: Collection[int] | None = None) -> set[int]:
        """By the folded words that the order keeps."""
        words = fold(text).split()
        if among is not None and len(among) > PICKED_OUT:
            among = None  # to go through everybody takes no longer
        with suppress(Unusable), order_file(self.path) as file:
            if _is_whole(file):
                return order.found_by_words(file, words, among)
        raise Lost

    @property
    def _cases(self) -> set[int]:
        """Everybody that the list shows, in whatever part of it."""
        return {*self.ids, *chain(*(one.ids for one in self.dated))}


def ordered(desk: Desk, view: View, token: Hashable, tell: Tell | None) -> Ordered | None:
    """The queue by the order, brought up to date first; None where there is no place for it.

    Args:
        desk: the office and the day.
        view: what is shown, in which order.
        token: what the listing is told from others by.
        tell: is told how far a long computation is; may raise to break it off. None where nobody
            waits for one.

    Raises:
        Refusal: the office cannot be read.
        NotAtHand: nobody waits, and more than a few cases are behind.
    """
    path = order_path(desk.office)
    for _ in range(TRIES):
        try:
            return _ordered(desk, view, token, path, tell)
        except _Moved:
            continue
        except Spoilt:
            _mend(path)
        except Unusable:
            return None
    return None


def start_if_behind(desk: Desk) -> None:
    """Have the order brought up by a process of its own, if there is much to do."""
    path = order_path(desk.office)
    try:
        with order_file(path) as file:
            behind = how_far_behind(file, desk)
    except Unusable:
        return
    if behind > AT_ONCE:
        start(desk, path)


def _ordered(desk: Desk, view: View, token: Hashable, path: Path, tell: Tell | None) -> Ordered:
    """The queue by the derived order, brought up to date first."""
    if tell is None:
        _make_ready_at_once(desk, path)
    else:
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
            raise _Moved
        found = order.counts(file, which)
        if which == order.Which() and sum(found.values()) != count_open(desk.today):
            raise Spoilt("a family is missing, or is one too many")
        clocks = order.deadline_clocks(file, which, until, today)
        # The last of all: it may go on with the file after this.
        ids = array("I") if wanted.deadlines else _ids(file, view, which, found)
    return Ordered(
        desk,
        view,
        token,
        ids,
        {group: found.get(number, 0) for number, group in enumerate(_GROUPS)},
        tuple(Dated(code, title_of(desk, code), late, cases) for code, late, cases in clocks),
        path,
    )


def _is_whole(file: OrderFile) -> bool:
    state = file.state()
    return state is not None and state.is_whole


def _ids(file: OrderFile, view: View, which: order.Which, found: dict[int, int]) -> Ids:
    """Everybody in order; of very many the first at once, and the others while those are shown."""
    total = sum(found.values()) if which.group is None else found.get(which.group, 0)
    if view.order is not Order.URGENCY or total < MANY:
        return order.cases_in_order(file, which, view.order.value)

    def read() -> "array[int]":
        try:
            with unusable():
                return order.cases_in_order(file, which)
        except Unusable:
            return array("I")
        finally:
            file.connection.close()

    first = order.first_in_order(file, which, FIRST)
    file.is_lent = True
    return LateIds(first, total, read)


def _make_ready_at_once(desk: Desk, path: Path) -> None:
    """Bring the order up to date where that takes no time.

    Raises:
        NotAtHand: it does, or somebody else is at it.
    """
    with order_file(path) as file:
        if is_current(file, desk):
            return
        behind = how_far_behind(file, desk)
    if behind > FEW or not bring_up(desk, path, lambda _: None, 0.0):
        raise NotAtHand


def _make_ready(desk: Desk, path: Path, tell: Tell) -> None:
    """Bring the order up to date: here, or by a process of its own that is waited for.

    Raises:
        Unusable: there is no place for it, or somebody holds it and does nothing.
    """
    child, before, since = None, None, time.monotonic()
    while True:
        with order_file(path) as file:
            if is_current(file, desk):
                return
            behind, state = how_far_behind(file, desk), file.state()
        if state != before:
            before, since = state, time.monotonic()
        elif time.monotonic() - since > STUCK:
            raise Unusable("no progress")
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
