"""`sstui sittings`, `sitting …`, `body`: what waits, what was decided, who decides."""

import argparse
from dataclasses import replace

from sstui.cli import terminal
from sstui.cli.asking import day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.russian import Parser
from sstui.cli.sitting_lines import (
    SITTING_TITLES,
    body_json,
    body_rows,
    decided_text,
    full_json,
    item_rows,
    show_text,
    sittings_json,
    sittings_rows,
    sittings_text,
)
from sstui.cli.tables import Sheet, answer
from sstui.core.refusal import Refusal
from sstui.core.sittings import Decision, Item, Part, SittingId
from sstui.core.wording import full_day
from sstui.desk import choices
from sstui.desk.card import is_id
from sstui.desk.closing import close_sitting, what_closing_does
from sstui.desk.desk import Desk
from sstui.desk.sittings import (
    BodyMemberDraft,
    FullSitting,
    ItemDraft,
    SittingDraft,
    add_body_member,
    body_members,
    body_of,
    call_members,
    cancel_sitting,
    decide_item,
    full_sitting,
    plan_sitting,
)

_SITTING = "номер заседания из «sstui sittings»"


def _no_arguments(parser: Parser) -> None:
    pass


def _plan_arguments(parser: Parser) -> None:
    parser.add_argument("--on", required=True, metavar="ДАТА", help="день заседания")
    parser.add_argument("--at", default="", metavar="ВРЕМЯ", help="час: 10:00")
    parser.add_argument("--place", default="", metavar="ТЕКСТ", help="место")
    parser.add_argument("--extra", action="store_true", help="внеочередное")


def _show_arguments(parser: Parser) -> None:
    parser.add_argument("sitting", metavar="ЗАСЕДАНИЕ", help=_SITTING)


def _decide_arguments(parser: Parser) -> None:
    _show_arguments(parser)
    parser.add_argument("item", metavar="ВОПРОС", help="номер вопроса в повестке")
    parser.add_argument("decision", metavar="РЕШЕНИЕ", help="утвердить, отклонить, отложить …")
    parser.add_argument("--level", metavar="УРОВЕНЬ", help="какой уровень установлен")
    parser.add_argument("--remarks", metavar="ТЕКСТ", help="что доработать, почему такой уровень")
    parser.add_argument("--heard", metavar="ТЕКСТ", help="слушали")
    parser.add_argument("--dissent", metavar="ТЕКСТ", help="особое мнение")
    parser.add_argument("--for", dest="votes_for", metavar="ЧИСЛО", help="голосов за")
    parser.add_argument("--against", dest="votes_against", metavar="ЧИСЛО", help="голосов против")
    parser.add_argument("--next", dest="next_on", metavar="ДАТА", help="когда рассмотреть снова")


def _members_arguments(parser: Parser) -> None:
    _show_arguments(parser)
    parser.add_argument("--present", metavar="ИМЕНА", help="кто пришёл, через запятую; «все»")
    parser.add_argument("--absent", metavar="ИМЕНА", help="кто не пришёл, через запятую")
    parser.add_argument("--chair", metavar="УЧАСТНИК", help="председатель")
    parser.add_argument("--secretary", metavar="УЧАСТНИК", help="секретарь")


def _close_arguments(parser: Parser) -> None:
    _show_arguments(parser)
    parser.add_argument("--on", metavar="ДАТА", help="день протокола; иначе сегодня")
    parser.add_argument(
        "--try", dest="only_try", action="store_true", help="только показать, что будет"
    )


def _body_arguments(parser: Parser) -> None:
    parser.add_argument("member", metavar="УЧАСТНИК", help="фамилия, имя, отчество")
    parser.add_argument(
        "--part", default="член", metavar="КТО", help="председатель, секретарь, член"
    )
    parser.add_argument("--post", default="", metavar="ТЕКСТ", help="должность")
    parser.add_argument("--organisation", default="", metavar="ТЕКСТ", help="организация")
    parser.add_argument("--staff", metavar="ИМЯ", help="если это ваш сотрудник")


def _list(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    answer(
        args,
        lambda: sittings_json(desk),
        lambda: Sheet(SITTING_TITLES, sittings_rows(desk)),
        lambda: sittings_text(desk),
    )
    return OK


def _plan(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    draft = SittingDraft(
        day_of(args.on, desk), args.at, args.place, not args.extra, all_present=False
    )
    made = plan_sitting(desk, draft)
    found = full_sitting(made)
    said = f"Заседание № {made}: {full_day(found.sitting.held_on)}, вопросов {len(found.items)}."
    return _told(args, desk, made, said)


def _show(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = _sitting(args.sitting)
    answer(
        args,
        lambda: full_json(desk, found),
        lambda: item_rows(desk, found),
        lambda: show_text(desk, found),
    )
    return OK


def _decide(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = _sitting(args.sitting)
    item = _item(found, args.item)
    with refused_as(WrongUse):
        decision = choices.choice(args.decision, Decision, "решение")
        level = choices.level(desk, args.level) if args.level else item.level
    if decision not in (Decision.SET_LEVEL, Decision.APPROVE):
        level = ""
    draft = ItemDraft(
        decision=decision,
        level=level,
        heard=item.heard if args.heard is None else args.heard,
        remarks=item.remarks if args.remarks is None else args.remarks,
        dissent=item.dissent if args.dissent is None else args.dissent,
        votes_for=_number(args.votes_for, item.votes_for),
        votes_against=_number(args.votes_against, item.votes_against),
        next_on=day_of(args.next_on, desk) if args.next_on else item.next_on,
        speaker_id=item.speaker_id,
    )
    decide_item(desk, item, draft)
    return _told(args, desk, found.sitting.id, decided_text(desk, found.sitting.id, item))


def _members(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = _sitting(args.sitting)
    known = list(found.attendees)
    for typed, is_present in ((args.present, True), (args.absent, False)):
        for at in _places(found, typed):
            known[at] = replace(known[at], is_present=is_present)
    for typed, part in ((args.chair, Part.CHAIR), (args.secretary, Part.SECRETARY)):
        for at in _places(found, typed):
            known = [replace(one, part=Part.MEMBER) if one.part is part else one for one in known]
            known[at] = replace(known[at], part=part)
    if known == list(found.attendees):
        raise WrongUse("Скажите, что записать: --present, --absent, --chair, --secretary.")
    call_members(desk, found.sitting.id, known)
    return _told(args, desk, found.sitting.id, "Записано.")


def _close(args: argparse.Namespace) -> int:
    desk = desk_of(args) if args.only_try else writing_desk_of(args)
    found = _sitting(args.sitting)
    day = day_of(args.on, desk, back=True) if args.on else None
    effects = what_closing_does(desk, found, day)
    if args.only_try:
        if args.json:
            terminal.say_json({"effects": list(effects)})
        else:
            terminal.say(*effects)
        return OK
    number = close_sitting(desk, found.sitting.id, day, found)
    if args.json:
        terminal.say_json(full_json(desk, full_sitting(found.sitting.id)))
    else:
        terminal.say(*effects, f"Заседание закрыто, протокол № {number}.")
    return OK


def _cancel(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = _sitting(args.sitting)
    cancel_sitting(desk, found.sitting.id)
    if args.json:
        terminal.say_json(sittings_json(desk))
    else:
        terminal.say(f"Заседание {full_day(found.sitting.held_on)} отменено.")
    return OK


def _body(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    members = body_members(desk)
    answer(
        args,
        lambda: {"body": body_of(desk).title, "members": [body_json(one) for one in members]},
        lambda: body_rows(members),
        lambda: (
            [
                f"{body_of(desk).title}:".capitalize(),
                *(
                    [
                        f"  {', '.join(filter(None, map(str, row)))}"
                        for row in body_rows(members).rows
                    ]
                ),
            ]
            if members
            else ["В составе пока никого: sstui body add 'Орлова Анна' --part председатель"]
        ),
    )
    return OK


def _body_add(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    with refused_as(WrongUse):
        part = choices.choice(args.part, Part, "кто в органе")
        staff = choices.person(args.staff) if args.staff else None
    draft = BodyMemberDraft(
        args.member, args.post, args.organisation, part, staff.id if staff else None
    )
    add_body_member(desk, draft)
    if args.json:
        terminal.say_json([body_json(one) for one in body_members(desk)])
    else:
        terminal.say(f"Записано: {part.label} {args.member}.")
    return OK


def _told(args: argparse.Namespace, desk: Desk, sitting_id: SittingId, said: str) -> int:
    found = full_sitting(sitting_id)
    if args.json:
        terminal.say_json(full_json(desk, found))
    else:
        terminal.say(said)
    return OK


def _sitting(typed: str) -> FullSitting:
    with refused_as(NothingFound):
        number = typed.strip().removeprefix("№").strip()
        if not is_id(number):
            raise Refusal(f"Заседания «{typed}» нет: номера показывает «sstui sittings».")
        return full_sitting(SittingId(int(number)))


def _item(found: FullSitting, typed: str) -> Item:
    for one in found.items:
        if str(one.position) == typed.strip():
            return one
    raise NothingFound(f"Вопроса {typed.strip()} в повестке нет, всего их {len(found.items)}.")


def _places(found: FullSitting, typed: str | None) -> list[int]:
    """Places of the people that are named, in the list of the sitting."""
    named = [(at, (one.name, one.name.split()[0])) for at, one in enumerate(found.attendees)]
    if typed is None:
        return []
    if typed.strip().casefold() == "все":
        return [at for at, _ in named]
    parts = [part for part in typed.split(",") if part.strip()]
    with refused_as(NothingFound):
        return [choices.pick(part, named, "участник") for part in parts]


def _number(typed: str | None, known: int | None) -> int | None:
    if typed is None:
        return known
    if not is_id(typed):
        raise WrongUse(f"Голоса — это число, а не «{typed}».")
    return int(typed)


COMMANDS = {
    "sittings": Command(
        "Заседания и те, кто ждёт рассмотрения.",
        _no_arguments,
        _list,
        ("sittings",),
        is_list=True,
    ),
    "sitting plan": Command(
        "Назначить заседание: повестка соберётся сама из всего, что ждёт.",
        _plan_arguments,
        _plan,
        ("sitting plan --on чт --at 10:00 --place 'актовый зал'",),
    ),
    "sitting show": Command(
        "Повестка, решения и участники заседания.",
        _show_arguments,
        _show,
        ("sitting show 3",),
        is_list=True,
    ),
    "sitting decide": Command(
        "Записать решение по вопросу. Оно вступит в силу, когда заседание закроют.",
        _decide_arguments,
        _decide,
        (
            "sitting decide 3 1 утвердить",
            "sitting decide 3 2 отклонить --remarks 'уточнить сроки'",
            "sitting decide 3 4 'установить уровень' --level кризисный",
        ),
    ),
    "sitting members": Command(
        "Записать, кто пришёл, кто председатель и кто секретарь.",
        _members_arguments,
        _members,
        ("sitting members 3 --present все --absent Орлов",),
    ),
    "sitting close": Command(
        "Закрыть заседание: все решения вступят в силу вместе.",
        _close_arguments,
        _close,
        ("sitting close 3 --try", "sitting close 3"),
    ),
    "sitting cancel": Command(
        "Отменить назначенное заседание; его вопросы будут ждать следующего.",
        _show_arguments,
        _cancel,
        ("sitting cancel 3",),
    ),
    "body": Command(
        "Состав органа, который утверждает программы.",
        _no_arguments,
        _body,
        ("body",),
        is_list=True,
    ),
    "body add": Command(
        "Ввести члена органа.",
        _body_arguments,
        _body_add,
        ("body add 'Орлова Анна Сергеевна' --part председатель --organisation Школа",),
    ),
}
