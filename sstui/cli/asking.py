"""From the words of a command to the desk, a case, a day; what makes no sense is refused."""

import argparse
import contextlib
import os
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from sstui import host
from sstui.cli import terminal
from sstui.cli.failures import NothingFound, WrongUse
from sstui.config import find_office
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.text import fold
from sstui.core.wording import MONTHS, MONTHS_GENITIVE
from sstui.desk.desk import SIGHT, Desk, calendar_gap, open_desk


@contextlib.contextmanager
def refused_as(kind: type[Refusal]) -> Iterator[None]:
    """Give refusals of the block another kind, and so another exit code."""
    try:
        yield
    except Refusal as refusal:
        if type(refusal) is not Refusal:
            raise
        raise kind(refusal.sentence, refusal.field) from None


def today_of(args: argparse.Namespace) -> date | None:
    """The day of `--today`; None leaves it to the office's clock."""
    if args.today is None:
        return None
    from sstui.core.dates import parse_date

    with refused_as(WrongUse):
        return parse_date(args.today, datetime.now(UTC).astimezone().date())


def desk_of(args: argparse.Namespace) -> Desk:
    """The desk of the office that the line names, for the person who works.

    Where the office goes on with its last good files, that is said beside every answer.
    """
    folder = find_office(args.office, os.environ)
    desk = open_desk(folder, host.login(), args.name, today_of(args))
    if desk.office.faults:
        first, *rest = desk.office.warnings
        terminal.complain(f"Внимание: {first}.", *(f"  {one}" for one in rest))
    elif gap := calendar_gap(desk.office, desk.today, desk.today + SIGHT):
        terminal.complain(f"Внимание: {gap}.")
    return desk


def writing_desk_of(args: argparse.Namespace) -> Desk:
    """The desk of a known person.

    Raises:
        Refusal: nobody of the office is known to be working.
    """
    desk = desk_of(args)
    if desk.person is None:
        raise Refusal(
            f"Сейчас только просмотр: учётная запись «{desk.login}» не связана ни с одним "
            "сотрудником. Назовите себя ключом --as ФАМИЛИЯ; список — «sstui staff list»."
        )
    return desk


def case_of(typed: str) -> CaseId:
    """The case of a number or an id; the office must be open."""
    from sstui.desk.card import find_case

    with refused_as(NothingFound):
        return find_case(typed)


def day_of(typed: str, desk: Desk, *, back: bool = False) -> date:
    """The day that a person means; with `back` weekdays are those of the past."""
    from sstui.core.dates import parse_date

    with refused_as(WrongUse):
        return parse_date(typed, desk.today, back=back)


def month_of(typed: str, today: date) -> date:
    """The first day of a month from «2026-11», «11.2026», «11», «ноябрь», «ноябрь 2026».

    A month without a year is the one of today's year.

    Raises:
        WrongUse: there is no such month.
    """
    parts = fold(typed).replace(".", " ").replace("-", " ").replace("/", " ").split()
    if not parts:
        return today.replace(day=1)
    numbers = [_month_number(part) for part in parts]
    if len(parts) == 1 and numbers[0]:
        return date(today.year, numbers[0], 1)
    if len(parts) == 2:
        for month, year in ((numbers[0], parts[1]), (numbers[1], parts[0])):
            if month and re.fullmatch(r"19\d\d|20\d\d", year):
                return date(int(year), month, 1)
    raise WrongUse(
        f"Непонятный месяц «{typed.strip()}»: напишите, например, 2026-11, 11.2026 или ноябрь."
    )


def _month_number(word: str) -> int:
    """1 to 12 from a number, a name or its first letters; 0 when it is neither."""
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 and len(word) <= 2 else 0
    for number, names in enumerate(zip(MONTHS, MONTHS_GENITIVE, strict=True), start=1):
        if len(word) >= 3 and any(name.startswith(word) for name in names):
            return number
    return 0
