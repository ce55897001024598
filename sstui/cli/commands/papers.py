"""`sstui print …`: papers as Word files, each from its record and its template."""

import argparse
from collections.abc import Callable
from functools import partial

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, REFUSED, NothingFound, WrongUse
from sstui.cli.russian import Parser
from sstui.core.paper_kinds import PaperKind
from sstui.core.wording import capitalised, short_date
from sstui.desk.desk import Desk
from sstui.desk.family_words import paper_word
from sstui.desk.papers import IssuedPaper, missing_for, print_paper


def _agreement_arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")
    parser.add_argument("--signed", metavar="ДАТА", help="день подписания; иначе — сегодня")


def _paper_arguments(parser: Parser) -> None:
    parser.add_argument("number", metavar="НОМЕР", nargs="?", default="", help="номер бумаги")
    parser.add_argument(
        "--case", metavar="ДЕЛО", help="номер дела: напечатать последнюю его бумагу"
    )


def _run_agreement(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    case_id = case_of(args.case)
    signed_on = None if args.signed is None else day_of(args.signed, desk, back=True)
    kind = PaperKind.AGREEMENT
    if missing := missing_for(desk, kind, case_id, signed_on):
        return _incomplete(missing)
    return _say(args, desk, print_paper(desk, kind, case_id, signed_on))


def _run_paper(kind: PaperKind, args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    object_id = _object(desk, kind, args)
    if missing := missing_for(desk, kind, object_id):
        return _incomplete(missing)
    return _say(args, desk, print_paper(desk, kind, object_id))


def _object(desk: Desk, kind: PaperKind, args: argparse.Namespace) -> int:
    from sstui.desk.paper_lists import find_paper

    if bool(args.number) == bool(args.case):
        raise WrongUse("Назовите что-нибудь одно: номер бумаги или дело ключом --case.")
    case_id = case_of(args.case) if args.case else None
    with refused_as(NothingFound):
        return find_paper(desk, kind, args.number, case_id)


def _incomplete(missing: list[str]) -> int:
    terminal.complain("Документ не создан. Сначала заполните:", *(f"  {one}" for one in missing))
    return REFUSED


def _say(args: argparse.Namespace, desk: Desk, paper: IssuedPaper) -> int:
    document = paper.document
    if args.json:
        terminal.say_json(
            {
                "document": document.id,
                "kind": document.kind,
                "case": document.case_id,
                "family": document.family_id,
                "number": document.number,
                "issued_on": document.issued_on,
                "file": document.file,
                "path": str(paper.path),
                "sha256": document.sha256,
                "doubts": list(paper.doubts),
            }
        )
        return OK
    word = capitalised(paper_word(desk, PaperKind(document.kind)))
    number = f" № {document.number}" if document.number else ""
    terminal.say(f"{word}{number}, файл от {short_date(document.issued_on)}: {paper.path}")
    if paper.doubts:
        terminal.say("Проверьте перед печатью:", *(f"  {one}" for one in paper.doubts))
    return OK


_ABOUT = {
    PaperKind.APPLICATION: ("заявление семьи", "1/2026"),
    PaperKind.CONSENT: ("согласие; НОМЕР — его код", "3"),
    PaperKind.SURVEY: ("акт обследования", "1/2026"),
    PaperKind.ORDER: ("приказ о кураторе", "1/2026"),
    PaperKind.PROGRAMME: ("программу с таблицей мероприятий, последнюю редакцию", "1/2026"),
    PaperKind.PROTOCOL: ("протокол закрытого заседания", "1/2026"),
    PaperKind.CONCLUSION: ("заключение по одной семье: номер протокола и вопроса", "1/2026-2"),
    PaperKind.LETTER: ("письмо организации с её мероприятиями", "1/2026"),
}


def _command(kind: PaperKind, run: Callable[[argparse.Namespace], int]) -> Command:
    about, number = _ABOUT[kind]
    name = f"print {kind.value}"
    return Command(
        f"Сделать {about} файлом Word в папке «out» учреждения. "
        "Повторная печать сохраняет номер и дату.",
        _paper_arguments,
        run,
        (f"{name} {number}", f"{name} --case 17/2026"),
    )


COMMANDS = {
    "print agreement": Command(
        "Сделать соглашение (договор) с семьёй файлом Word в папке «out» учреждения. "
        "Повторная печать сохраняет номер и дату.",
        _agreement_arguments,
        _run_agreement,
        ("print agreement 17/2026", "print agreement 17/2026 --signed 16.11.2026"),
    ),
    **{f"print {kind.value}": _command(kind, partial(_run_paper, kind)) for kind in _ABOUT},
}
