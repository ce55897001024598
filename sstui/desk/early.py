"""The first listing of the queue, read while the screens are still being loaded.

Loading them takes longer than the reading, and most of the reading is SQLite's own work, which
goes on beside it.
"""

from dataclasses import replace
from threading import Thread

from sstui.core.records import Role
from sstui.desk.desk import Desk
from sstui.desk.listing import Listing, Tell, listing
from sstui.desk.queue_view import View, kept_view
from sstui.store.changes import mark
from sstui.store.engine import connected


class _Early:
    """A reading that has begun before anybody asked for it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.view: View | None = None
        self._found: Listing | None = None
        self._tell: Tell | None = None
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()

    def wait(self, tell: Tell) -> Listing | None:
        """What it has come to; None where it has failed, or something has changed since."""
        self._tell = tell
        self._thread.join()
        found = self._found
        if found is None:
            return None
        with connected():
            is_fresh = found.token == (found.desk.office, found.desk.today, found.view, mark())
        return found if is_fresh else None

    def _read(self) -> None:
        try:
            with connected():
                self.view = first_view(self.desk)
                found = listing(self.desk, self.view, self._say)
            if found is not None:
                found.read_ahead()
                self._found = found
        except Exception:  # noqa: BLE001 - the page asks again, and tells what is wrong
            return

    def _say(self, done: int) -> None:
        if self._tell is not None:
            self._tell(done)


_begun: list[_Early] = []


def begin(desk: Desk) -> None:
    """Begin to read what the queue will show first."""
    _begun[:] = [_Early(desk)]


def take(desk: Desk, view: View, tell: Tell) -> Listing | None:
    """The listing that has been begun, once; None where another one is wanted, or none was begun.

    Args:
        desk: the very one that it was begun for.
        view: what is to be shown.
        tell: is told from now on how far a long computation is; may raise to break it off.
    """
    if not _begun or (early := _begun.pop()).desk is not desk:
        return None
    found = early.wait(tell)
    return found if found is not None and found.view == view else None


def first_view(desk: Desk) -> View:
    """How the person at work will look at the queue: as the last time, a curator at the own."""
    kept = kept_view(desk)
    if kept.wanted.curator_id is None and desk.person and desk.person.role is Role.CURATOR:
        return replace(kept, wanted=replace(kept.wanted, curator_id=desk.person.id))
    return kept
