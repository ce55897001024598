"""No command: the program on the whole screen."""

import argparse
import gc
import os
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from importlib.util import find_spec
from typing import TYPE_CHECKING

from sstui import host
from sstui.cli import terminal
from sstui.cli.command import Command
from sstui.cli.failures import WrongUse
from sstui.cli.quick_records import compile_methods_when_called
from sstui.cli.russian import Parser

if TYPE_CHECKING:
    from sstui.core.problems import Problem
    from sstui.desk.desk import Desk

_OTHERWISE = (
    "Без экрана — командами: очередь показывает «sstui queue», все команды — «sstui --help»."
)


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "--theme",
        choices=["mono", "16", "256", "true"],
        help="цвета: без цвета, 16, 256 или все",
    )
    parser.add_argument("--ascii", action="store_true", help="экран без рамок и особых знаков")
    mouse = parser.add_mutually_exclusive_group()
    mouse.add_argument("--mouse", action="store_const", const="on", help="мышь для программы")
    mouse.add_argument(
        "--no-mouse",
        dest="mouse",
        action="store_const",
        const="off",
        help="мышь выделяет текст в окне терминала",
    )


def _run(args: argparse.Namespace) -> int:
    if args.json:
        raise WrongUse("Ключ --json — для команд, например «sstui queue --json».")
    if reason := terminal.unfit(os.environ):
        raise WrongUse(f"{reason} {_OTHERWISE}")
    if encoding := terminal.foreign_encoding(os.environ):
        terminal.speak(encoding)
        raise WrongUse(
            f"Терминал настроен на кодировку {encoding}, а программе нужна UTF-8: смените её в "
            "терминале и наберите: export LANG=ru_RU.UTF-8. "
            f"Или командами: sstui queue | iconv -f UTF-8 -t {encoding}"
        )
    _start_light()
    # The version and the help are told without a database or screens.
    from sstui.cli.asking import desk_of
    from sstui.desk.desk import stay_open

    stay_open()
    desk = desk_of(args)
    asked = {"theme": args.theme, "signs": "ascii" if args.ascii else None, "mouse": args.mouse}
    host.end_process(_show(desk, {key: word for key, word in asked.items() if word}))


def _show(desk: "Desk", asked: Mapping[str, str]) -> int:
    """Draw the queue, load Textual behind it, and let it go on from there."""
    from sstui.ui.first.glance import first_glance
    from sstui.ui.own_looks import own_choice
    from sstui.ui.textual_patches.left_out import left_out

    problems: list[Problem] = []
    choice = own_choice(os.environ, asked, problems)
    glance = first_glance(desk, choice, os.environ)
    with glance.terminal.kept() if glance else nullcontext():
        with left_out():
            from sstui.ui.app import run_app

        return run_app(desk, choice, problems, glance)


def _start_light() -> None:
    """Leave out what a start would pay for in vain; `run_app` lets the collector work again."""
    # Imports make no garbage, and looking for it takes a tenth of the start.
    gc.disable()
    # asyncio would load the one (4 MB) for connections that this program never makes, peewee the
    # other (3 MB) for checksums that Python computes by itself as well.
    for name in ("ssl", "_hashlib"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    if find_spec("pysqlite3") is not None:
        # peewee would load the system's SQLite beside it (1 MB), only to compare the versions.
        sys.modules.setdefault("sqlite3", None)  # type: ignore[arg-type]
    compile_methods_when_called()


SCREENS = Command("Рабочее место службы на весь экран.", _arguments, _run)
