"""A family that has gone its way to the agreement, with every paper's record."""

from dataclasses import dataclass, replace

from sstui.core.family_file import ConsentPurpose
from sstui.core.letters import DisclosureGround
from sstui.core.paper_kinds import PaperKind
from sstui.core.records import CaseId, FamilyId, Member
from sstui.core.sittings import Decision, SittingId
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.family_file import (
    ApplicationDraft,
    ConsentDraft,
    SurveyDraft,
    apply_for,
    give_consent,
    survey_drafted,
)
from sstui.desk.letters import LetterDraft, write_letter
from sstui.desk.orders import OrderDraft, order_curator
from sstui.desk.programmes import current_programme, draw_up, programme, sign, submit
from sstui.desk.sittings import full_sitting
from sstui.store import families
from sstui.store.door import together
from tests.desk.test_programme_and_sitting import DAY, a_clinic, a_council, a_draft, hold
from tests.factories import TODAY, a_case, me


@dataclass(frozen=True, slots=True)
class Way:
    """A case with all its papers, each by the id of its record."""

    case: CaseId
    family: FamilyId
    mother: Member
    sitting: SittingId
    ids: dict[PaperKind, int]


def a_way(desk: Desk) -> Way:
    """A family whose programme was approved and sent out."""
    case = a_case(desk)
    family = card(desk, case).family.id
    mother = families.members(family)[0]
    with together():
        families.change_member(replace(mother, identity="паспорт 00 00 № 000000"))
    ids: dict[PaperKind, int] = {PaperKind.AGREEMENT: case}
    draft = ApplicationDraft(family, mother.id, DAY, ("social",), "долги")
    ids[PaperKind.APPLICATION] = apply_for(desk, draft)
    ids[PaperKind.SURVEY] = survey_drafted(
        desk, SurveyDraft(family, DAY, DAY, (me(desk),), {"conclusion": "нужна помощь"})
    )
    clinic = a_clinic(desk)
    drawn = draw_up(desk, case, a_draft(desk, clinic))
    sign(desk, programme(desk, drawn).programme, DAY, DAY)
    submit(desk, programme(desk, drawn).programme)
    ids[PaperKind.PROGRAMME] = drawn
    a_council(desk)
    ids[PaperKind.CONSENT] = give_consent(
        desk, ConsentDraft(family, mother.id, mother.id, ConsentPurpose.PROCESSING, DAY)
    )
    ids[PaperKind.ORDER] = order_curator(desk, OrderDraft(case, me(desk), DAY, DAY))
    sitting = hold(desk, Decision.APPROVE, "сходить в больницу")
    ids[PaperKind.PROTOCOL] = sitting
    ids[PaperKind.CONCLUSION] = full_sitting(sitting).items[0].id
    approved = current_programme(case)
    assert approved is not None
    ids[PaperKind.LETTER] = write_letter(
        desk, approved, LetterDraft(clinic, DisclosureGround.INTERACTION, TODAY)
    )
    return Way(case, family, mother, sitting, ids)
