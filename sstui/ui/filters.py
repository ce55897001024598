"""What the queue can be narrowed to: one curator, one settlement, one level, deadlines alone."""

from sstui.core.wording import untied
from sstui.desk.desk import Desk
from sstui.desk.narrowing import Choices
from sstui.desk.queue_view import Narrowing, Order
from sstui.ui.widgets.options import Option


def offered(choices: Choices, desk: Desk) -> list[Option]:
    """Every curator, settlement and level that families have, with their number, and deadlines."""
    found = [
        (Narrowing("curator_id", key, f"куратор {untied(name)}"), count)
        for key, name, count in choices.curators
    ]
    found += [
        (Narrowing("settlement_id", key, name), count) for key, name, count in choices.settlements
    ]
    found += [
        (Narrowing("level", level.code, f"уровень {level.title}"), choices.levels[level.code])
        for level in desk.office.norms.on(desk.today).by_rank()
        if choices.levels.get(level.code)
    ]
    if choices.deadlines:
        found.append((Narrowing("deadlines", True, "сроки документов"), choices.deadlines))
    return [Option(one, f"{one.words} ({count})") for one, count in found]


def sort_options(present: Order) -> list[Option]:
    """Every order, the present one told."""
    return [Option(one, one.label + (" (сейчас)" if one is present else "")) for one in Order]
