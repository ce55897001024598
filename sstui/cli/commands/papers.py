"""`sstui print agreement`: the agreement as a Word file."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, REFUSED
from sstui.cli.russian import Parser
from sstui.core.wording import short_date
from sstui.desk.papers import missing_for_agreement, print_agreement


def _arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")
    parser.add_argument("--signed", metavar="ДАТА", help="день подписания; иначе — сегодня")


def _run(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    case_id = case_of(args.case)
    signed_on = None if args.signed is None else day_of(args.signed, desk, back=True)
    if missing := missing_for_agreement(desk, case_id):
        terminal.complain(
            "Документ не создан. Сначала заполните:", *(f"  {one}" for one in missing)
        )
        return REFUSED
    paper = print_agreement(desk, case_id, signed_on)
    document = paper.document
    if args.json:
        terminal.say_json(
            {
                "document": document.id,
                "case": document.case_id,
                "number": document.number,
                "issued_on": document.issued_on,
                "file": document.file,
                "path": str(paper.path),
                "sha256": document.sha256,
                "doubts": list(paper.doubts),
            }
        )
        return OK
    terminal.say(
        f"Соглашение № {document.number}, файл от {short_date(document.issued_on)}: {paper.path}"
    )
    if paper.doubts:
        terminal.say("Проверьте перед печатью:", *(f"  {one}" for one in paper.doubts))
    return OK


COMMANDS = {
    "print agreement": Command(
        "Сделать соглашение с семьёй файлом Word в папке «out» учреждения. "
        "Повторная печать сохраняет номер и дату.",
        _arguments,
        _run,
        ("print agreement 17/2026", "print agreement 17/2026 --signed 16.11.2026"),
    )
}
