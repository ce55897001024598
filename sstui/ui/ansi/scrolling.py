"""Finds lines that only moved up or down, so that the terminal can move them by itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sstui.ui.ansi.line import UNKNOWN, Line

_FEWEST = 3
"""Lines that have to move together; fewer are sooner written."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Lines `top` to `bottom` move up by `rows`, down when negative; blank lines come in."""

    top: int
    bottom: int
    rows: int


def find_shift(shown: Sequence[Line], wanted: Sequence[Line]) -> Shift | None:
    """The shift after which clearly less is left to write; None when there is none.

    Args:
        shown: the lines of the terminal.
        wanted: the lines that it is to show.
    """
    changed = [y for y, (new, old) in enumerate(zip(wanted, shown, strict=True)) if new is not old]
    if len(changed) < _FEWEST:
        return None
    pairs = _moved(shown, wanted, changed)
    if not pairs:
        return None
    rows, count = Counter(old - new for new, old in pairs).most_common(1)[0]
    if count < _FEWEST:
        return None
    ends = [end for new, old in pairs if old - new == rows for end in (new, old)]
    shift = Shift(min(ends), max(ends), rows)
    # What leaves the screen at its very top, some terminals keep for scrolling back.
    if shift.top == 0 and rows > 0:
        return None
    return shift if _saves(shift, shown, wanted) else None


def scrolled(lines: Sequence[Line], shift: Shift) -> list[Line]:
    """The lines after the terminal has done a shift."""
    width = len(lines[shift.top].text)
    block = list(lines[shift.top : shift.bottom + 1])
    blank = [Line.of(" ", width) for _ in range(abs(shift.rows))]
    moved = [*block[shift.rows :], *blank] if shift.rows > 0 else [*blank, *block[: shift.rows]]
    return [*lines[: shift.top], *moved, *lines[shift.bottom + 1 :]]


def _moved(
    shown: Sequence[Line], wanted: Sequence[Line], changed: list[int]
) -> list[tuple[int, int]]:
    """New and old places of lines that stand elsewhere; blank and repeated ones tell nothing."""
    places: dict[str, int] = {}
    for y in changed:
        text = shown[y].joined
        places[text] = -1 if text in places or not text.strip(f" {UNKNOWN}") else y
    pairs = []
    for new in changed:
        old = places.get(wanted[new].joined, -1)
        if old not in (-1, new):
            pairs.append((new, old))
    return pairs


def _saves(shift: Shift, shown: Sequence[Line], wanted: Sequence[Line]) -> bool:
    """Whether clearly fewer lines are left to write than without the shift."""
    block = slice(shift.top, shift.bottom + 1)
    without = _left(shown[block], wanted[block])
    return _left(scrolled(shown, shift)[block], wanted[block]) + _FEWEST <= without


def _left(shown: Sequence[Line], wanted: Sequence[Line]) -> int:
    """How many lines are not as they are to be."""
    return sum(not new.same_as(old) for old, new in zip(shown, wanted, strict=True))
