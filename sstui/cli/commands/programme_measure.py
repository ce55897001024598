"""`sstui programme measure`: a line of a draft is added or taken out."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.programme_lines import programme_json, programme_text
from sstui.cli.russian import Parser
from sstui.core.office import Entry
from sstui.core.programme import WorkPlace
from sstui.core.records import CaseId
from sstui.desk import choices
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.measures import add_measure, take_out
from sstui.desk.organisations import find_organisation
from sstui.desk.programmes import FullProgramme, MeasureDraft, newest_programme, programme


def _arguments(parser: Parser) -> None:
    parser.add_argument("what", metavar="ЧТО", help="add — добавить, remove — убрать")
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")
    parser.add_argument("--kind", metavar="ВИД", help="вид помощи: медицинская, социальная …")
    parser.add_argument("--measure", metavar="МЕРА", help="мера из перечня региона")
    parser.add_argument("--title", default="", metavar="ТЕКСТ", help="что делается, своими словами")
    parser.add_argument(
        "--for", dest="whom", default="", metavar="ИМЕНА", help="для кого; иначе вся семья"
    )
    parser.add_argument("--place", metavar="ГДЕ", help="дома, в учреждении, в другом месте")
    parser.add_argument(
        "--group", action="store_true", help="групповая работа, иначе индивидуальная"
    )
    parser.add_argument("--form", default="", metavar="ФОРМА", help="форма работы: беседа, клуб …")
    parser.add_argument("--often", default="", metavar="ТЕКСТ", help="как часто")
    parser.add_argument("--from", dest="since", metavar="ДАТА", help="первый день")
    parser.add_argument("--until", metavar="ДАТА", help="последний день")
    parser.add_argument("--who", metavar="ИМЯ", help="сотрудник, который отвечает")
    parser.add_argument("--organisation", metavar="НАЗВАНИЕ", help="организация, которая отвечает")
    parser.add_argument("--person", default="", metavar="ИМЯ", help="кто именно в организации")
    parser.add_argument("--number", metavar="НОМЕР", help="номер мероприятия, которое убирают")


def _run(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    case_id = case_of(args.case)
    with refused_as(WrongUse):
        ways = ((True, ("add", "добавить")), (False, ("remove", "убрать")))
        is_added = choices.pick(args.what, ways, "действие")
    found = newest_programme(case_id)
    if found is None:
        raise NothingFound("Программы ещё нет. Составить: sstui programme draw ДЕЛО")
    full = programme(desk, found.id)
    if is_added:
        add_measure(desk, full, _typed(args, desk, case_id))
    else:
        _remove(desk, full, args.number)
    full, shown = programme(desk, found.id), card(desk, case_id)
    if args.json:
        terminal.say_json(programme_json(desk, shown, full))
    else:
        terminal.say(*programme_text(desk, shown, full))
    return OK


def _remove(desk: Desk, full: FullProgramme, number: str | None) -> None:
    for one in full.measures:
        if str(one.position) == number:
            take_out(desk, full, one.id)
            return
    raise NothingFound(f"Мероприятия с номером «{number or ''}» в программе нет: нужен --number.")


def _typed(args: argparse.Namespace, desk: Desk, case_id: CaseId) -> MeasureDraft:
    """The measure that the line describes.

    Raises:
        WrongUse: a word on it means nothing.
    """
    with refused_as(WrongUse):
        kind, listed = _help(args, desk)
        members = choices.members(args.whom, card(desk, case_id).members)
        organisation = find_organisation(args.organisation) if args.organisation else None
        return MeasureDraft(
            help_kind=kind,
            title=args.title or (listed.title if listed else ""),
            code=listed.code if listed else "",
            member_ids=tuple(one.id for one in members),
            form=args.form,
            place=choices.choice(args.place or "", WorkPlace, "место"),
            is_group=args.group,
            periodicity=args.often,
            from_on=day_of(args.since, desk) if args.since else None,
            until_on=day_of(args.until, desk) if args.until else None,
            staff_id=choices.person(args.who).id if args.who else None,
            organisation_id=organisation.id if organisation else None,
            responsible=args.person,
        )


def _help(args: argparse.Namespace, desk: Desk) -> tuple[str, Entry | None]:
    """Code of the kind of help, and the catalogue's measure where one is named."""
    known = desk.office.profile.lists.help_kinds
    kind = ""
    if args.kind:
        what = "вид помощи"
        if known.active():
            kind = choices.entry(args.kind, known, what)
        else:
            kind = choices.entry(args.kind, desk.office.dictionaries.help_kinds, what)
    if not args.measure:
        if not kind:
            raise WrongUse("Назовите вид помощи (--kind) или меру из перечня (--measure).")
        return kind, None
    offered = [
        ((one.code, measure), (measure.title, measure.short, measure.code))
        for one in known.active()
        for measure in one.measures.active()
        if kind in ("", one.code)
    ]
    code, listed = choices.pick(args.measure, offered, "мера из перечня")
    return code, listed


MEASURE = Command(
    "Добавить мероприятие в проект программы или убрать его. Подписи после этого ставят заново.",
    _arguments,
    _run,
    (
        "programme measure add 17/2026 --measure трудоустройство --place дома --who Соколова",
        "programme measure add 17/2026 --kind медицинская --title осмотр --place 'в учреждении' "
        "--organisation больница --until 15.01.2027",
        "programme measure remove 17/2026 --number 2",
    ),
)
