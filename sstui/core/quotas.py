"""Quotas: how many visits each calendar period of a case requires and allows.

Days are ordinals here. A quota is a stretch of neighbouring days of the case window that lie in
one calendar period and whose norms count by the same kind of period; levels, norm sets, pauses
and the window's ends cut it, and what is left is required in proportion, in exact arithmetic.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from sstui.core.norms import Days, Norm, Per
from sstui.core.workdays import WorkCalendar


class Stretch(NamedTuple):
    """Days from `first` to `last`, both included, under one norm."""

    first: int
    last: int
    norm: Norm


@lru_cache(maxsize=65536)
def period_bounds(per: Per, day: int) -> tuple[int, int]:
    """First and last day of the week, month, quarter or half-year that holds a day."""
    if per is Per.WEEK:
        first = day - (day - 1) % 7
        return first, first + 6
    there = date.fromordinal(day)
    months = per.months
    month = (there.month - 1) // months * months + 1
    first = date(there.year, month, 1).toordinal()
    if month + months > 12:
        return first, date(there.year, 12, 31).toordinal()
    return first, date(there.year, month + months, 1).toordinal() - 1


def count_days(calendar: WorkCalendar, norm: Norm, first: int, last: int) -> int:
    """Days of a range that the calendar alone makes available under a norm."""
    if norm.days is Days.ANY:
        return max(last - first + 1, 0)
    return calendar.count(first, last)


def day_from_start(calendar: WorkCalendar, piece: Stretch, nth: int) -> int:
    """The nth (0 the first) available day of a piece that is known to have it."""
    if piece.norm.days is Days.ANY:
        return piece.first + nth
    return calendar.from_start(piece.first, nth)


def day_from_end(calendar: WorkCalendar, piece: Stretch, nth: int) -> int:
    """The nth (0 the last) available day of a piece that is known to have it."""
    if piece.norm.days is Days.ANY:
        return piece.last - nth
    return calendar.from_end(piece.last, nth)


@dataclass(slots=True)
class Quota:
    """One quota of a case: its days, what it asks for and what was done."""

    first: int
    last: int
    period: tuple[int, int]
    """The whole calendar period that the quota is a part of."""
    stretches: list[Stretch]
    """Its days by norm, pauses included."""
    pieces: list[Stretch]
    """Its days by norm without the paused ones."""
    available: int
    """Number of days on which a visit may be made."""
    required: int
    allowed: int
    done: int

    @property
    def lacking(self) -> int:
        """Visits still owed; negative when more were made."""
        return self.required - self.done


@dataclass(frozen=True, slots=True)
class Course:
    """A case laid out for counting: its window, its norms day by day, its pauses and visits."""

    calendar: WorkCalendar
    start: int
    end: int
    stretches: tuple[Stretch, ...]
    """The whole window by norm in force, oldest first."""
    pauses: tuple[tuple[int, int], ...]
    """Merged, oldest first, both ends included."""
    visits: tuple[int, ...]
    """Distinct days of counted visits inside the window and not after the day asked."""

    def norm_on(self, day: int) -> Norm:
        """The norm in force on a day of the window."""
        return self.stretches[self._index(day)].norm

    def quotas(self, day: int) -> Iterator[Quota]:
        """Quotas in order, beginning with the one that holds a day of the window."""
        index = self._index(day)
        per = self.stretches[index].norm.per
        first = max(period_bounds(per, day)[0], self.start)
        # The quota may have begun under an earlier norm of the same kind of period.
        while self.stretches[index].first > first:
            if self.stretches[index - 1].norm.per is not per:
                first = self.stretches[index].first
                break
            index -= 1
        while first <= self.end:
            parts, index = self._cut(first, index)
            yield self._quota(parts)
            first = parts[-1].last + 1

    def _index(self, day: int) -> int:
        for index, stretch in enumerate(self.stretches):
            if day <= stretch.last:
                return index
        return len(self.stretches) - 1

    def _cut(self, first: int, index: int) -> tuple[list[Stretch], int]:
        """The stretches of the quota that begins on a day, and the index of the next one's."""
        norm = self.stretches[index].norm
        per = norm.per
        last = min(period_bounds(per, first)[1], self.end)
        parts = []
        while True:
            stretch_last = self.stretches[index].last
            parts.append(Stretch(first, min(stretch_last, last), norm))
            if stretch_last > last:
                return parts, index
            index += 1
            if stretch_last == last or self.stretches[index].norm.per is not per:
                return parts, index
            first, norm = stretch_last + 1, self.stretches[index].norm

    def _quota(self, parts: list[Stretch]) -> Quota:
        first, last = parts[0].first, parts[-1].last
        period = period_bounds(parts[0].norm.per, first)
        pieces = self._without_pauses(parts) if self.pauses else parts
        done = bisect_right(self.visits, last) - bisect_left(self.visits, first)
        if pieces is parts and len(parts) == 1 and period == (first, last):
            # Nothing cut off, as nearly always: no shares to sum up.
            norm = parts[0].norm
            available = count_days(self.calendar, norm, first, last)
            required = min(available, norm.min)
            allowed = max(required, norm.max) if available else 0
            return Quota(first, last, period, parts, parts, available, required, allowed, done)
        counts = [count_days(self.calendar, one.norm, one.first, one.last) for one in pieces]
        available = sum(counts)
        low, high = self._sums(pieces, counts, period)
        if available == 0:
            required = allowed = 0
        else:
            paused = pieces is not parts and available < sum(
                count_days(self.calendar, one.norm, one.first, one.last) for one in parts
            )
            up = paused and period == (first, last)
            required = min(available, _ceil(low) if up else _half_up(low))
            allowed = max(required, _ceil(high))
        return Quota(first, last, period, parts, pieces, available, required, allowed, done)

    def _sums(
        self, pieces: list[Stretch], counts: list[int], period: tuple[int, int]
    ) -> tuple[Fraction | int, Fraction | int]:
        """Exact sums of min/N and max/N over the available days."""
        low: Fraction | int = 0
        high: Fraction | int = 0
        for piece, days in zip(pieces, counts, strict=True):
            if days:
                whole = count_days(self.calendar, piece.norm, *period)
                if days == whole:
                    low, high = low + piece.norm.min, high + piece.norm.max
                else:
                    low += Fraction(piece.norm.min * days, whole)
                    high += Fraction(piece.norm.max * days, whole)
        return low, high

    def _without_pauses(self, parts: list[Stretch]) -> list[Stretch]:
        first, last = parts[0].first, parts[-1].last
        near = [pause for pause in self.pauses if pause[0] <= last and pause[1] >= first]
        if not near:
            return parts
        pieces = []
        for part in parts:
            day = part.first
            for pause_first, pause_last in near:
                if pause_first > part.last:
                    break
                if pause_last >= day:
                    if pause_first > day:
                        pieces.append(Stretch(day, pause_first - 1, part.norm))
                    day = pause_last + 1
            if day <= part.last:
                pieces.append(Stretch(day, part.last, part.norm))
        return pieces


def _ceil(number: Fraction | int) -> int:
    return -((-number.numerator) // number.denominator)


def _half_up(number: Fraction | int) -> int:
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)
