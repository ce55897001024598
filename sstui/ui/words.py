"""Russian words of the screens that are made of facts: days, ages, terms, the next visit."""

from datetime import date

from sstui.core.facts import NO_LEVEL
from sstui.core.queue import Group, QueueLine
from sstui.core.records import Appointment, FullName, Staff, StaffId
from sstui.core.schedule import NextVisit
from sstui.core.wording import capitalised, days, near_date, plural, short_date
from sstui.core.wording import distance as distance
from sstui.core.wording import done_of as done_of
from sstui.core.wording import full_day as full_day
from sstui.core.wording import near_day as near_day
from sstui.ui.keys import with_keys

_DECIDE = "{card.change-level} — продлить, {card.end-case} — закончить"


def term_left(end: date, today: date) -> str:
    """What remains of a term: «осталось 50 дней», «последний день», «истёк 3 дня назад»."""
    left = (end - today).days
    if left > 0:
        return f"{plural(left, 'остался', 'осталось', 'осталось')} {days(left)}"
    return f"истёк {distance(end, today)}" if left else "последний день"


def age(born_on: date | None, today: date) -> str:
    """«8 лет», of a child under two in months: «14 мес.»; empty without a date of birth."""
    if born_on is None:
        return ""
    months = (today.year - born_on.year) * 12 + today.month - born_on.month
    months -= today.day < born_on.day
    if months < 24:
        return f"{max(months, 0)} мес."
    years = months // 12
    return f"{years} {plural(years, 'год', 'года', 'лет')}"


def short_names(ids: tuple[StaffId, ...], people: dict[StaffId, Staff]) -> str:
    """«Соколова В. П., Кузьмин О.»."""
    return ", ".join(plain(people[one].name) for one in ids if one in people)


def surnames(ids: tuple[StaffId, ...], people: dict[StaffId, Staff]) -> str:
    """«Соколова, Кузьмин»."""
    return ", ".join(people[one].name.last for one in ids if one in people)


def plain(name: FullName) -> str:
    """A short name with plain spaces, so that a screen may break it."""
    return name.short.replace("\u00a0", " ")


def appointed(appointment: Appointment) -> str:
    """«ср 25.11.2026 в 10:00»."""
    return full_day(appointment.planned_on) + (f" в {appointment.at}" if appointment.at else "")


def standing(line: QueueLine, today: date) -> str:
    """What the group of a family says, with its day: «Просрочено: крайний срок пт 20.11.2026 …»."""
    found = line.next
    if line.outlook.fault == NO_LEVEL:
        return f"{line.group.label}: {NO_LEVEL}"
    if line.outlook.fault:
        return f"Срок не вычислить: {line.outlook.fault}"
    if line.group is Group.EXPIRED:
        return f"{line.group.label}. {with_keys(_DECIDE)}"
    if line.group is Group.ENDED and line.outlook.end:
        return f"{line.group.label} {short_date(line.outlook.end)}"
    if found is None:
        return line.group.label
    day = f"крайний срок {full_day(found.due_by)}, {distance(found.due_by, today)}"
    return f"{line.group.label}: {day}"


def window(found: NextVisit, today: date) -> str:
    """«можно с 02.11, желательно пн 16.11; сделано 0 из 1 (можно 2) за 01.11–30.11»."""
    more = f" (можно\u00a0{found.allowed})" if found.allowed > found.required else ""
    first, last = (near_date(day, today) for day in found.period)
    done = done_of(found)
    rest = "" if found.required else ", не требуется"
    made = f"сделано {done}{rest}" if done[0].isdecimal() else f"ждём {done}"
    return (
        f"можно с {near_date(found.opens, today)}, желательно {near_day(found.target, today)}; "
        f"{made}{more} за\u00a0{first}–{last}"
    )


def next_visit_is(line: QueueLine) -> str:
    """The sentence after a change: «Следующее посещение: желательно пн 14.12.2026, …»."""
    found = line.next
    if found is None:
        why = f": {line.outlook.fault}" if line.outlook.fault else ""
        return f"{capitalised(line.group.label)}{why}."
    return (
        f"Следующее посещение: желательно {full_day(found.target)}, "
        f"не позже {full_day(found.due_by)}."
    )
