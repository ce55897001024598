"""On any doubt the screen is drawn in Textual's own way, and is right."""

from typing import Any

import pytest
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from sstui.ui.ansi import traits
from sstui.ui.textual_patches import display, quiet, safe_text
from sstui.ui.textual_patches.app import GuardedApp
from tests.ui.display.two_screens import RecordingDriver, TwoScreens

quiet.apply()
safe_text.apply()


class Strange(Widget):
    """A widget that can draw what the layer does not understand."""

    strange = ""

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        segments = [Segment(f"строка {y}".ljust(width))]
        if y == 1 and self.strange == "control":
            segments.insert(0, Segment("\x1b[?25l", None, [(1,)]))  # type: ignore[list-item]
        if y == 1 and self.strange == "link":
            segments = [Segment("ссылка".ljust(width), Style(link="https://example.org"))]
        if y == 1 and self.strange == "wide":
            segments = [Segment("слишком широко" * 20)]
        if y == 1 and self.strange == "mark":
            segments = [Segment("\u0301" + "знак".ljust(width))]
        return Strip(segments, width)

    def become(self, strange: str) -> None:
        self.strange = strange
        self.refresh()


class Page(GuardedApp[None]):
    CSS = "Strange { height: 5; }"

    def compose(self) -> ComposeResult:
        yield Strange()
        yield Static("ниже")


def doubts(app: GuardedApp[Any]) -> int:
    return app._sender._display._doubts


@pytest.mark.parametrize("strange", ["control", "link", "wide", "mark"])
async def test_what_the_layer_does_not_understand_is_drawn_by_textual(strange: str) -> None:
    app = Page()
    screens = TwoScreens(app)
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        await pilot.pause()
        assert doubts(app) == 0
        # What hangs over the edge of the screen each emulator shows in its own way.
        screens.compares = strange in ("link", "mark")
        app.query_one(Strange).become(strange)
        await pilot.pause(0.1)
        assert doubts(app) > 0
        app.query_one(Strange).become("")
        await pilot.pause(0.1)
        screens.compares = True
        app.refresh()
        await pilot.pause(0.1)
        screens.compare()
        assert "строка 1 " in screens.thin.display[1]
        app.query_one(Static).update("ниже, но иначе")
        await pilot.pause(0.1)
        screens.compare()


async def test_after_many_doubts_the_layer_is_not_asked_any_more() -> None:
    app = Page()
    screens = TwoScreens(app)
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        await pilot.pause()
        for _ in range(display.MOST_DOUBTS):
            app.query_one(Strange).become("link")
            await pilot.pause(0.05)
        assert not app._sender._display.is_trusted
        app.query_one(Strange).become("")
        await pilot.pause(0.1)
        assert doubts(app) == display.MOST_DOUBTS
        screens.compare()


async def test_a_fault_of_the_layer_itself_is_only_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Page()
    screens = TwoScreens(app)
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(app._sender._display, "_shown", [])  # lines that it has lost
        app.query_one(Static).update("другое")
        await pilot.pause(0.1)
        assert doubts(app) == 1
        screens.compare()
        app.query_one(Static).update("третье")
        await pilot.pause(0.1)
        assert doubts(app) == 1
        screens.compare()


async def test_something_else_than_a_frame_is_drawn_by_textual() -> None:
    app = Page()
    screens = TwoScreens(app)
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        await pilot.pause()
        app._display(app.screen, Text("посреди экрана", "bold"))
        app.refresh()
        await pilot.pause(0.1)
        screens.compare()
        assert doubts(app) == 0


async def test_the_switch_leaves_all_drawing_to_textual(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(traits.SWITCH, "1")
    app = Page()
    app.driver_class = RecordingDriver
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        await pilot.pause()
        assert app._sender._is_off
        assert isinstance(app._driver, RecordingDriver)
        app._driver.written.clear()
        app.refresh()
        await pilot.pause(0.1)
        assert "строка 4" in "".join(app._driver.written)


async def test_a_headless_program_writes_nothing() -> None:
    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.refresh()
        await pilot.pause(0.1)
        assert app._sender._display._wanted.width == 0
