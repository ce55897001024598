"""What fits a working day: minutes of visits against its working hours.

A day has a fifth of the week's hours, a shortened one an hour less (Labour Code art. 95), a day off
none. A visit takes its level's minutes and the way to the settlement, as in a curator's load.
"""

from datetime import date
from enum import StrEnum

from sstui.core.norms import Level
from sstui.core.workdays import WorkCalendar

_USUAL_VISIT = 60


class Strain(StrEnum):
    """How much of a person's day is planned; told by a sign as well as by colour."""

    FREE = "free"
    """Nothing is planned."""
    FITS = "fits"
    OVER = "over"
    """More than the day has room for."""
    FAR = "far"
    """More than one and a half days, or anything at all on a day off."""


def day_minutes(calendar: WorkCalendar, day: date, hours_a_week: int) -> int:
    """Working minutes of a day; 0 on a day off."""
    if not calendar.is_working_day(day):
        return 0
    return hours_a_week * 60 // 5 - (60 if calendar.is_short(day) else 0)


def visit_minutes(level: Level | None, travel_minutes: int | None) -> int:
    """Minutes of one visit with its way; an unknown level takes the usual hour."""
    return (level.visit_minutes if level else _USUAL_VISIT) + (travel_minutes or 0)


def strain(minutes: int, capacity: int) -> Strain:
    """How minutes that are planned stand to those of the day."""
    if minutes == 0:
        return Strain.FREE
    if 2 * minutes > 3 * capacity:
        return Strain.FAR
    return Strain.OVER if minutes > capacity else Strain.FITS
