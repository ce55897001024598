"""The program on the whole screen."""

import gc
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from sstui.desk.desk import Desk, office_day
from sstui.ui.desk_app import DeskApp
from sstui.ui.screens.queue import QueueScreen
from sstui.ui.theme import Looks, looks_for

CLOCK_SECONDS = 20
"""How often the clock is looked at, to notice that the day has changed."""


class SstuiApp(DeskApp):
    """The queue first; at midnight the day changes under every page."""

    def __init__(
        self, desk: Desk, looks: Looks | None = None, clock: Callable[[], date] | None = None
    ) -> None:
        """Sit down at a desk.

        Args:
            desk: the office, the person and the day.
            looks: colours and signs; those that suit the terminal when None.
            clock: gives the office's date now; None when the day was chosen and stays.
        """
        super().__init__(desk, looks)
        self._clock = clock

    def get_default_screen(self) -> QueueScreen:
        return QueueScreen()

    def on_mount(self) -> None:
        if self._clock is not None:
            self.set_interval(CLOCK_SECONDS, self.look_at_clock)

    def look_at_clock(self) -> None:
        """Go on to the new day when there is one."""
        if self._clock is not None and (today := self._clock()) != self.desk.today:
            self.sit_at(replace(self.desk, today=today))


def run_app(desk: Desk, *, ascii: bool = False) -> int:  # noqa: A002 - named as the key it obeys
    """Show the program until the person leaves it; the exit code.

    The day changes at midnight when the desk's day is the office's day now; another day was asked
    for and stays.
    """
    # Everything imported so far stays to the end: no collection need look at it again.
    gc.freeze()
    gc.enable()
    looks = looks_for(os.environ, ascii_only=True if ascii else None)
    clock = partial(office_day, desk.office)
    app = SstuiApp(desk, looks, clock if desk.today == clock() else None)
    app.run(mouse=looks.mouse)
    return app.return_code or 0
