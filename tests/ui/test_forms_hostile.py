"""Forms take any text as text: markup, escape sequences, pastes of any size."""

from collections.abc import Callable

import pytest

from sstui.core.records import CaseId, FamilyId, Sex
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member
from sstui.store import families, visits
from sstui.ui.base import Page
from sstui.ui.screens.forms.agenda_item import ItemForm
from sstui.ui.screens.forms.agreement import AgreementForm
from sstui.ui.screens.forms.appointment import AppointmentForm
from sstui.ui.screens.forms.case import CaseForm
from sstui.ui.screens.forms.curator import CuratorForm
from sstui.ui.screens.forms.end import EndForm
from sstui.ui.screens.forms.family import FamilyForm
from sstui.ui.screens.forms.level import LevelForm
from sstui.ui.screens.forms.measure import MeasureForm
from sstui.ui.screens.forms.member import MemberForm
from sstui.ui.screens.forms.pause import PauseForm
from sstui.ui.screens.forms.programme import ProgrammeForm
from sstui.ui.screens.forms.settlement import SettlementForm
from sstui.ui.screens.forms.staff import StaffForm
from sstui.ui.screens.forms.visit import VisitForm
from tests.factories import a_case, a_family
from tests.patience import until
from tests.ui.a_appeal import APPEAL_FORMS
from tests.ui.a_file import FILE_FORMS
from tests.ui.a_programme import a_programme
from tests.ui.a_sitting import a_sitting
from tests.ui.form_story import STILL_OPEN, opened
from tests.ui.hostile import CONTROLS, MARKUP

Form = Callable[[Desk, CaseId, FamilyId], Page[str | None]]

FORMS: dict[str, Form] = {
    "visit": lambda desk, case, family: VisitForm(desk, case),
    "appointment": lambda desk, case, family: AppointmentForm(desk, case),
    "family": lambda desk, case, family: FamilyForm(desk, family),
    "member": lambda desk, case, family: MemberForm(desk, family, families.members(family)[0]),
    "case": lambda desk, case, family: CaseForm(desk, family),
    "level": lambda desk, case, family: LevelForm(desk, case),
    "pause": lambda desk, case, family: PauseForm(desk, case),
    "curator": lambda desk, case, family: CuratorForm(desk, case),
    "agreement": lambda desk, case, family: AgreementForm(desk, case),
    "end": lambda desk, case, family: EndForm(desk, case),
    "staff": lambda desk, case, family: StaffForm(desk),
    "settlement": lambda desk, case, family: SettlementForm(desk),
    "programme": lambda desk, case, family: ProgrammeForm(desk, case),
    "item": lambda desk, case, family: ItemForm(desk, a_sitting(desk, case).items[0]),
    "measure": lambda desk, case, family: MeasureForm(desk, a_programme(desk, case).id),
    **FILE_FORMS,
    **APPEAL_FORMS,
}


@pytest.mark.parametrize("name", FORMS)
async def test_a_form_about_a_hostile_family_survives_hostile_pastes(desk: Desk, name: str) -> None:
    case = a_case(desk, last="[@click=app.exit]Ёл[/]", place="[red]Заречье[/]")
    family = card(desk, case).family.id
    async with opened(lambda: FORMS[name](desk, case, family)) as story:
        if name not in ("staff", "settlement", *APPEAL_FORMS):
            assert "[@click=app.exit]Ёл[/]" in story.screen
        for _ in range(10):
            await story.paste(MARKUP[0], "Ива\x1b[31mнова\u202e\nПётр", "я" * 100_000, "[/]")
            await story.press("tab")
        assert not any(sign in story.screen for sign in "\x1b\u202e")
        await story.press("f1", "escape", "f2", "f2")
        assert story.app.is_running


@pytest.mark.parametrize("text", [MARKUP[0], "[/]", CONTROLS[0], "\u202eИва\u200bнова"])
async def test_a_hostile_name_is_stored_without_what_acts(desk: Desk, text: str) -> None:
    family = a_family(desk)
    son = families.members(family)[1]
    async with opened(lambda: MemberForm(desk, family, son)) as story:
        await story.press("delete")
        await story.paste(text)
        await story.press("f2")
        assert story.answer is not None
        assert story.answer.startswith("Исправлено: ")
    stored = families.members(family)[1].name.last
    assert stored
    assert not set(stored) & set("\x1b\u202e\u200b")


async def test_hostile_names_are_listed_as_text(desk: Desk) -> None:
    family = a_family(desk)
    for text in MARKUP:
        add_member(desk, family, MemberDraft(text, "Пётр", Sex.MALE, "child"))
    async with opened(lambda: FamilyForm(desk, family)) as story:
        for text in MARKUP:
            assert f"{text} Пётр, ребёнок" in story.screen


async def test_lines_of_a_paste_come_into_one_line(desk: Desk) -> None:
    family = a_family(desk)
    async with opened(lambda: FamilyForm(desk, family)) as story:
        await story.press("tab", "tab", "delete")
        await story.paste("ул. Мира,\r\nдом 3\n")
        await story.press("f2")
    assert address_of(family) == "ул. Мира, дом 3"


def address_of(family: FamilyId) -> str:
    found = families.family(family)
    assert found is not None
    return found.address


async def test_what_does_not_fit_is_not_taken_and_that_is_said(desk: Desk) -> None:
    family = a_family(desk)
    async with opened(lambda: FamilyForm(desk, family)) as story:
        await story.press("tab", "tab", "end")
        await story.paste("я" * 1_048_576)
        said = "! Вставлено 1 048 576 знаков, в поле помещается 200: лишнее не взято."
        assert said in story.words
        await story.press("f2")
        assert "! Слишком длинно: адрес — не больше 120 знаков." in story.words
        assert story.answer == STILL_OPEN
        await story.press("end", "ы")
        assert "! Не поместилось: сюда входит не больше 200 знаков." in story.words
        await story.press("home", "shift+end", "delete")
        await story.paste("ул. Мира,\r\nдом 3")
        assert "лишнее" not in story.screen
        await story.press("f2")
    assert address_of(family) == "ул. Мира, дом 3"


async def test_notes_keep_their_lines_and_as_much_as_fits(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "2", "tab", "tab", "tab", "tab", "tab")
        await story.paste("[red]Дома[/]\r\nчисто\x1b[2J \u202eтепло")
        await story.paste("я" * 100_000)
        said = "! Вставлено 100 000 знаков, в поле помещается 20 000: лишнее не взято."
        assert said in story.words
        await story.press("f2")
        assert "Посещение записано." in story.screen
    (visit,) = visits.visits(case)
    assert visit.notes.startswith("[red]Дома[/]\nчисто[2J теплояяя")
    assert len(visit.notes) == 20_000


async def test_a_burst_of_keys_loses_nothing(desk: Desk) -> None:
    async with opened(lambda: SettlementForm(desk)) as story:
        await story.pilot.press(*("абвгд" * 20))
        await story.press("f2")
        assert story.answer == f"Населённый пункт «{'абвгд' * 20}» сохранён."


async def test_the_idle_lock_leaves_every_form_as_it_was_typed(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(lambda: VisitForm(desk, case)) as story:
        await story.press("enter", "2", "tab", "tab", "tab", "tab", "tab")
        await story.type("дома")
        before = story.screen
        story.app.idle_lock.set(0.2)
        await until(lambda: story.app.is_hidden, "the idle lock")
        story.app.idle_lock.set(0)
        await story.press("я", "f2", "f10", "tab", "enter")
        assert not story.app.is_hidden
        assert story.screen == before
        await story.type(" тепло", "f2")
        assert "Посещение записано." in story.screen
    (visit,) = visits.visits(case)
    assert visit.notes == "дома тепло"
