"""The screen as plain text, and snapshots of it.

A snapshot is a text file in `snapshots/`. After a wanted change run the tests once with
`SSTUI_UPDATE_SNAPSHOTS=1`, look at the difference and commit it.
"""

import asyncio
import os
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from tests.patience import PATIENCE, while_waiting

SNAPSHOTS = Path(__file__).parent / "snapshots"
SIZES = [(80, 24), (120, 40)]


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until workers have answered and everything that follows is drawn.

    On a busy machine what has been drawn may begin another reading: then that is waited for too.
    """
    for _ in while_waiting("pages still read anew"):
        await pilot.pause()
        known = set(pilot.app.workers)
        try:
            async with asyncio.timeout(PATIENCE):
                await pilot.app.workers.wait_for_complete()
        except WorkerCancelled:
            continue  # a page that has closed meanwhile took its reading with it
        await pilot.pause()
        if known.issuperset(pilot.app.workers):
            return


def screen_text(app: App[Any]) -> str:
    """What is on the screen, a line a row, without spaces at the ends of lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def line_with(app: App[Any], text: str) -> str:
    """The first line of the screen that has the text."""
    lines = [line for line in screen_text(app).splitlines() if text in line]
    assert lines, f"на экране нет «{text}»:\n{screen_text(app)}"
    return lines[0]


def assert_snapshot(app: App[Any], name: str) -> None:
    """The screen is as it was when the snapshot was taken."""
    size = app.size
    file = SNAPSHOTS / f"{name}-{size.width}x{size.height}.txt"
    shown = screen_text(app) + "\n"
    if os.environ.get("SSTUI_UPDATE_SNAPSHOTS"):
        SNAPSHOTS.mkdir(exist_ok=True)
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8"), file.name
