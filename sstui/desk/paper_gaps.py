"""Where what a paper wants yet is entered: the record that has to be filled in first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import Any

from sstui.core.paper_kinds import PaperKind
from sstui.core.records import FamilyId, Member, Staff
from sstui.desk.desk import Desk
from sstui.desk.papers import gathered
from sstui.store.families import members


class Place(Enum):
    """What kind of record lacks something; its value says where that record is found."""

    MEMBER = "личное дело, «Состав», F4"
    STAFF = "Я — сотрудники, F4"
    FAMILY = "данные семьи, F4 в очереди"
    CURATOR = "карточка семьи, К"
    LEVEL = "карточка семьи, У"
    SURVEY = "личное дело, «Акты», F4"


_SIGNED = tuple(set(PaperKind) - {PaperKind.PROTOCOL, PaperKind.LETTER})
_IDENTIFIED = (PaperKind.AGREEMENT, PaperKind.APPLICATION, PaperKind.CONSENT)
_ADDRESSED = (*_IDENTIFIED, PaperKind.SURVEY)
_POSTED = (PaperKind.AGREEMENT, PaperKind.ORDER)


@dataclass(frozen=True, slots=True)
class Gap:
    """A record that lacks something which a paper needs."""

    place: Place
    record: Any
    """The member, the staff person or the act; the id of the family or of the case."""
    field: str
    """Name of the field of its form."""
    family_id: FamilyId | None
    whose: str = ""
    """Of whom the record is, in short; empty for the family itself."""

    @property
    def where(self) -> str:
        """«Ракитина О. В. (личное дело, «Состав», F4)»."""
        return f"{self.whose} ({self.place.value})" if self.whose else self.place.value


def first_gap(desk: Desk, kind: PaperKind, object_id: int) -> Gap | None:
    """The first record to fill in before a paper can be printed.

    None where nothing is missing, and where what is missing is in no record: in the settings of the
    institution, or when the paper's own record is void.

    Raises:
        Refusal: there is no such record.
    """
    found = gathered(desk, kind, object_id)
    if getattr(getattr(found.facts, kind.value, None), "voided", None):
        return None
    gaps = chain(_of_people(kind, found), _of_staff(kind, found.facts), _of_rest(kind, found))
    return next(gaps, None)


def _of_people(kind: PaperKind, found: Any) -> Iterator[Gap]:
    """Members whose name, document or birth date a paper wants; who might sign, where none does."""
    facts = found.facts
    about = getattr(facts, "heard", facts)  # a conclusion is about one question of a sitting
    signer = getattr(facts, "signer", None) or getattr(facts, "applicant", _applicant(about))
    if signer is None and kind in _SIGNED and found.family_id is not None:
        yield from (_of_member(one, "is_applicant") for one in members(found.family_id)[:1])
    for one in (signer, getattr(facts, "subject", None)):
        if one is not None and not (one.name.last.strip() and one.name.first.strip()):
            yield _of_member(one, "last")
        if one is not None and kind in _IDENTIFIED and not one.identity.strip():
            yield _of_member(one, "identity")
    for one in getattr(facts, "children", ()):
        if one.born_on is None:
            yield _of_member(one, "born_on")


def _applicant(facts: Any) -> Member | None:
    household = getattr(facts, "household", None)
    return household.applicant if household else None


def _of_member(one: Member, field: str) -> Gap:
    return Gap(Place.MEMBER, one, field, one.family_id, one.name.short)


def _of_staff(kind: PaperKind, facts: Any) -> Iterator[Gap]:
    """The curator and who stands in, where a paper wants their posts."""
    for name in ("curator", "substitute") if kind in _POSTED else ():
        found = getattr(facts, name, None)
        person: Staff | None = getattr(found, "staff", found)
        if person is not None and not person.post.strip():
            yield Gap(Place.STAFF, person, "post", None, person.name.short)


def _of_rest(kind: PaperKind, found: Any) -> Iterator[Gap]:
    """The family's address, the act's conclusion, the curator and the level of the case."""
    facts, case_id, family_id = found.facts, found.case_id, found.family_id
    if kind in _ADDRESSED and not _address(facts):
        yield Gap(Place.FAMILY, family_id, "address", family_id)
    if kind is PaperKind.SURVEY and not facts.survey.conclusion.strip():
        yield Gap(Place.SURVEY, facts.survey, "conclusion", family_id)
    if case_id is not None and getattr(facts, "curator", getattr(facts, "executor", True)) is None:
        yield Gap(Place.CURATOR, case_id, "curator_id", family_id)
    if kind is PaperKind.AGREEMENT and facts.level is None:
        yield Gap(Place.LEVEL, case_id, "level", family_id)


def _address(facts: Any) -> str:
    household = getattr(facts, "household", None)
    lived: str = household.address if household else facts.settlement_name + facts.family.address
    return lived.strip()
