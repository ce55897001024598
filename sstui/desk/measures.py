"""A draft of the programme line by line: its heading, its measures, their order.

Each of these is a change of the whole draft, so that what was signed before it has to be signed
again. The lines of a version that is no draft any more never change.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sstui.core.facts import add_months
from sstui.core.programme import Measure, MeasureId, Programme
from sstui.core.programme_checks import Finding
from sstui.core.programme_rules import Check, Severity
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.core.wording import short_date
from sstui.desk.desk import Desk
from sstui.desk.family_file import passport_of
from sstui.desk.programmes import FullProgramme, MeasureDraft, ProgrammeDraft, change_draft
from sstui.store import cases
from sstui.store.family_file import surveys

USUAL_MONTHS = 12
"""Length that is proposed where the level of the case sets none (local)."""


def as_draft(measure: Measure) -> MeasureDraft:
    """A stored measure as it would be typed."""
    return MeasureDraft(
        help_kind=measure.help_kind,
        title=measure.title,
        code=measure.code,
        member_ids=measure.member_ids,
        form=measure.form,
        place=measure.place,
        is_group=measure.is_group,
        periodicity=measure.periodicity,
        from_on=measure.from_on,
        until_on=measure.until_on,
        staff_id=measure.staff_id,
        organisation_id=measure.organisation_id,
        responsible=measure.responsible,
        id=measure.id,
    )


def draft_of(full: FullProgramme, draft_id: str | None = None) -> ProgrammeDraft:
    """A version with its measures as it would be typed."""
    old = full.programme
    return ProgrammeDraft(
        drawn_on=old.drawn_on,
        from_on=old.from_on,
        until_on=old.until_on,
        measures=tuple(as_draft(one) for one in full.measures),
        problem=old.problem,
        goal=old.goal,
        desired=old.desired,
        resources=old.resources,
        service_programme=old.service_programme,
        draft_id=draft_id,
    )


def proposal(desk: Desk, case_id: CaseId) -> ProgrammeDraft:
    """What a new programme begins with: today, the level's term, what the family's passport says.

    What the family can lean on is taken from its newest survey act where the passport is silent.

    Raises:
        Refusal: there is no such case.
    """
    case = cases.case(case_id)
    if case is None:
        raise Refusal("Такого дела нет.", "case_id")
    passport = passport_of(case.family_id)
    acts = [one.resources for one in surveys(case.family_id) if not one.voided]
    return ProgrammeDraft(
        drawn_on=desk.today,
        from_on=desk.today,
        until_on=add_months(desk.today, level_months(desk, case_id, desk.today) or USUAL_MONTHS),
        desired=passport.wishes,
        resources=passport.resources or next(filter(None, acts), ""),
        service_programme=passport.service_programme,
    )


def level_months(desk: Desk, case_id: CaseId, day: date) -> int:
    """Months that the level of a case lasts; 0 where the norms of the day do not have it."""
    levels = cases.levels(case_id)
    known = desk.office.norms.on(day).levels
    on_day = [one.level for one in levels if one.from_on <= day] or [one.level for one in levels]
    found = known.get(on_day[-1]) if on_day else None
    return found.norm.term_months if found else 0


def change_heading(desk: Desk, full: FullProgramme, draft: ProgrammeDraft) -> None:
    """Put everything but the measures of a draft right; errors as in `change_draft`."""
    measures = draft_of(full).measures
    change_draft(desk, full.programme, replace(draft, measures=measures))


def add_measure(
    desk: Desk, full: FullProgramme, measure: MeasureDraft, draft_id: str | None = None
) -> None:
    """Write one more measure as the last line.

    Raises:
        Refusal: it lies outside the programme's term, or as in `change_draft`.
    """
    _write(desk, full, [*_lines(full), replace(measure, id=None)], len(full.measures), draft_id)


def change_measure(
    desk: Desk, full: FullProgramme, measure: MeasureDraft, draft_id: str | None = None
) -> None:
    """Put a line right; errors as in `add_measure`, and when the line is gone."""
    lines, at = _lines(full), _place(full, measure.id)
    _write(desk, full, [*lines[:at], measure, *lines[at + 1 :]], at, draft_id)


def take_out(desk: Desk, full: FullProgramme, measure_id: MeasureId) -> None:
    """Take a line out of a draft; errors as in `change_draft`, and when the line is gone."""
    lines, at = _lines(full), _place(full, measure_id)
    change_draft(desk, full.programme, _with(full, [*lines[:at], *lines[at + 1 :]]))


def move(desk: Desk, full: FullProgramme, measure_id: MeasureId, step: int) -> bool:
    """Let a line change places with its neighbour: the one above at -1, below at 1.

    Returns:
        False at the end of the list, where there is no neighbour.

    Raises:
        Refusal: as in `take_out`.
    """
    lines, at = _lines(full), _place(full, measure_id)
    if not 0 <= at + step < len(lines):
        return False
    lines[at], lines[at + step] = lines[at + step], lines[at]
    change_draft(desk, full.programme, _with(full, lines))
    return True


def about_line(full: FullProgramme, measure_id: MeasureId) -> tuple[Finding, ...]:
    """What the checks have found about one line."""
    return tuple(one for one in full.findings if one.measure_id == measure_id)


def _write(
    desk: Desk,
    full: FullProgramme,
    lines: Sequence[MeasureDraft],
    at: int,
    draft_id: str | None,
) -> None:
    _must_be_inside(desk, full.programme, lines[at], at + 1)
    change_draft(desk, full.programme, replace(_with(full, lines), draft_id=draft_id))


def _with(full: FullProgramme, lines: Sequence[MeasureDraft]) -> ProgrammeDraft:
    return replace(draft_of(full), measures=tuple(lines))


def _lines(full: FullProgramme) -> list[MeasureDraft]:
    return [as_draft(one) for one in full.measures]


def _place(full: FullProgramme, measure_id: MeasureId | None) -> int:
    for at, one in enumerate(full.measures):
        if one.id == measure_id:
            return at
    raise Refusal("Этого мероприятия в программе уже нет.")


def _must_be_inside(desk: Desk, programme: Programme, draft: MeasureDraft, position: int) -> None:
    """Refuse days outside the term where the profile takes that for an error."""
    rules = desk.office.profile.route.checks
    if rules.get(Check.TERMS_INSIDE, Severity.OFF) is not Severity.ERROR:
        return
    for day, name in ((draft.from_on, "from_on"), (draft.until_on, "until_on")):
        if day is not None and not programme.from_on <= day <= programme.until_on:
            first, last = short_date(programme.from_on), short_date(programme.until_on)
            raise Refusal(
                f"Мероприятие {position}: {short_date(day)} — вне срока программы {first}–{last}.",
                name,
            )
