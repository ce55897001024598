"""What drafts of the way to the agreement are about: an appeal, a question, a letter."""

from sstui.core.drafts import About
from sstui.core.letters import DisclosureGround, Letter, LetterId
from sstui.core.programme import Organisation, OrganisationId, ProgrammeId
from sstui.core.records import CaseId
from sstui.core.sittings import Question
from sstui.desk.appeals import AppealDraft, register_appeal
from sstui.desk.desk import Desk
from sstui.desk.sittings import SittingDraft, plan_sitting, put_on_agenda
from sstui.store import letters, programmes
from sstui.store.door import together


def way_drafts(desk: Desk, case: CaseId, programme: ProgrammeId) -> dict[str, About]:
    """One draft's form of each kind of the way, about records that are stored."""
    appeal = register_appeal(desk, AppealDraft(desk.today, "edu", "прогулы"))
    sitting = plan_sitting(desk, SittingDraft(desk.today))
    item = put_on_agenda(desk, sitting, case, Question.INTERIM)
    school = Organisation(OrganisationId(0), "Школа № 9", "education")
    with together():
        letter = letters.add_letter(
            Letter(
                LetterId(0), case, programme, programmes.add_organisation(school), "9/2026",
                desk.today, DisclosureGround.INTERACTION, (), sent_on=desk.today,
            )
        )  # fmt: skip
    return {
        "appeal": About("appeal", record_id=appeal),
        "appeal-decide": About("appeal-decide", record_id=appeal),
        "item": About("item", case, None, item),
        "letter-answer": About("letter-answer", case, None, letter),
    }
