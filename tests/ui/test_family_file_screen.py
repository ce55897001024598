"""The family's file: its lists, what can be done in them, with a case and without."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date

import pytest
from textual.pilot import Pilot

from sstui.core.family_file import ConsentPurpose
from sstui.core.records import CaseId, FamilyId, Member, Sex
from sstui.desk.appeals import open_appeals
from sstui.desk.assessments import AssessmentDraft, assess, assessments, sheet_of
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, add_member
from sstui.desk.family_file import (
    ApplicationDraft,
    ConsentDraft,
    SurveyDraft,
    apply_for,
    give_consent,
    passport_of,
    survey_drafted,
    withdraw_consent,
    write_passport,
)
from sstui.store import families, family_file
from sstui.ui.app import SstuiApp
from sstui.ui.screens.card import CardScreen
from sstui.ui.screens.family_file import FamilyFileScreen
from sstui.ui.screens.forms.consent import ConsentForm
from sstui.ui.screens.forms.level import LevelForm
from tests.factories import a_case, a_family, me
from tests.ui.district import an_app, press
from tests.ui.hostile import MARKUP
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle

DAY = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Home:
    """A family with one of everything."""

    case: CaseId
    family: FamilyId
    mother: Member
    son: Member


def a_full_file(desk: Desk) -> Home:
    case = a_case(desk, "adaptation")
    family = card(desk, case).family.id
    gone = MemberDraft("Ёлкин", "Илья", Sex.MALE, "father", "Ильич", date(1988, 3, 4))
    add_member(desk, family, replace(gone, left_on=date(2026, 10, 1)))
    teen = MemberDraft("Ёлкина", "Анна", Sex.FEMALE, "child", "Ильинична", date(2012, 12, 20))
    add_member(desk, family, replace(teen, occupation="школа № 2", phone="25-34-56"))
    mother, *_ = families.members(family)
    son = next(one for one in families.members(family) if one.name.first == "Пётр")
    written = replace(
        passport_of(family),
        created_on=date(2026, 6, 1),
        wishes="сад для Пети",
        composition="полная",
    )
    write_passport(desk, written)
    apply_for(desk, ApplicationDraft(family, mother.id, DAY, ("social", "legal"), "долги"))
    texts = {"conclusion": "нужна помощь", "housing": "дом, печь"}
    survey_drafted(desk, SurveyDraft(family, DAY, DAY, (me(desk),), texts))
    own = ConsentDraft(family, mother.id, mother.id, ConsentPurpose.PROCESSING, DAY)
    give_consent(desk, own)
    give_consent(desk, replace(own, purpose=ConsentPurpose.HEALTH, place="папка 3"))
    withdraw_consent(desk, family_file.consents(family)[0], date(2026, 11, 23))
    best = {factor.code: factor.options[0].code for factor in sheet_of(desk).factors}
    assess(desk, AssessmentDraft(family, DAY, best, (), "мы справимся"))
    return Home(case, family, mother, son)


@asynccontextmanager
async def shown(
    desk: Desk, family: FamilyId, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SstuiApp, Pilot[None]]]:
    app = an_app(desk)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.push_screen(FamilyFileScreen(family))
        await settle(pilot)
        yield app, pilot


def told(app: SstuiApp) -> str:
    """What has been said in messages."""
    return " ".join(one.message for one in app._notifications)


TABS = ("passport", "members", "applications", "surveys", "consents", "assessments", "papers")


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_every_list_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    home = a_full_file(desk)
    async with shown(desk, home.family, size) as (app, pilot):
        for number, name in enumerate(TABS, start=1):
            await press(pilot, str(number))
            assert_snapshot(app, f"family-file-{name}")


async def test_a_family_without_anything_says_what_to_do(desk: Desk) -> None:
    family = a_family(desk, "Белкина")
    async with shown(desk, family) as (app, pilot):
        assert_snapshot(app, "family-file-empty")
        said = []
        for number in range(3, 8):
            await press(pilot, str(number))
            said.append(screen_text(app))
        for text, words in zip(
            said,
            ("Заявлений нет. Ins", "Актов обследования нет. Ins", "Нет согласия на обработку",
             "Листов оценки нет. Ins", "Бумаг ещё нет. F6"),
            strict=True,
        ):  # fmt: skip
            assert words in text
        await press(pilot, "в")
        assert "У семьи ещё нет дела. Д (L) — открыть дело." in told(app)


async def test_a_family_without_a_case_is_led_to_its_next_step(desk: Desk) -> None:
    family = a_family(desk)
    async with shown(desk, family) as (app, pilot):
        assert "Записать обращение: Ш (I)" in line_with(app, "Дальше")
        await press(pilot, "ш")
        await settle(pilot)
        assert "Известная семья: Ёлкина Мария Петровна" in screen_text(app)
        await press(pilot, *"сама", "enter", "tab", "1", "f2")
        await settle(pilot)
        assert isinstance(app.screen, FamilyFileScreen)
        assert "Принять решение по обращению: Ш (I)" in line_with(app, "Дальше")
    (one,) = open_appeals()
    assert (one.family_id, one.name.first) == (family, "Мария")


async def test_the_card_opens_the_file_and_the_file_the_card(desk: Desk) -> None:
    home = a_full_file(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f3", "ф")
        assert isinstance(app.screen, FamilyFileScreen)
        assert screen_text(app).startswith(" Личное дело семьи: Ёлкина Мария Петровна")
        await press(pilot, "f3")
        assert isinstance(app.screen, CardScreen)
        depth = len(app.screen_stack)
        await press(pilot, "ф", "escape")
        assert len(app.screen_stack) == depth
        assert app.screen.chosen_case == home.case


async def test_the_menu_leads_to_every_family(desk: Desk) -> None:
    a_full_file(desk)
    a_family(desk, "Белкина")
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f9", "0")
        assert_snapshot(app, "family-files")
        await press(pilot, "f3")
        assert "У семьи ещё нет дела. Enter — её личное дело." in told(app)
        await press(pilot, "enter")
        assert "Белкина Мария Петровна" in screen_text(app).splitlines()[0]


async def test_a_consent_is_given_and_withdrawn(desk: Desk) -> None:
    home = a_full_file(desk)
    async with shown(desk, home.family) as (app, pilot):
        await press(pilot, "5")
        assert "Нет согласия на обработку: Анна, Пётр" in screen_text(app)
        await press(pilot, "insert", "3")
        assert "‹×› Пётр Ильич, ребёнок" in screen_text(app)
        await press(pilot, "enter", "1", "f2")
        assert "Согласие записано: Ёлкин Пётр Ильич, обработка" in told(app)
        assert "Нет согласия на обработку: Анна" in screen_text(app)
        consent = family_file.consents(home.family)[0]
        assert (consent.member_id, consent.signer_id) == (home.son.id, home.mother.id)
        await press(pilot, "home", "f4")
        assert "Отзыв согласия" in screen_text(app)
        await press(pilot, "f2")
        assert "Согласие отозвано с 23.11.2026." in told(app)
        await press(pilot, "f4")
        assert "встаньте на его строку" in told(app)


async def test_those_who_have_left_are_offered_nowhere(desk: Desk) -> None:
    home = a_full_file(desk)
    async with shown(desk, home.family) as (app, pilot):
        for keys in (("3", "insert"), ("5", "insert"), ("в",)):
            await press(pilot, *keys)
            form = screen_text(app)
            assert "Мария Петровна, мать" in form
            assert "Илья" not in form
            await press(pilot, "escape")
        await press(pilot, "2")
        assert "отец, выбыл 01.… 04.03.1988" in screen_text(app)


async def test_an_assessment_is_decided_otherwise_and_set_in_the_case(desk: Desk) -> None:
    home = a_full_file(desk)
    async with shown(desk, home.family) as (app, pilot):
        await press(pilot, "6")
        await press(pilot, "у")
        await press(pilot, "3", "f2")
        assert "Напишите, почему уровень другой." in screen_text(app)
        assert "Лист подсказывает другой уровень" in screen_text(app)
        await press(pilot, *"срочно", "f2")
        assert isinstance(app.screen, LevelForm)
        assert "(•) кризисный" in screen_text(app)
        await press(pilot, "f2")
        assert "Уровень изменён с 23.11.2026" in told(app)
        (made,) = assessments(home.family)
        assert (made.decided, made.reason) == ("crisis", "срочно")
        assert card(desk, home.case).line.level == "crisis"
        await press(pilot, "у")
        assert "Решают по листу оценки без решения" in told(app)


async def test_a_record_is_declared_void_with_a_reason(desk: Desk) -> None:
    home = a_full_file(desk)
    async with shown(desk, home.family) as (app, pilot):
        for number, said in (
            ("3", "заявление № 1/2026"),
            ("4", "акт обследования № 1/2026"),
            ("5", "согласие от 20.11.2026"),
            ("6", "лист оценки от 20.11.2026"),
        ):
            await press(pilot, number, "home", "f8")
            await press(pilot, *"ошибка", "f2")
            assert f"Признано недействительным: {said}." in told(app)
            assert "недействительно" in screen_text(app) or number == "6"
        await press(pilot, "1", "f8")
        assert "встаньте на строку" in told(app)
    assert {one.voided for one in family_file.applications(home.family)} == {"ошибка"}


async def test_a_wrong_sheet_is_said_and_not_a_crash(desk: Desk) -> None:
    home = a_full_file(desk)
    (desk.office.folder / "assessment.toml").write_text("code = 1\n", "utf-8")
    async with shown(desk, home.family) as (app, pilot):
        await press(pilot, "6", "insert")
        assert "Исправьте лист оценки" in screen_text(app)
        assert "assessment.toml: code" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, FamilyFileScreen)


async def test_nobody_at_work_may_only_look(desk: Desk) -> None:
    home = a_full_file(desk)
    async with shown(replace(desk, person=None), home.family) as (app, pilot):
        for key in ("insert", "f4"):
            await press(pilot, key)
            assert "только просмотр" in told(app)
        assert not isinstance(app.screen, ConsentForm)


async def test_hostile_texts_are_texts(desk: Desk) -> None:
    home = a_full_file(desk)
    nasty = f"{MARKUP[0]}\n[/]"
    write_passport(desk, replace(passport_of(home.family), wishes=nasty))
    async with shown(desk, home.family, (120, 40)) as (app, pilot):
        assert f"{MARKUP[0]} [/]" in screen_text(app)
        await press(pilot, *["down"] * 6, "enter")
        assert MARKUP[0] in screen_text(app)
        assert app.is_running


async def test_a_whole_act_is_read(desk: Desk) -> None:
    home = a_full_file(desk)
    async with shown(desk, home.family) as (app, pilot):
        await press(pilot, "4", "enter")
        assert "Условия проживания: дом, печь" in screen_text(app)
