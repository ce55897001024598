"""A list whose rows can be marked for a common action."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from sstui.ui.keys import Action, bindings
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.rows import Row

MARK, MARK_AT_CURSOR = "*", "#"
"""What stands before a marked row; the second one under the cursor, whose own sign it covers."""


class MarkingList(LineList[Row], Generic[Row]):
    """Space marks a row and goes on to the next one; the marks stay when the rows change."""

    HELP = (
        "Список: стрелки выбирают строку, Enter открывает её, / ищет. Пробел отмечает строку "
        "для общего действия (знак * перед ней, под курсором #), * отмечает остальные вместо неё."
    )
    BINDINGS = bindings(
        Action("list.mark", "space", "", "Отметить строку или снять отметку"),
        Action("list.invert", "asterisk", "", "Отметить неотмеченные, с отмеченных снять"),
    )

    @dataclass
    class Marked(Message):
        """Other rows are marked than before."""

        lines: "MarkingList[Any]"

        @property
        def control(self) -> "MarkingList[Any]":
            return self.lines

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        mark: Callable[[Hashable], Hashable],
        *,
        empty: str,
    ) -> None:
        """Make an empty list.

        Args:
            columns: what to show.
            key: what a row is known by when the rows are replaced.
            mark: from the key of a row to what is marked; rows of one mark are marked together.
            empty: what to say when there are no rows.
        """
        super().__init__(columns, key, empty=empty)
        self._mark = mark
        self.marked: set[Hashable] = set()

    def unmark(self) -> bool:
        """Take all marks away; False when there are none."""
        had = bool(self.marked)
        if had:
            self.marked = set()
            self._tell()
        return had

    def key_after(self, key: Hashable) -> Hashable | None:
        """The key of the first row of another mark below the row with a key; None at the end."""
        index = self._index_of(key, self._cursor)
        if index < 0 or self._key_at(index) != key:
            return None
        while (index := self._selectable(index + 1, 1)) >= 0:
            if self._mark_at(index) != self._mark(key):
                return self._key_at(index)
        return None

    def action_mark(self) -> None:
        if (mark := self._mark_at(self._cursor)) is not None:
            self.marked ^= {mark}
            self.action_move(1)
            self._tell()

    def action_invert(self) -> None:
        every = {self._mark_at(index) for index in range(len(self._rows))} - {None}
        self.marked = every - self.marked
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self.post_message(self.Marked(self))

    def _mark_at(self, index: int) -> Hashable | None:
        key = self._key_at(index)
        return None if key is None else self._mark(key)

    def _row_strip(self, index: int) -> Strip:
        strip = super()._row_strip(index)
        if not self.marked or self._mark_at(index) not in self.marked:
            return strip
        sign = MARK_AT_CURSOR if index == self._cursor else MARK
        style = next(iter(strip)).style
        return Strip.join([Strip([Segment(sign, style)]), strip.crop(1, strip.cell_length)])
