"""The same families as a table and the same days as events, for programs of other makers."""

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

from sstui.core.wording import done_of, untied
from sstui.desk.days import DayPlan, days
from sstui.desk.desk import Desk
from sstui.desk.queue import QueueFilter, queue

HEADS = (
    *("семья", "пункт", "уровень", "куратор"),
    *("группа", "желательно", "крайний", "посещений", "назначено"),
)
CURATOR = HEADS.index("куратор")
BEFORE, AFTER = 60, 90
"""Days of events before today and after it."""
VISIT = timedelta(minutes=45)
KHAL = """[calendars]
[[work]]
path = {events}
type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
timeformat = %H:%M
dateformat = %d.%m.
longdateformat = %d.%m.%Y
datetimeformat = %d.%m. %H:%M
longdatetimeformat = %d.%m.%Y %H:%M
local_timezone = Europe/Moscow
default_timezone = Europe/Moscow
firstweekday = 0
[default]
highlight_event_days = True
"""
EVENT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//bench//RU
BEGIN:VEVENT
UID:{number}@bench
DTSTAMP:20260101T000000Z
{when}
SUMMARY:{title}
LOCATION:{place}
END:VEVENT
END:VCALENDAR
"""


def write_table(desk: Desk, file: Path) -> list[list[str]]:
    """Write the queue's columns, the family first, as CSV; its rows are given back."""
    rows, levels = [], desk.office.norms.on(desk.today).levels
    for line in queue(desk).lines:
        nearest = line.next
        rows.append(
            [
                *(line.family, line.settlement, levels[line.level].title, untied(line.curator)),
                *(line.group.label, f"{nearest.target:%d.%m}" if nearest else ""),
                *(f"{nearest.due_by:%d.%m.%Y}" if nearest else "", done_of(nearest)),
                f"{line.appointment[0]:%d.%m}" if line.appointment else "",
            ]
        )
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADS, *rows])
    return rows


def write_events(desk: Desk, folder: Path) -> Path:
    """Write every entry of one's own calendar as an event; gives the file of ikhal's settings."""
    first, last = desk.today - timedelta(BEFORE), desk.today + timedelta(AFTER)
    curator = desk.person.id if desk.person else None
    events = folder / "events"
    events.mkdir(parents=True)
    found = [one for plan in days(desk, first, last, QueueFilter(curator)) for one in _rows(plan)]
    for number, (when, title, place) in enumerate(found):
        text = EVENT.format(number=number, when=when, title=title, place=place)
        (events / f"{number}.ics").write_text(text.replace("\n", "\r\n"), "utf-8", newline="")
    settings = folder / "khal.conf"
    settings.write_text(KHAL.format(events=events, folder=folder), "utf-8")
    return settings


def _rows(plan: DayPlan) -> list[tuple[str, str, str]]:
    """When, title and place of everything that stands on one day."""
    found = [("@", one.family, one.settlement, one.at) for one in plan.appointments]
    found += [("!", one.family, one.settlement, "") for one in plan.deadlines]
    found += [("•", one.family, one.settlement, "") for one in plan.targets]
    found += [("+", one.family, one.settlement, one.at) for one in plan.visits]
    return [(_when(plan.day, at), f"{sign} {name}\\, {at_}", at_) for sign, name, at_, at in found]


def _when(day: date, at: str) -> str:
    if not at:
        return f"DTSTART;VALUE=DATE:{day:%Y%m%d}\nDTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}"
    start = datetime.combine(day, time.fromisoformat(at))
    return f"DTSTART:{start:%Y%m%dT%H%M%S}\nDTEND:{start + VISIT:%Y%m%dT%H%M%S}"
