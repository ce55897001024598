"""The queue of a large office, by the derived order."""

import time
from array import array
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sstui.core.queue import Group, QueueLine
from sstui.core.records import CaseId
from sstui.core.text import fold
from sstui.desk.deadlines import last_day_wanted, with_deadlines
from sstui.desk.desk import Desk
from sstui.desk.listing import Dated, Listing, Tell, title_of
from sstui.desk.order_worker import start
from sstui.desk.ordering import bring_up, how_far_behind, is_current, order_path, throw_away
from sstui.desk.queue import lines_of
from sstui.desk.queue_view import View
from sstui.store import order
from sstui.store.caseload import count_open
from sstui.store.engine import connected
from sstui.store.order_file import PATIENCE, Unusable, order_file

AT_ONCE = 1000
"""Cases that are computed here; more are left to a process of their own."""
TRIES = 3
"""How often the file is asked while others keep bringing it to another day."""
_GROUPS = tuple(Group)


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


def ordered(desk: Desk, view: View, token: Hashable, tell: Tell) -> Ordered | None:
    """The queue by the order, brought up to date first; None where there is no place for it.

    Args:
        desk: the office and the day.
        view: what is shown, in which order.
        token: what the listing is told from others by.
        tell: is told how far a long computation is; may raise to break it off.

    Raises:
        Refusal: the office cannot be read.
    """
    path = order_path(desk.office)
    for _ in range(TRIES):
        try:
            return _ordered(desk, view, token, path, tell)
        except Unusable:
            _mend(path)
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
        none = array("I")
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
        tuple(Dated(code, title_of(desk, code), late, cases) for code, late, cases in clocks),
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
