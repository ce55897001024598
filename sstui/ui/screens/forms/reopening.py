"""Any form that keeps drafts, opened again for one of them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Protocol, TypeVar

from sstui.core.appeals import AppealId
from sstui.core.drafts import About, Draft
from sstui.core.programme import ProgrammeId
from sstui.core.records import CaseId, FamilyId
from sstui.core.refusal import Refusal
from sstui.desk.appeals import appeal
from sstui.desk.card import card
from sstui.desk.closed_runs import run_plan
from sstui.desk.desk import Desk
from sstui.desk.families import household, places
from sstui.desk.organisations import organisations
from sstui.desk.people import everybody
from sstui.desk.programmes import newest_programme, programme
from sstui.ui.screens.forms.agreement import AgreementForm
from sstui.ui.screens.forms.appeal import AppealForm
from sstui.ui.screens.forms.appeal_decision import AppealDecisionForm
from sstui.ui.screens.forms.appointment import AppointmentForm
from sstui.ui.screens.forms.base import FormPage
from sstui.ui.screens.forms.cancel import CancelForm
from sstui.ui.screens.forms.case import CaseForm
from sstui.ui.screens.forms.curator import CuratorForm
from sstui.ui.screens.forms.duty import DutyForm
from sstui.ui.screens.forms.end import EndForm
from sstui.ui.screens.forms.event import EventForm, VoidEventForm
from sstui.ui.screens.forms.family import FamilyForm
from sstui.ui.screens.forms.level import LevelForm
from sstui.ui.screens.forms.measure import MeasureForm
from sstui.ui.screens.forms.member import MemberForm
from sstui.ui.screens.forms.organisation import OrganisationForm
from sstui.ui.screens.forms.pause import PauseForm
from sstui.ui.screens.forms.programme import ProgrammeForm
from sstui.ui.screens.forms.reopening_family import FORMS as FAMILY_FORMS
from sstui.ui.screens.forms.reopening_sittings import FORMS as SITTING_FORMS
from sstui.ui.screens.forms.settlement import SettlementForm
from sstui.ui.screens.forms.staff import StaffForm
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.forms.void import VoidForm
from sstui.ui.screens.norms_draft import NormDraftScreen

Form = FormPage[str | None] | NormDraftScreen

_GONE = "Записи, к которой относится черновик, больше нет. Черновик остаётся в списке."


class _Numbered(Protocol):
    @property
    def id(self) -> Any: ...


Record = TypeVar("Record", bound=_Numbered)


def reopened(desk: Desk, draft: Draft) -> Form:
    """The form of a draft, which fills itself in once it is shown.

    Raises:
        Refusal: what the draft is about is gone, or can no longer be changed.
    """
    open_form = _FORMS.get(draft.about.kind)
    if open_form is None:
        raise Refusal(_GONE)
    form = open_form(desk, draft.about)
    form.begin_with(draft)
    return form


def _one(records: Iterable[Record], about: About) -> Record:
    """The record that a draft corrects."""
    for one in records:
        if one.id == about.record_id:
            return one
    raise Refusal(_GONE)


def _maybe(records: Callable[[], Iterable[Record]], about: About) -> Record | None:
    """The record that a draft corrects; None when it is of a new one."""
    return None if about.record_id is None else _one(records(), about)


def _case(about: About) -> CaseId:
    if about.case_id is None:
        raise Refusal(_GONE)
    return about.case_id


def _family(about: About) -> FamilyId:
    if about.family_id is None:
        raise Refusal(_GONE)
    return about.family_id


def _visit(desk: Desk, about: About) -> Form:
    case_id = _case(about)
    return VisitForm(desk, case_id, _maybe(lambda: card(desk, case_id).visits, about))


def _pause(desk: Desk, about: About) -> Form:
    case_id = _case(about)
    return PauseForm(desk, case_id, _maybe(lambda: card(desk, case_id).pauses, about))


def _member(desk: Desk, about: About) -> Form:
    family_id = _family(about)
    return MemberForm(desk, family_id, _maybe(lambda: household(family_id).members, about))


def _duty(desk: Desk, about: About) -> Form:
    plan = run_plan(desk, date.fromordinal(about.record_id or 1))
    lines = plan.lines if plan else ()
    for line in lines:
        if plan and line.case_id == about.case_id:
            return DutyForm(desk, plan.run, line)
    raise Refusal(_GONE)


def _programme(desk: Desk, about: About) -> Form:
    record = about.record_id
    return ProgrammeForm(desk, _case(about), None if record is None else ProgrammeId(record))


def _norms(desk: Desk, about: About) -> Form:
    for one in desk.office.norms.sets:
        if one.since.toordinal() == about.record_id:
            return NormDraftScreen(one)
    raise Refusal(_GONE)


def _measure(desk: Desk, about: About) -> Form:
    newest = newest_programme(_case(about))
    if newest is None or newest.state.is_frozen:
        raise Refusal(_GONE)
    lines = programme(desk, newest.id).measures
    return MeasureForm(desk, newest.id, _maybe(lambda: lines, about))


_FORMS: Mapping[str, Callable[[Desk, About], Form]] = {
    "visit": _visit,
    "void": lambda desk, about: VoidForm(desk, _one(card(desk, _case(about)).visits, about)),
    "appointment": lambda desk, about: AppointmentForm(desk, _case(about)),
    "cancel": lambda desk, about: CancelForm(
        desk, _one(card(desk, _case(about)).appointments, about)
    ),
    "family": lambda desk, about: FamilyForm(desk, about.family_id),
    "member": _member,
    "case": lambda desk, about: CaseForm(desk, _family(about)),
    "level": lambda desk, about: LevelForm(desk, _case(about)),
    "pause": _pause,
    "curator": lambda desk, about: CuratorForm(desk, _case(about)),
    "agreement": lambda desk, about: AgreementForm(desk, _case(about)),
    "end": lambda desk, about: EndForm(desk, _case(about)),
    "event": lambda desk, about: EventForm(desk, _case(about)),
    "event-void": lambda desk, about: VoidEventForm(
        desk, _one(card(desk, _case(about)).events, about)
    ),
    "duty": _duty,
    "staff": lambda desk, about: StaffForm(desk, _maybe(lambda: everybody(desk.today), about)),
    "settlement": lambda desk, about: SettlementForm(desk, _maybe(places, about)),
    "norms": _norms,
    "programme": _programme,
    "measure": _measure,
    "organisation": lambda desk, about: OrganisationForm(
        desk, _maybe(lambda: organisations(also_closed=True), about)
    ),
    "appeal": lambda desk, about: AppealForm(
        desk, appeal(AppealId(about.record_id)) if about.record_id else None
    ),
    "appeal-decide": lambda desk, about: AppealDecisionForm(
        desk, appeal(AppealId(about.record_id or 0))
    ),
    **FAMILY_FORMS,
    **SITTING_FORMS,
}
