"""The agreement is numbered, printed and remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sstui.core.records import (
    Agreement,
    AgreementId,
    CaseId,
    DocumentId,
    IssuedDocument,
)
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name
from sstui.desk.card import CaseCard, card
from sstui.desk.desk import Desk
from sstui.store import papers
from sstui.store.door import Written, write

if TYPE_CHECKING:
    from sstui.documents.agreement import AgreementFacts
    from sstui.documents.render import Rendered

AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper that lies in the office's `out` folder."""

    document: IssuedDocument
    path: Path
    doubts: tuple[str, ...] = ()
    """Case forms of names that a person should look at before handing the paper out."""


def sign_agreement(
    desk: Desk, case_id: CaseId, signed_on: date, number: str = "", draft_id: str | None = None
) -> AgreementId:
    """Enter an agreement with a family; without a number it gets the next of the register.

    Raises:
        Refusal: a day before the case's start or in the future, a number that is taken.
    """
    found = card(desk, case_id)
    if signed_on < found.case.started_on:
        raise Refusal("Соглашение раньше начала сопровождения.", "signed_on")
    if signed_on > desk.today:
        raise Refusal("Соглашение нельзя подписать будущим днём.", "signed_on")
    given = clean_name(number, "номер соглашения", required=False)
    if given and papers.has_agreement_number(given):
        raise Refusal(f"Соглашение с номером {given} уже есть.", "number")

    def change() -> Written:
        taken = given or _free_number(desk, signed_on.year)
        made = papers.add_agreement(case_id, taken, signed_on)
        return Written(made, case_id, {"number": taken, "signed_on": signed_on})

    return AgreementId(write(desk.actor, "agreement.add", "agreement", change, draft_id))


def missing_for_agreement(desk: Desk, case_id: CaseId) -> list[str]:
    """What must be filled in before the agreement can be printed, in words."""
    from sstui.documents.agreement import missing  # noqa: PLC0415 - word machinery, ~30 ms

    return missing(_facts(desk, card(desk, case_id), "", desk.today))


def print_agreement(desk: Desk, case_id: CaseId, signed_on: date | None = None) -> IssuedPaper:
    """Make the agreement as a Word file; printed again it keeps its number and date.

    The number is taken only when everything else is there, and is never given twice.

    Raises:
        Refusal: something is missing, in words; the disk does not take the file.
        Problems: the template is missing or wrong.
    """
    from sstui.documents.agreement import doubts  # noqa: PLC0415 - word machinery, ~30 ms

    found = card(desk, case_id)
    if gaps := missing_for_agreement(desk, case_id):
        raise Refusal("Сначала заполните: " + "; ".join(gaps) + ".")
    template = desk.office.templates / "agreement.docx"
    _check_template(template)
    agreement = _agreement(desk, found, signed_on)
    facts = _facts(desk, found, agreement.number, agreement.signed_on)
    target = _free_target(desk, agreement.number)
    made = _render(desk, template, facts, target)
    _remember(desk, agreement, made)
    return IssuedPaper(papers.documents(case_id)[0], target, tuple(doubts(facts)))


def _render(desk: Desk, template: Path, facts: AgreementFacts, target: Path) -> Rendered:
    from sstui.documents.agreement import fields  # noqa: PLC0415
    from sstui.documents.render import About, render  # noqa: PLC0415

    title = f"Соглашение о социальном сопровождении № {facts.number}"
    about = About(title, desk.office.settings.institution.short, facts.signed_on)
    return render(template, fields(facts), target, about)


def _remember(desk: Desk, agreement: Agreement, made: Rendered) -> None:
    document = IssuedDocument(
        id=DocumentId(0),
        case_id=agreement.case_id,
        kind=AGREEMENT,
        number=agreement.number,
        issued_on=desk.today,
        file=made.path.relative_to(desk.office.folder).as_posix(),
        sha256=made.sha256,
        template_sha256=made.template_sha256,
        staff_id=desk.person.id if desk.person else None,
    )

    def change() -> Written:
        detail = {"number": document.number, "file": document.file, "sha256": document.sha256}
        return Written(papers.add_document(document), document.case_id, detail)

    write(desk.actor, "document.issue", "document", change)


def _check_template(template: Path) -> None:
    """Refuse a wrong template before a number is taken."""
    from sstui.core.problems import Problems  # noqa: PLC0415
    from sstui.documents.agreement_fields import FIELDS  # noqa: PLC0415
    from sstui.documents.render import check_template  # noqa: PLC0415

    if problems := check_template(template, FIELDS):
        raise Problems(tuple(problems))


def _agreement(desk: Desk, found: CaseCard, signed_on: date | None) -> Agreement:
    """The agreement of the day asked, else the newest one, else a new one."""
    same = [one for one in found.agreements if signed_on in (None, one.signed_on)]
    if not same:
        day = signed_on or max(desk.today, found.case.started_on)
        made = sign_agreement(desk, found.case.id, day)
        same = [one for one in papers.agreements(found.case.id) if one.id == made]
    return same[0]


def _free_number(desk: Desk, year: int) -> str:
    while True:
        taken = papers.next_number(AGREEMENT, year)
        number = desk.office.settings.agreement_number.format(n=taken, year=year)
        if not papers.has_agreement_number(number):
            return number


def _free_target(desk: Desk, number: str) -> Path:
    from sstui.documents.place import safe_name  # noqa: PLC0415

    desk.office.out.mkdir(mode=0o700, exist_ok=True)
    serial = 1
    while (target := desk.office.out / safe_name("Соглашение", number, serial)).exists():
        serial += 1
    return target


def _facts(desk: Desk, found: CaseCard, number: str, signed_on: date) -> AgreementFacts:
    from sstui.documents.agreement import AgreementFacts  # noqa: PLC0415

    office, line = desk.office, found.line
    kinships = office.dictionaries
    applicant = found.applicant
    periods = [one for one in found.levels if one.from_on <= signed_on] or [found.levels[-1]]
    return AgreementFacts(
        institution=office.settings.institution,
        director=office.settings.director,
        terms=office.profile.terms,
        number=number,
        signed_on=signed_on,
        case=found.case,
        family=found.family,
        settlement_name=found.settlement.name,
        applicant=applicant,
        kinship_title=kinships.kinships.title(applicant.kinship) if applicant else "",
        children=tuple(one for one in found.members if not kinships.is_adult(one.kinship)),
        curator=found.curator,
        level=office.norms.level(periods[0].level or line.level, signed_on),
        term_from=max(periods[0].from_on, found.case.started_on),
        term_to=line.outlook.end or signed_on,
    )
