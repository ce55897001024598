"""For how long a line of the queue stays as it is while nobody writes anything.

The rule looks at the day it is asked on only by comparing it with dates: those of the case's facts,
of the norm sets, and of its own answer. Between two neighbouring ones of them nothing changes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sstui.core.facts import CaseFacts
from sstui.core.norms import Norms
from sstui.core.queue import Outlook

_DAY = timedelta(1)


def steady_span(
    facts: CaseFacts, outlook: Outlook, norms: Norms, today: date, more: Iterable[date] = ()
) -> tuple[date, date]:
    """The first and the last of the days around today on which a line is the same as today.

    Args:
        facts: what happened to the case.
        outlook: what the rule says of it today.
        norms: the norm sets; a level's severity may change with them.
        today: the day of the outlook.
        more: further days from which on something is otherwise, such as a new curator's first.
    """
    first, last = date.min, date.max
    sets = (one.since for one in norms.sets)
    for day in (*_by_facts(facts), *_by_outlook(outlook), *sets, *more):
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


def _by_outlook(outlook: Outlook) -> Iterator[date]:
    """Days from which on the same answer puts the family into another group."""
    if outlook.end is not None and outlook.end < date.max:
        yield outlook.end + _DAY
    if outlook.next is not None:
        target = outlook.next.target
        yield target
        yield outlook.next.due_by + _DAY
        # From the Monday of its week on, a visit is one of this week.
        yield target - timedelta(target.weekday())
