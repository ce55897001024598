"""The program on the whole screen."""

import asyncio
import gc
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

from sstui.config.looks import LooksChoice
from sstui.config.personal import KEYS, personal_folder
from sstui.core.problems import Problem
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk, leave_office, office_day
from sstui.desk.waiting import drafts_wait
from sstui.ui.desk_app import DeskApp
from sstui.ui.first.glance import Glance
from sstui.ui.own_looks import manner_of_choice
from sstui.ui.queue_rows import QueueRows
from sstui.ui.screens.queue import QueueScreen
from sstui.ui.theme import Looks, looks_in

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
        self.office_lock = desk.office.settings.lock_minutes
        self.loads_ahead = False
        """Whether modules that the next keys may want load once the first list is there."""
        self.first_rows: QueueRows | None = None
        """The queue as it was read before Textual had loaded; its page takes it over."""
        self.problems: Sequence[str] = ()
        """What is wrong with the person's own files, to be said at the start."""

    def get_default_screen(self) -> QueueScreen:
        rows, self.first_rows = self.first_rows, None
        return QueueScreen(rows)

    def on_mount(self) -> None:
        if self._clock is not None:
            self.set_interval(CLOCK_SECONDS, self.look_at_clock)
        self.lock_when_idle()
        if self.choice.first_screen == "calendar":
            self.show_calendar()
        elif self.choice.first_screen == "today":
            self.action_go("today")
        with suppress(Refusal):  # the first page says what is wrong with the office
            if drafts_wait(self.desk):
                self.call_after_refresh(self.offer_drafts)
        if self.problems:
            self._tell_problems()

    def at_ease(self) -> None:
        if self.loads_ahead:
            # The function, not its call: an end that comes first leaves nothing half begun.
            self.run_worker(self._get_ahead)  # type: ignore[arg-type]

    async def _get_ahead(self) -> None:
        """Load, and read once, what the next keys may want."""
        from sstui.ui.ahead import AFTER, load_ahead, rehearse  # noqa: PLC0415 - as it says

        await asyncio.sleep(AFTER)
        page = self.screen_stack[0]
        if isinstance(page, QueueScreen):
            await page.get_ready()
        await load_ahead(self, lambda: self.quiet_for)
        page = self.screen
        if isinstance(page, QueueScreen) and (case_id := page.chosen_case) is not None:
            work = partial(rehearse, self.desk, case_id)
            self.run_worker(work, thread=True, group="ahead", exit_on_error=False)

    def _tell_problems(self) -> None:
        from sstui.ui.widgets.reading import ReadingDialog  # noqa: PLC0415 - hardly ever

        lines = ["Ошибки в ваших настройках, вместо них — обычные:", *self.problems]
        self.push_screen(ReadingDialog("Ваши настройки (Esc — закрыть)", lines))

    def look_at_clock(self) -> None:
        """Go on to the new day when there is one."""
        if self._clock is not None and (today := self._clock()) != self.desk.today:
            self.sit_at(replace(self.desk, today=today))


def run_app(
    desk: Desk, choice: LooksChoice, problems: Sequence[Problem], glance: Glance | None = None
) -> int:
    """Show the program until the person leaves it, and close the office; the exit code.

    The day changes at midnight when the desk's day is the office's day now; another day was asked
    for and stays.

    Args:
        desk: the office, the person and the day.
        choice: what the person has chosen of the looks.
        problems: what is wrong with the person's files.
        glance: what of the queue stands on the terminal already.
    """
    # Everything imported so far stays to the end: no collection need look at it again.
    gc.freeze()
    gc.enable()
    own_keys = personal_folder(os.environ) / KEYS
    if own_keys.exists():
        from sstui.ui.own_keys import put_in_force  # noqa: PLC0415 - few have any

        problems = [*problems, *put_in_force(own_keys)]
    looks = looks_in(manner_of_choice(os.environ, choice))
    clock = partial(office_day, desk.office)
    app = SstuiApp(desk, looks, clock if desk.today == clock() else None)
    app.choice = choice
    app.loads_ahead = True
    app.problems = [str(one) for one in problems]
    app.first_glance = glance
    app.first_rows = glance.rows if glance else None
    app.run(mouse=looks.mouse)
    leave_office()
    return app.return_code or 0
