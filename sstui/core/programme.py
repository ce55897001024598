"""The individual programme: its versions, measures and organisations.

A version is a draft until it is handed to the body that decides; approved, it never changes: what
changes is written as a supplement or as a new version (seed 001 part 8).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from sstui.core.records import CaseId, MemberId, StaffId

ProgrammeId = NewType("ProgrammeId", int)
MeasureId = NewType("MeasureId", int)
OrganisationId = NewType("OrganisationId", int)


class ProgrammeState(StrEnum):
    """Where a version of the programme stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        """The Russian word of the state."""
        return {
            "draft": "проект",
            "submitted": "на рассмотрении",
            "approved": "утверждена",
            "rejected": "отклонена",
            "replaced": "заменена новой",
        }[self.value]

    @property
    def is_frozen(self) -> bool:
        """Whether nothing in it may be changed any more."""
        return self is not ProgrammeState.DRAFT


class WorkPlace(StrEnum):
    """Where a measure is carried out (seed 001 part 8: both must occur)."""

    HOME = "home"
    OFFICE = "office"
    ELSEWHERE = "elsewhere"

    @property
    def label(self) -> str:
        """The Russian words of the place."""
        return {"home": "дома", "office": "в учреждении", "elsewhere": "в другом месте"}[self.value]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of another agency, or a partner, that takes part in programmes."""

    id: OrganisationId
    name: str
    kind: str
    """Code of its kind in the profile's list of organisations."""
    head: str = ""
    """Name of its head in the dative, as a letter addresses it."""
    head_post: str = ""
    """Post of its head in the dative: «главному врачу»."""
    address: str = ""
    email: str = ""
    phone: str = ""
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of a programme: who does what for whom, where, how often, until when."""

    id: MeasureId
    programme_id: ProgrammeId
    position: int
    help_kind: str
    """Code of the kind of help: one of the law's five (442-ФЗ art. 22)."""
    title: str
    code: str = ""
    """Code of the catalogue's measure that it was taken from; empty for a free one."""
    member_ids: tuple[MemberId, ...] = ()
    """For whom; empty is for the whole family."""
    form: str = ""
    """Form of work (seed 001 point 9.2)."""
    place: WorkPlace = WorkPlace.ELSEWHERE
    is_group: bool = False
    """Whether it is group work (seed 001 part 8 wants both)."""
    periodicity: str = ""
    from_on: date | None = None
    until_on: date | None = None
    staff_id: StaffId | None = None
    """Who of the service answers for it."""
    organisation_id: OrganisationId | None = None
    """The organisation that answers for it; then `staff_id` is who keeps an eye on it."""
    responsible: str = ""
    """The person in the organisation who answers for it, in words."""

    @property
    def is_attracted(self) -> bool:
        """Whether an organisation from outside answers for it."""
        return self.organisation_id is not None

    @property
    def has_responsible(self) -> bool:
        """Whether somebody answers for it."""
        return bool(self.staff_id or self.organisation_id or self.responsible)


@dataclass(frozen=True, slots=True)
class Programme:
    """One version of a case's programme, without its measures."""

    id: ProgrammeId
    case_id: CaseId
    number: str
    """The same for all versions of one programme."""
    edition: int
    """1, 2, …: a rejected version is followed by the next one."""
    state: ProgrammeState
    drawn_on: date
    from_on: date
    until_on: date
    problem: str = ""
    goal: str = ""
    desired: str = ""
    """The desired result: the family's «что хотим на выходе» in the programme's words."""
    resources: str = ""
    is_repeat: bool = False
    """Whether the family had a programme before: «разработана повторно»."""
    service_programme: str = ""
    """The ИППСУ that it is a part of; empty when it stands alone (seed 001 part 2)."""
    curator_signed_on: date | None = None
    family_signed_on: date | None = None
    submitted_on: date | None = None
    decided_on: date | None = None
    """The day of the sitting that approved or rejected it."""
    remarks: str = ""
    """What the body asked to put right."""
    author_id: StaffId | None = None
    version: int = 1
