"""The family's file: passport, application, survey act, consents, assessment, curator's order."""

from dataclasses import replace
from datetime import date

import pytest

from sstui.core.deadlines import DeadlineState
from sstui.core.family_file import ConsentPurpose
from sstui.core.records import CaseId, FamilyId, Member
from sstui.core.refusal import Refusal
from sstui.desk.assessments import (
    AssessmentDraft,
    advised_level,
    assess,
    assessments,
    decide_level,
    sheet_of,
)
from sstui.desk.cases import change_level, end_case
from sstui.desk.deadlines import case_deadlines
from sstui.desk.desk import Desk
from sstui.desk.family_file import (
    ApplicationDraft,
    ConsentDraft,
    SurveyDraft,
    adaptation_ends_on,
    apply_for,
    change_survey,
    coming_of_age,
    consents_in_force,
    give_consent,
    passport_of,
    survey_drafted,
    void_application,
    void_survey,
    withdraw_consent,
    without_consent,
    write_passport,
)
from sstui.desk.orders import OrderDraft, order_curator, orders
from sstui.desk.people import add_staff
from sstui.desk.undo import last_save, undo
from sstui.store import cases, families, family_file
from sstui.store.staff import staff
from tests.factories import a_case, a_person, me

DAY = date(2026, 11, 20)


def home(desk: Desk) -> tuple[CaseId, FamilyId, Member, Member]:
    case = a_case(desk)
    family = cases.case(case).family_id  # type: ignore[union-attr]
    mother, son = families.members(family)
    return case, family, mother, son


def test_the_passport_is_written_and_put_right(desk: Desk) -> None:
    _, family, _, _ = home(desk)
    write_passport(desk, replace(passport_of(family), created_on=date(2026, 2, 28), wishes="сад"))
    found = passport_of(family)
    assert (found.wishes, adaptation_ends_on(found)) == ("сад", date(2027, 2, 28))
    with pytest.raises(Refusal, match="в будущем"):
        write_passport(desk, replace(found, created_on=date(2026, 11, 24)))
    write_passport(desk, replace(found, wishes="сад и работа"))
    with pytest.raises(Refusal, match="другой сотрудник"):
        write_passport(desk, found)


def test_an_application_is_an_adults(desk: Desk) -> None:
    _, family, mother, son = home(desk)
    with pytest.raises(Refusal, match="подписывает взрослый"):
        apply_for(desk, ApplicationDraft(family, son.id, DAY))
    with pytest.raises(Refusal, match="в будущем"):
        apply_for(desk, ApplicationDraft(family, mother.id, date(2026, 11, 24)))
    with pytest.raises(Refusal, match="вида помощи"):
        apply_for(desk, ApplicationDraft(family, mother.id, DAY, ("magic",)))
    apply_for(desk, ApplicationDraft(family, mother.id, DAY, ("social", "legal"), "долги"))
    [made] = family_file.applications(family)
    assert (made.number, made.help_kinds) == ("1/2026", ("social", "legal"))
    void_application(desk, made, "подписала не та")
    assert family_file.applications(family)[0].voided == "подписала не та"


def test_a_survey_act(desk: Desk) -> None:
    _, family, _, _ = home(desk)
    draft = SurveyDraft(family, DAY, DAY, (me(desk),), {"conclusion": "нужна помощь"})
    for changes, message in (
        ({"staff_ids": ()}, "кто обследовал"),
        ({"drawn_on": date(2026, 11, 19)}, "раньше обследования"),
        ({"drawn_on": date(2026, 11, 25)}, "в будущем"),
        ({"texts": {}}, "Напишите вывод"),
    ):
        with pytest.raises(Refusal, match=message):
            survey_drafted(desk, replace(draft, **changes))
    survey_drafted(desk, draft)
    [made] = family_file.surveys(family)
    change_survey(desk, made, replace(draft, texts={"conclusion": "срочно", "housing": "печь"}))
    changed = family_file.surveys(family)[0]
    assert (changed.number, changed.conclusion, changed.housing) == ("1/2026", "срочно", "печь")
    void_survey(desk, changed, "другой дом")
    with pytest.raises(Refusal, match="недействительным"):
        change_survey(desk, family_file.surveys(family)[0], draft)


def test_who_signs_a_consent(desk: Desk) -> None:
    _, family, mother, son = home(desk)
    own = ConsentDraft(family, mother.id, mother.id, ConsentPurpose.PROCESSING, DAY)
    with pytest.raises(Refusal, match="даёт согласие сам"):
        give_consent(desk, replace(own, signer_id=son.id))
    with pytest.raises(Refusal, match="законный представитель"):
        give_consent(desk, replace(own, member_id=son.id, signer_id=son.id))
    with pytest.raises(Refusal, match="вида организаций"):
        give_consent(desk, replace(own, recipients=("circus",)))
    with pytest.raises(Refusal, match="раньше, чем дано"):
        give_consent(desk, replace(own, until_on=date(2026, 11, 19)))
    give_consent(desk, own)
    assert without_consent(desk, family) == [son]
    give_consent(desk, replace(own, member_id=son.id))
    assert without_consent(desk, family) == []
    assert set(consents_in_force(family, ConsentPurpose.PROCESSING, DAY)) == {mother.id, son.id}
    assert consents_in_force(family, ConsentPurpose.HEALTH, DAY) == {}


def test_a_withdrawal_starts_thirty_days(desk: Desk) -> None:
    case, family, mother, _ = home(desk)
    give_consent(desk, ConsentDraft(family, mother.id, mother.id, ConsentPurpose.PROCESSING, DAY))
    [given] = family_file.consents(family)
    with pytest.raises(Refusal, match="раньше, чем дано"):
        withdraw_consent(desk, given, date(2026, 11, 19))
    withdraw_consent(desk, given, date(2026, 11, 23), "письмом")
    assert consents_in_force(family, ConsentPurpose.PROCESSING, date(2026, 11, 23)) == {}
    found = next(one for one in case_deadlines(desk, case) if one.clock.code == "withdrawal")
    # The 30th day is Wednesday, 23 December.
    assert (found.due_on, found.state) == (date(2026, 12, 23), DeadlineState.OPEN)
    with pytest.raises(Refusal, match="уже не действует"):
        withdraw_consent(desk, family_file.consents(family)[0], DAY)


def test_children_who_come_of_age_are_noticed_ahead(desk: Desk) -> None:
    _, _, _, son = home(desk)
    assert coming_of_age(desk) == []
    later = replace(desk, today=date(2031, 12, 20))
    [soon] = coming_of_age(later)
    assert (soon.member.id, soon.years, soon.on) == (son.id, 14, date(2032, 2, 3))
    assert [one.years for one in coming_of_age(replace(desk, today=date(2036, 1, 5)))] == [18]


def test_a_sheet_suggests_and_people_overrule_with_a_reason(desk: Desk) -> None:
    _, family, _, _ = home(desk)
    sheet = sheet_of(desk)
    best = {factor.code: factor.options[0].code for factor in sheet.factors}
    worst = {factor.code: factor.options[-1].code for factor in sheet.factors}
    with pytest.raises(Refusal, match="Нет ответа: Уход и присмотр"):
        assess(desk, AssessmentDraft(family, DAY))
    assess(desk, AssessmentDraft(family, DAY, best, ("violence",), "мы справимся"))
    assess(desk, AssessmentDraft(family, DAY, worst))
    second, first = assessments(family)
    assert (first.points, first.suggested, first.stops) == (0, "emergency", ("violence",))
    assert (second.points, second.suggested) == (36, "emergency")
    with pytest.raises(Refusal, match="напишите почему"):
        decide_level(desk, first, "crisis", DAY, "консилиум")
    decide_level(desk, first, "crisis", DAY, "консилиум", "опасность снята опекой")
    decided = assessments(family)[1]
    assert (decided.decided, decided.reason) == ("crisis", "опасность снята опекой")
    with pytest.raises(Refusal, match="уже решено"):
        decide_level(desk, decided, "basic", DAY, "консилиум", "ещё раз")


def test_an_assessment_advises_a_level_until_one_is_set(desk: Desk) -> None:
    case, family, _, _ = home(desk)
    sheet = sheet_of(desk)
    best = {factor.code: factor.options[0].code for factor in sheet.factors}
    first = sheet.factors[0]
    assert advised_level(desk, family) == ""
    assess(desk, AssessmentDraft(family, DAY, best | {first.code: first.options[-1].code}))
    advised = "По оценке от 20.11.2026: адаптационный, 4 балла"
    assert advised_level(desk, family) == f"{advised}."
    decide_level(desk, assessments(family)[0], "crisis", DAY, "консилиум", "ссоры")
    assert advised_level(desk, family) == f"{advised}; решено 20.11.2026: кризисный."
    change_level(desk, case, date(2026, 11, 21), "crisis", "")
    assert advised_level(desk, family) == ""


def test_an_assessment_of_a_case_that_has_ended_advises_nothing(desk: Desk) -> None:
    case, family, _, _ = home(desk)
    worst = {factor.code: factor.options[-1].code for factor in sheet_of(desk).factors}
    assess(desk, AssessmentDraft(family, DAY, worst))
    reason = next(iter(desk.office.dictionaries.end_grounds.active())).code
    record = cases.case(case)
    assert record is not None
    end_case(desk, record, DAY, reason)
    later = replace(desk, today=date(2026, 11, 24))
    assert advised_level(later, family) == ""
    assess(later, AssessmentDraft(family, later.today, worst))
    assert advised_level(later, family) == "По оценке от 24.11.2026: экстренный, 36 баллов."


def test_an_order_names_the_curator_and_undo_takes_both_back(desk: Desk) -> None:
    case, _, _, _ = home(desk)
    add_staff(desk, a_person())
    other = next(one.id for one in staff() if one.name.last == "Кузьмин")
    draft = OrderDraft(case, other, DAY, date(2026, 11, 23), basis="заявление № 1")
    with pytest.raises(Refusal, match="Замещает"):
        order_curator(desk, replace(draft, substitute_id=other))
    with pytest.raises(Refusal, match="будущим днём"):
        order_curator(desk, replace(draft, signed_on=date(2026, 11, 24)))
    order_curator(desk, replace(draft, substitute_id=me(desk)))
    [made] = orders(case)
    assert (made.number, made.staff_id, made.substitute_id) == ("1/2026", other, me(desk))
    assert cases.assignments(case)[-1].order == "№ 1/2026 от 20.11.2026"
    found = last_save(desk)
    assert found is not None
    undo(desk, found.line.line.seq)
    assert orders(case) == []
    assert [one.staff_id for one in cases.assignments(case)] == [me(desk)]


def test_an_order_on_the_curator_who_is_there_already(desk: Desk) -> None:
    case, _, _, _ = home(desk)
    start = cases.case(case).started_on  # type: ignore[union-attr]
    order_curator(desk, OrderDraft(case, me(desk), DAY, start, number="14-с"))
    assert [one.number for one in orders(case)] == ["14-с"]
    assert len(cases.assignments(case)) == 1


def test_an_empty_passport_is_not_one(desk: Desk) -> None:
    _, family, _, _ = home(desk)
    with pytest.raises(Refusal, match="Паспорт пуст"):
        write_passport(desk, replace(passport_of(family), wishes="  "))
    assert family_file.passport(family) is None
    write_passport(desk, replace(passport_of(family), wishes="своё жильё"))
    with pytest.raises(Refusal, match="Паспорт пуст"):
        write_passport(desk, replace(passport_of(family), wishes=""))
    assert passport_of(family).wishes == "своё жильё"
