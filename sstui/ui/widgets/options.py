"""Options that a choice is made of, and how they flow over lines."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from sstui.core.text import fold


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    key: Hashable
    text: str
    also: str = ""
    """Other words that find it in a list that is searched; they are not shown."""


def flow(lengths: Sequence[int], width: int, gap: int = 2) -> list[list[int]]:
    """Numbers of the options on each line, when each takes so many cells."""
    lines: list[list[int]] = [[]]
    used = 0
    for index, length in enumerate(lengths):
        if lines[-1] and used + gap + length > width:
            lines.append([])
            used = 0
        used += (gap if lines[-1] else 0) + length
        lines[-1].append(index)
    return lines


def next_with_letter(options: Sequence[Option], letter: str, after: int) -> int | None:
    """The next option round whose text begins with a folded letter; None when there is none."""
    count = len(options)
    for distance in range(1, count + 1):
        index = (after + distance) % count
        if fold(options[index].text).startswith(letter):
            return index
    return None
