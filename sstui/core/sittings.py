"""Sittings of the body that decides: agenda, decisions, votes.

Which body it is — консилиум, комиссия, КДНиЗП, рабочая группа — is the profile's word. Decisions
of a sitting take effect together when it is closed, or not at all.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from sstui.core.programme import ProgrammeId
from sstui.core.records import CaseId, StaffId

SittingId = NewType("SittingId", int)
ItemId = NewType("ItemId", int)
BodyMemberId = NewType("BodyMemberId", int)


class Question(StrEnum):
    """What a family is heard about."""

    PROGRAMME = "programme"
    LEVEL = "level"
    SUPPLEMENT = "supplement"
    INTERIM = "interim"
    FINAL = "final"

    @property
    def label(self) -> str:
        """The Russian words of the question."""
        return {
            "programme": "рассмотрение программы",
            "level": "определение уровня",
            "supplement": "дополнение к программе",
            "interim": "промежуточные результаты",
            "final": "итоги сопровождения",
        }[self.value]


class Decision(StrEnum):
    """What the body decides on one family."""

    APPROVE = "approve"
    REJECT = "reject"
    SET_LEVEL = "set_level"
    POSTPONE = "postpone"
    OTHER_SERVICE = "other_service"
    NOTED = "noted"

    @property
    def label(self) -> str:
        """The Russian words of the decision."""
        return {
            "approve": "утвердить",
            "reject": "отклонить, доработать",
            "set_level": "установить уровень",
            "postpone": "отложить",
            "other_service": "другая форма обслуживания",
            "noted": "принять к сведению",
        }[self.value]


class Part(StrEnum):
    """What somebody does in a body."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    INVITED = "invited"

    @property
    def label(self) -> str:
        """The Russian word of the part."""
        return {
            "chair": "председатель",
            "secretary": "секретарь",
            "member": "член",
            "invited": "приглашённый",
        }[self.value]

    @property
    def votes(self) -> bool:
        """Whether he counts for the quorum and votes."""
        return self is not Part.INVITED


@dataclass(frozen=True, slots=True)
class BodyMember:
    """Somebody who sits in a body of the profile, from the office or from outside."""

    id: BodyMemberId
    body: str
    """Code of the body in the profile."""
    name: str
    """Full name as papers write it."""
    post: str = ""
    organisation: str = ""
    part: Part = Part.MEMBER
    staff_id: StaffId | None = None
    active: bool = True
    version: int = 1


@dataclass(frozen=True, slots=True)
class Attendee:
    """A member at one sitting: as he was then."""

    sitting_id: SittingId
    name: str
    post: str
    organisation: str
    part: Part
    is_present: bool = True
    staff_id: StaffId | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One family on the agenda, and what was decided."""

    id: ItemId
    sitting_id: SittingId
    position: int
    case_id: CaseId
    question: Question
    programme_id: ProgrammeId | None = None
    speaker_id: StaffId | None = None
    heard: str = ""
    """What was told and asked."""
    decision: Decision | None = None
    level: str = ""
    """Code of the level that was set; empty when none was."""
    remarks: str = ""
    """What is to be put right, or recommended to the family."""
    dissent: str = ""
    """Who is of another opinion, and of which."""
    votes_for: int | None = None
    votes_against: int | None = None
    next_on: date | None = None
    """When the family is to be heard again."""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting of a body; its decisions hold once it is closed."""

    id: SittingId
    body: str
    number: str
    """Number of its protocol, within the year; empty until it is closed."""
    held_on: date
    at: str = ""
    place: str = ""
    is_planned: bool = True
    is_closed: bool = False
    drawn_up_on: date | None = None
    """The day of the protocol."""
    version: int = 1


def has_quorum(attendees: tuple[Attendee, ...], needed: int) -> bool:
    """Whether enough voting members are there.

    Args:
        attendees: everybody of the sitting's list, present or not.
        needed: how many must be present; 0 is more than half of those who vote.
    """
    voting = [one for one in attendees if one.part.votes]
    present = sum(1 for one in voting if one.is_present)
    return present >= needed if needed else 2 * present > len(voting)
