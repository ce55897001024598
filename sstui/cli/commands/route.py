"""`sstui route` and `sstui way`: where families stand on their region's route."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, desk_of, refused_as
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, Value, answer, initials, screen_width, table
from sstui.core.records import Case, FamilyId
from sstui.core.route import Done, Mark, StageState
from sstui.core.wording import capitalised, short_date
from sstui.desk.card import card, is_id
from sstui.desk.desk import Desk
from sstui.desk.families import household
from sstui.desk.routes import RouteView, Waiting, families_on_the_way, route_of

_WAY = (
    Column("семья", 20, initials, holds=1),
    Column("с какого дня"),
    Column("дней"),
    Column("дальше", 20, holds=2),
)


def _route_arguments(parser: Parser) -> None:
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("case", nargs="?", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")
    whose.add_argument("--family", metavar="КОД", help="код семьи, у которой дела ещё нет")


def _route(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    view, case = _view(desk, args)
    if args.json:
        about = {"case": case.id, "number": case.number} if case else {}
        terminal.say_json({**about, **_json(view)})
        return OK
    number = f"дело {case.number}" if case else "дела ещё нет"
    terminal.say(f"{household(view.family_id).family.name}, {number}. Дальше: {view.says}")
    for state in view.states:
        terminal.say(f"{state.mark.sign} {capitalised(state.stage.title)}: {_said(state)}")
        if state.mark is not Mark.LATER:
            terminal.say(*(f"    {one.title}: {_when(one.done) or 'нет'}" for one in state.papers))
    return OK


def _view(desk: Desk, args: argparse.Namespace) -> tuple[RouteView, Case | None]:
    """The route of a case, or of a family on its way to one."""
    if args.family is None:
        found = card(desk, case_of(args.case))
        return found.route, found.case
    if not is_id(args.family):
        raise WrongUse("--family: нужен код семьи, целое число.")
    with refused_as(NothingFound):
        view = route_of(desk, FamilyId(int(args.family)))
    return view, card(desk, view.case_id).case if view.case_id is not None else None


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
    found = families_on_the_way(desk)
    answer(
        args,
        lambda: [_json(one.view) for one in found],
        lambda: Sheet(("семья", "с какого дня", "дней", "дальше"), _rows(found), _head(found)),
        lambda: _text(found),
    )
    return OK


def _rows(found: list[Waiting]) -> list[list[Value]]:
    return [[one.family, one.since, one.days, one.view.step.label] for one in found]


def _head(found: list[Waiting]) -> str:
    return f"Приняты в работу, дела ещё нет: {len(found)}."


def _text(found: list[Waiting]) -> list[str]:
    if not found:
        return [_head(found)]
    rows = [
        [
            str(name),
            short_date(since) if since else "",  # type: ignore[arg-type]
            "" if waits is None else str(waits),
            str(step),
        ]
        for name, since, waits, step in _rows(found)
    ]
    return [_head(found), "", *table(_WAY, rows, max(screen_width(), 40))]


COMMANDS = {
    "route": Command(
        "Маршрут семьи: этапы вашего региона, что сделано, чего не хватает и что дальше.",
        _route_arguments,
        _route,
        ("route 17/2026", "route 17/2026 --json", "route --family 12"),
    ),
    "way": Command(
        "Семьи, принятые в работу, у которых ещё нет дела: сколько ждут и что дальше.",
        _no_arguments,
        _way,
        ("way", "way --csv"),
        is_list=True,
    ),
}
