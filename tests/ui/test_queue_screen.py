"""The queue on the screen: a curator's day by keys, in both layouts, on a real office."""

from datetime import date

import pytest

from sstui.core.records import CaseId
from sstui.desk.desk import Desk, open_desk
from sstui.desk.queue import line_of
from sstui.ui.app import SstuiApp
from sstui.ui.screens.queue import QueueScreen
from tests.factories import a_visit
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import SIZES, assert_snapshot, line_with, screen_text, settle

RUSSIAN_AND_LATIN = pytest.mark.parametrize("layout", ["russian", "latin"])


def cursor_line(app: SstuiApp) -> str:
    return line_with(app, "▸")


def chosen(app: SstuiApp) -> CaseId | None:
    assert isinstance(app.screen, QueueScreen)
    return app.screen.chosen_case


@pytest.mark.parametrize("size", SIZES)
async def test_the_queue_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        assert_snapshot(app, "queue-mine")
        await press(pilot, "с")
        assert_snapshot(app, "queue-all")


async def test_every_open_family_stands_in_its_group(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        lines = [line.strip(" ▸") for line in screen_text(app).splitlines()]
        order = [line for line in lines[3:] if ": " in line and line[-1].isdigit()]
        assert order == [
            "× Срок истёк: нужно решение: 1",
            "! Просрочено: 1",
            "! Срок «индивидуальная программа (ИПССС)»: 1, просрочено 1",
            "• Пора: 1",
            "+ На этой неделе: 1",
            "Позже: 2",
            "= Приостановлено: 1",
            "? Посещение не назначается: 1",
        ]
        assert "понедельник, 23 ноября 2026 г. · Соколова В." in lines[0]
        overdue = line_with(app, "Ёлкина")
        assert "чт 19.11   пт 20.11     0 из 1  пн 23.11" in overdue
        assert overdue.split()[-4:] == ["кризис.", "чт", "12.11", "01.04.27"]


@RUSSIAN_AND_LATIN
async def test_find_goes_to_the_family_while_one_types(desk: Desk, layout: str) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "full_stop" if layout == "russian" else "slash")
        await press(pilot, *"елк")
        assert chosen(app) == cases["Ёлкина"]
        assert line_with(app, "Найдено") == (
            " Найдено: 1. Enter — остаться здесь, потом Т (N) — к следующей"
        )
        await press(pilot, "enter", "down")
        assert chosen(app) == cases["Ёлкина"]  # the deadline of her programme
        await press(pilot, "down")
        assert chosen(app) == cases["Гарифуллина"]


@RUSSIAN_AND_LATIN
async def test_find_goes_on_to_the_next_match_and_back(desk: Desk, layout: str) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    following, previous = ("т", "Т") if layout == "russian" else ("n", "N")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f7", *"дубки", "enter", following)
        assert chosen(app) == cases["Чернова"]
        await press(pilot, previous)
        assert chosen(app) == cases["Авдеева"]


@pytest.mark.parametrize("typed", ["itd", "Itdwjd", "pfhtx itd"])
async def test_find_reads_what_was_typed_in_the_other_layout(desk: Desk, typed: str) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *typed)
        assert chosen(app) == cases["Шевцова"]
        assert "Найдено: 1." in line_with(app, "Найдено")


async def test_escape_from_find_goes_back_to_where_one_was(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down", "f7", *"орл")
        assert chosen(app) == cases["Орлова"]
        await press(pilot, "escape")
        assert chosen(app) == cases["Ёлкина"]
        assert "Поиск" not in screen_text(app)


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_leaving_the_search_by_tab_stays_at_what_was_found(desk: Desk, key: str) -> None:
    """The keys belong to the list again, and the line above theirs says what they do."""
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        before = screen_text(app).splitlines()[-2:]
        await press(pilot, "f7", *"орл")
        assert screen_text(app).splitlines()[-2:] != before
        await press(pilot, key)
        assert chosen(app) == cases["Орлова"]
        assert "Поиск" not in screen_text(app)
        assert screen_text(app).splitlines()[-2:] == before
        await press(pilot, "down", "n")
        assert chosen(app) == cases["Орлова"]
        await press(pilot, "f7", *"шев", "escape")
        assert chosen(app) == cases["Орлова"]


async def test_a_family_is_found_by_a_child_with_another_surname(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f7", *"зимин")
        assert chosen(app) == cases["Гарифуллина"]


async def test_the_cursor_stays_on_its_family_when_the_group_changes(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down")
        assert chosen(app) == cases["Ёлкина"]
        a_visit(desk, cases["Ёлкина"], date(2026, 11, 23))
        await press(pilot, "enter", "escape")
        assert chosen(app) == cases["Ёлкина"]
        assert cursor_line(app).startswith("▸  пн 30.11 пт 04.12")
        assert "! Просрочено 0" in screen_text(app)


@RUSSIAN_AND_LATIN
async def test_own_families_or_all(desk: Desk, layout: str) -> None:
    a_district(desk)
    app = an_app(desk)
    key = "с" if layout == "russian" else "c"
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "Демидова" not in screen_text(app)
        await press(pilot, key)
        assert "все семьи" in screen_text(app)
        assert line_with(app, "Демидова").endswith("Кузьмин")
        await press(pilot, key)
        assert "Демидова" not in screen_text(app)


@RUSSIAN_AND_LATIN
async def test_a_filter_is_chosen_by_its_first_letters_and_cleared(desk: Desk, layout: str) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ф" if layout == "russian" else "f", *"зар")
        assert_snapshot(app, f"queue-filter-{layout}")
        await press(pilot, "enter")
        assert line_with(app, "Отбор") == " Отбор: Заречье (Esc — снять)"
        assert "Ёлкина" in screen_text(app)
        assert "Орлова" not in screen_text(app)
        await press(pilot, "escape")
        assert "Орлова" in screen_text(app)


async def test_a_filter_by_curator_shows_somebody_elses_families(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ф", *"кузьмин", "enter")
        assert line_with(app, "Отбор") == " Отбор: куратор Кузьмин О. (Esc — снять)"
        assert "Демидова" in screen_text(app)
        assert "Ёлкина" not in screen_text(app)


async def test_two_filters_that_no_family_fits_say_how_to_go_back(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ф", *"дубки", "enter", "ф", *"базовый", "enter")
        assert "Под отбор не подходит ни одна семья. Клавиша Esc — снять отбор." in (
            screen_text(app)
        )


async def test_an_empty_office_says_what_to_do_next(desk: Desk) -> None:
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "У вас нет семей на сопровождении. С (C) — показать все" in screen_text(app)
        await press(pilot, "c")
        assert "Клавиша Ins — ввести первую семью." in screen_text(app)


@RUSSIAN_AND_LATIN
async def test_why_is_told_in_steps(desk: Desk, layout: str) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down", "ч" if layout == "russian" else "x")
        assert "Последнее засчитанное посещение — 12.11.2026." in screen_text(app)
        await press(pilot, "escape")
        assert cursor_line(app).startswith("▸!")


async def test_the_menu_does_what_the_keys_do(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f9")
        assert_snapshot(app, "queue-menu")
        await press(pilot, "ч")
        assert "Почему 1 из 2: окончание срока" in screen_text(app)


async def test_a_visit_by_keys_moves_the_family_on(desk: Desk) -> None:
    cases = a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        keys = ["down", "в", "enter", "1", "enter", "1", "f2", "enter"]
        await press(pilot, *keys)
        assert chosen(app) == cases["Гарифуллина"]
        found = line_of(desk, cases["Ёлкина"]).next
        assert found is not None
        assert found.due_by == date(2026, 12, 4)
        assert "! Просрочено 0" in screen_text(app)


async def test_an_unknown_person_is_asked_and_may_only_look(desk: Desk) -> None:
    a_district(desk)
    stranger = open_desk(desk.office.folder, "nobody", today=desk.today)
    app = an_app(stranger)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert_snapshot(app, "people")
        await press(pilot, "escape")
        assert "все семьи · пн 23.11.2026 · только просмотр" in screen_text(app)
        await press(pilot, "в")
        assert "Сейчас только просмотр" in screen_text(app)


async def test_an_unknown_person_says_who_they_are(desk: Desk) -> None:
    a_district(desk)
    stranger = open_desk(desk.office.folder, "nobody", today=desk.today)
    app = an_app(stranger)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter")
        assert "мои семьи · пн 23.11.2026 · Соколова В." in screen_text(app)
        assert app.desk.person == desk.person


async def test_the_next_day_comes_by_itself(desk: Desk) -> None:
    cases = a_district(desk)
    days = [date(2026, 11, 23)]
    app = SstuiApp(desk, clock=lambda: days[-1])
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down")
        days.append(date(2026, 11, 30))
        app.look_at_clock()
        await settle(pilot)
        assert "пн 30.11.2026" in screen_text(app)
        assert chosen(app) == cases["Ёлкина"]
        assert "! Просрочено 1" in screen_text(app)
        assert "• Пора 2" in screen_text(app)


async def test_warnings_stand_in_one_line_until_they_are_put_away(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "производственный календарь 2027 не сверен с актом. Esc — скрыть" in (
            screen_text(app)
        )
        await press(pilot, "escape")
        assert "не сверен" not in screen_text(app)
        await press(pilot, "exclamation_mark")
        assert "- производственный календарь 2027 не сверен с актом" in screen_text(app)


async def test_a_spoilt_database_is_told_in_words(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for file in desk.office.folder.glob("sstui.db*"):
            file.write_bytes(b"no database" * 1000)
        await press(pilot, "f2")
        assert "Файл базы — не база данных или испорчен" in screen_text(app)
        assert "Ёлкина" in screen_text(app)


@pytest.mark.parametrize("width", [60, 66, 72, 79, 80, 81, 100, 109, 110, 140, 200])
async def test_at_every_width_the_family_and_the_deadline_are_there(desk: Desk, width: int) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(width, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        line = line_with(app, "Ёлкина")
        assert "пт 20.11" in line
        assert all(len(one) <= width for one in screen_text(app).splitlines())
