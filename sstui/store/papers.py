"""Agreements, issued papers and the registers that number them."""

from datetime import date

from sstui.core.records import (
    Agreement,
    AgreementId,
    CaseId,
    DocumentId,
    IssuedDocument,
)
from sstui.store.engine import fetch
from sstui.store.rows import AgreementRow, DocumentRow, RegisterRow

_DOCUMENT = (
    DocumentRow.id,
    DocumentRow.case,
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
        kind=document.kind,
        number=document.number,
        issued_on=document.issued_on,
        file=document.file,
        sha256=document.sha256,
        template_sha256=document.template_sha256,
        staff=document.staff_id,
    )
    return DocumentId(row.execute())


def documents(case_id: CaseId) -> list[IssuedDocument]:
    """Issued papers of a case, newest first."""
    of_case = DocumentRow.select(*_DOCUMENT).where(DocumentRow.case == case_id)
    rows = fetch(of_case.order_by(DocumentRow.issued_on.desc(), DocumentRow.id.desc()))
    return [IssuedDocument(*row) for row in rows]


def all_documents() -> list[IssuedDocument]:
    """Issued papers of all cases, oldest first."""
    rows = fetch(DocumentRow.select(*_DOCUMENT).order_by(DocumentRow.id))
    return [IssuedDocument(*row) for row in rows]
