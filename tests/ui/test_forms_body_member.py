"""A member of the body: one of our own is chosen first, and the rest is filled from that."""

from dataclasses import replace

from sstui.core.sittings import Part
from sstui.desk.desk import Desk
from sstui.desk.people import add_staff
from sstui.desk.sittings import body_members
from sstui.store.staff import staff
from sstui.ui.screens.forms.body_member import BodyMemberForm
from tests.factories import a_person
from tests.ui.form_story import opened


async def test_one_of_our_own_fills_the_rest(desk: Desk) -> None:
    add_staff(desk, replace(a_person("Лосев", "Пётр"), post="психолог"))
    async with opened(lambda: BodyMemberForm(desk)) as story:
        await story.type("лосев", "enter")
        assert "Лосев Пётр" in story.screen
        await story.press("f2")
        assert story.answer == "Член: Лосев Пётр."
    [found] = body_members(desk)
    person = next(one for one in staff() if one.name.last == "Лосев")
    assert (found.name, found.post, found.staff_id) == ("Лосев Пётр", "психолог", person.id)
    assert found.organisation == desk.office.settings.institution.short


async def test_one_of_another_organisation_is_typed(desk: Desk) -> None:
    async with opened(lambda: BodyMemberForm(desk)) as story:
        await story.type("Гусева")
        assert "+ у нас такого нет; Enter — своими словами: «Гусева»" in story.screen
        await story.press("enter")
        assert story.words.count("Гусева") == 1
        for text in ("Гусева О. И.", "завуч", "школа"):
            await story.type(text, "tab")
        await story.press("1", "f2")
        assert story.answer == "Председатель: Гусева О. И."
    [found] = body_members(desk)
    assert (found.part, found.post, found.staff_id) == (Part.CHAIR, "завуч", None)


async def test_what_is_typed_already_is_not_written_over(desk: Desk) -> None:
    async with opened(lambda: BodyMemberForm(desk)) as story:
        await story.press("tab")
        await story.type("Соколова В.", "shift+tab")
        await story.type("сокол", "enter", "f2")
    [found] = body_members(desk)
    assert found.name == "Соколова В."
    assert found.staff_id == staff()[0].id
