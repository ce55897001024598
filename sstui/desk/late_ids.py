"""Ids of very many cases, of which the first are there at once and the others a moment later."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from threading import Event, Thread
from typing import overload


class LateIds(Sequence[int]):
    """As many ids as there are; whoever asks for one that is on its way waits for it."""

    def __init__(self, first: Sequence[int], total: int, read: Callable[[], Sequence[int]]) -> None:
        """Begin to read the others.

        Args:
            first: the first ids, in their order.
            total: how many there are.
            read: gives all of them; called once, in a thread of its own.
        """
        self._ids, self._total, self._read = first, total, read
        self._is_whole = Event()
        Thread(target=self._fill, daemon=True).start()

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        last = index.stop if isinstance(index, slice) else index + 1
        is_there = last is not None and 0 < last <= len(self._ids)
        return self._ids[index] if is_there else self._whole()[index]

    def __iter__(self) -> Iterator[int]:
        return iter(self._whole())

    def index(self, value: int, start: int = 0, stop: int | None = None) -> int:
        """Where an id stands; ValueError where it does not."""
        return self._whole().index(value, start, self._total if stop is None else stop)

    def _whole(self) -> Sequence[int]:
        self._is_whole.wait()
        return self._ids

    def _fill(self) -> None:
        found = array("I", self._ids)
        try:
            found = array("I", self._read())
        finally:
            # What could not be read has no id: such a line says that it is not there.
            missing = self._total - len(found)
            self._ids = found[: self._total] + array("I", bytes(4 * max(missing, 0)))
            self._is_whole.set()
