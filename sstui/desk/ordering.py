"""Keeps the derived order of the queue up to date: only what may have changed is computed anew.

The order is disposable and is never taken for truth: a line that is shown is computed from facts,
`sstui check` compares the whole, and where there is no place for the file one does without it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sstui import __version__
from sstui.config import Office
from sstui.core.norm_content import canonical
from sstui.core.queue import group_on, place_of
from sstui.core.records import CaseId
from sstui.core.steady import group_span
from sstui.desk.desk import Desk
from sstui.desk.listing import Tell
from sstui.store.caseload import count_after, ids_after
from sstui.store.changes import Mark, changed_since, goes_on_from, mark
from sstui.store.engine import connected
from sstui.store.order_file import (
    FOLDER,
    OrderFile,
    State,
    Turning,
    discard,
    order_file,
    working_on,
)

RULES = 4
"""To be raised when what a spot is computed by, or how it is kept, changes between two versions."""
TURNS = 50
"""Cases that are put into another group in the time in which one is computed."""
CHUNK = 2000
"""Cases computed between two writes to the file."""
KEPT = 3
"""Files of other norms and calendars that stay: somebody may still be working by them."""


def order_path(office: Office) -> Path:
    """The file of the order under the norms, the calendar and the clocks that are in force."""
    return office.folder / FOLDER / f"queue-{fingerprint(office)}.db"


def fingerprint(office: Office) -> str:
    """Of everything beside the facts and the day that the order follows from, 16 signs."""
    sets = [(one.since.isoformat(), canonical(one)) for one in office.norms.sets]
    clocks = [one for one in office.profile.clocks if one.active]
    whole = repr((RULES, __version__, sets, office.calendar.said(), clocks))
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def is_current(file: OrderFile, desk: Desk) -> bool:
    """Whether every line of the file is right on the desk's day, after the last write."""
    state = file.state()
    if state is None or not state.is_whole or state.day != desk.today.toordinal():
        return False
    return state.mark.change == mark().change and goes_on_from(state.mark)


def how_far_behind(file: OrderFile, desk: Desk) -> int:
    """How many cases are to be computed before the file is current; 0 also stands for «few»."""
    state = file.state()
    if state is None or not goes_on_from(state.mark):
        return count_after(CaseId(0))
    behind = len(changed_since(state.mark.change))
    if not state.is_whole:
        behind += count_after(CaseId(state.filled))
    if state.day != desk.today.toordinal():
        today = desk.today.toordinal()
        behind += len(file.not_steady_on(today)) + len(file.to_turn_on(today)) // TURNS
    return behind


def bring_up(desk: Desk, path: Path, tell: Tell, patience: float) -> bool:
    """Compute what is behind and write it down; False where somebody else is at it.

    Raises:
        Unusable: there is no place for the file, or it is spoilt.
    """
    with working_on(path, patience) as had:
        if had:
            if not path.exists():
                _throw_old_away(path)
            with connected(), order_file(path) as file:
                _Work(file, desk, tell).run()
    return had


def throw_away(path: Path) -> None:
    """Throw a spoilt file away, so that the next one is made from facts alone."""
    with working_on(path):
        discard(path)


def _throw_old_away(path: Path) -> None:
    others = sorted(
        path.parent.glob("queue-*.db"), key=lambda one: one.stat().st_mtime, reverse=True
    )
    for one in others[KEPT:]:
        discard(one)


class _Work:
    """One going over the file; every step leaves it fit for somebody else to go on."""

    def __init__(self, file: OrderFile, desk: Desk, tell: Tell) -> None:
        self._file = file
        self._today = desk.today.toordinal()
        from sstui.desk.spots import Spotter  # noqa: PLC0415 - mostly there is nothing to do

        self._spotter = Spotter(desk)
        self._tell = tell
        self._state = State(None, 0, False, 0, 0, Mark(0, 0, ""))
        self._total = max(how_far_behind(file, desk), 1)
        self._done = 0

    def run(self) -> None:
        now, state = mark(), self._file.state()
        if state is None or not goes_on_from(state.mark):
            self._begin(now)
        else:
            self._state = state
        if self._state.day != self._today:
            # Until the last line is right on this day, the file is right on no day at all.
            self._remember(day=None)
        while not self._state.is_whole:
            self._fill()
        self._follow(now)
        if self._state.day is None:
            for ids in _chunks(self._file.not_steady_on(self._today)):
                self._compute(ids)
            turned = [_turned(one, self._today) for one in self._file.to_turn_on(self._today)]
            with self._file.change():
                self._file.turn(turned)
        self._remember(day=self._today, done=0, total=0)

    def _begin(self, now: Mark) -> None:
        self._state = State(None, 0, False, 0, self._total, now)
        with self._file.change():
            self._file.clear()
            self._file.remember(self._state)

    def _fill(self) -> None:
        """Lay in the next cases of those that the file has not had yet."""
        ids = ids_after(CaseId(self._state.filled), CHUNK)
        if not ids:
            self._remember(is_whole=True)
            return
        self._compute(ids, filled=ids[-1])

    def _follow(self, now: Mark) -> None:
        """Compute the cases that were changed since the file was last right."""
        while changed := changed_since(self._state.mark.change)[:CHUNK]:
            after = replace(self._state.mark, change=changed[-1][0])
            self._compute([case_id for _, case_id in changed], mark=after)
        self._remember(mark=replace(now, change=self._state.mark.change))

    def _compute(self, ids: Sequence[CaseId], **changes: object) -> None:
        spots = self._spotter.spots(ids)
        self._done += len(ids)
        self._tell(min(100 * self._done // self._total, 99))
        with self._file.change():
            self._file.put(ids, spots)
            self._set(done=self._done, total=self._total, **changes)

    def _remember(self, **changes: object) -> None:
        with self._file.change():
            self._set(**changes)

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self._file.remember(self._state)


def _turned(one: Turning, today: int) -> tuple[int, int, int, int, int, int]:
    """The group and the place of a case on a day on which the rule says the same of it."""
    day, end = date.fromordinal(today), date.fromordinal(one.ends) if one.ends else None
    days = (date.fromordinal(one.days[0]), date.fromordinal(one.days[1])) if one.days else None
    steady = date.fromordinal(one.steady[0]), date.fromordinal(one.steady[1])
    place = place_of(group_on(end, days, day, is_paused=one.is_paused), end, days)
    first, last = group_span(end, days, day, steady)
    turned = (place[1].toordinal(), place[2].toordinal(), first.toordinal(), last.toordinal())
    return place[0], *turned, one.case_id


def _chunks(ids: Sequence[int]) -> Iterator[list[CaseId]]:
    for at in range(0, len(ids), CHUNK):
        yield [CaseId(one) for one in ids[at : at + CHUNK]]
