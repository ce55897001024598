"""Where found families stand in the queue: gone to one by one, counted at once.

There may be a hundred thousand rows and a letter typed every tenth of a second, so the rows are
only gone through from the cursor to the next match.
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import compress

from sstui.ui.widgets.rows import Places


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that follow each other."""

    first: int
    """Where the first row stands."""
    ids: Sequence[int]
    """Ids of cases: those of the rows from `low` to `high`, the others are of other rows."""
    low: int
    high: int

    def cases(self, start: int, stop: int) -> tuple[range, Sequence[int]]:
        """The rows from one index to before another, as far as they are here, and their cases."""
        begin = max(start - self.first, 0) + self.low
        end = min(stop - self.first + self.low, self.high)
        if end <= begin:
            return range(0), ()
        at = self.first + begin - self.low
        return range(at, at + end - begin), self.ids[begin:end]


class Matches(Places):
    """The rows of some cases, in the order of the list."""

    def __init__(
        self, cases: Set[int], stretches: Sequence[Stretch], *, are_there: bool = False
    ) -> None:
        """Count the rows.

        Args:
            cases: whose rows.
            stretches: where they may stand, from the first on.
            are_there: whether each of the cases is known to have one row there.
        """
        self.cases = cases
        self._stretches = stretches
        self.count = len(cases) if are_there else self._counted()

    def next(self, cursor: int, step: int) -> int:
        if not self.count:
            return -1
        if step < 0:
            at = self._last(0, cursor)
            return at if at >= 0 else self._last(cursor, self._end)
        at = self._first(cursor + step, self._end)
        return at if at >= 0 else self._first(0, cursor + step)

    @property
    def _end(self) -> int:
        last = self._stretches[-1]
        return last.first + last.high - last.low

    def _counted(self) -> int:
        is_found = self.cases.__contains__
        return sum(sum(map(is_found, one.ids[one.low : one.high])) for one in self._stretches)

    def _first(self, start: int, stop: int) -> int:
        """The first row that is found between two; -1 when none is."""
        return self._first_of(one.cases(start, stop) for one in self._stretches)

    def _last(self, start: int, stop: int) -> int:
        """The last row that is found between two; -1 when none is."""
        walks = (one.cases(start, stop) for one in reversed(self._stretches))
        return self._first_of((rows[::-1], ids[::-1]) for rows, ids in walks)

    def _first_of(self, walks: Iterable[tuple[Sequence[int], Sequence[int]]]) -> int:
        for rows, ids in walks:
            at = next(compress(rows, map(self.cases.__contains__, ids)), -1)
            if at >= 0:
                return at
        return -1
