"""`sstui import`: families or visits from a table."""

import argparse
from pathlib import Path

from sstui.cli import terminal
from sstui.cli.asking import writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, REFUSED
from sstui.cli.russian import Parser
from sstui.core.wording import counted, families
from sstui.desk.importing import Imported, import_file


def _arguments(parser: Parser) -> None:
    parser.add_argument("file", metavar="ФАЙЛ", help="таблица CSV")
    parser.add_argument(
        "--dry-run", action="store_true", help="только проверить и показать, что будет внесено"
    )


def _run(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = import_file(desk, Path(args.file).expanduser(), dry_run=args.dry_run)
    if args.json:
        terminal.say_json(_json(found))
    elif found.problems:
        say = terminal.say if args.dry_run else terminal.complain
        say(f"Ничего не внесено. Ошибок: {len(found.problems)}.")
        say(*map(str, found.problems), *_notes(found))
    else:
        terminal.say(*_text(found), *_notes(found))
    return REFUSED if found.problems else OK


def _text(found: Imported) -> list[str]:
    made = found.made
    parts = []
    if made.visits:
        parts.append(counted(made.visits, "посещение", "посещения", "посещений"))
    if made.families:
        parts.append(families(made.families))
        parts.append(counted(made.members, "человек", "человека", "человек"))
        parts.append(counted(made.cases, "дело", "дела", "дел"))
    head = "Внесено" if found.is_saved else "Ошибок нет. Будет внесено"
    lines = [f"{head}: {', '.join(parts)}."]
    if made.settlements:
        lines.append("Новые населённые пункты: " + ", ".join(made.settlements) + ".")
    if not found.is_saved:
        lines.append("Чтобы внести, повторите команду без --dry-run.")
    return lines


def _notes(found: Imported) -> list[str]:
    return [f"Обратите внимание: {note}." for note in found.notes]


def _json(found: Imported) -> dict[str, object]:
    made = found.made
    return {
        "saved": found.is_saved,
        "families": made.families,
        "members": made.members,
        "cases": made.cases,
        "visits": made.visits,
        "settlements": list(made.settlements),
        "problems": [
            {"file": one.file, "key": one.key, "found": one.found, "expected": one.expected}
            for one in found.problems
        ],
        "notes": list(found.notes),
    }


COMMANDS = {
    "import": Command(
        "Внести семьи или посещения из таблицы CSV: всё или, если есть хоть одна ошибка, ничего.",
        _arguments,
        _run,
        ("import families.csv --dry-run", "import families.csv"),
    )
}
