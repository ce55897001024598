"""`sstui today`: the day at one look, a sentence a line, for the ear and the finger too."""

import argparse

from sstui.cli.asking import desk_of, refused_as
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound
from sstui.cli.russian import Parser
from sstui.cli.tables import Sheet, Value, answer
from sstui.core.records import StaffId
from sstui.core.text import fold
from sstui.core.wording import capitalised, near_day, short_date, weekday
from sstui.desk import choices
from sstui.desk.desk import Desk
from sstui.desk.today import Today, own_only, today
from sstui.desk.today_sight import Block, Kind, TodayLine

_EVERYBODY = frozenset(["все", "всё", "учреждение"])
_WITH_DAY = frozenset([Kind.EXPIRED, Kind.OVERDUE, Kind.DEADLINE, Kind.DUE, Kind.WEEK, Kind.AHEAD])


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "--who",
        metavar="ИМЯ",
        help="чьи семьи: куратор или «все»; иначе у куратора свои, у остальных все",
    )


def _run(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = today(desk, _whose(args, desk))
    answer(args, lambda: _json(found), lambda: _sheet(found), lambda: _text(found))
    return OK


def _whose(args: argparse.Namespace, desk: Desk) -> StaffId | None:
    if args.who is None:
        return own_only(desk)
    if fold(args.who) in _EVERYBODY:
        return None
    with refused_as(NothingFound):
        return choices.person(args.who).id


def _sheet(found: Today) -> Sheet:
    titles = ("что", "семья", "место", "дело", "день", "время", "куратор", "подробнее")
    rows: list[list[Value]] = [
        [
            block.title,
            one.family,
            one.settlement,
            one.number,
            one.day,
            one.at,
            one.curator,
            one.words,
        ]
        for block in found.blocks
        for one in block.lines
    ]
    return Sheet(titles, rows, f"{short_date(found.day)}, {weekday(found.day)}.")


def _text(found: Today) -> list[str]:
    whose = f"Куратор {found.whose}." if found.whose else "Все семьи учреждения."
    lines = [f"{short_date(found.day)}, {weekday(found.day)}. {whose}"]
    for block in found.blocks:
        lines += ["", f"{block.title}:" if _is_told(block) else f"{block.title}: {block.count}."]
        lines += [f"- {_sentence(found, one)}" for one in block.lines]
        if block.count > len(block.lines):
            lines.append(f"- И ещё {block.count - len(block.lines)}: sstui queue.")
    return lines


def _is_told(block: Block) -> bool:
    """Whether the lines are sentences, whose number says nothing."""
    return all(one.case_id is None for one in block.lines)


def _sentence(found: Today, one: TodayLine) -> str:
    if not one.family:
        return capitalised(one.words).rstrip(".") + "."
    first = f"{near_day(one.day, found.day)}, " if one.day and one.kind in _WITH_DAY else ""
    if one.day and one.kind is Kind.AGREED and one.day != found.day:
        first = f"{near_day(one.day, found.day)}, "
    first += f"{one.at}, " if one.at else ""
    about = f"{first}{one.family}, {one.settlement}, дело {one.number}"
    said = f": {one.words}" if one.words else ""
    who = f"; {one.curator}" if one.curator and found.curator_id is None else ""
    return f"{about}{said}{who}".rstrip(".") + "."


def _json(found: Today) -> dict[str, object]:
    return {
        "day": found.day,
        "curator": found.whose or None,
        "blocks": [
            {
                "code": block.code,
                "title": block.title,
                "count": block.count,
                "lines": [_line_json(one) for one in block.lines],
            }
            for block in found.blocks
        ],
    }


def _line_json(one: TodayLine) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "case": one.case_id,
        "number": one.number or None,
        "family": one.family or None,
        "settlement": one.settlement or None,
        "who": one.curator or None,
        "day": one.day,
        "at": one.at or None,
        "is_late": one.is_late,
        "words": one.words,
    }


COMMANDS = {
    "today": Command(
        "День одним взглядом: что назначено, что просрочено, что пора, своя нагрузка, "
        "предупреждения. Каждая строка — законченное предложение.",
        _arguments,
        _run,
        ("today", "today --who все", "today --who Соколова --json"),
        is_list=True,
    )
}
