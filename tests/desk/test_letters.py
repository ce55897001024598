"""Letters: each organisation learns of its own measures only, and its answer is waited for."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.disclosure import Datum
from sstui.core.family_file import ConsentPurpose
from sstui.core.letters import DisclosureGround, SendingWay
from sstui.core.programme import OrganisationId, Programme, WorkPlace
from sstui.core.records import CaseId, StaffId
from sstui.core.refusal import Refusal
from sstui.core.sittings import Decision
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, change_member
from sstui.desk.family_file import ConsentDraft, give_consent
from sstui.desk.letters import (
    LetterDraft,
    answer_letter,
    extracts,
    find_letter,
    letters_of,
    send_letter,
    send_letters,
    void_letter,
    who_owes,
    write_letter,
    write_letters,
)
from sstui.desk.organisations import OrganisationDraft, add_organisation
from sstui.desk.programmes import MeasureDraft, current_programme, draw_up, programme, sign, submit
from sstui.store import cases, families
from tests.desk.test_programme_and_sitting import a_council, a_draft, hold, papers_of
from tests.factories import TODAY, a_case, me

DAY = date(2026, 11, 20)


def approved(desk: Desk) -> tuple[CaseId, Programme, OrganisationId, OrganisationId]:
    """A case whose approved programme has measures of a clinic and of a school."""
    case = a_case(desk)
    clinic = add_organisation(desk, OrganisationDraft("Заречная больница", "health"))
    school = add_organisation(desk, OrganisationDraft("Школа № 3", "education"))
    son = families.members(cases.case(case).family_id)[1].id  # type: ignore[union-attr]
    plain = a_draft(desk, clinic)
    lessons = MeasureDraft(
        "pedagogical", "занятия с логопедом", member_ids=(son,), place=WorkPlace.ELSEWHERE,
        until_on=date(2027, 2, 1), organisation_id=school,
    )  # fmt: skip
    papers_of(case)
    made = draw_up(desk, case, replace(plain, measures=(*plain.measures, lessons)))
    sign(desk, programme(desk, made).programme, DAY, DAY)
    submit(desk, programme(desk, made).programme)
    a_council(desk)
    hold(desk, Decision.APPROVE)
    found = current_programme(case)
    assert found is not None
    return case, found, clinic, school


def test_each_organisation_learns_of_its_own_measures_only(desk: Desk) -> None:
    _, found, clinic, school = approved(desk)
    first, second = extracts(desk, found)
    assert (first.organisation.id, second.organisation.id) == (clinic, school)
    assert [one.title for one in first.measures] == ["осмотр детей"]
    assert [one.name.first for one in first.people] == ["Мария", "Пётр"]
    assert Datum.HEALTH in first.data
    assert [one.title for one in second.measures] == ["занятия с логопедом"]
    assert [one.name.first for one in second.people] == ["Пётр"]
    assert second.data == {Datum.NAME, Datum.BORN_ON, Datum.OCCUPATION}


def test_health_is_told_only_with_a_consent_of_its_own(desk: Desk) -> None:
    case, found, _, _ = approved(desk)
    family = cases.case(case).family_id  # type: ignore[union-attr]
    mother, son = families.members(family)
    draft = MemberDraft(
        son.name.last, son.name.first, son.sex, son.kinship, son.name.patronymic, son.born_on,
        health="инвалидность",
    )  # fmt: skip
    change_member(desk, son.id, family, son.version, draft)
    clinic = extracts(desk, found)[0]
    assert clinic.health_of == frozenset()
    assert clinic.held_back == ("о здоровье без согласия: Ёлкин\u00a0П.\u00a0И.",)
    give_consent(desk, ConsentDraft(family, son.id, mother.id, ConsentPurpose.HEALTH, DAY))
    clinic = extracts(desk, found)[0]
    assert clinic.health_of == {son.id}
    assert clinic.held_back == ()


def test_letters_go_out_together_or_not_at_all(desk: Desk) -> None:
    case, found, clinic, school = approved(desk)
    with pytest.raises(Refusal, match="Отметьте письма"):
        send_letters(desk, [], TODAY, SendingWay.POST)
    yesterday = date(2026, 11, 22)
    for one, day in ((clinic, yesterday), (school, TODAY)):
        draft = LetterDraft(one, DisclosureGround.INTERACTION, day)
        write_letter(desk, found, draft)
    both = sorted(letters_of(case), key=lambda one: one.number)
    with pytest.raises(Refusal, match=r"^Письмо № 2/2026: Отправка — не раньше письма") as refused:
        send_letters(desk, both, yesterday, SendingWay.POST)
    assert refused.value.field == "on"
    assert {one.sent_on for one in letters_of(case)} == {None}
    send_letters(desk, both, TODAY, SendingWay.POST)
    assert {one.sent_on for one in letters_of(case)} == {TODAY}


def test_a_letter_goes_out_and_its_answer_comes_back(desk: Desk) -> None:
    case, found, clinic, school = approved(desk)
    draft = LetterDraft(clinic, DisclosureGround.INTERACTION, TODAY)
    write_letter(desk, found, draft)
    with pytest.raises(Refusal, match="уже есть"):
        write_letter(desk, found, draft)
    [letter] = letters_of(case)
    assert (letter.number, letter.reply_by) == ("1/2026", date(2026, 12, 23))
    assert who_owes(desk) == []
    with pytest.raises(Refusal, match="не отправляли"):
        answer_letter(desk, letter, TODAY, "", "да")
    send_letter(desk, letter, TODAY, SendingWay.BY_HAND)
    [debt] = who_owes(desk)
    assert (debt.organisation.id, debt.days, debt.case_number) == (clinic, -30, "1/2026")
    late = replace(desk, today=date(2027, 1, 2))
    assert who_owes(late)[0].days == 10
    sent = letters_of(case)[0]
    with pytest.raises(Refusal, match="что ответили"):
        answer_letter(desk, sent, TODAY, "5", " ")
    answer_letter(desk, sent, TODAY, "5", "записали на приём")
    assert who_owes(late) == []
    write_letter(desk, found, replace(draft, organisation_id=school))
    void_letter(desk, letters_of(case)[0], "не та школа")
    write_letter(desk, found, replace(draft, organisation_id=school))
    assert [one.number for one in letters_of(case)] == ["3/2026", "2/2026", "1/2026"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"ground": DisclosureGround.CONSENT}, "Согласия на передачу"),
        ({"ground": DisclosureGround.REQUEST}, "номер запроса"),
        ({"written_on": date(2026, 11, 24)}, "будущим днём"),
        ({"reply_by": date(2026, 11, 22)}, "раньше письма"),
        ({"organisation_id": OrganisationId(99)}, "ничего нет"),
    ],
)
def test_what_is_refused(desk: Desk, changes: dict[str, object], message: str) -> None:
    case, found, clinic, _ = approved(desk)
    draft = LetterDraft(clinic, DisclosureGround.INTERACTION, TODAY)
    with pytest.raises(Refusal, match=message):
        write_letter(desk, found, replace(draft, **changes))  # type: ignore[arg-type]
    assert letters_of(case) == []


def test_a_consent_may_be_for_some_kinds_of_organisations_only(desk: Desk) -> None:
    case, found, clinic, school = approved(desk)
    family = cases.case(case).family_id  # type: ignore[union-attr]
    mother, son = [one.id for one in families.members(family)]
    given = ConsentDraft(
        family, mother, mother, ConsentPurpose.TRANSFER, DAY, recipients=("education",)
    )
    give_consent(desk, given)
    draft = LetterDraft(clinic, DisclosureGround.CONSENT, TODAY)
    with pytest.raises(Refusal, match="Согласия на передачу"):
        write_letter(desk, found, draft)
    with pytest.raises(Refusal, match=r"организации нет: Ёлкин.П"):
        write_letter(desk, found, replace(draft, organisation_id=school))
    give_consent(desk, replace(given, member_id=son))
    write_letter(desk, found, replace(draft, organisation_id=school))
    assert letters_of(case)[0].consent_id is not None


def test_a_programme_that_is_not_approved_goes_nowhere(desk: Desk) -> None:
    case = a_case(desk)
    clinic = add_organisation(desk, OrganisationDraft("Заречная больница", "health"))
    made = draw_up(desk, case, a_draft(desk, clinic))
    draft = LetterDraft(clinic, DisclosureGround.INTERACTION, TODAY)
    with pytest.raises(Refusal, match="утверждённую"):
        write_letter(desk, programme(desk, made).programme, draft)


def test_letters_to_several_are_written_all_or_none(desk: Desk) -> None:
    case, found, clinic, school = approved(desk)
    family = cases.case(case).family_id  # type: ignore[union-attr]
    mother, son = [one.id for one in families.members(family)]
    give_consent(desk, ConsentDraft(family, son, mother, ConsentPurpose.TRANSFER, DAY))
    drafts = [
        LetterDraft(one, DisclosureGround.CONSENT, TODAY, date(2026, 12, 7))
        for one in (school, clinic)
    ]
    with pytest.raises(Refusal, match=r"^Заречная больница: Согласия .* Ёлкина.М"):
        write_letters(desk, found, drafts)
    assert letters_of(case) == []
    with pytest.raises(Refusal, match="Отметьте организации"):
        write_letters(desk, found, [])
    give_consent(desk, ConsentDraft(family, mother, mother, ConsentPurpose.TRANSFER, DAY))
    write_letters(desk, found, drafts)
    assert [one.number for one in letters_of(case)] == ["2/2026", "1/2026"]
    assert find_letter("№ 2/2026").organisation_id == clinic
    with pytest.raises(Refusal, match="Письма № 7/2026 нет"):
        find_letter("7/2026")


def test_who_owes_is_known_for_each_curator(desk: Desk) -> None:
    case, found, clinic, _ = approved(desk)
    write_letter(desk, found, LetterDraft(clinic, DisclosureGround.INTERACTION, TODAY))
    send_letter(desk, letters_of(case)[0], TODAY, SendingWay.POST)
    assert [one.curator_id for one in who_owes(desk, me(desk))] == [me(desk)]
    assert who_owes(desk, StaffId(99)) == []
