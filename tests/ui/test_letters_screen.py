"""Letters of a programme on the screen, and who owes an answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date

from textual.pilot import Pilot

from sstui.core.letters import DisclosureGround, SendingWay
from sstui.core.records import CaseId
from sstui.desk.desk import Desk
from sstui.desk.families import MemberDraft, change_member
from sstui.desk.letters import letters_of
from sstui.desk.today import today
from sstui.desk.undo import last_save, undo
from sstui.store import cases, families
from sstui.ui.app import SstuiApp
from sstui.ui.screens.letters import LettersScreen
from sstui.ui.screens.owes import OwesScreen
from tests.factories import a_case, me
from tests.ui.a_sitting import a_letter, an_approved
from tests.ui.district import an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, screen_text, settle


@asynccontextmanager
async def opened(
    desk: Desk, case: CaseId, *, has_toasts: bool = True
) -> AsyncIterator[tuple[SstuiApp, Pilot[None]]]:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=has_toasts) as pilot:
        await settle(pilot)
        app.push_screen(LettersScreen(case))
        await settle(pilot)
        yield app, pilot


def said(app: SstuiApp) -> str:
    return " ".join(one.message for one in app._notifications)


def with_illness(desk: Desk, case: CaseId) -> None:
    """The son has a mark of his health, and nobody has agreed to its being told."""
    family = cases.case(case).family_id  # type: ignore[union-attr]
    son = families.members(family)[1]
    draft = MemberDraft(
        son.name.last, son.name.first, son.sex, son.kinship, son.name.patronymic, son.born_on,
        health="инвалидность",
    )  # fmt: skip
    change_member(desk, son.id, family, son.version, draft)


async def test_each_organisation_shows_what_it_will_learn(desk: Desk) -> None:
    case = a_case(desk)
    with_illness(desk, case)
    an_approved(desk, case)
    a_letter(desk, case, is_sent=True)
    async with opened(desk, case, has_toasts=False) as (app, pilot):
        shown = screen_text(app)
        assert "Мероприятия: осмотр детей" in shown
        assert "Не сообщаем: о здоровье без согласия: Ёлкин П. И." in shown.replace("\u00a0", " ")
        assert "занятия с логопедом" not in shown
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert_snapshot(app, "letters")
        await press(pilot, "down")
        assert "Узнает:      фамилия, имя, отчество, дата рождения, место" in screen_text(app)


async def test_letters_are_written_for_all_marked_at_once(desk: Desk) -> None:
    case = a_case(desk)
    an_approved(desk, case)
    async with opened(desk, case) as (app, pilot):
        await press(pilot, "space", "space", "plus")
        assert "Кому                  Заречная больница, Школа № 3" in screen_text(app)
        await press(pilot, "f2")
        assert "! Выберите основание передачи сведений." in screen_text(app)
        assert letters_of(case) == []
        await press(pilot, "1", "f2")
        shown = " ".join(screen_text(app).split())
        assert "Заречная больница: Согласия на передачу сведений этой организации нет" in shown
        assert letters_of(case) == []
        await press(pilot, "3", "f2")
        assert "! Введите номер запроса." in screen_text(app)
        await press(pilot, "up", "2", "f2")
        assert "Писем написано: 2. Ответ ждём до 23.12.2026." in said(app)
        assert not [line for line in screen_text(app).splitlines() if line[:1] in ("*", "#")]
        found = letters_of(case)
        assert {one.ground for one in found} == {DisclosureGround.INTERACTION}
        assert sorted(one.number for one in found) == ["1/2026", "2/2026"]
        await press(pilot, "plus")
        assert "Эти письма уже написаны." in said(app)


async def test_marked_letters_go_out_together(desk: Desk) -> None:
    case = a_case(desk)
    an_approved(desk, case)
    async with opened(desk, case) as (app, pilot):
        await press(pilot, "space", "space", "щ")
        assert "Среди отмеченных нет написанных писем, которые ещё не ушли." in said(app)
        await press(pilot, "plus", "2", "f2")
        assert len(letters_of(case)) == 2
        await press(pilot, "home", "space", "space", "щ")
        assert "№ 1/2026 Заречная больница; № 2/2026 Школа № 3" in screen_text(app)
        await press(pilot, "f2")
        assert "! Выберите, как отправлено." in screen_text(app)
        assert {one.sent_on for one in letters_of(case)} == {None}
        await press(pilot, "д", "enter", "2", "f2")
        assert "Писем отправлено: 2, почтой." in said(app)
        assert not [line for line in screen_text(app).splitlines() if line[:1] in ("*", "#")]
    assert {(one.sent_on, one.way) for one in letters_of(case)} == {(desk.today, SendingWay.POST)}
    saved = last_save(desk)
    assert saved is not None
    undo(desk, saved.line.line.seq)
    assert {one.sent_on for one in letters_of(case)} == {None}


async def test_a_letter_is_sent_answered_or_void(desk: Desk) -> None:
    case = a_case(desk)
    an_approved(desk, case)
    made = a_letter(desk, case)
    async with opened(desk, case) as (app, pilot):
        await press(pilot, "щ")
        assert "Этой организации письмо ещё не написано." in said(app)
        await press(pilot, "down", "е", "tab", "tab", *"да", "f2")
        assert "Это письмо не отправляли." in screen_text(app)
        await press(pilot, "enter", "escape", "д", "enter", "f2")
        assert "! Выберите, как отправлено." in screen_text(app)
        await press(pilot, "2", "f2")
        assert f"Письмо № {made.number} отправлено почтой." in said(app)
        await press(pilot, "enter", "tab", *"113", "tab", *"приняли", "f2")
        assert f"Ответ на письмо № {made.number} записан." in said(app)
        await press(pilot, "f8", *"ошибка", "f2")
        assert "признано недействительным" in said(app)
    [letter] = letters_of(case)
    assert (letter.way, letter.answer, letter.answer_number) == (SendingWay.POST, "приняли", "113")
    assert letter.voided == "ошибка"


async def test_who_owes_is_shown_by_organisation_and_age(desk: Desk) -> None:
    case = a_case(desk)
    a_letter(desk, case, is_sent=True)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f9", "=")
        assert isinstance(app.screen, OwesScreen)
        shown = screen_text(app)
        assert "Школа № 3: 1 письмо" in shown
        assert "просрочен 3 дня" in shown
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert_snapshot(app, "owes")
        await press(pilot, "enter", "tab", "tab", *"приняли", "f2")
        assert isinstance(app.screen, OwesScreen)
        assert "Ответов мы не ждём." in screen_text(app)


async def test_without_a_programme_there_is_nothing_to_send(desk: Desk) -> None:
    case = a_case(desk)
    async with opened(desk, case) as (app, pilot):
        assert "Утверждённой программы нет: рассылать нечего." in screen_text(app)
        await press(pilot, "plus", "щ", "о", "f8", "enter")
        assert isinstance(app.screen, LettersScreen)
        await press(pilot, "escape")
        app.show_card(case)
        await settle(pilot)
        await press(pilot, "ь")
        assert isinstance(app.screen, LettersScreen)


def test_the_day_says_whose_answer_is_due(desk: Desk) -> None:
    case = a_case(desk)
    a_letter(desk, case, is_sent=True)
    blocks = {one.code: one for one in today(desk, me(desk)).blocks}
    [line] = blocks["awaited"].lines
    assert line.words == "Школа № 3: ответ просрочен на 3 дня"
    assert (line.is_late, line.way.page) == (True, "owes")
    before = replace(desk, today=date(2026, 11, 19))
    assert "awaited" not in {one.code for one in today(before, None).blocks}
