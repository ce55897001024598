"""A curator's load: exact shares of the norm of families, visits and minutes a week.

The share is the sum of 1 / families per specialist over open cases; a level without a limit is
left out of it, because the acts give none (seed 000). Minutes are those of a visit and of the way
to the family's settlement.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sstui.core.facts import CaseFacts, lay_out
from sstui.core.norms import Level, Norms
from sstui.core.queue import level_on, load_share
from sstui.core.quotas import Quota, count_days
from sstui.core.schedule import next_visit
from sstui.core.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Held:
    """One family of a curator, as much of it as the load needs."""

    facts: CaseFacts
    travel_minutes: int | None
    """The way to the family's settlement; None where nobody has entered it."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What families ask of a curator on a day; all numbers exact."""

    families: dict[str, int]
    """Families on each level, by code."""
    share: Fraction
    """1 is the full norm of families."""
    visits_a_week: Fraction
    minutes_a_week: Fraction
    without_way: int
    """Families whose way nobody has entered; it is left out of the minutes."""

    @property
    def is_over(self) -> bool:
        """Whether this is more than the norm of families."""
        return self.share > 1


def visits_a_week(level: Level) -> Fraction:
    """Visits that the norm of a level asks for, per week of 7 days."""
    return Fraction(level.norm.min * 7, level.norm.per.days)


def minutes_a_week(level: Level, travel_minutes: int | None) -> Fraction:
    """Minutes a week that one family of a level takes: its visits and the way to them."""
    return visits_a_week(level) * (level.visit_minutes + (travel_minutes or 0))


def demand(held: Iterable[Held], norms: Norms, day: date) -> Demand:
    """What these families ask for on a day; a level that the norms no longer have adds nothing."""
    levels, counts = norms.on(day).levels, Counter[str]()
    visits, minutes, without_way = Fraction(0), Fraction(0), 0
    for one in held:
        code = level_on(one.facts, day)
        counts[code] += 1
        without_way += one.travel_minutes is None
        if (level := levels.get(code)) is not None:
            visits += visits_a_week(level)
            minutes += minutes_a_week(level, one.travel_minutes)
    return Demand(dict(counts), share_of(counts, levels), visits, minutes, without_way)


def share_of(counts: Counter[str], levels: dict[str, Level]) -> Fraction:
    """The share of the norm that so many families on each level make."""
    limits = [levels[code].families_max if code in levels else None for code in counts.elements()]
    return load_share(limits)


def must_be_made(
    facts: CaseFacts, norms: Norms, calendar: WorkCalendar, today: date, until: date
) -> int:
    """Visits that can no longer be put off until after a day: the least to be made by then.

    Of every quota that has days from today on, the lacking visits that do not fit behind `until`;
    one at least while the family is overdue. 0 where nothing can be computed.
    """
    try:
        course = lay_out(facts, norms, calendar, today).course
        owed = next_visit(facts, norms, calendar, today)
    except ValueError:
        return 0  # the card tells the fault in words
    first, last, needed = today.toordinal(), until.toordinal(), 0
    if owed is None or first > course.end:
        return 0
    for quota in course.quotas(max(first, course.start)):
        if quota.first > last:
            break
        possible = min(quota.lacking, _days_within(quota, calendar, first, quota.last))
        needed += max(0, possible - _days_within(quota, calendar, last + 1, quota.last))
    return max(needed, 1 if owed.is_overdue(today) else 0)


def _days_within(quota: Quota, calendar: WorkCalendar, first: int, last: int) -> int:
    """Days of a range on which the quota allows a visit."""
    return sum(
        count_days(calendar, piece.norm, max(piece.first, first), min(piece.last, last))
        for piece in quota.pieces
    )


def percent(share: Fraction) -> str:
    """A share for people: «83 %», rounded half up."""
    return f"{_half_up(share * 100)} %"


def hours(minutes: Fraction) -> str:
    """Minutes for people: «6 ч 05 мин», «45 мин»; rounded half up to a whole minute."""
    whole = _half_up(minutes)
    return f"{whole // 60} ч {whole % 60:02d} мин" if whole >= 60 else f"{whole} мин"


def clock(minutes: Fraction) -> str:
    """Minutes for a narrow column: «6:05»; rounded half up to a whole minute."""
    whole = _half_up(minutes)
    return f"{whole // 60}:{whole % 60:02d}"


def tenths(number: Fraction) -> str:
    """An exact number for people: «12,3», «5»; rounded half up to tenths."""
    whole, tenth = divmod(_half_up(number * 10), 10)
    return f"{whole},{tenth}" if tenth else str(whole)


def _half_up(number: Fraction) -> int:
    return (2 * number.numerator + number.denominator) // (2 * number.denominator)
