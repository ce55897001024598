"""Every paper from its record: printed by one way, remembered, printed again under its number."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sstui.core.family_file import ConsentPurpose
from sstui.core.paper_kinds import PaperKind
from sstui.core.problems import Problems
from sstui.core.refusal import Refusal
from sstui.desk.card import card
from sstui.desk.cases import CaseDraft, end_case, open_case
from sstui.desk.checking import check
from sstui.desk.desk import Desk
from sstui.desk.family_file import (
    ConsentDraft,
    give_consent,
    void_application,
)
from sstui.desk.family_view import family_view
from sstui.desk.letters import letters_of, void_letter
from sstui.desk.paper_lists import (
    find_paper,
    papers_of_case,
    papers_of_family,
    papers_of_sitting,
)
from sstui.desk.papers import IssuedPaper, missing_for, print_paper
from sstui.desk.sittings import SittingDraft, plan_sitting
from sstui.store import families, family_file, papers
from sstui.store.door import together
from sstui.store.engine import connected, run_sql
from sstui.store.sittings import add_item, items
from tests.desk.paper_way import Way, a_way
from tests.desk.test_programme_and_sitting import (
    DAY,
    a_clinic,
    ready,
)
from tests.documents.paper_samples import whole_text
from tests.factories import TODAY, a_case, a_family, me


@pytest.fixture
def way(desk: Desk) -> Way:
    return a_way(desk)


WORDS = {
    PaperKind.AGREEMENT: ("1/2026", "СОГЛАШЕНИЕ № 1/2026"),
    PaperKind.APPLICATION: ("1/2026", "от Ёлкиной Марии Петровны (мать)"),
    PaperKind.CONSENT: ("", "на обработку персональных данных"),
    PaperKind.SURVEY: ("1/2026", "обследования материальных и жилищно-бытовых условий"),
    PaperKind.ORDER: ("1/2026", "специалиста по социальной работе Соколову Веру"),
    PaperKind.PROGRAMME: ("1/2026", "протокол № 1/2026\nот «23» ноября 2026 г."),
    PaperKind.PROTOCOL: ("1/2026", "заседания консилиума специалистов"),
    PaperKind.CONCLUSION: ("1/2026-1", "сходить в больницу"),
    PaperKind.LETTER: ("1/2026", "осмотр детей | вся семья"),
}


@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_paper_is_printed_and_remembered(desk: Desk, way: Way, kind: PaperKind) -> None:
    number, words = WORDS[kind]
    assert missing_for(desk, kind, way.ids[kind]) == []
    paper = print_paper(desk, kind, way.ids[kind])
    assert paper.path.parent == desk.office.out
    assert words in whole_text(paper.path)
    document = paper.document
    assert document.sha256 == hashlib.sha256(paper.path.read_bytes()).hexdigest()
    assert (document.kind, document.number) == (kind.value, number)
    again = print_paper(desk, kind, way.ids[kind])
    assert again.path != paper.path
    assert again.path.read_bytes() == paper.path.read_bytes()
    assert again.document.number == number


def test_papers_belong_to_a_case_a_family_or_nobody(desk: Desk, way: Way) -> None:
    made = {kind: print_paper(desk, kind, way.ids[kind]).document for kind in PaperKind}
    of_family = {PaperKind.APPLICATION, PaperKind.CONSENT, PaperKind.SURVEY}
    for kind, document in made.items():
        whose = (document.case_id, document.family_id)
        if kind is PaperKind.PROTOCOL:
            assert whose == (None, None)
        else:
            assert whose == (None if kind in of_family else way.case, way.family)
    seen = {one.id for one in card(desk, way.case).documents}
    assert seen == {one.id for kind, one in made.items() if kind is not PaperKind.PROTOCOL}
    assert {one.id for one in papers.documents_of(way.family)} == seen
    assert {one.id for one in family_view(desk, way.family).documents} == seen


def test_papers_of_a_family_without_a_case_or_with_two_stand_in_its_file_once(
    desk: Desk, way: Way
) -> None:
    made = print_paper(desk, PaperKind.SURVEY, way.ids[PaperKind.SURVEY]).document
    end_case(desk, card(desk, way.case).case, TODAY, "goal")
    later = replace(desk, today=TODAY + timedelta(days=7))
    open_case(later, CaseDraft(way.family, later.today, "basic", me(desk)))
    assert [one.id for one in family_view(later, way.family).documents] == [made.id]
    alone = a_family(desk, "Котова")
    mother = families.members(alone)[0]
    with together():
        families.change_member(replace(mother, identity="паспорт 00 00 № 000000"))
    given = ConsentDraft(alone, mother.id, mother.id, ConsentPurpose.PROCESSING, DAY)
    printed = print_paper(desk, PaperKind.CONSENT, give_consent(desk, given)).document
    assert [one.id for one in family_view(desk, alone).documents] == [printed.id]


def test_papers_of_a_merged_record_are_seen_with_the_family(desk: Desk, way: Way) -> None:
    made = print_paper(desk, PaperKind.SURVEY, way.ids[PaperKind.SURVEY]).document
    other = card(desk, a_case(desk, last="Котова")).family.id
    with connected():
        run_sql("UPDATE family SET merged_into = ? WHERE id = ?", (other, way.family))
    assert [one.id for one in papers.documents_of(other)] == [made.id]


def test_an_office_without_a_template_takes_the_shipped_one(desk: Desk, way: Way) -> None:
    (desk.office.templates / "letter.docx").unlink()
    (desk.office.templates / "survey.docx").unlink()
    print_paper(desk, PaperKind.LETTER, way.ids[PaperKind.LETTER])
    found = check(desk.office.folder)
    assert found.problems == ()
    assert (
        "в папке templates нет шаблонов: survey.docx, letter.docx; вместо них берутся поставляемые"
        in found.warnings
    )


def test_the_offices_own_template_is_checked_against_its_fields(desk: Desk, way: Way) -> None:
    own = desk.office.templates / "order.docx"
    own.write_bytes((desk.office.templates / "survey.docx").read_bytes())
    told = [str(one) for one in check(desk.office.folder).problems]
    assert any("templates/order.docx" in one and "обследовано" in one for one in told)
    with pytest.raises(Problems, match=r"order\.docx"):
        print_paper(desk, PaperKind.ORDER, way.ids[PaperKind.ORDER])
    assert list(desk.office.out.iterdir()) == []


@pytest.mark.parametrize("kind", list(PaperKind))
def test_a_record_that_is_not_there_is_refused(desk: Desk, kind: PaperKind) -> None:
    with pytest.raises(Refusal, match="нет"):
        missing_for(desk, kind, 99)


def test_void_records_and_open_sittings_are_not_printed(desk: Desk, way: Way) -> None:
    letter = letters_of(way.case)[0]
    void_letter(desk, letter, "не та больница")
    application = family_file.applications(way.family)[0]
    void_application(desk, application, "подписала не та")
    planned = plan_sitting(desk, SittingDraft(TODAY))
    for kind, object_id, words in (
        (PaperKind.LETTER, letter.id, "недействительным"),
        (PaperKind.APPLICATION, application.id, "недействительным"),
        (PaperKind.PROTOCOL, planned, "не закрыто"),
    ):
        with pytest.raises(Refusal, match=words):
            print_paper(desk, kind, object_id)
    assert papers_of_sitting(desk, planned) == []
    kinds = [one.kind for one in papers_of_case(desk, way.case)]
    assert PaperKind.LETTER not in kinds
    assert list(desk.office.out.iterdir()) == []


def test_the_letter_of_a_family_that_withdrew_tells_less(desk: Desk, way: Way) -> None:
    son = families.members(way.family)[1]
    with together():
        families.change_member(replace(son, health="инвалидность"))
    consent = ConsentDraft(way.family, son.id, way.mother.id, ConsentPurpose.HEALTH, DAY)
    given = give_consent(desk, consent)
    first = print_paper(desk, PaperKind.LETTER, way.ids[PaperKind.LETTER])
    assert "о здоровье: инвалидность" in whole_text(first.path)
    found = family_file.consent(given)
    assert found is not None
    with together():
        family_file.change_consent(replace(found, withdrawn_on=TODAY))
    second = print_paper(desk, PaperKind.LETTER, way.ids[PaperKind.LETTER])
    assert "инвалидность" not in whole_text(second.path)


def test_a_sitting_that_heard_a_case_twice_has_one_protocol(desk: Desk, way: Way) -> None:
    [item] = items(way.sitting)
    with together():
        add_item(replace(item, programme_id=None, position=2))
    kinds = [one.kind for one in papers_of_case(desk, way.case)]
    assert kinds.count(PaperKind.CONCLUSION) == 2
    assert kinds.count(PaperKind.PROTOCOL) == 1


def test_what_can_be_printed_is_listed(desk: Desk, way: Way) -> None:
    titles = [one.title for one in papers_of_case(desk, way.case)]
    assert titles[0] == "Соглашение"
    assert "Программа № 1/2026: утверждена" in titles
    assert "Письмо № 1/2026: Заречная больница" in titles
    assert {one.kind for one in papers_of_case(desk, way.case)} == set(PaperKind)
    assert {one.kind for one in papers_of_family(desk, way.family)} == {
        PaperKind.APPLICATION,
        PaperKind.SURVEY,
        PaperKind.CONSENT,
    }
    assert [one.title for one in papers_of_sitting(desk, way.sitting)] == [
        "Протокол № 1/2026 от 23.11.2026",
        "Заключение № 1/2026-1, дело № 1/2026",
    ]


@pytest.mark.parametrize("kind", [one for one in PaperKind if one is not PaperKind.AGREEMENT])
def test_a_paper_is_found_by_its_number_and_by_its_case(
    desk: Desk, way: Way, kind: PaperKind
) -> None:
    number = WORDS[kind][0] or str(way.ids[kind])
    assert find_paper(desk, kind, number) == way.ids[kind]
    assert find_paper(desk, kind, "", way.case) == way.ids[kind]
    with pytest.raises(Refusal, match="нет"):
        find_paper(desk, kind, "99/2026")


def test_one_of_several_consents_must_be_named(desk: Desk, way: Way) -> None:
    draft = ConsentDraft(way.family, way.mother.id, way.mother.id, ConsentPurpose.TRANSFER, DAY)
    give_consent(desk, draft)
    with pytest.raises(Refusal, match="Согласий несколько, назовите код одного: 2 – Ёлкина"):
        find_paper(desk, PaperKind.CONSENT, "", way.case)


def test_a_draft_is_printed_with_room_for_its_approval(desk: Desk) -> None:
    case = a_case(desk)
    made = ready(desk, case, a_clinic(desk))
    paper: IssuedPaper = print_paper(desk, PaperKind.PROGRAMME, made.id)
    words = whole_text(paper.path)
    assert "протокол № _______" in words
    assert "от «___» ______________ 20___ г." in words


def test_an_agreement_of_another_day_is_another_one(desk: Desk, way: Way) -> None:
    first = print_paper(desk, PaperKind.AGREEMENT, way.case, date(2026, 11, 20))
    second = print_paper(desk, PaperKind.AGREEMENT, way.case, date(2026, 11, 23))
    assert (first.document.number, second.document.number) == ("1/2026", "2/2026")
    assert "«20» ноября 2026 г." in whole_text(Path(first.path))
