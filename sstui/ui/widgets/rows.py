"""What a list is made of: rows and the lines that name groups of them, at hand or loaded on demand.

A list asks for a row only when it is drawn or acted on; where a row stands, and which lines name
groups, is known without loading any.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sstui.ui.tones import Tone

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Group:
    """A line between rows that names those below it; the cursor passes over it."""

    title: str
    tone: Tone = Tone.GROUP


class Rows(ABC, Generic[Row]):
    """Rows of a list with the lines that name groups among them."""

    groups: Sequence[int] = ()
    """Where the lines stand that name groups, rising."""

    @abstractmethod
    def __len__(self) -> int:
        """Lines, those that name groups included."""

    @abstractmethod
    def __getitem__(self, index: int) -> Row | Group:
        """The line of an index from 0 on."""

    def at_hand(self, index: int) -> Row | Group | None:
        """The line of an index as it was last loaded; None where it would have to be loaded."""
        return self[index]

    def load(self, start: int, stop: int) -> None:
        """Have the lines from one index to before another at hand: they are about to be drawn."""
        return

    @abstractmethod
    def key_at(self, index: int) -> Hashable | None:
        """What the row of an index is known by; None for a line that names a group."""

    @abstractmethod
    def index_of(self, key: Hashable) -> int:
        """Where the row with a key stands; -1 when there is none."""

    def __iter__(self) -> Iterator[Row | Group]:
        return (self[index] for index in range(len(self)))

    def is_group(self, index: int) -> bool:
        """Whether the line of an index names a group."""
        at = bisect_left(self.groups, index)
        return at < len(self.groups) and self.groups[at] == index


class RowsAtHand(Rows[Row]):
    """Rows that are all there."""

    def __init__(
        self, rows: Sequence[Row | Group], key: Callable[[Row], Hashable] = lambda row: None
    ) -> None:
        """Take the rows.

        Args:
            rows: rows, and lines that name groups.
            key: what a row is known by.
        """
        self._rows = rows
        self._key = key
        self.groups = [index for index, row in enumerate(rows) if isinstance(row, Group)]

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> Row | Group:
        return self._rows[index]

    def key_at(self, index: int) -> Hashable | None:
        row = self._rows[index]
        return None if isinstance(row, Group) else self._key(row)

    def index_of(self, key: Hashable) -> int:
        for index in range(len(self._rows)):
            if self.key_at(index) == key:
                return index
        return -1


class Places(ABC):
    """Where rows stand that have been looked for."""

    @abstractmethod
    def next(self, cursor: int, step: int) -> int:
        """The index that comes next: from the cursor on (`step` 0), after it (1) or before it (-1).

        The search goes round at the ends; -1 when nothing is found at all.
        """


class PlacesAtHand(Places):
    """Rising indices that are all there."""

    def __init__(self, found: Sequence[int] = ()) -> None:
        self._found = found

    def next(self, cursor: int, step: int) -> int:
        if not self._found:
            return -1
        if step < 0:
            return self._found[bisect_left(self._found, cursor) - 1]
        at = bisect_left(self._found, cursor + step)
        return self._found[at % len(self._found)]
