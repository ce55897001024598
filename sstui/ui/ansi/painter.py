"""Writes the difference between two pictures of the screen with as few bytes as it can."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sstui.ui.ansi.line import UNKNOWN, Line, is_sure
from sstui.ui.ansi.pens import PLAIN, background_of, change, is_seen_on_blanks
from sstui.ui.ansi.scrolling import Shift, find_shift, scrolled

_BRIDGE = 4
"""Unchanged bytes that are sooner written again than stepped over."""

_SHORTEST_TAIL = 5
"""Blank cells at the end of a line that are worth a sequence of their own."""

_MARKED = re.compile(rb"\x01+")


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
        if not (marks := new.differing(old)):
            return
        if new.is_sure() and old.is_sure():
            tail = self._blank_tail(new, marks)
            for start, end in _runs(marks[:tail], new):
                self._write(y, start, end, new)
            if tail < len(marks):
                self._erase(y, marks.index(1, tail), new.pens[tail])
        else:
            self._write_whole(y, new)

    def _write(self, y: int, start: int, end: int, line: Line) -> None:
        """Write a part of a line."""
        self._go(y, start)
        text, pens, x = line.text, line.pens, start
        while x < end:
            pen, first = pens[x], x
            while x < end and pens[x] is pen:
                x += 1
            self._take(pen)
            self._out.append("".join(text[first:x]))
        self._x = x if x < len(text) else -1  # at the edge terminals differ

    def _write_whole(self, y: int, line: Line) -> None:
        """Write all known cells of a line, going to the next cell after each doubtful one."""
        for x, text in enumerate(line.text):
            if text not in ("", UNKNOWN):
                self._write(y, x, x + 1, line)
                if not is_sure(text):
                    self._x = -1

    def _blank_tail(self, line: Line, marks: bytes) -> int:
        """Where the blank end of the line begins that is to be erased; its length when none is."""
        text, pens, start = line.text, line.pens, len(marks)
        pen = pens[-1]
        if text[-1] != " " or not self._erases_with(pen):
            return start
        while start > 0 and text[start - 1] == " " and pens[start - 1] == pen:
            start -= 1
        return start if marks.count(1, start) >= _SHORTEST_TAIL else len(marks)

    def _erases_with(self, pen: str) -> bool:
        if is_seen_on_blanks(pen):
            return False
        return self._traits.erases_in_colour or not background_of(pen)

    def _erase(self, y: int, x: int, pen: str) -> None:
        self._go(y, x)
        self._take(pen)
        self._out.append("\x1b[K")

    def _go(self, y: int, x: int) -> None:
        if y == self._y and self._x >= 0 and x >= self._x:
            step = x - self._x
            if step:
                self._out.append("\x1b[C" if step == 1 else f"\x1b[{step}C")
        else:
            self._out.append(move_to(x, y))
        self._x, self._y = x, y

    def _take(self, pen: str) -> None:
        if pen is not self._pen:
            self._out.append(change(self._pen, pen))
            self._pen = pen


def _runs(marks: bytes, line: Line) -> list[tuple[int, int]]:
    """Runs of marked cells, joined where writing the gap is shorter than stepping over it."""
    runs: list[tuple[int, int]] = []
    for match in _MARKED.finditer(marks):
        start, end = match.span()
        if runs and start - runs[-1][1] <= _BRIDGE and _bridges(line, runs[-1][1], start):
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs


def _bridges(line: Line, start: int, end: int) -> bool:
    """Whether to write the cells between two runs: in one pen, and few bytes."""
    gap, pens = "".join(line.text[start:end]), line.pens[start - 1 : end + 1]
    is_short = gap.isascii() or len(gap.encode()) <= _BRIDGE
    return is_short and UNKNOWN not in gap and pens.count(pens[0]) == len(pens)
