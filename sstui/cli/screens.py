"""No command: the program on the whole screen."""

import argparse

from sstui.cli import terminal
from sstui.cli.command import Command
from sstui.cli.failures import WrongUse
from sstui.cli.russian import Parser


def _arguments(parser: Parser) -> None:
    parser.add_argument("--ascii", action="store_true", help="экран без рамок и особых знаков")


def _run(args: argparse.Namespace) -> int:
    if args.json:
        raise WrongUse("Ключ --json — для команд, например «sstui queue --json».")
    if not terminal.has_screen():
        raise WrongUse(
            "Для программы на весь экран нужен терминал; без него — командами: "
            "очередь показывает «sstui queue», все команды — «sstui --help»."
        )
    # The version and the help are told without a database or screens.
    from sstui.cli.asking import desk_of

    desk = desk_of(args)
    from sstui.ui.app import run_app

    return run_app(desk, ascii=args.ascii)


SCREENS = Command("Рабочее место службы на весь экран.", _arguments, _run)
