"""For how long a line of the queue stays as it is while nobody writes anything.

The rule looks at the day it is asked on only by comparing it with dates: those of the case's facts
and of the norm sets. Between two neighbouring ones of them its answer is the same; and while it
is, the family changes its group on days that follow from the answer alone.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sstui.core.facts import CaseFacts
from sstui.core.norms import Norms

Span = tuple[date, date]
"""The first and the last of the days around one on which something is the same."""
_DAY = timedelta(1)


def facts_span(facts: CaseFacts, norms: Norms, today: date, more: Iterable[date] = ()) -> Span:
    """The days around today on which the rule says the same of a case as today.

    Args:
        facts: what happened to the case.
        norms: the norm sets; a level's severity may change with them.
        today: the day.
        more: further days from which on something is otherwise, such as a new curator's first.
    """
    sets = (one.since for one in norms.sets)
    return _around(today, (*_by_facts(facts), *sets, *more))


def group_span(end: date | None, days: tuple[date, date] | None, today: date, within: Span) -> Span:
    """The days around today, within a span, on which a family is in the same group.

    Args:
        end: the last day of the case window; None when it cannot be told.
        days: deadline and target of the next visit; None when none is owed.
        today: the day.
        within: the days on which both are the same.
    """
    first, last = _around(today, _by_answer(end, days))
    return max(first, within[0]), min(last, within[1])


def _around(today: date, changes: Iterable[date]) -> Span:
    """The days around today that no day of a change lies between; a change begins with its day."""
    first, last = date.min, date.max
    for day in changes:
        if day > today:
            last = min(last, day - _DAY)
        else:
            first = max(first, day)
    return first, last


def _by_facts(facts: CaseFacts) -> Iterator[date]:
    """Days from which on facts are seen otherwise."""
    yield facts.start
    yield from facts.visits
    for since, _ in facts.levels:
        yield since
    for first, last in facts.pauses:
        yield first
        if last is not None:
            yield last + _DAY
    if facts.end is not None:
        yield facts.end + _DAY


def _by_answer(end: date | None, days: tuple[date, date] | None) -> Iterator[date]:
    """Days from which on the same answer puts the family into another group."""
    if end is not None and end < date.max:
        yield end + _DAY
    if days is not None:
        due_by, target = days
        yield target
        yield due_by + _DAY
        # From the Monday of its week on, a visit is one of this week.
        yield target - timedelta(target.weekday())
