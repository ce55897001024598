"""`sstui event add` and `void`: what happened in a case; its deadlines follow from it."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.lines import deadline_json
from sstui.cli.russian import Parser
from sstui.core.profile import EVENTS
from sstui.core.records import CaseId
from sstui.core.wording import full_day
from sstui.desk.deadlines import case_deadlines
from sstui.desk.desk import Desk
from sstui.desk.events import EventDraft, enter_event, event_kind, find_event, void_event


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")
    parser.add_argument("event", metavar="СОБЫТИЕ", help="например, «составлена программа»")
    parser.add_argument("--on", required=True, metavar="ДАТА", help="день: вчера, 16.11.2026")
    parser.add_argument("--note", default="", metavar="ТЕКСТ", help="заметка")
    parser.add_argument(
        "--draft", metavar="КОД", help="повтор команды с тем же кодом ничего не добавит"
    )


def _void_arguments(parser: Parser) -> None:
    parser.add_argument("event", metavar="СОБЫТИЕ", help="номер записи из «sstui show»")
    parser.add_argument("--reason", required=True, metavar="ТЕКСТ", help="почему недействительна")


def _add(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    case_id = case_of(args.case)
    with refused_as(WrongUse):
        kind = event_kind(args.event)
    day = day_of(args.on, desk, back=True)
    enter_event(desk, EventDraft(case_id, kind, day, args.note, args.draft or None))
    return _told(args, desk, case_id, f"Записано: {full_day(day)} {EVENTS[kind]}.")


def _void(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    with refused_as(NothingFound):
        found = find_event(args.event)
    void_event(desk, found, args.reason)
    done = f"Признано недействительным: {full_day(found.happened_on)} {found.words}."
    return _told(args, desk, found.case_id, done)


def _told(args: argparse.Namespace, desk: Desk, case_id: CaseId, done: str) -> int:
    found = case_deadlines(desk, case_id)
    if args.json:
        terminal.say_json({"case": case_id, "deadlines": [deadline_json(one) for one in found]})
    else:
        terminal.say(done, *(f"Срок «{one.clock.title}»: {one.says}." for one in found))
    return OK


COMMANDS = {
    "event add": Command(
        "Записать событие дела: составлена программа, направлены письма, проведено заседание. "
        "От событий идут сроки, и события их закрывают.",
        _add_arguments,
        _add,
        ("event add 17/2026 'составлена программа' --on вчера",),
    ),
    "event void": Command(
        "Признать запись о событии недействительной. Она останется в деле с причиной.",
        _void_arguments,
        _void,
        ("event void 12 --reason 'внесено по ошибке'",),
    ),
}
