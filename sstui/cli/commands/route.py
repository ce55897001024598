"""`sstui route` and `sstui way`: where families stand on their region's route."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, Value, answer, initials, screen_width, table
from sstui.core.route import Done, Mark, StageState
from sstui.core.wording import capitalised, short_date
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.routes import RouteView, on_the_way

_WAY = (
    Column("семья", 20, initials, holds=1),
    Column("с какого дня"),
    Column("дней"),
    Column("дальше", 20, holds=2),
)


def _route_arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")


def _route(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = card(desk, case_of(args.case))
    if args.json:
        terminal.say_json(
            {"case": found.case.id, "number": found.case.number, **_json(found.route)}
        )
        return OK
    terminal.say(f"{found.family.name}, дело {found.case.number}. Дальше: {found.route.says}")
    for state in found.route.states:
        terminal.say(f"{state.mark.sign} {capitalised(state.stage.title)}: {_said(state)}")
        if state.mark is not Mark.LATER:
            terminal.say(*(f"    {one.title}: {_when(one.done) or 'нет'}" for one in state.papers))
    return OK


def _said(state: StageState) -> str:
    return " ".join(part for part in (state.mark.label, _when(state.done)) if part)


def _when(done: Done | None) -> str:
    if done is None:
        return ""
    number = f"№ {done.number}" if done.number else ""
    return ", ".join(part for part in (short_date(done.on), number, done.who) if part)


def _json(view: RouteView) -> dict[str, object]:
    return {
        "family": view.family_id,
        "next": view.step.value,
        "about": view.about or None,
        "stages": [
            {
                "code": state.stage.code,
                "title": state.stage.title,
                "state": state.mark.value,
                "done": _done_json(state.done),
                "papers": [
                    {"code": one.code, "title": one.title, "done": _done_json(one.done)}
                    for one in state.papers
                ],
            }
            for state in view.states
        ],
    }


def _done_json(done: Done | None) -> dict[str, object] | None:
    if done is None:
        return None
    return {"on": done.on, "who": done.who or None, "number": done.number or None}


def _no_arguments(_: Parser) -> None:
    """The command takes none of its own."""


def _way(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = on_the_way(desk)
    answer(
        args,
        lambda: [_json(one) for one in found],
        lambda: Sheet(
            ("семья", "с какого дня", "дней", "дальше"), _rows(desk, found), _head(found)
        ),
        lambda: _text(desk, found),
    )
    return OK


def _rows(desk: Desk, found: list[RouteView]) -> list[list[Value]]:
    rows: list[list[Value]] = []
    for one in found:
        signals = one.facts.get("signal", ())
        since = signals[0].on if signals else None
        waits = (desk.today - since).days if since else None
        rows.append([household(one.family_id).family.name, since, waits, one.step.label])
    return rows


def _head(found: list[RouteView]) -> str:
    return f"Приняты в работу, дела ещё нет: {len(found)}."


def _text(desk: Desk, found: list[RouteView]) -> list[str]:
    if not found:
        return [_head(found)]
    rows = [
        [
            str(name),
            short_date(since) if since else "",  # type: ignore[arg-type]
            "" if waits is None else str(waits),
            str(step),
        ]
        for name, since, waits, step in _rows(desk, found)
    ]
    return [_head(found), "", *table(_WAY, rows, max(screen_width(), 40))]


COMMANDS = {
    "route": Command(
        "Маршрут семьи: этапы вашего региона, что сделано, чего не хватает и что дальше.",
        _route_arguments,
        _route,
        ("route 17/2026", "route 17/2026 --json"),
    ),
    "way": Command(
        "Семьи, принятые в работу, у которых ещё нет дела: сколько ждут и что дальше.",
        _no_arguments,
        _way,
        ("way", "way --csv"),
        is_list=True,
    ),
}
