"""A held arrow key over a modem: `bench_slow_link.py [FAMILIES]`.

The queue is scrolled with Down at 30 keys a second for four seconds over a line of 56 kbit/s that
answers after 150 ms, with the display layer and without it. Printed are the greatest number of
bytes under way, how long the screen goes on after the last key, and what was sent.
"""

import re
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from _probe import environment
from _slow_link import SlowLink

from sstui import host
from sstui.desk.demo import make_demo
from sstui.store import opening

TODAY = date(2026, 11, 23)
HELD, RATE = 4.0, 30
DOWN, ALL = "\x1b[B", "с"


def held(office: Path, *, plain: bool) -> None:
    """One run; prints its line of the table."""
    command = [sys.executable, "-m", "sstui", "--office", str(office), "--today", str(TODAY)]
    link = SlowLink(command, environment() | ({"SSTUI_PLAIN_DISPLAY": "1"} if plain else {}))
    link.until("▸")
    link.settle()
    link.press(ALL)
    link.settle()
    before, most, behind = link.received, 0, 0
    begun = time.monotonic()
    first = _row(link)
    for number in range(int(HELD * RATE)):
        link.press(DOWN)
        link.run(begun + (number + 1) / RATE - time.monotonic())
        most = max(most, link.under_way)
        behind = max(behind, number + 1 - (_row(link) - first))
    released = time.monotonic()
    lag = link.settle() - released
    moved = _row(link) - first
    size = link.received - before
    print(f"{'plain' if plain else 'layer':6}{moved:6}{size:9}{most:9}{behind:8}{lag:8.2f}")
    link.close()


def _row(link: SlowLink) -> int:
    found = re.search(r"(\d+) из \d+", link.text())
    return int(found[1]) if found else 0


def main(families: int) -> None:
    """Make an office and hold the key in both ways."""
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder) / "office"
        make_demo(office, TODAY, families=families, login=host.login())
        opening.close()
        print(f"{'':6}{'rows':>6}{'bytes':>9}{'waiting':>9}{'behind':>8}{'lag s':>8}")
        for plain in (False, True):
            held(office, plain=plain)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
