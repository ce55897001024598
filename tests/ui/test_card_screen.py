"""The card of a family: its head, its six lists, and what is done from it, on a real office."""

from datetime import date

import pytest
from textual.pilot import Pilot

from sstui.core.records import CaseId
from sstui.desk.card import card
from sstui.desk.desk import Desk
from sstui.ui.app import SstuiApp
from sstui.ui.screens.card import CardScreen
from sstui.ui.words import age, distance, term_left
from tests.factories import a_case
from tests.ui.district import a_district, an_app, identify, press
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle

TODAY = date(2026, 11, 23)


async def open_card(pilot: Pilot[None], app: SstuiApp, case_id: CaseId) -> None:
    await settle(pilot)
    app.show_card(case_id)
    await settle(pilot)


@pytest.mark.parametrize("size", [(60, 20), *SIZES])
@pytest.mark.parametrize(
    ("key", "tab"),
    [
        ("1", "visits"),
        ("2", "appointments"),
        ("3", "members"),
        ("4", "periods"),
        ("5", "history"),
        ("6", "papers"),
        ("7", "route"),
    ],
)
async def test_each_tab_looks_as_it_did(
    desk: Desk, size: tuple[int, int], key: str, tab: str
) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await open_card(pilot, app, cases["Ёлкина"])
        await press(pilot, key)
        assert_snapshot(app, f"card-{tab}")


async def test_the_head_says_what_the_family_is_owed(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Ёлкина"])
        assert line_with(app, "Уровень ") == (
            " Уровень    кризисный, 1–2 раза в неделю; до 01.04.2027, осталось 129 дней"
        )
        assert line_with(app, "Посещение ") == (
            " Посещение  ! Просрочено: крайний срок пт 20.11.2026, 3 дня назад"
        )
        assert line_with(app, "Назначено ") == " Назначено  пн 23.11.2026, Соколова В."


@pytest.mark.parametrize(
    ("family", "said"),
    [
        ("Авдеева", "× Срок истёк: нужно решение. У (E) — продлить, Щ (O) — закончить"),
        ("Гарифуллина", "• Пора: крайний срок пн 30.11.2026, через 7 дней"),
        ("Шевцова", "Позже: крайний срок ср 30.12.2026, через 37 дней"),
        ("Орлова", "= Приостановлено"),
        ("Щукина", "? Посещение не назначается"),
    ],
)
async def test_the_head_names_the_group_in_words(desk: Desk, family: str, said: str) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases[family])
        assert line_with(app, "Посещение ") == f" Посещение  {said}"


async def test_a_first_visit_that_is_owed_alone_is_waited_for(desk: Desk) -> None:
    case = a_case(desk, "basic", date(2026, 11, 23))
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_card(pilot, app, case)
        words = " ".join(screen_text(app).split())
        assert "желательно пн 23.11; ждём первое (можно 1) за 23.11–30.11" in words


async def test_a_pause_is_told_with_its_reason(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Орлова"])
        assert line_with(app, "Пауза") == (
            " Пауза      с 16.11.2026 до особого распоряжения: семья уехала к родным"
        )


async def test_the_history_shows_levels_with_their_days(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Карпова"])
        await press(pilot, "5")
        text = screen_text(app)
        assert "▸09.11.2026 09.11.2027 базовый, 1–2 раза в месяц" in text
        assert " 05.10.2026 08.11.2026 кризисный, 1–2 раза в неделю" in text
        assert " 03.08.2026 04.10.2026 базовый, 1–2 раза в месяц" in text


async def test_tabs_turn_by_arrows_and_round(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Ёлкина"])
        await press(pilot, "left")
        assert "[7Маршр. 14]" in screen_text(app)
        await press(pilot, "right", "tab")
        assert "[2Назнач. 1]" in screen_text(app)


async def test_a_long_note_is_read_whole(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Ёлкина"])
        await press(pilot, "down", "f3")
        assert "Заметки: Дети дома, всё спокойно." in screen_text(app)


@pytest.mark.parametrize("key", ["в", "d", "м", "v"])
async def test_a_visit_is_written_from_the_card(desk: Desk, key: str) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Ёлкина"])
        await press(pilot, key)
        assert screen_text(app).startswith(" Посещение ")
        await press(pilot, "escape")
        assert isinstance(app.screen, CardScreen)


async def test_a_visit_is_declared_void_and_stays_in_sight(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Ёлкина"])
        await press(pilot, "down", "f8", *"другая семья", "f2", "enter")
        assert "▸× чт 12.11.2026" in screen_text(app)
        assert "недействительно: другая семья"[:16] in screen_text(app)
        (void,) = [one for one in card(desk, cases["Ёлкина"]).visits if one.voided]
        assert (void.made_on, void.voided) == (date(2026, 11, 12), "другая семья")


async def test_an_appointment_is_called_off(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Ёлкина"])
        await press(pilot, "2", "f8", *"болеют", "f2")
        assert card(desk, cases["Ёлкина"]).appointments[0].cancelled == "болеют"
        assert line_with(app, "▸×").split()[:4] == ["▸×", "пн", "23.11.2026", "отменено"]


async def test_what_cannot_be_cancelled_is_said(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Ёлкина"])
        await press(pilot, "3", "f8")
        assert "Отменить можно посещение, назначение, событие" in screen_text(app)


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (["f4"], "Исправление посещения"),
        (["3", "down", "f4"], "Член семьи"),
        (["3", "insert"], "Новый член семьи"),
        (["4", "f4"], "Семья"),
        (["с"], "Семья"),
        (["у"], "Уровень"),
        (["5", "insert"], "Уровень"),
        (["з"], "Приостановка"),
        (["к"], "Приказ о кураторе"),
        (["д"], "Соглашение"),
        (["щ"], "Окончание сопровождения"),
        (["н"], "Назначить посещение"),
        (["2", "insert"], "Назначить посещение"),
        (["insert"], "Посещение"),
    ],
)
async def test_every_form_of_the_case_opens_and_is_left(
    desk: Desk, keys: list[str], title: str
) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Гарифуллина"])
        await press(pilot, *keys)
        assert title in screen_text(app).splitlines()[0]
        await press(pilot, "escape")
        assert isinstance(app.screen, CardScreen)


async def test_what_the_agreement_lacks_is_listed_and_no_number_is_taken(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Гарифуллина"])
        await press(pilot, "f6")
        assert "- у заявителя нет документа, удостоверяющего личность" in screen_text(app)
        assert card(desk, cases["Гарифуллина"]).agreements == ()


async def test_the_agreement_is_printed_after_a_question(desk: Desk) -> None:
    cases = a_district(desk)
    identify(desk, cases["Гарифуллина"])
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_card(pilot, app, cases["Гарифуллина"])
        await press(pilot, "f6")
        assert "Соглашение получит следующий номер и дату 23.11.2026" in screen_text(app)
        await press(pilot, "д", "6")
        (document,) = card(desk, cases["Гарифуллина"]).documents
        assert (desk.office.folder / document.file).read_bytes()[:2] == b"PK"
        assert line_with(app, "▸").split()[:2] == ["▸23.11.2026", document.number]


async def test_escape_leads_back_to_the_queue_on_the_same_family(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter", "escape")
        assert line_with(app, "▸").startswith("▸! чт 19.11")
        await press(pilot, "enter", "f5", "enter", "f2")
        assert line_with(app, "▸").startswith("▸! чт 19.11")
        assert cases


@pytest.mark.parametrize(
    ("born_on", "said"),
    [
        (date(2018, 2, 3), "8 лет"),
        (date(2025, 11, 24), "11 мес."),
        (date(2024, 11, 24), "23 мес."),
        (date(2024, 11, 23), "2 года"),
        (date(1990, 11, 24), "35 лет"),
        (None, ""),
    ],
)
def test_ages(born_on: date | None, said: str) -> None:
    assert age(born_on, TODAY) == said


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (date(2027, 1, 12), "осталось 50 дней"),
        (date(2026, 12, 14), "остался 21 день"),
        (date(2026, 11, 24), "остался 1 день"),
        (date(2026, 11, 23), "последний день"),
        (date(2026, 11, 22), "истёк вчера"),
        (date(2026, 11, 1), "истёк 22 дня назад"),
    ],
)
def test_what_remains_of_a_term(end: date, said: str) -> None:
    assert term_left(end, TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 22), "вчера"),
        (date(2026, 11, 23), "сегодня"),
        (date(2026, 11, 24), "завтра"),
        (date(2026, 12, 14), "через 21 день"),
    ],
)
def test_how_far_a_day_is(day: date, said: str) -> None:
    assert distance(day, TODAY) == said
