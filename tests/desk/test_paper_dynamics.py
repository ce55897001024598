"""The conclusion tells what its sitting saw; no paper names somebody who has left the family."""

from dataclasses import replace
from datetime import date, timedelta

from sstui.core.letters import SendingWay
from sstui.core.paper_kinds import PaperKind
from sstui.core.records import Sex
from sstui.desk.assessments import (
    AssessmentDraft,
    assess,
    assessments,
    decide_level,
    sheet_of,
    void_assessment,
)
from sstui.desk.cases import change_level
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member
from sstui.desk.letters import answer_letter, letters_of, send_letter
from sstui.desk.paper_dynamics import dynamics
from sstui.desk.paper_household import case_of
from sstui.desk.papers import print_paper
from sstui.desk.programmes import draw_up
from sstui.desk.sittings import full_sitting
from sstui.documents.dynamics import (
    LACKED_NAMED,
    Assessed,
    Dynamics,
    Lacked,
    Visited,
    dynamics_values,
)
from sstui.store import families
from tests.desk.paper_way import Way, a_way
from tests.desk.test_programme_and_sitting import DAY, a_clinic, a_draft
from tests.documents.paper_samples import whole_text
from tests.factories import TODAY, a_case, a_visit

LATER = TODAY + timedelta(days=3)


def seen(desk: Desk, way: Way) -> Dynamics:
    return dynamics(desk, case_of(way.case), full_sitting(way.sitting).sitting)


def assessed_on(desk: Desk, way: Way, day: date, *, worst: bool = False) -> None:
    at = -1 if worst else 0
    answers = {factor.code: factor.options[at].code for factor in sheet_of(desk).factors}
    assess(desk, AssessmentDraft(way.family, day, answers, (), ""))


def test_what_a_sitting_saw(desk: Desk) -> None:
    way = a_way(desk)
    a_visit(desk, way.case, date(2026, 9, 9))
    a_visit(desk, way.case, date(2026, 11, 11))
    assessed_on(desk, way, date(2026, 9, 2), worst=True)
    first = assessments(way.family)[0]
    decide_level(desk, first, first.suggested, date(2026, 9, 3), "консилиум")
    assessed_on(desk, way, date(2026, 11, 18))
    change_level(desk, way.case, date(2026, 11, 16), "crisis", "консилиум")
    (letter,) = letters_of(way.case)
    send_letter(desk, letter, TODAY, SendingWay.POST)

    found = seen(desk, way)
    assert [(one.on, one.decided_on) for one in found.assessed] == [
        (date(2026, 9, 2), date(2026, 9, 3)), (date(2026, 11, 18), None),
    ]  # fmt: skip
    assert found.assessed[0].points > found.assessed[1].points
    assert found.assessed[0].sheet == found.assessed[1].sheet
    assert found.levels == ((date(2026, 9, 1), "базовый"), (date(2026, 11, 16), "кризисный"))
    october = Lacked(date(2026, 10, 1), date(2026, 10, 31), 1, 0)
    week = Lacked(date(2026, 11, 16), date(2026, 11, 22), 1, 0)
    assert found.visited == Visited(date(2026, 9, 1), date(2026, 11, 22), 3, 2, 3, (october, week))
    assert [(one.organisation, one.measures, one.answered_on) for one in found.asked] == [
        ("Заречная больница", ("осмотр детей",), None)
    ]


def test_what_came_after_the_sitting_is_not_in_its_conclusion(desk: Desk) -> None:
    way = a_way(desk)
    (letter,) = letters_of(way.case)
    send_letter(desk, letter, TODAY, SendingWay.POST)
    before = seen(desk, way)
    later = replace(desk, today=LATER)
    (letter,) = letters_of(way.case)
    answer_letter(later, letter, LATER, "17", "осмотрены")
    assessed_on(later, way, LATER)
    a_visit(later, way.case, LATER)
    change_level(later, way.case, LATER, "crisis", "консилиум")
    assert seen(later, way) == before


def test_a_void_sheet_was_never_seen(desk: Desk) -> None:
    way = a_way(desk)
    assessed_on(desk, way, DAY)
    void_assessment(desk, assessments(way.family)[0], "не та семья")
    assert seen(desk, way).assessed == ()


def test_the_conclusion_prints_it(desk: Desk) -> None:
    way = a_way(desk)
    assessed_on(desk, way, DAY)
    text = whole_text(print_paper(desk, PaperKind.CONCLUSION, way.ids[PaperKind.CONCLUSION]).path)
    points = seen(desk, way).assessed[0].points
    assert f"20.11.2026 | {points} |" in text
    assert "Посещения с 01.09.2026 по" in text


def test_points_of_different_sheets_are_not_compared() -> None:
    one = Assessed(DAY, 5, "sample:1")
    same = dynamics_values(Dynamics((one, replace(one, on=TODAY))))
    assert same["оценки_о"] == ""
    other = dynamics_values(Dynamics((one, replace(one, on=TODAY, sheet="own:2"))))
    assert "не сравнивают" in str(other["оценки_о"])


def test_many_periods_with_too_few_visits_are_counted() -> None:
    begins = [DAY + timedelta(7 * number) for number in range(9)]
    weeks = [Lacked(day, day + timedelta(6), 2, 1) for day in begins]
    visited = Visited(DAY, TODAY, 18, 9, 9, tuple(weeks))
    _, said = (str(one) for one in dynamics_values(Dynamics(visited=visited))["посещения"])  # type: ignore[union-attr]
    assert said.count("1 из 2") == LACKED_NAMED
    assert "раньше – ещё 3" in said


def test_no_paper_names_a_child_who_has_left(desk: Desk) -> None:
    way = a_way(desk)
    zoya = MemberDraft("Ёлкина", "Зоя", Sex.FEMALE, "child", "Ильинична", date(2012, 1, 2))
    add_member(desk, way.family, replace(zoya, left_on=date(2026, 9, 10)))
    told = {kind: whole_text(print_paper(desk, kind, way.ids[kind]).path) for kind in PaperKind}
    assert [kind for kind, text in told.items() if "Зоя" in text or "З. И." in text] == []
    with_children = {PaperKind.AGREEMENT, PaperKind.CONCLUSION, PaperKind.APPLICATION}
    assert with_children <= {kind for kind, text in told.items() if "Пётр" in text}


def test_a_programme_names_those_who_lived_there_when_it_was_drawn_up(desk: Desk) -> None:
    case = a_case(desk)
    owner = case_of(case).family_id
    zoya = MemberDraft("Ёлкина", "Зоя", Sex.FEMALE, "child", "Ильинична", date(2012, 1, 2))
    gone = add_member(desk, owner, replace(zoya, left_on=date(2026, 9, 10)))
    son = next(one for one in families.members(owner) if one.name.first == "Пётр")
    draft = a_draft(desk, a_clinic(desk))
    talks = replace(draft.measures[0], member_ids=(son.id, gone))
    drawn = draw_up(desk, case, replace(draft, measures=(talks, *draft.measures[1:])))
    text = whole_text(print_paper(desk, PaperKind.PROGRAMME, drawn).path)
    assert "Ёлкин П. И." in text.replace("\u00a0", " ")
    assert "З. И." not in text.replace("\u00a0", " ")
