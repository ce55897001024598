"""Screens opened by their names, in any look and size."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from sstui.desk.desk import Desk
from sstui.ui.app import SstuiApp
from sstui.ui.palettes import VARIANTS
from sstui.ui.theme import Looks, looks_for
from sstui.ui.tones import Depth
from tests.ui.all_screens import SCREENS, District, a_full_district
from tests.ui.painted import Painted, paint
from tests.ui.screen_text import settle

Opened = Callable[..., AbstractAsyncContextManager[District]]

SIXTEEN = looks_for({"TERM": "xterm"})
SIXTEEN_PLAIN = looks_for({"TERM": "linux"})
MONO = looks_for({"TERM": "xterm"}, theme="mono")
MONO_PLAIN = looks_for({"TERM": "vt100"})
OWN = [(depth, light) for depth, light in VARIANTS if depth in (Depth.MANY, Depth.TRUE)]


def opener(desk: Desk) -> Opened:
    """Opens a screen of the office by its name."""

    @asynccontextmanager
    async def open_screen(
        name: str, looks: Looks = SIXTEEN, size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[District]:
        cases = a_full_district(desk)
        app = SstuiApp(desk, looks)
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            at = District(app, pilot, cases)
            await SCREENS[name](at)
            await settle(pilot)
            yield at

    return open_screen


async def painted_in(at: District, looks: Looks) -> Painted:
    """The screen after its looks have been changed."""
    at.app.use_looks(looks)
    await settle(at.pilot)
    return paint(at.app)
