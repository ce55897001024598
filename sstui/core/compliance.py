"""How past periods were kept: every quota of a case with what it asked for and what was done."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sstui.core.facts import CaseFacts, lay_out
from sstui.core.norms import Norm, Norms
from sstui.core.quotas import Quota, Stretch, count_days, day_from_end
from sstui.core.workdays import WorkCalendar


class State(StrEnum):
    """How a quota was kept."""

    EXTRA = "extra"
    NONE = "none"
    MET = "met"
    PENDING = "pending"
    EXCUSED = "excused"
    SHORT = "short"

    @property
    def label(self) -> str:
        """Russian words for a card and a report."""
        return {
            "extra": "сверх нормы",
            "none": "не требовалось",
            "met": "выполнено",
            "pending": "период не кончился",
            "excused": "уважительная причина",
            "short": "не выполнено",
        }[self.value]


class Kept(NamedTuple):
    """One quota of the past or present and how it was kept."""

    first: date
    last: date
    required: int
    allowed: int
    done: int
    state: State


def compliance(
    facts: CaseFacts, norms: Norms, calendar: WorkCalendar, as_of: date
) -> tuple[Kept, ...]:
    """Every quota that has begun by a day, oldest first; errors as in `lay_out`."""
    course = lay_out(facts, norms, calendar, as_of).course
    today = as_of.toordinal()
    kept = []
    for quota in course.quotas(course.start):
        if quota.first > today:
            break
        first, last = date.fromordinal(quota.first), date.fromordinal(quota.last)
        state = state_of(quota, course.calendar, today)
        kept.append(Kept(first, last, quota.required, quota.allowed, quota.done, state))
    return tuple(kept)


def state_of(quota: Quota, calendar: WorkCalendar, today: int) -> State:
    """How a quota stands on a day, given as an ordinal."""
    if quota.done > quota.allowed:
        return State.EXTRA
    if quota.required == 0 and quota.done == 0:
        return State.NONE
    if quota.lacking <= 0:
        return State.MET
    if quota.last >= today:
        return State.PENDING
    taken = waived(quota, calendar).taken
    return State.EXCUSED if quota.lacking <= len(taken) else State.SHORT


class Waived(NamedTuple):
    """The last days on which a period's visits could have been made, and those taken away."""

    norm: Norm
    """The norm with the greatest minimum met in the quota, the latest of equals."""
    latest: tuple[int, ...]
    """As many last days of the whole period as that norm asks visits, the last one first."""
    taken: tuple[int, ...]
    """Those of them that a pause, another level or the end took: a visit each is waived."""


def waived(quota: Quota, calendar: WorkCalendar) -> Waived:
    """What is waived in a quota."""
    norm = quota.stretches[0].norm
    for stretch in quota.stretches:
        if stretch.norm.min >= norm.min:
            norm = stretch.norm
    first, last = quota.period
    whole = Stretch(first, last, norm)
    count = min(norm.min, count_days(calendar, norm, first, last))
    latest = tuple(day_from_end(calendar, whole, nth) for nth in range(count))
    return Waived(
        norm, latest, tuple(day for day in latest if not _is_available(quota, calendar, day))
    )


def _is_available(quota: Quota, calendar: WorkCalendar, day: int) -> bool:
    return any(
        piece.first <= day <= piece.last and count_days(calendar, piece.norm, day, day)
        for piece in quota.pieces
    )
