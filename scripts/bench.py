"""The program's start, memory and keys beside an empty Textual app and a stock DataTable.

`bench.py [PAIRS]` makes a demo office and one of 1,000 families in a temporary folder, then runs
the programs in turn, pair by pair, in one run, and prints medians and ratios. It never fails on a
figure: the bounds stand in docs/performance.md beside what was measured.
"""

import compileall
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from _probe import Cost, Probe

from sstui import host
from sstui.desk.demo import make_demo
from sstui.store import opening

TODAY = date(2026, 11, 23)
DOWN = "\x1b[B"
ALL = "с"
"""The queue's key that shows all families instead of the curator's own."""
KEYS = 12
PYTHON = sys.executable
HELLO = [PYTHON, str(ROOT / "scripts" / "bench_apps" / "hello.py")]
TABLE = [PYTHON, str(ROOT / "scripts" / "bench_apps" / "table.py")]


@dataclass(frozen=True, slots=True)
class Run:
    """Figures of one run of one program."""

    start: float
    """Seconds until the first line is there and Down has answered."""
    cpu: float
    peak: float
    down: float = 0.0
    """Seconds, median over the keys."""
    size: float = 0.0
    """Bytes of one Down, mean over the keys that only move the cursor."""


def hello() -> Run:
    """The empty app."""
    probe = Probe(HELLO)
    probe.until("READY")
    probe.press(DOWN)
    start = probe.until("MOVED").seconds
    cost = probe.cost()
    probe.settle()
    probe.leave("q")
    return Run(start, cost.cpu, cost.peak)


SECOND = " 2 из "
"""What the title says once the cursor is on the second family."""


def ours(office: Path) -> Run:
    """The queue of an office, until a family stands on the screen and Down answers."""
    command = [PYTHON, "-m", "sstui", "--office", str(office), "--today", TODAY.isoformat()]
    probe = Probe(command)
    probe.until("▸")
    probe.send(DOWN)
    start = probe.until(SECOND).seconds
    cost = probe.cost()
    probe.settle()
    probe.press(ALL)
    probe.settle()
    return _keys(probe, start, cost, "\x1b[21~")


def table(office: Path) -> Run:
    """The same families in a DataTable."""
    probe = Probe([*TABLE, str(office), TODAY.isoformat()])
    first = probe.until(" из ").seconds
    start = first + probe.press(DOWN).seconds
    cost = probe.cost()
    probe.settle()
    return _keys(probe, start, cost, "q")


def _keys(probe: Probe, start: float, cost: Cost, leave: str) -> Run:
    """Down a dozen times inside the first screen, then leave."""
    pressed = [probe.press(DOWN) for _ in range(KEYS)]
    probe.leave(leave)
    down = statistics.median(one.seconds for one in pressed)
    size = statistics.mean(one.size for one in pressed)
    return Run(start, cost.cpu, cost.peak, down, size)


def pairs(count: int, programs: dict[str, Callable[[], Run]]) -> dict[str, list[Run]]:
    """Every program in turn, again and again; the first round only warms the caches."""
    taken: dict[str, list[Run]] = {name: [] for name in programs}
    for number in range(count + 1):
        for name, run in programs.items():
            found = run()
            if number:
                taken[name].append(found)
    return taken


def show(taken: dict[str, list[Run]], base: str) -> None:
    """Medians, and the ratio to the base pair by pair."""
    print(
        f"{'':24}{'start ms':>9}{'ratio':>7}{'CPU ms':>8}{'ratio':>7}{'MiB':>7}{'ratio':>7}", end=""
    )
    print(f"{'Down ms':>9}{'bytes':>7}")
    for name, runs in taken.items():
        cells = [f"{name:24}"]
        for field, scale, width in (("start", 1000, 9), ("cpu", 1000, 8), ("peak", 1, 7)):
            mine = [getattr(one, field) for one in runs]
            other = [getattr(one, field) for one in taken[base]]
            ratio = statistics.median(a / b for a, b in zip(mine, other, strict=True))
            cells.append(f"{statistics.median(mine) * scale:{width}.0f}{ratio:7.2f}")
        if runs[0].size:
            down = statistics.median(one.down for one in runs) * 1000
            cells.append(f"{down:9.1f}{statistics.median(one.size for one in runs):7.0f}")
        print("".join(cells))


def main(count: int) -> None:
    """Make the offices, measure, print."""
    compileall.compile_dir(ROOT / "sstui", quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        demo, large = Path(folder) / "demo", Path(folder) / "large"
        make_demo(demo, TODAY, login=host.login())
        opening.close()
        make_demo(large, TODAY, families=1000, login=host.login())
        opening.close()
        programs: dict[str, Callable[[], Run]] = {
            "empty Textual app": hello,
            "queue, demo office": lambda: ours(demo),
            "queue, 1,000 families": lambda: ours(large),
            "DataTable, 1,000 families": lambda: table(large),
        }
        print(f"{count} interleaved rounds at 80×24, xterm-256color")
        show(pairs(count, programs), "empty Textual app")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
