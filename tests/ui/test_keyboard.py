"""What a terminal sends for its keys, and what they mean in either layout."""

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import Keys
from textual.widget import Widget

from sstui.ui.textual_patches import layout
from tests.ui.demos import DemoApp, FormPage, ListPage
from tests.ui.screen_text import settle


def keys_of(data: str) -> list[tuple[str, str | None]]:
    """Keys that Textual's parser makes of what a terminal sends."""
    parser = XTermParser()
    events = [*parser.feed(data), *parser.feed("")]
    return [(one.key, one.character) for one in events if isinstance(one, Key)]


@pytest.mark.parametrize(
    ("report", "keys"),
    [
        ("\x1b[1081::113;5u", [("ctrl+q", None)]),
        ("\x1b[1081:1049:113;6u", [("ctrl+shift+q", None)]),
        ("\x1b[1099;5u", [("ctrl+ы", None)]),
        ("\x1b[1081::113;3u", [("alt+q", None)]),
        ("\x1b[1081;;1081u", [("й", "й")]),
        ("\x1b[1081u", [("й", "й")]),
        ("\x1b[1081:1049;2;1049u", [("Й", "Й")]),
        ("\x1b[1081;2u", [("Й", "Й")]),
        ("\x1b[46::47;;46u", [("full_stop", ".")]),
        ("\x1b[27u", [("escape", None)]),
        ("\x1b[13u", [("enter", "\r")]),
        ("\x1b[9;2u", [("shift+tab", None)]),
        ("\x1b[1;1:1B", [("down", None)]),
        ("\x1b[1;5:2A", [("ctrl+up", None)]),
        ("\x1b[5;1:1~", [("pageup", None)]),
        ("\x1b[B", [("down", None)]),
        ("\x1bOQ", [("f2", None)]),
        ("\x1b[12~", [("f2", None)]),
        ("\x1bй", [("alt+й", "й")]),
        ("\x1bй1", [("alt+й", "й"), ("1", "1")]),
        ("\x1bЙ", [("alt+shift+й", "Й")]),
        ("\x1b1", [("alt+1", "1")]),
        ("\x1b+", [("alt+plus", "+")]),
        ("\x1b\r", [("escape", "\x1b"), ("enter", "\r")]),
        ("\x1b\x7f", [("ctrl+w", None)]),
        ("\x1b\x1b[B", [("escape", "\x1b"), ("down", None)]),
        ("\x13", [("ctrl+s", "\x13")]),
    ],
)
def test_a_report_of_the_keyboard_is_a_key(report: str, keys: list[tuple[str, str | None]]) -> None:
    assert keys_of(report) == keys


@pytest.mark.parametrize(
    "report",
    [
        "\x1b[1081::113;5:3u",  # a key let go
        "\x1b[1;1:3B",
        "\x1b[57441;2u",  # left Shift by itself
        "\x1b[99999999;5u",
        "\x1b[4294967295u",
        "\x1b[55296u",  # a surrogate
    ],
)
def test_a_report_of_nothing_useful_is_dropped(report: str) -> None:
    assert keys_of(report) in ([], [(Keys.Ignore.value, report)])


# -- layout


class Wanting(Widget):
    """Takes every printable character, as a text field does."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()


@pytest.mark.parametrize(
    ("key", "character", "latin"),
    [
        ("й", "й", "q"),
        ("Й", "Й", "Q"),
        ("м", "м", "v"),
        ("ё", "ё", "grave_accent"),
        ("ж", "ж", "semicolon"),
        ("Ж", "Ж", "colon"),
        ("ctrl+ы", None, "ctrl+s"),
        ("alt+й", None, "alt+q"),
        ("alt+shift+й", None, "alt+shift+q"),
        ("full_stop", ".", "slash"),
        ("comma", ",", "question_mark"),
        ("q", "q", "q"),
        ("f2", None, "f2"),
        ("plus", "+", "plus"),
    ],
)
def test_a_key_of_the_russian_layout_is_its_latin_cap(
    key: str, character: str | None, latin: str
) -> None:
    assert layout.translate(Key(key, character), None).key == latin


@pytest.mark.parametrize(("key", "character"), [("й", "й"), ("full_stop", "."), ("comma", ",")])
def test_a_field_gets_what_was_typed(key: str, character: str) -> None:
    event = layout.translate(Key(key, character), Wanting())
    assert (event.key, event.character) == (key, character)


def test_a_chord_is_translated_even_over_a_field() -> None:
    assert layout.translate(Key("ctrl+ы", "ы"), Wanting()).key == "ctrl+s"


@pytest.mark.parametrize(("key", "character"), [("alt+ц", "ц"), ("alt+w", "w")])
def test_a_letter_right_after_escape_is_no_text(key: str, character: str) -> None:
    event = layout.translate(Key(key, character), Wanting())
    assert (event.key, event.character) == ("alt+w", None)


def test_text_typed_in_the_wrong_layout_is_read_both_ways() -> None:
    assert layout.to_russian("dn") == "вт"
    assert layout.to_latin("ьфкшф") == "maria"


async def test_bindings_work_in_both_layouts() -> None:
    app = DemoApp(ListPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("v", "м", "о", "j", "Л", "ctrl+ы", "л", "k")
        await settle(pilot)
        assert app.page.done == ["visit", "visit", "all"]
        assert app.page.lines.position == "1 из 5"


async def test_the_slash_cap_opens_the_search_and_types_into_it_in_both_layouts() -> None:
    for opening in ("slash", "full_stop"):
        app = DemoApp(ListPage)
        async with app.run_test() as pilot:
            await settle(pilot)
            await pilot.press(opening, "к", "р", "а", "full_stop", "backspace")
            await settle(pilot)
            assert app.page.lines.cursor_key == 3


async def test_help_opens_from_either_layout() -> None:
    for opening in ("f1", "question_mark", "comma"):
        app = DemoApp(ListPage)
        async with app.run_test() as pilot:
            await settle(pilot)
            await pilot.press(opening)
            await settle(pilot)
            assert type(app.screen).__name__ == "HelpDialog"


async def test_a_russian_letter_goes_into_a_field_as_it_is() -> None:
    app = DemoApp(FormPage)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("tab", "tab", "tab", "tab", "tab", "tab")
        await pilot.press("Ё", "л", "full_stop", "ctrl+ы")
        await settle(pilot)
        values = app.page.done[0]
        assert isinstance(values, dict)
        assert values["notes"] == "Ёл."
