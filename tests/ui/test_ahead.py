"""What the next keys want is loaded while nobody presses any."""

import asyncio
import subprocess
import sys
from pathlib import Path

from sstui.core.records import CaseId
from sstui.desk.desk import Desk
from sstui.store import opening
from sstui.ui.ahead import AHEAD, QUIET, load_ahead, rehearse
from tests.patience import until
from tests.ui.district import a_district, an_app, press
from tests.ui.screen_text import settle

ROOT = Path(__file__).parents[2]
WITHIN = """
import asyncio, datetime, pathlib, sys
from sstui.desk.desk import open_desk
desk = open_desk(pathlib.Path({office!r}), "sokolova", today=datetime.date(2026, 11, 23))
from sstui.ui.app import SstuiApp

def ours():
    return {{name for name in sys.modules if name.startswith(("sstui", "textual.widgets"))}}

async def main():
    app = SstuiApp(desk)
    app.loads_ahead = True
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        before = ours()
        for key in ("enter", "f2", "d", "escape", "a", "escape", "f5", "slash"):
            await pilot.press(key)
            await pilot.pause()
        print(*sorted(ours() - before))

asyncio.run(main())
"""


def test_the_first_record_form_picker_and_calendar_load_nothing_more(desk: Desk) -> None:
    a_district(desk)
    opening.close()
    done = subprocess.run(
        [sys.executable, "-c", WITHIN.format(office=str(desk.office.folder))],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=120,
    )
    assert done.stdout.split() == []


async def test_nothing_loads_close_behind_a_key(desk: Desk) -> None:
    asked: list[float] = []
    quiet = [0.0]

    def quiet_for() -> float:
        asked.append(quiet[0])
        return quiet[0]

    app = an_app(desk)
    async with app.run_test():
        work = asyncio.create_task(load_ahead(app, quiet_for))
        await until(lambda: len(asked) >= 5, "five looks at the keys", pause=QUIET)
        assert not work.done()
        quiet[0] = 2 * QUIET
        await work
    assert asked.count(2 * QUIET) >= len(AHEAD)
    assert all(name in sys.modules for name in AHEAD)


async def test_the_first_form_reads_no_style_any_more(desk: Desk) -> None:
    a_district(desk)
    app = an_app(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await load_ahead(app, lambda: QUIET)
        kept = set(app.stylesheet._parse_cache.keys())
        await press(pilot, "в", "escape", "slash", "escape", "a", "escape", "enter")
        assert set(app.stylesheet._parse_cache.keys()) == kept


def test_a_record_read_once_for_nothing_changes_nothing(desk: Desk) -> None:
    cases = a_district(desk)
    before = desk.office.database.read_bytes()
    rehearse(desk, cases["Авдеева"])
    rehearse(desk, CaseId(999))
    assert desk.office.database.read_bytes() == before
