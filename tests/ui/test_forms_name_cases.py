"""The grammatical cases of a name: shown, corrected, stored, dropped with another name."""

from sstui.core.records import FamilyId, Member, NameForms, Sex
from sstui.desk.desk import Desk
from sstui.desk.families import (
    MemberDraft,
    change_member,
)
from sstui.store import families
from sstui.ui.screens.forms.member import MemberForm
from sstui.ui.screens.forms.name_forms import NameFormsField
from tests.factories import a_family
from tests.ui.form_story import Story, opened

OPENED = (
    "Открыто дело 1/2026. Следующее посещение: желательно пн 23.11.2026, не позже пн 30.11.2026."
)


async def to_cases(story: Story) -> None:
    """Go to the line of cases, however many fields stand before it, and open them."""
    for _ in range(40):
        if isinstance(story.app.focused, NameFormsField):
            break
        await story.press("tab")
    await story.press("enter")


def the_mother(family_id: FamilyId) -> Member:
    return next(one for one in families.members(family_id) if one.is_applicant)


async def test_cases_of_a_name_are_shown_corrected_and_stored(desk: Desk) -> None:
    family = a_family(desk)
    async with opened(lambda: MemberForm(desk, family, the_mother(family))) as story:
        assert "посчитает программа; Enter — посмотреть" in story.screen
        await to_cases(story)
        for form in ("Ёлкиной Марии Петровны", "Ёлкиной Марии Петровне", "Ёлкину Марию Петровну"):
            assert form in story.screen
        assert "проверьте падеж" not in story.screen
        await story.press("tab")
        await story.type("Ёлкиной Марье Петровне", "f2")
        assert "проверены человеком" in story.screen
        await story.press("f2")
    assert the_mother(family).forms == NameForms(dative="Ёлкиной Марье Петровне")


async def test_a_doubtful_case_is_marked_and_kept_once_looked_at(desk: Desk) -> None:
    family = a_family(desk)
    async with opened(lambda: MemberForm(desk, family)) as story:
        await story.type("Соловей", "enter")
        await story.type("Пётр", "enter", "enter", "2", "enter")
        await story.type("отец", "enter")
        await to_cases(story)
        assert story.screen.count("проверьте падеж") == 4
        await story.press("f2", "f2")
    added = next(one for one in families.members(family) if one.name.last == "Соловей")
    assert added.forms.genitive.endswith("Петра")
    assert "" not in (added.forms.dative, added.forms.accusative, added.forms.instrumental)


async def test_another_name_drops_cases_corrected_for_the_old_one(desk: Desk) -> None:
    family = a_family(desk)
    forms = NameForms(dative="Ёлкиной Марье")
    draft = MemberDraft("Ёлкина", "Мария", Sex.FEMALE, "mother", is_applicant=True, forms=forms)
    change_member(desk, the_mother(family).id, family, 1, draft)
    async with opened(lambda: MemberForm(desk, family, the_mother(family))) as story:
        assert "проверены человеком" in story.screen
        await story.type("Новикова")
        assert "Имя изменено: исправленные падежи сброшены." in story.screen
        await story.press("f2")
    assert the_mother(family).forms == NameForms()


async def test_cases_want_a_name_and_a_sex_first(desk: Desk) -> None:
    family = a_family(desk)
    async with opened(lambda: MemberForm(desk, family)) as story:
        await story.press("shift+tab", "enter")
        assert "! Сначала введите фамилию, имя и пол." in story.screen
