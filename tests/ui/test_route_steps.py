"""The next step of a family's route on one key, and the question where something is missing."""

from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest
from textual.pilot import Pilot

from sstui.core.profile import RouteAction
from sstui.core.records import CaseId, FamilyId
from sstui.core.refusal import NotYet, Refusal
from sstui.core.route import Step, step_about
from sstui.core.sittings import Decision
from sstui.desk.appeals import AppealDraft, register_appeal
from sstui.desk.card import card
from sstui.desk.cases import CaseDraft, change_level, open_case
from sstui.desk.desk import Desk
from sstui.desk.papers import sign_agreement
from sstui.desk.routes import must_be_there, route_of
from sstui.ui.app import SstuiApp
from sstui.ui.route_steps import NO_CASE, OPENERS, At, open_step, screen_of
from sstui.ui.screens.forms.base import FormPage
from sstui.ui.screens.forms.event import EventForm
from sstui.ui.screens.forms.programme import ProgrammeForm
from sstui.ui.screens.forms.survey import SurveyForm
from sstui.ui.screens.programme import ProgrammeScreen
from sstui.ui.screens.sittings import SittingsScreen
from sstui.ui.widgets.dialogs import ConfirmDialog
from tests.desk.test_programme_and_sitting import a_clinic, a_council, hold, papers_of, ready
from tests.factories import a_case, a_family, me
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle


async def at_card(pilot: Pilot[None], app: SstuiApp, case_id: CaseId) -> None:
    await settle(pilot)
    app.show_card(case_id)
    await settle(pilot)


async def test_the_head_says_what_comes_next_and_its_key_opens_it(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_card(pilot, app, cases["Гарифуллина"])
        assert line_with(app, "Дальше") == " Дальше     Составить акт обследования: Ш (I)"
        await press(pilot, "ш")
        assert isinstance(app.screen, SurveyForm)


@pytest.mark.parametrize("key", ["f4", "insert"])
async def test_a_missing_paper_of_the_list_is_opened(desk: Desk, key: str) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_card(pilot, app, cases["Ёлкина"])
        await press(pilot, "7", "home", "down", "down", key)
        assert isinstance(app.screen, SurveyForm)


async def test_nobody_at_work_opens_no_form(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(replace(desk, person=None))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_card(pilot, app, cases["Ёлкина"])
        await press(pilot, "i")
        assert "Сейчас только просмотр" in screen_text(app)
        assert not isinstance(app.screen, FormPage)


async def test_what_is_kept_back_says_why_and_offers_to_open_it(desk: Desk) -> None:
    cases = a_district(desk)
    family = card(desk, cases["Карпова"]).family.id
    with pytest.raises(NotYet) as refused:
        must_be_there(desk, RouteAction.SUBMIT, family, cases["Карпова"])
    assert refused.value.wanted == ("survey", "application")
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_card(pilot, app, cases["Карпова"])
        app.offer_missing(refused.value)
        await settle(pilot)
        assert isinstance(app.screen, ConfirmDialog)
        assert "Нельзя передать программу на рассмотрение: сначала" in screen_text(app)
        assert "Открыть?" in screen_text(app)
        await press(pilot, "н")
        assert not isinstance(app.screen, FormPage)
        app.offer_missing(refused.value)
        await settle(pilot)
        await press(pilot, "д")
        assert isinstance(app.screen, SurveyForm)


async def test_a_form_that_is_refused_so_asks_the_same(desk: Desk) -> None:
    """A new case where the profile wants the application first."""
    route = desk.office.profile.route
    blocks = {**route.blocks, RouteAction.OPEN_CASE: ("application",)}
    profile = replace(desk.office.profile, route=replace(route, blocks=blocks))
    desk = replace(desk, office=replace(desk.office, profile=profile))
    family = a_family(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        form = screen_of(Step.OPEN_CASE, At(desk, family, None, "case_start"))
        app.push_screen(form)
        await settle(pilot)
        await press(pilot, "enter", "1", "enter", "enter", "enter", "f2")
        assert isinstance(app.screen, ConfirmDialog)
        assert "Нельзя принять семью на сопровождение: сначала нужно" in screen_text(app)


def _about(desk: Desk, case: CaseId | None, family: FamilyId) -> At:
    return At(desk, family, case, "interim")


async def test_every_step_opens_something(desk: Desk) -> None:
    case = a_case(desk)
    ready(desk, case, a_clinic(desk))
    family = card(desk, case).family.id
    register_appeal(desk, AppealDraft(date(2026, 11, 20), "edu", "прогулы", family_id=family))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for step in Step:
            app.push_screen(screen_of(step, _about(desk, case, family)))
            await settle(pilot)
            assert len(app.screen_stack) == 2, step
            await pilot.press("escape")
            await settle(pilot)
            assert len(app.screen_stack) == 1, step


async def test_the_step_of_a_programme_that_is_not_there_is_its_form_at_once(desk: Desk) -> None:
    case = a_case(desk)
    family = card(desk, case).family.id
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        open_step(app, route_of(desk, family), Step.PROGRAMME, "programme")
        await settle(pilot)
        assert isinstance(app.screen, ProgrammeForm)
        await press(pilot, "escape")
        assert isinstance(app.screen, ProgrammeScreen)
        await press(pilot, "escape")
        ready(desk, case, a_clinic(desk))
        open_step(app, route_of(desk, family), Step.PROGRAMME, "programme")
        await settle(pilot)
        assert isinstance(app.screen, ProgrammeScreen)


def test_the_openers_are_there() -> None:
    for path in OPENERS.values():
        module, _, name = path.partition(":")
        assert isinstance(getattr(import_module(module), name), type)


async def test_a_step_of_a_case_wants_the_case(desk: Desk) -> None:
    family = a_family(desk)
    with pytest.raises(Refusal, match=NO_CASE):
        screen_of(Step.AGREEMENT, _about(desk, None, family))
    with pytest.raises(Refusal, match="нет обращения"):
        _ = _about(desk, None, family).appeal
    with pytest.raises(Refusal, match="Программы ещё нет"):
        _ = _about(desk, None, family).programme_id


async def test_where_no_body_decides_the_programme_itself_is_opened(desk: Desk) -> None:
    """Seed 003 names no body: the head decides on the page of the programme."""
    route = desk.office.profile.route
    alone = replace(route, approval=replace(route.approval, body=""))
    profile = replace(desk.office.profile, route=alone)
    desk = replace(desk, office=replace(desk.office, profile=profile))
    case = a_case(desk)
    family = card(desk, case).family.id
    ready(desk, case, a_clinic(desk))
    assert isinstance(screen_of(Step.SITTING, _about(desk, case, family)), ProgrammeScreen)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(SittingsScreen())
        await settle(pilot)
        assert "Органа в профиле нет: решает заведующий" in screen_text(app)
        await press(pilot, "home", "enter")
        assert isinstance(app.screen, ProgrammeScreen)


async def test_an_event_is_opened_with_its_kind(desk: Desk) -> None:
    case = a_case(desk)
    family = card(desk, case).family.id
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(screen_of(step_about("interim"), _about(desk, case, family)))
        await settle(pilot)
        assert isinstance(app.screen, EventForm)
        assert "Проведён промежуточный мониторинг" in screen_text(app)


def test_a_programme_that_was_sent_back_is_not_drawn_up_from_nothing(desk: Desk) -> None:
    case = a_case(desk)
    family = card(desk, case).family.id
    assert replace(route_of(desk, family), step=Step.PROGRAMME).words == "Составить программу"
    ready(desk, case, a_clinic(desk))
    a_council(desk)
    hold(desk, Decision.REJECT, "уточнить сроки")
    sent_back = replace(route_of(desk, family), step=Step.PROGRAMME)
    assert sent_back.words == "Начать новую редакцию программы"


def test_a_family_without_a_level_comes_to_the_level(desk: Desk) -> None:
    """When nothing else is wanted, the level is: without it nobody is visited."""
    route = replace(desk.office.profile.route, stages=())
    profile = replace(desk.office.profile, route=route)
    desk = replace(desk, office=replace(desk.office, profile=profile))
    family = a_family(desk)
    case = open_case(desk, CaseDraft(family, date(2026, 11, 2), "", me(desk)))
    assert route_of(desk, family).step is Step.LEVEL
    change_level(desk, case, date(2026, 11, 2), "basic", "")
    assert route_of(desk, family).step is Step.VISITS


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
async def test_a_card_without_a_level_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    case = open_case(desk, CaseDraft(a_family(desk), date(2026, 11, 2), "", me(desk)))
    papers_of(case)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_card(pilot, app, case)
        await press(pilot, "7")
        assert_snapshot(app, "card-without-level")
        await press(pilot, "f2")
        assert_snapshot(app, "queue-without-level")


async def test_the_file_of_an_open_case_says_what_the_card_says(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_card(pilot, app, cases["Гарифуллина"])
        of_card = line_with(app, "Дальше")
        await press(pilot, "ф")
        assert line_with(app, "Дальше").split() == of_card.split()
        assert "Составить акт обследования" in of_card


async def test_neither_page_reminds_of_what_an_agreement_has_passed_by(desk: Desk) -> None:
    case = a_district(desk)["Гарифуллина"]
    sign_agreement(desk, case, date(2026, 11, 20))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_card(pilot, app, case)
        assert route_of(desk, card(desk, case).family.id, case).step in {Step.SURVEY, Step.CONSENT}
        assert "Дальше" not in screen_text(app)
        await press(pilot, "ф")
        assert "Дальше" not in screen_text(app)
