"""`sstui likely` and `family merge`: records that may be of one family, and making them one."""

import argparse
from collections.abc import Iterator

from sstui.cli import terminal
from sstui.cli.asking import day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.families import FAMILY_HELP, family_of
from sstui.cli.likely_lines import likely_json, likely_line
from sstui.cli.russian import Parser
from sstui.cli.tables import Sheet, Value, answer
from sstui.core.told_children import read_children
from sstui.desk import choices
from sstui.desk.appeals import AppealDraft
from sstui.desk.desk import Desk
from sstui.desk.likely import Likely, likely_families, sketch_of, twins_of
from sstui.desk.merger_rows import MergerView, preview_merger
from sstui.desk.merging import merge_families

MOST = 20


def _arguments(parser: Parser) -> None:
    parser.add_argument("words", nargs="*", metavar="СЛОВА", help="имя в любом порядке слов")
    parser.add_argument("--of", metavar="СЕМЬЯ", help=f"похожие на известную семью; {FAMILY_HELP}")
    parser.add_argument("--born", metavar="ДАТА", help="дата рождения")
    parser.add_argument("--phone", default="", metavar="ТЕЛЕФОН", help="телефон")
    parser.add_argument("--settlement", metavar="МЕСТО", help="населённый пункт")
    parser.add_argument("--address", default="", metavar="АДРЕС", help="улица, дом, квартира")
    parser.add_argument("--children", default="", metavar="ДЕТИ", help="«Артём 02.05.2015; Вера»")


def _run(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = twins_of(desk, family_of(args.of), MOST) if args.of else _told(args, desk)
    answer(
        args,
        lambda: [likely_json(one) for one in found],
        lambda: _sheet(found),
        lambda: [likely_line(one) for one in found] or ["Похожих семей нет."],
    )
    return OK


def _told(args: argparse.Namespace, desk: Desk) -> list[Likely]:
    with refused_as(WrongUse):
        children = read_children(args.children, desk.today)
    with refused_as(NothingFound):
        place = choices.settlement(args.settlement).id if args.settlement else None
    words: list[str] = args.words
    last, first, *rest = [*words, "", ""]
    draft = AppealDraft(
        desk.today, "", "", last=last, first=first, patronymic=" ".join(rest).strip(),
        born_on=day_of(args.born, desk, back=True) if args.born else None, phone=args.phone,
        settlement_id=place, address=args.address, children=children,
    )  # fmt: skip
    return likely_families(desk, sketch_of(draft), MOST)


def _sheet(found: list[Likely]) -> Sheet:
    rows: list[list[Value]] = [
        [
            one.name,
            one.family.family_id if one.family else None,
            one.about,
            one.likeness.points,
            ", ".join(one.likeness.reasons),
        ]
        for one in found
    ]
    return Sheet(("имя", "номер семьи", "о семье", "сходство", "совпало"), rows)


def _merge_arguments(parser: Parser) -> None:
    parser.add_argument("keep", metavar="ОСТАЁТСЯ", help=f"что остаётся; {FAMILY_HELP}")
    parser.add_argument("gone", metavar="УХОДИТ", help="семья, всё из которой перейдёт в первую")
    parser.add_argument("--reason", default="", metavar="ТЕКСТ", help="почему это одна семья")
    parser.add_argument("--try", dest="is_trial", action="store_true", help="только показать")


def _merge(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    keep, gone = family_of(args.keep), family_of(args.gone)
    view = preview_merger(desk, keep, gone)
    if not args.is_trial:
        merge_families(desk, keep, gone, args.reason)
    if args.json:
        moved = {"keep": keep, "gone": gone, "is_done": not args.is_trial}
        known = {"cases": [one.number for one in view.merger.cases], "lines": _rows(view)}
        terminal.say_json(moved | known)
        return OK
    done = (
        "Пока ничего не изменено." if args.is_trial else "Записи объединены; отменить: sstui undo"
    )
    terminal.say(*view.merger.says, *(_lines(view) if args.is_trial else ()), done)
    return OK


def _rows(view: MergerView) -> list[dict[str, str | None]]:
    return [
        {
            "part": part.title,
            "what": row.what,
            "keep": row.keep or None,
            "gone": row.gone or None,
            "fate": row.fate.value,
            "becomes": row.becomes,
        }
        for part in view.parts
        for row in part.rows
    ]


def _lines(view: MergerView) -> Iterator[str]:
    """Both records line by line: «Адрес: Заречье | Дубки — останется прежнее»."""
    for part in view.parts:
        yield ""
        yield f"{part.title}:"
        for row in part.rows:
            yield f"  {row.what}: {row.keep or '—'} | {row.gone or '—'} — {row.becomes}"
    yield ""


COMMANDS = {
    "likely": Command(
        "Семьи, похожие на того, о ком рассказали, и что именно совпало. Регистр, ё, дефис, "
        "порядок слов, род фамилии, одна ошибка в букве и инициалы не мешают.",
        _arguments,
        _run,
        ("likely Ёлкин Мария --born 05.01.1990", "likely --of 17/2026"),
        is_list=True,
    ),
    "family merge": Command(
        "Объединить две записи одной семьи: всё из второй перейдёт в первую. Отменяется, как "
        "любое последнее сохранение.",
        _merge_arguments,
        _merge,
        ("family merge 17/2026 '№ 5' --reason 'внесена дважды'",),
    ),
}
