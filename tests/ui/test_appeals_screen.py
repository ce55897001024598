"""*Обращения*: written down, told to be of a known family, taken, decided, made a case of."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from sstui.core.appeals import AppealDecision
from sstui.desk.appeals import appeals_of_year, open_appeals
from sstui.desk.desk import Desk
from sstui.store import families
from sstui.store.cases import cases_of
from sstui.store.families import members
from sstui.ui.alarms import Alarms
from sstui.ui.app import SstuiApp
from tests.factories import a_case, a_family, me
from tests.ui.a_appeal import DANGEROUS, PLAIN, an_appeal
from tests.ui.district import LOOKS, press
from tests.ui.screen_text import SIZES, assert_snapshot, screen_text, settle


@asynccontextmanager
async def at_work(
    desk: Desk, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SstuiApp, Pilot[None]]]:
    app = SstuiApp(desk, LOOKS)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot


def said(app: SstuiApp) -> str:
    """The short messages that have been shown."""
    return " ".join(one.message for one in app._notifications)


async def typed(pilot: Pilot[None], *texts: str) -> None:
    """Type texts, and let the search for likely families come to its end."""
    for text in texts:
        await pilot.press(*("space" if one == " " else one for one in text))
    await pilot.pause(0.2)
    await settle(pilot)


@pytest.mark.parametrize("size", [*SIZES, (60, 20)])
async def test_the_journal_stands_with_danger_first(desk: Desk, size: tuple[int, int]) -> None:
    a_case(desk)
    an_appeal(desk)
    an_appeal(desk, DANGEROUS)
    async with at_work(desk, size) as (app, pilot):
        await press(pilot, "f9", "`")
        await settle(pilot)
        assert_snapshot(app, "appeals")


async def test_an_empty_journal_says_what_to_do(desk: Desk) -> None:
    a_case(desk)
    async with at_work(desk) as (app, pilot):
        await press(pilot, "f9", "`")
        assert "Здесь обращений нет. Ins — записать новое" in screen_text(app)


async def test_danger_stands_above_everything_until_somebody_takes_it(desk: Desk) -> None:
    a_case(desk)
    an_appeal(desk, DANGEROUS)
    an_appeal(desk, replace(DANGEROUS, last="Лосева"))
    async with at_work(desk) as (app, pilot):
        for keys in ((), ("f3",), ("escape", "f5"), ("escape", "u")):
            await press(pilot, *keys)
            await settle(pilot)
            second = screen_text(app).splitlines()[1]
            assert " ОПАСНОСТЬ (Ц (W) — взять, и ещё 1): обращение 1/2026: Громова" in second
        assert "! Обращение 1/2026: Громова Зоя, ул. Мира, 3" in screen_text(app)
        await press(pilot, "escape", "w")
        await settle(pilot)
        assert "взято вами" in said(app)
        assert "обращение 2/2026" in screen_text(app).splitlines()[1]
        await press(pilot, "w")
        await settle(pilot)
        assert "ОПАСНОСТЬ" not in screen_text(app).splitlines()[1]
    assert {one.taken_by for one in open_appeals()} == {me(desk)}


async def test_a_look_for_danger_that_ends_late_takes_nothing_away(desk: Desk) -> None:
    a_case(desk)
    an_appeal(desk, DANGEROUS)
    async with at_work(desk) as (app, pilot):
        await settle(pilot)
        for _ in range(3):
            await press(pilot, "f2")
            await settle(pilot)
            assert " ОПАСНОСТЬ" in screen_text(app).splitlines()[1]
        app.screen.query_one(Alarms).post_message(Alarms.Found((), 1))
        await settle(pilot)
        assert " ОПАСНОСТЬ" in screen_text(app).splitlines()[1]


async def test_a_known_family_takes_few_keys_beyond_the_text(desk: Desk) -> None:
    """25 keys at most; from the queue to the saved line of the journal."""
    family = a_family(desk)
    a_case(desk, last="Авдеева")
    keys = 0

    async with at_work(desk) as (app, pilot):

        async def pressed(*names: str) -> None:
            nonlocal keys
            keys += len(names)
            await press(pilot, *names)
            await settle(pilot)

        await pressed("f9", "`", "insert")
        await typed(pilot, "Елкин")
        await pressed("enter")
        await typed(pilot, "Мария")
        assert "F5 Ёлкина Мария Петровна (совпало: фамилия и имя)" in screen_text(app)
        await pressed("f5")
        assert "Известная семья: Ёлкина Мария Петровна" in screen_text(app)
        await pressed("о", "б", "enter")
        await typed(pilot, "не ходит в школу")
        await pressed("tab", "1", "f2")
        (one,) = appeals_of_year(2026)
        assert one.family_id == family
        assert (one.source, one.summary, one.danger) == ("edu", "не ходит в школу", "")
        assert "Записано обращение № 1/2026." in said(app)
    assert keys == 11


async def test_what_a_person_must_judge_is_asked(desk: Desk) -> None:
    async with at_work(desk) as (app, pilot):
        await press(pilot, "f9", "`", "insert")
        await settle(pilot)
        await typed(pilot, "Ёлкина")
        await press(pilot, "f2")
        shown = screen_text(app)
        assert "! Выберите, откуда обращение." in shown
    assert open_appeals() == []


async def test_the_same_key_says_it_is_not_that_family(desk: Desk) -> None:
    a_family(desk)
    async with at_work(desk) as (app, pilot):
        await press(pilot, "f9", "`", "insert")
        await typed(pilot, "Ёлкина")
        await press(pilot, "enter")
        await typed(pilot, "Мария")
        await press(pilot, "f5")
        await settle(pilot)
        assert "Может быть, это известная семья" not in screen_text(app)
        await press(pilot, "f5")
        await settle(pilot)
        assert "Известная семья:" not in screen_text(app)
        assert "Может быть, это известная семья" in screen_text(app)


async def test_an_accepted_appeal_brings_a_new_family_with_what_it_tells(desk: Desk) -> None:
    an_appeal(desk, replace(PLAIN, last="Соева", first="Инна", phone="8 (910) 111-22-33"))
    a_case(desk)
    async with at_work(desk, (100, 40)) as (app, pilot):
        await press(pilot, "f9", "`", "h")
        await settle(pilot)
        await press(pilot, "1", "enter", "1", "f2")
        await settle(pilot)
        shown = screen_text(app)
        assert "Новая семья" in shown
        assert "Соева Инна" in shown
        assert "8 (910) 111-22-33" in shown
        await press(pilot, "f2")
        await settle(pilot)
        assert "! Выберите населённый пункт." in screen_text(app)
    (one,) = open_appeals()
    assert one.family_id is None


@pytest.mark.parametrize("with_case", [False, True])
async def test_a_family_of_an_appeal_is_entered_person_by_person(
    desk: Desk, *, with_case: bool
) -> None:
    """What the appeal tells is not asked again; each person is opened for what it never tells."""
    a_case(desk)
    place = families.settlements()[0].id
    an_appeal(desk, replace(PLAIN, last="Соева", first="Инна", settlement_id=place))
    async with at_work(desk) as (app, pilot):
        await press(pilot, "f9", "`", "h")
        await settle(pilot)
        await press(pilot, "1", "enter", "1", "f2")
        await settle(pilot)
        assert "Соева Инна, заявитель, ? пол, кем приходится" in screen_text(app)
        await press(pilot, *["tab"] * 5, "enter")
        await settle(pilot)
        await press(pilot, "1", "enter")
        await typed(pilot, "мать")
        await press(pilot, "enter", "f2")
        await settle(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        await press(pilot, "2")
        await settle(pilot)
        assert "Фамилия похожа на женскую: проверьте." in screen_text(app)
        await press(pilot, "enter")
        await typed(pilot, "сын")
        await press(pilot, "enter", "f2")
        await settle(pilot)
        assert "Соева Пётр, ребёнок, 8 лет, ? фамилия" in screen_text(app)
        await press(pilot, "f2")
        await settle(pilot)
        assert "Новое дело" in screen_text(app)
        await press(
            pilot, *(("tab", "5", "tab", "enter", "enter", "f2") if with_case else ("escape",))
        )
        await settle(pilot)
        assert "Обращения: ждут решения" in screen_text(app)
    (one,) = appeals_of_year(2026)
    assert one.family_id is not None
    assert [str(two.sex) for two in members(one.family_id)] == ["female", "male"]
    assert bool(cases_of(one.family_id)) is with_case


async def test_a_source_is_found_by_its_everyday_name(desk: Desk) -> None:
    async with at_work(desk) as (app, pilot):
        await press(pilot, "f9", "`", "insert")
        await settle(pilot)
        await press(pilot, *["tab"] * 8)
        await typed(pilot, "школа")
        assert "▸образовательная организация" in screen_text(app)


async def test_a_decision_of_a_known_family_goes_on_to_its_case(desk: Desk) -> None:
    family = a_family(desk)
    a_case(desk, last="Авдеева")
    an_appeal(desk)
    async with at_work(desk) as (app, pilot):
        await press(pilot, "f9", "`", "l")
        await settle(pilot)
        assert "сначала запишите решение" in said(app)
        await press(pilot, "h")
        await settle(pilot)
        await press(pilot, "1", "enter", "1", "f2")
        await settle(pilot)
        assert "решено: принято в работу" in said(app)
        assert open_appeals() == []
        await press(pilot, "a")
        await settle(pilot)
        await typed(pilot, "все за 2026")
        await press(pilot, "enter")
        await settle(pilot)
        await press(pilot, "l")
        await settle(pilot)
        assert "Новое дело" in screen_text(app)
    (one,) = appeals_of_year(2026)
    assert one.family_id == family
    assert one.decided is not None
    assert one.decided.decision is AppealDecision.ACCEPTED


async def test_a_repeat_appeal_is_linked_from_the_journal(desk: Desk) -> None:
    family = a_family(desk)
    a_family(desk, "Белкина")
    an_appeal(desk)
    async with at_work(desk) as (app, pilot):
        await press(pilot, "f9", "`", "r")
        await settle(pilot)
        assert "Ёлкина Мария Петровна: совпало: фамилия и имя" in screen_text(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert "отнесено к семье" in said(app)
    assert open_appeals()[0].family_id == family


async def test_a_hundred_kilobytes_and_markup_are_text(desk: Desk) -> None:
    draft = replace(PLAIN, summary="[b]я[/b] " * 2000, danger="[red]нож[/]\x1b[31m", last="[/]")
    an_appeal(desk, draft)
    a_case(desk)
    async with at_work(desk) as (app, pilot):
        assert "[red]нож[/][31m" in screen_text(app)
        await press(pilot, "f9", "`", "enter")
        await settle(pilot)
        assert "Обращение 1/2026" in screen_text(app)
        assert "\x1b" not in screen_text(app)
    assert families.families()
    assert members(families.families()[0].id)
