"""Forms of the family's file, opened again for a draft."""

from collections.abc import Callable, Mapping

from sstui.core.drafts import About
from sstui.core.records import FamilyId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.family_view import FamilyFile, family_view
from sstui.ui.screens.forms.application import ApplicationForm
from sstui.ui.screens.forms.assessment import AssessmentForm
from sstui.ui.screens.forms.base import FormPage
from sstui.ui.screens.forms.consent import ConsentForm, WithdrawForm
from sstui.ui.screens.forms.decision import DecisionForm
from sstui.ui.screens.forms.merge import MergeForm
from sstui.ui.screens.forms.passport import PassportForm
from sstui.ui.screens.forms.survey import SurveyForm

Form = FormPage[str | None]
GONE = "Записи, к которой относится черновик, больше нет. Черновик остаётся в списке."


def _file(desk: Desk, about: About) -> FamilyFile:
    if about.family_id is None:
        raise Refusal(GONE)
    return family_view(desk, about.family_id)


def _survey(desk: Desk, about: About) -> Form:
    found = _file(desk, about)
    if about.record_id is None:
        return SurveyForm(desk, found.family.id)
    for one in found.surveys:
        if one.id == about.record_id and not one.voided:
            return SurveyForm(desk, found.family.id, one)
    raise Refusal(GONE)


def _withdrawal(desk: Desk, about: About) -> Form:
    for one in _file(desk, about).consents:
        if one.id == about.record_id and not one.voided and one.withdrawn_on is None:
            return WithdrawForm(desk, one)
    raise Refusal(GONE)


def _decision(desk: Desk, about: About) -> Form:
    for one in _file(desk, about).assessments:
        if one.id == about.record_id and not one.voided and not one.decided:
            return DecisionForm(desk, one)
    raise Refusal(GONE)


def _merger(desk: Desk, about: About) -> Form:
    if about.family_id is None or about.record_id is None:
        raise Refusal(GONE)
    return MergeForm(desk, about.family_id, FamilyId(about.record_id))


FORMS: Mapping[str, Callable[[Desk, About], Form]] = {
    "passport": lambda desk, about: PassportForm(desk, _file(desk, about).family.id),
    "application": lambda desk, about: ApplicationForm(desk, _file(desk, about).family.id),
    "survey": _survey,
    "consent": lambda desk, about: ConsentForm(desk, _file(desk, about).family.id),
    "consent-withdraw": _withdrawal,
    "assessment": lambda desk, about: AssessmentForm(desk, _file(desk, about).family.id),
    "decision": _decision,
    "merge": _merger,
}
"""Kind of draft → its form."""
