"""Days as people call them: «через неделю», «в следующую пятницу», «конец месяца».

Weeks run from Monday to Sunday. A month that lacks the day (31 + a month) ends with its last one.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sstui.core.wording import WEEKDAYS, WEEKDAYS_SHORT

_DAYS = {
    "т": 0,
    "сегодня": 0,
    "в": -1,
    "вчера": -1,
    "позавчера": -2,
    "з": 1,
    "завтра": 1,
    "послезавтра": 2,
}
_NUMBERS = {
    "": 1,
    "один": 1,
    "одну": 1,
    "два": 2,
    "две": 2,
    "пару": 2,
    "три": 3,
    "четыре": 4,
    "пять": 5,
    "шесть": 6,
    "семь": 7,
    "десять": 10,
}
_UNITS = (
    ("д", "день", "дня", "дней"),
    ("н", "нед", "неделю", "недели", "недель"),
    ("м", "мес", "месяц", "месяца", "месяцев"),
    ("г", "год", "года", "лет"),
)
_HALF_YEAR = 6
_PARTS = {"неделя": 0, "месяц": 1, "квартал": 2, "год": 3}
_GENITIVES = {"недели": "неделя", "месяца": "месяц", "квартала": "квартал", "года": "год"}
_WHICH = {
    "эт": 0,
    "след": 1,
    "будущ": 1,
    "прошл": -1,
}

_SHIFT = re.compile(r"([+-])\s*(\d{1,4})\s*([а-я]*)\.?")
_AHEAD = re.compile(r"через (?:(\d{1,4}|[а-я]+) )?([а-я]+)")
_AGO = re.compile(r"(?:(\d{1,4}|[а-я]+) )?([а-я]+) назад")
_EDGE = re.compile(r"(?:в )?(начал|кон|середин)[а-я]* (?:([а-я]+) )?(недели|месяца|квартала|года)")
_WEEKDAY = re.compile(r"(?:во? )?(?:([а-я]+)\.? )?([а-я]+)")


def day_of_words(typed: str, today: date, *, back: bool) -> date | None:
    """The day of a phrase in small letters with single spaces; None when it is no such phrase.

    Args:
        typed: what was typed.
        today: what it is counted from.
        back: whether a bare weekday means the last one and not the next one.

    Raises:
        OverflowError: the day is beyond the calendar.
    """
    if typed in _DAYS:
        return today + timedelta(days=_DAYS[typed])
    for pattern, read in _READERS.items():
        if (match := pattern.fullmatch(typed)) and (day := read(match, today)) is not None:
            return day
    return _weekday_of(typed, today, back=back)


def _shifted(match: re.Match[str], today: date) -> date | None:
    return _moved(today, int(match[1] + match[2]), match[3] or "д")


def _ahead(match: re.Match[str], today: date) -> date | None:
    return _counted(match, today, 1)


def _ago(match: re.Match[str], today: date) -> date | None:
    return _counted(match, today, -1)


def _counted(match: re.Match[str], today: date, direction: int) -> date | None:
    number, unit = match[1] or "", match[2]
    if not number and unit in ("полгода", "полмесяца"):
        months = _HALF_YEAR if unit == "полгода" else 0
        days = 0 if months else 15
        return _month_later(today, months * direction) + timedelta(days=days * direction)
    count = int(number) if number.isdecimal() else _NUMBERS.get(number)
    return None if count is None else _moved(today, count * direction, unit)


def _moved(today: date, count: int, unit: str) -> date | None:
    """So many days, weeks, months or years on, or back; None for no such unit."""
    for index, words in enumerate(_UNITS):
        if unit in words:
            if index < 2:
                return today + timedelta(days=count * (1, 7)[index])
            return _month_later(today, count * (1, 12)[index - 2])
    return None


def _month_later(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _edge(match: re.Match[str], today: date) -> date | None:
    which = 0 if match[2] is None else _which(match[2])
    if which is None:
        return None
    first, last = _span(_GENITIVES[match[3]], today, which)
    if match[1] == "начал":
        return first
    return last if match[1] == "кон" else first + (last - first + timedelta(days=1)) / 2


def _span(part: str, today: date, which: int) -> tuple[date, date]:
    """The first and the last day of a week, month, quarter or year: this one or a neighbour."""
    if part == "неделя":
        monday = today - timedelta(days=today.weekday() - 7 * which)
        return monday, monday + timedelta(days=6)
    length = (0, 1, 3, 12)[_PARTS[part]]
    start = today.replace(day=1)
    first = _month_later(start, which * length - (start.month - 1) % length)
    return first, _month_later(first, length) - timedelta(days=1)


def _weekday_of(typed: str, today: date, *, back: bool) -> date | None:
    """«вт», «в среду», «следующий вторник», «прошлая пятница»."""
    match = _WEEKDAY.fullmatch(typed)
    number = _weekday(match[2]) if match else None
    if match is None or number is None:
        return None
    if match[1]:
        which = _which(match[1])
        if which is None:
            return None
        return today + timedelta(days=number - today.weekday() + 7 * which)
    if back:
        return today - timedelta(days=(today.weekday() - number) % 7)
    return today + timedelta(days=(number - today.weekday()) % 7)


def _weekday(word: str) -> int | None:
    if word in WEEKDAYS_SHORT:
        return WEEKDAYS_SHORT.index(word)
    # The accusative is what people type: «среду», «пятницу».
    stem = word.removesuffix("у").removesuffix("а")
    if len(stem) >= 4:
        for number, name in enumerate(WEEKDAYS):
            if name.startswith(stem):
                return number
    return None


def _which(word: str) -> int | None:
    """0 for «эта», 1 for «следующая», -1 for «прошлая»."""
    return next((step for stem, step in _WHICH.items() if word.startswith(stem)), None)


_READERS: Mapping[re.Pattern[str], Callable[[re.Match[str], date], date | None]] = {
    _SHIFT: _shifted,
    _AHEAD: _ahead,
    _AGO: _ago,
    _EDGE: _edge,
}
