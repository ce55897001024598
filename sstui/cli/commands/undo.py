"""`sstui undo`: one's own last save is shown, and taken back."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import desk_of
from sstui.cli.command import Command
from sstui.cli.failures import NOT_FOUND, OK
from sstui.cli.russian import Parser
from sstui.core.refusal import Refusal
from sstui.desk.undo import LastSave, last_save, undo


def _arguments(parser: Parser) -> None:
    parser.add_argument("--yes", action="store_true", help="отменить; без этого только показать")


def _run(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = last_save(desk)
    if found is None:
        terminal.say_json(None) if args.json else terminal.say("Отменять нечего.")
        return NOT_FOUND
    if args.yes:
        undo(desk, found.line.line.seq)
    elif found.obstacle:
        raise Refusal(found.obstacle)
    if args.json:
        terminal.say_json(_json(found, is_done=args.yes))
        return OK
    begins = "Отменено" if args.yes else "Последнее ваше сохранение"
    terminal.say(f"{begins}: {found.line.at:%d.%m.%Y %H:%M}, {found.what}.")
    terminal.say(*(f"- {one}" for one in found.told))
    if not args.yes:
        terminal.say("Отменить: sstui undo --yes")
    return OK


def _json(found: LastSave, *, is_done: bool) -> dict[str, object]:
    line = found.line.line
    return {
        "seq": line.seq,
        "at": line.at.isoformat(),
        "action": line.action,
        "undone": is_done,
        "families": found.families,
        "changes": [
            {
                "family": part.family,
                "record": one.record,
                "field": one.field,
                "was": one.was,
                "now": one.now,
            }
            for part in found.parts
            for one in part.changes
        ],
    }


COMMANDS = {
    "undo": Command(
        "Отменить своё последнее сохранение; сначала показывает, что изменится.",
        _arguments,
        _run,
        ("undo", "undo --yes"),
    )
}
