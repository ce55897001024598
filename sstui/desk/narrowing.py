"""What the queue can be narrowed to, with the number of families each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from sstui.core.records import SettlementId, StaffId
from sstui.desk.deadlines import waiting_deadlines
from sstui.desk.desk import Desk
from sstui.desk.listing import is_large
from sstui.desk.namesakes import short_names
from sstui.desk.ordering import order_path
from sstui.desk.queue import queue
from sstui.store import order
from sstui.store.caseload import open_cases
from sstui.store.engine import connected
from sstui.store.families import settlements
from sstui.store.order_file import OrderFile, Unusable, order_file

Key = TypeVar("Key", bound=int)


@dataclass(frozen=True, slots=True)
class Choices:
    """Open families by who leads them, where they live and how much help they need."""

    curators: tuple[tuple[StaffId, str, int], ...]
    """Those who have families, by name; without the families that nobody has."""
    settlements: tuple[tuple[SettlementId, str, int], ...]
    """By name."""
    levels: dict[str, int]
    deadlines: int
    """Deadlines that wait."""


def choices(desk: Desk) -> Choices:
    """What the whole queue can be narrowed to."""
    with connected():
        if is_large(desk):
            try:
                with order_file(order_path(desk.office)) as file:
                    # A family more or less matters little here, a wait of seconds does.
                    if (state := file.state()) and state.is_whole:
                        return _ordered(file)
            except Unusable:
                pass  # then it is counted from the facts
        return _computed(desk)


def _ordered(file: OrderFile) -> Choices:
    everything = order.Which()
    held = order.tallies(file, "curator", everything)
    lived = order.tallies(file, "settlement", everything)
    named = short_names()
    return Choices(
        _by_name(
            (StaffId(one), named.get(StaffId(one), ""), held[one])
            for one in held
            if one is not None
        ),
        _by_name((one.id, one.name, lived[one.id]) for one in settlements() if one.id in lived),
        order.tallies(file, "level", everything),
        order.count_deadlines(file),
    )


def _computed(desk: Desk) -> Choices:
    cases = open_cases(desk.today)
    lines = queue(desk, cases=cases).lines
    named = short_names()
    curators = Counter(one.curator_id for one in lines if one.curator_id)
    places = Counter((one.settlement_id, one.settlement) for one in lines)
    return Choices(
        _by_name((key, named[key], count) for key, count in curators.items() if key),
        _by_name((key, name, count) for (key, name), count in places.items()),
        dict(Counter(one.level for one in lines)),
        len(waiting_deadlines(desk, cases=cases)),
    )


def _by_name(found: Iterable[tuple[Key, str, int]]) -> tuple[tuple[Key, str, int], ...]:
    return tuple(sorted(found, key=lambda one: (one[1], one[0])))
