"""Where the cursor of the queue stands once a save of one's own has moved its family away.

Whoever enters many visits after a trip goes down the list: the next family stands under the cursor
then, and the one just saved has gone where its next deadline puts it. What others change leaves
the cursor on its family.
"""

from collections.abc import Hashable, Sequence
from typing import Any

from textual.timer import Timer

from sstui.ui.widgets.marking import MarkingList
from sstui.ui.widgets.rows import Rows

LONGEST = 5.0
"""Seconds that keys wait at most for the list in which the saved family has its new place.

A key too early would be about the family that has just been saved.
"""

_Lines = Sequence[Any] | Rows[Any]


class QueuePlace:
    """The place in the list that a save of one's own leaves."""

    def __init__(self, lines: "MarkingList[Any]") -> None:
        """Make it for the list of the queue."""
        self._lines = lines
        self._place: tuple[Hashable, Hashable] | None = None
        self._is_form_open = self._is_left = self._is_anew = False
        self._held: tuple[_Lines, Sequence[int]] | None = None
        self._known: frozenset[int] | None = None
        self._patience: Timer | None = None

    def start_over(self) -> None:
        """Other rows are about to come, and will be looked at from the first one on."""
        self._is_anew = True

    def note(self) -> None:
        """A form about the family under the cursor is about to open."""
        self._is_form_open, self._is_left = True, False
        self._lines.takes_keys = False
        self._look()

    def close(self, *, is_saved: bool) -> None:
        """The form has closed. The next key is about the next family, so it waits for the list.

        Args:
            is_saved: whether a record has been saved in it.
        """
        self._is_form_open, self._is_left = False, is_saved
        if self._patience is not None:
            self._patience.stop()  # it would let keys in too early the next time
        held, self._held = self._held, None
        if held is not None:
            self._take(*held)
        elif is_saved:  # the page is about to be in front again, and then reads
            self._patience = self._lines.set_timer(LONGEST, self._let_keys_in)
        else:
            self._lines.takes_keys = True

    def come_back(self) -> None:
        """The page is in front again. It has heard of its form by now, or never will."""
        if self._is_form_open:
            self.close(is_saved=False)

    def show(self, rows: _Lines, ids: Sequence[int]) -> None:
        """Show other rows; the next family comes under the cursor where the saved one has left.

        The page may have read them before it hears how its form has ended: then they wait for it.

        Args:
            rows: the rows.
            ids: their cases.
        """
        if self._is_form_open and self._lines.screen.is_current:
            self._held = rows, ids
        else:
            self._take(rows, ids)

    def keep(self) -> None:
        """Nothing has changed since the list was read, or it could not be read."""
        if self._is_form_open:
            return
        is_left, self._is_left = self._is_left, False
        if is_left and self._place is not None and self._lines.cursor_key == self._place[0]:
            saved, after = self._place
            if self._lines.key_after(saved) != after:
                self._lines.move_to(after)  # it was read while the form was still open
        self._begin_anew()
        self._look()
        self._lines.takes_keys = True

    def expect_new(self, ids: Sequence[int]) -> None:
        """A family is about to be entered, which will come under the cursor; these are known."""
        self._known = frozenset(ids)

    def _begin_anew(self) -> None:
        if self._is_anew:
            self._is_anew = False
            self._lines.action_edge(1)

    def _look(self) -> None:
        key = self._lines.cursor_key
        after = None if key is None else self._lines.key_after(key)
        self._place = None if key is None or after is None else (key, after)

    def _take(self, rows: _Lines, ids: Sequence[int]) -> None:
        is_left, self._is_left = self._is_left, False
        if is_left and self._place is not None and self._lines.cursor_key == self._place[0]:
            saved, after = self._place
            self._lines.move_to(after)
            self._lines.replace(rows)
            if self._lines.cursor_key != after or self._lines.key_after(saved) == after:
                self._lines.move_to(saved)
        else:
            self._lines.replace(rows)
        self._begin_anew()
        self._go_to_new(ids)
        if not self._is_form_open:
            self._look()
            self._lines.takes_keys = True

    def _go_to_new(self, ids: Sequence[int]) -> None:
        """Put the cursor on the family that has just been entered, if one has."""
        if self._known is None:
            return
        new = [one for one in ids if one not in self._known]
        if len(new) == 1:
            self._known = None
            self._lines.move_to(new[0])

    def _let_keys_in(self) -> None:
        """Whatever has become of the reading, nothing waits for ever."""
        self._lines.takes_keys = True
