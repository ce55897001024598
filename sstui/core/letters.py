"""Letters to the organisations of an approved programme, and who owes an answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from sstui.core.family_file import ConsentId
from sstui.core.programme import MeasureId, OrganisationId, ProgrammeId
from sstui.core.records import CaseId

LetterId = NewType("LetterId", int)


class SendingWay(StrEnum):
    """How a letter goes out."""

    BY_HAND = "by_hand"
    POST = "post"
    OFFICE_SYSTEM = "office_system"
    SECURE_CHANNEL = "secure_channel"

    @property
    def label(self) -> str:
        """The Russian words of the way."""
        return {
            "by_hand": "нарочным",
            "post": "почтой",
            "office_system": "через СЭД",
            "secure_channel": "по защищённому каналу",
        }[self.value]


class DisclosureGround(StrEnum):
    """By what right the data go out (442-ФЗ art. 6)."""

    CONSENT = "consent"
    INTERACTION = "interaction"
    REQUEST = "request"

    @property
    def label(self) -> str:
        """The Russian words of the ground."""
        return {
            "consent": "согласие",
            "interaction": "межведомственное взаимодействие",
            "request": "запрос органа",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with one organisation's measures of a programme, and its answer."""

    id: LetterId
    case_id: CaseId
    programme_id: ProgrammeId
    organisation_id: OrganisationId
    number: str
    written_on: date
    ground: DisclosureGround
    measure_ids: tuple[MeasureId, ...]
    reply_by: date | None = None
    consent_id: ConsentId | None = None
    request_number: str = ""
    """Number of the request that it answers, where that is the ground."""
    sent_on: date | None = None
    way: SendingWay | None = None
    answered_on: date | None = None
    answer_number: str = ""
    answer: str = ""
    voided: str = ""
    version: int = 1

    def owes(self, today: date) -> int | None:
        """Days since the answer was due, negative before; None when none is awaited."""
        if self.voided or self.answered_on or self.sent_on is None or self.reply_by is None:
            return None
        return (today - self.reply_by).days
