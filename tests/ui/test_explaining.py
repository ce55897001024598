"""One key answers for the date of the row under the cursor, on every page that shows dates."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from sstui.core.closed_runs import RunChoice
from sstui.core.records import CaseId
from sstui.desk.appointments import AppointmentDraft, appoint
from sstui.desk.card import card
from sstui.desk.cases import change_level, end_case, suspend
from sstui.desk.closed_runs import DutyDraft, decide
from sstui.desk.desk import Desk
from sstui.desk.events import EventDraft, enter_event
from sstui.desk.papers import sign_agreement
from sstui.ui.app import SstuiApp
from tests.factories import a_case, a_visit, me
from tests.ui.district import an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle

WHO = "Соколова В"


def said(app: SstuiApp) -> str:
    """The text of the dialog as one line, its title first."""
    lines = screen_text(app).splitlines()
    inside = [line.split("│")[1] if line.count("│") > 1 else "" for line in lines]
    title = next((line for line in lines if "╭" in line), "").partition("╭")[2]
    return " ".join(" ".join([title, *inside]).split())


@pytest.fixture
def story(desk: Desk) -> CaseId:
    """A family with a late programme, a prolongation, a pause and a day agreed."""
    case = a_case(desk, "basic", date(2026, 9, 1))
    for day in (date(2026, 9, 3), date(2026, 11, 12)):
        a_visit(desk, case, day)
    sign_agreement(desk, case, date(2026, 11, 6))
    change_level(desk, case, date(2026, 11, 9), "basic", "консилиум 06.11.2026")
    suspend(desk, case, date(2026, 12, 24), date(2026, 12, 30), "уехали к родным")
    enter_event(desk, EventDraft(case, "survey", date(2026, 11, 2)))
    appoint(desk, AppointmentDraft(case, date(2026, 12, 21), me(desk), "10:00"))
    return case


async def at_queue(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "home")


@pytest.mark.usefixtures("story")
async def test_a_deadline_of_the_queue_tells_its_own_derivation(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_queue(pilot)
        await press(pilot, "ч")
        text = said(app)
        assert "Почему 1 из 3: срок «индивидуальная программа (ИПССС)» " in text
        assert text.endswith("Ч (X) — дальше: следующее посещение.")
        assert "1-й рабочий день — 09.11.2026, 10-й — 20.11.2026." in text
        assert "просрочено на 1 рабочий день." in text
        await press(pilot, "x")
        assert "Почему 2 из 3: следующее посещение" in said(app)
        await press(pilot, "ч")
        assert "Почему 3 из 3: окончание срока" in said(app)
        await press(pilot, "left", "escape")
        assert "Почему 2" not in screen_text(app)


async def test_an_expired_line_tells_the_end_of_its_term(desk: Desk) -> None:
    a_case(desk, "crisis", date(2026, 5, 4))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_queue(pilot)
        await press(pilot, "x")
        text = said(app)
        assert "Почему 1 из 2: окончание срока" in text
        assert "Последний день — 04.11.2026: срок истёк, прошло 19 дней, нужно решение." in text


@pytest.mark.parametrize(
    ("keys", "sentences"),
    [
        (("1", "home"), ("Запись о контакте 12.11.2026: дом, состоялось", "Записано посещение")),
        (("2", "home"), ("Назначено на 21.12.2026 в 10:00", "крайнего срока не двигает")),
        (("3", "home"), ("дата рождения 01.05.1990, так записано в деле", "Внесена семья")),
        (("4", "home"), ("Период 01.11.2026–30.11.2026: месяц.", "Итог: выполнено.")),
        (("5", "home"), ("Уровень «базовый» установлен с 09.11.2026.", "Основание: консилиум")),
        (("5", "home", "down"), ("Действовал по 08.11.2026: со следующего дня уровень продлён",)),
        (("5", "home", *["down"] * 2), ("с 24.12.2026 по 30.12.2026. Причина: уехали",)),
        (("5", "home", *["down"] * 3), ("Куратор с 01.09.2026: Соколова В.", "Открыто дело")),
        (("5", "home", *["down"] * 4), ("Последний день срока — 20.11.2026.", "Записано заключ")),
        (("5", "end"), ("Событие «составлен акт обследования» — 02.11.2026", "Внесено событие")),
        (("6", "home"), ("Соглашение № 1/2026 от 06.11.2026.", "Записано заключение соглашения")),
    ],
    ids=["visit", "appointment", "member", "period", "level", "earlier-level", "pause", "curator",
         "deadline", "event", "paper"],
)  # fmt: skip
async def test_every_row_of_the_card(
    desk: Desk, story: CaseId, keys: tuple[str, ...], sentences: tuple[str, ...]
) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_queue(pilot)
        await press(pilot, "f3", *keys, "x")
        text = said(app)
        assert [one for one in sentences if one not in text] == []
        assert WHO in text or "Период" in sentences[0]
    assert card(desk, story)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("size", SIZES)
async def test_a_past_period_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_queue(pilot)
        await press(pilot, "f3", "4", "home", "down", "x")
        assert_snapshot(app, "explain-period")


@pytest.mark.usefixtures("story")
async def test_the_dates_of_the_cards_head_come_after_the_row(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_queue(pilot)
        await press(pilot, "f3", "x")
        titles = []
        for _ in range(7):
            titles.append(said(app).partition(": ")[2].partition(" ─")[0])
            await press(pilot, "x")
        assert titles == [
            "запись 12.11.2026",
            "следующее посещение",
            "окончание срока",
            "срок «индивидуальная программа (ИПССС)»",
            "назначение на 21.12.2026",
            "приостановка с 24.12.2026",
            "начало сопровождения",
        ]


async def test_an_ended_case_says_so_and_why(desk: Desk) -> None:
    case = a_case(desk, "basic", date(2026, 9, 1))
    end_case(desk, card(desk, case).case, date(2026, 11, 20), "moved")
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_card(case)
        await settle(pilot)
        text = screen_text(app)
        assert "- Сопровождение окончено 20.11.2026" in text
        assert "Срок истёк" not in text
        assert "можно с" not in text
        await press(pilot, "x", "x")
        assert "По решению сопровождение закончено 20.11.2026" in said(app)


async def test_the_plan_over_days_off(desk: Desk) -> None:
    before = replace(desk, today=date(2026, 12, 22))
    case = a_case(desk, "crisis", date(2026, 11, 2))
    duty = DutyDraft(case, date(2026, 12, 31), RunChoice.DUTY, date(2027, 1, 5), me(desk))
    decide(before, duty)
    app = an_app(before)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await app.run_action("app.go('closed-run')")
        await settle(pilot)
        await press(pilot, "x")
        assert "дежурное посещение 05.01.2027, едет Соколова В." in said(app)
        await press(pilot, "x")
        assert "нужно посещений 1, а рабочих дней 0." in said(app)
        await press(pilot, "x", "x")
        text = said(app)
        assert "Выходные подряд 31.12.2026–10.01.2027: 11 дней без рабочих." in text
        assert "его показывают за 10 дней, с 21.12.2026." in text


async def test_the_days_of_a_load(desk: Desk) -> None:
    a_case(desk, "crisis", date(2026, 11, 2))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await app.run_action("app.go('load')")
        await settle(pilot)
        await press(pilot, "x")
        text = said(app)
        assert "На 01.11.2026 доля 0 %" in text
        assert "считая с 23.11.2026, рабочих дней 5" in text


async def test_the_day_of_a_norm_set_and_of_a_copy(desk: Desk) -> None:
    a_case(desk, "crisis", date(2026, 11, 2))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await app.run_action("app.go('norms')")
        await settle(pilot)
        await press(pilot, "x")
        text = said(app)
        assert "Почему: нормы с 01.01.2020" in text
        assert "Это первый набор: он действует и для прежних дней." in text
        await press(pilot, "escape", "insert", "x")
        assert "Предложено 01.12.2026, первое число следующего месяца" in said(app)


async def test_both_dates_of_a_trial(desk: Desk) -> None:
    case = a_case(desk, "basic", date(2026, 9, 1))
    a_visit(desk, case, date(2026, 11, 12))
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await app.run_action("app.go('norms')")
        await settle(pilot)
        await press(pilot, "insert", "down", "enter", "enter", "enter", "1", "f2", "f5")
        await settle(pilot)
        assert "Сроки изменятся у 1 из 1 семьи." in screen_text(app)
        await press(pilot, "x")
        text = said(app)
        assert "Почему 1 из 4: посещение, было" in text
        assert "1–2 раза в месяц" in text
        await press(pilot, "x")
        text = said(app)
        assert "1–2 раза в неделю" in text
        assert "нормы с 01.12.2026" in text
        await press(pilot, "x", "x")
        assert "Последний день — 01.09.2027" in said(app)
        await press(pilot, "escape", "5", "x")
        text = said(app)
        assert "В периоде 04.01.2027–10.01.2027 уровень «базовый» просит посещений 1" in text
        assert "Требоваться будет 0: нарушением это не станет." in text


async def test_the_days_of_the_calendar(desk: Desk, story: CaseId) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_calendar(date(2026, 12, 21), story)
        await settle(pilot)
        await press(pilot, "x")
        assert "Понедельник, 21 декабря 2026 г.: день рабочий." in said(app)
        await press(pilot, "x")
        assert "Назначено на 21.12.2026 в 10:00" in said(app)
        await press(pilot, "escape", "enter", "x")
        text = said(app)
        assert "Почему 1 из 4: назначение на 21.12.2026" in text
        await press(pilot, "left")
        assert "Почему 4 из 4: день 21.12.2026" in said(app)
        await press(pilot, "escape")
        app.show_calendar(date(2026, 11, 12), story)
        await settle(pilot)
        await press(pilot, "x")
        assert "Запись о контакте 12.11.2026: дом, состоялось." in said(app)


async def test_a_duty_visit_in_the_calendar_and_the_card(desk: Desk) -> None:
    before = replace(desk, today=date(2026, 12, 22))
    case = a_case(desk, "crisis", date(2026, 11, 2))
    duty = DutyDraft(case, date(2026, 12, 31), RunChoice.DUTY, date(2027, 1, 5), me(desk))
    decide(before, duty)
    app = an_app(before)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_calendar(date(2027, 1, 5), case)
        await settle(pilot)
        row = line_with(app, "@ Ёлкина")
        assert "дежурное" in row
        await press(pilot, "x")
        assert "5 января 2027 г.: день нерабочий. 2. Нерабочий праздничный день" in said(app)
        await press(pilot, "x")
        assert "дежурное посещение 05.01.2027, едет Соколова В." in said(app)
        await press(pilot, "escape", "f3")
        assert "дежурное вт 05.01.2027, Соколова В." in screen_text(app)
        await press(pilot, "2", "x")
        assert "дежурное посещение 05.01.2027" in said(app)


@pytest.mark.usefixtures("story")
async def test_the_lines_of_the_day_at_one_look(desk: Desk) -> None:
    app = an_app(replace(desk, today=date(2026, 12, 21)))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await app.run_action("app.go('today')")
        await settle(pilot)
        found = set()
        await press(pilot, "home")
        for _ in range(8):
            await press(pilot, "x")
            found.add(said(app).partition(": ")[2].partition(" ─")[0])
            await press(pilot, "escape", "down")
        assert "срок «индивидуальная программа (ИПССС)»" in found
        assert "назначение на 21.12.2026" in found


async def test_an_unfinished_entry_tells_when_it_was_kept(desk: Desk, story: CaseId) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.show_card(story)
        await settle(pilot)
        await press(pilot, "d", *"вчера", "f10", "д")
    again = an_app(desk)
    async with again.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await again.run_action("app.go('drafts')")
        await settle(pilot)
        await press(pilot, "x")
        assert "Набранное сохранилось само:" in said(again)
