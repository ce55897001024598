"""What a command of the command line is, and the keys that all of them understand."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from sstui import __version__
from sstui.cli.russian import Answer, Parser

GLOBAL_VALUES = ("--office", "--as", "--today", "--theme")
"""Keys that take a value and may stand before a command's name; the last is of the screens only."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it is for, how its line is read, what it does."""

    about: str
    """One or several sentences for its help."""
    arguments: Callable[[Parser], None]
    run: Callable[[argparse.Namespace], int]
    """Does the work and gives the exit code."""
    examples: tuple[str, ...] = ()
    """Lines for its help, without the program's name."""
    is_list: bool = False
    """Whether its answer is a list, which can be had as a table and as records too."""


def parser_of(words: str, command: Command) -> Parser:
    """The parser of one command; no other command's is built."""
    parser = Parser(f"sstui {words}".strip(), command.about, _examples(command.examples))
    command.arguments(parser)
    add_globals(parser, is_list=command.is_list)
    return parser


def add_globals(parser: Parser, *, is_list: bool = False) -> None:
    """Add the keys that every command understands, and those of lists."""
    group = parser.add_argument_group("общие ключи (можно и до команды)")
    group.add_argument("--office", metavar="ПАПКА", help="папка учреждения (или SSTUI_OFFICE)")
    group.add_argument("--as", dest="name", default="", metavar="ИМЯ", help="кто работает")
    group.add_argument("--today", metavar="ДАТА", help="считать, что сегодня этот день")
    shape = group.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="ответ для другой программы (JSON)")
    if is_list:
        shape.add_argument("--csv", action="store_true", help="файл для электронных таблиц (CSV)")
        shape.add_argument(
            "--plain", action="store_true", help="по строке на сведение: для слуха и Брайля"
        )
    group.add_argument(
        "--version", action=Answer, answer=f"sstui {__version__}", help="показать версию"
    )


def _examples(lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    return "\n".join(["примеры:", *(f"  sstui {line}" for line in lines)])
