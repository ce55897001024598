"""People of the service are entered and corrected by a form."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from sstui.config import lay_out_office
from sstui.core.records import NameForms, Role, Sex
from sstui.desk.desk import Desk, open_desk
from sstui.desk.people import add_staff
from sstui.store.opening import create
from sstui.store.staff import staff
from sstui.ui.screens.forms.staff import StaffForm
from tests.factories import TODAY, a_person
from tests.ui.form_story import Layout, in_both_layouts, opened


@in_both_layouts
async def test_a_person_is_entered(desk: Desk, keys: Layout) -> None:
    async with opened(lambda: StaffForm(desk)) as story:
        assert story.screen.startswith(" Новый сотрудник")
        await story.type("Гарифуллин", "enter")
        await story.type("Тимур", "enter")
        await story.type("Ильдарович", "enter")
        await story.press("2", "enter", "1", "enter", *keys.letters("псих"), "enter")
        await story.type("2-34-56", "enter")
        await story.type("timur", keys.save)
        assert story.answer == "Сотрудник записан: Гарифуллин Тимур Ильдарович."
    person = next(one for one in staff() if one.name.last == "Гарифуллин")
    assert (person.sex, person.role, person.post) == (Sex.MALE, Role.CURATOR, "психолог")
    assert (person.phone, person.login) == ("2-34-56", "timur")


async def test_an_account_that_is_taken_is_refused_beside_it(desk: Desk) -> None:
    async with opened(lambda: StaffForm(desk)) as story:
        await story.type("Кузьмин", "enter")
        await story.type("Олег", "enter", "enter", "2", "enter", "1", "tab", "tab", "tab")
        await story.type("sokolova", "f2")
        assert "Под учётной записью «sokolova» уже работает другой" in story.screen
        assert "Кузьмин" in story.screen
    assert len(staff()) == 1


async def test_a_name_that_is_there_already_is_asked_about(desk: Desk) -> None:
    add_staff(desk, a_person("Кузьмин", "Олег", "kuzmin"))
    async with opened(lambda: StaffForm(desk)) as story:
        await story.type("Кузьмин", "enter")
        await story.type("Олег", "enter", "enter", "2", "enter", "1", "f2")
        assert "Кузьмин Олег (специалист по социальной работе, kuzmin) уже" in story.screen
        assert "есть в списке. Записать другого человека с этим именем?" in story.screen
        await story.press("н")
        assert len(staff()) == 2
        await story.press("f2", "д")
        assert story.answer == "Сотрудник записан: Кузьмин Олег."
    assert len(staff()) == 3


async def test_the_first_person_is_proposed_the_account_of_this_computer(tmp_path: Path) -> None:
    lay_out_office(tmp_path / "office", "tula")
    create(tmp_path / "office" / "sstui.db")
    desk = open_desk(tmp_path / "office", "petrov", today=TODAY)
    async with opened(lambda: StaffForm(desk)) as story:
        assert "Учётная запись        petrov" in story.screen
        await story.type("Петров", "enter")
        await story.type("Пётр", "enter", "enter", "2", "enter", "4", "f2")
        assert story.answer == "Сотрудник записан: Петров Пётр."
    person = open_desk(tmp_path / "office", "petrov", today=TODAY).person
    assert person is not None
    assert person.role is Role.DIRECTOR


async def test_a_person_who_leaves_keeps_everything_else(desk: Desk) -> None:
    forms = NameForms(dative="Кузьмину Олегу")
    draft = replace(a_person("Кузьмин", "Олег"), forms=forms, post="сторож", phone="1-23")
    add_staff(desk, draft)
    person = next(one for one in staff() if one.name.last == "Кузьмин")
    async with opened(lambda: StaffForm(desk, person)) as story:
        assert "сторож" in story.screen
        assert "проверены человеком" in story.screen
        await story.press(*["tab"] * 8)
        await story.type("1.12", "f2")
        assert story.answer == "Исправлено: Кузьмин Олег."
    changed = next(one for one in staff() if one.id == person.id)
    assert changed == replace(person, left_on=date(2026, 12, 1), version=2)
