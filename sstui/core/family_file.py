"""The family's file: passport, survey acts, consents, assessments.

A record that holds no more is declared void with a reason and stays in sight. Seed 001 point 6.4
and seed 003 step 4 name the file; its fields are gathered in `docs/glossary.md`.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

from sstui.core.records import CaseId, FamilyId, MemberId, StaffId

SurveyId = NewType("SurveyId", int)
ConsentId = NewType("ConsentId", int)
AssessmentId = NewType("AssessmentId", int)
ApplicationId = NewType("ApplicationId", int)


@dataclass(frozen=True, slots=True)
class Passport:
    """What is known of a family as a whole; one for each family."""

    family_id: FamilyId
    created_on: date | None = None
    """The day the family came into being; adaptation ends at its first anniversary at the latest
    (seed 003 step 5, seed 004)."""
    registered_address: str = ""
    composition: str = ""
    """«полная», «неполная», stepparents, who else lives there."""
    resources: str = ""
    """Strengths of the family and its relatives (seeds 000–002: «ресурсы членов семьи»)."""
    wishes: str = ""
    """What the family wants to have in the end: «что хотим на выходе» (seed 003 step 7)."""
    obligations: str = ""
    """What the family has taken upon itself."""
    service_programme: str = ""
    """An existing ИППСУ or contract for social services, by number and date (seed 001 part 2)."""
    registers: str = ""
    """Where the family stands on record: КДНиЗП, ПДН, guardianship, school."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Application:
    """The family's written application for accompaniment (seeds 000–003)."""

    id: ApplicationId
    family_id: FamilyId
    member_id: MemberId
    """Who signed it."""
    number: str
    signed_on: date
    help_kinds: tuple[str, ...] = ()
    """Codes of the kinds of help that the family asks for."""
    problems: str = ""
    voided: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey act: how the family lives."""

    id: SurveyId
    family_id: FamilyId
    number: str
    surveyed_on: date
    drawn_on: date
    """The act may be drawn up later than the visit."""
    staff_ids: tuple[StaffId, ...]
    others: str = ""
    """Who else went: names, posts, organisations."""
    info_from: str = ""
    housing: str = ""
    premises: str = ""
    income: str = ""
    relations: str = ""
    children: str = ""
    """Health, care, study, own place of each child."""
    resources: str = ""
    conclusion: str = ""
    recommendations: str = ""
    voided: str = ""
    version: int = 1


class ConsentPurpose(StrEnum):
    """What the program itself asks consents for; each is a paper of its own (152-ФЗ art. 9).

    A profile may name more of them: the purpose of a consent is a code of its list.
    """

    PROCESSING = "processing"
    TRANSFER = "transfer"
    HEALTH = "health"

    @property
    def label(self) -> str:
        """The Russian words of the purpose."""
        return {
            "processing": "обработка персональных данных",
            "transfer": "передача сведений организациям",
            "health": "сведения о здоровье",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent of one person for one purpose (152-ФЗ art. 9; 442-ФЗ art. 6)."""

    id: ConsentId
    family_id: FamilyId
    member_id: MemberId
    """Whose data they are."""
    signer_id: MemberId
    """Who signed: the person, or the representative of a child."""
    purpose: str
    """One of `ConsentPurpose`, or a code of the profile's own."""
    given_on: date
    until_on: date | None = None
    """Last day of its term; None while it holds until withdrawn."""
    text_version: str = ""
    """Version of the text that was signed."""
    recipients: tuple[str, ...] = ()
    """Codes of the kinds of organisations that data may go to; empty is all of the programme."""
    place: str = ""
    """Where the paper lies."""
    withdrawn_on: date | None = None
    withdrawal_note: str = ""
    voided: str = ""
    version: int = 1

    def holds_on(self, day: date) -> bool:
        """Whether data may be used by it on a day."""
        if self.voided or day < self.given_on:
            return False
        if self.withdrawn_on is not None and day >= self.withdrawn_on:
            return False
        return self.until_on is None or day <= self.until_on


@dataclass(frozen=True, slots=True)
class Assessment:
    """One filling of the assessment sheet, and what was decided by it."""

    id: AssessmentId
    family_id: FamilyId
    case_id: CaseId | None
    assessed_on: date
    assessor_id: StaffId
    sheet: str
    """Code of the sheet and the fingerprint of its text: points are judged by the sheet of then."""
    answers: dict[str, str] = field(default_factory=dict)
    """Factor → option."""
    stops: tuple[str, ...] = ()
    """Codes of the stop factors that were found."""
    points: int = 0
    suggested: str = ""
    """Code of the level that the sheet suggests."""
    decided: str = ""
    """Code of the level that the deciding body set; empty while it has not."""
    decided_on: date | None = None
    decided_by: str = ""
    """The body, or the person, in words."""
    reason: str = ""
    """Why another level than the suggested one."""
    opinion: str = ""
    """The family's own opinion."""
    voided: str = ""
    version: int = 1
