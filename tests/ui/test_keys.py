"""Keys: one declaration gives the binding, the bottom line and the help, in both layouts."""

import re

import pytest
from textual.binding import Binding

from sstui.ui.keys import Action, FooterItem, bindings, key_name
from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.widgets.footer import lay_out
from sstui.ui.widgets.help import help_text
from tests.ui.demos import DemoApp, FormPage, ListPage, MonthPage
from tests.ui.screen_text import SIZES, assert_snapshot, screen_text, settle

KEY_WORDS = {"Esc", "Enter", "Tab", "Shift", "Ctrl", "PgUp", "PgDn", "Home", "End", "Ins", "Del"}
KEY_WORDS |= {"Alt", "Backspace"}


def test_an_action_is_a_binding() -> None:
    action = Action("queue.record-visit", "f2,v", "Визит", "Записать посещение")
    assert action.binding() == Binding(
        "f2,v",
        "record_visit",
        "Визит",
        show=True,
        tooltip="Записать посещение",
        id="queue.record-visit",
    )


def test_an_action_without_a_word_stays_out_of_the_bottom_line() -> None:
    (binding,) = bindings(Action("list.down", "down", "", "Строкой ниже", run="move(1)"))
    assert isinstance(binding, Binding)
    assert (binding.show, binding.action) == (False, "move(1)")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("f2", "F2"),
        ("f10", "F10"),
        ("v", "М (V)"),
        ("G", "Shift+П (G)"),
        ("grave_accent", "Ё"),
        ("semicolon", "Ж"),
        ("ctrl+s", "Ctrl+S"),
        ("shift+tab", "Shift+Tab"),
        ("pagedown", "PgDn"),
        ("space", "Пробел"),
        ("slash", "/"),
        ("question_mark", "?"),
        ("1", "1"),
    ],
)
def test_a_key_is_named_as_on_the_keyboard(key: str, name: str) -> None:
    assert key_name(key) == name


def items(*pairs: tuple[str, str]) -> list[FooterItem]:
    return [FooterItem(key, word, is_enabled=True) for key, word in pairs]


def drawn(pairs: list[tuple[FooterItem, str]]) -> str:
    return "".join(item.label + text for item, text in pairs)


TEN = items(
    ("1", "Справка"),
    ("2", "Очередь"),
    ("3", "Семья"),
    ("4", "Правка"),
    ("5", "Календарь"),
    ("6", "Документ"),
    ("7", "Поиск"),
    ("8", "Удалить"),
    ("9", "Меню"),
    ("10", "Выход"),
)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (
            80,
            "1Справка  2Очередь  3Семья 4Правка 5Календ 6Докум 7Поиск 8Удалить 9Меню 10Выход ",
        ),
        (60, "1Спр 2Очер 3Семья 4Прав 5Дни 6Док 7Поиск 8Удали 9Меню 10Вых "),
    ],
)
def test_ten_words_are_shortened_to_the_width(width: int, line: str) -> None:
    assert drawn(lay_out(TEN, width)) == line
    assert len(line) <= width


def test_a_line_with_room_shows_words_whole_and_other_keys_too() -> None:
    shown = lay_out([*TEN, *items(("Enter", "Открыть"))], 120)
    assert "Enter" in drawn(shown)
    assert [text.strip() for _, text in shown][:10] == [item.word for item in TEN]


def test_a_key_without_a_number_gives_way_to_the_numbered_ones() -> None:
    shown = lay_out([*TEN, *items(("Enter", "Открыть"))], 80)
    assert [item.key for item, _ in shown] == [str(number) for number in range(1, 11)]


def test_the_narrowest_line_drops_the_last_keys_and_never_overflows() -> None:
    for width in range(100):
        assert len(drawn(lay_out(TEN, width))) <= width


def test_help_wraps_sentences_beside_their_keys() -> None:
    from sstui.ui.keys import HelpSection

    about = HelpSection("", (), "Про экран.")
    section = HelpSection("Список", (("Вниз, О (J)", "Перейти на строку ниже и показать её"),))
    assert help_text([about, section], 34) == (
        "Про экран.\n\nСписок:\nВниз, О (J)  Перейти на строку\n             ниже и показать её"
    )


@pytest.mark.parametrize("size", SIZES)
async def test_help_of_a_screen(size: tuple[int, int]) -> None:
    app = DemoApp(ListPage)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        await settle(pilot)
        assert_snapshot(app, "help")
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is app.page


async def test_help_scrolls_to_its_end() -> None:
    app = DemoApp(ListPage)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f1", "end")
        await settle(pilot)
        assert "Выйти из программы" in screen_text(app)
        assert "ниже есть ещё" not in screen_text(app)


async def test_help_of_a_field_comes_first() -> None:
    app = DemoApp(FormPage)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f1")
        await settle(pilot)
        shown = screen_text(app)
        assert shown.index("Дата: т — сегодня") < shown.index("Здесь записывают")
        assert "К следующему полю" in shown


@pytest.mark.parametrize("page", [ListPage, FormPage, MonthPage])
async def test_no_latin_word_is_on_a_screen_or_in_its_help(
    page: type[ListPage | FormPage | MonthPage],
) -> None:
    app: DemoApp[ListPage | FormPage | MonthPage] = DemoApp(page)
    async with app.run_test(size=(100, 60)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        await pilot.press("f1")
        await settle(pilot)
        words = set(re.findall("[A-Za-z]{2,}", shown + screen_text(app)))
        assert words <= KEY_WORDS


@pytest.mark.parametrize("page", [ListPage, MonthPage])
async def test_every_letter_key_is_bound_by_its_latin_cap(
    page: type[ListPage | MonthPage],
) -> None:
    """A Cyrillic binding would never fire: its key is translated before dispatch."""
    app: DemoApp[ListPage | MonthPage] = DemoApp(page)
    async with app.run_test() as pilot:
        await settle(pilot)
        for key in app.screen.active_bindings:
            assert not re.search("[а-яё]", key.rpartition("+")[2].casefold()), key
            assert key not in ("full_stop", "comma")


async def test_leaving_names_what_would_be_lost_and_stays_on_no() -> None:
    app = DemoApp(FormPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("plus", "f10")
        await settle(pilot)
        assert "Посещение не сохранено. Выйти без сохранения?" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen is app.page
        assert app.is_running


async def test_leaving_with_nothing_to_lose_asks_nothing() -> None:
    app = DemoApp(FormPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("f10")
        assert app.return_code == 0


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["l"], True),
        (["д"], True),
        (["y"], False),
        (["н"], False),
        (["escape"], False),
        (["enter"], False),
        (["left", "enter"], True),
        (["tab", "right", "enter"], False),
        (["space"], False),
    ],
)
async def test_a_question_is_answered_in_both_layouts(keys: list[str], answer: bool) -> None:
    answers: list[str] = []
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        app.ask("Отменить назначение?", lambda: answers.append("да"))
        await settle(pilot)
        assert "[ Нет ]" in screen_text(app)
        await pilot.press(*keys)
        await settle(pilot)
        assert answers == (["да"] if answer else [])
        assert app.screen is app.page


def test_the_same_cap_answers_no_in_either_layout() -> None:
    """An English «y» must not mean yes: its cap is «н», which begins «нет»."""
    assert to_russian("y") == "н"
    assert to_russian("l") == "д"


async def test_a_dangerous_door_of_textual_is_shut() -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("ctrl+c", "ctrl+z")
        app.open_url("http://example.org")
        app.copy_to_clipboard("текст")
        app.action_screenshot()
        app.action_suspend_process()
        await settle(pilot)
        assert app.screen is app.page
        assert app.clipboard == "текст"


async def test_messages_are_plain_text() -> None:
    app = DemoApp(ListPage)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        app.say("Сохранено: [red]Иванова[/]")
        app.warn("Не сохранено.")
        await settle(pilot)
        assert "Сохранено: [red]Иванова[/]" in screen_text(app)
        assert "Не сохранено." in screen_text(app)
