"""`sstui journal`: who did what."""

import argparse
import json
import re

from sstui.cli.asking import case_of, desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, WrongUse
from sstui.cli.russian import Parser
from sstui.cli.tables import Sheet, Value, answer
from sstui.desk.case_changes import CaseChange, case_changes
from sstui.desk.desk import Desk
from sstui.desk.history import HistoryLine, history


def _arguments(parser: Parser) -> None:
    parser.add_argument("case", nargs="?", metavar="ДЕЛО", help="только об этом деле")
    parser.add_argument(
        "--changes", action="store_true", help="что изменилось в деле: из чего во что"
    )
    parser.add_argument("--limit", default="100", metavar="ЧИСЛО", help="не больше строк: 100")


def _run(args: argparse.Namespace) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,5}", args.limit):
        raise WrongUse("--limit: нужно целое число от 1 до 999999.")
    desk = desk_of(args)
    case_id = None if args.case is None else case_of(args.case)
    if args.changes:
        if case_id is None:
            raise WrongUse("--changes: назовите дело, например «journal 17/2026 --changes».")
        return _changes(args, desk, case_changes(desk, case_id, int(args.limit)))
    found = history(desk, case_id, int(args.limit))
    answer(
        args,
        lambda: [_json(one) for one in found],
        lambda: _sheet(found),
        lambda: [_text(one) for one in found] or ["Записей пока нет."],
    )
    return OK


def _changes(args: argparse.Namespace, desk: Desk, found: list[CaseChange]) -> int:
    answer(
        args,
        lambda: [_change_json(one) for one in found],
        lambda: _changes_sheet(found),
        lambda: [text for one in found for text in _change_text(one)] or ["Записей пока нет."],
    )
    return OK


def _change_text(one: CaseChange) -> list[str]:
    return [one.title, *(f"  {change.text}" for change in one.changes)]


def _change_json(one: CaseChange) -> dict[str, object]:
    changes = [
        {"record": change.record, "field": change.field or None, "was": change.was or None,
         "now": change.now or None}
        for change in one.changes
    ]  # fmt: skip
    return {**_json(one.line), "changes": changes}


def _changes_sheet(found: list[CaseChange]) -> Sheet:
    rows: list[list[Value]] = [
        [one.line.at.date(), f"{one.line.at:%H:%M}", one.line.who, one.line.what,
         change.record, change.field, change.was, change.now]
        for one in found
        for change in one.changes
    ]  # fmt: skip
    return Sheet(("день", "время", "кто", "что", "запись", "поле", "было", "стало"), rows)


def _sheet(found: list[HistoryLine]) -> Sheet:
    titles = ("день", "время", "кто", "что", "№ записи", "дело")
    rows = [
        [one.at.date(), f"{one.at:%H:%M}", one.who, one.what, one.line.object_id, one.number]
        for one in found
    ]
    return Sheet(titles, rows)


def _text(one: HistoryLine) -> str:
    number = f" № {one.line.object_id}" if one.line.object_id is not None else ""
    case = f", дело {one.number}" if one.number else ""
    return f"{one.at:%d.%m.%Y %H:%M} {one.who}: {one.what}{number}{case}"


def _json(one: HistoryLine) -> dict[str, object]:
    line = one.line
    return {
        "seq": line.seq,
        "at": line.at.isoformat(),
        "who": one.who,
        "staff": line.staff_id,
        "login": line.login,
        "action": line.action,
        "object": line.object,
        "object_id": line.object_id,
        "case": line.case_id,
        "number": one.number or None,
        "detail": json.loads(line.detail) if line.detail else {},
    }


COMMANDS = {
    "journal": Command(
        "Кто что сделал, новое сверху; записи журнала не меняются и не удаляются.",
        _arguments,
        _run,
        ("journal --limit 20", "journal 17/2026", "journal 17/2026 --changes"),
        is_list=True,
    )
}
