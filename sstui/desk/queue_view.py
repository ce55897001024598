"""How a person looks at the queue: narrowed to what, in which order; kept for the next start."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from sstui.core.queue import Group, QueueLine
from sstui.core.records import CaseId
from sstui.core.text import sort_key
from sstui.core.wording import capitalised, untied
from sstui.desk.desk import Desk
from sstui.desk.preferences import keep, recall
from sstui.desk.queue import QueueFilter
from sstui.store.beside import Beside as Beside
from sstui.store.beside import beside as beside
from sstui.store.beside import last_visits

KEPT_AS = "queue"


class Order(StrEnum):
    """What the families of the queue are sorted by."""

    URGENCY = "urgency"
    NAME = "name"
    SETTLEMENT = "settlement"
    LEVEL = "level"
    TERM_END = "term-end"
    LAST_VISIT = "last-visit"

    @property
    def label(self) -> str:
        """The Russian words of the order: «по имени»."""
        return {
            "urgency": "по срочности",
            "name": "по имени",
            "settlement": "по населённому пункту",
            "level": "по уровню, тяжёлые сначала",
            "term-end": "по концу срока сопровождения",
            "last-visit": "по последнему посещению, давние сначала",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One field of the filter with its value and words."""

    field: str
    """Name of the field in `QueueFilter`."""
    value: Any
    words: str
    """«куратор Соколова В. П.», «Заречье»."""


@dataclass(frozen=True, slots=True)
class View:
    """What of the queue is shown, and in which order."""

    wanted: QueueFilter = field(default_factory=QueueFilter)
    order: Order = Order.URGENCY


def kept_view(desk: Desk) -> View:
    """What the person at work has kept; the plain queue when nothing, or nothing of sense.

    A filter by what the office no longer has is left out: nothing may be hidden without a word.
    """
    kept = recall(desk, KEPT_AS)
    if not isinstance(kept, Mapping):
        return View()
    known = {one.name for one in fields(QueueFilter)}
    try:
        values = {name: value for name, value in kept.get("filter", {}).items() if name in known}
        if "group" in values:
            values["group"] = Group(values["group"])
        named = narrowings(desk, QueueFilter(**values))
        return View(narrowed(named), Order(kept.get("order", Order.URGENCY)))
    except (AttributeError, TypeError, ValueError):
        return View()


def keep_view(desk: Desk, view: View) -> None:
    """Keep it for the next start; the plain queue is kept as nothing. Waits for other writers."""
    plain = QueueFilter()
    values = {
        one.name: value
        for one in fields(QueueFilter)
        if (value := getattr(view.wanted, one.name)) != getattr(plain, one.name)
    }
    kept = {"filter": values, "order": view.order.value} if view != View() else None
    keep(desk, KEPT_AS, kept)


def narrowings(desk: Desk, wanted: QueueFilter) -> list[Narrowing]:
    """A filter field by field with its words; what the office no longer has is left out."""
    found = []
    if wanted.curator_id is not None:
        from sstui.desk.namesakes import short_names  # noqa: PLC0415 - seldom asked at a start

        if who := short_names().get(wanted.curator_id):
            found.append(Narrowing("curator_id", wanted.curator_id, f"куратор {untied(who)}"))
    if wanted.settlement_id is not None:
        from sstui.store.families import settlements  # noqa: PLC0415 - seldom asked at a start

        named = {one.id: one.name for one in settlements()}
        if name := named.get(wanted.settlement_id):
            found.append(Narrowing("settlement_id", wanted.settlement_id, name))
    if level := desk.office.norms.on(desk.today).levels.get(wanted.level):
        found.append(Narrowing("level", level.code, f"уровень {level.title}"))
    if wanted.group is not None:
        found.append(Narrowing("group", wanted.group, wanted.group.label.lower()))
    if wanted.deadlines:
        found.append(Narrowing("deadlines", True, "сроки документов"))
    return found


def view_words(found: Iterable[Narrowing], order: Order) -> str:
    """«Отбор: Заречье; порядок: по имени»; empty for the plain queue."""
    parts = []
    if words := ", ".join(one.words for one in found):
        parts.append(f"отбор: {words}")
    if order is not Order.URGENCY:
        parts.append(f"порядок: {order.label}")
    return capitalised("; ".join(parts))


def narrowed(found: Iterable[Narrowing]) -> QueueFilter:
    """The filter that all of them make together."""
    return replace(QueueFilter(), **{one.field: one.value for one in found})


def in_order(desk: Desk, lines: Sequence[QueueLine], order: Order) -> list[QueueLine]:
    """Lines in another order; equal ones stay as they were, most urgent first."""
    return sorted(lines, key=_key(desk, order)) if order is not Order.URGENCY else list(lines)


def _key(desk: Desk, order: Order) -> Callable[[QueueLine], Any]:
    if order is Order.NAME:
        return lambda line: sort_key(line.family)
    if order is Order.SETTLEMENT:
        return lambda line: (sort_key(line.settlement), sort_key(line.family))
    if order is Order.LEVEL:
        levels = desk.office.norms.on(desk.today).levels
        ranks = {code: -level.rank for code, level in levels.items()}
        return lambda line: ranks.get(line.level, 1)
    if order is Order.TERM_END:
        return lambda line: line.outlook.end or date.max
    last: dict[CaseId, date] = last_visits()
    return lambda line: last.get(line.case_id, date.min)
