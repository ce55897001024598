"""A sitting on the screen: planned, held line by line, closed; every key of it counted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from textual.events import Paste
from textual.pilot import Pilot

from sstui.core.programme import ProgrammeState
from sstui.core.sittings import Decision
from sstui.desk.desk import Desk
from sstui.desk.programmes import newest_programme
from sstui.desk.sittings import (
    SittingDraft,
    all_sittings,
    body_members,
    full_sitting,
    plan_sitting,
)
from sstui.store import cases
from sstui.ui.app import SstuiApp
from sstui.ui.screens.sitting import SittingScreen
from sstui.ui.screens.sittings import SittingsScreen
from tests.factories import me
from tests.ui.district import an_app
from tests.ui.screen_text import SIZES, assert_snapshot, screen_text, settle
from tests.ui.sitting_story import NAMES, a_council, assessed, handed_in


class Secretary:
    """Somebody at the keyboard, whose keys are counted; typed text is not."""

    def __init__(self, app: SstuiApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot, self.keys = app, pilot, 0

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await settle(self.pilot)
        self.keys += len(keys)

    async def type(self, text: str) -> None:
        """Free text: it does not count."""
        await self.pilot.press(*("space" if one == " " else one for one in text))
        await settle(self.pilot)

    @property
    def screen(self) -> str:
        return screen_text(self.app)

    @property
    def said(self) -> str:
        """The short messages that have been shown."""
        return " ".join(one.message for one in self.app._notifications)


@asynccontextmanager
async def at_work(desk: Desk, *, has_toasts: bool = True) -> AsyncIterator[Secretary]:
    size = SIZES[0]
    app = an_app(desk)
    async with app.run_test(size=size, notifications=has_toasts) as pilot:
        await settle(pilot)
        yield Secretary(app, pilot)


def fifteen(desk: Desk) -> dict[str, object]:
    """Eleven programmes and four levels that wait."""
    a_council(desk)
    found: dict[str, object] = {last: handed_in(desk, last) for last in NAMES[:11]}
    found |= {last: assessed(desk, last, "crisis") for last in NAMES[11:]}
    return found


@asynccontextmanager
async def held(desk: Desk, *names: str, has_toasts: bool = True) -> AsyncIterator[Secretary]:
    """A sitting with some programmes and one level, everybody present."""
    a_council(desk)
    for last in names:
        handed_in(desk, last)
    assessed(desk, "Рыбина", "crisis")
    made = plan_sitting(desk, SittingDraft(desk.today, "10:00", "актовый зал"))
    async with at_work(desk, has_toasts=has_toasts) as one:
        one.app.push_screen(SittingScreen(made))
        await settle(one.pilot)
        yield one


async def test_fifteen_families_with_five_decisions_take_few_keys(desk: Desk) -> None:
    known = fifteen(desk)
    async with at_work(desk) as one:
        await one.press("f9", "minus", "plus", "f2")
        assert isinstance(one.app.screen, SittingScreen)
        await one.press("tab", "asterisk", "down", "down", "space", "tab")
        await one.press("у", "у", "о")
        await one.type("уточнить сроки")
        await one.press("enter", "л", "у", "у", "д", "у", "о")
        await one.type("назвать ответственных")
        await one.press("enter", "у", "у")
        await one.press("3", "3", "2")
        await one.type("стало лучше")
        await one.press("enter", "л")
        assert "решено 15 из 15" in one.screen
        await one.press("з")
        assert "Вопросов 15: утвердить — 7" in one.screen
        await one.press("д")
        assert "протокол № 1/2026" in one.screen
        assert one.keys == 30
    [made] = all_sittings()
    assert made.is_closed
    decided = {item.decision for item in full_sitting(made.id).items}
    assert len(decided) == 5
    states = [newest_programme(known[last]).state for last in NAMES[:11]]  # type: ignore
    assert states.count(ProgrammeState.APPROVED) == 7
    assert states.count(ProgrammeState.REJECTED) == 3
    levels = [cases.levels(known[last])[-1].level for last in NAMES[11:]]  # type: ignore
    assert levels == ["crisis", "crisis", "basic", "basic"]


async def test_the_sitting_looks_as_it_did(desk: Desk) -> None:
    async with held(desk, "Ёлкина", "Котова", "Жукова", has_toasts=False) as one:
        await one.press("у", "о")
        await one.type("уточнить сроки")
        await one.press("enter", "home")
        for size in SIZES:
            await one.pilot.resize_terminal(*size)
            await settle(one.pilot)
            assert_snapshot(one.app, "sitting")
        await one.pilot.resize_terminal(80, 24)
        await one.press("end", "3")
        await one.press("home", "down", "down", "л", "з")
        for size in SIZES:
            await one.pilot.resize_terminal(*size)
            await settle(one.pilot)
            assert_snapshot(one.app, "sitting-closing")
        await one.press("escape", "escape")
        handed_in(desk, "Тихая")
        one.app.push_screen(SittingsScreen())
        await settle(one.pilot)
        for size in SIZES:
            await one.pilot.resize_terminal(*size)
            await settle(one.pilot)
            assert_snapshot(one.app, "sittings")


async def test_nothing_is_closed_while_something_stands_in_the_way(desk: Desk) -> None:
    async with held(desk, "Ёлкина") as one:
        await one.press("з")
        assert "Нет решения по вопросам: 1, 2." in one.said
        await one.press("у", "3", "tab", "asterisk", "з")
        assert "Нет кворума: 0 из 4" in one.screen
        assert "Не назван председатель" in one.said
        await one.press("space", "space", "з")
        assert "Нет кворума: присутствуют 2, нужно не меньше 3" in one.said
        await one.press("space", "з", "н")
        assert not all_sittings()[0].is_closed
        await one.press("з", "д")
        assert all_sittings()[0].is_closed
        await one.press("tab", "л")
        assert "Заседание закрыто: решения вступили в силу" in one.screen
        await one.press("f8", "plus", "н")
        assert isinstance(one.app.screen, SittingScreen)
    items = full_sitting(all_sittings()[0].id).items
    assert [item.decision for item in items] == [Decision.APPROVE, Decision.SET_LEVEL]


async def test_letters_that_do_not_fit_the_question_say_so(desk: Desk) -> None:
    async with held(desk, "Ёлкина") as one:
        await one.press("п")
        assert "Так этот вопрос не решают: принять к сведению." in one.said
        await one.press("3")
        assert "Сначала утвердите программу" in one.said
        await one.press("end", "у")
        assert "Так этот вопрос не решают: утвердить." in one.said
        await one.press("1", "escape")
    items = full_sitting(all_sittings()[0].id).items
    assert [item.decision for item in items] == [None, None]


async def test_a_decision_before_its_sitting_is_refused(desk: Desk) -> None:
    a_council(desk)
    handed_in(desk, "Ёлкина")
    made = plan_sitting(desk, SittingDraft(date(2026, 11, 27)))
    async with at_work(desk) as one:
        one.app.push_screen(SittingScreen(made))
        await settle(one.pilot)
        await one.press("у")
        assert "Решение не может быть раньше заседания." in one.said
        await one.press("з")
        assert "Заседание ещё не состоялось." in one.said
    assert full_sitting(made).items[0].decision is None


async def test_any_text_is_kept_and_shown_as_text(desk: Desk) -> None:
    async with held(desk, "Ёлкина") as one:
        await one.press("о")
        one.app.post_message(Paste("[red]сроки[/]\x1b[2J" + "я" * 100_000))
        await settle(one.pilot)
        assert "лишнее не взято" in one.said
        await one.press("enter")
        assert "отклонить: [red]сроки[" in one.screen
        await one.press("home", "enter", "tab", "tab")
        one.app.post_message(Paste("[bold]" + "ж" * 100_000))
        await settle(one.pilot)
        await one.press("f2")
        assert isinstance(one.app.screen, SittingScreen)
    item = full_sitting(all_sittings()[0].id).items[0]
    assert item.remarks.startswith("[bold]жжж")
    assert "ж[red]сроки[/][2Jяяя" in item.remarks
    assert len(item.remarks) == 20_000


async def test_details_are_written_behind_enter(desk: Desk) -> None:
    async with held(desk, "Ёлкина") as one:
        await one.press("enter", "3", "enter", "tab", "tab")
        await one.type("сообщение куратора")
        await one.press("tab")
        await one.type("Гусева против")
        await one.press("enter", "3", "enter", "1", "enter")
        await one.type("7.12")
        await one.press("f2")
        assert "Вопрос 1: отложить." in one.said
        await one.press("home", "backspace")
    item = full_sitting(all_sittings()[0].id).items[0]
    assert (item.decision, item.heard, item.dissent) == (
        None, "сообщение куратора", "Гусева против",
    )  # fmt: skip
    assert (item.votes_for, item.votes_against, item.next_on) == (3, 1, date(2026, 12, 7))


async def test_the_body_is_entered_and_called(desk: Desk) -> None:
    handed_in(desk, "Ёлкина")
    async with at_work(desk) as one:
        await one.press("f9", "minus", "с")
        assert "В составе пока никого" in one.screen
        for name, part in (("Львова Анна", "1"), ("Белов Игорь", "2")):
            await one.press("plus")
            await one.type(name)
            await one.press("enter", "enter", "enter", "enter", part, "f2")
        assert "Председатель" in one.screen
        await one.press("plus")
        await one.type("Орлов Пётр")
        await one.press("enter", "enter", "enter", "enter", "1", "f2")
        assert "Председатель уже есть: Львова Анна." in one.screen
        await one.press("3", "f2", "f4")
        assert "входит в состав" in one.screen
        await one.press("escape", "escape", "plus", "f2", "tab", "end", "с")
        assert "секретарь Орлов Пётр, отметьте, кто пришёл: Tab" in " ".join(one.screen.split())
        await one.press("home", "space")
        assert "секретарь Орлов Пётр (отсутствует)" in " ".join(one.screen.split())
        await one.press("plus")
        await one.type("Кузьмин Олег")
        await one.press("f2", "end")
        assert "приглашённый" in one.screen
        await one.press("f8", "tab", "f8", "д")
        assert "В повестке никого" in one.screen
        await one.press("plus", "space", "enter")
        assert "Ёлкина" in one.screen
    assert [member.name for member in body_members(desk)] == [
        "Львова Анна", "Белов Игорь", "Орлов Пётр",
    ]  # fmt: skip


async def test_a_person_of_the_office_is_not_typed_again(desk: Desk) -> None:
    async with at_work(desk) as one:
        await one.press("f9", "minus", "с", "plus")
        await one.type("соко")
        await one.press("enter", "f2")
    (member,) = body_members(desk)
    assert member.name.startswith("Соколова В")
    assert member.post == "специалист по социальной работе"
    assert member.organisation == "ГУ «Светлый берег»"
    assert member.staff_id == me(desk)


async def test_a_planned_sitting_is_taken_away_after_a_question(desk: Desk) -> None:
    a_council(desk)
    handed_in(desk, "Ёлкина")
    made = plan_sitting(desk, SittingDraft(date(2026, 11, 27)))
    async with at_work(desk) as one:
        await one.press("f9", "-", "f8")
        assert "Отменить заседание пт 27.11.2026?" in one.screen
        await one.press("escape")
        assert [held.id for held in all_sittings()] == [made]
        await one.press("f8", "д")
        assert "Заседание отменено. Ctrl+Z — вернуть его." in one.said
        assert "Ждут рассмотрения, не в повестке: 1; дата — с какого дня" in one.screen
        assert all_sittings() == []
        await one.press("f8")
        assert "встаньте на его строку" in one.said
        await one.press("ctrl+z", "д")
    assert [held.id for held in all_sittings()] == [made]
