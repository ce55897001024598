"""What every form looks like on a small and a large terminal, and in which language."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from sstui.core.records import CaseId, FamilyId, Outcome
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.card import card
from sstui.desk.cases import suspend
from sstui.desk.desk import Desk
from sstui.desk.families import places
from sstui.desk.people import add_staff
from sstui.desk.programmes import programme
from sstui.store import cases, families, visits
from sstui.store.staff import staff
from sstui.ui.base import Page
from sstui.ui.screens.forms.agreement import AgreementForm
from sstui.ui.screens.forms.appointment import AppointmentForm
from sstui.ui.screens.forms.cancel import CancelForm
from sstui.ui.screens.forms.case import CaseForm
from sstui.ui.screens.forms.curator import CuratorForm
from sstui.ui.screens.forms.end import EndForm
from sstui.ui.screens.forms.family import FamilyForm
from sstui.ui.screens.forms.level import LevelForm
from sstui.ui.screens.forms.measure import MeasureForm
from sstui.ui.screens.forms.member import MemberForm
from sstui.ui.screens.forms.organisation import OrganisationForm
from sstui.ui.screens.forms.pause import PauseForm
from sstui.ui.screens.forms.programme import ProgrammeForm
from sstui.ui.screens.forms.settlement import SettlementForm
from sstui.ui.screens.forms.staff import StaffForm
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.screens.forms.void import VoidForm
from tests.factories import a_case, a_family, a_person, a_visit, me
from tests.ui.a_appeal import APPEAL_FORMS, until_likely
from tests.ui.a_file import FILE_FORMS
from tests.ui.a_programme import a_programme
from tests.ui.form_story import opened
from tests.ui.screen_text import SIZES, assert_snapshot

Form = Callable[[Desk, CaseId, FamilyId], Page[str | None]]


def a_measure_form(desk: Desk, case: CaseId) -> MeasureForm:
    programme_id = a_programme(desk, case).id
    return MeasureForm(desk, programme_id, programme(desk, programme_id).measures[0])


FORMS: dict[str, Form] = {
    "visit": lambda desk, case, family: VisitForm(desk, case),
    "visit_correction": lambda desk, case, family: VisitForm(desk, case, visits.visits(case)[0]),
    "void": lambda desk, case, family: VoidForm(desk, visits.visits(case)[0]),
    "appointment": lambda desk, case, family: AppointmentForm(desk, case),
    "cancel": lambda desk, case, family: CancelForm(desk, visits.appointments(case)[0]),
    "family": lambda desk, case, family: FamilyForm(desk, family),
    "family_new": lambda desk, case, family: FamilyForm(desk),
    "member": lambda desk, case, family: MemberForm(desk, family, families.members(family)[0]),
    "member_new": lambda desk, case, family: MemberForm(desk, family),
    "case": lambda desk, case, family: CaseForm(desk, a_family(desk, "Белкина")),
    "level": lambda desk, case, family: LevelForm(desk, case),
    "pause": lambda desk, case, family: PauseForm(desk, case),
    "pause_end": lambda desk, case, family: PauseForm(desk, case, cases.pauses(case)[0]),
    "curator": lambda desk, case, family: CuratorForm(desk, case),
    "agreement": lambda desk, case, family: AgreementForm(desk, case),
    "end": lambda desk, case, family: EndForm(desk, case),
    "staff": lambda desk, case, family: StaffForm(desk, staff()[0]),
    "staff_new": lambda desk, case, family: StaffForm(desk),
    "settlement": lambda desk, case, family: SettlementForm(desk, places()[0]),
    "programme_new": lambda desk, case, family: ProgrammeForm(desk, case),
    "programme": lambda desk, case, family: ProgrammeForm(desk, case, a_programme(desk, case).id),
    "measure_new": lambda desk, case, family: MeasureForm(desk, a_programme(desk, case).id),
    "measure": lambda desk, case, family: a_measure_form(desk, case),
    "organisation": lambda desk, case, family: OrganisationForm(desk),
    **FILE_FORMS,
    **APPEAL_FORMS,
}


@pytest.fixture
def case(desk: Desk) -> CaseId:
    """A case with a visit, an appointment and a pause of next year."""
    add_staff(desk, a_person("Кузьмин", "Олег"))
    made = a_case(desk, started_on=date(2026, 11, 2))
    a_visit(desk, made, date(2026, 11, 5), notes="Дома чисто.\nМать работает.")
    appoint(desk, AppointmentDraft(made, date(2026, 12, 4), me(desk), "10:00"))
    suspend(desk, made, date(2027, 1, 11), None, "санаторий")
    return made


KEYS = {"F", "Enter", "Esc", "Tab", "Del", "Ins", "PgUp", "PgDn", "Shift", "Ctrl", "Backspace"}
KEYS |= {"Home", "End", "Alt"}


@pytest.mark.parametrize("name", FORMS)
async def test_a_form_looks_as_it_did_and_speaks_russian(
    desk: Desk, case: CaseId, name: str
) -> None:
    family = card(desk, case).family.id
    async with opened(lambda: FORMS[name](desk, case, family)) as story:
        if name == "appeal":
            await until_likely(story.app)
        for size in SIZES:
            await story.resize(*size)
            assert_snapshot(story.app, f"forms_{name}")
        shown = []
        for _ in range(11):
            shown += [story.screen, story.help]
            await story.press("tab")
        await story.press("f2")
        shown.append(story.screen)
    assert foreign_words(shown) <= KEYS


def foreign_words(texts: list[str]) -> set[str]:
    """Latin words; a letter key has its Latin name in brackets, and an account may be any."""
    russian = [re.sub(r"\([A-Z]\)|Ctrl\+[A-Z]|sokolova", "", text) for text in texts]
    return {word for text in russian for word in re.findall("[A-Za-z]+", text)}


async def test_the_news_after_a_visit(desk: Desk, case: CaseId) -> None:
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "1", "enter", "0", "f2")
        assert_snapshot(story.app, "forms_news")


async def test_a_form_that_says_everything_at_once(desk: Desk, case: CaseId) -> None:
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.type("31.02", "enter", "3", "enter", "enter", "2", "enter")
        await story.type("25", "enter", "1", "2", "f2")
        assert_snapshot(story.app, "forms_visit_wrong")


async def test_a_form_longer_than_the_screen_says_that_it_goes_on(desk: Desk) -> None:
    case = a_case(desk)
    a_visit(desk, case, desk.today, Outcome.NOBODY_HOME)
    async with opened(lambda: VisitForm(desk, case, visits.visits(case)[0]), (60, 20)) as story:
        assert "ниже есть ещё" in story.screen
        assert "Причина исправления" not in story.screen
        await story.press("shift+tab")
        assert "Причина исправления" in story.screen
        assert "ниже есть ещё" not in story.screen
