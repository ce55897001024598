"""An office large enough for the derived order without any help, made in bulk as the bench does."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from sstui.desk.desk import open_desk
from sstui.desk.listing import listing
from sstui.desk.ordered import Ordered
from sstui.desk.queue import queue
from sstui.desk.queue_view import View
from sstui.store import opening

ROOT = Path(__file__).parent.parent.parent
MAKE = """
import datetime, pathlib, sys
sys.path[:0] = [{root!r}, {root!r} + "/scripts"]
from _large_office import make_large
make_large(pathlib.Path({folder!r}), datetime.date(2026, 11, 23), 1500, "boss")
"""


def test_fifteen_hundred_families_stand_as_computed(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    code = MAKE.format(root=str(ROOT), folder=str(folder))
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
    desk = open_desk(folder, "boss", today=date(2026, 11, 23))
    told: list[int] = []
    found = listing(desk, View(), told.append)
    assert isinstance(found, Ordered)
    assert told == sorted(told)
    truth = queue(desk)
    assert list(found.ids) == [line.case_id for line in truth.lines]
    assert (len(found.ids), found.counts) == (1500, truth.counts)
    assert found.ids[0] == truth.lines[0].case_id
    assert min(found.counts[group] for group in list(found.counts)[1:5]) > 0
    opening.close()
