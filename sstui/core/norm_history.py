"""What the office remembers of its norm sets, and which of them were changed behind its back.

A set that is in force must stay what it was: past periods are judged by it. The files belong to
people, so nothing is locked; a change is noticed by the fingerprint of what a set says.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sstui.core.norm_content import canonical, differences, digest, without_order
from sstui.core.norms import Norms, NormSet
from sstui.core.records import StaffId


class Mark(StrEnum):
    """What was noticed of a norm set."""

    APPLIED = "applied"
    """The program wrote it by an order."""
    FOUND = "found"
    """A person put it into the folder; from then on it is what the office goes by."""
    CHANGED = "changed"
    """It was in force already and says something else now, or is gone."""
    RESTORED = "restored"
    """It says again what it said before."""
    WITHDRAWN = "withdrawn"
    """It was taken back before its day."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One thing that was noticed of a norm set; never altered, never removed."""

    since: date
    mark: Mark
    sha256: str
    """Fingerprint of what it said then; empty when it was not there."""
    content: str
    """What it said then, as canonical JSON; empty when it was not there."""
    order: str
    staff_id: StaffId | None
    login: str
    at: datetime
    """Instant in UTC."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to remember of a set: what `judge` finds new."""

    since: date
    mark: Mark
    found: NormSet | None
    """The set as it stands now; None when it is not there."""

    def as_sighting(self, staff_id: StaffId | None, login: str, at: datetime) -> Sighting:
        """The same with who saw it and when."""
        one = self.found
        sha256, said = (digest(one), canonical(one)) if one else ("", "")
        order = one.order if one else ""
        return Sighting(self.since, self.mark, sha256, said, order, staff_id, login, at)


@dataclass(frozen=True, slots=True)
class Altered:
    """A set in force that no longer says what the office went by."""

    since: date
    noticed_at: datetime
    changes: tuple[str, ...]
    """What is different, in words; empty when the whole set is gone."""

    @property
    def file(self) -> str:
        """The set's file, relative to the office folder."""
        return f"norms/{self.since.isoformat()}.toml"

    @property
    def what(self) -> str:
        """What has happened to it, in words."""
        return f"изменены вручную ({'; '.join(self.changes)})" if self.changes else "убраны"


def history_of(since: date, sightings: Iterable[Sighting]) -> list[Sighting]:
    """What was noticed of the set of a date, oldest first, since it was last taken back."""
    found: list[Sighting] = []
    for one in sightings:
        if one.since == since:
            found = [] if one.mark is Mark.WITHDRAWN else [*found, one]
    return found


def accepted(history: Iterable[Sighting]) -> Sighting | None:
    """The sighting that the office goes by: the last one that was applied or found."""
    last = None
    for one in history:
        if one.mark in (Mark.APPLIED, Mark.FOUND):
            last = one
    return last


def judge(
    norms: Norms, sightings: list[Sighting], today: date, *, has_past: bool
) -> tuple[Notice, ...]:
    """What has to be remembered now, oldest set first.

    Args:
        norms: the sets as they stand.
        sightings: everything remembered, oldest first.
        today: sets of later dates may still be changed by anybody.
        has_past: whether any family was ever accompanied; while none was, no past can change.
    """
    standing = {one.since: one for one in norms.sets}
    dates = sorted({*standing, *(one.since for one in sightings)})
    found = (
        _judge(since, standing.get(since), history_of(since, sightings), today, has_past=has_past)
        for since in dates
    )
    return tuple(one for one in found if one)


def altered(norms: Norms, sightings: list[Sighting]) -> tuple[Altered, ...]:
    """Sets that were changed while in force and have not been put right; oldest first."""
    return tuple(_altered(norms, sightings))


def _judge(
    since: date, now: NormSet | None, history: list[Sighting], today: date, *, has_past: bool
) -> Notice | None:
    base = accepted(history)
    sha = digest(now) if now else ""
    if base is None:
        return Notice(since, Mark.FOUND, now) if now else None
    if sha == history[-1].sha256 and not _is_stale(history[-1], since, today):
        return None
    if sha == base.sha256:
        return Notice(since, Mark.RESTORED, now)
    if since <= today and has_past and not _only_order_added(base, now):
        return Notice(since, Mark.CHANGED, now)
    return Notice(since, Mark.FOUND if now else Mark.WITHDRAWN, now)


def _is_stale(last: Sighting, since: date, today: date) -> bool:
    """Whether a change was noticed from a day ahead of today, on which the set was in force."""
    return last.mark is Mark.CHANGED and since > today


def _only_order_added(base: Sighting, now: NormSet | None) -> bool:
    """Whether a set without an order got one, and nothing else."""
    if now is None or base.order:
        return False
    return without_order(_read(base.content)) == without_order(_read(canonical(now)))


def _altered(norms: Norms, sightings: list[Sighting]) -> Iterator[Altered]:
    standing = {one.since: one for one in norms.sets}
    for since in sorted({one.since for one in sightings}):
        history = history_of(since, sightings)
        base = accepted(history)
        if base is None or history[-1].mark is not Mark.CHANGED:
            continue
        now = standing.get(since)
        changes = differences(_read(base.content), _read(canonical(now))) if now else []
        yield Altered(since, history[-1].at, tuple(changes))


def _read(text: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(text)
    return read
