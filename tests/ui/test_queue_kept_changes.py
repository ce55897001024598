"""What happens to the queue of a large office while it is looked at: it goes on being true."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from sstui.core.records import CaseId
from sstui.desk import ordered
from sstui.desk.desk import Desk
from sstui.store import opening
from sstui.ui.app import SstuiApp
from tests.ui.a_large_office import FAMILIES, LOGIN, ROOT, a_large_office, assert_true, page_of, run
from tests.ui.district import LOOKS, an_app, press
from tests.ui.screen_text import line_with, screen_text, settle
from tests.ui.test_midnight import Clock, at_midnight

ELSEWHERE = f"""
import datetime, pathlib, sys
sys.path[:0] = [{str(ROOT)!r}]
from sstui.core.records import CaseId
from sstui.desk.desk import open_desk
from sstui.desk.listing import listing
from sstui.desk.ordered import Ordered
from sstui.desk.queue import queue
from sstui.desk.queue_view import View
from tests.factories import a_visit
today = datetime.date(2026, 11, 23)
desk = open_desk(pathlib.Path(sys.argv[1]), {LOGIN!r}, today=today)
for case in sys.argv[2:]:
    a_visit(desk, CaseId(int(case)), today)
found = listing(desk, View(), lambda _: None)
assert isinstance(found, Ordered)
assert list(found.ids) == [line.case_id for line in queue(desk).lines]
"""
"""Another session: it may write visits, and looks at the queue."""


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A large office whose order comes in two pieces."""
    monkeypatch.setattr(ordered, "FIRST", 64)
    monkeypatch.setattr(ordered, "MANY", 100)
    yield a_large_office(tmp_path / "office")
    opening.close()


def place(app: SstuiApp, case: CaseId) -> int:
    """Where a family stands among the ids of the list."""
    rows = page_of(app)._rows
    assert rows is not None
    return list(rows.listing.ids).index(case)


async def test_a_visit_moves_its_family_and_the_marks_stay(large: Desk) -> None:
    app = an_app(large)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "space", "space", "end", "space", "g")
        page = page_of(app)
        marked, chosen = set(page.lines.marked), page.chosen_case
        assert len(marked) == 3
        assert chosen is not None
        before = place(app, chosen)
        assert page._rows is not None
        following = page._rows.listing.ids[before + 1]
        await press(pilot, "d", "enter", "1", "enter", "0", "f2")
        assert "Посещение записано." in screen_text(app)
        await press(pilot, "space")
        assert page_of(app) is page
        assert place(app, chosen) > before + 100
        assert page.chosen_case == following
        assert page.lines.marked == marked
        await assert_true(pilot)
        await press(pilot, "ctrl+z")
        await press(pilot, "д")
        assert place(app, chosen) == before
        await assert_true(pilot)


async def test_a_new_family_goes_to_its_place(large: Desk) -> None:
    app = an_app(large)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "end", "insert", *"заречье 3", "enter", *["tab"] * 4, "enter")
        await press(pilot, *"Ким", "enter", *"Анна", "enter", "enter", "1", "enter")
        await press(pilot, *"мать", "enter", "f2", "f2")
        assert large.person is not None
        await press(pilot, "enter", "2", "enter", "enter", *large.person.name.last[:4], "enter")
        await press(pilot, "f2")
        page = page_of(app)
        assert page.lines.count > FAMILIES
        assert "Ким Анна" in line_with(app, "▸")
        assert page.chosen_case is not None
        assert 0 < place(app, page.chosen_case) < FAMILIES
        await assert_true(pilot)


async def test_what_another_program_writes_is_seen_at_the_next_look(large: Desk) -> None:
    app = an_app(large)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "down")
        page = page_of(app)
        chosen = page.chosen_case
        assert chosen is not None
        assert page._rows is not None
        late = [CaseId(one) for one in page._rows.listing.ids[:3]]
        assert chosen == late[1]
        run(ELSEWHERE, str(large.office.folder), *map(str, late))
        await press(pilot, "enter", "escape")
        assert page.chosen_case == chosen
        assert min(place(app, one) for one in late) > 8
        assert "! Просрочено 0" in screen_text(app)
        await assert_true(pilot)


async def test_lines_that_come_in_sight_are_where_they_stand_by_now(large: Desk) -> None:
    app = an_app(large)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        page = page_of(app)
        assert page._rows is not None
        due = [CaseId(one) for one in page._rows.listing.ids[60:100:5]]
        before = [place(app, one) for one in due]
        run(ELSEWHERE, str(large.office.folder), *map(str, due))
        await press(pilot, *["pagedown"] * 4)
        assert [place(app, one) for one in due] != before
        await assert_true(pilot)


async def test_two_sessions_that_make_it_at_once(large: Desk) -> None:
    app = an_app(large)
    words = [sys.executable, "-c", ELSEWHERE, str(large.office.folder)]
    others = [subprocess.Popen(words, stderr=subprocess.PIPE) for _ in range(2)]
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await assert_true(pilot)
        said = [one.communicate(timeout=60)[1].decode() for one in others]
        assert said == ["", ""]
        assert [one.returncode for one in others] == [0, 0]
        await press(pilot, "f2")
        await assert_true(pilot)


async def test_another_day_is_another_queue_of_the_same_families(large: Desk) -> None:
    clock = Clock()
    app = SstuiApp(large, LOOKS, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *["pagedown"] * 3, "space")
        page = page_of(app)
        chosen, marked = page.chosen_case, set(page.lines.marked)
        for day in (date(2026, 11, 24), date(2026, 12, 7), date(2026, 11, 23)):
            await on_day(pilot, clock, day)
            assert page.chosen_case == chosen
            assert page.lines.marked == marked


async def on_day(pilot: Pilot[None], clock: Clock, day: date) -> None:
    """Midnight passes, and the queue is right on the day that comes."""
    await at_midnight(pilot, clock, day)
    assert isinstance(pilot.app, SstuiApp)
    assert pilot.app.desk.today == day
    await assert_true(pilot)
