"""Unfinished entries: kept while they are typed, offered to the same person afterwards.

A draft goes in the same transaction as the record that is made of it, so that nothing is offered
twice and nothing is lost between the two.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sstui.core.drafts import About, Draft
from sstui.core.records import CaseId
from sstui.core.refusal import Busy, Refusal
from sstui.desk.desk import Desk
from sstui.store import cases, drafts, families, journal
from sstui.store.door import together
from sstui.store.staff import staff

STALE = timedelta(days=7)
"""A draft that nobody has touched for so long is a thing to look over."""

AT_ONCE = 0.3
"""Seconds that an ordinary writing of a draft waits for its turn; it is tried again soon."""

AT_THE_END = 0.7
"""Seconds that the last writing waits: the program is gone within a second of a lost line."""


@dataclass(frozen=True, slots=True)
class StaleDrafts:
    """How many drafts one person has left lying."""

    name: str
    """The person; empty where an account is nobody's."""
    count: int


def keep_draft(
    desk: Desk,
    draft_id: str,
    about: About,
    values: Mapping[str, object],
    *,
    patience: float = AT_ONCE,
    is_wanted: Callable[[], bool] = lambda: True,
) -> bool:
    """Keep what stands in a form; False when others were writing all the while.

    Args:
        desk: the office and the person at work, whose draft it is.
        draft_id: of the form.
        about: which form it is.
        values: what stands in its fields.
        patience: seconds to wait for others.
        is_wanted: asked once the turn has come; nothing is written after a no.

    Raises:
        Refusal: the disk refuses.
    """
    try:
        drafts.keep(desk.actor, draft_id, about, values, patience=patience, is_wanted=is_wanted)
    except Busy:
        return False
    return True


def forget_draft(draft_id: str, patience: float = AT_ONCE) -> None:
    """Remove a draft that is not wanted any more; where others write it stays and is offered."""
    with contextlib.suppress(Busy):
        drafts.remove(draft_id, patience)


@contextlib.contextmanager
def finishing(draft_id: str) -> Iterator[None]:
    """Make all that is saved in the block, and the end of its draft, one transaction.

    Raises:
        Refusal: as every writing.
    """
    with together():
        yield
        drafts.remove(draft_id, AT_ONCE)


def my_drafts(desk: Desk) -> list[Draft]:
    """The drafts of the person at work, newest first; nobody else sees them."""
    return drafts.drafts_of(desk.actor)


def drafts_about(desk: Desk, about: About) -> list[Draft]:
    """The person's drafts of one form about one thing, newest first."""
    return [one for one in my_drafts(desk) if one.about.is_same(about)]


def take_over(draft: Draft, draft_id: str) -> None:
    """Go on with a draft in a form on the screen, so that no other form writes over it.

    Raises:
        Refusal: another window has finished it, or is going on with it.
    """
    if not drafts.take_over(draft.id, draft_id):
        raise Refusal("Этой незаконченной записи уже нет: её закончили в другом окне.")


def version_of_case(case_id: CaseId) -> int:
    """A number that changes whenever anything is written about a case."""
    return journal.newest(case_id)


def whose(draft: Draft) -> str:
    """The family that a draft is about; empty when it is about none."""
    family_id = draft.about.family_id
    if draft.about.case_id is not None and (found := cases.case(draft.about.case_id)):
        family_id = found.family_id
    family = families.family(family_id) if family_id is not None else None
    return family.name if family else ""


def when(desk: Desk, draft: Draft) -> str:
    """«сегодня 9:05», «вчера 17:40», «12.11.2026 17:40», by the office's clock."""
    at = draft.changed_at.astimezone(desk.office.settings.zone)
    ago = (desk.today - at.date()).days
    day = {0: "сегодня", 1: "вчера"}.get(ago, f"{at:%d.%m.%Y}")
    return f"{day} {at.hour}:{at:%M}"


def is_fresh(draft: Draft, now: datetime) -> bool:
    """Whether a draft was written within two minutes: another window may be at it."""
    return abs(now - draft.changed_at) < timedelta(minutes=2)


def stale_drafts(now: datetime | None = None) -> list[StaleDrafts]:
    """Who has left drafts lying for longer than a week before an instant (now by default)."""
    names = {one.id: one.name.short.replace("\u00a0", " ") for one in staff()}
    left = drafts.left_since((now or datetime.now(UTC)) - STALE)
    found = [StaleDrafts(names.get(who, "") if who else "", count) for who, count in left]
    return sorted(found, key=lambda one: one.name)
