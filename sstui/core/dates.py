"""Dates and times of day as people type them.

Nothing here knows the calendar of working days: a text becomes a day or is refused in words.
"""

import re
from calendar import monthrange
from datetime import date

from sstui.core.date_words import day_of_words
from sstui.core.refusal import Refusal
from sstui.core.wording import MONTHS, MONTHS_GENITIVE

EARLIEST_YEAR = 1900
YEARS_AHEAD = 20

_HINT = "введите, например, 12.05, вт или т (сегодня)"
# Not compiled here: a start that is told its day needs the shortest of them only.
_NUMBERS = r"(\d{1,2})(?:-?го)?(?: числа)?(?:[ .,/-]+(\d{1,2})(?:[ .,/-]+(\d{4}|\d{2}))?)?[ .,/-]*"
_TIME = r"(\d{1,2})(?:[ :.,-]?(\d{2}))?"
_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_WORDS = r"(\d{1,2})\s+([а-я]{3,})\.?(?:\s+(\d{4}|\d{2}))?(?:\s*г(?:\.|ода)?)?"


def parse_date(text: str, today: date, *, back: bool = False) -> date:
    """The day that a person means.

    Understood: «т» and «в» (today, yesterday), «+3», «-2» and «+2н» (days and weeks from today),
    «вт», «в следующую среду», «через две недели», «месяц назад», «конец месяца», «12» (of this
    month), «12.5», «12.05.26», «12.05.2026», «12 мая», «2026-05-12». A date without a year is the
    one nearest to today; a weekday is the nearest one not before today, or with `back` not after.

    Raises:
        Refusal: there is no such day, or the text is no date.
    """
    typed = " ".join(text.casefold().split())
    if not typed:
        raise Refusal(f"Дата не введена: {_HINT}.")
    try:
        called = day_of_words(typed, today, back=back)
    except OverflowError as error:
        raise Refusal("Так далеко календарь не заходит.") from error
    if called is not None:
        return _in_range(called, today)
    if iso := re.fullmatch(_ISO, typed):
        return _in_range(_day(int(iso[1]), int(iso[2]), int(iso[3])), today)
    if numbers := re.fullmatch(_NUMBERS, typed):
        return _from_parts(int(numbers[1]), int(numbers[2] or today.month), numbers, today)
    if (words := re.fullmatch(_WORDS, typed)) and (month := _month(words[2])):
        return _from_parts(int(words[1]), month, words, today)
    raise Refusal(f"Непонятная дата «{text.strip()}»: {_HINT}.")


def parse_time(text: str) -> str:
    """The time of day that a person means, as `HH:MM`; empty for an empty text.

    Understood: «9», «930», «9:30», «9.30», «9-30», «9 30».

    Raises:
        Refusal: there is no such time, or the text is no time.
    """
    typed = text.strip()
    if not typed:
        return ""
    match = re.fullmatch(_TIME, typed)
    if match is None:
        raise Refusal(f"Непонятное время «{typed}»: введите, например, 9:30.")
    hours, minutes = int(match[1]), int(match[2] or 0)
    if hours > 23 or minutes > 59:
        raise Refusal(f"Времени {hours}:{minutes:02d} не бывает: часы до 23, минуты до 59.")
    return f"{hours:02d}:{minutes:02d}"


def _month(word: str) -> int | None:
    for number, (name, genitive) in enumerate(zip(MONTHS, MONTHS_GENITIVE, strict=True), start=1):
        if word in (name, genitive) or (name.startswith(word) and word != "ма"):
            return number
    return None


def _from_parts(day: int, month: int, match: re.Match[str], today: date) -> date:
    """A date from its numbers; group 3 of the match is the year, when there is one."""
    if match[3]:
        return _in_range(_day(_full_year(match[3], today), month, day), today)
    if match.re.pattern == _NUMBERS and not match[2]:
        return _day(today.year, month, day)
    years = (today.year, today.year - 1, today.year + 1)
    candidates = [date(year, month, day) for year in years if _exists(year, month, day)]
    if not candidates:
        return _day(today.year, month, day)
    return min(candidates, key=lambda one: abs(one - today))


def _full_year(digits: str, today: date) -> int:
    """Two digits mean the latest such year that is at most twenty years ahead."""
    if len(digits) == 4:
        return int(digits)
    latest = today.year + YEARS_AHEAD
    return latest - (latest - int(digits)) % 100


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise Refusal(f"Месяца {month} нет: месяцы с 1 по 12.")
    if not date.min.year <= year <= date.max.year:
        raise Refusal(f"Года {year} в календаре нет.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = MONTHS_GENITIVE[month - 1]
        raise Refusal(f"{day} {name} {year} года не бывает: последний день — {last} {name}.")
    return date(year, month, day)


def _in_range(day: date, today: date) -> date:
    if not EARLIEST_YEAR <= day.year <= today.year + YEARS_AHEAD:
        raise Refusal(
            f"{day.year} год не похож на правду: "
            f"годы с {EARLIEST_YEAR} по {today.year + YEARS_AHEAD}."
        )
    return day
