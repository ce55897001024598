"""Records of a family's file and its forms, for the tests of all screens."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sstui.core.drafts import About
from sstui.core.family_file import (
    Application,
    ApplicationId,
    Assessment,
    AssessmentId,
    Consent,
    ConsentId,
    ConsentPurpose,
)
from sstui.core.records import CaseId, FamilyId, StaffId
from sstui.desk.assessments import AssessmentDraft, assess, sheet_of
from sstui.desk.desk import Desk
from sstui.desk.family_file import ConsentDraft, SurveyDraft, give_consent, survey_drafted
from sstui.store.families import families, members
from sstui.ui.base import Page
from sstui.ui.screens.forms.application import ApplicationForm
from sstui.ui.screens.forms.assessment import AssessmentForm
from sstui.ui.screens.forms.consent import ConsentForm, WithdrawForm
from sstui.ui.screens.forms.decision import DecisionForm
from sstui.ui.screens.forms.merge import MergeForm
from sstui.ui.screens.forms.passport import PassportForm
from sstui.ui.screens.forms.survey import SurveyForm
from sstui.ui.screens.forms.void_record import VoidRecordForm
from tests.factories import a_family

DAY = date(2026, 11, 20)


def a_twin(desk: Desk) -> FamilyId:
    """A second record of the family Ёлкина, without a case."""
    known = [one.id for one in families() if one.name.startswith("Елкина")]
    return known[0] if known else a_family(desk, "Елкина", phone="8-920-444-55-66")


def an_application(family_id: FamilyId) -> Application:
    """An application as a page asks for one; it is not stored."""
    return Application(ApplicationId(1), family_id, members(family_id)[0].id, "1/2026", DAY)


def a_consent(family_id: FamilyId) -> Consent:
    """A consent of the applicant, not stored."""
    who = members(family_id)[0].id
    return Consent(ConsentId(1), family_id, who, who, ConsentPurpose.PROCESSING, DAY)


def an_assessment(family_id: FamilyId) -> Assessment:
    """A filled sheet without a decision, not stored."""
    sheet = (family_id, None, DAY, StaffId(1), "sample:1")
    return Assessment(AssessmentId(1), *sheet, points=7, suggested="basic")


Form = Callable[[Desk, CaseId, FamilyId], Page[str | None]]

FILE_FORMS: dict[str, Form] = {
    "passport": lambda desk, case, family: PassportForm(desk, family),
    "application": lambda desk, case, family: ApplicationForm(desk, family),
    "survey": lambda desk, case, family: SurveyForm(desk, family),
    "consent": lambda desk, case, family: ConsentForm(desk, family),
    "consent_withdraw": lambda desk, case, family: WithdrawForm(desk, a_consent(family)),
    "assessment": lambda desk, case, family: AssessmentForm(desk, family),
    "level_decision": lambda desk, case, family: DecisionForm(desk, an_assessment(family)),
    "merge": lambda desk, case, family: MergeForm(desk, family, a_twin(desk)),
    "void_record": lambda desk, case, family: VoidRecordForm(desk, an_application(family)),
}
"""The forms of the file by the names of their snapshots."""

SAMPLES: dict[str, Callable[[FamilyId], Any]] = {
    "record": an_application,
    "consent": a_consent,
    "assessment": an_assessment,
}
"""What constructors of the file's pages ask for, by the name of the argument."""


def file_drafts(desk: Desk, family: FamilyId) -> dict[str, About]:
    """One draft's form of each kind of the file, about records that are stored."""
    who = members(family)[0].id
    given = give_consent(desk, ConsentDraft(family, who, who, ConsentPurpose.PROCESSING, DAY))
    best = {factor.code: factor.options[0].code for factor in sheet_of(desk).factors}
    filled = assess(desk, AssessmentDraft(family, DAY, best))
    acts = SurveyDraft(family, DAY, DAY, (StaffId(1),), {"conclusion": "нужна помощь"})
    return {
        "passport": About("passport", None, family),
        "application": About("application", None, family),
        "survey": About("survey", None, family, survey_drafted(desk, acts)),
        "consent": About("consent", None, family),
        "consent-withdraw": About("consent-withdraw", None, family, given),
        "assessment": About("assessment", None, family),
        "decision": About("decision", None, family, filled),
        "merge": About("merge", None, family, a_twin(desk)),
    }
