"""`sstui member change`: what is known of a member of a family is put right."""

import argparse
from dataclasses import replace
from datetime import date

from sstui.cli import terminal
from sstui.cli.asking import day_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, WrongUse
from sstui.cli.families import FAMILY_HELP, family_of, member_of
from sstui.cli.family_texts import file_json, member_text
from sstui.cli.russian import Parser
from sstui.core.identity_numbers import read_phone, read_snils
from sstui.desk.desk import Desk
from sstui.desk.families import change_member, draft_of
from sstui.desk.family_view import family_view

_TEXTS = ("snils", "phone", "occupation", "health", "identity")
_DAYS = ("born", "came", "left")
_NOTHING = frozenset(["", "нет", "-"])


def _arguments(parser: Parser) -> None:
    parser.add_argument("family", metavar="ДЕЛО|СЕМЬЯ", help=FAMILY_HELP)
    parser.add_argument("member", metavar="ЧЕЛОВЕК", help="имя члена семьи")
    parser.add_argument("--left", metavar="ДАТА", help="когда выбыл; «нет» — живёт в семье")
    parser.add_argument("--came", metavar="ДАТА", help="когда прибыл; «нет» — жил всегда")
    parser.add_argument("--born", metavar="ДАТА", help="дата рождения")
    parser.add_argument("--snils", metavar="НОМЕР", help="СНИЛС; контрольные цифры проверяются")
    parser.add_argument("--phone", metavar="ТЕЛЕФОН", help="телефон")
    parser.add_argument("--occupation", metavar="ТЕКСТ", help="где учится или работает")
    parser.add_argument("--health", metavar="ТЕКСТ", help="отметки о здоровье")
    parser.add_argument("--identity", metavar="ТЕКСТ", help="документ, как в соглашении (договоре)")
    parser.add_argument("--as-typed", action="store_true", help="не проверять СНИЛС и телефон")


def _change(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = family_view(desk, family_of(args.family))
    old = member_of(args.member, found.members)
    given = {name: getattr(args, name) for name in (*_TEXTS, *_DAYS)}
    if all(one is None for one in given.values()):
        raise WrongUse("Что исправить? Например: --left вчера или --phone 4872123456.")
    texts = {name: _text(args, name) for name in _TEXTS if given[name] is not None}
    days = {f"{name}_on": _day(given[name], desk) for name in _DAYS if given[name] is not None}
    draft = replace(draft_of(old), **texts, **days)  # type: ignore[arg-type]
    change_member(desk, old.id, old.family_id, old.version, draft)
    found = family_view(desk, found.family.id)
    if args.json:
        terminal.say_json(file_json(desk, found))
    else:
        changed = next(one for one in found.members if one.id == old.id)
        terminal.say(f"Исправлено: {member_text(desk, changed)}.")
    return OK


def _text(args: argparse.Namespace, name: str) -> str:
    typed = str(getattr(args, name)).strip()
    if not typed or args.as_typed:
        return typed
    with refused_as(WrongUse):
        if name == "snils":
            return read_snils(typed)
        return read_phone(typed) if name == "phone" else typed


def _day(typed: str, desk: Desk) -> date | None:
    return None if typed.strip().lower() in _NOTHING else day_of(typed, desk, back=True)


COMMANDS = {
    "member change": Command(
        "Исправить, что известно о члене семьи: когда прибыл и выбыл, СНИЛС, телефон, учёба или "
        "работа, здоровье. Чего в строке нет, то остаётся.",
        _arguments,
        _change,
        (
            "member change 17/2026 Илья --left 01.11.2026",
            "member change 17/2026 Пётр --snils 112-233-445-95 --occupation 'детский сад 3'",
        ),
    ),
}
