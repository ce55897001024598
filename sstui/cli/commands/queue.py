"""`sstui queue`: who is owed a visit."""

import argparse

from sstui.cli.asking import desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import NOT_FOUND, OK, NothingFound, WrongUse
from sstui.cli.lines import line_json
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, Value, answer, initials, screen_width, table
from sstui.core.queue import Group, QueueLine
from sstui.core.wording import done_of, families, near_date, short_date, weekday
from sstui.desk import choices
from sstui.desk.appeals import alarm_words, alarms
from sstui.desk.desk import Desk
from sstui.desk.queue import Queue, QueueFilter, queue

_COLUMNS = (
    Column("крайний"),
    Column("желат."),
    Column("норма"),
    Column("назн."),
    Column("дело"),
    Column("семья", 17, initials, holds=1),
    Column("место", 8, holds=2),
    Column("уровень"),
    Column("куратор", 8, initials),
)


def _arguments(parser: Parser) -> None:
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--mine", action="store_true", help="только мои семьи")
    whose.add_argument("--curator", metavar="ИМЯ", help="семьи этого куратора")
    parser.add_argument("--settlement", metavar="МЕСТО", help="населённый пункт")
    parser.add_argument("--level", metavar="УРОВЕНЬ", help="например, кризисный")
    parser.add_argument("--group", metavar="ГРУППА", help="например, просрочено")
    parser.add_argument(
        "--find", default="", metavar="СЛОВА", help="слова или их части: имя, место, номер дела"
    )


def _run(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args) if args.mine else desk_of(args)
    found = queue(desk, _wanted(args, desk))
    answer(
        args,
        lambda: [line_json(line) for line in found.lines],
        lambda: _sheet(desk, found),
        lambda: _text(desk, found),
    )
    return NOT_FOUND if args.find.strip() and not found.lines else OK


def _wanted(args: argparse.Namespace, desk: Desk) -> QueueFilter:
    curator = desk.person if args.mine else None
    with refused_as(NothingFound):
        if args.curator is not None:
            curator = choices.person(args.curator)
        place = choices.settlement(args.settlement) if args.settlement is not None else None
    with refused_as(WrongUse):
        level = choices.level(desk, args.level) if args.level is not None else ""
        group = choices.choice(args.group, Group, "группа") if args.group is not None else None
    return QueueFilter(
        curator_id=curator.id if curator else None,
        settlement_id=place.id if place else None,
        level=level,
        group=group,
        words=args.find,
    )


_TITLES = (
    "семья",
    "дело",
    "место",
    "группа",
    "крайний срок",
    "желательно",
    "можно с",
    "сделано",
    "нужно",
    "назначено",
    "время",
    "уровень",
    "куратор",
    "окончание",
)


def _sheet(desk: Desk, found: Queue) -> Sheet:
    levels = desk.office.norms.on(desk.today).levels
    rows: list[list[Value]] = []
    for line in found.lines:
        owed, agreed = line.next, line.appointment
        rows.append(
            [
                line.family,
                line.number,
                line.settlement,
                line.group.label,
                owed.due_by if owed else None,
                owed.target if owed else None,
                owed.opens if owed else None,
                owed.done if owed else None,
                owed.required if owed else None,
                agreed[0] if agreed else None,
                agreed[1] if agreed else None,
                levels[line.level].title if line.level in levels else line.level,
                line.curator,
                line.outlook.end,
            ]
        )
    return Sheet(_TITLES, rows, _head(desk, found))


def _head(desk: Desk, found: Queue) -> str:
    day = f"{short_date(desk.today)}, {weekday(desk.today)}"
    return f"Очередь на {day}. Открыто: {families(len(found.lines))}."


def _text(desk: Desk, found: Queue) -> list[str]:
    lines = [*(f"ОПАСНОСТЬ: {alarm_words(one).rstrip('.')}. Взять: sstui appeal take {one.label}"
               for one in alarms()), _head(desk, found)]  # fmt: skip
    if not found.lines:
        return [*lines, "Таких семей нет."]
    titles, *rows = table(
        _COLUMNS, [_row(desk, line) for line in found.lines], max(screen_width(), 40)
    )
    lines += ["", titles]
    last: Group | None = None
    for line, row in zip(found.lines, rows, strict=True):
        if line.group is not last:
            last = line.group
            lines += ["", f"{last.label}: {found.counts[last]}"]
        lines.append(row)
    return lines


def _row(desk: Desk, line: QueueLine) -> list[str]:
    levels = desk.office.norms.on(desk.today).levels
    found, agreed = line.next, line.appointment
    return [
        near_date(found.due_by, desk.today) if found else "—",
        near_date(found.target, desk.today) if found else "—",
        done_of(found) or "—",
        near_date(agreed[0], desk.today) if agreed else "—",
        line.number,
        line.family,
        line.settlement,
        levels[line.level].short if line.level in levels else line.level or "—",
        line.curator or "—",
    ]


COMMANDS = {
    "queue": Command(
        "Кого пора посетить: открытые семьи по срочности, с желательным днём и крайним сроком.",
        _arguments,
        _run,
        (
            "queue --mine",
            "queue --group просрочено",
            "queue --find заречье",
            "queue --level кризисный --json",
            "queue --csv",
        ),
        is_list=True,
    )
}
