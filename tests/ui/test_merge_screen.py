"""Two records of one family are merged on the screen: chosen, compared, asked about, undone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from sstui.core.records import FamilyId, Sex
from sstui.desk.cases import CaseDraft, open_case
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member
from sstui.store import families, merging
from sstui.ui.app import SstuiApp
from sstui.ui.screens.family_file import FamilyFileScreen
from sstui.ui.screens.family_files import FamilyFilesScreen
from sstui.ui.screens.forms.merge import MergeForm
from sstui.ui.screens.merge import MergeScreen
from sstui.ui.screens.merge_choice import MergeChoiceScreen
from sstui.ui.widgets.dialogs import ConfirmDialog
from sstui.ui.widgets.reading import ReadingDialog
from tests.factories import a_case, a_family, me
from tests.ui.district import an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle

WHY = "внесена дважды"


def a_pair(desk: Desk) -> tuple[FamilyId, FamilyId]:
    """A family without a case and a second record of it with a case; and somebody else."""
    one = a_family(desk, phone="8 910 111-22-33")
    a_case(desk, last="Котова", place="Дубки")
    other = a_family(desk, "Елкина", address="ул. Лесная, 3", category="mnog")
    add_member(desk, other, MemberDraft("Ёлкин", "Илья", Sex.MALE, "father", "Олегович"))
    open_case(desk, CaseDraft(other, date(2026, 9, 1), "basic", me(desk)))
    return one, other


@asynccontextmanager
async def shown(
    desk: Desk, page: Screen[None], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SstuiApp, Pilot[None]]]:
    app = an_app(desk)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.push_screen(page)
        await settle(pilot)
        yield app, pilot


@pytest.mark.parametrize("keys", ["и", "b"])
async def test_a_merger_by_keys_in_both_layouts(desk: Desk, keys: str) -> None:
    one, other = a_pair(desk)
    async with shown(desk, FamilyFileScreen(one)) as (app, pilot):
        await press(pilot, keys)
        assert isinstance(app.screen, MergeChoiceScreen)
        assert "фамилия" in line_with(app, "Елкина Мария")
        await press(pilot, "enter")
        assert isinstance(app.screen, MergeScreen)
        await press(pilot, keys)
        assert isinstance(app.screen, MergeForm)
        await press(pilot, *WHY, "f2")
        assert isinstance(app.screen, ConfirmDialog)
        assert merging.gone_into(other) is None
        await press(pilot, "д")
        assert merging.gone_into(other) == one
        assert isinstance(app.screen, FamilyFileScreen)
        assert "2/2026 с 01.09.2026" in screen_text(app)
        await press(pilot, "ctrl+z", "д")
        assert merging.gone_into(other) is None


async def test_the_other_record_stays_and_its_file_is_shown(desk: Desk) -> None:
    one, other = a_pair(desk)
    async with shown(desk, FamilyFileScreen(one)) as (app, pilot):
        await press(pilot, "и", "enter")
        assert "Елкина" in line_with(app, " Уходит")
        await press(pilot, "к")
        assert "Елкина" in line_with(app, " Остаётся")
        await press(pilot, "f2", *WHY, "f2", "д")
        assert merging.gone_into(one) == other
        assert isinstance(app.screen, FamilyFileScreen)
        assert app.screen.family_id == other
        assert [page for page in app.screen_stack if isinstance(page, FamilyFileScreen)] == [
            app.screen
        ]


async def test_from_the_list_of_families_and_back_to_it(desk: Desk) -> None:
    a_pair(desk)
    async with shown(desk, FamilyFilesScreen()) as (app, pilot):
        await press(pilot, "и", "enter", "f2", *WHY, "f2", "д")
        assert isinstance(app.screen, FamilyFilesScreen)
        assert len(families.families()) == 2


async def test_two_open_cases_are_refused_before_anything_is_typed(desk: Desk) -> None:
    one, _ = a_pair(desk)
    open_case(desk, CaseDraft(one, date(2026, 8, 3), "basic", me(desk)))
    async with shown(desk, FamilyFileScreen(one)) as (app, pilot):
        await press(pilot, "и", "enter")
        assert isinstance(app.screen, MergeChoiceScreen)
        assert "открыты дела" in " ".join(one.message for one in app._notifications)


async def test_a_no_and_a_way_back_change_nothing(desk: Desk) -> None:
    one, _ = a_pair(desk)
    async with shown(desk, FamilyFileScreen(one)) as (app, pilot):
        await press(pilot, "и", "enter", "f2", "f2")
        assert isinstance(app.screen, MergeForm)
        assert "Напишите, почему" in screen_text(app)
        await press(pilot, *WHY, "f2", "enter")
        assert isinstance(app.screen, MergeForm)
        await press(pilot, "escape", "д", "escape", "escape")
        assert isinstance(app.screen, FamilyFileScreen)
        assert len(families.families()) == 3


async def test_records_without_a_person_in_common_are_asked_about(desk: Desk) -> None:
    one, _ = a_pair(desk)
    other = a_family(desk, "Шевцова")
    async with shown(desk, MergeScreen(one, other)) as (app, pilot):
        await press(pilot, "f2", *WHY, "f2")
        assert isinstance(app.screen, ConfirmDialog)
        assert "Ни один человек в записях не совпал." in screen_text(app)


async def test_a_row_in_full(desk: Desk) -> None:
    async with shown(desk, MergeScreen(*a_pair(desk))) as (app, pilot):
        await press(pilot, "enter")
        assert isinstance(app.screen, ReadingDialog)
        assert "Будет: останется прежнее" in screen_text(app)


async def test_nobody_else_to_merge_with(desk: Desk) -> None:
    async with shown(desk, MergeChoiceScreen(a_family(desk))) as (app, pilot):
        await press(pilot, "enter")
        assert "объединять не с чем" in screen_text(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, MergeChoiceScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_looks(desk: Desk, size: tuple[int, int]) -> None:
    one, other = a_pair(desk)
    async with shown(desk, MergeChoiceScreen(one), size) as (app, pilot):
        assert_snapshot(app, "merge-choice")
        app.push_screen(MergeScreen(one, other))
        await settle(pilot)
        assert_snapshot(app, "merge")
        await press(pilot, "f2", *WHY, "f2")
        assert_snapshot(app, "merge-question")
