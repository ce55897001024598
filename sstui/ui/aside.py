"""Writes, once the keys rest, what the person has chosen of the screens and what nobody waits for.

A write beside the reading of a page makes that page wait: two connections instead of one, and the
log of the database brought home in between.
"""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sstui.ui.desk_app import DeskApp

QUIET = 0.25
"""Seconds without a key after which it is written."""

Write = Callable[[], None]


class Aside:
    """Small writes that wait; the last one of a name counts."""

    def __init__(self, app: "DeskApp") -> None:
        self._app = app
        self._waiting: dict[Hashable, Write] = {}
        self._at_waiting, self._at_work = Lock(), Lock()

    def put(self, name: Hashable, write: Write) -> None:
        """Write it soon.

        Args:
            name: what it is about: a later write of the same name is done in its place.
            write: does it; it may take a while.
        """
        with self._at_waiting:
            if not self._waiting:
                self._app.set_timer(QUIET, self._look)
            self._waiting.pop(name, None)
            self._waiting[name] = write

    def flush(self) -> None:
        """Write everything now: somebody is about to read it, or the program ends."""
        with self._at_work:
            while (write := self._first()) is not None:
                write()

    def _first(self) -> Write | None:
        with self._at_waiting:
            name = next(iter(self._waiting), None)
            return None if name is None else self._waiting.pop(name)

    def _look(self) -> None:
        if self._app.quiet_for < QUIET:
            self._app.set_timer(QUIET - self._app.quiet_for, self._look)
        else:
            self._app.run_worker(self.flush, thread=True, group="aside", exit_on_error=False)
