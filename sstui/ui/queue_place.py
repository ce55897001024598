"""Where the cursor of the queue stands once a save of one's own has moved its family away.

Whoever enters many visits after a trip goes down the list: the next family stands under the cursor
then, and the one just saved has gone where its next deadline puts it. What others change leaves
the cursor on its family.
"""

from collections.abc import Hashable, Sequence
from typing import Any

from sstui.ui.widgets.marking import MarkingList
from sstui.ui.widgets.rows import Group, Row, Rows


class QueuePlace:
    """The place in the list that a save of one's own leaves."""

    def __init__(self, lines: "MarkingList[Any]") -> None:
        """Make it for a list.

        Args:
            lines: the list of the queue.
        """
        self._lines = lines
        self._left: tuple[Hashable, Hashable] | None = None
        self._known: frozenset[int] | None = None

    def leave(self) -> None:
        """A record of the family under the cursor has been saved."""
        key = self._lines.cursor_key
        after = None if key is None else self._lines.key_after(key)
        self._left = None if key is None or after is None else (key, after)

    def replace(self, rows: "Sequence[Row | Group] | Rows[Any]") -> None:
        """Show other rows; the next family comes under the cursor where the saved one has left."""
        left, self._left = self._left, None
        if left is None or self._lines.cursor_key != left[0]:
            self._lines.replace(rows)
            return
        saved, after = left
        self._lines.move_to(after)
        self._lines.replace(rows)
        if self._lines.cursor_key != after or self._lines.key_after(saved) == after:
            self._lines.move_to(saved)

    def expect_new(self, ids: Sequence[int]) -> None:
        """A family is about to be entered; these are known."""
        self._known = frozenset(ids)

    def go_to_new(self, ids: Sequence[int]) -> None:
        """Put the cursor on the family that has just been entered, if one has."""
        if self._known is None:
            return
        new = [one for one in ids if one not in self._known]
        if len(new) == 1:
            self._known = None
            self._lines.move_to(new[0])
