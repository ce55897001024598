"""Russian words for dates, numbers and names; everything here is a finished piece of text.

Spaces are plain, so that a screen can break a line anywhere; `tied` glues what paper must not tear.
"""

from datetime import date

from sstui.core.norms import Norm
from sstui.core.records import FullName
from sstui.core.schedule import Bound, NextVisit

NO_BREAK = "\u00a0"

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
MONTHS_GENITIVE = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
WEEKDAYS_SHORT = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


def long_date(day: date) -> str:
    """«15 марта 2026 г.»."""
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1]} {day.year} г."


def quoted_date(day: date) -> str:
    """The date as contracts write it: ««15» марта 2026 г.», the day in two digits."""
    return f"«{day.day:02d}» {MONTHS_GENITIVE[day.month - 1]} {day.year} г."


def short_date(day: date) -> str:
    """«15.03.2026», the year always in four digits."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def day_month(day: date) -> str:
    """«15 марта», where the year is plain from what stands around."""
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1]}"


def month_year(day: date) -> str:
    """«март 2026», the heading of a month."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """«понедельник»."""
    return WEEKDAYS[day.weekday()]


def weekday_short(day: date) -> str:
    """«пн»."""
    return WEEKDAYS_SHORT[day.weekday()]


def full_day(day: date) -> str:
    """«пн 23.11.2026»."""
    return f"{weekday_short(day)} {short_date(day)}"


def near_date(day: date, today: date) -> str:
    """«16.11», with two digits of the year where it is not today's."""
    return f"{day:%d.%m}" if day.year == today.year else f"{day:%d.%m.%y}"


def near_day(day: date, today: date) -> str:
    """«пн 23.11»; «12.01.27» where the year is another one than today's."""
    if day.year == today.year:
        return f"{weekday_short(day)} {day:%d.%m}"
    return f"{day:%d.%m.%y}"


def plural(number: int, one: str, few: str, many: str) -> str:
    """The form of a noun after a number: `plural(21, "семья", "семьи", "семей")` is «семья»."""
    tail, tens = abs(number) % 10, abs(number) % 100
    if 11 <= tens <= 14:
        return many
    if tail == 1:
        return one
    return few if 2 <= tail <= 4 else many


def counted(number: int, one: str, few: str, many: str) -> str:
    """The number with its noun: «21 семья», «5 семей»."""
    return f"{number} {plural(number, one, few, many)}"


def times(number: int) -> str:
    """«1 раз», «2 раза», «5 раз»."""
    return counted(number, "раз", "раза", "раз")


def frequency(norm: Norm) -> str:
    """How often a norm has the family visited: «1–2 раза в месяц», «до 2 раз в месяц»."""
    period = norm.per.label
    if norm.min == 0:
        return f"до {norm.max} {plural(norm.max, 'раза', 'раз', 'раз')} {period}"
    if norm.min == norm.max:
        return f"{times(norm.max)} {period}"
    return f"{norm.min}–{times(norm.max)} {period}"


def months(number: int) -> str:
    """A term in months: «6 месяцев», «3 месяца»."""
    return counted(number, "месяц", "месяца", "месяцев")


def days(number: int) -> str:
    """«1 день», «3 дня», «10 дней»."""
    return counted(number, "день", "дня", "дней")


def distance(day: date, today: date) -> str:
    """How far a day is: «сегодня», «завтра», «через 3 дня», «вчера», «5 дней назад»."""
    ahead = (day - today).days
    if abs(ahead) <= 1:
        return ("вчера", "сегодня", "завтра")[ahead + 1]
    return f"через {days(ahead)}" if ahead > 0 else f"{days(-ahead)} назад"


def working_days(number: int) -> str:
    """«1 рабочий день», «3 рабочих дня», «10 рабочих дней»."""
    return counted(number, "рабочий день", "рабочих дня", "рабочих дней")


def families(number: int) -> str:
    """«1 семья», «2 семьи», «5 семей»."""
    return counted(number, "семья", "семьи", "семей")


def done_of(found: NextVisit | None) -> str:
    """«1 из 2»: visits made of those that the deadline's period asks for.

    A first visit that is owed by the office's own setting alone, where the rest of the period asks
    for none, is «первое».
    """
    if found is None:
        return ""
    if found.required == 0 and found.grounds.bound is Bound.FIRST_VISIT:
        return "первое"
    return f"{found.done} из {found.required}" if found.required else str(found.done)


def made_of(done: int, required: int) -> str:
    """«сделано 1 из 2»; where a period asks for no visit, «сделано 1»."""
    return f"сделано {done} из {required}" if required else f"сделано {done}"


def initials(name: FullName) -> str:
    """«М. П.»; «А.-М. С.»; the second word of «Мамед оглы» stays: «Г. М. оглы»."""
    return NO_BREAK.join(_initial(part) for part in (name.first, name.patronymic) if part)


def signature(name: FullName) -> str:
    """The name beside a signature, initials first: «М. П. Ёлкина»."""
    return NO_BREAK.join(part for part in (initials(name), name.last) if part)


def capitalised(text: str) -> str:
    """The text with its first letter large and the rest as it was."""
    return text[:1].upper() + text[1:]


def tied(text: str) -> str:
    """The text with spaces that no line break may take: dates, numbers with their nouns."""
    return text.replace(" ", NO_BREAK)


def untied(text: str) -> str:
    """The text with plain spaces, so that a screen may break it."""
    return text.replace(NO_BREAK, " ")


def _initial(part: str) -> str:
    """The first letters of one part of a name, hyphens and small second words kept."""
    head, *particles = part.split()
    letters = "-".join(f"{piece[0].upper()}." for piece in head.split("-") if piece)
    small = [word for word in particles if word[0].islower()]
    return NO_BREAK.join([letters, *small])
