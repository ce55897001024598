"""`sstui order add` and `orders`: the director's orders on curators."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound
from sstui.cli.russian import Parser
from sstui.cli.tables import Sheet, Value, answer
from sstui.core.orders import CuratorOrder
from sstui.core.records import Staff, StaffId
from sstui.core.wording import short_date
from sstui.desk import choices
from sstui.desk.orders import OrderDraft, order_curator, orders
from sstui.desk.people import everybody


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")
    parser.add_argument("--curator", required=True, metavar="ИМЯ", help="кого закрепить")
    parser.add_argument(
        "--from", dest="from_on", metavar="ДАТА", help="с какого дня; иначе сегодня"
    )
    parser.add_argument("--on", default="сегодня", metavar="ДАТА", help="дата приказа")
    parser.add_argument("--number", default="", metavar="НОМЕР", help="иначе следующий по журналу")
    parser.add_argument("--substitute", metavar="ИМЯ", help="кто замещает куратора")
    parser.add_argument("--basis", default="", metavar="ТЕКСТ", help="основание")
    parser.add_argument("--reason", default="", metavar="ТЕКСТ", help="почему он, если сверх нормы")


def _list_arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")


def _add(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    case_id = case_of(args.case)
    with refused_as(NothingFound):
        curator = choices.person(args.curator)
        substitute = choices.person(args.substitute) if args.substitute else None
    draft = OrderDraft(
        case_id=case_id,
        staff_id=curator.id,
        signed_on=day_of(args.on, desk, back=True),
        from_on=day_of(args.from_on, desk) if args.from_on else desk.today,
        number=args.number,
        substitute_id=substitute.id if substitute else None,
        basis=args.basis,
        reason=args.reason,
    )
    made = order_curator(desk, draft)
    people = {one.id: one for one in everybody(desk.today)}
    [order] = [one for one in orders(case_id) if one.id == made]
    if args.json:
        terminal.say_json(_json(order, people))
    else:
        terminal.say(_sentence(order, people))
    return OK


def _list(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = orders(case_of(args.case))
    people = {one.id: one for one in everybody(desk.today)}
    answer(
        args,
        lambda: [_json(one, people) for one in found],
        lambda: _sheet(found, people),
        lambda: [_sentence(one, people) for one in found] or ["Приказов о кураторе нет."],
    )
    return OK


def _name(people: dict[StaffId, Staff], key: StaffId | None) -> str:
    return people[key].name.full if key in people else ""


def _sentence(one: CuratorOrder, people: dict[StaffId, Staff]) -> str:
    substitute = _name(people, one.substitute_id)
    instead = f", замещает {substitute}" if substitute else ""
    return (
        f"Приказ № {one.number} от {short_date(one.signed_on)}: куратор — "
        f"{_name(people, one.staff_id)}, с {short_date(one.from_on)}{instead}."
    )


def _sheet(found: list[CuratorOrder], people: dict[StaffId, Staff]) -> Sheet:
    titles = ("приказ", "дата", "куратор", "с какого дня", "замещает", "основание")
    rows: list[list[Value]] = [
        [
            one.number,
            one.signed_on,
            _name(people, one.staff_id),
            one.from_on,
            _name(people, one.substitute_id),
            one.basis,
        ]
        for one in found
    ]
    return Sheet(titles, rows)


def _json(one: CuratorOrder, people: dict[StaffId, Staff]) -> dict[str, object]:
    return {
        "order": one.id,
        "number": one.number,
        "case": one.case_id,
        "signed_on": one.signed_on,
        "from_on": one.from_on,
        "curator": _name(people, one.staff_id),
        "substitute": _name(people, one.substitute_id) or None,
        "basis": one.basis or None,
    }


COMMANDS = {
    "order add": Command(
        "Закрепить за семьёй куратора приказом директора.",
        _add_arguments,
        _add,
        (
            "order add 17/2026 --curator Кузьмин --number 12 --on 20.11.2026 --from завтра",
            "order add 17/2026 --curator Орлова --reason 'знает семью'",
        ),
    ),
    "orders": Command(
        "Приказы о кураторах по делу, новые первыми.",
        _list_arguments,
        _list,
        ("orders 17/2026",),
        is_list=True,
    ),
}
