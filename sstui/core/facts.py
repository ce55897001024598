"""The facts that the visit rule works from, checked and laid out for counting."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sstui.core.norms import Norm, Norms
from sstui.core.quotas import Course, Stretch
from sstui.core.workdays import WorkCalendar

NO_LEVEL = "уровень ещё не установлен"
"""Why nothing is computed of a case that nobody has put on a level yet."""
LONG_PAUSE = 14
"""Days after which a return from a pause begins the duty anew."""


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What happened to one case; lists stand in any order."""

    start: date
    levels: tuple[tuple[date, str], ...]
    """Dates of the level periods and the level's code; none until somebody has set the first."""
    end: date | None = None
    """The decided last day; None while the term of the last level runs."""
    pauses: tuple[tuple[date, date | None], ...] = ()
    """First and last day; None is until further notice."""
    visits: tuple[date, ...] = ()
    """Days of counted visits: those that took place at the family's home."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring periods of one level: a prolongation restarts nothing."""

    first: int
    level: str
    is_raise: bool
    """More visits a day than the run before it, by the norms of their own days."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A case laid out: the course to count along and the runs and returns that restart it."""

    course: Course
    runs: tuple[Run, ...]


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day (ГК art. 192)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def window_end(facts: CaseFacts, norms: Norms) -> date:
    """The last day of the case: the decided one, else the last level's date plus its term.

    Raises:
        ValueError: no level was set, it is missing in the norms of its day, or the end precedes
            the start.
    """
    if facts.end is not None:
        end = facts.end
    elif not facts.levels:
        raise ValueError(NO_LEVEL)
    else:
        since, level = max(facts.levels)
        end = add_months(since, norms.norm(level, since).term_months)
    if end < facts.start:
        raise ValueError(f"окончание {end:%d.%m.%Y} раньше начала {facts.start:%d.%m.%Y}")
    return end


def lay_out(facts: CaseFacts, norms: Norms, calendar: WorkCalendar, as_of: date) -> Laid:
    """Check the facts and lay them out for counting.

    Raises:
        ValueError: facts that contradict each other or the norms, in Russian; nothing is guessed.
    """
    levels = _checked_levels(facts.levels)
    start, last_day = facts.start.toordinal(), window_end(facts, norms)
    end = last_day.toordinal()
    runs = _runs(levels, start, end, norms)
    now = min(as_of.toordinal(), end)
    visits = {day for day in map(date.toordinal, facts.visits) if start <= day <= now}
    course = Course(
        calendar,
        start,
        end,
        tuple(_stretches(runs, end, norms)),
        tuple(_merged(facts.pauses)),
        tuple(sorted(visits)),
    )
    return Laid(course, runs)


def _checked_levels(levels: Iterable[tuple[date, str]]) -> list[tuple[date, str]]:
    ordered = sorted(levels)
    if not ordered:
        raise ValueError(NO_LEVEL)
    for (earlier, _), (later, _) in pairwise(ordered):
        if earlier == later:
            raise ValueError(f"два уровня с одной даты {later:%d.%m.%Y}")
    return ordered


def _runs(levels: list[tuple[date, str]], start: int, end: int, norms: Norms) -> tuple[Run, ...]:
    """Level runs; the first starts with the case, whatever its date."""
    runs = [Run(start, levels[0][1], is_raise=False)]
    for since, level in levels[1:]:
        day = since.toordinal()
        if day > end or level == runs[-1].level:
            continue
        if day <= start:
            runs = [Run(start, level, is_raise=False)]
            continue
        before = norms.norm(runs[-1].level, date.fromordinal(day - 1))
        runs.append(Run(day, level, _is_more(norms.norm(level, since), before)))
    return tuple(runs)


def _is_more(new: Norm, old: Norm) -> bool:
    return new.min * old.per.days > old.min * new.per.days


def _stretches(runs: tuple[Run, ...], end: int, norms: Norms) -> Iterable[Stretch]:
    """The case window cut where the level or the norm set changes."""
    changes = [one.since.toordinal() for one in norms.sets[1:]]
    for index, run in enumerate(runs):
        first = run.first
        last = runs[index + 1].first - 1 if index + 1 < len(runs) else end
        for cut in (*(day for day in changes if first < day <= last), last + 1):
            yield Stretch(first, cut - 1, norms.norm(run.level, date.fromordinal(first)))
            first = cut


def _merged(pauses: Iterable[tuple[date, date | None]]) -> list[tuple[int, int]]:
    """Pauses that overlap or touch become one."""
    merged: list[tuple[int, int]] = []
    for from_on, to_on in sorted((one[0], one[1] or date.max) for one in pauses):
        first, last = from_on.toordinal(), to_on.toordinal()
        if last < first:
            raise ValueError(f"приостановка кончается {to_on:%d.%m.%Y}, раньше своего начала")
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def restarts(laid: Laid, as_of: date) -> list[tuple[int, str]]:
    """Days from which the duty ran anew, with what began it: `start`, `raise` or `return`."""
    course, today = laid.course, as_of.toordinal()
    found = [(course.start, "start")]
    found += [(run.first, "raise") for run in laid.runs if run.is_raise and run.first <= today]
    found += [
        (last + 1, "return")
        for first, last in course.pauses
        if last - first + 1 >= LONG_PAUSE and last < today and last < course.end
    ]
    return found
