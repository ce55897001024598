"""The agreement is numbered, printed and remembered."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sstui.core.paper_kinds import PaperKind
from sstui.core.problems import Problems
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, change_member
from sstui.desk.papers import missing_for, print_paper, sign_agreement
from sstui.store import families
from tests.factories import a_case


def text_of(path: Path) -> str:
    from docx import Document

    paper = Document(str(path))
    cells = (cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in paper.paragraphs), *cells]).replace("\u00a0", " ")


@pytest.fixture
def case_id(desk: Desk) -> CaseId:
    """A case whose applicant has a document: nothing is missing."""
    made = a_case(desk, "crisis", date(2026, 11, 2))
    mother = card(desk, made).members[0]
    draft = MemberDraft(
        mother.name.last,
        mother.name.first,
        mother.sex,
        mother.kinship,
        mother.name.patronymic,
        mother.born_on,
        is_applicant=True,
        identity="паспорт 00 00 000001, выдан отделом полиции",
    )
    change_member(desk, mother.id, mother.family_id, mother.version, draft)
    return made


def test_the_agreement_names_the_family_in_the_right_cases(desk: Desk, case_id: CaseId) -> None:
    paper = print_paper(desk, PaperKind.AGREEMENT, case_id, date(2026, 11, 5))
    words = text_of(paper.path)
    assert paper.path.parent == desk.office.out
    assert "Ёлкина Мария Петровна" in words
    assert "«05» ноября 2026 г." in words
    assert "№ 1/2026" in words
    assert "2 мая 2027 г." in words
    [document] = card(desk, case_id).documents
    assert document.sha256 == hashlib.sha256(paper.path.read_bytes()).hexdigest()
    assert (document.number, document.kind) == ("1/2026", "agreement")


def test_a_reprint_keeps_the_number_and_makes_another_file(desk: Desk, case_id: CaseId) -> None:
    first, second = (
        print_paper(desk, PaperKind.AGREEMENT, case_id),
        print_paper(desk, PaperKind.AGREEMENT, case_id),
    )
    assert first.path != second.path
    assert [one.number for one in card(desk, case_id).agreements] == ["1/2026"]
    assert [one.number for one in card(desk, case_id).documents] == ["1/2026", "1/2026"]


def test_numbers_are_never_given_twice(desk: Desk, case_id: CaseId) -> None:
    sign_agreement(desk, case_id, date(2026, 11, 5), "2/2026")
    sign_agreement(desk, case_id, date(2026, 11, 6))
    sign_agreement(desk, case_id, date(2026, 11, 9))
    assert [one.number for one in card(desk, case_id).agreements] == ["3/2026", "1/2026", "2/2026"]
    with pytest.raises(Refusal, match="номером 3/2026 уже есть"):
        sign_agreement(desk, case_id, date(2026, 11, 10), "3/2026")


def test_what_is_missing_is_listed_before_anything_is_made(desk: Desk) -> None:
    made = a_case(desk)
    assert missing_for(desk, PaperKind.AGREEMENT, made) == [
        "у заявителя нет документа, удостоверяющего личность"
    ]
    with pytest.raises(Refusal, match="Сначала заполните: у заявителя нет документа"):
        print_paper(desk, PaperKind.AGREEMENT, made)
    assert card(desk, made).agreements == ()
    assert list(desk.office.out.iterdir()) == []


def test_a_broken_template_takes_no_number(desk: Desk, case_id: CaseId) -> None:
    (desk.office.templates / "agreement.docx").write_bytes(b"no document")
    with pytest.raises(Problems, match=r"agreement\.docx"):
        print_paper(desk, PaperKind.AGREEMENT, case_id)
    assert card(desk, case_id).agreements == ()


@pytest.mark.parametrize(
    ("day", "words"), [(date(2026, 11, 1), "раньше начала"), (date(2026, 11, 24), "будущим днём")]
)
def test_a_wrong_day_is_refused(desk: Desk, case_id: CaseId, day: date, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        sign_agreement(desk, case_id, day)


def test_a_corrected_form_of_the_name_is_printed(desk: Desk, case_id: CaseId) -> None:
    mother = card(desk, case_id).members[0]
    draft = MemberDraft(
        mother.name.last,
        mother.name.first,
        mother.sex,
        mother.kinship,
        mother.name.patronymic,
        mother.born_on,
        is_applicant=True,
        identity=mother.identity,
        forms=replace(mother.forms, instrumental="Ёлкиною Марией Петровной"),
    )
    change_member(desk, mother.id, mother.family_id, mother.version, draft)
    assert families.members(mother.family_id)[0].forms.instrumental == "Ёлкиною Марией Петровной"
