"""`sstui calendar check` and `draft`: production calendars against the `holidays` library."""

import argparse
import os
import re

from sstui.cli import terminal
from sstui.cli.command import Command
from sstui.cli.failures import OK, REFUSED, WrongUse
from sstui.cli.russian import Parser
from sstui.config import find_office
from sstui.core.wording import days, short_date, weekday_short
from sstui.desk.calendars import Comparison, Mismatch, compare_year, draft_year


def _arguments(parser: Parser) -> None:
    parser.add_argument("year", metavar="ГОД", help="год календаря: 2027")


def _check(args: argparse.Namespace) -> int:
    found = compare_year(find_office(args.office, os.environ), _year(args.year))
    if args.json:
        terminal.say_json(_json(found))
    else:
        terminal.say(*_text(found))
    return REFUSED if found.mismatches else OK


def _draft(args: argparse.Namespace) -> int:
    path, table = draft_year(find_office(args.office, os.environ), _year(args.year))
    if args.json:
        terminal.say_json({"file": str(path), "year": table.year, "checked": table.checked})
    else:
        terminal.say(
            f"Календарь на {table.year} год записан: {path}",
            f"Выходных сверх обычных: {len(table.days_off)}, рабочих суббот и воскресений: "
            f"{len(table.workdays)}, сокращённых дней: {len(table.short_days)}.",
            "Сверьте его с постановлением о переносе выходных дней, впишите дату и номер и "
            "поставьте checked = true.",
        )
    return OK


def _year(typed: str) -> int:
    if not re.fullmatch(r"20\d\d", typed):
        raise WrongUse(f"Непонятный год «{typed}»: нужны четыре цифры, например 2027.")
    return int(typed)


def _text(found: Comparison) -> list[str]:
    head = f"Календарь {found.table.year}: сверено {days(found.days)}"
    notes = [] if found.table.checked else ["С актом этот календарь никто ещё не сверял."]
    if not found.mismatches:
        return [f"{head}, расхождений с библиотекой holidays нет.", *notes]
    lines = [_mismatch(one) for one in found.mismatches]
    return [f"{head}, расхождений с библиотекой holidays: {len(lines)}.", *lines, *notes]


def _mismatch(one: Mismatch) -> str:
    day = f"{weekday_short(one.day)} {short_date(one.day)}"
    if one.is_working:
        named = f" ({one.name})" if one.name else ""
        return f"  {day}: в файле рабочий день, в библиотеке выходной{named}"
    return f"  {day}: в файле выходной, в библиотеке рабочий день"


def _json(found: Comparison) -> dict[str, object]:
    return {
        "year": found.table.year,
        "checked": found.table.checked,
        "days": found.days,
        "mismatches": [
            {"day": one.day, "file": one.is_working, "library": not one.is_working}
            for one in found.mismatches
        ],
    }


COMMANDS = {
    "calendar check": Command(
        "Сверить производственный календарь с библиотекой праздников день за днём. Код завершения "
        "1, если есть расхождения.",
        _arguments,
        _check,
        ("calendar check 2026",),
    ),
    "calendar draft": Command(
        "Набросать производственный календарь года по библиотеке праздников. Файл, который уже "
        "есть, не трогается.",
        _arguments,
        _draft,
        ("calendar draft 2028",),
    ),
}
