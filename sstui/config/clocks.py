"""Reads `clocks.toml` of a profile: the deadlines of the process."""

from sstui.config.reader import Table
from sstui.core.profile import EVENTS, Clock, ClockUnit

_MOST = {ClockUnit.WORKING_DAYS: 250, ClockUnit.CALENDAR_DAYS: 366, ClockUnit.MONTHS: 120}


def read_clocks(table: Table) -> tuple[Clock, ...]:
    """Every clock of the file, in its order; faults go where the table's go."""
    found = [_clock(code, inner) for code, inner in table.tables("clocks", may_lack=True)]
    table.done()
    return tuple(found)


def event(table: Table, key: str, *, may_lack: bool = False) -> str:
    """The code of an event; empty where the key may be missing and is."""
    if may_lack and not table.has(key):
        return ""
    return table.one_of(key, list(EVENTS))


def _clock(code: str, table: Table) -> Clock:
    before = table.flag("before", default=False)
    unit = table.choice("unit", ClockUnit)
    # Nothing is due «0 days after»; 0 days before the end of the term is its last day.
    least = 0 if before and unit is ClockUnit.CALENDAR_DAYS else 1
    clock = Clock(
        code=code,
        title=table.text("title"),
        starts=event(table, "starts"),
        amount=table.integer("amount", least, _MOST[unit]),
        unit=unit,
        before=before,
        closes=event(table, "closes"),
        active=table.flag("active", default=True),
        local=table.flag("local"),
        source=table.text("source"),
    )
    if before and unit is ClockUnit.MONTHS:
        table.fault("unit", "назад считаются только дни", "нужно working_days или calendar_days")
    if table.is_sound and clock.starts == clock.closes:
        table.fault("closes", "то же событие, что в starts", "срок закрывает другое событие")
    table.done()
    return clock
