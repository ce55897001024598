"""Danger that nobody has taken: a line above everything on every page of the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from sstui.core.refusal import Refusal
from sstui.desk.waiting import danger_waits
from sstui.ui.board_lines import BoardLine
from sstui.ui.keys import with_keys
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board

if TYPE_CHECKING:
    from sstui.core.appeals import Appeal
    from sstui.desk.desk import Desk

AGAIN_SECONDS = 60
"""How often a page that lies open looks whether there is new danger."""
_TAKE = "{work.take-danger} — взять"


class Alarms(Board):
    """Dangerous appeals that wait for somebody, the oldest told in words; no room without any."""

    @dataclass
    class Found(Message):
        """What waits now."""

        alarms: "Sequence[Appeal]"
        number: int
        """Of the look: one that was begun before another may end behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: Sequence[Appeal] = ()
        """Those that nobody has taken, the oldest first."""
        self._number = 0

    def look(self, desk: "Desk") -> None:
        """Look beside the keys whether there is danger."""
        self._number += 1
        work = partial(self._look, desk, self._number)
        self.run_worker(work, thread=True, exclusive=True, group="alarms", exit_on_error=False)

    def _look(self, desk: "Desk", number: int) -> None:
        try:
            if not danger_waits():
                self.post_message(self.Found((), number))
                return
            from sstui.desk.appeals import alarms  # noqa: PLC0415 - seldom, and it is not small

            self.post_message(self.Found(alarms(), number))
        except Refusal:
            return  # the reading of the page itself says what is wrong

    def on_alarms_found(self, message: Found) -> None:
        message.stop()
        if message.number == self._number and message.alarms != self.waiting:
            self.waiting = message.alarms
            self.show(lambda _: self._lines())

    def _lines(self) -> Sequence[BoardLine]:
        if not self.waiting:
            return ()
        from sstui.desk.appeals import alarm_words  # noqa: PLC0415 - as above

        rest = len(self.waiting) - 1
        more = f", и ещё {rest}" if rest else ""
        said = f" ОПАСНОСТЬ ({with_keys(_TAKE)}{more}): {alarm_words(self.waiting[0])}"
        return [[(said, Tone.LATE)]]
