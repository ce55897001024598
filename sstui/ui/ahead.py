"""Loads, while nobody presses a key, what the next keys may want.

A record, a form or a picker brings modules that the first list does without; whoever opens the
first one would wait for them. They load once the list stands there, a few milliseconds at a time
and never close behind a key.
"""

import asyncio
import gc
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Any

from textual.app import App
from textual.widget import Widget

from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.ui.textual_patches.styles import read_styles

AFTER = 0.25
"""Seconds that the list stands there before anything of this begins."""
QUIET = 0.02
"""Seconds behind a key in which its own work goes on."""
AHEAD = (
    "sstui.desk.finding",
    "sstui.ui.widgets.text_field",
    "sstui.ui.widgets.find_bar",
    "sstui.core.route",
    "sstui.core.programme_checks",
    "sstui.store.name_index",
    "sstui.store.route_rows",
    "sstui.desk.programmes",
    "sstui.desk.routes",
    "sstui.desk.card",
    "sstui.ui.screens.card_summary",
    "sstui.ui.screens.card",
    "sstui.desk.narrowing",
    "sstui.ui.filters",
    "sstui.ui.widgets.picker",
    "sstui.desk.drafts",
    "sstui.ui.widgets.form",
    "sstui.ui.screens.forms.base",
    "sstui.core.explain",
    "sstui.desk.explaining",
    "sstui.ui.screens.forms.case_page",
    "sstui.ui.screens.forms.choices",
    "textual.document._history",
    "sstui.ui.widgets.note_field",
    "sstui.ui.screens.forms.visit",
    "sstui.desk.people_days",
    "sstui.ui.screens.calendar_views",
    "sstui.ui.screens.calendar",
    "sstui.ui.widgets.menu",
    "sstui.ui.offering",
)
"""What is wanted first stands first; each takes about as long as a key may."""


async def load_ahead(app: App[Any], quiet_for: Callable[[], float]) -> None:
    """Load it all, as long as it takes, and the styles of what has been loaded.

    Args:
        app: whose screens they are.
        quiet_for: gives the seconds since the last key.
    """
    known: set[type[Widget]] = set()
    for name in AHEAD:
        await _rest(quiet_for)
        import_module(name)
        while read_styles(app, known):
            await _rest(quiet_for)
    # What has been loaded stays to the end, as what the start itself has loaded.
    gc.freeze()


def rehearse(desk: Desk, case_id: CaseId) -> None:
    """Read a record once, for nothing, in a thread of its own.

    The first time SQLite prepares every statement and records compile their methods: half of what
    the first opening would take.

    Args:
        desk: the office and the day.
        case_id: any case, best the one under the cursor.
    """
    from sstui.desk.card import card  # noqa: PLC0415 - loaded by now

    with suppress(Refusal):  # a page tells it when somebody asks for it
        card(desk, case_id)


async def _rest(quiet_for: Callable[[], float]) -> None:
    """Let the others work, and wait until no key is close."""
    await asyncio.sleep(0)
    while (quiet := quiet_for()) < QUIET:
        await asyncio.sleep(QUIET - quiet)
