"""`sstui duty` and `sstui duty set`: what is done for families over runs of days off."""

import argparse

from sstui.cli import terminal
from sstui.cli.asking import case_of, day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.russian import Parser
from sstui.cli.tables import Column, Sheet, answer, initials, screen_width, table
from sstui.core.closed_runs import ClosedRun, RunChoice
from sstui.core.wording import days, short_date
from sstui.desk import choices
from sstui.desk.closed_runs import (
    DutyDraft,
    RunLine,
    RunPlan,
    choice_words,
    decide,
    next_run,
    run_plan,
)
from sstui.desk.desk import Desk
from sstui.desk.duty_sheet import duty_sheet

_COLUMNS = (
    Column("дело"),
    Column("семья", 17, initials, holds=1),
    Column("место", 8, holds=2),
    Column("уровень"),
    Column("куратор", 8, initials),
    Column("решение", 20),
)


def _arguments(parser: Parser) -> None:
    parser.add_argument("--run", metavar="ДАТА", help="день этих выходных; иначе ближайшие")
    parser.add_argument("--print", action="store_true", help="лист для печати")


def _set_arguments(parser: Parser) -> None:
    parser.add_argument("case", metavar="ДЕЛО", help="номер дела: 17/2026, или его код")
    parser.add_argument("--run", metavar="ДАТА", help="день этих выходных; иначе ближайшие")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--before", action="store_true", help="посещение до выходных")
    choice.add_argument("--duty", metavar="ДАТА", help="дежурное посещение в этот день")
    choice.add_argument("--exception", metavar="ПРИЧИНА", help="письменное исключение")
    parser.add_argument("--by", metavar="ИМЯ", help="кто едет на дежурное посещение")


def _run(args: argparse.Namespace) -> int:
    desk = desk_of(args)
    plan = _plan(args, desk)
    answer(
        args,
        lambda: _json(desk, plan),
        lambda: _sheet(desk, plan),
        lambda: _shown(desk, plan, is_sheet=args.print),
    )
    return OK


def _shown(desk: Desk, plan: RunPlan | None, *, is_sheet: bool) -> list[str]:
    if plan is None:
        return _no_run(desk)
    return duty_sheet(desk, plan) if is_sheet else _text(desk, plan)


def _sheet(desk: Desk, plan: RunPlan | None) -> Sheet:
    titles = ("семья", "дело", "место", "уровень", "куратор", "решение")
    if plan is None:
        return Sheet(titles, [], " ".join(_no_run(desk)))
    levels = desk.office.norms.on(plan.run.first).levels
    rows = [
        [
            line.family,
            line.number,
            line.settlement,
            levels[line.level].title,
            line.curator,
            choice_words(line),
        ]
        for line in plan.lines
    ]
    return Sheet(titles, rows, f"Выходные подряд: {_ends(plan.run)}.")


def _set(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    plan, case_id = _plan(args, desk), case_of(args.case)
    if plan is None:
        raise NothingFound(" ".join(_no_run(desk)))
    draft = DutyDraft(case_id, plan.run.first, RunChoice.BEFORE)
    if (args.duty is None) != (args.by is None):
        raise WrongUse("Дежурное посещение — это день и человек: --duty ДАТА --by ИМЯ.")
    if args.duty is not None:
        with refused_as(NothingFound):
            who = choices.person(args.by)
        day = day_of(args.duty, desk)
        draft = DutyDraft(case_id, plan.run.first, RunChoice.DUTY, day, who.id)
    elif args.exception is not None:
        draft = DutyDraft(case_id, plan.run.first, RunChoice.EXCEPTION, reason=args.exception)
    decide(desk, draft)
    settled = _plan(args, desk)
    assert settled is not None  # the same run as before the decision
    if args.json:
        terminal.say_json(_json(desk, settled))
    else:
        (line,) = [one for one in settled.lines if one.case_id == case_id]
        terminal.say(
            f"Решено: {line.family} — {choice_words(line)}.", f"Не решено: {settled.undecided}."
        )
    return OK


def _plan(args: argparse.Namespace, desk: Desk) -> RunPlan | None:
    if args.run is None:
        return run_plan(desk)
    day = day_of(args.run, desk)
    with refused_as(NothingFound):
        return run_plan(desk, day)


def _no_run(desk: Desk) -> list[str]:
    following = next_run(desk)
    lines = ["В ближайшие десять дней четырёх нерабочих дней подряд нет."]
    if following is not None:
        lines.append(f"Следующие: {_ends(following)}; показать: --run {following.first}.")
    return lines


def _text(desk: Desk, plan: RunPlan) -> list[str]:
    lines = [f"Выходные подряд: {_ends(plan.run)}."]
    if not plan.lines:
        lines.append("Семьям, за которые отвечают на выходных, рабочих дней хватает.")
    else:
        levels = desk.office.norms.on(plan.run.first).levels
        rows = [
            [
                line.number,
                line.family,
                line.settlement,
                levels[line.level].short,
                line.curator or "—",
                choice_words(line),
            ]
            for line in plan.lines
        ]
        lines += [f"Семей: {len(rows)}, не решено: {plan.undecided}.", ""]
        lines += table(_COLUMNS, rows, max(screen_width(), 40))
    if plan.expired:
        lines += ["", "Срок истёк или истекает, решения нет: " + ", ".join(plan.expired) + "."]
    if plan.is_settled:
        lines.append("Выходные начались: решения не меняются.")
    return lines


def _ends(run: ClosedRun) -> str:
    return f"{short_date(run.first)} — {short_date(run.last)} ({days(run.length)})"


def _json(desk: Desk, plan: RunPlan | None) -> dict[str, object]:
    if plan is None:
        following = next_run(desk)
        return {"run": None, "next_run": following and _run_json(following)}
    return {
        "run": _run_json(plan.run),
        "is_settled": plan.is_settled,
        "undecided": plan.undecided,
        "expired": list(plan.expired),
        "families": [_line_json(line) for line in plan.lines],
    }


def _run_json(run: ClosedRun) -> dict[str, object]:
    return {"first": run.first, "last": run.last, "days": run.length}


def _line_json(line: RunLine) -> dict[str, object]:
    choice = line.choice
    return {
        "case": line.case_id,
        "number": line.number,
        "family": line.family,
        "settlement": line.settlement,
        "level": line.level,
        "curator": line.curator or None,
        "periods": [
            {"first": one.first, "last": one.last, "needed": one.needed, "possible": one.possible}
            for one in line.periods
        ],
        "choice": choice and choice.choice.value,
        "duty_on": choice and choice.duty_on,
        "by": line.duty.name.full if line.duty else None,
        "reason": (choice.reason or None) if choice else None,
        "decided_by": line.decided_by or None,
    }


COMMANDS = {
    "duty": Command(
        "Кого четыре и больше нерабочих дней подряд оставляют без посещения и что для каждой "
        "семьи решено. Показывает за десять дней до их начала.",
        _arguments,
        _run,
        ("duty", "duty --run 31.12.2026", "duty --print"),
        is_list=True,
    ),
    "duty set": Command(
        "Решить, что делать с семьёй на эти дни: посетить до них, назначить дежурное посещение "
        "или сделать письменное исключение (заведующий или директор). До начала выходных "
        "решение можно заменить.",
        _set_arguments,
        _set,
        (
            "duty set 17/2026 --before",
            "duty set 17/2026 --duty 05.01.2027 --by Кузьмин",
            "duty set 17/2026 --exception 'семья в санатории'",
        ),
    ),
}
