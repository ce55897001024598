"""What stands on the way to the agreement comes back from the database as it went in."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sstui.core.appeals import Appeal, AppealDecision, AppealId, Child, Decided
from sstui.core.family_file import (
    Application,
    ApplicationId,
    Assessment,
    AssessmentId,
    Consent,
    ConsentId,
    ConsentPurpose,
    Passport,
    Survey,
    SurveyId,
)
from sstui.core.letters import DisclosureGround, Letter, LetterId, SendingWay
from sstui.core.orders import CuratorOrder, CuratorOrderId
from sstui.core.programme import (
    Measure,
    MeasureId,
    Organisation,
    OrganisationId,
    Programme,
    ProgrammeId,
    ProgrammeState,
    WorkPlace,
)
from sstui.core.records import CaseId, FullName
from sstui.core.sittings import (
    Attendee,
    BodyMember,
    BodyMemberId,
    Decision,
    Item,
    ItemId,
    Part,
    Question,
    Sitting,
    SittingId,
)
from sstui.desk.desk import Desk
from sstui.store import appeals, cases, families, family_file, letters, programmes, sittings
from sstui.store.door import Conflict, together
from tests.factories import a_case, me

DAY = date(2026, 11, 12)


def test_an_appeal_with_everything_and_one_with_next_to_nothing(desk: Desk) -> None:
    case = a_case(desk)
    family = cases.case(case).family_id  # type: ignore[union-attr]
    full = Appeal(
        id=AppealId(0),
        number=12,
        year=2026,
        received_on=DAY,
        at="09:40",
        source="edu",
        name=FullName("Ёлкина", "Мария", "Петровна"),
        born_on=date(1990, 5, 1),
        sender="школа № 3",
        sender_paper="№ 14 от 11.11.2026",
        ground="message",
        phone="+7 (900) 000-00-01",
        settlement_id=families.family(family).settlement_id,  # type: ignore[union-attr]
        address="ул. Луговая, 5",
        children=(Child("Пётр", date(2018, 2, 3)), Child("младенец")),
        summary="пропускает уроки",
        danger="ребёнок один дома",
        taken_by=me(desk),
        taken_at=datetime(2026, 11, 12, 7, 0, tzinfo=UTC),
        family_id=family,
        case_id=case,
        decided=Decided(AppealDecision.ACCEPTED, DAY, me(desk), "сразу"),
        registered_by=me(desk),
    )
    bare = Appeal(AppealId(0), 13, 2026, DAY, "10:00", "hotline", FullName("", ""))
    with together():
        ids = [appeals.add_appeal(one) for one in (full, bare)]
    full, bare = (replace(one, id=made) for one, made in zip((full, bare), ids, strict=True))
    assert appeals.appeals(DAY, DAY) == [bare, full]
    assert appeals.open_appeals() == [bare]
    assert appeals.appeals_of(family) == appeals.appeals_of_case(case) == [full]
    assert appeals.appeal_by_number(13, 2026) == bare
    with together():
        appeals.change_appeal(replace(bare, danger="побои"))
    with pytest.raises(Conflict), together():
        appeals.change_appeal(bare)
    assert appeals.appeal(bare.id) == replace(bare, danger="побои", version=2)


def test_the_family_file(desk: Desk) -> None:
    case = a_case(desk)
    family = cases.case(case).family_id  # type: ignore[union-attr]
    mother, son = families.members(family)
    passport = Passport(family, date(2017, 6, 1), "ул. Старая, 1", "неполная", "бабушка")
    application = Application(ApplicationId(0), family, mother.id, "5/2026", DAY, ("social",), "—")
    survey = Survey(SurveyId(0), family, "3/2026", DAY, DAY, (me(desk),), "участковый")
    consent = Consent(
        ConsentId(0), family, son.id, mother.id, ConsentPurpose.TRANSFER, DAY,
        recipients=("edu", "med"), withdrawn_on=date(2026, 11, 20),
    )  # fmt: skip
    assessment = Assessment(
        AssessmentId(0), family, case, DAY, me(desk), "own:1", {"income": "low"}, ("danger",), 7
    )
    with together():
        family_file.write_passport(passport)
        made = family_file.add_application(application)
        family_file.add_survey(survey)
        family_file.add_consent(consent)
        family_file.add_assessment(assessment)
        family_file.write_passport(replace(passport, wishes="работа рядом"))
    assert family_file.passport(family) == replace(passport, wishes="работа рядом", version=2)
    assert family_file.applications(family) == [replace(application, id=made)]
    assert [replace(one, id=SurveyId(0)) for one in family_file.surveys(family)] == [survey]
    found = family_file.consents(family)
    assert [replace(one, id=ConsentId(0)) for one in found] == [consent]
    assert family_file.withdrawn_since(date(2026, 11, 20)) == found
    assert family_file.withdrawn_since(date(2026, 11, 21)) == []
    kept = family_file.assessments(family)
    assert [replace(one, id=AssessmentId(0)) for one in kept] == [assessment]
    with pytest.raises(Conflict), together():
        family_file.write_passport(passport)


def a_programme(case: CaseId) -> Programme:
    return Programme(
        ProgrammeId(0), case, "4/2026", 1, ProgrammeState.DRAFT, DAY, DAY, date(2027, 11, 12)
    )


def a_measure(programme: ProgrammeId, title: str, **changes: object) -> Measure:
    plain = Measure(MeasureId(0), programme, 1, "social", title, place=WorkPlace.HOME)
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_an_approved_programme_never_changes(desk: Desk) -> None:
    case = a_case(desk)
    clinic = Organisation(OrganisationId(0), "Заречная больница", "health", "Ивановой А. А.")
    with together():
        clinic_id = programmes.add_organisation(clinic)
        draft = programmes.add_programme(a_programme(case))
        programmes.write_measures(
            draft,
            [a_measure(draft, "беседы", member_ids=()), a_measure(draft, "осмотр", position=2)],
        )
    talks, check_up = programmes.measures(draft)
    with together():
        wider = replace(check_up, organisation_id=clinic_id, until_on=date(2027, 1, 15))
        programmes.write_measures(draft, [wider, a_measure(draft, "кружок", position=3)])
    kept = programmes.measures(draft)
    assert [one.title for one in kept] == ["осмотр", "кружок"]
    assert kept[0] == wider
    assert kept[0].is_attracted
    assert talks.id not in {one.id for one in kept}

    read = programmes.programme(draft)
    assert read is not None
    with together():
        programmes.set_state(read, ProgrammeState.SUBMITTED, submitted_on=DAY)
    assert [one.id for one in programmes.submitted_programmes()] == [draft]
    with pytest.raises(Conflict), together():
        programmes.set_state(read, ProgrammeState.APPROVED)
    with together():
        programmes.set_state(replace(read, version=2), ProgrammeState.APPROVED, decided_on=DAY)
    approved = programmes.programmes(case)[0]
    assert (approved.state, approved.decided_on) == (ProgrammeState.APPROVED, DAY)
    with pytest.raises(Exception, match="never changes"), together():
        programmes.write_measures(draft, [])
    with pytest.raises(Exception, match="never changes"), together():
        programmes.change_programme(replace(approved, goal="другая"))
    assert programmes.measures(draft) == kept
    with together():
        programmes.set_state(approved, ProgrammeState.REPLACED)
    assert programmes.has_organisation("ЗАРЕЧНАЯ больница")


def test_a_sitting_with_its_agenda(desk: Desk) -> None:
    case = a_case(desk)
    head = BodyMember(BodyMemberId(0), "consilium", "Соколова Вера Ивановна", part=Part.CHAIR)
    with together():
        sittings.add_body_member(replace(head, staff_id=me(desk)))
        made = sittings.add_sitting(Sitting(SittingId(0), "consilium", "", DAY, "10:00"))
        called = [Attendee(made, "Соколова Вера Ивановна", "", "", Part.CHAIR, True, me(desk))]
        sittings.write_attendees(made, [*called, *called])
        sittings.write_attendees(made, called)
        item = sittings.add_item(Item(ItemId(0), made, 1, case, Question.LEVEL))
        other = sittings.add_item(Item(ItemId(0), made, 2, case, Question.INTERIM))
        sittings.remove_item(other)
        decided = Item(item, made, 1, case, Question.LEVEL, decision=Decision.SET_LEVEL)
        sittings.change_item(replace(decided, level="crisis", votes_for=5))
        order = CuratorOrder(CuratorOrderId(0), case, me(desk), "8", DAY, DAY)
        sittings.add_order(order)
    assert [one.part for one in sittings.body_members("consilium")] == [Part.CHAIR]
    assert sittings.sittings(DAY) == [Sitting(made, "consilium", "", DAY, "10:00")]
    assert sittings.sittings(date(2026, 11, 13)) == []
    assert sittings.attendees(made) == called
    assert sittings.items(made) == sittings.items_of(case)
    assert sittings.items(made)[0].level == "crisis"
    assert [replace(one, id=CuratorOrderId(0)) for one in sittings.orders(case)] == [order]


def test_letters_and_who_owes_an_answer(desk: Desk) -> None:
    case = a_case(desk)
    with together():
        school = programmes.add_organisation(Organisation(OrganisationId(0), "Школа № 3", "edu"))
        draft = programmes.add_programme(a_programme(case))
        letter = Letter(
            LetterId(0), case, draft, school, "21/2026", DAY, DisclosureGround.INTERACTION,
            (MeasureId(7),), date(2026, 11, 20), sent_on=DAY, way=SendingWay.BY_HAND,
        )  # fmt: skip
        made = letters.add_letter(letter)
    sent = letters.letter(made)
    assert sent == replace(letter, id=made)
    assert letters.unanswered_letters() == letters.letters(case) == [sent]
    assert sent.owes(date(2026, 11, 22)) == 2
    with together():
        letters.change_letter(replace(sent, answered_on=date(2026, 11, 23), answer="приняли"))
    assert letters.unanswered_letters() == []
    assert letters.letters(case)[0].owes(date(2026, 11, 23)) is None
    assert letters.has_letter_number("21/2026")
    with pytest.raises(Exception, match="UNIQUE"), together():
        letters.add_letter(letter)
