"""`sstui appeals` and `appeal …`: the journal of appeals on the command line."""

import argparse
from dataclasses import replace

from sstui.cli import terminal
from sstui.cli.asking import day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.families import FAMILY_HELP, family_of
from sstui.cli.likely_lines import likely_text
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, Value, answer, initials, screen_width, table
from sstui.core.appeals import Appeal, AppealDecision
from sstui.core.told_children import read_children
from sstui.core.wording import counted, short_date
from sstui.desk import choices
from sstui.desk.appeals import (
    AppealDraft,
    appeal,
    appeals_of_year,
    decide_appeal,
    find_appeal,
    link_appeal,
    open_appeals,
    register_appeal,
    source_code,
    sources,
    take_danger,
)
from sstui.desk.desk import Desk
from sstui.desk.likely import likely_families, sketch_of_appeal

_COLUMNS = (
    Column("№"),
    Column("день"),
    Column("о ком", 14, initials, holds=1),
    Column("откуда", 10, holds=2),
    Column("состояние"),
    Column("о чём", 10, holds=3),
)
_TITLES = (
    "номер", "день", "час", "о ком", "рождён", "дети", "телефон", "адрес", "откуда", "от кого",
    "о чём", "опасность", "состояние", "решено", "о решении", "номер семьи",
)  # fmt: skip
_DECISIONS = ", ".join(one.label for one in AppealDecision)


def _list_arguments(parser: Parser) -> None:
    parser.add_argument("--year", type=int, metavar="ГОД", help="год журнала; иначе этот")
    parser.add_argument("--open", action="store_true", help="только те, что ждут решения")
    parser.add_argument("--danger", action="store_true", help="только с признаком опасности")


def _list(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    year = args.year or desk.today.year
    if not 1 <= year <= 9999:
        raise WrongUse("Год — четыре цифры: 2026.")
    found = open_appeals() if args.open else appeals_of_year(year)
    if args.open and args.year:
        found = [one for one in found if one.year == year]
    if args.danger:
        found = [one for one in found if one.danger]
    answer(
        args,
        lambda: [_json(one) for one in found],
        lambda: _sheet(desk, found),
        lambda: _text(desk, found),
    )
    return OK


def state_of(one: Appeal) -> str:
    """«ОПАСНОСТЬ», «ждёт решения», «принято в работу»."""
    if one.alarms:
        return "ОПАСНОСТЬ, никто не взял"
    return one.decided.decision.label if one.decided else "ждёт решения"


def _json(one: Appeal) -> dict[str, object]:
    decided = one.decided
    return {
        "number": one.label,
        "received_on": one.received_on,
        "at": one.at,
        "source": one.source,
        "sender": one.sender,
        "sender_paper": one.sender_paper,
        "ground": one.ground,
        "name": one.name.full,
        "born_on": one.born_on,
        "phone": one.phone,
        "settlement": one.settlement_id,
        "address": one.address,
        "children": [{"name": child.name, "born_on": child.born_on} for child in one.children],
        "summary": one.summary,
        "danger": one.danger,
        "is_taken": one.taken_by is not None,
        "family": one.family_id,
        "case": one.case_id,
        "decision": decided and decided.decision,
        "decided_on": decided and decided.on,
        "decision_note": decided.note if decided else "",
    }


def _sheet(desk: Desk, found: list[Appeal]) -> Sheet:
    known = dict(sources(desk))
    rows: list[list[Value]] = [
        [
            one.label, one.received_on, one.at, one.name.full, one.born_on,
            "; ".join(child.name for child in one.children), one.phone, one.address,
            known.get(one.source, one.source), one.sender, one.summary, one.danger, state_of(one),
            one.decided.on if one.decided else None, one.decided.note if one.decided else "",
            one.family_id,
        ]
        for one in found
    ]  # fmt: skip
    return Sheet(_TITLES, rows, _head(found))


def _head(found: list[Appeal]) -> str:
    return f"Обращения: {counted(len(found), 'запись', 'записи', 'записей')}."


def _text(desk: Desk, found: list[Appeal]) -> list[str]:
    if not found:
        return ["Обращений нет. Записать: sstui appeal add --help"]
    known = dict(sources(desk))
    rows = [
        [
            one.label,
            short_date(one.received_on),
            one.name.full or "—",
            known.get(one.source, one.source),
            state_of(one),
            " ".join((one.danger or one.summary).split()),
        ]
        for one in found
    ]
    return [_head(found), "", *table(_COLUMNS, rows, max(screen_width(), 40))]


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("--source", required=True, metavar="ИСТОЧНИК", help="откуда: код или слова")
    parser.add_argument("--summary", default="", metavar="ТЕКСТ", help="о чём обращение")
    parser.add_argument("--on", default="т", metavar="ДАТА", help="день; если не указан — сегодня")
    parser.add_argument("--time", default="", metavar="ВРЕМЯ", help="час: 9:40")
    parser.add_argument("--last", default="", metavar="ФАМИЛИЯ", help="о ком: фамилия")
    parser.add_argument("--first", default="", metavar="ИМЯ", help="имя")
    parser.add_argument("--patronymic", default="", metavar="ОТЧЕСТВО", help="отчество")
    parser.add_argument("--born", metavar="ДАТА", help="дата рождения")
    parser.add_argument("--phone", default="", metavar="ТЕЛЕФОН", help="телефон")
    parser.add_argument("--settlement", metavar="МЕСТО", help="населённый пункт")
    parser.add_argument("--address", default="", metavar="АДРЕС", help="улица, дом, квартира")
    parser.add_argument("--children", default="", metavar="ДЕТИ", help="«Артём 02.05.2015; Вера»")
    parser.add_argument("--sender", default="", metavar="КТО", help="кто обратился")
    parser.add_argument("--paper", default="", metavar="ДОКУМЕНТ", help="документ отправителя")
    parser.add_argument("--ground", default="", metavar="ОСНОВАНИЕ", help="код основания")
    parser.add_argument("--danger", default="", metavar="ТЕКСТ", help="что угрожает")
    parser.add_argument("--family", metavar="СЕМЬЯ", help=f"известная семья; {FAMILY_HELP}")
    parser.add_argument(
        "--draft", metavar="КОД", help="повтор команды с тем же кодом ничего не добавит"
    )


def _add(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    with refused_as(WrongUse):
        children = read_children(args.children, desk.today)
        source = source_code(desk, args.source)
    with refused_as(NothingFound):
        place = choices.settlement(args.settlement).id if args.settlement else None
    draft = AppealDraft(
        received_on=day_of(args.on, desk, back=True), source=source, summary=args.summary,
        at=args.time, last=args.last, first=args.first, patronymic=args.patronymic,
        born_on=day_of(args.born, desk, back=True) if args.born else None, sender=args.sender,
        sender_paper=args.paper, ground=args.ground, phone=args.phone, settlement_id=place,
        address=args.address, children=children, danger=args.danger,
        family_id=family_of(args.family) if args.family else None, draft_id=args.draft or None,
    )  # fmt: skip
    made = appeal(register_appeal(desk, draft))
    likely = likely_families(desk, sketch_of_appeal(made), without_appeal=made.id)
    lines = likely_text(likely) if made.family_id is None and likely else []
    return _told(args, made, f"Записано обращение № {made.label}.", lines)


def _decide_arguments(parser: Parser) -> None:
    parser.add_argument("appeal", metavar="НОМЕР", help="номер обращения: 12/2026 или 12")
    parser.add_argument("decision", metavar="РЕШЕНИЕ", help=_DECISIONS)
    parser.add_argument("--on", default="т", metavar="ДАТА", help="день; если не указан — сегодня")
    parser.add_argument("--note", default="", metavar="ТЕКСТ", help="о решении")
    parser.add_argument("--family", metavar="СЕМЬЯ", help=f"семья принятого; {FAMILY_HELP}")


def _decide(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = _found(desk, args.appeal)
    with refused_as(WrongUse):
        decision = choices.choice(args.decision, AppealDecision, "решение")
    if args.family:
        found = replace(found, family_id=family_of(args.family))
    decide_appeal(desk, found, decision, day_of(args.on, desk, back=True), args.note)
    return _told(args, found, f"По обращению № {found.label} решено: {decision.label}.")


def _number_arguments(parser: Parser) -> None:
    parser.add_argument("appeal", metavar="НОМЕР", help="номер обращения: 12/2026 или 12")


def _take(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = _found(desk, args.appeal)
    take_danger(desk, found)
    return _told(args, found, f"Обращение № {found.label} взято вами.")


def _link_arguments(parser: Parser) -> None:
    _number_arguments(parser)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--family", metavar="СЕМЬЯ", help=FAMILY_HELP)
    which.add_argument("--nobody", action="store_true", help="ни к одной семье")


def _link(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = _found(desk, args.appeal)
    family_id = None if args.nobody else family_of(args.family)
    link_appeal(desk, found, family_id)
    said = "больше не отнесено ни к одной семье" if args.nobody else "отнесено к семье"
    return _told(args, found, f"Обращение № {found.label} {said}.")


def _found(desk: Desk, typed: str) -> Appeal:
    with refused_as(NothingFound):
        return find_appeal(desk, typed)


def _told(args: argparse.Namespace, one: Appeal, done: str, lines: list[str] | None = None) -> int:
    if args.json:
        terminal.say_json(_json(appeal(one.id)))
    else:
        terminal.say(done, *(lines or []))
    return OK


COMMANDS = {
    "appeals": Command(
        "Журнал обращений: за год или те, что ждут решения; опасные сверху.",
        _list_arguments,
        _list,
        ("appeals --open", "appeals --year 2026 --csv"),
        is_list=True,
    ),
    "appeal add": Command(
        "Записать обращение. Если похожая семья известна, она будет названа с тем, что совпало.",
        _add_arguments,
        _add,
        ("appeal add --source школа --last Ёлкина --first Мария --summary 'ребёнок пропускает'",),
    ),
    "appeal decide": Command(
        "Записать решение по обращению. Принятому нужна семья; остальным — слова.",
        _decide_arguments,
        _decide,
        ("appeal decide 12 'принято в работу' --family 17/2026",),
    ),
    "appeal take": Command(
        "Взять опасное обращение на себя: оно уйдёт сверху у всех.",
        _number_arguments,
        _take,
        ("appeal take 12/2026",),
    ),
    "appeal link": Command(
        "Отнести повторное обращение к известной семье.",
        _link_arguments,
        _link,
        ("appeal link 12/2026 --family 17/2026",),
    ),
}
