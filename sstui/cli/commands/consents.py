"""`sstui consents`, `consent add` and `withdraw`: who lets whose data be used for what."""

import argparse
from dataclasses import replace

from sstui.cli import terminal
from sstui.cli.asking import day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.families import FAMILY_HELP, family_of, living, member_of
from sstui.cli.family_texts import consent_json, consent_text, needed_text
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, answer, initials, screen_width, table
from sstui.core.family_file import Consent, ConsentPurpose
from sstui.core.wording import short_date
from sstui.desk import choices
from sstui.desk.card import is_id
from sstui.desk.consents import signs_alone
from sstui.desk.desk import Desk
from sstui.desk.family_file import ConsentDraft, give_consent, withdraw_consent
from sstui.desk.family_view import FamilyFile, family_view
from sstui.desk.family_words import consent_state, purpose_words

_COLUMNS = (
    Column("№"),
    Column("чьи сведения", 14, initials, holds=2),
    Column("для чего", 12),
    Column("дано"),
    Column("по"),
    Column("состояние", 12, holds=1),
)
_PURPOSES = ", ".join(one.label for one in ConsentPurpose)


def _arguments(parser: Parser) -> None:
    parser.add_argument("family", metavar="ДЕЛО|СЕМЬЯ", help=FAMILY_HELP)


def _list(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = family_view(desk, family_of(args.family))
    answer(
        args,
        lambda: {
            "consents": [consent_json(desk, found, one) for one in found.consents],
            "without_consent": [one.name.full for one in found.without],
            "own_consent_wanted": [one.name.full for one in found.own_consent],
        },
        lambda: _sheet(desk, found),
        lambda: _text(desk, found),
    )
    return OK


def _sheet(desk: Desk, found: FamilyFile) -> Sheet:
    titles = ("№", "чьи сведения", "для чего", "подписал", "дано", "по", "состояние", "где лежит")
    rows = [
        [
            one.id,
            found.name_of(one.member_id),
            purpose_words(desk, one.purpose),
            found.name_of(one.signer_id),
            one.given_on,
            one.until_on,
            consent_state(one, desk.today),
            one.place,
        ]
        for one in found.consents
    ]
    return Sheet(titles, rows, f"Согласия семьи: {found.family.name}.")


def _text(desk: Desk, found: FamilyFile) -> list[str]:
    lines = [f"Согласия семьи: {found.family.name}.", *needed_text(found)]
    rows = [
        [
            str(one.id),
            found.name_of(one.member_id),
            purpose_words(desk, one.purpose),
            short_date(one.given_on),
            short_date(one.until_on) if one.until_on else "до отзыва",
            consent_state(one, desk.today),
        ]
        for one in found.consents
    ]
    return [*lines, "", *table(_COLUMNS, rows, screen_width())] if rows else lines


def _add_arguments(parser: Parser) -> None:
    _arguments(parser)
    parser.add_argument("member", metavar="ЧЕЛОВЕК", help="чьи сведения: имя члена семьи")
    parser.add_argument("--purpose", required=True, metavar="ЦЕЛЬ", help=_PURPOSES)
    parser.add_argument("--on", required=True, metavar="ДАТА", help="когда дано")
    parser.add_argument("--until", metavar="ДАТА", help="последний день; иначе до отзыва")
    parser.add_argument("--by", metavar="ИМЯ", help="кто подписал за ребёнка")
    parser.add_argument("--to", default="", metavar="ВИДЫ", help="каким организациям передавать")
    parser.add_argument("--text-version", default="", metavar="ТЕКСТ", help="редакция текста")
    parser.add_argument("--place", default="", metavar="ТЕКСТ", help="где лежит бумага")


def _add(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = family_view(desk, family_of(args.family))
    here = living(desk, found.members)
    member = member_of(args.member, here)
    with refused_as(WrongUse):
        known = desk.office.profile.lists.purposes
        purpose = choices.entry(args.purpose, known, "цель")
        kinds = desk.office.profile.lists.organisations
        parts = [part for part in args.to.split(",") if part.strip()]
        recipients = tuple(choices.entry(part, kinds, "вид организаций") for part in parts)
    day = day_of(args.on, desk, back=True)
    draft = ConsentDraft(
        found.family.id, member.id, member.id, purpose, day,
        day_of(args.until, desk) if args.until else None,
        args.text_version, recipients, args.place,
    )  # fmt: skip
    if args.by is not None:
        draft = replace(draft, signer_id=member_of(args.by, here).id)
    elif not signs_alone(desk, member, draft):
        raise WrongUse("За ребёнка подписывает законный представитель. Назовите его: --by Мария.")
    made = give_consent(desk, draft)
    return _told(args, desk, found, made, "Записано согласие")


def _withdraw_arguments(parser: Parser) -> None:
    _arguments(parser)
    parser.add_argument("consent", metavar="СОГЛАСИЕ", help="номер из «sstui consents»")
    parser.add_argument("--on", required=True, metavar="ДАТА", help="когда отозвано")
    parser.add_argument("--note", default="", metavar="ТЕКСТ", help="как отозвано")


def _withdraw(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = family_view(desk, family_of(args.family))
    consent = _consent(args.consent, found)
    withdraw_consent(desk, consent, day_of(args.on, desk, back=True), args.note)
    return _told(args, desk, found, consent.id, "Отозвано согласие")


def _consent(typed: str, found: FamilyFile) -> Consent:
    number = typed.strip().removeprefix("№").strip()
    for one in found.consents:
        if is_id(number) and one.id == int(number):
            return one
    raise NothingFound(f"Согласия «{typed.strip()}» у этой семьи нет. Список: «sstui consents».")


def _told(
    args: argparse.Namespace, desk: Desk, before: FamilyFile, consent_id: int, done: str
) -> int:
    found = family_view(desk, before.family.id)
    consent = next(one for one in found.consents if one.id == consent_id)
    if args.json:
        terminal.say_json(consent_json(desk, found, consent))
    else:
        terminal.say(f"{done} {consent_text(desk, found, consent)}.", *needed_text(found))
    return OK


COMMANDS = {
    "consents": Command(
        "Согласия семьи: кто, на что, с какого дня и по какой; у кого согласия нет.",
        _arguments,
        _list,
        ("consents 17/2026", "consents 17/2026 --csv"),
        is_list=True,
    ),
    "consent add": Command(
        "Записать согласие одного человека для одной цели: каждое — отдельная бумага. За ребёнка "
        "подписывает законный представитель (--by).",
        _add_arguments,
        _add,
        ("consent add 17/2026 Пётр --purpose обработка --by Мария --on вчера",),
    ),
    "consent withdraw": Command(
        "Записать отзыв согласия; с этого дня идёт срок, за который данные уничтожают.",
        _withdraw_arguments,
        _withdraw,
        ("consent withdraw 17/2026 3 --on сегодня --note 'письмом'",),
    ),
}
