"""What the office remembers, as frozen records with typed ids.

Days end in `_on`; a range has an inclusive start and, where it has an end, an inclusive end, as
the acts count both. `version` grows with every change of an editable record.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

SettlementId = NewType("SettlementId", int)
FamilyId = NewType("FamilyId", int)
MemberId = NewType("MemberId", int)
StaffId = NewType("StaffId", int)
CaseId = NewType("CaseId", int)
LevelPeriodId = NewType("LevelPeriodId", int)
PauseId = NewType("PauseId", int)
AssignmentId = NewType("AssignmentId", int)
VisitId = NewType("VisitId", int)
AppointmentId = NewType("AppointmentId", int)
AgreementId = NewType("AgreementId", int)
DocumentId = NewType("DocumentId", int)


class Sex(StrEnum):
    """Needed for grammar; it is asked, never guessed from a name."""

    FEMALE = "female"
    MALE = "male"

    @property
    def label(self) -> str:
        """«женский», «мужской»."""
        return {"female": "женский", "male": "мужской"}[self.value]


class Role(StrEnum):
    """What a person does in the office."""

    CURATOR = "curator"
    HEAD = "head"
    CLERK = "clerk"
    DIRECTOR = "director"

    @property
    def label(self) -> str:
        """The Russian word of the role."""
        return {
            "curator": "куратор",
            "head": "заведующий отделением",
            "clerk": "делопроизводитель",
            "director": "директор",
        }[self.value]


class Place(StrEnum):
    """Where the contact took place; only the home counts as a visit (seed 000: «выходы»)."""

    HOME = "home"
    OFFICE = "office"
    CALL = "call"
    SCHOOL = "school"

    @property
    def label(self) -> str:
        """The Russian word of the place."""
        return {
            "home": "дом",
            "office": "учреждение",
            "call": "телефон",
            "school": "школа, детский сад",
        }[self.value]

    @property
    def counts(self) -> bool:
        """Whether a contact here can fulfil the visit norm."""
        return self is Place.HOME


class Outcome(StrEnum):
    """How a trip to the family ended."""

    TOOK_PLACE = "took_place"
    NOBODY_HOME = "nobody_home"
    NOT_LET_IN = "not_let_in"
    REFUSED = "refused"
    RESCHEDULED = "rescheduled"
    COULD_NOT_TRAVEL = "could_not_travel"

    @property
    def label(self) -> str:
        """The Russian words of the outcome."""
        return {
            "took_place": "состоялось",
            "nobody_home": "никого нет дома",
            "not_let_in": "не впустили",
            "refused": "отказ семьи",
            "rescheduled": "перенос по просьбе семьи",
            "could_not_travel": "не смогли выехать",
        }[self.value]


@dataclass(frozen=True, slots=True)
class FullName:
    """A person's name as it is written in documents; a patronymic may be missing."""

    last: str
    first: str
    patronymic: str = ""

    @property
    def full(self) -> str:
        """«Ёлкина Мария Петровна»."""
        return " ".join(part for part in (self.last, self.first, self.patronymic) if part)

    @property
    def short(self) -> str:
        """«Ёлкина М. П.», with no-break spaces between the parts."""
        initials = [f"{part[0]}." for part in (self.first, self.patronymic) if part]
        return "\u00a0".join([self.last, *initials])


@dataclass(frozen=True, slots=True)
class NameForms:
    """Corrected case forms of a full name; an empty one is computed when it is needed."""

    genitive: str = ""
    dative: str = ""
    accusative: str = ""
    instrumental: str = ""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A village or town of the district."""

    id: SettlementId
    name: str
    travel_minutes: int | None = None
    """One way from the office, minutes; None when nobody has entered it."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Staff:
    """A person of the service."""

    id: StaffId
    name: FullName
    sex: Sex
    role: Role
    post: str = ""
    """Post as it stands in papers: «специалист по социальной работе»."""
    phone: str = ""
    login: str = ""
    """Name of the operating-system account that this person works under."""
    left_on: date | None = None
    forms: NameForms = field(default_factory=NameForms)
    version: int = 1


@dataclass(frozen=True, slots=True)
class Family:
    """A family: where it lives and why it is accompanied."""

    id: FamilyId
    name: str
    """How lists call the family: the applicant's full name."""
    settlement_id: SettlementId
    address: str = ""
    phone: str = ""
    category: str = ""
    """Code of the main category in `dictionaries.toml`."""
    more_categories: tuple[str, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a family."""

    id: MemberId
    family_id: FamilyId
    name: FullName
    sex: Sex
    kinship: str
    """Code of the kinship to the children in `dictionaries.toml`: mother, guardian, child …"""
    born_on: date | None = None
    is_applicant: bool = False
    """True for the one adult who signs the papers for the family."""
    identity: str = ""
    """The identity document in words, as it is printed in the agreement."""
    forms: NameForms = field(default_factory=NameForms)
    came_on: date | None = None
    """First day in the family; None for those who were there before it was entered."""
    left_on: date | None = None
    """Last day in the family: moved out, placed, died; None while the person lives there."""
    snils: str = ""
    """СНИЛС as typed, checked on entry."""
    phone: str = ""
    occupation: str = ""
    """Where the person studies or works."""
    health: str = ""
    """Marks of health that help depends on: disability, ОВЗ, register of a doctor."""
    version: int = 1

    def lives_there(self, day: date) -> bool:
        """Whether the person belongs to the household on a day."""
        return (self.came_on is None or self.came_on <= day) and (
            self.left_on is None or day <= self.left_on
        )


@dataclass(frozen=True, slots=True)
class Case:
    """The accompaniment of one family from its start to its end."""

    id: CaseId
    number: str
    """Registration number, never used twice: «17/2026»."""
    family_id: FamilyId
    started_on: date
    ended_on: date | None = None
    """Last day by decision; None while the term of the level runs."""
    end_reason: str = ""
    """Code of the ground to end in `dictionaries.toml`."""
    version: int = 1

    def is_open(self, today: date) -> bool:
        """True until the day after the decided end; an expired term alone closes nothing."""
        return self.ended_on is None or today <= self.ended_on


@dataclass(frozen=True, slots=True)
class LevelPeriod:
    """From this day the case is on this level, until the next period begins."""

    id: LevelPeriodId
    case_id: CaseId
    from_on: date
    level: str
    basis: str = ""
    """Who decided and by what paper."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Приостановка: no visits are owed from the first to the last day, both included."""

    id: PauseId
    case_id: CaseId
    from_on: date
    to_on: date | None = None
    """None means until further notice."""
    reason: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Assignment:
    """From this day the person is the case's curator, until the next assignment."""

    id: AssignmentId
    case_id: CaseId
    staff_id: StaffId
    from_on: date
    order: str = ""
    """Number and date of the director's order."""
    reason: str = ""
    """Why, when the curator was over the norm of families."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A trip or another contact with the family, as it ended."""

    id: VisitId
    case_id: CaseId
    made_on: date
    at: str
    """Time of day `HH:MM`, or empty."""
    place: Place
    outcome: Outcome
    staff_ids: tuple[StaffId, ...]
    member_ids: tuple[MemberId, ...]
    """Who of the family was seen."""
    notes: str = ""
    voided: str = ""
    """Why the record does not hold; empty while it does. A record is never erased."""
    version: int = 1

    @property
    def counts(self) -> bool:
        """Whether it fulfils the visit norm: a valid record of a visit that took place at home."""
        return not self.voided and self.place.counts and self.outcome is Outcome.TOOK_PLACE


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit agreed with the family; it moves no deadline."""

    id: AppointmentId
    case_id: CaseId
    planned_on: date
    at: str
    staff_id: StaffId
    note: str = ""
    reason: str = ""
    """Why the day lies outside the window, when it does."""
    cancelled: str = ""
    """Why it was called off; empty while it stands."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement on accompaniment between the institution and the family."""

    id: AgreementId
    case_id: CaseId
    number: str
    signed_on: date
    version: int = 1


@dataclass(frozen=True, slots=True)
class IssuedDocument:
    """A paper that the program made, with what it was made from."""

    id: DocumentId
    case_id: CaseId | None
    """None for a paper before a case exists, and for one of several families."""
    family_id: FamilyId | None
    """None for a paper of several families, such as a protocol."""
    kind: str
    number: str
    issued_on: date
    file: str
    """Path relative to the office folder."""
    sha256: str
    template_sha256: str
    staff_id: StaffId | None = None


@dataclass(frozen=True, slots=True)
class JournalLine:
    """Who did what: appended with every change, never altered."""

    seq: int
    at: datetime
    """Instant in UTC; order is by `seq`, because clocks are set back."""
    staff_id: StaffId | None
    login: str
    action: str
    object: str
    object_id: int | None
    case_id: CaseId | None
    detail: str
    """JSON of what changed, field by field."""
