"""The kept order is made while one looks, lost, spoilt or half made: the queue is always true."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sstui.core.records import CaseId
from sstui.desk import order_worker, ordered
from sstui.desk.desk import Desk
from sstui.desk.ordering import order_path
from sstui.store import engine, opening
from sstui.store.order_file import order_file
from sstui.ui.app import SstuiApp
from tests.factories import TODAY, a_visit
from tests.patience import until
from tests.ui.a_large_office import (
    LOGIN,
    ROOT,
    a_large_office,
    assert_true,
    computed,
    every,
    page_of,
)
from tests.ui.district import LOOKS, an_app, press
from tests.ui.screen_text import screen_text, settle
from tests.ui.test_midnight import TUESDAY, Clock, at_midnight

HALF = f"""
import datetime, os, pathlib, signal, sys
sys.path[:0] = [{str(ROOT)!r}]
from sstui.desk import ordering
from sstui.desk.desk import open_desk
ordering.CHUNK = 20
desk = open_desk(pathlib.Path(sys.argv[1]), {LOGIN!r}, today=datetime.date(2026, 11, 23))
def tell(done):
    if done > 40:
        os.kill(os.getpid(), signal.SIGKILL)
ordering.bring_up(desk, ordering.order_path(desk.office), tell, 0.0)
"""
"""A program that is killed when less than half of the order is laid down."""
LEAVING = f"""
import datetime, pathlib, sys
sys.path[:0] = [{str(ROOT)!r}]
from sstui.desk import ordered
from sstui.desk.desk import open_desk
from sstui.desk.listing import prepare
ordered.AT_ONCE = 0
prepare(open_desk(pathlib.Path(sys.argv[1]), {LOGIN!r}, today=datetime.date(2026, 11, 23)))
"""
"""A program that has the order made and leaves at once."""


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Desk]:
    """A large office without a kept order."""
    yield a_large_office(tmp_path / "office")
    opening.close()


async def test_keys_are_live_while_another_process_makes_it(
    large: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered, "AT_ONCE", 0)
    monkeypatch.setattr(ordered, "FIRST", 32)
    monkeypatch.setattr(ordered, "MANY", 33)
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(lambda: "Считаю сроки…" in screen_text(app), "what is being done")
        assert " %" in screen_text(app).split("Считаю сроки…")[1]
        await pilot.press("down", "f1")
        await until(lambda: "Считаю сроки" not in screen_text(app), "the help over it")
        await pilot.press("escape")
        page = page_of(app)
        await until(lambda: page.lines.count, "the order of the families")
        truth = computed(app)
        await pilot.press(*["down"] * 5)
        await settle(pilot)
        families = [key for at in range(20) if (key := truth.key_at(at)) is not None]
        assert page.lines.cursor_key == families[5]
        await assert_true(pilot)


async def test_the_process_that_makes_it_is_killed(
    large: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered, "AT_ONCE", 0)
    order_worker._started.clear()
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(lambda: order_worker._started, "a process that orders")
        os.kill(order_worker._started[-1].pid, signal.SIGKILL)
        await settle(pilot)
        await assert_true(pilot)


async def test_what_a_killed_program_has_half_made_is_gone_on_with(large: Desk) -> None:
    words = [sys.executable, "-c", HALF, str(large.office.folder)]
    assert subprocess.run(words, check=False, timeout=60).returncode == -signal.SIGKILL
    with order_file(order_path(large.office)) as file:
        state = file.state()
        assert state is not None
        assert (state.is_whole, state.day, state.filled > 0) == (False, None, True)
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await assert_true(pilot)


async def test_midnight_passes_while_it_is_made(
    large: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordered, "AT_ONCE", 0)
    clock = Clock()
    app = SstuiApp(large, LOOKS, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause(0.1)
        await at_midnight(pilot, clock, TUESDAY)
        await assert_true(pilot)


def test_a_program_that_leaves_lets_the_process_go_on_without_a_word(large: Desk) -> None:
    words = [sys.executable, "-X", "dev", "-W", "error", "-c", LEAVING, str(large.office.folder)]
    found = subprocess.run(words, check=True, timeout=60, capture_output=True)
    assert found.stderr == b""


def _absent(path: Path) -> None:
    shutil.rmtree(path.parent)


def _no_database(path: Path) -> None:
    _over(path, b"no database" * 1000)


def _cut_short(path: Path) -> None:
    _over(path, path.read_bytes()[:5000])


def _empty(path: Path) -> None:
    _over(path, b"")


def _over(path: Path, data: bytes) -> None:
    for one in path.parent.glob(f"{path.name}*"):
        one.unlink()
    path.write_bytes(data)


def _older(path: Path) -> None:
    """A file of a version that knew less of a case."""
    _over(path, b"")
    connection = engine.sqlite.connect(path)
    connection.execute("CREATE TABLE state (id INTEGER PRIMARY KEY, day INTEGER)")
    connection.execute("CREATE TABLE spot (case_id INTEGER PRIMARY KEY, grp INTEGER)")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


def _no_place(path: Path) -> None:
    """A folder in which nobody, not even root, can make a file."""
    shutil.rmtree(path.parent)
    path.parent.symlink_to("/proc")


LOST: dict[str, Callable[[Path], None]] = {
    "absent": _absent,
    "no database": _no_database,
    "cut short": _cut_short,
    "empty": _empty,
    "older": _older,
    "no place": _no_place,
}


@pytest.mark.parametrize("how", LOST)
async def test_it_is_lost_while_one_looks(large: Desk, how: str) -> None:
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await assert_true(pilot)
        page = page_of(app)
        chosen = page.chosen_case
        assert chosen is not None
        LOST[how](order_path(large.office))
        # Nothing has been written: the list stays, and is still true to the last line.
        await press(pilot, "end", "f7", *"вера петр")
        await settle(pilot)
        truth = computed(app)
        found = every(truth.matching(truth.listing.found("вера петр")))
        assert f"Найдено: {len(found)}." in screen_text(app)
        await press(pilot, "escape", "g")
        a_visit(large, CaseId(chosen), TODAY)
        await press(pilot, "f2")
        await assert_true(pilot, kept=how != "no place")
