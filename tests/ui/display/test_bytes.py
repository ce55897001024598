"""What a key costs on the line, beside a curses program and a DataTable with the same families.

Bytes do not depend on how fast the machine is: these are exact.
"""

import re
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from sstui.desk.demo import make_demo
from sstui.store import opening
from sstui.ui.textual_patches.flow import WINDOW
from tests.ui.display.a_line import ROOT, Line

sys.path.append(str(ROOT / "scripts"))

from _bench_rows import write_rows
from _slow_link import SlowLink

TODAY = date(2026, 11, 23)
APPS = ROOT / "scripts" / "bench_apps"
FAMILIES, ROWS = 90, 80
DOWN, PAGE, ALL = "\x1b[B", "\x1b[6~", "с"
CURATOR = {"LOGNAME": "curator"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An office with some screens of families."""
    folder = tmp_path_factory.mktemp("district") / "office"
    make_demo(folder, TODAY, families=FAMILIES, login="curator")
    opening.close()
    yield folder
    opening.close()


def sizes(line: Line, down: str = DOWN) -> dict[str, float]:
    """Bytes of Down inside the screen, of Down that scrolls, and of a page."""
    found: dict[str, float] = {}
    for name, key, count in (("down", down, 4), ("scroll", down, 22), ("page", PAGE, 2)):
        written = [len(line.press(key, 0.12)) for _ in range(count)]
        found[name] = statistics.median(written[-min(count, 4) :])
    line.close()
    return found


def the_queue(office: Path, **environ: str) -> Line:
    """The queue with all families."""
    line = Line.to_office(office, **CURATOR, **environ)
    line.until("▸")
    line.settle()
    line.press(ALL)
    line.until("все семьи")
    line.settle()
    return line


@pytest.mark.pty
def test_a_key_costs_as_little_as_promised(office: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.json"
    write_rows(office, TODAY, rows, ROWS, CURATOR["LOGNAME"])
    opening.close()
    curses = Line([sys.executable, str(APPS / "curses_rows.py"), str(rows)])
    curses.until(" из ")
    table = Line([sys.executable, str(APPS / "table.py"), str(office), str(TODAY)])
    table.until(" из ")
    table.settle()
    ours, plain = sizes(the_queue(office)), sizes(the_queue(office, SSTUI_PLAIN_DISPLAY="1"))
    theirs, stock = sizes(curses, "\x1bOB"), sizes(table)
    assert ours["scroll"] <= 1.6 * theirs["scroll"], (ours, theirs)
    assert ours["page"] <= 1.3 * theirs["page"], (ours, theirs)
    assert ours["down"] <= 0.6 * stock["down"], (ours, stock)
    assert ours["scroll"] <= 0.2 * plain["scroll"], (ours, plain)
    assert ours["page"] < plain["page"], (ours, plain)


@pytest.mark.pty
def test_a_key_held_on_a_modem_never_puts_much_on_the_line(office: Path) -> None:
    words = ["-m", "sstui", "--office", str(office), "--today", str(TODAY)]
    environ = Line.environ | CURATOR
    link = SlowLink([sys.executable, *words], environ)
    link.until("▸")
    link.settle()
    link.press(ALL)
    link.until("все семьи")
    link.settle()
    first = row(link)
    most, begun = 0, time.monotonic()
    for number in range(70):
        link.press(DOWN)
        link.run(begun + (number + 1) / 30 - time.monotonic())
        most = max(most, link.under_way)
    link.settle()
    assert row(link) == first + 70  # frames are skipped, keys are not
    assert most <= WINDOW + 1024
    link.close()


def row(link: SlowLink) -> int:
    """The row of the cursor, as the title tells it."""
    found = re.search(r"(\d+) из \d+", link.text())
    assert found
    return int(found[1])
