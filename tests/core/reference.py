"""The visit rule read aloud, day by day: slow, plain, written apart from the program's own.

It shares no code with `sstui.core.schedule` but the records, so that agreement of the two means
something.
"""

import math
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from dateutil.relativedelta import relativedelta

from sstui.core.facts import CaseFacts
from sstui.core.norms import Days, Norm, Norms, Per
from sstui.core.workdays import WorkCalendar

ONE = timedelta(1)


class Reference:
    """One case, asked on one day."""

    def __init__(self, facts: CaseFacts, norms: Norms, calendar: WorkCalendar, as_of: date) -> None:
        self.norms, self.calendar, self.as_of = norms, calendar, as_of
        self.start = facts.start
        periods = sorted(facts.levels)
        last_from, last_level = periods[-1]
        self.end = facts.end or last_from + relativedelta(
            months=norms.norm(last_level, last_from).term_months
        )
        self.periods = [periods[0], *(one for one in periods[1:] if one[0] <= self.end)]
        self.window = [self.start + ONE * n for n in range((self.end - self.start).days + 1)]
        self.pauses = facts.pauses
        self.visits = {
            day for day in facts.visits if self.start <= day <= self.end and day <= as_of
        }
        self.quotas = [
            list(group) for _, group in groupby(self.window, key=lambda day: self._stretch(day))
        ]

    def level(self, day: date) -> str:
        """The level on a day; before the first period's date, the first."""
        past = [level for since, level in self.periods if since <= day]
        return past[-1] if past else self.periods[0][1]

    def norm(self, day: date) -> Norm:
        return self.norms.norm(self.level(day), day)

    def is_paused(self, day: date) -> bool:
        return any(first <= day <= (last or date.max) for first, last in self.pauses)

    def calendar_allows(self, norm: Norm, day: date) -> bool:
        return norm.days is Days.ANY or self.calendar.is_working_day(day)

    def is_available(self, day: date) -> bool:
        inside = self.start <= day <= self.end
        return inside and not self.is_paused(day) and self.calendar_allows(self.norm(day), day)

    def period(self, per: Per, day: date) -> list[date]:
        """All days of the calendar period that holds a day."""
        if per is Per.WEEK:
            first = day - ONE * day.weekday()
            return [first + ONE * n for n in range(7)]
        months = {Per.MONTH: 1, Per.QUARTER: 3, Per.HALF_YEAR: 6}[per]
        first = date(day.year, (day.month - 1) // months * months + 1, 1)
        after = first + relativedelta(months=months)
        return [first + ONE * n for n in range((after - first).days)]

    def _stretch(self, day: date) -> tuple[Per, date, int]:
        """Neighbouring days of one quota share this: kind, period, and no other kind between."""
        per = self.norm(day).per
        changes = sum(
            1
            for earlier in self.window[1 : (day - self.start).days + 1]
            if self.norm(earlier).per is not self.norm(earlier - ONE).per
        )
        return per, self.period(per, day)[0], changes

    def sums(self, quota: list[date]) -> tuple[int, int, int]:
        """required, allowed, done."""
        whole = self.period(self.norm(quota[0]).per, quota[0])
        available = [day for day in quota if self.is_available(day)]
        low = high = Fraction(0)
        for day in available:
            norm = self.norm(day)
            size = sum(self.calendar_allows(norm, other) for other in whole)
            low += Fraction(norm.min, size)
            high += Fraction(norm.max, size)
        paused = any(
            self.is_paused(day) and self.calendar_allows(self.norm(day), day) for day in quota
        )
        rounded = math.ceil(low) if quota == whole and paused else math.floor(low + Fraction(1, 2))
        required = min(len(available), rounded)
        allowed = max(required, math.ceil(high)) if available else 0
        return required, allowed, sum(day in self.visits for day in quota)

    def restart(self) -> date:
        """The day from which the duty runs anew."""
        found = [self.start]
        for (_, old), (since, new) in zip(self.periods, self.periods[1:], strict=False):
            rate = {Per.WEEK: 7, Per.MONTH: 30, Per.QUARTER: 91, Per.HALF_YEAR: 182}
            before, after = self.norms.norm(old, since - ONE), self.norms.norm(new, since)
            grew = Fraction(after.min, rate[after.per]) > Fraction(before.min, rate[before.per])
            if new != old and grew and since <= self.as_of:
                found.append(since)
        for first, last in self._joined():
            is_long = last is not None and (last - first).days + 1 >= 14
            if last is not None and is_long and last < self.as_of and last < self.end:
                found.append(last + ONE)
        return max(found)

    def _joined(self) -> list[tuple[date, date | None]]:
        joined: list[tuple[date, date | None]] = []
        for first, last in sorted(self.pauses, key=lambda one: one[0]):
            if joined and (joined[-1][1] is None or first <= joined[-1][1] + ONE):
                old_first, old_last = joined[-1]
                longest = None if None in (old_last, last) else max(old_last, last)  # type: ignore[type-var]
                joined[-1] = (old_first, longest)
            else:
                joined.append((first, last))
        return joined

    def next_visit(self) -> tuple[date, date, date, date, date, int, int, int] | None:
        """opens, target, due_by, first and last day of its quota, done, required, allowed."""
        restart = self.restart()
        last = max(self.visits, default=None)
        fresh = last is None or last < restart
        since = restart if fresh else last
        assert since is not None
        first_day = since if fresh else since + ONE
        candidates = [day for day in self.window if day >= first_day and self.is_available(day)]
        if not candidates:
            return None
        due = self._due(since, candidates, fresh=fresh)
        if due is None:
            return None
        opens = self._opens(since, candidates, due)
        target = opens if fresh else self._target(since, candidates, opens, due)
        quota = next(one for one in self.quotas if due in one)
        required, allowed, done = self.sums(quota)
        return opens, target, due, quota[0], quota[-1], done, required, allowed

    def _due(self, since: date, candidates: list[date], *, fresh: bool) -> date | None:
        due = None
        for quota in self.quotas:
            inside = [day for day in quota if day in candidates]
            required, _, done = self.sums(quota)
            if since <= quota[-1] and required > done and inside:
                due = inside[-min(required - done, len(inside))]
                break
        norm = self.norm(since)
        bound = None
        if fresh and norm.first_visit is not None:
            bound = candidates[min(norm.first_visit, len(candidates) - 1)]
        if not fresh and norm.max_gap is not None:
            near = [day for day in candidates if day <= since + ONE * norm.max_gap]
            bound = near[-1] if near else candidates[0]
        given = [day for day in (due, bound) if day is not None]
        return min(given) if given else None

    def _opens(self, since: date, candidates: list[date], due: date) -> date:
        for day in candidates:
            quota = next(one for one in self.quotas if day in one)
            _, allowed, done = self.sums(quota)
            if done + 1 <= allowed:
                return day if day <= due else candidates[0]
        return candidates[0]

    def _target(self, since: date, candidates: list[date], opens: date, due: date) -> date:
        level = self.periods[0][1]
        newest = self.start
        for run_from, code in self.periods:
            if code != level and self.start < run_from <= self.as_of:
                newest = run_from
            level = code
        norm = self.norm(max(since, newest))
        if norm.per is Per.WEEK:
            ideal = since + ONE * math.floor(Fraction(7, norm.plan) + Fraction(1, 2))
        else:
            months = {Per.MONTH: 1, Per.QUARTER: 3, Per.HALF_YEAR: 6}[norm.per]
            if norm.plan == 1:
                ideal = since + relativedelta(months=months)
            else:
                ideal = since + ONE * math.floor(Fraction(30 * months, norm.plan) + Fraction(1, 2))
        ideal = min(max(ideal, opens), due)
        inside = [day for day in candidates if opens <= day <= due]
        return min(inside, key=lambda day: (abs((day - ideal).days), day))

    def compliance(self) -> list[tuple[date, date, int, int, int, str]]:
        """Every quota that has begun, with its state."""
        found = []
        for quota in self.quotas:
            if quota[0] > self.as_of:
                break
            required, allowed, done = self.sums(quota)
            state = self._state(quota, required, allowed, done)
            found.append((quota[0], quota[-1], required, allowed, done, state))
        return found

    def _state(self, quota: list[date], required: int, allowed: int, done: int) -> str:
        if done > allowed:
            return "extra"
        if required == 0 and done == 0:
            return "none"
        if done >= required:
            return "met"
        if quota[-1] >= self.as_of:
            return "pending"
        greatest = max(self.norm(day).min for day in quota)
        norm = [self.norm(day) for day in quota if self.norm(day).min == greatest][-1]
        whole = self.period(norm.per, quota[0])
        possible = [day for day in whole if self.calendar_allows(norm, day)]
        latest = possible[len(possible) - min(norm.min, len(possible)) :]
        waived = sum(day not in quota or not self.is_available(day) for day in latest)
        return "excused" if required - done <= waived else "short"
