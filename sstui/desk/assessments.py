"""The assessment sheet is filled; people confirm the level that it suggests, or overrule it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sstui.config.assessment import load_sheet
from sstui.core.assessment import Score, Sheet, score
from sstui.core.family_file import Assessment, AssessmentId
from sstui.core.records import FamilyId
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name, clean_note
from sstui.core.wording import counted, short_date
from sstui.desk.desk import Desk
from sstui.desk.family_words import level_title
from sstui.store import cases, families, family_file
from sstui.store.door import Written, write


@dataclass(frozen=True, slots=True)
class AssessmentDraft:
    """A sheet as filled."""

    family_id: FamilyId
    assessed_on: date
    answers: Mapping[str, str] = field(default_factory=dict)
    """Factor → option."""
    stops: tuple[str, ...] = ()
    opinion: str = ""
    """The family's own opinion."""
    draft_id: str | None = None


def sheet_of(desk: Desk) -> Sheet:
    """The office's sheet, or the shipped sample.

    Raises:
        Problems: what is wrong with `assessment.toml`.
    """
    levels = desk.office.norms.on(desk.today).by_rank()
    return load_sheet(desk.office.folder, [one.code for one in levels])


def score_of(desk: Desk, sheet: Sheet, draft: AssessmentDraft) -> Score:
    """What a sheet says as it is filled now."""
    levels = desk.office.norms.on(desk.today).levels
    ranks = {code: level.rank for code, level in levels.items()}
    return score(sheet, draft.answers, draft.stops, ranks)


def advised_level(desk: Desk, family_id: FamilyId) -> str:
    """«По оценке от 12.11.2026: кризисный, 14 баллов.» and what was decided by it.

    Empty where there is none, or where it is older than the level that the open case has, or than
    the end of the last case: such a one says nothing any more.
    """
    known = family_file.assessments(family_id)
    newest = next((one for one in known if not one.voided), None)
    if newest is None or newest.assessed_on < _level_since(desk, family_id):
        return ""
    level = level_title(desk, newest.suggested)
    points = counted(newest.points, "балл", "балла", "баллов")
    said = f"По оценке от {short_date(newest.assessed_on)}: {level}, {points}"
    if newest.decided and newest.decided_on:
        decided = level_title(desk, newest.decided)
        said += f"; решено {short_date(newest.decided_on)}: {decided}"
    return f"{said}."


def _level_since(desk: Desk, family_id: FamilyId) -> date:
    """From when an assessment speaks of the level that is to be set."""
    known = cases.cases_of(family_id)
    open_case = next((one for one in known if one.is_open(desk.today)), None)
    if open_case is not None:
        return max((one.from_on for one in cases.levels(open_case.id)), default=date.min)
    ends = [one.ended_on for one in known if one.ended_on is not None]
    return max(ends) + timedelta(1) if ends else date.min


def assess(desk: Desk, draft: AssessmentDraft) -> AssessmentId:
    """Write a filled sheet down; points and the suggested level are those of the sheet of now.

    Raises:
        Refusal: no such family, a day in the future, a factor without an answer.
        Problems: what is wrong with `assessment.toml`.
    """
    if families.family(draft.family_id) is None:
        raise Refusal("Такой семьи нет.", "family_id")
    if draft.assessed_on > desk.today:
        raise Refusal("Дата не может быть в будущем.", "assessed_on")
    sheet = sheet_of(desk)
    found = score_of(desk, sheet, draft)
    if found.unanswered:
        first = found.unanswered[0]
        raise Refusal(f"Нет ответа: {first.title}.", first.code)
    known = {factor.code for factor in sheet.factors}
    open_case = next(
        (one for one in cases.cases_of(draft.family_id) if one.is_open(desk.today)), None
    )
    if desk.person is None:
        raise Refusal("Выберите себя: оценку подписывает тот, кто её провёл.")
    new = Assessment(
        AssessmentId(0), draft.family_id, open_case.id if open_case else None,
        draft.assessed_on, desk.person.id, sheet.mark,
        {code: option for code, option in draft.answers.items() if code in known},
        tuple(one.code for one in found.stops), found.points, found.suggested,
        opinion=clean_note(draft.opinion, "мнение семьи"),
    )  # fmt: skip

    def change() -> Written:
        made = family_file.add_assessment(new)
        detail = {"points": found.points, "suggested": found.suggested}
        return Written(made, new.case_id, detail | {"family": draft.family_id})

    return AssessmentId(write(desk.actor, "assessment.add", "assessment", change, draft.draft_id))


def decide_level(
    desk: Desk, old: Assessment, level: str, on: date, by: str, reason: str = ""
) -> None:
    """Write down the level that was decided by an assessment, outside a sitting.

    The level itself is set in the case by `change_level`, or when the case is opened.

    Raises:
        Refusal: it is decided or void already; an unknown level; another level than the suggested
            one without a reason; a day before the assessment or in the future.
    """
    if old.decided or old.voided:
        raise Refusal("По этой оценке уже решено.")
    if level not in desk.office.norms.on(desk.today).levels:
        raise Refusal("Такого уровня в нормах нет.", "level")
    if not old.assessed_on <= on <= desk.today:
        raise Refusal("Решение — не раньше оценки и не в будущем.", "on")
    why = clean_note(reason, "причина")
    if level != old.suggested and not why:
        raise Refusal("Уровень не тот, что подсказывает лист: напишите почему.", "reason")
    new = replace(
        old, decided=level, decided_on=on, reason=why,
        decided_by=clean_name(by, "кто решил"),
    )  # fmt: skip

    def change() -> Written:
        family_file.change_assessment(new)
        return Written(old.id, old.case_id, {"level": level, "reason": why})

    write(desk.actor, "assessment.decide", "assessment", change)


def void_assessment(desk: Desk, old: Assessment, reason: str) -> None:
    """Declare an assessment void; it stays in the history of scores.

    Raises:
        Refusal: no reason, or it is void already.
    """
    if old.voided:
        raise Refusal("Эта запись уже признана недействительной.")
    why = clean_name(reason, "причина")

    def change() -> Written:
        family_file.change_assessment(replace(old, voided=why))
        return Written(old.id, old.case_id, {"reason": why})

    write(desk.actor, "assessment.void", "assessment", change)


def assessments(family_id: FamilyId) -> list[Assessment]:
    """The history of scores, newest first, void ones included."""
    return family_file.assessments(family_id)
