"""Chance that repeats itself: the same seed draws the same cards."""

from collections.abc import Iterable
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Deck(Generic[T]):
    """Cards drawn without repetition until all have been seen, then shuffled anew."""

    def __init__(self, cards: Iterable[T], rng: Random) -> None:
        self._cards = tuple(cards)
        self._rng = rng
        self._left: list[T] = []

    def draw(self) -> T:
        """The next card."""
        if not self._left:
            self._left = list(self._cards)
            self._rng.shuffle(self._left)
        return self._left.pop()


def weighted(cards: Iterable[tuple[T, int]], rng: Random) -> Deck[T]:
    """A deck that holds every card as many times as its weight."""
    return Deck([card for card, weight in cards for _ in range(weight)], rng)


def between(rng: Random, span: tuple[int, int]) -> int:
    """A whole number of a span, both ends included."""
    return rng.randint(*span)


def shares(counts: list[int], total: int) -> list[int]:
    """`total` things shared out in proportion to counts, by largest remainders."""
    whole = sum(counts)
    given = [count * total // whole for count in counts]
    rest = sorted(range(len(counts)), key=lambda at: (-(counts[at] * total % whole), at))
    for at in rest[: total - sum(given)]:
        given[at] += 1
    return given
