"""Short messages: above the lines of keys, off the cursor and the field, three lines at most."""

import pytest
from textual.notifications import Notification, Notifications
from textual.widgets._toast import ToastRack

from sstui.desk.desk import Desk
from sstui.ui.app import SstuiApp
from sstui.ui.palettes import VARIANTS
from sstui.ui.screens.forms.visit import VisitForm
from sstui.ui.textual_patches.toasts import lines_of, room_in, superfluous
from sstui.ui.theme import looks_for
from sstui.ui.tones import Depth
from sstui.ui.widgets.day_grid import DayGrid
from sstui.ui.widgets.dialogs import ConfirmDialog
from tests.ui.district import a_district, an_app, press
from tests.ui.painted import paint
from tests.ui.screen_text import assert_snapshot, line_with, screen_text, settle

SAID = "Повторять пока нечего"
BOTH = [(80, 24), (60, 20)]


def lines(app: SstuiApp) -> list[str]:
    return screen_text(app).splitlines()


@pytest.mark.parametrize("size", BOTH)
async def test_lines_of_keys_and_the_cursor_stay_in_sight(
    desk: Desk, size: tuple[int, int]
) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        for _ in range(9):
            before = lines(app)
            await press(pilot, "ж")
            shown = lines(app)
            assert SAID in screen_text(app)
            assert shown[-2:] == before[-2:]
            cursor = next(line for line in before if line.startswith("▸"))
            assert cursor in shown
            await press(pilot, "down")
            assert any(line.startswith("▸") for line in lines(app))


@pytest.mark.parametrize("size", BOTH)
async def test_a_message_looks_as_it_did(desk: Desk, size: tuple[int, int]) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ж")
        assert_snapshot(app, "message")
        await press(pilot, "end")
        assert_snapshot(app, "message-above")


async def test_a_message_said_anew_stands_there_once(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *["ж", "down"] * 5)
        assert screen_text(app).count(SAID) == 1


@pytest.mark.parametrize("size", [*BOTH, (120, 40)])
async def test_many_messages_take_three_lines_and_the_last_is_among_them(
    desk: Desk, size: tuple[int, int]
) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        before = lines(app)
        for number in range(9):
            app.say(f"Сообщение {number} о том, что {'очень ' * (number % 3 * 5)}важно.")
            await settle(pilot)
            shown = lines(app)
            assert f"Сообщение {number} " in screen_text(app)
            changed = [one for one, other in zip(shown, before, strict=True) if one != other]
            assert len(changed) <= 3


@pytest.mark.parametrize("size", BOTH)
async def test_the_field_its_error_and_the_hint_are_not_covered(
    desk: Desk, size: tuple[int, int]
) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "в", "f2")
        assert isinstance(app.screen, VisitForm)
        for _ in app.screen.form._rows:
            before = lines(app)
            label = next(line for line in before if line.startswith("▸"))
            app.say("Черновик записан, а это сообщение говорит о чём-то ещё.")
            await settle(pilot)
            shown = lines(app)
            assert "Черновик записан" in screen_text(app)
            assert label in shown
            assert shown[-2:] == before[-2:]
            app.clear_notifications()
            await settle(pilot)
            await press(pilot, "tab")
        assert "Выберите исход." in screen_text(app)


async def test_a_message_goes_away_from_the_field_that_comes_under_it(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "в")
        app.say("Это сообщение говорит о чём-то.")
        await settle(pilot)
        await press(pilot, "tab", "tab", "tab", "tab", "tab", "tab", *"дома")
        assert "дома" in line_with(app, "▸Заметки")
        assert "Это сообщение" in screen_text(app)


@pytest.mark.parametrize(("depth", "light"), VARIANTS)
async def test_a_message_is_told_from_the_page(desk: Desk, depth: Depth, light: bool) -> None:
    """By its ground: another colour, or the two colours of the terminal the other way round."""
    a_district(desk)
    app = an_app(desk)
    looks = looks_for({"TERM": "xterm"}, theme=depth, light=light)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        app.use_looks(looks)
        app.say("Это сообщение.")
        await settle(pilot)
        told, page = _style_of(app, "Это сообщение."), _style_of(app, "Желат.", below=1)
        if depth in (Depth.MONO, Depth.SIXTEEN):
            assert "reverse" in told
        else:
            assert told.partition(" on ")[2] != page.partition(" on ")[2]
        app.use_looks(looks_for({"TERM": "xterm"}, theme="true"))
        await settle(pilot)
        assert "reverse" not in _style_of(app, "Это сообщение.")


def _style_of(app: SstuiApp, words: str, below: int = 0) -> str:
    """The style of words on the screen, in words; or of the cell so many lines below them."""
    shown = paint(app)
    y, x = next((y, row.index(words)) for y, row in enumerate(shown.rows) if words in row)
    runs = shown.runs[y + below]
    return next((said for first, last, said in runs if first <= x <= last), "")


@pytest.mark.parametrize("size", [*BOTH, (120, 40)])
@pytest.mark.parametrize("mode", ["1", "2", "3"])
async def test_the_cursor_of_the_calendar_is_not_covered(
    desk: Desk, mode: str, size: tuple[int, int]
) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f5", mode)
        for keys in (["home"], *[["down"]] * 6, ["home"], *[["right"]] * 7):
            await press(pilot, *keys)
            before = lines(app)
            app.say("Это сообщение говорит о чём-то.\nИ ещё о чём-то.\nИ ещё.")
            await settle(pilot)
            shown = lines(app)
            assert "Это сообщение" in screen_text(app)
            grid = app.focused
            assert isinstance(grid, DayGrid)
            here = grid.kept_clear.translate(grid.region.offset)
            assert grid.region.contains_region(here)
            assert shown[here.y : here.bottom] == before[here.y : here.bottom]
            app.clear_notifications()
            await settle(pilot)


async def test_f10_closes_a_dialog_first_and_then_the_program(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for opened in ("a", "s", "f9", "f1", "ctrl+p", "z"):
            await press(pilot, opened)
            assert len(app.screen_stack) == 2
            await press(pilot, "f10")
            assert len(app.screen_stack) == 1
            assert app.is_running
        await pilot.press("f10")
        assert app.return_code == 0


async def test_over_a_dialog_the_pages_keys_are_kept_too(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        before = lines(app)
        app.push_screen(ConfirmDialog("Уйти?"))
        await settle(pilot)
        app.warn("Вставлено больше, чем помещается.")
        await settle(pilot)
        assert lines(app)[-2:] == before[-2:]
        assert "Вставлено больше" in screen_text(app)
        assert "[ Нет ]" in screen_text(app)


async def test_another_size_of_the_window_moves_it(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ж")
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert "назначьте день, напечатайте бумагу или сделайте общее" in screen_text(app)
        assert " действие." in screen_text(app)
        assert lines(app)[-1].startswith("1Спр")


async def test_a_page_may_go_before_its_message_comes(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for _ in range(5):
            dialog = ConfirmDialog("Уйти?")
            await app.push_screen(dialog)
            rack = dialog.query_one(ToastRack)
            app.clear_notifications()
            app.say("Ушли.")
            gone = app.pop_screen()
            app.clear_notifications()
            await gone
            rack.show(Notifications().add(Notification("Ушли.")))
            await settle(pilot)
        assert app.is_running


def said(*messages: str) -> list[Notification]:
    return [Notification(one) for one in messages]


@pytest.mark.parametrize(
    ("messages", "left"),
    [
        ([], []),
        (["а"], ["а"]),
        (["а", "б", "а"], ["б", "а"]),
        (["а", "б", "в", "г"], ["б", "в", "г"]),
        (["а", "б " * 60, "в"], ["б " * 60, "в"]),
        (["а", "б " * 100], ["б " * 100]),
        (["а", "б " * 500, "в"], ["в"]),
        (["а\nб\nв", "г"], ["г"]),
    ],
)
def test_which_messages_are_left(messages: list[str], left: list[str]) -> None:
    given = said(*messages)
    gone = superfluous(given, room_in(80))
    assert [one.message for one in given if one not in gone] == left


@pytest.mark.parametrize(
    ("text", "count"), [("", 1), ("а", 1), ("а " * 38, 1), ("а " * 39, 2), ("а\n\nб", 3)]
)
def test_how_many_lines_a_message_takes(text: str, count: int) -> None:
    assert lines_of(text, room_in(200)) == count
