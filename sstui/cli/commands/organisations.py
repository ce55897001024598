"""`sstui organisations`, `sstui organisation add` and `change`: who takes part in programmes."""

import argparse
from typing import Any

from sstui.cli import terminal
from sstui.cli.asking import desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.programme_lines import organisation_json
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, Value, answer, screen_width, table
from sstui.core.programme import Organisation
from sstui.core.text import fold
from sstui.desk import choices
from sstui.desk.desk import Desk
from sstui.desk.organisations import (
    OrganisationDraft,
    add_organisation,
    change_organisation,
    find_organisation,
    organisation,
    organisations,
)

_COLUMNS = (
    Column("№"),
    Column("название", 20),
    Column("вид", 10),
    Column("телефон", 10),
    Column("сейчас"),
)
_TEXTS = {
    "head": "руководитель, в дательном падеже: «Гусеву А. П.»",
    "post": "его должность, в дательном падеже: «главному врачу»",
    "address": "адрес",
    "email": "электронная почта",
    "phone": "телефон",
}


def _list_arguments(parser: Parser) -> None:
    parser.add_argument("--find", default="", metavar="СЛОВО", help="только с этим в названии")
    parser.add_argument("--all", action="store_true", help="и выключенные")


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("organisation", metavar="НАЗВАНИЕ", help="как пишут в бумагах")
    parser.add_argument("--kind", required=True, metavar="ВИД", help="вид из списка региона")
    _texts(parser)


def _change_arguments(parser: Parser) -> None:
    parser.add_argument("organisation", metavar="НАЗВАНИЕ", help="название, его начало или номер")
    parser.add_argument("--name", dest="new_name", metavar="НАЗВАНИЕ", help="новое название")
    parser.add_argument("--kind", metavar="ВИД", help="вид из списка региона")
    _texts(parser)
    state = parser.add_mutually_exclusive_group()
    state.add_argument("--off", action="store_true", help="больше не предлагать")
    state.add_argument("--on", action="store_true", help="снова предлагать")


def _texts(parser: Parser) -> None:
    for name, words in _TEXTS.items():
        parser.add_argument(f"--{name}", metavar="ТЕКСТ", help=words)


def _list(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    words = fold(args.find).split()
    found = [
        one
        for one in organisations(also_closed=args.all)
        if all(word in fold(one.name) for word in words)
    ]
    answer(
        args,
        lambda: [organisation_json(one) for one in found],
        lambda: _sheet(desk, found),
        lambda: _lines(desk, found),
    )
    return OK


def _sheet(desk: Desk, found: list[Organisation]) -> Sheet:
    titles = (
        "№", "название", "вид", "кому", "должность", "адрес", "почта", "телефон", "сейчас",
    )  # fmt: skip
    kinds = desk.office.profile.lists.organisations
    rows: list[list[Value]] = [
        [
            one.id, one.name, kinds.title(one.kind), one.head, one.head_post, one.address,
            one.email, one.phone, _state(one),
        ]
        for one in found
    ]  # fmt: skip
    return Sheet(titles, rows)


def _lines(desk: Desk, found: list[Organisation]) -> list[str]:
    if not found:
        return ["Организаций нет. Записать: sstui organisation add --help"]
    kinds = desk.office.profile.lists.organisations
    rows = [[str(one.id), one.name, kinds.short(one.kind), one.phone, _state(one)] for one in found]
    return table(_COLUMNS, rows, screen_width())


def _add(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    draft = OrganisationDraft(args.organisation, _kind(desk, args.kind), **_typed(args))
    made = organisation(add_organisation(desk, draft))
    return _told(args, f"Организация записана: {made.name}.", made)


def _change(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    with refused_as(NothingFound):
        old = find_organisation(args.organisation)
    now = {name: getattr(old, name) for name in ("head", "head_post", "address", "email", "phone")}
    draft = OrganisationDraft(
        name=old.name if args.new_name is None else args.new_name,
        kind=_kind(desk, args.kind) if args.kind else old.kind,
        active=args.on or (old.active and not args.off),
        **(now | _typed(args)),
    )
    change_organisation(desk, old, draft)
    made = organisation(old.id)
    return _told(args, f"Исправлено: {made.name}, {_state(made)}.", made)


def _typed(args: argparse.Namespace) -> dict[str, Any]:
    """What the line says of an organisation, by the names of its fields."""
    said = {name: getattr(args, name) for name in _TEXTS if getattr(args, name) is not None}
    return {"head_post" if name == "post" else name: text for name, text in said.items()}


def _kind(desk: Desk, typed: str) -> str:
    with refused_as(WrongUse):
        return choices.entry(typed, desk.office.profile.lists.organisations, "вид организации")


def _state(one: Organisation) -> str:
    return "работает" if one.active else "выключена"


def _told(args: argparse.Namespace, done: str, one: Organisation) -> int:
    if args.json:
        terminal.say_json(organisation_json(one))
    else:
        terminal.say(done)
    return OK


COMMANDS = {
    "organisations": Command(
        "Организации, которые отвечают за мероприятия программ.",
        _list_arguments,
        _list,
        ("organisations", "organisations --find больница --all"),
        is_list=True,
    ),
    "organisation add": Command(
        "Записать организацию.",
        _add_arguments,
        _add,
        ("organisation add 'Заречная больница' --kind здравоохр --head 'Гусеву А. П.'",),
    ),
    "organisation change": Command(
        "Исправить данные организации или выключить её.",
        _change_arguments,
        _change,
        ("organisation change заречная --phone '(4872) 12-34-56'", "organisation change 3 --off"),
    ),
}
