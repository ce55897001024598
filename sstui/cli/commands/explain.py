"""`sstui explain`: why a date is what it is, step by step."""

import argparse
from collections.abc import Callable, Sequence

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, desk_of, refused_as
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.lines import line_json
from sstui.cli.russian import Parser
from sstui.core.records import CaseId
from sstui.core.steps import Step
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.desk.explaining import (
    appointment_on,
    clock_code,
    explain,
    explain_appointment,
    explain_deadline,
    explain_level,
    explain_period,
    explain_term,
)
from sstui.desk.explaining_days import explain_day
from sstui.desk.explaining_records import explain_record, explain_start
from sstui.desk.queue import line_of
from sstui.desk.visits import find_visit

Told = tuple[str, Sequence[Step]]
"""What was asked, for `--json` and for the heading, and the answer."""


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "case", nargs="?", metavar="ДЕЛО", help="номер дела: 17/2026, или его код; не нужен с --day"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--term", action="store_true", help="когда и почему кончается срок уровня")
    what.add_argument("--deadline", metavar="СРОК", help="срок процесса: его название или код")
    what.add_argument("--period", metavar="ДАТА", help="как оценён период, в котором этот день")
    what.add_argument("--level", metavar="ДАТА", help="уровень, установленный с этого дня")
    what.add_argument("--start", action="store_true", help="с какого дня семья на сопровождении")
    what.add_argument("--appointment", metavar="ДАТА", help="назначенное на этот день посещение")
    what.add_argument("--visit", metavar="№", help="запись о посещении: кто и когда её сделал")
    what.add_argument("--day", metavar="ДАТА", help="рабочий ли это день и почему")


def _run(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    if args.day is not None:
        return _about_day(args, desk)
    if args.case is None:
        raise WrongUse("Укажите дело: sstui explain 17/2026, или день: sstui explain --day завтра.")
    case_id = case_of(args.case)
    (what, steps), line = _asked(args, desk, case_id), line_of(desk, case_id)
    if args.json:
        said = {**line_json(line), "what": what, "steps": [step.as_json() for step in steps]}
        terminal.say_json(said)
    else:
        terminal.say(f"{line.family}, дело {line.number}:", *(f"- {step.text}" for step in steps))
    return OK


def _about_day(args: argparse.Namespace, desk: Desk) -> int:
    if args.case is not None:
        raise WrongUse("День календаря объясняют без дела: sstui explain --day 31.12.2026.")
    day = day_of(args.day, desk)
    steps = explain_day(desk, day)
    if args.json:
        terminal.say_json({"what": "day", "day": day, "steps": [one.as_json() for one in steps]})
    else:
        terminal.say(f"{short_date(day)}:", *(f"- {step.text}" for step in steps))
    return OK


def _asked(args: argparse.Namespace, desk: Desk, case_id: CaseId) -> Told:
    """The answer to the one question of the line; without one, to that of the next visit."""
    if args.term:
        return "term", explain_term(desk, case_id)
    if args.start:
        return "start", explain_start(desk, case_id)
    ways: dict[str, Callable[[str], Sequence[Step]]] = {
        "deadline": lambda typed: explain_deadline(desk, case_id, clock_code(desk, typed)),
        "period": lambda typed: explain_period(desk, case_id, day_of(typed, desk, back=True)),
        "level": lambda typed: explain_level(desk, case_id, day_of(typed, desk, back=True)),
        "appointment": lambda typed: explain_appointment(
            desk, case_id, appointment_on(case_id, day_of(typed, desk))
        ),
        "visit": lambda typed: _visit(desk, case_id, typed),
    }
    for what, way in ways.items():
        if (typed := getattr(args, what)) is not None:
            with refused_as(NothingFound):
                return what, way(typed)
    return "next_visit", explain(desk, case_id)


def _visit(desk: Desk, case_id: CaseId, typed: str) -> Sequence[Step]:
    found = find_visit(typed)
    if found.case_id != case_id:
        raise NothingFound(f"Посещение № {found.id} записано в другом деле.")
    return explain_record(desk, found)


COMMANDS = {
    "explain": Command(
        "Почему эта дата: от нормы или события до дня, шаг за шагом. Без ключа — следующее "
        "посещение.",
        _arguments,
        _run,
        (
            "explain 17/2026",
            "explain 17/2026 --term",
            "explain 17/2026 --deadline программа",
            "explain 17/2026 --period 15.10.2026",
            "explain --day 31.12.2026",
        ),
    )
}
