"""`sstui calendar`: a month or a week, day by day."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import day_of, desk_of, month_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound
from sstui.cli.russian import Parser
from sstui.core.queue import QueueLine
from sstui.core.wording import capitalised, full_day, month_year, short_date
from sstui.desk import choices
from sstui.desk.days import DayPlan, month, week
from sstui.desk.desk import Desk
from sstui.desk.people_days import Trip
from sstui.desk.queue import QueueFilter
from sstui.store.days import Contact, Meeting


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "month", nargs="?", default="", metavar="МЕСЯЦ", help="2026-11, 11.2026, ноябрь"
    )
    parser.add_argument("--week", metavar="ДАТА", help="неделя с этим днём вместо месяца")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--mine", action="store_true", help="только мои семьи")
    whose.add_argument("--curator", metavar="ИМЯ", help="семьи этого куратора")


def _run(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args) if args.mine else desk_of(args)
    curator = desk.person if args.mine else None
    if args.curator is not None:
        with refused_as(NothingFound):
            curator = choices.person(args.curator)
    wanted = QueueFilter(curator_id=curator.id if curator else None)
    if args.week is not None:
        days = week(desk, day_of(args.week, desk), wanted)
        title = f"Неделя {short_date(days[0].day)} — {short_date(days[-1].day)}"
    else:
        first = month_of(args.month, desk.today)
        days, title = month(desk, first.year, first.month, wanted), capitalised(month_year(first))
    if args.json:
        terminal.say_json([_json(plan) for plan in days])
    else:
        terminal.say(*_text(desk, title, days))
    return OK


def _json(plan: DayPlan) -> dict[str, object]:
    return {
        "day": plan.day,
        "working": plan.is_working,
        "short": plan.is_short,
        "deadlines": [_case(line) for line in plan.deadlines],
        "targets": [_case(line) for line in plan.targets],
        "open": plan.open_count,
        "appointments": [
            {**_case(one), "id": one.id, "at": one.at or None} for one in plan.appointments
        ],
        "visits": [
            {
                **_case(one),
                "id": one.id,
                "place": one.place.value,
                "outcome": one.outcome.value,
                "counts": one.counts,
            }
            for one in plan.visits
        ],
    }


def _case(one: QueueLine | Contact | Meeting | Trip) -> dict[str, object]:
    return {
        "case": one.case_id,
        "number": one.number,
        "family": one.family,
        "settlement": one.settlement,
    }


def _text(desk: Desk, title: str, days: list[DayPlan]) -> list[str]:
    working = sum(plan.is_working for plan in days)
    lines = [f"{title}. Рабочих дней: {working}.", ""]
    for plan in days:
        lines += _day(desk, plan)
    return lines


def _day(desk: Desk, plan: DayPlan) -> list[str]:
    marks = [
        "сегодня" if plan.day == desk.today else "",
        "" if plan.is_working else "нерабочий день",
        "сокращённый день" if plan.is_short else "",
        f"можно посетить семей: {plan.open_count}" if plan.open_count and plan.is_working else "",
    ]
    head = ", ".join([full_day(plan.day), *filter(None, marks)])
    rows = [f"крайний срок: {_named(line)}" for line in plan.deadlines]
    rows += [f"желательно: {_named(line)}" for line in plan.targets]
    rows += [
        f"назначено{' на ' + one.at if one.at else ''}: {_named(one)}" for one in plan.appointments
    ]
    rows += [f"посещение ({one.outcome.label}): {_named(one)}" for one in plan.visits]
    return [head, *(f"    {row}" for row in rows)]


def _named(one: QueueLine | Contact | Meeting | Trip) -> str:
    return f"{one.family}, {one.settlement}, дело {one.number}"


COMMANDS = {
    "calendar": Command(
        "Месяц по дням: нерабочие дни, крайние и желательные дни, назначенное и сделанное.",
        _arguments,
        _run,
        ("calendar", "calendar 2026-11", "calendar ноябрь --mine", "calendar --week сегодня"),
    )
}
