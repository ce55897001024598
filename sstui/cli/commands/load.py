"""`sstui load` and `sstui load advice`: how loaded each curator is, who could take a family."""

import argparse
from fractions import Fraction

from sstui.cli.asking import desk_of, refused_as
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, Value, answer, initials, screen_width, table
from sstui.core.load import clock, hours, percent, tenths
from sstui.core.norms import Level
from sstui.core.wording import families, short_date, weekday
from sstui.desk import choices
from sstui.desk.desk import Desk
from sstui.desk.load import Advice, CuratorLoad, Loads, advice, loads


def _arguments(_: Parser) -> None:
    """Nothing but the common keys."""


def _advice_arguments(parser: Parser) -> None:
    parser.add_argument("level", metavar="УРОВЕНЬ", help="уровень новой семьи: кризисный")
    parser.add_argument("--settlement", metavar="МЕСТО", help="где семья живёт, для дороги")


def _run(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = loads(desk)
    answer(args, lambda: _json(found), lambda: _sheet(found), lambda: _text(desk, found))
    return OK


def _advise(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    with refused_as(WrongUse):
        level = choices.level(desk, args.level)
    with refused_as(NothingFound):
        place = choices.settlement(args.settlement) if args.settlement is not None else None
    found = advice(desk, level, place.id if place else None)
    known = desk.office.norms.on(desk.today).levels[level]
    answer(
        args,
        lambda: [_advice_json(one) for one in found],
        lambda: _advice_sheet(found),
        lambda: _advice_text(known, found),
    )
    return OK


def _sheet(found: Loads) -> Sheet:
    titles = (
        "куратор",
        "доля",
        "семей",
        *(f"уровень {level.title}" for level in found.levels),
        "посещений в неделю",
        "часов в неделю",
        "до воскресенья",
        "до конца месяца",
    )
    rows: list[list[Value]] = [
        [
            one.person.name.full,
            percent(one.demand.share),
            one.families,
            *(one.demand.families.get(level.code, 0) for level in found.levels),
            tenths(one.demand.visits_a_week),
            clock(one.demand.minutes_a_week),
            one.this_week,
            one.this_month,
        ]
        for one in found.curators
    ]
    return Sheet(titles, rows)


def _advice_sheet(found: list[Advice]) -> Sheet:
    titles = (
        "куратор",
        "семей",
        "в том же месте",
        "доля сейчас",
        "доля с новой семьёй",
        "часов в неделю сейчас",
        "часов с новой семьёй",
        "сверх нормы",
    )
    rows = [
        [
            one.person.name.full,
            one.families,
            one.same_place,
            percent(one.before),
            percent(one.after),
            clock(one.minutes_before),
            clock(one.minutes_after),
            "да" if one.is_over else "",
        ]
        for one in found
    ]
    return Sheet(titles, rows)


def _text(desk: Desk, found: Loads) -> list[str]:
    lines = [
        f"Нагрузка на {short_date(desk.today)}, {weekday(desk.today)}. Рабочих дней осталось: "
        f"на неделе {found.week_days}, в месяце {found.month_days}."
    ]
    if not found.curators:
        return [*lines, "Кураторов пока нет."]
    width = max(screen_width(), 40)
    columns = (
        Column("куратор", 8, initials),
        Column("доля"),
        *(Column(level.short) for level in found.levels),
        Column("в нед."),
        Column("часы", 4),
        Column("до вс"),
        Column("в мес."),
    )
    lines += ["", *table(columns, [_row(found, one) for one in found.curators], width), ""]
    lines += [
        "в нед., часы — посещений по нормам и часов с дорогой за неделю;",
        "до вс, в мес. — посещения, которые до воскресенья и до конца месяца не отложить.",
    ]
    lines += [*_remarks(found), "", "Доля на первое число месяца:"]
    trend = (Column("куратор", 8, initials), *(Column(f"{day:%m.%y}") for day in found.months))
    rows = [[one.person.name.short, *map(percent, one.trend)] for one in found.curators]
    return [*lines, *table(trend, rows, width)]


def _row(found: Loads, one: CuratorLoad) -> list[str]:
    return [
        one.person.name.short,
        percent(one.demand.share) + ("!" if one.demand.is_over else ""),
        *(_of_limit(one, level) for level in found.levels),
        tenths(one.demand.visits_a_week),
        clock(one.demand.minutes_a_week),
        str(one.this_week),
        str(one.this_month),
    ]


def _of_limit(one: CuratorLoad, level: Level) -> str:
    count = one.demand.families.get(level.code, 0)
    return f"{count} из {level.families_max}" if level.families_max else str(count)


def _remarks(found: Loads) -> list[str]:
    """What the numbers leave out."""
    said = []
    if found.without_limit:
        named = ", ".join(level.title for level in found.without_limit)
        said.append(f"В долю не входит уровень без нормы семей: {named}.")
    if count := sum(one.demand.without_way for one in found.curators):
        said.append(f"Дорога не введена: {families(count)}; в часах её нет.")
    if found.without_curator:
        said.append(f"Без куратора: {families(found.without_curator)}.")
    return said


def _advice_text(level: Level, found: list[Advice]) -> list[str]:
    lines = [f"Кому передать новую семью, уровень {level.title}:"]
    if not level.families_max:
        lines.append("Для этого уровня нормы семей нет: доля не меняется, смотрите на часы.")
    columns = (
        Column("куратор", 8, initials),
        Column("семей"),
        Column("там же"),
        Column("доля"),
        Column("часов в неделю"),
        Column(""),
    )
    rows = [
        [
            one.person.name.short,
            str(one.families),
            str(one.same_place),
            f"{percent(one.before)} → {percent(one.after)}",
            f"{hours(one.minutes_before)} → {hours(one.minutes_after)}",
            "сверх нормы" if one.is_over else "",
        ]
        for one in found
    ]
    return [*lines, "", *table(columns, rows, max(screen_width(), 40))]


def _json(found: Loads) -> dict[str, object]:
    return {
        "week_days": found.week_days,
        "month_days": found.month_days,
        "without_limit": [level.code for level in found.without_limit],
        "without_curator": found.without_curator,
        "curators": [_load_json(found, one) for one in found.curators],
    }


def _load_json(found: Loads, one: CuratorLoad) -> dict[str, object]:
    return {
        "curator": one.person.name.full,
        "families": one.families,
        "levels": {
            level.code: {
                "families": one.demand.families.get(level.code, 0),
                "limit": level.families_max,
            }
            for level in found.levels
        },
        "share": str(one.demand.share),
        "is_over": one.demand.is_over,
        "visits_a_week": str(one.demand.visits_a_week),
        "minutes_a_week": str(one.demand.minutes_a_week),
        "without_way": one.demand.without_way,
        "this_week": one.this_week,
        "this_month": one.this_month,
        "trend": {
            day.isoformat(): str(share) for day, share in zip(found.months, one.trend, strict=True)
        },
    }


def _advice_json(one: Advice) -> dict[str, object]:
    def plain(number: Fraction) -> str:
        return str(number)

    return {
        "curator": one.person.name.full,
        "families": one.families,
        "same_place": one.same_place,
        "before": plain(one.before),
        "after": plain(one.after),
        "minutes_before": plain(one.minutes_before),
        "minutes_after": plain(one.minutes_after),
        "is_over": one.is_over,
    }


COMMANDS = {
    "load": Command(
        "Нагрузка кураторов: семьи по уровням и норма, доля, посещения и часы в неделю, "
        "что нельзя отложить, доля по месяцам. В JSON доли и числа — точные дроби.",
        _arguments,
        _run,
        ("load", "load --json", "load --csv"),
        is_list=True,
    ),
    "load advice": Command(
        "Кто мог бы взять новую семью: доля и часы каждого куратора до и после, "
        "те, кто окажется сверх нормы, последними.",
        _advice_arguments,
        _advise,
        ("load advice кризисный", "load advice базовый --settlement Заречье"),
        is_list=True,
    ),
}
