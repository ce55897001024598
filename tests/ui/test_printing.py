"""The printing key: what the row under the cursor is about, chosen where there are several."""

from sstui.core.paper_kinds import PaperKind
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.ui.screens.card import CardScreen
from sstui.ui.screens.family_file import FamilyFileScreen
from sstui.ui.screens.forms.member import MemberForm
from sstui.ui.screens.letters import LettersScreen
from sstui.ui.screens.programme import ProgrammeScreen
from sstui.ui.screens.sitting import SittingScreen
from sstui.ui.screens.sittings import SittingsScreen
from sstui.ui.widgets.picker import Picker
from tests.desk.paper_way import a_way
from tests.factories import a_case
from tests.ui.district import an_app, press
from tests.ui.screen_text import assert_snapshot, screen_text, settle


async def test_several_papers_of_a_case_are_offered(desk: Desk) -> None:
    way = a_way(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_card(way.case)
        await settle(pilot)
        await press(pilot, "f6")
        assert isinstance(app.screen, Picker)
        assert_snapshot(app, "printing-papers")
        await press(pilot, "п", "и", "с", "ь", "м", "о", "enter")
        await settle(pilot)
        assert [one.kind for one in card(desk, way.case).documents] == ["letter"]


async def test_the_agreement_is_the_first_of_them(desk: Desk) -> None:
    way = a_way(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_card(way.case)
        await settle(pilot)
        await press(pilot, "f6", "enter")
        assert "Соглашение получит следующий номер" in screen_text(app)


async def test_each_page_offers_the_paper_of_its_row(desk: Desk) -> None:
    way = a_way(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for page, keys, kinds in (
            (ProgrammeScreen(way.case), (), [PaperKind.PROGRAMME]),
            (LettersScreen(way.case), (), [PaperKind.LETTER]),
            (SittingsScreen(), (), [PaperKind.PROTOCOL]),
            (SittingScreen(way.sitting), (), [PaperKind.CONCLUSION, PaperKind.PROTOCOL]),
            (FamilyFileScreen(way.family), ("3",), [PaperKind.APPLICATION]),
            (FamilyFileScreen(way.family), ("4",), [PaperKind.SURVEY]),
            (FamilyFileScreen(way.family), ("5",), [PaperKind.CONSENT]),
        ):
            await app.push_screen(page)
            await settle(pilot)
            await press(pilot, *keys)
            assert [kind for kind, _, _ in page.papers()] == kinds, type(page).__name__
            app.pop_screen()
            await settle(pilot)


async def test_where_there_is_nothing_to_print_that_is_said(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        assert "Печатать здесь нечего" in screen_text(app)


async def test_what_a_paper_lacks_is_opened_and_then_it_is_printed(desk: Desk) -> None:
    case_id = a_case(desk)
    mother = card(desk, case_id).members[0]
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_card(case_id)
        await settle(pilot)
        await press(pilot, "f6")
        said = screen_text(app)
        assert "нет документа, удостоверяющего личность" in said
        assert f"{mother.name.short} (личное дело, «Состав», F4)" in said
        await pilot.press("д", "п", "а")  # typed ahead: not a key may land in another field
        await settle(pilot)
        assert isinstance(app.screen, MemberForm)
        assert "Без этого бумага не печатается." in screen_text(app)
        await press(pilot, "с", "п", "f2")
        [changed, _] = card(desk, case_id).members
        assert (changed.name, changed.identity) == (mother.name, "пасп")
        assert "Соглашение получит следующий номер" in screen_text(app)
        await press(pilot, "д")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert [one.kind for one in card(desk, case_id).documents] == ["agreement"]


async def test_a_no_leaves_what_a_paper_lacks_as_it_was(desk: Desk) -> None:
    case_id = a_case(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_card(case_id)
        await settle(pilot)
        await press(pilot, "f6", "escape")
        assert isinstance(app.screen, CardScreen)
        assert not card(desk, case_id).documents
