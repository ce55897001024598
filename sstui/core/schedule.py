"""The visit rule: when a family is owed its next visit.

The one place that computes a visit date. Acts say only «1–2 раза в неделю» (seed 000); the rule
keeps the minimum in every calendar period whatever the holidays do, never lets a later change make
a kept promise look broken, and never lets a missed date disappear. Facts in, answer and its
grounds out; dates are whole days, arithmetic is exact.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sstui.core.facts import CaseFacts, Laid, add_months, lay_out, restarts
from sstui.core.norms import Norm, Norms
from sstui.core.quotas import (
    Course,
    Quota,
    Stretch,
    count_days,
    day_from_end,
    day_from_start,
)
from sstui.core.workdays import WorkCalendar


class Bound(StrEnum):
    """What fixed the deadline."""

    QUOTA = "quota"
    FIRST_VISIT = "first_visit"
    MAX_GAP = "max_gap"


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why the dates are what they are; `explain` puts it into words."""

    fresh: bool
    """True while no visit was made since the duty began anew."""
    since: date
    """The day the duty began anew when fresh, else the last counted visit."""
    restart: str
    """What the duty is counted from: `start`, `raise`, `return`, or `visit` when not fresh."""
    bound: Bound
    norm: Norm
    """The norm in force on `since`."""
    ideal: date | None
    """The evenly spaced day that the target was taken from; None when fresh."""
    pace: Norm | None
    """The norm that the evenly spaced day was taken by; None when fresh."""
    owed_in: tuple[date, date] | None
    """First and last day of the quota that lacks visits; None when none does."""
    owed: int
    """Visits that it lacks."""


@dataclass(frozen=True, slots=True)
class NextVisit:
    """The next visit owed to a family."""

    opens: date
    """The first day on which one more visit stays within what the period allows."""
    target: date
    """The day to propose."""
    due_by: date
    """The last day that keeps the norm."""
    period: tuple[date, date]
    """First and last day of the quota that holds the deadline."""
    done: int
    required: int
    allowed: int
    grounds: Grounds

    def is_overdue(self, today: date) -> bool:
        """The one definition of an overdue visit."""
        return self.due_by < today


def next_visit(
    facts: CaseFacts, norms: Norms, calendar: WorkCalendar, as_of: date
) -> NextVisit | None:
    """The next visit of a case as it is known on a day; None when none is owed.

    Raises:
        ValueError: facts that contradict each other or the norms (see `lay_out`).
    """
    return Search(lay_out(facts, norms, calendar, as_of), as_of).answer()


class Search:
    """The search for one next visit along a case; quotas are walked once and remembered."""

    def __init__(self, laid: Laid, as_of: date) -> None:
        self._course: Course = laid.course
        self._last = self._course.visits[-1] if self._course.visits else None
        self._restart, self._what = max(restarts(laid, as_of))
        self._fresh = self._last is None or self._last < self._restart
        # The day the search begins at: the restart itself, or the last visit.
        self._since = self._restart if self._fresh or self._last is None else self._last
        self._from = self._since if self._fresh else self._since + 1
        today = max(as_of.toordinal(), self._course.start)
        newest = max(run.first for run in laid.runs if run.first <= today)
        self._pace_day = max(self._since, newest)
        self._walk = self._course.quotas(self._since)
        self._known: list[tuple[Quota, list[Stretch], int]] = []

    def answer(self) -> NextVisit | None:
        """The next visit, None when none is owed."""
        first = self._nth_candidate(0)
        if first is None:
            return None
        owed = self._first_lacking()
        due, bound = self._deadline(owed, first)
        if due is None:
            return None
        opens = self._opening(first, due)
        ideal = None if self._fresh else self._ideal()
        target = opens if ideal is None else self._nearest(ideal, opens, due)
        held = next(quota for quota, _, _ in self._quotas() if quota.first <= due <= quota.last)
        return NextVisit(
            date.fromordinal(opens),
            date.fromordinal(target),
            date.fromordinal(due),
            (date.fromordinal(held.first), date.fromordinal(held.last)),
            held.done,
            held.required,
            held.allowed,
            self._grounds(bound, ideal, owed),
        )

    def _grounds(
        self, bound: Bound, ideal: int | None, owed: tuple[Quota, list[Stretch], int] | None
    ) -> Grounds:
        return Grounds(
            fresh=self._fresh,
            since=date.fromordinal(self._since),
            restart=self._what if self._fresh else "visit",
            bound=bound,
            norm=self._course.norm_on(self._since),
            ideal=None if ideal is None else date.fromordinal(ideal),
            pace=None if ideal is None else self._course.norm_on(self._pace_day),
            owed_in=owed and (date.fromordinal(owed[0].first), date.fromordinal(owed[0].last)),
            owed=owed[0].lacking if owed else 0,
        )

    def _quotas(self) -> Iterator[tuple[Quota, list[Stretch], int]]:
        """Quotas from the one that holds the search's day on, with their candidate days."""
        yield from self._known
        for quota in self._walk:
            calendar, pieces, total = self._course.calendar, [], 0
            for piece in quota.pieces:
                if piece.last < self._from:
                    continue
                cut = piece if piece.first >= self._from else piece._replace(first=self._from)
                days = count_days(calendar, cut.norm, cut.first, cut.last)
                if days:
                    pieces.append(cut)
                    total += days
            entry = (quota, pieces, total)
            self._known.append(entry)
            yield entry

    def _nth_candidate(self, nth: int) -> int | None:
        """The nth candidate day from the first one on, the last where there are fewer."""
        last = None
        for _, pieces, total in self._quotas():
            if nth < total:
                return self._from_start(pieces, nth)
            if total:
                last = self._from_end(pieces, 0)
                nth -= total
        return last

    def _first_lacking(self) -> tuple[Quota, list[Stretch], int] | None:
        return next((one for one in self._quotas() if one[0].lacking > 0 and one[2]), None)

    def _deadline(
        self, owed: tuple[Quota, list[Stretch], int] | None, first: int
    ) -> tuple[int | None, Bound]:
        """The last day that keeps the norm, and what fixed it."""
        due, bound = None, Bound.QUOTA
        if owed:
            quota, pieces, total = owed
            due = self._from_end(pieces, min(quota.lacking, total) - 1)
        norm = self._course.norm_on(self._since)
        if self._fresh and norm.first_visit is not None:
            limit = self._nth_candidate(norm.first_visit)
            if limit is not None and (due is None or limit < due):
                due, bound = limit, Bound.FIRST_VISIT
        elif not self._fresh and norm.max_gap is not None:
            limit = self._last_not_after(self._since + norm.max_gap, first)
            if due is None or limit < due:
                due, bound = limit, Bound.MAX_GAP
        return due, bound

    def _opening(self, first: int, due: int) -> int:
        """The first candidate on which one more visit is allowed, if it is not too late."""
        for quota, pieces, total in self._quotas():
            if quota.first > due:
                break
            if total and quota.done < quota.allowed:
                opens = self._from_start(pieces, 0)
                return opens if opens <= due else first
        return first

    def _ideal(self) -> int:
        """The day that spaces the planned visits evenly, before it is fitted to the window."""
        norm = self._course.norm_on(self._pace_day)
        if not norm.per.months:
            return self._since + _half_up(7, norm.plan)
        if norm.plan == 1:
            return add_months(date.fromordinal(self._since), norm.per.months).toordinal()
        return self._since + _half_up(30 * norm.per.months, norm.plan)

    def _nearest(self, ideal: int, opens: int, due: int) -> int:
        """The candidate of the window nearest to the ideal day, the earlier of two."""
        ideal = min(max(ideal, opens), due)
        before = max(self._last_not_after(ideal, opens), opens)
        after = self._first_not_before(ideal, due)
        return after if after - ideal < ideal - before else before

    def _last_not_after(self, day: int, default: int) -> int:
        """The last candidate not after a day, the default where there is none."""
        found = default
        for quota, pieces, _ in self._quotas():
            if quota.first > day:
                break
            for piece in pieces:
                cut = piece._replace(last=min(piece.last, day))
                if count_days(self._course.calendar, cut.norm, cut.first, cut.last):
                    found = self._from_end([cut], 0)
        return found

    def _first_not_before(self, day: int, default: int) -> int:
        """The first candidate not before a day, the default where there is none."""
        for quota, pieces, _ in self._quotas():
            if quota.last < day:
                continue
            for piece in pieces:
                cut = piece._replace(first=max(piece.first, day))
                if count_days(self._course.calendar, cut.norm, cut.first, cut.last):
                    return self._from_start([cut], 0)
        return default

    def _from_start(self, pieces: list[Stretch], nth: int) -> int:
        """The nth candidate of pieces that are known to hold it."""
        calendar, piece = self._course.calendar, pieces[0]
        for piece in pieces:
            days = count_days(calendar, piece.norm, piece.first, piece.last)
            if nth < days:
                break
            nth -= days
        return day_from_start(calendar, piece, nth)

    def _from_end(self, pieces: list[Stretch], nth: int) -> int:
        """The nth candidate from the end of pieces that are known to hold it."""
        calendar, piece = self._course.calendar, pieces[-1]
        for piece in reversed(pieces):
            days = count_days(calendar, piece.norm, piece.first, piece.last)
            if nth < days:
                break
            nth -= days
        return day_from_end(calendar, piece, nth)


def _half_up(number: int, parts: int) -> int:
    return (2 * number + parts) // (2 * parts)
