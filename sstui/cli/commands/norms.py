"""`sstui norms`: the norm sets, what another set would change, putting it in force, taking back."""

import argparse
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from sstui.cli import terminal
from sstui.cli.asking import day_of, desk_of, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, STOPPED, WrongUse
from sstui.cli.norm_lines import (
    changes_text,
    listed_json,
    listed_sheet,
    listed_text,
    set_json,
    set_sheet,
    set_text,
    trial_json,
)
from sstui.cli.russian import Parser
from sstui.cli.tables import answer, screen_width
from sstui.core.norms import NormSet
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.desk.norms import apply_norms, norm_set, norm_sets, read_candidate, take_back
from sstui.desk.whatif import try_set

LARGE = 2000
"""Families from which on the trial says on stderr how far it is."""


def _no_arguments(parser: Parser) -> None:
    pass


def _show_arguments(parser: Parser) -> None:
    parser.add_argument("day", nargs="?", metavar="ДАТА", help="день; без него — сегодня")


def _try_arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="ФАЙЛ", help="нормы, записанные как файл в папке norms")
    parser.add_argument(
        "--from", dest="since", metavar="ДАТА", help="с какого дня; иначе — день в имени файла"
    )


def _apply_arguments(parser: Parser) -> None:
    _try_arguments(parser)
    parser.add_argument(
        "--order", metavar="ПРИКАЗ", help="«Приказ от 01.12.2026 № 7»; иначе — из файла"
    )


def _back_arguments(parser: Parser) -> None:
    parser.add_argument("day", metavar="ДАТА", help="день, с которого они должны были действовать")


def _list(args: argparse.Namespace) -> int:
    found = norm_sets(desk_of(args))
    answer(
        args,
        lambda: [listed_json(one) for one in found],
        lambda: listed_sheet(found),
        lambda: listed_text(found, screen_width()),
    )
    return OK


def _show(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = norm_set(desk, day_of(args.day, desk) if args.day else desk.today)
    answer(
        args,
        lambda: {**listed_json(found), **set_json(found.norms)},
        lambda: set_sheet(found),
        lambda: set_text(found, screen_width()),
    )
    return OK


def _try(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    candidate = _candidate(args, desk)
    try:
        trial = try_set(desk, candidate, _progress)
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K")  # the line of the progress, and the ^C of the terminal
        terminal.complain("Проба остановлена, ничего не записано.")
        return STOPPED
    if args.json:
        terminal.say_json(trial_json(trial))
    else:
        terminal.say(*changes_text(trial, screen_width()))
    return OK


def _apply(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    one = _candidate(args, desk)
    order = one.order if args.order is None else args.order
    if not order.strip():
        raise WrongUse("Назовите приказ: --order 'Приказ от 01.12.2026 № 7'.")
    after = apply_norms(desk, replace(one, order=order))
    made = norm_set(after, one.since)
    if args.json:
        terminal.say_json(listed_json(made))
    else:
        terminal.say(
            f"Нормы введены с {short_date(one.since)}: {made.norms.order}.",
            f"Записан файл {made.norms.file}. Пока они не действуют, их можно отменить: "
            f"sstui norms back {one.since.isoformat()}",
        )
    return OK


def _back(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    since = day_of(args.day, desk)
    take_back(desk, since)
    if args.json:
        terminal.say_json({"since": since, "withdrawn": True})
    else:
        terminal.say(f"Нормы с {short_date(since)} отменены, файл убран в norms/отменено.")
    return OK


def _candidate(args: argparse.Namespace, desk: Desk) -> NormSet:
    since: date | None = day_of(args.since, desk) if args.since else None
    return read_candidate(desk, Path(args.file).expanduser(), since)


def _progress(done: int, total: int) -> bool:
    """Say how far the trial of a large office is; on a terminal in one line."""
    if total >= LARGE:
        percent = int(Fraction(100 * done, total))
        is_last = done + 500 > total
        if sys.stderr.isatty():
            sys.stderr.write(f"\rСравниваю: {percent} %" + ("\r\033[K" if is_last else ""))
            sys.stderr.flush()
        elif done % (total // 4 // 500 * 500 or 500) == 0:
            terminal.complain(f"Сравниваю: {percent} %")
    return True


COMMANDS = {
    "norms list": Command(
        "Наборы норм учреждения: с какого дня, по какому приказу, кто ввёл.",
        _no_arguments,
        _list,
        ("norms list",),
        is_list=True,
    ),
    "norms show": Command(
        "Нормы, действующие в какой-то день: уровни, посещения, сроки, число семей.",
        _show_arguments,
        _show,
        ("norms show", "norms show 01.03.2027"),
        is_list=True,
    ),
    "norms try": Command(
        "Попробовать нормы: что изменилось бы. Ничего не записывается.",
        _try_arguments,
        _try,
        ("norms try новые.toml --from 01.12.2026", "norms try 2026-12-01.toml --json"),
    ),
    "norms apply": Command(
        "Ввести нормы по приказу: программа пишет новый файл в папку norms.",
        _apply_arguments,
        _apply,
        ("norms apply новые.toml --from 01.12.2026 --order 'Приказ от 24.11.2026 № 7'",),
    ),
    "norms back": Command(
        "Отменить нормы, которые ввела программа и которые ещё не действуют.",
        _back_arguments,
        _back,
        ("norms back 01.12.2026",),
    ),
}
