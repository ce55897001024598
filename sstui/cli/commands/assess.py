"""`sstui assess` and `assess decide`: the assessment sheet, and the level decided by it."""

import argparse
from collections.abc import Sequence

from sstui.cli import terminal
from sstui.cli.asking import day_of, desk_of, refused_as, writing_desk_of
from sstui.cli.command import Command
from sstui.cli.failures import OK, NothingFound, WrongUse
from sstui.cli.families import FAMILY_HELP, family_of
from sstui.cli.family_texts import assessment_text
from sstui.cli.russian import Parser
from sstui.core.assessment import Sheet
from sstui.core.family_file import Assessment
from sstui.desk import choices
from sstui.desk.assessments import AssessmentDraft, assess, decide_level, sheet_of
from sstui.desk.card import is_id
from sstui.desk.desk import Desk
from sstui.desk.family_view import FamilyFile, family_view

SAMPLE = "Это примерный перечень: утвердите свой (файл assessment.toml в папке учреждения)."


def _arguments(parser: Parser) -> None:
    parser.add_argument("family", nargs="?", metavar="ДЕЛО|СЕМЬЯ", help=FAMILY_HELP)
    parser.add_argument("answers", nargs="*", metavar="ВОПРОС=ОТВЕТ", help="без них — вопросы")
    parser.add_argument("--on", metavar="ДАТА", help="когда оценивали; иначе сегодня")
    parser.add_argument("--stops", default="", metavar="КОДЫ", help="стоп-факторы через запятую")
    parser.add_argument("--opinion", default="", metavar="ТЕКСТ", help="мнение семьи")


def _assess(args: argparse.Namespace) -> int:
    if not args.answers:
        return _questions(args, desk_of(args))
    desk = writing_desk_of(args)
    sheet, family_id = sheet_of(desk), family_of(args.family)
    day = day_of(args.on, desk, back=True) if args.on else desk.today
    with refused_as(WrongUse):
        answers, stops = _answers(sheet, args.answers), _stops(sheet, args.stops)
    made = assess(desk, AssessmentDraft(family_id, day, answers, stops, args.opinion))
    more = [SAMPLE] if sheet.is_sample else []
    return _told(args, desk, family_view(desk, family_id), made, "Записан лист оценки", more)


def _questions(args: argparse.Namespace, desk: Desk) -> int:
    sheet = sheet_of(desk)
    if args.json:
        terminal.say_json(_sheet_json(sheet))
        return OK
    lines = [f"{sheet.title}.", *([SAMPLE] if sheet.is_sample else [])]
    for section in sheet.sections:
        lines += ["", f"{section.title}:"]
        for factor in section.factors:
            said = ", ".join(f"{one.code} — {one.title} ({one.points})" for one in factor.options)
            lines.append(f"  {factor.code}, {factor.title}: {said}")
    if sheet.stops:
        lines += ["", "Стоп-факторы:", *(f"  {one.code}: {one.title}" for one in sheet.stops)]
    terminal.say(*lines)
    return OK


def _sheet_json(sheet: Sheet) -> dict[str, object]:
    factors = {
        factor.code: {
            "title": factor.title,
            "options": {one.code: one.points for one in factor.options},
        }
        for factor in sheet.factors
    }
    return {
        "code": sheet.code,
        "is_sample": sheet.is_sample,
        "factors": factors,
        "stops": {one.code: one.level for one in sheet.stops},
        "thresholds": {one.level: one.points for one in sheet.thresholds},
    }


def _answers(sheet: Sheet, typed: Sequence[str]) -> dict[str, str]:
    """Answers as «care=good» or «уход и присмотр=достаточные»."""
    found: dict[str, str] = {}
    for one in typed:
        name, sign, value = one.partition("=")
        if not sign:
            raise WrongUse(f"«{one}»: нужно ВОПРОС=ОТВЕТ; вопросы — «sstui assess».")
        factor = choices.pick(name, ((f, (f.title, f.code)) for f in sheet.factors), "вопрос")
        if factor.code in found:
            raise WrongUse(f"«{factor.title}» отвечено дважды.")
        options = ((o, (o.title, o.code)) for o in factor.options)
        found[factor.code] = choices.pick(value, options, f"ответ: {factor.title}").code
    return found


def _stops(sheet: Sheet, typed: str) -> tuple[str, ...]:
    parts = [part for part in typed.split(",") if part.strip()]
    named = [(one.code, (one.title, one.code)) for one in sheet.stops]
    return tuple(choices.pick(part, named, "стоп-фактор") for part in parts)


def _decide_arguments(parser: Parser) -> None:
    parser.add_argument("family", metavar="ДЕЛО|СЕМЬЯ", help=FAMILY_HELP)
    parser.add_argument("level", metavar="УРОВЕНЬ", help="какой уровень решён")
    parser.add_argument("--on", required=True, metavar="ДАТА", help="когда решено")
    parser.add_argument("--by", required=True, metavar="КТО", help="кто решил: консилиум …")
    parser.add_argument("--reason", default="", metavar="ТЕКСТ", help="почему не тот, что в листе")
    parser.add_argument("--sheet", metavar="ЛИСТ", help="номер листа; иначе последний без решения")


def _decide(args: argparse.Namespace) -> int:
    desk = writing_desk_of(args)
    found = family_view(desk, family_of(args.family))
    with refused_as(WrongUse):
        level = choices.level(desk, args.level)
    one = _assessment(args.sheet, found)
    decide_level(desk, one, level, day_of(args.on, desk, back=True), args.by, args.reason)
    case = found.case_on(desk.today)
    more = ["Уровень в деле меняют отдельно: карточка, «Уровень»."] if case else []
    return _told(args, desk, family_view(desk, found.family.id), one.id, "Решено по листу", more)


def _assessment(typed: str | None, found: FamilyFile) -> Assessment:
    number = (typed or "").strip().removeprefix("№").strip()
    for one in found.assessments:
        if typed is None and not one.decided and not one.voided:
            return one
        if is_id(number) and one.id == int(number):
            return one
    raise NothingFound("Такого листа оценки без решения у семьи нет. Список: «sstui file».")


def _told(
    args: argparse.Namespace,
    desk: Desk,
    found: FamilyFile,
    assessment_id: int,
    done: str,
    more: Sequence[str],
) -> int:
    one = next(each for each in found.assessments if each.id == assessment_id)
    if args.json:
        said = {"assessment": one.id, "points": one.points, "suggested": one.suggested}
        terminal.say_json({**said, "decided": one.decided or None, "reason": one.reason or None})
    else:
        terminal.say(f"{done} {assessment_text(desk, found, one)}.", *more)
    return OK


COMMANDS = {
    "assess": Command(
        "Заполнить лист оценки: ответы как ВОПРОС=ОТВЕТ, кодами или словами. Без ответов "
        "показывает вопросы листа. Лист только подсказывает уровень: решают люди.",
        _arguments,
        _assess,
        ("assess", "assess 17/2026 care=good health=partly … --stops violence"),
    ),
    "assess decide": Command(
        "Записать, какой уровень решён по листу оценки; не тот, что подсказан, — с причиной.",
        _decide_arguments,
        _decide,
        ("assess decide 17/2026 кризисный --on вчера --by консилиум --reason 'опасность снята'",),
    ),
}
