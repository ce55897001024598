"""`sstui file`, `application add`, `survey add`: the family's file and what comes into it."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.families import FAMILY_HELP, family_of, living, member_of
from sstui.cli.family_texts import application_text, file_json, file_text, survey_text
from sstui.cli.russian import Parser
from sstui.core.records import MemberId, StaffId
from sstui.desk import choices
from sstui.desk.desk import Desk
from sstui.desk.family_file import ApplicationDraft, SurveyDraft, apply_for, survey_drafted
from sstui.desk.family_view import FamilyFile, family_view
from sstui.desk.family_words import SURVEY_LINES


def _arguments(parser: Parser) -> None:
    parser.add_argument("family", metavar="ДЕЛО|СЕМЬЯ", help=FAMILY_HELP)


def _show(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = family_view(desk, family_of(args.family))
    if args.json:
        terminal.say_json(file_json(desk, found))
    else:
        terminal.say(*file_text(desk, found))
    return OK


def _application_arguments(parser: Parser) -> None:
    _arguments(parser)
    parser.add_argument("--on", required=True, metavar="ДАТА", help="день подписи")
    parser.add_argument("--by", metavar="ИМЯ", help="кто подписал; иначе заявитель семьи")
    parser.add_argument("--help-kinds", default="", metavar="ВИДЫ", help="помощь через запятую")
    parser.add_argument("--problems", default="", metavar="ТЕКСТ", help="в чём трудность")


def _application(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = family_view(desk, family_of(args.family))
    day = day_of(args.on, desk, back=True)
    kinds = tuple(_kind(desk, part) for part in args.help_kinds.split(",") if part.strip())
    signer = _signer(args, desk, found)
    made = apply_for(desk, ApplicationDraft(found.family.id, signer, day, kinds, args.problems))
    found = family_view(desk, found.family.id)
    written = next(one for one in found.applications if one.id == made)
    if args.json:
        terminal.say_json({"application": made, "number": written.number})
    else:
        terminal.say(f"Записано заявление {application_text(desk, found, written)}.")
    return OK


def _signer(args: argparse.Namespace, desk: Desk, found: FamilyFile) -> MemberId:
    if args.by is not None:
        return member_of(args.by, living(desk, found.members)).id
    for one in found.members:
        if one.is_applicant:
            return one.id
    raise WrongUse("Кто подписал? Например: --by Мария.")


def _kind(desk: Desk, typed: str) -> str:
    own, known = desk.office.profile.lists.help_kinds, desk.office.dictionaries.help_kinds
    with refused_as(WrongUse):
        if own.active():
            return choices.entry(typed, own, "вид помощи")
        return choices.entry(typed, known, "вид помощи")


def _survey_arguments(parser: Parser) -> None:
    _arguments(parser)
    parser.add_argument("--on", required=True, metavar="ДАТА", help="день обследования")
    parser.add_argument("--drawn", metavar="ДАТА", help="день акта; иначе тот же")
    parser.add_argument("--by", metavar="ИМЕНА", help="кто обследовал; иначе кто работает")
    for name, title in SURVEY_LINES:
        needed = name == "conclusion"
        key = "--" + name.replace("_", "-")
        parser.add_argument(key, required=needed, default="", metavar="ТЕКСТ", help=title.lower())


def _survey(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    assert desk.person is not None  # a desk for writing always has one
    family_id = family_of(args.family)
    day = day_of(args.on, desk, back=True)
    staff: tuple[StaffId, ...] = (desk.person.id,)
    if args.by is not None:
        with refused_as(NothingFound):
            staff = tuple(one.id for one in choices.people(args.by))
    drawn = day_of(args.drawn, desk, back=True) if args.drawn else day
    texts = {name: getattr(args, name) for name, _ in SURVEY_LINES if name != "info_from"}
    made = survey_drafted(desk, SurveyDraft(family_id, day, drawn, staff, texts, args.info_from))
    found = family_view(desk, family_id)
    written = next(one for one in found.surveys if one.id == made)
    if args.json:
        terminal.say_json({"survey": made, "number": written.number})
    else:
        terminal.say("Записан акт обследования:", *survey_text(found, written))
    return OK


COMMANDS = {
    "file": Command(
        "Личное дело семьи, есть у неё дело о сопровождении или нет: паспорт, состав, заявления, "
        "акты, согласия, оценки, бумаги.",
        _arguments,
        _show,
        ("file 17/2026", "file 'Ёлкина Мария' --json"),
    ),
    "application add": Command(
        "Записать заявление семьи под следующим номером журнала.",
        _application_arguments,
        _application,
        ("application add 17/2026 --on вчера --help-kinds 'социальная, юридическая'",),
    ),
    "survey add": Command(
        "Записать акт обследования по разделам; вывод нужен всегда.",
        _survey_arguments,
        _survey,
        ("survey add 17/2026 --on вчера --conclusion 'нужна помощь' --housing 'дом, печь'",),
    ),
}
