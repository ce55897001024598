"""Writes new files of an office for a person to check; never over one that is there."""

import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from sstui.core.refusal import Refusal
from sstui.core.wording import weekday
from sstui.core.workdays import YearTable

_HEAD = """\
# Производственный календарь на {year} год, пятидневная неделя. Набросок программы.
# Субботы, воскресенья и праздники статьи 112 Трудового кодекса (1–8 января, 23 февраля, 8 марта,
# 1 и 9 мая, 12 июня, 4 ноября) программа знает сама: здесь только отличия года.
# Дни взяты из открытого справочника, текста акта никто ещё не видел: сверьте с постановлением о
# переносе выходных дней, впишите его дату и номер и поставьте checked = true.
act = "{act}"
checked = false

# С понедельника по пятницу, но нерабочие: перенос постановлением или (ст. 112) с выходного,
# на который пришёлся праздник.
days_off = {days_off}

# Суббота или воскресенье, но рабочие.
workdays = {workdays}

# Рабочие, но на час короче: накануне праздника.
short_days = {short_days}
"""


def write_year(folder: Path, table: YearTable, names: Mapping[date, str]) -> Path:
    """Write a production calendar into an office and give its path.

    Args:
        folder: the office folder.
        table: the year.
        names: what the days off are called, for the comments beside them.

    Raises:
        Refusal: the year has its file already, or the disk refuses.
    """
    path = folder / "calendar" / f"{table.year}.toml"
    text = _HEAD.format(
        year=table.year,
        act=table.act,
        days_off=_listed(table.days_off, names),
        workdays=_listed(table.workdays, names),
        short_days=_listed(table.short_days, names),
    )
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        descriptor = os.open(path, flags, 0o600)
    except FileExistsError:
        raise Refusal(f"Календарь на {table.year} год уже есть: {path}. Он не тронут.") from None
    except OSError:
        raise Refusal(f"Файл {path} не удалось создать: нет доступа или места на диске.") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(text.encode())
    return path


def _listed(days: Iterable[date], names: Mapping[date, str]) -> str:
    rows = [f"    {day.isoformat()},  # {_note(day, names)}\n" for day in sorted(days)]
    return "[\n" + "".join(rows) + "]" if rows else "[]"


def _note(day: date, names: Mapping[date, str]) -> str:
    return f"{weekday(day)}, {names[day]}" if day in names else weekday(day)
