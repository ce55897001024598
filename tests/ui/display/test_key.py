"""One key, one frame; and what pages write down when the program is told to end."""

from pathlib import Path

from textual.screen import Screen

from sstui.desk.desk import Desk
from sstui.ui.textual_patches.app import GuardedApp
from tests.ui.display.two_screens import TwoScreens
from tests.ui.district import a_district, an_app
from tests.ui.screen_text import settle


async def test_a_key_is_one_frame_with_everything_that_it_changes(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    screens = TwoScreens(app)
    async with app.run_test(headless=False, size=(80, 24)) as pilot:
        await settle(pilot)
        before = screens.thin.display[0]
        for _ in range(3):
            frames = screens.frames
            await pilot.press("down")
            await pilot.pause(0.1)
            assert screens.frames == frames + 1
        assert "4 из" in screens.thin.display[0] != before


class Written(Screen[None]):
    """A page that notes when it is told to write down what it has."""

    def __init__(self, notes: list[str], name: str) -> None:
        super().__init__(name=name)
        self.notes = notes

    def flush(self) -> None:
        self.notes.append(self.name or "")
        if self.name == "broken":
            raise OSError


async def test_every_page_writes_down_what_it_has_even_when_one_cannot(tmp_path: Path) -> None:
    notes: list[str] = []
    app: GuardedApp[None] = GuardedApp(tmp_path / "log")
    async with app.run_test():
        for name in ("first", "broken", "last"):
            await app.push_screen(Written(notes, name))
        app.flush()
    assert notes == ["first", "broken", "last"]
    assert app.crash_log is not None
    assert "OSError" in app.crash_log.read_text("utf-8")
