"""`sstui show`: the card of a family."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, desk_of
from sstui.cli.cards import card_json, card_text
from sstui.cli.command import Command
from sstui.cli.failures import OK
from sstui.cli.russian import Parser
from sstui.desk.card import card


def _arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")


def _run(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = card(desk, case_of(args.case))
    if args.json:
        terminal.say_json(card_json(found))
    else:
        terminal.say(*card_text(desk, found))
    return OK


COMMANDS = {
    "show": Command(
        "Карточка семьи: кто это, уровень и срок, куратор, следующее посещение, посещения.",
        _arguments,
        _run,
        ("show 17/2026", "show 17/2026 --json"),
    )
}
