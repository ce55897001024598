"""Reads the queue for its page, beside the keys: what has been read comes as one message."""

from dataclasses import dataclass
from functools import partial

from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.listing import Listing, is_large, listing, prepare
from sstui.desk.queue_view import View
from sstui.desk.waiting import days_off_near
from sstui.ui.queue_rows import FIRST, QueueRows


@dataclass
class QueueRead(Message):
    """The queue as it is now."""

    rows: QueueRows


class QueueBehind(Message):
    """A line that has just come in sight stands elsewhere by now."""


@dataclass
class QueueNotice(Message):
    """What is to be said of a run of days off; empty when nothing."""

    sentence: str


class QueueSame(Message):
    """Nothing has changed since the queue was read."""


class QueueLooked(Message):
    """What comes after the list has been looked at: others may have the connection now."""


@dataclass
class QueueNotRead(Message):
    """The queue could not be read; why, in words."""

    sentence: str


@dataclass
class QueueCounting(Message):
    """Very many lines are being computed: so much is done, in per cent."""

    done: int


class _Stopped(Exception):  # noqa: N818 - nothing is wrong: another reading has begun
    """Nobody waits for this reading any more."""


class QueueLoader:
    """Reads for one page, one reading at a time; the last one asked for counts."""

    def __init__(self, page: Widget) -> None:
        self._page = page
        self._is_prepared = False
        self._reading: object = None
        self._noticed: object = None

    def load(self, desk: Desk, view: View, known: Listing | None) -> None:
        """Read the queue unless nothing has changed since the listing that is known."""
        self._reading = reading = object()
        work = partial(self._read, desk, view, known, reading)
        self._page.run_worker(work, thread=True, exclusive=True, group="queue")

    @property
    def is_reading(self) -> bool:
        """Whether the answer to the last reading is still to come."""
        return self._reading is not None

    def _read(self, desk: Desk, view: View, known: Listing | None, reading: object) -> None:
        try:
            found = listing(desk, view, self._tell, known)
            if found is None:
                self._answer(QueueSame())
                self._end(reading)
            else:
                rows = QueueRows(found)
                if known is None:
                    rows.load(0, FIRST)  # the list need not wait for them
                else:
                    found.read_rest()  # the cursor's family is looked for in it
                self._answer(QueueRead(rows))
                self._end(reading)
        except Refusal as refusal:
            self._answer(QueueNotRead(refusal.sentence))
            self._end(reading)
        except _Stopped:
            return

    def _end(self, reading: object) -> None:
        if self._reading is reading:
            self._reading = None

    def look_further(self, desk: Desk, shown: Listing) -> None:
        """Read what may come after the list that is shown is on the screen."""
        work = partial(self._look_further, desk, shown)
        self._page.run_worker(work, thread=True, exclusive=True, group="queue-further")

    def _look_further(self, desk: Desk, shown: Listing) -> None:
        try:
            shown.read_rest()
            if days_off_near(desk):
                self._look_at_days_off(desk)
            else:
                self._answer(QueueNotice(""))
            if not self._is_prepared:
                self._is_prepared = True
                prepare(desk)
        except Refusal:
            pass  # the list has told it, or will with the next reading
        self._answer(QueueLooked())

    def _look_at_days_off(self, desk: Desk) -> None:
        from sstui.desk.closed_runs import choices_made, run_notice  # noqa: PLC0415 - now and then

        # In a large office every family would be gone through after every visit.
        about = (desk.office, desk.today, choices_made())
        if about != self._noticed or not is_large(desk):
            self._noticed = about
            self._answer(QueueNotice(run_notice(desk)))

    def _tell(self, done: int) -> None:
        if get_current_worker().is_cancelled:
            raise _Stopped
        self._page.post_message(QueueCounting(done))

    def _answer(self, answer: Message) -> None:
        if not get_current_worker().is_cancelled:
            self._page.post_message(answer)
