"""Writes the difference between two pictures of the screen with as few bytes as it can."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from sstui.ui.textual_patches.pens import PLAIN, background_of, change, is_seen_on_blanks
from sstui.ui.textual_patches.picture import UNKNOWN, Line, is_sure
from sstui.ui.textual_patches.scrolling import Shift, find_shift, scrolled

_BRIDGE = 4
"""Unchanged bytes that are sooner written again than stepped over."""

_SHORTEST_TAIL = 5
"""Blank cells at the end of a line that are worth a sequence of their own."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a terminal can be trusted with."""

    scrolls: bool = False
    """It moves the lines of a region."""
    erases_in_colour: bool = False
    """What it erases takes the background of the pen."""
    reports: bool = False
    """It answers when it is asked for its status."""


def differences(
    shown: Sequence[Line], wanted: Sequence[Line], traits: Traits, *, whole: bool
) -> str:
    """The sequences that turn one picture into the other.

    The pen is plain before and after; where the cursor ends up is not said.

    Args:
        shown: what the terminal shows.
        wanted: what it is to show; a line that is the very same object has not changed.
        traits: what the terminal can be trusted with.
        whole: whether every cell that is wanted is known, so that lines may be moved.
    """
    painter = _Painter(traits)
    shift = find_shift(shown, wanted) if traits.scrolls and whole else None
    if shift is not None:
        painter.scroll(shift)
        shown = scrolled(shown, shift)
    for y, (old, new) in enumerate(zip(shown, wanted, strict=True)):
        if new is not old:
            painter.paint(y, old, new)
    return painter.finish()


def move_to(x: int, y: int) -> str:
    """The sequence that puts the cursor on a cell."""
    if x == 0:
        return f"\x1b[{y + 1}H" if y else "\x1b[H"
    return f"\x1b[{y + 1};{x + 1}H"


class _Painter:
    """Knows the pen and the place of the cursor while it writes."""

    def __init__(self, traits: Traits) -> None:
        self._traits = traits
        self._out: list[str] = []
        self._pen = PLAIN
        self._x = self._y = -1

    def finish(self) -> str:
        """Everything written; empty when there was no difference."""
        self._take(PLAIN)
        return "".join(self._out)

    def scroll(self, shift: Shift) -> None:
        """Let the terminal move the lines of a region."""
        region = f"\x1b[{shift.top + 1};{shift.bottom + 1}r"
        if shift.rows > 0:
            steps = move_to(0, shift.bottom) + "\n" * shift.rows
        else:
            steps = move_to(0, shift.top) + "\x1bM" * -shift.rows
        self._out.append(f"{region}{steps}\x1b[r")

    def paint(self, y: int, old: Line, new: Line) -> None:
        """Write the cells of a line that have changed, or all when their widths are not sure."""
        columns = new.differing(old)
        if not columns:
            return
        if new.is_sure() and old.is_sure():
            tail = self._blank_tail(new, columns)
            for start, end in _runs(columns, new, tail):
                self._write(y, start, end, new)
            if tail < len(new.text):
                self._erase(y, max(tail, min(x for x in columns if x >= tail)), new.pens[tail])
        else:
            self._write_whole(y, new)

    def _write(self, y: int, start: int, end: int, line: Line) -> None:
        """Write a part of a line."""
        self._go(y, start)
        x = start
        for pen, cells in groupby(line.pens[start:end]):
            width = len(list(cells))
            self._take(pen)
            self._out.append("".join(line.text[x : x + width]))
            x += width
        self._x = x if x < len(line.text) else -1  # at the edge terminals differ

    def _write_whole(self, y: int, line: Line) -> None:
        """Write all known cells of a line, going to the next cell after each doubtful one."""
        known = [x for x, text in enumerate(line.text) if text not in ("", UNKNOWN)]
        for start, end in _runs(known, line, len(line.text)):
            for x in range(start, end):
                if line.text[x]:
                    self._write(y, x, x + 1, line)
                    if not is_sure(line.text[x]):
                        self._x = -1

    def _blank_tail(self, line: Line, columns: list[int]) -> int:
        """Where the blank end of the line begins that is to be erased; its length when none is."""
        text, pens, width = line.text, line.pens, len(line.text)
        pen = pens[-1]
        if text[-1] != " " or not self._erases_with(pen):
            return width
        start = width
        while start > 0 and text[start - 1] == " " and pens[start - 1] == pen:
            start -= 1
        return start if sum(x >= start for x in columns) >= _SHORTEST_TAIL else width

    def _erases_with(self, pen: str) -> bool:
        if is_seen_on_blanks(pen):
            return False
        return self._traits.erases_in_colour or not background_of(pen)

    def _erase(self, y: int, x: int, pen: str) -> None:
        self._go(y, x)
        self._take(pen)
        self._out.append("\x1b[K")

    def _go(self, y: int, x: int) -> None:
        if (x, y) == (self._x, self._y):
            return
        step = x - self._x
        if y == self._y and self._x >= 0 and step > 0:
            self._out.append("\x1b[C" if step == 1 else f"\x1b[{step}C")
        else:
            self._out.append(move_to(x, y))
        self._x, self._y = x, y

    def _take(self, pen: str) -> None:
        self._out.append(change(self._pen, pen))
        self._pen = pen


def _runs(columns: Iterable[int], line: Line, end: int) -> list[tuple[int, int]]:
    """Runs of columns before an end, joined where writing the gap is shorter than a step."""
    runs: list[tuple[int, int]] = []
    for x in columns:
        if x >= end:
            break
        if runs and _bridges(line, runs[-1][1], x):
            runs[-1] = (runs[-1][0], x + 1)
        else:
            runs.append((x, x + 1))
    return runs


def _bridges(line: Line, start: int, end: int) -> bool:
    """Whether to write the cells between two runs: in one pen, and few bytes."""
    if start == end:
        return True
    gap = line.text[start:end]
    same_pen = all(a == b for a, b in pairwise(line.pens[start - 1 : end + 1]))
    return same_pen and UNKNOWN not in gap and len("".join(gap).encode()) <= _BRIDGE
