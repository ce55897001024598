"""Papers are made from records and templates, and remembered; the agreement is numbered here.

Every kind goes the same way: its facts are gathered, what is missing is told, its template — the
office's own, else the shipped one — is filled, and the file is remembered by its sha256.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from sstui.config.shipped import shipped_folder
from sstui.core.paper_kinds import PaperKind
from sstui.core.profile import RouteAction
from sstui.core.records import AgreementId, CaseId, DocumentId, IssuedDocument
from sstui.core.refusal import Refusal
from sstui.core.text import clean_name
from sstui.core.wording import capitalised
from sstui.desk.desk import Desk
from sstui.desk.family_words import paper_word
from sstui.desk.routes import must_be_there
from sstui.store import cases, papers
from sstui.store.door import Written, write

if TYPE_CHECKING:
    from sstui.desk.paper_facts import Gathered
    from sstui.documents.fields import Fields
    from sstui.documents.render import Rendered

AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper that lies in the office's `out` folder."""

    document: IssuedDocument
    path: Path
    doubts: tuple[str, ...] = ()
    """Case forms of names that a person should look at before handing the paper out."""


class PaperWords(Protocol):
    """The module of `sstui.documents` that makes a kind's words."""

    FIELDS: dict[str, str]

    def missing(self, facts: Any) -> list[str]:
        """What must be filled in first."""

    def doubts(self, facts: Any) -> list[str]:
        """What a person should look at."""

    def fields(self, facts: Any) -> Fields:
        """The values of the template."""


def words_of(kind: PaperKind) -> PaperWords:
    """The module of a kind; it costs ~30 ms, once."""
    return cast(PaperWords, import_module(f"sstui.documents.{kind.value}"))


def template_of(desk: Desk, kind: PaperKind) -> Path:
    """The office's own template of a kind, else the shipped one."""
    own = desk.office.templates / kind.template
    return own if own.exists() else shipped_folder("templates") / kind.template


def sign_agreement(
    desk: Desk, case_id: CaseId, signed_on: date, number: str = "", draft_id: str | None = None
) -> AgreementId:
    """Enter an agreement with a family; without a number it gets the next of the register.

    Raises:
        Refusal: a day before the case's start or in the future, a number that is taken; the
            profile wants the programme approved first.
    """
    case = cases.case(case_id)
    if case is None:
        raise Refusal("Такого дела нет.")
    terms = desk.office.profile.terms.agreement
    if signed_on < case.started_on:
        raise Refusal(f"{capitalised(terms.nominative)} раньше начала сопровождения.", "signed_on")
    if signed_on > desk.today:
        word = capitalised(terms.accusative)
        raise Refusal(f"{word} нельзя подписать будущим днём.", "signed_on")
    must_be_there(desk, RouteAction.AGREEMENT, case.family_id, case_id)
    given = clean_name(number, "номер соглашения", required=False)
    if given and papers.has_agreement_number(given):
        raise Refusal(f"{capitalised(terms.nominative)} с номером {given} уже есть.", "number")

    def change() -> Written:
        taken = given or _free_number(desk, signed_on.year)
        made = papers.add_agreement(case_id, taken, signed_on)
        return Written(made, case_id, {"number": taken, "signed_on": signed_on})

    return AgreementId(write(desk.actor, "agreement.add", "agreement", change, draft_id))


def missing_for(
    desk: Desk, kind: PaperKind, object_id: int, signed_on: date | None = None
) -> list[str]:
    """What must be filled in before a paper can be printed, in words; asked as in `print_paper`.

    Raises:
        Refusal: there is no such record.
    """
    return words_of(kind).missing(gathered(desk, kind, object_id, signed_on).facts)


def takes_number(kind: PaperKind, object_id: int) -> bool:
    """Whether printing would take a number of a register: that of a case's first agreement."""
    return kind is PaperKind.AGREEMENT and not papers.agreements(CaseId(object_id))


def print_paper(
    desk: Desk, kind: PaperKind, object_id: int, signed_on: date | None = None
) -> IssuedPaper:
    """Make a paper as a Word file; printed again it keeps its number and date.

    Args:
        desk: the office and the person at work.
        kind: what paper.
        object_id: its record: the case of an agreement, the sitting of a protocol, the question of
            a conclusion, else the record of the same name.
        signed_on: of an agreement only: its day; the newest one when None, and where there is
            none, one is numbered and signed by today.

    Raises:
        Refusal: no such record; something is missing, in words; the disk does not take the file.
        Problems: the template is wrong.
    """
    words, found = words_of(kind), gathered(desk, kind, object_id, signed_on)
    if gaps := words.missing(found.facts):
        raise Refusal("Сначала заполните: " + "; ".join(gaps) + ".")
    template = template_of(desk, kind)
    if kind is PaperKind.AGREEMENT and not found.number:
        _check_template(template, words)  # before a number is taken: it is never given twice
        sign_agreement(desk, CaseId(object_id), found.facts.signed_on)
        found = gathered(desk, kind, object_id, found.facts.signed_on)
    target = _free_target(desk, kind, found.number)
    made = _render(desk, kind, found, template, target)
    document = _remember(desk, kind, found, made)
    return IssuedPaper(document, target, tuple(words.doubts(found.facts)))


def gathered(
    desk: Desk, kind: PaperKind, object_id: int, signed_on: date | None = None
) -> Gathered:
    """The facts of a paper, its number and whose it is; asked as in `print_paper`.

    Raises:
        Refusal: there is no such record.
    """
    from sstui.desk import paper_facts, paper_route_facts  # noqa: PLC0415 - word machinery, ~30 ms

    if kind is PaperKind.AGREEMENT:
        return paper_facts.agreement(desk, object_id, signed_on)
    gatherers = {
        PaperKind.APPLICATION: paper_facts.application,
        PaperKind.CONSENT: paper_facts.consent,
        PaperKind.SURVEY: paper_facts.survey,
        PaperKind.ORDER: paper_facts.order,
        PaperKind.PROGRAMME: paper_route_facts.programme,
        PaperKind.PROTOCOL: paper_route_facts.protocol,
        PaperKind.CONCLUSION: paper_route_facts.conclusion,
        PaperKind.LETTER: paper_route_facts.letter,
    }
    return gatherers[kind](desk, object_id)


def _render(desk: Desk, kind: PaperKind, found: Gathered, template: Path, target: Path) -> Rendered:
    from sstui.documents.render import About, render  # noqa: PLC0415

    number = f" № {found.number}" if found.number else ""
    author = desk.office.settings.institution.short
    about = About(f"{capitalised(paper_word(desk, kind))}{number}", author, found.facts.made_on)
    return render(template, words_of(kind).fields(found.facts), target, about)


def _remember(desk: Desk, kind: PaperKind, found: Gathered, made: Rendered) -> IssuedDocument:
    document = IssuedDocument(
        id=DocumentId(0),
        case_id=found.case_id,
        family_id=found.family_id,
        kind=kind.value,
        number=found.number,
        issued_on=desk.today,
        file=made.path.relative_to(desk.office.folder).as_posix(),
        sha256=made.sha256,
        template_sha256=made.template_sha256,
        staff_id=desk.person.id if desk.person else None,
    )

    def change() -> Written:
        detail = {
            "kind": kind.value,
            "number": document.number,
            "file": document.file,
            "sha256": document.sha256,
        }
        return Written(papers.add_document(document), document.case_id, detail)

    made_id = DocumentId(write(desk.actor, "document.issue", "document", change))
    return papers.document(made_id) or document


def _check_template(template: Path, words: PaperWords) -> None:
    from sstui.core.problems import Problems  # noqa: PLC0415
    from sstui.documents.render import check_template  # noqa: PLC0415

    if problems := check_template(template, words.FIELDS):
        raise Problems(tuple(problems))


def _free_number(desk: Desk, year: int) -> str:
    while True:
        taken = papers.next_number(AGREEMENT, year)
        number = desk.office.settings.agreement_number.format(n=taken, year=year)
        if not papers.has_agreement_number(number):
            return number


def _free_target(desk: Desk, kind: PaperKind, number: str) -> Path:
    from sstui.documents.place import safe_name  # noqa: PLC0415

    desk.office.out.mkdir(mode=0o700, exist_ok=True)
    serial, word = 1, capitalised(paper_word(desk, kind))
    while (target := desk.office.out / safe_name(word, number, serial)).exists():
        serial += 1
    return target
