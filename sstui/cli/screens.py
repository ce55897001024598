"""No command: the program on the whole screen."""

import argparse
import gc
import sys

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
    _start_light()
    # The version and the help are told without a database or screens.
    from sstui.cli.asking import desk_of

    desk = desk_of(args)
    from sstui.ui.app import run_app

    return run_app(desk, ascii=args.ascii)


def _start_light() -> None:
    """Leave out what a start would pay for in vain; `run_app` lets the collector work again."""
    # Imports make no garbage, and looking for it takes a tenth of the start.
    gc.disable()
    # asyncio would load the one (4 MB) for connections that this program never makes, peewee the
    # other (3 MB) for checksums that Python computes by itself as well.
    for name in ("ssl", "_hashlib"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


SCREENS = Command("Рабочее место службы на весь экран.", _arguments, _run)
