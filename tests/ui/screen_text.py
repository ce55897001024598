"""The screen as plain text, and snapshots of it.

A snapshot is a text file in `snapshots/`. After a wanted change run the tests once with
`SSTUI_UPDATE_SNAPSHOTS=1`, look at the difference and commit it.
"""

import asyncio
import os
from difflib import unified_diff
from pathlib import Path
from typing import Any

from textual._context import visible_screen_stack
from textual.app import App
from textual.pilot import Pilot
from textual.strip import Strip
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


def drawn_strips(app: App[Any]) -> list[Strip]:
    """The screen, a strip a row, drawn as Textual draws it: over the pages that show through.

    A page is told so before it draws; one that is not, and has no picture of them at hand, would
    show nothing beside a dialog.
    """
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()


def screen_text(app: App[Any]) -> str:
    """What is on the screen, a line a row, without spaces at the ends of lines."""
    return "\n".join(strip.text.rstrip() for strip in drawn_strips(app))


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
    known = file.read_text(encoding="utf-8")
    unlike = unified_diff(known.splitlines(), shown.splitlines(), "snapshot", "screen", lineterm="")
    assert shown == known, "\n".join([file.name, *unlike])
