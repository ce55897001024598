"""`sstui check`: is everything in the office's folder as it must be."""

import argparse
import os

from sstui.cli import terminal
from sstui.cli.asking import today_of
from sstui.cli.command import Command
from sstui.cli.failures import BAD_CONFIG, OK
from sstui.cli.russian import Parser
from sstui.config import find_office
from sstui.desk.checking import Checked, check


def _arguments(parser: Parser) -> None:
    pass


def _run(args: argparse.Namespace) -> int:
    found = check(find_office(args.office, os.environ), today_of(args))
    if args.json:
        terminal.say_json(_json(found))
    else:
        terminal.say(*_text(found))
    return BAD_CONFIG if found.problems else OK


def _text(found: Checked) -> list[str]:
    warnings = [f"Обратите внимание: {one}." for one in found.warnings]
    if not found.problems:
        return ["Настройки, шаблоны, база и выданные документы в порядке.", *warnings]
    return [f"Найдено ошибок: {len(found.problems)}.", *map(str, found.problems), *warnings]


def _json(found: Checked) -> dict[str, object]:
    return {
        "problems": [
            {"file": one.file, "key": one.key, "found": one.found, "expected": one.expected}
            for one in found.problems
        ],
        "warnings": list(found.warnings),
    }


COMMANDS = {
    "check": Command(
        "Проверить учреждение: настройки, нормы, календари, шаблоны, базу, выданные документы.",
        _arguments,
        _run,
        ("check", "check --json"),
    )
}
