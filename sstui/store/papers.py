"""Agreements, issued papers and the registers that number them."""

from datetime import date
from typing import Any

from sstui.core.records import (
    Agreement,
    AgreementId,
    CaseId,
    DocumentId,
    FamilyId,
    IssuedDocument,
)
from sstui.store.engine import fetch, fetch_sql
from sstui.store.once import once
from sstui.store.rows import AgreementRow, DocumentRow, RegisterRow

_DOCUMENT = (
    DocumentRow.id,
    DocumentRow.case,
    DocumentRow.family,
    DocumentRow.kind,
    DocumentRow.number,
    DocumentRow.issued_on,
    DocumentRow.file,
    DocumentRow.sha256,
    DocumentRow.template_sha256,
    DocumentRow.staff,
)


def next_number(kind: str, year: int) -> int:
    """Take the next number of a register in a year; once taken it is never given again."""
    taken = RegisterRow.update(last=RegisterRow.last + 1).where(
        (RegisterRow.kind == kind) & (RegisterRow.year == year)
    )
    if not taken.execute():
        RegisterRow.insert(kind=kind, year=year, last=1).execute()
    last = RegisterRow.select(RegisterRow.last).where(
        (RegisterRow.kind == kind) & (RegisterRow.year == year)
    )
    return int(fetch(last)[0][0])


def add_agreement(case_id: CaseId, number: str, signed_on: date) -> AgreementId:
    """Remember an agreement with a family."""
    row = AgreementRow.insert(case=case_id, number=number, signed_on=signed_on)
    return AgreementId(row.execute())


@once
def agreements(case_id: CaseId) -> list[Agreement]:
    """Agreements of a case, newest first."""
    columns = (
        AgreementRow.id,
        AgreementRow.case,
        AgreementRow.number,
        AgreementRow.signed_on,
        AgreementRow.version,
    )
    of_case = AgreementRow.select(*columns).where(AgreementRow.case == case_id)
    order = (AgreementRow.signed_on.desc(), AgreementRow.id.desc())
    return [Agreement(*row) for row in fetch(of_case.order_by(*order))]


def has_agreement_number(number: str) -> bool:
    """Whether an agreement has this number already."""
    return bool(fetch(AgreementRow.select(AgreementRow.id).where(AgreementRow.number == number)))


def add_document(document: IssuedDocument) -> DocumentId:
    """Remember an issued paper; the record's own id is not used."""
    row = DocumentRow.insert(
        case=document.case_id,
        family=document.family_id,
        kind=document.kind,
        number=document.number,
        issued_on=document.issued_on,
        file=document.file,
        sha256=document.sha256,
        template_sha256=document.template_sha256,
        staff=document.staff_id,
    )
    return DocumentId(row.execute())


def document(document_id: DocumentId) -> IssuedDocument | None:
    """One issued paper."""
    rows = fetch(DocumentRow.select(*_DOCUMENT).where(DocumentRow.id == document_id))
    return IssuedDocument(*rows[0]) if rows else None


def documents(case_id: CaseId) -> list[IssuedDocument]:
    """Issued papers of a case, newest first, with those of its family that are of no case."""
    family = fetch_sql("SELECT family_id FROM family_case WHERE id = ?", (case_id,))
    whose = _one_with(family[0][0]) if family else []
    of_family = DocumentRow.case.is_null() & DocumentRow.family.in_(whose)
    return _documents((DocumentRow.case == case_id) | of_family)


def documents_of(family_id: FamilyId) -> list[IssuedDocument]:
    """Issued papers of a family and of all its cases, newest first."""
    return _documents(DocumentRow.family.in_(_one_with(family_id)))


def _one_with(family_id: FamilyId) -> list[int]:
    """A family and the records that were merged into it: papers keep the family of their day."""
    asked = (
        "WITH RECURSIVE one (id) AS (VALUES (?) UNION "
        "SELECT family.id FROM family JOIN one ON family.merged_into = one.id) SELECT id FROM one"
    )
    return [int(row[0]) for row in fetch_sql(asked, (family_id,))]


def _documents(condition: Any) -> list[IssuedDocument]:
    order = (DocumentRow.issued_on.desc(), DocumentRow.id.desc())
    rows = fetch(DocumentRow.select(*_DOCUMENT).where(condition).order_by(*order))
    return [IssuedDocument(*row) for row in rows]


def all_documents() -> list[IssuedDocument]:
    """Issued papers of all cases, oldest first."""
    rows = fetch(DocumentRow.select(*_DOCUMENT).order_by(DocumentRow.id))
    return [IssuedDocument(*row) for row in rows]
