"""Finds lines that only moved up or down, so that the terminal can move them by itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sstui.ui.textual_patches.picture import UNKNOWN, Line

_FEWEST = 3
"""Lines that have to move together; fewer are sooner written."""

_LINE_COST = 8
"""Bytes to go to a line and take its pen."""

_SCROLL_COST = 24
"""Bytes to set the region, scroll and take the region off again."""


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
        text = "".join(shown[y].text)
        places[text] = -1 if text in places or not text.strip(f" {UNKNOWN}") else y
    pairs = []
    for new in changed:
        old = places.get("".join(wanted[new].text), -1)
        if old not in (-1, new):
            pairs.append((new, old))
    return pairs


def _saves(shift: Shift, shown: Sequence[Line], wanted: Sequence[Line]) -> bool:
    block = slice(shift.top, shift.bottom + 1)
    after = scrolled(shown, shift)
    without, with_it = _cost(shown[block], wanted[block]), _cost(after[block], wanted[block])
    return with_it + _SCROLL_COST < without


def _cost(shown: Sequence[Line], wanted: Sequence[Line]) -> int:
    """About how many bytes it takes to turn some lines into others."""
    cells = [len(new.differing(old)) for old, new in zip(shown, wanted, strict=True)]
    return sum(_LINE_COST + count for count in cells if count)
