"""What fits a working day: whole weeks of 40 and 36 hours, shortened days, days off."""

from datetime import date

import pytest

from sstui.core.day_load import Strain, day_minutes, strain, visit_minutes
from sstui.core.norms import Level, Norm, Per
from sstui.core.workdays import WorkCalendar, YearTable

CALENDAR = WorkCalendar({2026: YearTable(2026, "", short_days=frozenset({date(2026, 11, 3)}))})
LEVEL = Level("crisis", "кризисный", "кризис.", 3, Norm(1, 2, Per.WEEK, 6), visit_minutes=45)


@pytest.mark.parametrize(
    ("day", "hours", "minutes"),
    [
        (date(2026, 11, 2), 40, 480),
        (date(2026, 11, 2), 36, 432),
        (date(2026, 11, 3), 40, 420),
        (date(2026, 11, 3), 36, 372),
        (date(2026, 11, 4), 40, 0),
        (date(2026, 11, 7), 36, 0),
    ],
)
def test_a_day_has_a_fifth_of_the_week(day: date, hours: int, minutes: int) -> None:
    assert day_minutes(CALENDAR, day, hours) == minutes


@pytest.mark.parametrize(
    ("minutes", "capacity", "found"),
    [
        (0, 480, Strain.FREE),
        (0, 0, Strain.FREE),
        (1, 480, Strain.FITS),
        (480, 480, Strain.FITS),
        (481, 480, Strain.OVER),
        (720, 480, Strain.OVER),
        (721, 480, Strain.FAR),
        (1, 0, Strain.FAR),
    ],
)
def test_minutes_against_the_day(minutes: int, capacity: int, found: Strain) -> None:
    assert strain(minutes, capacity) is found


def test_a_visit_takes_its_level_s_minutes_and_the_way() -> None:
    assert visit_minutes(LEVEL, 25) == 70
    assert visit_minutes(LEVEL, None) == 45
    assert visit_minutes(None, 10) == 70
