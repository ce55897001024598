"""Likely families under the fields, as somebody types who the appeal is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from sstui.core.refusal import Refusal
from sstui.ui.board_lines import BoardLine
from sstui.ui.keys import with_keys
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board

if TYPE_CHECKING:
    from sstui.core.appeals import AppealId
    from sstui.core.likeness import Sketch
    from sstui.desk.desk import Desk
    from sstui.desk.likely import Likely

PAUSE = 0.15
"""Seconds after the last key before the search begins."""
SHOWN = 3
_KEYS = ("{appeal.link-first}", "{appeal.link-second}", "{appeal.link-third}")
_TITLE = " Может быть, это известная семья:"


class LikelyBoard(Board):
    """The most alike families, each with the key that says «it is this one»; searched aside."""

    @dataclass
    class Found(Message):
        """What looks like it now."""

        likely: "Sequence[Likely]"

    def __init__(self, desk: "Desk", without: "AppealId | None" = None) -> None:
        super().__init__()
        self._desk, self._without = desk, without
        self.likely: Sequence[Likely] = ()
        """What is shown, the most alike first."""
        self._told: object = None
        self._soon: Timer | None = None
        self._is_quiet = False

    def tell(self, key: object, sketch: "Callable[[], Sketch]") -> None:
        """Search soon, unless the same was told the last time.

        Args:
            key: what the sketch is made of, to see whether it is another one.
            sketch: makes what is told.
        """
        if key == self._told:
            return
        self._told = key
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(PAUSE, lambda: self._search(sketch()))

    def be_quiet(self, *, on: bool) -> None:
        """Show nothing while the family is known."""
        self._is_quiet = on
        self.show(self._lay_out_likely)

    def _search(self, sketch: "Sketch") -> None:
        work = partial(self._look, sketch)
        self.run_worker(work, thread=True, exclusive=True, group="likely", exit_on_error=False)

    def _look(self, sketch: "Sketch") -> None:
        from sstui.desk.likely import likely_families  # noqa: PLC0415 - loads when used

        try:
            found = likely_families(self._desk, sketch, SHOWN, without_appeal=self._without)
        except Refusal:
            return  # typing goes on; saving will say what is wrong with the database
        if not get_current_worker().is_cancelled:
            self.post_message(self.Found(found))

    def on_likely_board_found(self, message: Found) -> None:
        message.stop()
        self.likely = message.likely
        self.show(self._lay_out_likely)

    def _lay_out_likely(self, width: int) -> Sequence[BoardLine]:
        if self._is_quiet or not self.likely:
            return ()
        return [[(_TITLE, Tone.STRONG)], *(self._line(at) for at in range(len(self.likely)))]

    def _line(self, at: int) -> BoardLine:
        one = self.likely[at]
        mark = with_keys(_KEYS[at]) if one.family is not None else "·"
        return [
            (f" {mark} {one.name}", Tone.DUE),
            (f" ({one.words})", Tone.PLAIN),
            (f" {one.about}", Tone.MUTED),
        ]
