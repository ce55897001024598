"""What the queue can be narrowed to: one curator, one settlement, one level."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sstui.core.queue import QueueLine
from sstui.desk.deadlines import waiting_deadlines
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter
from sstui.ui.widgets.options import Option


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One field of the filter with its value and words."""

    field: str
    """Name of the field in `QueueFilter`."""
    value: Any
    words: str
    """«куратор Соколова В. П.», «Заречье»."""


def narrowed(narrowings: Iterable[Narrowing]) -> QueueFilter:
    """The filter that all of them make together."""
    return replace(QueueFilter(), **{one.field: one.value for one in narrowings})


def offered(lines: Sequence[QueueLine], desk: Desk) -> list[Option]:
    """Every curator, settlement and level of these families with their number, and deadlines."""
    curators = Counter((line.curator, line.curator_id) for line in lines if line.curator_id)
    places = Counter((line.settlement, line.settlement_id) for line in lines)
    levels = Counter(line.level for line in lines)
    found = [
        (Narrowing("curator_id", key, "куратор " + name.replace("\u00a0", " ")), count)
        for (name, key), count in sorted(curators.items())
    ]
    found += [
        (Narrowing("settlement_id", key, name), count)
        for (name, key), count in sorted(places.items())
    ]
    found += [
        (Narrowing("level", level.code, f"уровень {level.title}"), levels[level.code])
        for level in desk.office.norms.on(desk.today).by_rank()
        if levels[level.code]
    ]
    if waiting := len(waiting_deadlines(desk)):
        found.append((Narrowing("deadlines", True, "сроки документов"), waiting))
    return [Option(one, f"{one.words} ({count})") for one, count in found]
