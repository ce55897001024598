"""`sstui letters`, `letter …`, `owes`, `order add`, `orders`: what goes out, and who answers."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, answer, initials, screen_width, table
from sstui.core.disclosure import Datum
from sstui.core.letters import DisclosureGround, Letter, SendingWay
from sstui.core.programme import Programme
from sstui.core.records import CaseId
from sstui.core.wording import days, short_date
from sstui.desk import choices
from sstui.desk.desk import Desk
from sstui.desk.letters import (
    Debt,
    Extract,
    LetterDraft,
    answer_letter,
    extracts,
    find_letter,
    letters_of,
    send_letters,
    void_letter,
    who_owes,
    write_letters,
)
from sstui.desk.organisations import find_organisation, organisation
from sstui.desk.programmes import current_programme

_CASE = "номер дела: 17/2026, или его код"
_LETTER = "номер письма: 5/2026"


def _case_arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help=_CASE)


def _add_arguments(parser: Parser) -> None:
    _case_arguments(parser)
    parser.add_argument("organisations", nargs="*", metavar="ОРГАНИЗАЦИЯ", help="без них — всем")
    ground = "согласие, взаимодействие, запрос"
    parser.add_argument("--ground", required=True, metavar="ОСНОВАНИЕ", help=ground)
    parser.add_argument("--request", default="", metavar="НОМЕР", help="номер запроса")
    parser.add_argument("--on", default="сегодня", metavar="ДАТА", help="дата письма")
    parser.add_argument("--reply-by", metavar="ДАТА", help="ответ до; иначе срок вашего профиля")


def _send_arguments(parser: Parser) -> None:
    parser.add_argument("letters", nargs="+", metavar="ПИСЬМО", help=f"{_LETTER}; можно несколько")
    parser.add_argument("--on", default="сегодня", metavar="ДАТА", help="день отправки")
    way = "нарочным, почтой, через СЭД, по защищённому каналу"
    parser.add_argument("--way", required=True, metavar="КАК", help=way)


def _answer_arguments(parser: Parser) -> None:
    parser.add_argument("letter", metavar="ПИСЬМО", help=_LETTER)
    parser.add_argument("answer", metavar="ТЕКСТ", help="что ответили")
    parser.add_argument("--on", default="сегодня", metavar="ДАТА", help="день ответа")
    parser.add_argument("--number", default="", metavar="НОМЕР", help="номер ответа")


def _void_arguments(parser: Parser) -> None:
    parser.add_argument("letter", metavar="ПИСЬМО", help=_LETTER)
    parser.add_argument("--reason", required=True, metavar="ТЕКСТ", help="почему недействительно")


def _owes_arguments(parser: Parser) -> None:
    parser.add_argument("--mine", action="store_true", help="только мои семьи")


def _list(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    case_id = case_of(args.case)
    found = letters_of(case_id)
    about = current_programme(case_id)
    parts = extracts(desk, about) if about else []
    answer(
        args,
        lambda: {
            "letters": [_letter_json(one) for one in found],
            "organisations": [_extract_json(one) for one in parts],
        },
        lambda: _letters_sheet(found),
        lambda: _letters_text(found, parts),
    )
    return OK


def _add(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    case_id = case_of(args.case)
    about = _programme(case_id)
    with refused_as(WrongUse):
        ground = choices.choice(args.ground, DisclosureGround, "основание")
    with refused_as(NothingFound):
        named = [find_organisation(one).id for one in args.organisations]
    written = {one.organisation_id for one in letters_of(case_id) if not one.voided}
    all_left = [
        one.organisation.id for one in extracts(desk, about) if one.organisation.id not in written
    ]
    on, reply_by = day_of(args.on, desk, back=True), None
    if args.reply_by:
        reply_by = day_of(args.reply_by, desk)
    made = write_letters(
        desk,
        about,
        [LetterDraft(one, ground, on, reply_by, args.request) for one in named or all_left],
    )
    new = [one for one in letters_of(case_id) if one.id in made]
    if args.json:
        terminal.say_json([_letter_json(one) for one in new])
    else:
        terminal.say(*(_sentence(one) for one in reversed(new)))
    return OK


def _send(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    letters = [_found(one) for one in dict.fromkeys(args.letters)]
    with refused_as(WrongUse):
        way = choices.choice(args.way, SendingWay, "как отправлено")
    send_letters(desk, letters, day_of(args.on, desk, back=True), way)
    sent = [_found(one.number) for one in letters]
    if args.json:
        terminal.say_json([_letter_json(one) for one in sent])
    else:
        terminal.say(*(_sentence(one) for one in sent))
    return OK


def _answer(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    letter = _found(args.letter)
    answer_letter(desk, letter, day_of(args.on, desk, back=True), args.number, args.answer)
    return _told(args)


def _void(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    void_letter(desk, _found(args.letter), args.reason)
    return _told(args)


def _told(args: argparse.Namespace) -> int:
    letter = _found(args.letter)
    if args.json:
        terminal.say_json(_letter_json(letter))
    else:
        terminal.say(_sentence(letter))
    return OK


def _owes(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args) if args.mine else desk_of(args)
    found = who_owes(desk, desk.person.id if args.mine and desk.person else None)
    answer(
        args,
        lambda: [_debt_json(one) for one in found],
        lambda: _debts_sheet(found),
        lambda: _debts_text(desk, found),
    )
    return OK


def _programme(case_id: CaseId) -> Programme:
    found = current_programme(case_id)
    if found is None:
        raise NothingFound("Утверждённой программы нет: рассылать нечего.")
    return found


def _found(typed: str) -> Letter:
    with refused_as(NothingFound):
        return find_letter(typed)


def _state(one: Letter) -> str:
    if one.voided:
        return f"недействительно: {one.voided}"
    if one.answered_on is not None:
        return f"ответ {short_date(one.answered_on)}: {one.answer}"
    if one.sent_on is not None and one.way is not None:
        return f"отправлено {short_date(one.sent_on)} {one.way.label}"
    return "не отправлено"


def _sentence(one: Letter) -> str:
    name = organisation(one.organisation_id).name
    due = f", ответ до {short_date(one.reply_by)}" if one.reply_by else ""
    return f"Письмо № {one.number}, {name}: {_state(one)}{due}."


def _letters_text(found: list[Letter], parts: list[Extract]) -> list[str]:
    lines = [_sentence(one) for one in found] or ["Писем по этому делу нет."]
    for one in parts:
        data = ", ".join(
            datum.label
            for datum in Datum
            if datum in one.data and (not datum.is_special or one.health_of)
        )
        measures = "; ".join(measure.title for measure in one.measures)
        about = ", ".join(member.name.full for member in one.people)
        lines += ["", one.organisation.name, f"  мероприятия: {measures}", f"  о ком: {about}"]
        lines += [f"  узнает: {data}", *(f"  не сообщаем: {held}" for held in one.held_back)]
    return lines


def _letters_sheet(found: list[Letter]) -> Sheet:
    titles = ("письмо", "дата", "организация", "основание", "ответ до", "состояние")
    rows = [
        [
            one.number,
            one.written_on,
            organisation(one.organisation_id).name,
            one.ground.label,
            one.reply_by,
            _state(one),
        ]
        for one in found
    ]
    return Sheet(titles, rows)


def _letter_json(one: Letter) -> dict[str, object]:
    return {
        "letter": one.id,
        "number": one.number,
        "case": one.case_id,
        "programme": one.programme_id,
        "organisation": organisation(one.organisation_id).name,
        "written_on": one.written_on,
        "ground": one.ground.value,
        "request_number": one.request_number or None,
        "reply_by": one.reply_by,
        "sent_on": one.sent_on,
        "way": one.way and one.way.value,
        "answered_on": one.answered_on,
        "answer_number": one.answer_number or None,
        "answer": one.answer or None,
        "voided": one.voided or None,
    }


def _extract_json(one: Extract) -> dict[str, object]:
    return {
        "organisation": one.organisation.name,
        "measures": [measure.title for measure in one.measures],
        "people": [member.name.full for member in one.people],
        "data": [datum.value for datum in Datum if datum in one.data],
        "held_back": list(one.held_back),
    }


def _age(one: Debt) -> str:
    if one.days > 0:
        return f"просрочен {days(one.days)}"
    return f"осталось {days(-one.days)}" if one.days else "сегодня"


def _debts_text(desk: Desk, found: list[Debt]) -> list[str]:
    if not found:
        return ["Ответов мы не ждём."]
    columns = (
        Column("организация", 16),
        Column("срок"),
        Column("семья", 17, initials, holds=1),
        Column("дело"),
        Column("письмо"),
    )
    rows = [
        [one.organisation.name, _age(one), one.family, one.case_number, one.letter.number]
        for one in found
    ]
    return table(columns, rows, max(screen_width(), 40))


def _debts_sheet(found: list[Debt]) -> Sheet:
    titles = ("организация", "срок", "семья", "дело", "письмо", "отправлено", "ответ до")
    rows = [
        [
            one.organisation.name,
            _age(one),
            one.family,
            one.case_number,
            one.letter.number,
            one.letter.sent_on,
            one.letter.reply_by,
        ]
        for one in found
    ]
    return Sheet(titles, rows)


def _debt_json(one: Debt) -> dict[str, object]:
    return {
        **_letter_json(one.letter),
        "case_number": one.case_number,
        "family": one.family,
        "days": one.days,
    }


COMMANDS = {
    "letters": Command(
        "Письма дела: что узнает каждая организация программы, что отправлено, что ответили.",
        _case_arguments,
        _list,
        ("letters 17/2026",),
        is_list=True,
    ),
    "letter add": Command(
        "Написать письма организациям утверждённой программы: всем, кому ещё не писали, или "
        "названным. Или пишутся все, или ни одного.",
        _add_arguments,
        _add,
        (
            "letter add 17/2026 --ground взаимодействие",
            "letter add 17/2026 'Заречная больница' --ground согласие --reply-by +30",
        ),
    ),
    "letter send": Command(
        "Записать, что письмо отправлено.",
        _send_arguments,
        _send,
        ("letter send 5/2026 --way почтой", "letter send 5/2026 6/2026 --way нарочным"),
    ),
    "letter answer": Command(
        "Записать ответ организации.",
        _answer_arguments,
        _answer,
        ("letter answer 5/2026 'записали на приём' --number 113",),
    ),
    "letter void": Command(
        "Признать письмо недействительным. Оно останется в деле с причиной.",
        _void_arguments,
        _void,
        ("letter void 5/2026 --reason 'не та школа'",),
    ),
    "owes": Command(
        "Кто нам должен ответ: по организациям, самые давние первыми.",
        _owes_arguments,
        _owes,
        ("owes", "owes --mine"),
        is_list=True,
    ),
}
