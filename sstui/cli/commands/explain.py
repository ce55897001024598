"""`sstui explain`: why the next visit is on that day."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK
from sstui.cli.lines import line_json
from sstui.cli.russian import Parser
from sstui.desk.explaining import explain
from sstui.desk.queue import line_of


def _arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")


def _run(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    case_id = case_of(args.case)
    steps, line = explain(desk, case_id), line_of(desk, case_id)
    if args.json:
        terminal.say_json({**line_json(line), "steps": [step.as_json() for step in steps]})
    else:
        terminal.say(f"{line.family}, дело {line.number}:", *(f"- {step.text}" for step in steps))
    return OK


COMMANDS = {
    "explain": Command(
        "Почему следующее посещение в этот день: от нормы до даты, шаг за шагом.",
        _arguments,
        _run,
        ("explain 17/2026",),
    )
}
