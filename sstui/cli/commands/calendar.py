"""`sstui calendar`: a month or a week, day by day, or person by person."""

import argparse
from datetime import date, timedelta
from fractions import Fraction

from sstui.cli.asking import day_of, desk_of, month_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound
from sstui.cli.russian import Parser
from sstui.cli.tables import Sheet, Value, answer
from sstui.core.day_load import Strain
from sstui.core.load import hours
from sstui.core.queue import QueueLine
from sstui.core.records import Staff
from sstui.core.wording import capitalised, counted, full_day, month_year, short_date, weekday
from sstui.desk import choices
from sstui.desk.days import Contact, DayPlan, Meeting, days
from sstui.desk.desk import Desk
from sstui.desk.people_days import PeopleDays, PersonDay, PersonRow, Trip, people_days
from sstui.desk.queue import QueueFilter


def _arguments(parser: Parser) -> None:
    parser.add_argument(
        "month", nargs="?", default="", metavar="МЕСЯЦ", help="2026-11, 11.2026, ноябрь"
    )
    parser.add_argument(
        "--week",
        nargs="?",
        const="сегодня",
        metavar="ДАТА",
        help="неделя с этим днём вместо месяца; без даты — эта",
    )
    parser.add_argument(
        "--people", action="store_true", help="сколько посещений у каждого человека каждый день"
    )
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--mine", action="store_true", help="только мои семьи")
    whose.add_argument("--curator", metavar="ИМЯ", help="семьи этого куратора")


def _run(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args) if args.mine else desk_of(args)
    curator = desk.person if args.mine else None
    if args.curator is not None:
        with refused_as(NothingFound):
            curator = choices.person(args.curator)
    first, last, title = _range(args, desk)
    if args.people:
        _answer_people(args, people_days(desk, first, last), title, curator)
        return OK
    wanted = QueueFilter(curator_id=curator.id if curator else None)
    found = days(desk, first, last, wanted)
    answer(
        args,
        lambda: [_json(plan) for plan in found],
        lambda: _sheet(desk, found, title),
        lambda: _text(desk, title, found),
    )
    return OK


def _range(args: argparse.Namespace, desk: Desk) -> tuple[date, date, str]:
    """The first and the last day that the line asks for, and what they are called."""
    if args.week is not None:
        day = day_of(args.week, desk)
        monday = day - timedelta(day.weekday())
        sunday = monday + timedelta(6)
        return monday, sunday, f"Неделя {short_date(monday)} — {short_date(sunday)}"
    first = month_of(args.month, desk.today)
    last = (first + timedelta(31)).replace(day=1) - timedelta(1)
    return first, last, capitalised(month_year(first))


def _json(plan: DayPlan) -> dict[str, object]:
    return {
        "day": plan.day,
        "working": plan.is_working,
        "short": plan.is_short,
        "late": [_case(line) for line in plan.late],
        "deadlines": [_case(line) for line in plan.deadlines],
        "targets": [_case(line) for line in plan.targets],
        "open": plan.open_count,
        "appointments": [
            {**_case(one), "id": one.id, "at": one.at or None, "duty": one.is_duty}
            for one in plan.appointments
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


def _text(desk: Desk, title: str, found: list[DayPlan]) -> list[str]:
    working = sum(plan.is_working for plan in found)
    lines = [f"{title}. Рабочих дней: {working}.", ""]
    for plan in found:
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
    rows = [f"просрочено: {_named(line)}" for line in plan.late]
    rows += [f"крайний срок: {_named(line)}" for line in plan.deadlines]
    rows += [f"желательно: {_named(line)}" for line in plan.targets]
    rows += [
        f"{'дежурное посещение' if one.is_duty else 'назначено'}"
        f"{' на ' + one.at if one.at else ''}: {_named(one)}"
        for one in plan.appointments
    ]
    rows += [f"посещение ({one.outcome.label}): {_named(one)}" for one in plan.visits]
    return [head, *(f"    {row}" for row in rows)]


def _named(one: QueueLine | Contact | Meeting | Trip) -> str:
    return f"{one.family}, {one.settlement}, дело {one.number}"


def _sheet(desk: Desk, found: list[DayPlan], title: str) -> Sheet:
    """A row for every family on every day; a day without any has a row of its own."""
    rows: list[list[Value]] = []
    for plan in found:
        kind = "рабочий" if plan.is_working else "нерабочий"
        day: list[Value] = [plan.day, weekday(plan.day), "короткий" if plan.is_short else kind]
        listed: list[list[Value]] = [
            *([*day, "просрочено", "", *_cells(one)] for one in plan.late),
            *([*day, "крайний срок", "", *_cells(one)] for one in plan.deadlines),
            *([*day, "желательно", "", *_cells(one)] for one in plan.targets),
            *(
                [*day, "дежурное" if one.is_duty else "назначено", one.at, *_cells(one)]
                for one in plan.appointments
            ),
            *(
                [*day, f"посещение: {one.outcome.label}", one.at, *_cells(one)]
                for one in plan.visits
            ),
        ]
        rows += listed or [[*day, "", "", "", "", ""]]
    titles = ("день", "день недели", "какой день", "что", "время", "семья", "место", "дело")
    return Sheet(titles, rows, f"{title}.")


def _cells(one: QueueLine | Contact | Meeting | Trip) -> list[Value]:
    return [one.family, one.settlement, one.number]


# Who is where.


def _answer_people(
    args: argparse.Namespace, found: PeopleDays, title: str, only: Staff | None
) -> None:
    rows = [one for one in found.rows if only is None or one.person == only]
    answer(
        args,
        lambda: [_person_json(row) for row in rows],
        lambda: _people_sheet(rows, title),
        lambda: _people_text(rows, title),
    )


def _person_json(row: PersonRow) -> dict[str, object]:
    return {
        "person": row.person.name.full if row.person else None,
        "visits": row.total,
        "days": [
            {
                "day": one.day,
                "minutes": one.minutes,
                "capacity": one.capacity,
                "load": one.strain.value,
                "visits": [
                    {**_case(trip), "kind": trip.kind.value, "at": trip.at or None}
                    for trip in one.trips
                ],
            }
            for one in row.days
        ],
    }


def _people_sheet(rows: list[PersonRow], title: str) -> Sheet:
    cells: list[list[Value]] = [
        [
            _who(row),
            one.day,
            weekday(one.day),
            len(one.trips),
            one.minutes,
            one.capacity,
            _load(one),
        ]
        for row in rows
        for one in row.days
        if one.trips
    ]
    titles = (
        "кто",
        "день",
        "день недели",
        "посещений",
        "минут с дорогой",
        "минут в рабочем дне",
        "нагрузка",
    )
    return Sheet(titles, cells, f"{title}: люди по дням.")


def _people_text(rows: list[PersonRow], title: str) -> list[str]:
    lines = [f"{title}: люди по дням. Дни без посещений не названы."]
    for row in rows:
        total = counted(row.total, "посещение", "посещения", "посещений")
        lines += ["", f"{_who(row)}: {total}"]
        for one in row.days:
            if one.trips:
                load = f", {_load(one)}" if _load(one) else ""
                visits = counted(len(one.trips), "посещение", "посещения", "посещений")
                time = hours(Fraction(one.minutes))
                lines.append(f"    {full_day(one.day)}: {visits}, {time} с дорогой{load}")
    return lines


def _who(row: PersonRow) -> str:
    return row.person.name.full if row.person else "Без куратора"


def _load(one: PersonDay) -> str:
    if one.trips and not one.capacity:
        return "нерабочий день"
    return {
        Strain.OVER: "больше рабочего дня",
        Strain.FAR: "больше полутора рабочих дней",
    }.get(one.strain, "")


COMMANDS = {
    "calendar": Command(
        "Месяц или неделя по дням: нерабочие дни, крайние и желательные дни, назначенное и "
        "сделанное; с ключом --people — сколько посещений у каждого человека и помещаются ли "
        "они в рабочий день.",
        _arguments,
        _run,
        (
            "calendar",
            "calendar 2026-11",
            "calendar ноябрь --mine",
            "calendar --week",
            "calendar --week 01.12 --people",
            "calendar --people --csv",
        ),
        is_list=True,
    )
}
