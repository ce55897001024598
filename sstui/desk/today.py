"""The day at one look: what is late, what is due, what is agreed, how loaded one is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sstui.core.records import Role, StaffId
from sstui.desk.desk import Desk
from sstui.desk.today_blocks import (
    agreed_today,
    awaited,
    danger,
    drafts,
    due_today,
    late,
    late_by_curator,
    next_steps,
    this_week,
    warnings,
)
from sstui.desk.today_family import adaptation, growing_up
from sstui.desk.today_load import load
from sstui.desk.today_reading import look
from sstui.desk.today_sight import Block, Sight

BLOCKS: tuple[Callable[[Sight], Block], ...] = (
    danger,
    agreed_today,
    late,
    late_by_curator,
    due_today,
    this_week,
    growing_up,
    adaptation,
    awaited,
    load,
    drafts,
    warnings,
    next_steps,
)
"""The blocks in their order; one that has nothing to say is left out."""


@dataclass(frozen=True, slots=True)
class Today:
    """The overview of one day."""

    day: date
    curator_id: StaffId | None
    """Whose families it is about; None for the whole office."""
    whose: str
    """The curator's name in full; empty for the whole office."""
    blocks: tuple[Block, ...]
    """Those that have something to say, in their order."""


def own_only(desk: Desk) -> StaffId | None:
    """The person at work where that is a curator, who sees the own families first; else None."""
    person = desk.person
    return person.id if person is not None and person.role is Role.CURATOR else None


def today(desk: Desk, curator_id: StaffId | None) -> Today:
    """The overview of the desk's day.

    Args:
        desk: the office, the person and the day.
        curator_id: the curator whose families alone are meant; None for the whole office.
    """
    sight = look(desk, curator_id)
    person = sight.people.get(curator_id) if curator_id is not None else None
    blocks = (provider(sight) for provider in BLOCKS)
    return Today(
        day=desk.today,
        curator_id=curator_id,
        whose=person.name.full if person else "",
        blocks=tuple(one for one in blocks if one.lines),
    )
