"""`sstui visit add`, `correct`, `void`: what happened at the family's."""

import argparse
from dataclasses import replace

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, refused_as, writing_desk_of
from sstui.cli.cards import visit_json, visit_text
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.lines import line_json, next_words
from sstui.cli.russian import Parser
from sstui.core.records import MemberId, Outcome, Place, StaffId, Visit
from sstui.core.times import clean_time
from sstui.desk import choices
from sstui.desk.card import CaseCard, card
from sstui.desk.desk import Desk
from sstui.desk.visits import (
    Recorded,
    VisitDraft,
    correct_visit,
    find_visit,
    record_visit,
    void_visit,
)

_OUTCOMES = ", ".join(one.label for one in Outcome)
_PLACES = ", ".join(one.label for one in Place)


def _facts(parser: Parser, *, required: bool) -> None:
    parser.add_argument("--on", required=required, metavar="ДАТА", help="день: вчера, 16.11.2026")
    parser.add_argument("--outcome", required=required, metavar="ИСХОД", help=_OUTCOMES)
    home = ", если не указано — дом" if required else ""
    parser.add_argument("--place", metavar="МЕСТО", help=_PLACES + home)
    parser.add_argument("--time", metavar="ВРЕМЯ", help="например, 9:30")
    myself = "; если не указано — тот, кто работает" if required else ""
    parser.add_argument(
        "--with", dest="went", metavar="ИМЕНА", help=f"кто ездил, через запятую{myself}"
    )
    seen = parser.add_mutually_exclusive_group()
    seen.add_argument("--seen", metavar="ИМЕНА", help="кого из семьи видели, через запятую")
    seen.add_argument("--seen-all", action="store_true", help="видели всю семью")
    parser.add_argument("--notes", metavar="ТЕКСТ", help="заметки")


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")
    _facts(parser, required=True)
    parser.add_argument(
        "--draft", metavar="КОД", help="повтор команды с тем же кодом ничего не добавит"
    )


def _correct_arguments(parser: Parser) -> None:
    parser.add_argument("visit", metavar="ПОСЕЩЕНИЕ", help="номер записи из «sstui show»")
    _facts(parser, required=False)
    parser.add_argument("--reason", required=True, metavar="ТЕКСТ", help="почему исправлено")


def _void_arguments(parser: Parser) -> None:
    parser.add_argument("visit", metavar="ПОСЕЩЕНИЕ", help="номер записи из «sstui show»")
    parser.add_argument("--reason", required=True, metavar="ТЕКСТ", help="почему недействительна")


def _add(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = card(desk, case_of(args.case))
    assert desk.person is not None  # a desk for writing always has one
    empty = VisitDraft(
        case_id=found.case.id,
        made_on=desk.today,
        place=Place.HOME,
        outcome=Outcome.TOOK_PLACE,
        staff_ids=(desk.person.id,),
        draft_id=args.draft or None,
    )
    # The day and the outcome are keys that must be given, so nothing of these stand-ins stays.
    return _told(args, desk, "Записано", record_visit(desk, _filled(args, desk, found, empty)))


def _correct(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    old = _visit(args.visit)
    given = (args.on, args.outcome, args.place, args.time, args.went, args.seen, args.notes)
    if all(one is None for one in given) and not args.seen_all:
        raise WrongUse("Что исправить? Например: --on 16.11.2026 или --outcome состоялось.")
    draft = VisitDraft(
        case_id=old.case_id,
        made_on=old.made_on,
        place=old.place,
        outcome=old.outcome,
        staff_ids=old.staff_ids,
        at=old.at,
        member_ids=old.member_ids,
        notes=old.notes,
    )
    draft = _filled(args, desk, card(desk, old.case_id), draft)
    done = correct_visit(desk, old.id, old.version, draft, args.reason)
    return _told(args, desk, "Исправлено", done)


def _void(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    old = _visit(args.visit)
    return _told(args, desk, "Отменено", void_visit(desk, old.id, old.version, args.reason))


def _filled(args: argparse.Namespace, desk: Desk, found: CaseCard, draft: VisitDraft) -> VisitDraft:
    """The draft with everything that the line says; what it does not say stays."""
    if args.on is not None:
        draft = replace(draft, made_on=day_of(args.on, desk, back=True))
    with refused_as(WrongUse):
        if args.outcome is not None:
            draft = replace(draft, outcome=choices.choice(args.outcome, Outcome, "исход"))
        if args.place is not None:
            draft = replace(draft, place=choices.choice(args.place, Place, "место"))
        if args.time is not None:
            draft = replace(draft, at=clean_time(args.time))
    if args.notes is not None:
        draft = replace(draft, notes=args.notes)
    return replace(draft, staff_ids=_went(args, draft), member_ids=_seen(args, found, draft))


def _went(args: argparse.Namespace, draft: VisitDraft) -> tuple[StaffId, ...]:
    if args.went is None:
        return draft.staff_ids
    with refused_as(NothingFound):
        return tuple(one.id for one in choices.people(args.went))


def _seen(args: argparse.Namespace, found: CaseCard, draft: VisitDraft) -> tuple[MemberId, ...]:
    if args.seen_all:
        return tuple(one.id for one in found.members if one.lives_there(draft.made_on))
    if args.seen is None:
        return draft.member_ids
    with refused_as(NothingFound):
        return tuple(one.id for one in choices.members(args.seen, found.members))


def _visit(typed: str) -> Visit:
    with refused_as(NothingFound):
        return find_visit(typed)


def _told(args: argparse.Namespace, desk: Desk, done: str, recorded: Recorded) -> int:
    found = card(desk, recorded.line.case_id)
    visit = next(one for one in found.visits if one.id == recorded.visit_id)
    if args.json:
        terminal.say_json({"visit": visit_json(found, visit), "next": line_json(recorded.line)})
        return OK
    terminal.say(f"{done}. {recorded.line.family}, посещение {visit_text(found, visit)}.")
    if not visit.counts and not visit.voided:
        terminal.say("В счёт нормы не идёт: засчитывается состоявшееся посещение дома.")
    terminal.say(*next_words(recorded.line), f"Почему: sstui explain {recorded.line.number}")
    return OK


COMMANDS = {
    "visit add": Command(
        "Записать посещение; исход указывают всегда. Показывает новый срок.",
        _add_arguments,
        _add,
        (
            "visit add 17/2026 --on сегодня --outcome состоялось --seen-all",
            "visit add 17/2026 --on вчера --outcome 'никого нет дома' --time 9:30",
        ),
    ),
    "visit correct": Command(
        "Исправить запись о посещении; прежнее содержание остаётся в журнале.",
        _correct_arguments,
        _correct,
        ("visit correct 12 --on 15.11.2026 --reason 'ошибка в дате'",),
    ),
    "visit void": Command(
        "Признать запись о посещении недействительной; она остаётся видна, но не считается.",
        _void_arguments,
        _void,
        ("visit void 12 --reason 'записано не той семье'",),
    ),
}
