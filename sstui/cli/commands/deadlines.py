"""`sstui deadlines`: which steps of the process are due, beside the visits."""

import argparse

from sstui.cli.asking import desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound
from sstui.cli.lines import deadline_json
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, Value, answer, initials, screen_width, table
from sstui.core.wording import short_date, weekday
from sstui.desk import choices
from sstui.desk.deadlines import DeadlineLine, active_clocks, waiting_deadlines
from sstui.desk.desk import Desk

_COLUMNS = (
    Column("срок"),
    Column("раб. дней"),
    Column("дело"),
    Column("семья", 17, initials, holds=1),
    Column("куратор", 8, initials),
    Column("что сделать", 12, holds=2),
)


def _arguments(parser: Parser) -> None:
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--mine", action="store_true", help="только мои семьи")
    whose.add_argument("--curator", metavar="ИМЯ", help="семьи этого куратора")
    parser.add_argument("--overdue", action="store_true", help="только просроченные")


def _run(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args) if args.mine else desk_of(args)
    curator = desk.person if args.mine else None
    if args.curator is not None:
        with refused_as(NothingFound):
            curator = choices.person(args.curator)
    found = waiting_deadlines(desk, curator.id if curator else None)
    if args.overdue:
        found = [line for line in found if line.is_overdue]
    answer(
        args,
        lambda: [_json(line) for line in found],
        lambda: _sheet(desk, found),
        lambda: _text(desk, found),
    )
    return OK


def _sheet(desk: Desk, found: list[DeadlineLine]) -> Sheet:
    titles = ("срок", "рабочих дней", "что сделать", "семья", "дело", "место", "куратор")
    rows: list[list[Value]] = [
        [
            line.deadline.due_on,
            _left(desk, line),
            line.deadline.clock.title,
            line.family,
            line.number,
            line.settlement,
            line.curator,
        ]
        for line in found
    ]
    return Sheet(titles, rows, _head(desk, found))


def _head(desk: Desk, found: list[DeadlineLine]) -> str:
    day = f"{short_date(desk.today)}, {weekday(desk.today)}"
    overdue = sum(line.is_overdue for line in found)
    return f"Сроки на {day}. Ждут: {len(found)}, из них просрочено: {overdue}."


def _text(desk: Desk, found: list[DeadlineLine]) -> list[str]:
    lines = [_head(desk, found)]
    if not active_clocks(desk):
        return [*lines, "В профиле учреждения не включён ни один срок."]
    if not found:
        return [*lines, "Таких сроков нет."]
    rows = [
        [
            short_date(line.deadline.due_on),
            _left(desk, line),
            line.number,
            line.family,
            line.curator or "—",
            line.deadline.clock.title,
        ]
        for line in found
    ]
    return [*lines, "", *table(_COLUMNS, rows, max(screen_width(), 40))]


def _left(desk: Desk, line: DeadlineLine) -> str:
    """Working days that are left, or that it is late by."""
    if line.is_overdue:
        return f"позже {line.deadline.late_by}"
    days = desk.office.calendar.count(desk.today.toordinal() + 1, line.deadline.due_on.toordinal())
    return f"ещё {days}" if days else "сегодня"


def _json(line: DeadlineLine) -> dict[str, object]:
    return {
        "case": line.case_id,
        "number": line.number,
        "family": line.family,
        "settlement": line.settlement,
        "curator": line.curator or None,
        **deadline_json(line.deadline),
    }


COMMANDS = {
    "deadlines": Command(
        "Сроки процесса, которые ждут исполнения: до какого дня составить программу, направить "
        "письма и другое, что включено в профиле учреждения.",
        _arguments,
        _run,
        ("deadlines --mine", "deadlines --overdue --json"),
        is_list=True,
    )
}
