"""`sstui completion`: the script for a shell; `sstui complete`: what the script asks for."""

import argparse
import os

from sstui.cli import terminal
from sstui.cli.command import Command
from sstui.cli.failures import OK
from sstui.cli.russian import Parser
from sstui.config import find_office
from sstui.desk.hints import KINDS, hints


def _arguments(parser: Parser) -> None:
    parser.add_argument("shell", metavar="ОБОЛОЧКА", choices=["bash", "zsh"], help="bash или zsh")


def _run(args: argparse.Namespace) -> int:
    from sstui.cli import completion

    script = completion.bash() if args.shell == "bash" else completion.zsh()
    if args.json:
        terminal.say_json({"shell": args.shell, "script": script})
    else:
        terminal.say(*script.splitlines())
    return OK


def _complete_arguments(parser: Parser) -> None:
    parser.add_argument("kind", metavar="ЧТО", choices=KINDS, help="что дополнить")
    parser.add_argument("start", nargs="?", default="", metavar="НАЧАЛО", help="что набрано")


def _complete(args: argparse.Namespace) -> int:
    found = hints(find_office(args.office, os.environ), args.kind, args.start)
    if args.json:
        terminal.say_json([{"word": word, "about": about or None} for word, about in found])
    else:
        terminal.say_fields(found)
    return OK


COMMANDS = {
    "completion": Command(
        "Напечатать сценарий, с которым оболочка дополняет команды, ключи, номера дел и фамилии "
        "клавишей Tab.",
        _arguments,
        _run,
        (
            "completion bash > ~/.local/share/bash-completion/completions/sstui",
            "completion zsh > ~/.zsh/_sstui",
        ),
    ),
    "complete": Command(
        "Чем может стать начатое слово: для сценария «sstui completion».",
        _complete_arguments,
        _complete,
    ),
}
