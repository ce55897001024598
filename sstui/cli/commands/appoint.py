"""`sstui appoint`: a day is agreed with a family, or called off."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.lines import line_json, next_words
from sstui.cli.russian import Parser
from sstui.core.records import Appointment, CaseId
from sstui.core.times import clean_time
from sstui.core.wording import full_day
from sstui.desk import choices
from sstui.desk.appointments import AppointmentDraft, appoint, cancel
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.queue import line_of


def _arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")
    parser.add_argument("--on", metavar="ДАТА", help="день: завтра, 16.11.2026")
    parser.add_argument("--time", default="", metavar="ВРЕМЯ", help="например, 9:30")
    parser.add_argument("--with", dest="who", metavar="ИМЯ", help="кто поедет; иначе — я")
    parser.add_argument("--note", default="", metavar="ТЕКСТ", help="заметка")
    parser.add_argument(
        "--reason", default="", metavar="ТЕКСТ", help="почему день вне срока посещения"
    )
    parser.add_argument("--cancel", metavar="ПРИЧИНА", help="отменить назначенное")


def _run(args: argparse.Namespace) -> int:
    if args.on is None and args.cancel is None:
        raise WrongUse("На какой день назначить? Например: --on завтра.")
    desk = writing_desk_of(args)
    case_id = case_of(args.case)
    if args.cancel is not None:
        one = _standing(args, desk, case_id)
        cancel(desk, one, args.cancel)
        return _told(args, desk, case_id, f"Отменено назначенное на {full_day(one.planned_on)}")
    draft = _draft(args, desk, case_id)
    appoint(desk, draft)
    at = f" в {draft.at}" if draft.at else ""
    return _told(args, desk, case_id, f"Назначено на {full_day(draft.planned_on)}{at}")


def _draft(args: argparse.Namespace, desk: Desk, case_id: CaseId) -> AppointmentDraft:
    assert desk.person is not None  # a desk for writing always has one
    who = desk.person
    if args.who is not None:
        with refused_as(NothingFound):
            who = choices.person(args.who)
    with refused_as(WrongUse):
        at = clean_time(args.time)
    day = day_of(args.on, desk)
    return AppointmentDraft(case_id, day, who.id, at, args.note, args.reason)


def _standing(args: argparse.Namespace, desk: Desk, case_id: CaseId) -> Appointment:
    """The appointment to call off: that of the day named, or the only one ahead."""
    found = [one for one in card(desk, case_id).appointments if not one.cancelled]
    if args.on is None:
        found = [one for one in found if one.planned_on >= desk.today]
    else:
        day = day_of(args.on, desk)
        found = [one for one in found if one.planned_on == day]
    if not found:
        raise NothingFound("Такого назначенного посещения нет.")
    if len(found) > 1:
        listed = ", ".join(full_day(one.planned_on) for one in found)
        raise WrongUse(f"Назначено несколько посещений: {listed}. Укажите день: --on ДАТА.")
    return found[0]


def _told(args: argparse.Namespace, desk: Desk, case_id: CaseId, done: str) -> int:
    line = line_of(desk, case_id)
    if args.json:
        terminal.say_json(line_json(line))
    else:
        terminal.say(f"{done}: {line.family}, {line.settlement}.", *next_words(line))
    return OK


COMMANDS = {
    "appoint": Command(
        "Назначить посещение на день, о котором договорились с семьёй, или отменить его. "
        "Крайний срок от этого не меняется.",
        _arguments,
        _run,
        (
            "appoint 17/2026 --on завтра --time 10:00",
            "appoint 17/2026 --cancel 'семья уехала'",
        ),
    )
}
