"""From a draft of the programme to the sitting whose decisions hold together."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.family_file import Application, ApplicationId, Survey, SurveyId
from sstui.core.programme import OrganisationId, Programme, ProgrammeState, WorkPlace
from sstui.core.records import CaseId, Role
from sstui.core.refusal import Refusal
from sstui.core.sittings import Decision, Part, Question, SittingId
from sstui.desk.closing import close_sitting
from sstui.desk.desk import Desk
from sstui.desk.organisations import OrganisationDraft, add_organisation, find_organisation
from sstui.desk.people import add_staff, work_as
from sstui.desk.programmes import (
    MeasureDraft,
    ProgrammeDraft,
    change_draft,
    current_programme,
    decide_alone,
    draw_up,
    new_edition,
    newest_programme,
    programme,
    sign,
    submit,
    withdraw,
)
from sstui.desk.sittings import (
    BodyMemberDraft,
    ItemDraft,
    SittingDraft,
    add_body_member,
    call_members,
    decide_item,
    full_sitting,
    plan_sitting,
    waiting,
)
from sstui.store import cases, families, family_file
from sstui.store.door import together
from sstui.store.staff import staff
from tests.factories import TODAY, a_case, a_person, me

DAY = date(2026, 11, 20)


def papers_of(case: CaseId) -> None:
    """The application and the survey act that Tula's route wants before the council."""
    family = cases.case(case).family_id  # type: ignore[union-attr]
    mother = families.members(family)[0].id
    number = f"{case}/2026"
    with together():
        family_file.add_application(Application(ApplicationId(0), family, mother, number, DAY))
        family_file.add_survey(Survey(SurveyId(0), family, number, DAY, DAY, ()))


def a_clinic(desk: Desk) -> OrganisationId:
    return add_organisation(desk, OrganisationDraft("Заречная больница", "health"))


def a_draft(desk: Desk, organisation: OrganisationId | None) -> ProgrammeDraft:
    talks = MeasureDraft(
        "social", "беседы", place=WorkPlace.HOME, until_on=date(2027, 3, 1), staff_id=me(desk)
    )
    check_up = MeasureDraft(
        "medical", "осмотр детей", place=WorkPlace.OFFICE, is_group=True,
        until_on=date(2027, 1, 15), organisation_id=organisation,
    )  # fmt: skip
    return ProgrammeDraft(
        DAY, DAY, date(2027, 11, 20), (talks, check_up), "долги", "мир", "работа у матери"
    )


def ready(desk: Desk, case: CaseId, organisation: OrganisationId) -> Programme:
    """A programme that has been handed in."""
    papers_of(case)
    made = draw_up(desk, case, a_draft(desk, organisation))
    sign(desk, programme(desk, made).programme, DAY, DAY)
    submit(desk, programme(desk, made).programme)
    return programme(desk, made).programme


def a_council(desk: Desk) -> None:
    for last, part in (("Орлова", Part.CHAIR), ("Белов", Part.SECRETARY), ("Гусев", Part.MEMBER)):
        add_body_member(desk, BodyMemberDraft(f"{last} А. А.", part=part))


def test_a_programme_is_checked_signed_and_handed_in(desk: Desk) -> None:
    case = a_case(desk)
    made = draw_up(desk, case, a_draft(desk, None))
    found = programme(desk, made)
    assert (found.programme.number, found.programme.edition) == ("1/2026", 1)
    assert [one.text for one in found.errors] == [
        "Мероприятие 2: не назван ответственный.",
        "Ни за одно мероприятие не отвечает привлечённая организация.",
        "Программу не подписал куратор.",
        "Программу не подписала семья.",
    ]
    with pytest.raises(Refusal, match="Сначала исправьте: Мероприятие 2"):
        submit(desk, found.programme)
    change_draft(desk, found.programme, a_draft(desk, a_clinic(desk)))
    sign(desk, programme(desk, made).programme, DAY, DAY)
    with pytest.raises(Refusal, match="сначала нужно — акт обследования материальных"):
        submit(desk, programme(desk, made).programme)
    papers_of(case)
    submit(desk, programme(desk, made).programme)
    handed = programme(desk, made).programme
    assert (handed.state, handed.submitted_on) == (ProgrammeState.SUBMITTED, TODAY)
    with pytest.raises(Refusal, match="на рассмотрении"):
        change_draft(desk, handed, a_draft(desk, None))
    with pytest.raises(Refusal, match="Уже есть"):
        draw_up(desk, case, a_draft(desk, None))
    withdraw(desk, handed)
    assert newest_programme(case).state is ProgrammeState.DRAFT  # type: ignore[union-attr]


def test_a_changed_text_must_be_signed_again(desk: Desk) -> None:
    made = draw_up(desk, a_case(desk), a_draft(desk, a_clinic(desk)))
    sign(desk, programme(desk, made).programme, DAY, DAY)
    signed = programme(desk, made).programme
    change_draft(desk, signed, replace(a_draft(desk, None), goal="другая"))
    assert programme(desk, made).programme.family_signed_on is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"drawn_on": date(2026, 11, 24)}, "будущим днём"),
        ({"drawn_on": date(2026, 8, 31)}, "раньше начала сопровождения"),
        ({"until_on": date(2026, 11, 19)}, "Конец программы раньше начала"),
        ({"until_on": date(2036, 1, 1)}, "не больше 5 лет"),
        ({"measures": (MeasureDraft("magic", "чудо", place=WorkPlace.HOME),)}, "вид помощи"),
        ({"measures": (MeasureDraft("social", " ", place=WorkPlace.HOME),)}, "что делается"),
        ({"measures": (MeasureDraft("social", "беседы"),)}, "где оно проходит"),
    ],
)
def test_what_is_refused_in_a_programme(
    desk: Desk, changes: dict[str, object], message: str
) -> None:
    case = a_case(desk)
    with pytest.raises(Refusal, match=message):
        draw_up(desk, case, replace(a_draft(desk, None), **changes))  # type: ignore[arg-type]
    assert newest_programme(case) is None


def test_decisions_of_a_sitting_hold_together(desk: Desk) -> None:
    clinic = a_clinic(desk)
    first, second = a_case(desk), a_case(desk, last="Котова")
    programmes = [ready(desk, case, clinic) for case in (first, second)]
    a_council(desk)
    assert [one.case_id for one in waiting(desk)] == [first, second]
    made = plan_sitting(desk, SittingDraft(TODAY, "10", "актовый зал"))
    assert waiting(desk) == []
    found = full_sitting(made)
    assert [one.question for one in found.items] == [Question.PROGRAMME] * 2
    decide_item(desk, found.items[0], ItemDraft(Decision.APPROVE, level="crisis"))
    with pytest.raises(Refusal, match="Нет решения по вопросам: 2"):
        close_sitting(desk, made)
    with pytest.raises(Refusal, match="что доработать"):
        decide_item(desk, found.items[1], ItemDraft(Decision.REJECT))
    decide_item(desk, found.items[1], ItemDraft(Decision.REJECT, remarks="сроки"))
    assert current_programme(first) is None
    assert close_sitting(desk, made) == "1/2026"
    assert current_programme(first) == replace(
        programmes[0], state=ProgrammeState.APPROVED, decided_on=TODAY, version=4
    )
    rejected = newest_programme(second)
    assert rejected is not None
    assert (rejected.state, rejected.remarks) == (ProgrammeState.REJECTED, "сроки")
    levels = [(one.from_on, one.level, one.basis) for one in cases.levels(first)]
    assert levels[1] == (TODAY, "crisis", "консилиум специалистов, протокол № 1/2026")
    with pytest.raises(Refusal, match="закрыто, протокол № 1/2026"):
        decide_item(desk, found.items[0], ItemDraft(Decision.POSTPONE))


def test_a_second_edition_replaces_the_first_when_it_is_approved(desk: Desk) -> None:
    case, clinic = a_case(desk), a_clinic(desk)
    ready(desk, case, clinic)
    a_council(desk)
    hold(desk, Decision.REJECT, "сроки")
    again = new_edition(desk, newest_programme(case))  # type: ignore[arg-type]
    copied = programme(desk, again)
    assert (copied.programme.edition, len(copied.measures)) == (2, 2)
    sign(desk, copied.programme, TODAY, TODAY)
    submit(desk, programme(desk, again).programme)
    hold(desk, Decision.APPROVE)
    third = new_edition(desk, current_programme(case))  # type: ignore[arg-type]
    assert current_programme(case).edition == 2  # type: ignore[union-attr]
    sign(desk, programme(desk, third).programme, TODAY, TODAY)
    submit(desk, programme(desk, third).programme)
    hold(desk, Decision.APPROVE)
    assert current_programme(case).edition == 3  # type: ignore[union-attr]
    assert programme(desk, again).programme.state is ProgrammeState.REPLACED


def hold(desk: Desk, decision: Decision, remarks: str = "") -> SittingId:
    made = plan_sitting(desk, SittingDraft(TODAY))
    for item in full_sitting(made).items:
        decide_item(desk, item, ItemDraft(decision, remarks=remarks))
    close_sitting(desk, made)
    return made


def test_a_sitting_without_quorum_or_with_the_author_alone_decides_nothing(desk: Desk) -> None:
    case = a_case(desk)
    ready(desk, case, a_clinic(desk))
    a_council(desk)
    made = plan_sitting(desk, SittingDraft(TODAY))
    found = full_sitting(made)
    decide_item(desk, found.items[0], ItemDraft(Decision.APPROVE))
    call_members(desk, made, [replace(one, is_present=False) for one in found.attendees])
    with pytest.raises(Refusal, match="Не назван председатель"):
        close_sitting(desk, made)
    some = [replace(one, is_present=one.part is not Part.MEMBER) for one in found.attendees]
    call_members(desk, made, [replace(one, staff_id=me(desk)) for one in some])
    with pytest.raises(Refusal, match="только её составитель"):
        close_sitting(desk, made)
    assert newest_programme(case).state is ProgrammeState.SUBMITTED  # type: ignore[union-attr]


def test_a_decision_is_never_before_its_sitting(desk: Desk) -> None:
    case = a_case(desk)
    ready(desk, case, a_clinic(desk))
    a_council(desk)
    ahead = plan_sitting(desk, SittingDraft(date(2026, 11, 27)))
    with pytest.raises(Refusal, match="раньше заседания"):
        decide_item(desk, full_sitting(ahead).items[0], ItemDraft(Decision.APPROVE))
    with pytest.raises(Refusal, match="ещё не состоялось"):
        close_sitting(desk, ahead)


def test_where_no_body_is_named_somebody_else_than_the_author_decides(desk: Desk) -> None:
    route = replace(
        desk.office.profile.route, approval=replace(desk.office.profile.route.approval, body="")
    )
    office = replace(desk.office, profile=replace(desk.office.profile, route=route))
    desk = replace(desk, office=office)
    handed = ready(desk, a_case(desk), a_clinic(desk))
    with pytest.raises(Refusal, match="заведующий или директор"):
        decide_alone(desk, handed, TODAY, approve=True)
    add_staff(desk, replace(a_person("Львова", "Анна"), role=Role.HEAD))
    head = work_as(desk, next(one for one in staff() if one.role is Role.HEAD))
    with pytest.raises(Refusal, match="что исправить"):
        decide_alone(head, handed, TODAY, approve=False)
    decide_alone(head, handed, TODAY, approve=True)
    assert current_programme(handed.case_id).id == handed.id  # type: ignore[union-attr]
    with pytest.raises(Refusal, match="нет органа"):
        plan_sitting(desk, SittingDraft(TODAY))


def test_an_organisation_is_found_by_its_name(desk: Desk) -> None:
    made = a_clinic(desk)
    assert find_organisation("заречная").id == made
    with pytest.raises(Refusal, match="уже есть"):
        add_organisation(desk, OrganisationDraft("ЗАРЕЧНАЯ больница", "health"))
    with pytest.raises(Refusal, match="вид организации"):
        add_organisation(desk, OrganisationDraft("Цирк", "circus"))
