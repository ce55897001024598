"""`sstui programmes` and `sstui programme …`: what is planned for a family, and how it stands."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.commands.programme_measure import MEASURE
from sstui.cli.failures import OK, REFUSED, NothingFound, WrongUse
from sstui.cli.programme_lines import (
    finding_json,
    findings_text,
    listed_json,
    programme_json,
    programme_text,
)
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, answer, screen_width, table
from sstui.core.programme import ProgrammeState
from sstui.core.records import CaseId
from sstui.core.wording import short_date
from sstui.desk import choices
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.measures import change_heading, draft_of, proposal
from sstui.desk.programmes import (
    FullProgramme,
    ListedProgramme,
    ProgrammeDraft,
    decide_alone,
    draw_up,
    editions,
    new_edition,
    programme,
    programme_list,
    sign,
    submit,
    withdraw,
)

_COLUMNS = (
    Column("номер"),
    Column("ред."),
    Column("семья", 12),
    Column("дело"),
    Column("состояние", 9),
    Column("срок"),
)
_TEXTS = {
    "problem": "проблема",
    "goal": "цель",
    "desired": "желаемый результат",
    "resources": "ресурсы семьи",
}


def newest(desk: Desk, case_id: CaseId) -> FullProgramme:
    """The version of a case that was begun last.

    Raises:
        NothingFound: the case has no programme.
    """
    known = editions(case_id)
    if not known:
        raise NothingFound("Программы ещё нет. Составить: sstui programme draw ДЕЛО")
    return programme(desk, known[0].id)


def _case_argument(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")


def _show_arguments(parser: Parser) -> None:
    _case_argument(parser)
    parser.add_argument("--edition", metavar="НОМЕР", help="прежняя редакция вместо последней")


def _list_arguments(parser: Parser) -> None:
    states = ", ".join(one.label for one in ProgrammeState)
    parser.add_argument("--state", metavar="СОСТОЯНИЕ", help=f"только такие: {states}")


def _draw_arguments(parser: Parser) -> None:
    _case_argument(parser)
    for name, words in _TEXTS.items():
        parser.add_argument(f"--{name}", metavar="ТЕКСТ", help=words)
    parser.add_argument("--from", dest="since", metavar="ДАТА", help="первый день срока")
    parser.add_argument("--until", metavar="ДАТА", help="последний день; иначе по сроку уровня")
    parser.add_argument("--on", metavar="ДАТА", help="день составления, иначе сегодня")


def _sign_arguments(parser: Parser) -> None:
    _case_argument(parser)
    parser.add_argument("--curator", metavar="ДАТА", help="когда подписал куратор")
    parser.add_argument("--family", metavar="ДАТА", help="когда подписала семья")


def _decide_arguments(parser: Parser) -> None:
    _case_argument(parser)
    parser.add_argument("decision", metavar="РЕШЕНИЕ", help="утвердить или вернуть")
    parser.add_argument("--on", metavar="ДАТА", help="день решения, иначе сегодня")
    parser.add_argument("--remarks", default="", metavar="ТЕКСТ", help="что исправить")


def _show(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = newest(desk, case_of(args.case))
    if args.edition is not None:
        chosen = [
            one
            for one in editions(found.programme.case_id)
            if one.number == found.programme.number and str(one.edition) == args.edition
        ]
        if not chosen:
            raise NothingFound(f"Редакции {args.edition} у программы нет.")
        found = programme(desk, chosen[0].id)
    return _told(args, desk, found.programme.case_id, found)


def _list(args: argparse.Namespace) -> int:
    desk_of(args)
    state = None
    if args.state:
        with refused_as(WrongUse):
            state = choices.choice(args.state, ProgrammeState, "состояние")
    found = programme_list(state)
    answer(
        args,
        lambda: [listed_json(one) for one in found],
        lambda: _sheet(found),
        lambda: _lines(found),
    )
    return OK


def _sheet(found: list[ListedProgramme]) -> Sheet:
    titles = (
        "номер", "редакция", "семья", "дело", "состояние", "с", "по", "передана", "решена",
        "замечания",
    )  # fmt: skip
    rows = [
        [
            one.programme.number, one.programme.edition, one.family, one.case_number,
            one.programme.state.label, one.programme.from_on, one.programme.until_on,
            one.programme.submitted_on, one.programme.decided_on, one.programme.remarks,
        ]
        for one in found
    ]  # fmt: skip
    return Sheet(titles, rows)


def _lines(found: list[ListedProgramme]) -> list[str]:
    if not found:
        return ["Программ нет."]
    rows = [
        [
            one.programme.number,
            str(one.programme.edition),
            one.family,
            one.case_number,
            one.programme.state.label,
            f"{short_date(one.programme.from_on)}–{short_date(one.programme.until_on)}",
        ]
        for one in found
    ]
    return table(_COLUMNS, rows, screen_width())


def _draw(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    case_id = case_of(args.case)
    draw_up(desk, case_id, _typed(args, desk, proposal(desk, case_id)))
    return _told(args, desk, case_id)


def _change(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = newest(desk, case_of(args.case))
    change_heading(desk, found, _typed(args, desk, draft_of(found)))
    return _told(args, desk, found.programme.case_id)


def _typed(args: argparse.Namespace, desk: Desk, draft: ProgrammeDraft) -> ProgrammeDraft:
    """A draft with what stands on the line instead of what was there."""

    def day(typed: str | None, before: date, *, back: bool = False) -> date:
        return day_of(typed, desk, back=back) if typed else before

    texts = {name: getattr(args, name) for name in _TEXTS if getattr(args, name) is not None}
    return replace(
        draft,
        drawn_on=day(args.on, draft.drawn_on, back=True),
        from_on=day(args.since, draft.from_on),
        until_on=day(args.until, draft.until_on),
        **texts,
    )


def _check(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    found = newest(desk, case_of(args.case))
    if args.json:
        terminal.say_json([finding_json(one) for one in found.findings])
    else:
        terminal.say(*(findings_text(found.findings)[1:] or ["Проверки ничего не нашли."]))
    return REFUSED if found.errors else OK


def _sign(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = newest(desk, case_of(args.case))
    if args.curator is None and args.family is None:
        raise WrongUse("Назовите день подписи: --curator ДАТА, --family ДАТА.")
    old = found.programme
    curator = old.curator_signed_on
    if args.curator is not None:
        curator = day_of(args.curator, desk, back=True)
    family = old.family_signed_on
    if args.family is not None:
        family = day_of(args.family, desk, back=True)
    sign(desk, old, curator, family)
    return _told(args, desk, old.case_id)


def _doing(do: Callable[[Desk, FullProgramme], object]) -> Callable[[argparse.Namespace], int]:
    """A command that does one thing with the newest version."""

    def run(args: argparse.Namespace) -> int:
        desk = writing_desk_of(args)
        found = newest(desk, case_of(args.case))
        do(desk, found)
        return _told(args, desk, found.programme.case_id)

    return run


def _decide(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = newest(desk, case_of(args.case))
    ways = ((True, ("утвердить",)), (False, ("вернуть", "отклонить", "на доработку")))
    with refused_as(WrongUse):
        approve = choices.pick(args.decision, ways, "решение")
    on = day_of(args.on, desk, back=True) if args.on else desk.today
    decide_alone(desk, found.programme, on, approve=approve, remarks=args.remarks)
    return _told(args, desk, found.programme.case_id)


def _told(
    args: argparse.Namespace, desk: Desk, case_id: CaseId, found: FullProgramme | None = None
) -> int:
    """Show a version as it is now; the newest one unless another is given."""
    found, shown = found or newest(desk, case_id), card(desk, case_id)
    if args.json:
        terminal.say_json(programme_json(desk, shown, found))
    else:
        terminal.say(*programme_text(desk, shown, found))
    return OK


COMMANDS = {
    "programmes": Command(
        "Программы учреждения, последние впереди; можно по состоянию.",
        _list_arguments,
        _list,
        ("programmes --state 'на рассмотрении'", "programmes --csv"),
        is_list=True,
    ),
    "programme show": Command(
        "Программа семьи: срок, подписи, решение, мероприятия, что нашли проверки.",
        _show_arguments,
        _show,
        ("programme show 17/2026", "programme show 17/2026 --edition 1"),
    ),
    "programme draw": Command(
        "Составить программу. Что не названо, берётся из паспорта семьи и срока уровня.",
        _draw_arguments,
        _draw,
        ("programme draw 17/2026 --problem 'долги за квартиру' --goal 'долг погашен'",),
    ),
    "programme change": Command(
        "Исправить шапку проекта программы. Подписи после этого ставят заново.",
        _draw_arguments,
        _change,
        ("programme change 17/2026 --until 01.06.2027",),
    ),
    "programme measure": MEASURE,
    "programme check": Command(
        "Проверить программу, как перед передачей. Код завершения 1, если есть ошибки.",
        _case_argument,
        _check,
        ("programme check 17/2026",),
    ),
    "programme sign": Command(
        "Отметить, когда программу подписали.",
        _sign_arguments,
        _sign,
        ("programme sign 17/2026 --curator вчера --family сегодня",),
    ),
    "programme submit": Command(
        "Передать программу на рассмотрение.",
        _case_argument,
        _doing(lambda desk, found: submit(desk, found.programme)),
        ("programme submit 17/2026",),
    ),
    "programme withdraw": Command(
        "Вернуть программу с рассмотрения в проект.",
        _case_argument,
        _doing(lambda desk, found: withdraw(desk, found.programme)),
        ("programme withdraw 17/2026",),
    ),
    "programme edition": Command(
        "Начать новую редакцию утверждённой или отклонённой программы.",
        _case_argument,
        _doing(lambda desk, found: new_edition(desk, found.programme)),
        ("programme edition 17/2026",),
    ),
    "programme decide": Command(
        "Утвердить или вернуть программу там, где акт региона не называет для этого органа.",
        _decide_arguments,
        _decide,
        ("programme decide 17/2026 утвердить", "programme decide 17/2026 вернуть --remarks сроки"),
    ),
}
