"""An office of 400 families, and what its queue must show: what is computed from the facts."""

import atexit
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from sstui.desk import listing
from sstui.desk.desk import Desk, open_desk
from sstui.desk.listing import Whole
from sstui.desk.ordered import Ordered
from sstui.desk.queue import queue
from sstui.desk.queue_view import Order, View
from sstui.ui.app import SstuiApp
from sstui.ui.queue_matches import Matches
from sstui.ui.queue_rows import QueueRows
from sstui.ui.screens.queue import QueueScreen
from tests.factories import TODAY
from tests.ui.screen_text import screen_text

FAMILIES = 400
LOGIN = "boss"
"""The head of the office, who sees everybody."""
ROOT = Path(__file__).parent.parent.parent
_MAKE = f"""
import datetime, pathlib, sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT)!r} + "/scripts"]
from _large_office import make_large
today = datetime.date({TODAY:%Y, %-m, %-d})
make_large(pathlib.Path(sys.argv[1]), today, {FAMILIES}, {LOGIN!r})
from sstui.desk.desk import open_desk
from sstui.desk.families import add_settlement
# What went past the journal belongs to its first line, and not to what a test writes.
add_settlement(open_desk(pathlib.Path(sys.argv[1]), {LOGIN!r}, today=today), "Лесное", 25)
"""


@cache
def _made() -> Path:
    """The office that every test's own is copied from; it goes with the process."""
    room = TemporaryDirectory()
    atexit.register(room.cleanup)
    folder = Path(room.name) / "office"
    run(_MAKE, str(folder))
    return folder


def run(code: str, *words: str) -> None:
    """Run a program of its own to its end."""
    subprocess.run([sys.executable, "-c", code, *words], check=True, timeout=120)


def a_large_office(folder: Path, today: date = TODAY) -> Desk:
    """The head's desk in an office too large to be computed at every look; no order is kept yet."""
    shutil.copytree(_made(), folder)
    desk = open_desk(folder, LOGIN, today=today)
    assert listing.is_large(desk)
    return desk


def page_of(app: SstuiApp) -> QueueScreen:
    """The queue on the screen."""
    assert isinstance(app.screen, QueueScreen)
    return app.screen


def computed(app: SstuiApp) -> QueueRows:
    """The rows of the queue on the screen, computed from the facts without the kept order."""
    page = page_of(app)
    view = View(page.wanted, page._look.order)
    with without_order():
        found = listing.listing(app.desk, view, lambda _: None)
    assert isinstance(found, Whole)
    if view.order is Order.URGENCY and not view.wanted.deadlines:
        assert list(found.ids) == [line.case_id for line in queue(app.desk, view.wanted).lines]
    return QueueRows(found)


@contextmanager
def without_order() -> Iterator[None]:
    """Have everything computed from the facts, as in a small office."""
    small, listing.SMALL = listing.SMALL, 10**6
    try:
        yield
    finally:
        listing.SMALL = small


def is_kept(app: SstuiApp) -> bool:
    """Whether the queue on the screen comes from the kept order."""
    rows = page_of(app).lines._rows
    return isinstance(rows, QueueRows) and isinstance(rows.listing, Ordered)


async def assert_drawn(pilot: Pilot[None], rows: QueueRows) -> None:
    """The screen is the one that these rows make, with the cursor and the window where they are."""
    app = pilot.app
    assert isinstance(app, SstuiApp)
    lines, shown = page_of(app).lines, screen_text(app)
    kept, lines._rows = lines._rows, rows
    lines.refresh()
    await pilot.pause()
    expected = screen_text(app)
    lines._rows = kept
    lines.refresh()
    await pilot.pause()
    both = zip(shown.splitlines(), expected.splitlines(), strict=True)
    differing = [(is_shown, due) for is_shown, due in both if is_shown != due]
    assert not differing, differing


async def assert_true(pilot: Pilot[None], *, kept: bool = True) -> None:
    """Every line, heading, number and the screen itself say what is computed from the facts."""
    app = pilot.app
    assert isinstance(app, SstuiApp)
    assert is_kept(app) is kept
    truth, shown = computed(app), page_of(app).lines._rows
    assert isinstance(shown, QueueRows)
    every = range(len(truth))
    assert [shown.key_at(at) for at in range(len(shown))] == [truth.key_at(at) for at in every]
    assert shown.listing.counts == truth.listing.counts
    await assert_drawn(pilot, truth)
    assert list(shown) == list(truth)


def every(matches: Matches) -> list[int]:
    """Where all found rows stand, the first of them first."""
    places: list[int] = []
    while len(places) < matches.count:
        places.append(matches.next(places[-1] if places else -1, 1))
    return places
