"""Ids of very many cases, of which the first are there at once and the others a moment later."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import overload


class LateIds(Sequence[int]):
    """As many ids as there are; whoever asks first for one that is not there yet reads them all."""

    def __init__(self, first: Sequence[int], total: int, read: Callable[[], "array[int]"]) -> None:
        """Take the first ids.

        Args:
            first: the first ids, in their order.
            total: how many there are.
            read: gives all of them; called once, in whatever thread asks.
        """
        self._ids, self._total = first, total
        self._read: Callable[[], array[int]] | None = read
        self._lock = Lock()

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        last = index.stop if isinstance(index, slice) else index + 1
        is_there = last is not None and 0 < last <= len(self._ids)
        return self._ids[index] if is_there else self.all()[index]

    def __iter__(self) -> Iterator[int]:
        return iter(self.all())

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Where an id stands; ValueError where it does not."""
        return self.all().index(value, start, self._total if stop is None else stop)

    def all(self) -> Sequence[int]:
        """All of them; they are read, or waited for, where they are not there."""
        with self._lock:
            if self._read is not None:
                found, self._read = self._read(), None
                del found[self._total :]
                if missing := self._total - len(found):
                    # What could not be read has no id: such a line says that it is not there.
                    found.frombytes(bytes(4 * missing))
                self._ids = found
        return self._ids
