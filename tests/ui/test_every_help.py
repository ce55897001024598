"""F1 everywhere: every screen, dialog and field explains itself, in Russian words only."""

import re
from typing import Any

import pytest
from textual.screen import Screen
from textual.widget import Widget

from sstui.desk.desk import Desk
from sstui.ui import catalogue
from sstui.ui.app import SstuiApp
from sstui.ui.widgets.help import HelpDialog, narrowed, sections_of
from tests.ui.district import LOOKS, a_district, an_app, press
from tests.ui.every_screen import KINDS, NAMES, kinds_in_focus, make
from tests.ui.screen_text import assert_snapshot, screen_text, settle

_KEYS = "Esc Enter Tab Ctrl Alt Shift Ins Del PgUp PgDn Home End Backspace"
ALLOWED = frozenset([*_KEYS.split(), "TOML"])
"""Latin words that stand on keys or name things that have no Russian name."""
_FILES = re.compile(r"[\w/-]+\.(docx|toml|db|txt|csv)\b")


def latin_words(text: str) -> set[str]:
    """Latin words of two letters and more that are no names of keys or files."""
    return set(re.findall("[A-Za-z]{2,}", _FILES.sub("", text))) - ALLOWED


async def opened(pilot: Any, app: SstuiApp, kind: type[Any], desk: Desk, case_id: Any) -> None:
    """Bring a screen of a kind to the front."""
    await settle(pilot)
    if type(app.screen) is not kind:
        app.push_screen(make(kind, desk, case_id))
        await settle(pilot)


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
async def test_a_screen_its_help_its_menu_and_its_fields_speak_russian(
    desk: Desk, kind: type[Any]
) -> None:
    cases = a_district(desk)
    app = SstuiApp(desk, LOOKS)
    async with app.run_test(size=(80, 60)) as pilot:
        await opened(pilot, app, kind, desk, cases["Ёлкина"])
        screen = app.screen
        shown = [screen_text(app)]
        assert "{" not in shown[0]
        for widget in kinds_in_focus(app):
            if widget is not None:
                screen.set_focus(widget)
                await pilot.pause()
                assert widget.HELP, f"{type(widget).__name__} ничего о себе не говорит"
            await press(pilot, "f1")
            if kind is not HelpDialog:
                assert isinstance(app.screen, HelpDialog)
                shown.append(screen_text(app))
                await press(pilot, "escape")
            assert app.screen is screen
        assert screen.HELP or kind.HELP, f"{kind.__name__} ничего о себе не говорит"
        for key in ("f9", "ctrl+p"):
            await press(pilot, key)
            shown.append(screen_text(app))
            if app.screen is not screen:
                await press(pilot, "escape")
    assert set().union(*map(latin_words, shown)) == set()


def test_every_screen_and_every_part_of_it_has_a_help() -> None:
    """Also those that no test opens."""
    catalogue.load_everything()
    silent = [kind.__name__ for kind in KINDS if not kind.HELP]
    silent += [
        kind.__name__
        for kind in catalogue._ours(Widget)
        if issubclass(kind, Widget)
        and kind.can_focus
        and not (issubclass(kind, Screen) or kind.HELP or kind.__subclasses__())
    ]
    assert silent == []


async def test_help_begins_with_the_field_then_the_screen_then_the_rest(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "в", "f1")
        shown = screen_text(app)
        about = ["вчера", "Здесь записывают посещение", "Форма:", "Поле:"]
        assert sorted(about, key=shown.index) == about
        await press(pilot, "end")
        assert screen_text(app).index("Поле:") < screen_text(app).index("Везде:")


@pytest.mark.parametrize("typed", ["назнач", "yfpyfx", "/назн", "НАЗНАЧ"])
async def test_help_is_narrowed_while_one_types(desk: Desk, typed: str) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        keys = ["slash" if one == "/" else one for one in typed]
        await press(pilot, "f1", *keys)
        await settle(pilot)
        shown = screen_text(app)
        assert "Назначить день посещения" in shown
        assert "Записать посещение" not in shown
        assert "ниже есть ещё" not in shown
        await press(pilot, *["backspace"] * len(typed), *"щщщщ")
        await settle(pilot)
        assert "Ничего не найдено" in screen_text(app)


async def test_the_narrowed_help_looks_as_it_did(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f1", *"семь")
        await settle(pilot)
        assert_snapshot(app, "help-narrowed")


async def test_everything_is_told_when_nothing_is_typed(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        sections = sections_of(app.screen)
        assert narrowed(sections, " ") == sections
        assert [one.title for one in sections][-1] == "Везде"
