"""`sstui backup`: a verified copy of the database."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from sstui.cli import terminal
from sstui.cli.asking import desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK
from sstui.cli.russian import Parser
from sstui.desk.office import back_up


def _arguments(parser: Parser) -> None:
    parser.add_argument("--to", metavar="ПАПКА", help="куда; иначе «backups» в папке учреждения")


def _run(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    folder = Path(args.to).expanduser().absolute() if args.to else None
    made = back_up(desk, datetime.now(UTC), folder)
    if args.json:
        terminal.say_json({"path": str(made), "size": made.stat().st_size})
    else:
        terminal.say(f"Копия сделана и проверена: {made}")
    return OK


COMMANDS = {
    "backup": Command(
        "Сделать копию базы. Копию программа открывает и проверяет; работать это не мешает.",
        _arguments,
        _run,
        ("backup", "backup --to /media/usb"),
    )
}
