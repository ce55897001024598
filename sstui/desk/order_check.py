"""Compares the derived order with the facts, line by line, and puts right what differs."""

from collections.abc import Iterator

from sstui.core.records import CaseId
from sstui.desk.desk import Desk
from sstui.desk.ordering import CHUNK, bring_up, order_path, throw_away
from sstui.desk.spots import Spotter
from sstui.store import order
from sstui.store.caseload import ids_after
from sstui.store.engine import connected
from sstui.store.order_file import PATIENCE, OrderFile, Spot, Unusable, order_file, working_on


def mend_order(desk: Desk) -> int:
    """How many cases stood otherwise than by the facts; all of them stand right afterwards.

    An office whose queue was never long enough for an order has none to compare.
    """
    path = order_path(desk.office)
    if not path.exists():
        return 0
    try:
        if not bring_up(desk, path, lambda _: None, PATIENCE):
            return 0  # somebody is computing it at this moment
        with working_on(path) as had, connected(), order_file(path) as file:
            return _mended(file, desk) if had else 0
    except Unusable:
        throw_away(path)
        return 0


def _mended(file: OrderFile, desk: Desk) -> int:
    kept, differing = order.spots(file), 0
    for spots in _computed(desk):
        wrong = [one for one in spots if kept.pop(one.case_id, None) != one.said]
        differing += len(wrong)
        if wrong:
            with file.change():
                file.put([one.case_id for one in wrong], wrong)
    if kept:
        with file.change():
            file.put(kept, [])
    return differing + len(kept)


def _computed(desk: Desk) -> Iterator[list[Spot]]:
    spotter, last = Spotter(desk), CaseId(0)
    while ids := ids_after(last, CHUNK):
        yield spotter.spots(ids)
        last = ids[-1]
