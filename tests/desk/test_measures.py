"""A draft line by line; what keeps it back; what was approved stays as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peewee import IntegrityError

from sstui.core.family_file import Passport
from sstui.core.programme import MeasureId, OrganisationId, ProgrammeId, ProgrammeState, WorkPlace
from sstui.core.programme_rules import Check, Severity
from sstui.core.records import CaseId, Role
from sstui.core.refusal import Refusal
from sstui.desk.card import card
from sstui.desk.cases import change_level
from sstui.desk.desk import Desk
from sstui.desk.family_file import SurveyDraft, survey_drafted, write_passport
from sstui.desk.measures import (
    about_line,
    add_measure,
    as_draft,
    change_heading,
    change_measure,
    draft_of,
    move,
    proposal,
    take_out,
)
from sstui.desk.people import add_staff, work_as
from sstui.desk.programmes import (
    FullProgramme,
    MeasureDraft,
    change_draft,
    decide_alone,
    draw_up,
    editions,
    new_edition,
    newest_programme,
    programme,
    programme_list,
    sign,
    submit,
    withdraw,
)
from sstui.store import opening
from sstui.store.door import together
from sstui.store.engine import fetch_sql, run_sql
from sstui.store.staff import staff
from tests.desk.test_programme_and_sitting import DAY, a_clinic, a_draft, papers_of, ready
from tests.factories import TODAY, a_case, a_person, an_office, me

CLUB = MeasureDraft("pedagogical", "клуб", place=WorkPlace.OFFICE, until_on=date(2027, 5, 1))


def without_a_body(desk: Desk, checks: dict[Check, Severity] | None = None) -> Desk:
    """The office of a region that names no body, with other checks where they are given."""
    profile = desk.office.profile
    route = replace(profile.route, approval=replace(profile.route.approval, body=""))
    route = replace(route, checks=profile.route.checks if checks is None else checks)
    return replace(desk, office=replace(desk.office, profile=replace(profile, route=route)))


def a_head(desk: Desk) -> Desk:
    add_staff(desk, replace(a_person("Львова", "Анна"), role=Role.HEAD))
    return work_as(desk, next(one for one in staff() if one.role is Role.HEAD))


def drawn(desk: Desk) -> FullProgramme:
    return programme(desk, draw_up(desk, a_case(desk), a_draft(desk, a_clinic(desk))))


def titles(desk: Desk, full: FullProgramme) -> list[str]:
    found = programme(desk, full.programme.id).measures
    assert [one.position for one in found] == list(range(1, len(found) + 1))
    return [one.title for one in found]


def test_lines_are_added_changed_ordered_and_taken_out(desk: Desk) -> None:
    full = drawn(desk)
    add_measure(desk, full, CLUB)
    full = programme(desk, full.programme.id)
    assert titles(desk, full) == ["беседы", "осмотр детей", "клуб"]
    club = full.measures[2]
    assert move(desk, full, club.id, -1)
    full = programme(desk, full.programme.id)
    assert titles(desk, full) == ["беседы", "клуб", "осмотр детей"]
    assert not move(desk, full, full.measures[0].id, -1)
    change_measure(desk, full, replace(as_draft(full.measures[1]), title="семейный клуб"))
    full = programme(desk, full.programme.id)
    assert full.measures[1].id == club.id
    take_out(desk, full, full.measures[0].id)
    full = programme(desk, full.programme.id)
    assert titles(desk, full) == ["семейный клуб", "осмотр детей"]
    with pytest.raises(Refusal, match="Этого мероприятия в программе уже нет"):
        take_out(desk, full, MeasureId(999))


def test_the_heading_changes_and_the_lines_stay(desk: Desk) -> None:
    full = drawn(desk)
    sign(desk, full.programme, DAY, DAY)
    full = programme(desk, full.programme.id)
    change_heading(desk, full, replace(draft_of(full), goal="покой", measures=()))
    now = programme(desk, full.programme.id)
    assert (now.programme.goal, now.measures) == ("покой", full.measures)
    assert (now.programme.curator_signed_on, now.programme.family_signed_on) == (None, None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"until_on": date(2027, 11, 21)}, "until_on"),
        ({"from_on": date(2026, 11, 19)}, "from_on"),
    ],
)
def test_a_measure_outside_the_term_is_refused_in_words(
    desk: Desk, changes: dict[str, date], field: str
) -> None:
    full = drawn(desk)
    wrong = replace(CLUB, **changes)  # type: ignore[arg-type]
    with pytest.raises(Refusal, match=r"вне срока программы 20\.11\.2026–20\.11\.2027") as refused:
        add_measure(desk, full, wrong)
    assert refused.value.field == field
    assert programme(desk, full.programme.id) == full
    lenient = without_a_body(desk, {Check.TERMS_INSIDE: Severity.HINT})
    add_measure(lenient, full, wrong)
    found = programme(lenient, full.programme.id)
    assert [one.severity for one in about_line(found, found.measures[2].id)] == [Severity.HINT]


def test_two_people_at_one_draft(desk: Desk) -> None:
    full = drawn(desk)
    add_measure(desk, full, CLUB)
    with pytest.raises(Refusal, match="уже изменил другой"):
        add_measure(desk, full, replace(CLUB, title="кружок"))
    assert titles(desk, full)[2:] == ["клуб"]


def test_a_new_programme_begins_with_the_passport_and_the_levels_term(desk: Desk) -> None:
    case = a_case(desk, "crisis")
    family = card(desk, case).family.id
    write_passport(
        desk, Passport(family, resources="бабушка", wishes="жильё", service_programme="№ 5")
    )
    found = proposal(desk, case)
    assert (found.desired, found.resources, found.service_programme) == ("жильё", "бабушка", "№ 5")
    assert (found.drawn_on, found.from_on, found.until_on) == (TODAY, TODAY, date(2027, 5, 23))
    change_level(desk, case, date(2026, 11, 1), "basic", "консилиум")
    assert proposal(desk, case).until_on == date(2027, 11, 23)
    with pytest.raises(Refusal, match="Такого дела нет"):
        proposal(desk, CaseId(999))


def test_a_new_programme_leans_on_the_survey_act_where_the_passport_is_silent(desk: Desk) -> None:
    case = a_case(desk)
    family = card(desk, case).family.id
    texts = {"resources": "бабушка рядом", "conclusion": "нужна помощь"}
    survey_drafted(desk, SurveyDraft(family, TODAY, TODAY, (me(desk),), texts=texts))
    assert proposal(desk, case).resources == "бабушка рядом"
    write_passport(desk, Passport(family, resources="своё хозяйство"))
    assert proposal(desk, case).resources == "своё хозяйство"


def test_programmes_are_listed_by_state(desk: Desk) -> None:
    clinic = a_clinic(desk)
    first, second = a_case(desk), a_case(desk, last="Котова")
    ready(desk, first, clinic)
    draw_up(desk, second, a_draft(desk, clinic))
    assert [one.programme.case_id for one in programme_list()] == [second, first]
    (waiting,) = programme_list(ProgrammeState.SUBMITTED)
    assert (waiting.family, waiting.case_number) == ("Ёлкина Мария Петровна", "1/2026")


def test_a_draft_of_an_older_day_is_still_the_newest(desk: Desk) -> None:
    desk = without_a_body(desk)
    case, clinic = a_case(desk), a_clinic(desk)
    decide_alone(a_head(desk), ready(desk, case, clinic), TODAY, approve=True)
    again = replace(a_draft(desk, clinic), drawn_on=date(2026, 11, 2))
    made = draw_up(desk, case, again)
    assert newest_programme(case).id == made  # type: ignore[union-attr]
    with pytest.raises(Refusal, match="Уже есть"):
        draw_up(desk, case, again)


# -- what was approved

Doing = Callable[[Desk, FullProgramme], object]
LINE = "клуб"
CHANGES: list[Doing] = [
    lambda desk, full: change_draft(desk, full.programme, draft_of(full)),
    lambda desk, full: change_heading(desk, full, draft_of(full)),
    lambda desk, full: add_measure(desk, full, CLUB),
    lambda desk, full: change_measure(desk, full, as_draft(full.measures[0])),
    lambda desk, full: take_out(desk, full, full.measures[0].id),
    lambda desk, full: move(desk, full, full.measures[0].id, 1),
    lambda desk, full: sign(desk, full.programme, TODAY, TODAY),
    lambda desk, full: submit(desk, full.programme),
    lambda desk, full: withdraw(desk, full.programme),
    lambda desk, full: decide_alone(
        work_as(desk, next(one for one in staff() if one.role is Role.HEAD)),
        full.programme,
        TODAY,
        approve=False,
        remarks="нет",
    ),
]
STATES = [ProgrammeState.APPROVED, ProgrammeState.REPLACED, ProgrammeState.REJECTED]


def in_state(desk: Desk, state: ProgrammeState) -> FullProgramme:
    """A decided version; replaced by the next edition where that is asked for."""
    handed = ready(desk, a_case(desk), a_clinic(desk))
    head = a_head(desk)
    approve = state is not ProgrammeState.REJECTED
    decide_alone(head, handed, TODAY, approve=approve, remarks="" if approve else "сроки")
    if state is ProgrammeState.REPLACED:
        again = new_edition(desk, programme(desk, handed.id).programme)
        sign(desk, programme(desk, again).programme, TODAY, TODAY)
        submit(desk, programme(desk, again).programme)
        decide_alone(head, programme(desk, again).programme, TODAY, approve=True)
    found = programme(desk, handed.id)
    assert found.programme.state is state
    return found


@pytest.mark.parametrize("state", STATES)
def test_no_journey_changes_what_was_decided(desk: Desk, state: ProgrammeState) -> None:
    desk = without_a_body(desk)
    full = in_state(desk, state)
    for do in CHANGES:
        with pytest.raises(Refusal):
            do(desk, full)
        assert programme(desk, full.programme.id) == full


TEXTS = (
    "case_id", "number", "edition", "drawn_on", "from_on", "until_on", "problem", "goal",
    "desired", "resources", "service_programme", "is_repeat", "curator_signed_on",
    "family_signed_on", "submitted_on", "author_id",
)  # fmt: skip


@pytest.mark.parametrize("state", [ProgrammeState.APPROVED, ProgrammeState.REPLACED])
def test_no_sql_changes_what_was_approved(desk: Desk, state: ProgrammeState) -> None:
    desk = without_a_body(desk)
    full = in_state(desk, state)
    key = (full.programme.id,)
    orders = [f"UPDATE programme SET {name} = 'иное' WHERE id = ?" for name in TEXTS]
    orders += [
        "UPDATE programme SET state = 'draft' WHERE id = ?",
        "UPDATE programme SET state = 'rejected' WHERE id = ?",
        "DELETE FROM programme WHERE id = ?",
        "UPDATE measure SET title = 'иное' WHERE programme_id = ?",
        "DELETE FROM measure WHERE programme_id = ?",
        "INSERT INTO measure (programme_id, position, help_kind, title, place, code, member_ids,"
        " form, is_group, periodicity, responsible)"
        " VALUES (?, 9, 'social', 'ещё', 'home', '', '[]', '', 0, '', '')",
    ]
    tables = ("programme", "measure")
    before = [fetch_sql(f"SELECT * FROM {table}") for table in tables]
    for order in orders:
        with pytest.raises(IntegrityError, match="never changes"), together():
            run_sql(order, key)
    assert [fetch_sql(f"SELECT * FROM {table}") for table in tables] == before


# -- what keeps a draft back

severities = st.fixed_dictionaries({one: st.sampled_from(Severity) for one in Check})
purposes = st.sampled_from(["", "долги"])
ends = st.sampled_from([None, date(2027, 3, 1), date(2028, 1, 1)])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(severities, purposes, ends, st.booleans(), st.booleans(), st.booleans())
def test_errors_keep_it_back_and_nothing_else_does(
    rules: dict[Check, Severity],
    purpose: str,
    end: date | None,
    is_signed: bool,
    has_clinic: bool,
    has_lines: bool,
) -> None:
    with TemporaryDirectory() as folder:
        desk = without_a_body(an_office(Path(folder) / "office"), rules)
        try:
            clinic: OrganisationId | None = a_clinic(desk) if has_clinic else None
            draft = a_draft(desk, clinic)
            lines = tuple(replace(one, until_on=end) for one in draft.measures) if has_lines else ()
            case = a_case(desk)
            papers_of(case)
            made = draw_up(desk, case, replace(draft, problem=purpose, measures=lines))
            if is_signed:
                sign(desk, programme(desk, made).programme, TODAY, TODAY)
            _is_kept_back_by_errors_alone(desk, made)
        finally:
            opening.close()


def _is_kept_back_by_errors_alone(desk: Desk, made: ProgrammeId) -> None:
    full = programme(desk, made)
    if full.errors:
        with pytest.raises(Refusal, match="Сначала исправьте") as refused:
            submit(desk, full.programme)
        assert all(one.text in refused.value.sentence for one in full.errors)
        hints = [one for one in full.findings if one.severity is Severity.HINT]
        assert not any(one.text in refused.value.sentence for one in hints)
    else:
        submit(desk, full.programme)
    state = editions(full.programme.case_id)[0].state
    assert state is (ProgrammeState.DRAFT if full.errors else ProgrammeState.SUBMITTED)


def test_somebody_who_is_no_head_does_not_decide(desk: Desk) -> None:
    desk = without_a_body(desk)
    handed = ready(desk, a_case(desk), a_clinic(desk))
    assert me(desk) == handed.author_id
    with pytest.raises(Refusal, match="заведующий или директор"):
        decide_alone(desk, handed, TODAY, approve=True)
