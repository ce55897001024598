"""Start, memory and keys of the queue with 100 and with 100,000 open families, by an empty app.

`bench_large.py [ROUNDS [FAMILIES]]` fills offices in a temporary folder, brings the order of the
large one up once, as the first person of a day does, and runs the programs in turn. The person at
work is the head, who sees everybody. It never fails on a figure: bounds stand in the docs.
"""

import compileall
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from _large_office import make_large
from _probe import Probe
from bench import DOWN, HELLO, PYTHON, SECOND, TODAY

from sstui import host
from sstui.desk.desk import open_desk
from sstui.desk.ordering import bring_up, order_path
from sstui.store import opening

PAGE_DOWN, END, HOME, LEAVE = "\x1b[6~", "\x1b[F", "\x1b[H", "\x1b[21~"
KEYS = 12
SOUGHT = "жун"
"""A word whose second and third letter leave ever fewer families."""


@dataclass(frozen=True, slots=True)
class Run:
    """Figures of one run of one program."""

    start: float
    """Seconds until a Down that is pressed as soon as there are rows is done."""
    cpu: float
    peak: float
    keys: dict[str, float]
    """Seconds until the screen is still, medians, by the key's name."""
    slowest: float = 0.0
    later: float = 0.0
    """Peak memory after the keys, MiB."""
    seen: float = 0.0
    """Seconds until the first row stands."""
    sought: float = 0.0
    """Seconds until what a letter of a search has found stands, the slowest letter."""


def hello() -> Run:
    """The empty app."""
    probe = Probe(HELLO)
    seen = probe.until("READY").seconds
    probe.press(DOWN)
    start = probe.until("MOVED").seconds
    cost = probe.cost()
    probe.settle()
    probe.leave("q")
    return Run(start, cost.cpu, cost.peak, {}, seen=seen)


def ours(office: Path, prefix: list[str] | None = None) -> Run:
    """The queue of an office, then the keys of a list."""
    words = ["-m", "sstui", "--office", str(office), "--today", TODAY.isoformat()]
    probe = Probe([*(prefix or []), PYTHON, *words])
    first = probe.until("▸").seconds
    probe.send(DOWN)
    start = probe.until(SECOND).seconds
    cost = probe.cost()
    probe.settle()
    pressed = {
        "down": [probe.press(DOWN).seconds for _ in range(KEYS)],
        "page": [probe.press(PAGE_DOWN).seconds for _ in range(KEYS)],
        "end": [probe.press(END).seconds, probe.press(END).seconds],
        "up": [probe.press("\x1b[A").seconds for _ in range(KEYS)],
        "home": [probe.press(HOME).seconds],
    }
    probe.press("/")
    # What a letter has found follows the letter itself, so no silence ends the look.
    sought = [probe.watch(letter, 0.6).seconds for letter in SOUGHT]
    probe.press("\x1b")
    later = probe.cost().peak
    probe.leave(LEAVE)
    medians = {name: statistics.median(one) for name, one in pressed.items()}
    slowest = max(map(max, pressed.values()))
    return Run(start, cost.cpu, cost.peak, medians, slowest, later, first, max(sought))


def rounds(count: int, programs: dict[str, Callable[[], Run]]) -> dict[str, list[Run]]:
    """Every program in turn, again and again; the first round only warms the caches."""
    taken: dict[str, list[Run]] = {name: [] for name in programs}
    for number in range(count + 1):
        for name, run in programs.items():
            found = run()
            if number:
                taken[name].append(found)
    return taken


def show(taken: dict[str, list[Run]], base: str) -> None:
    """Medians, and the ratio to the base round by round."""
    for name, runs in taken.items():
        cells = [f"{name:22}"]
        for field, scale in (("seen", 1000), ("start", 1000), ("cpu", 1000), ("peak", 1)):
            mine = [getattr(one, field) for one in runs]
            other = [getattr(one, field) for one in taken[base]]
            ratio = statistics.median(a / b for a, b in zip(mine, other, strict=True))
            cells.append(f"{field} {statistics.median(mine) * scale:6.1f} {ratio:5.2f} ")
        if runs[0].keys:
            for key in runs[0].keys:
                median = statistics.median(one.keys[key] for one in runs) * 1000
                cells.append(f"{key} {median:.0f} ")
            cells.append(f"slowest {max(one.slowest for one in runs) * 1000:.0f} ms ")
            cells.append(f"sought {max(one.sought for one in runs) * 1000:.0f} ms ")
            cells.append(f"MiB later {statistics.median(one.later for one in runs):.1f}")
        print("".join(cells))


def make(folder: Path, families: int) -> Path:
    """An office of so many families, with its order as after the day's first look."""
    make_large(folder, TODAY, families, host.login())
    desk = open_desk(folder, host.login(), today=TODAY)
    started = time.perf_counter()
    if families > 1000:
        bring_up(desk, order_path(desk.office), lambda _: None, 5.0)
        print(f"{families} families: order computed in {time.perf_counter() - started:.1f} s")
    opening.close()
    return folder


def main(count: int, families: int) -> None:
    """Make the offices, measure, print."""
    compileall.compile_dir(ROOT / "sstui", quiet=2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = make(folder / "few", 100), make(folder / "many", families)
        programs: dict[str, Callable[[], Run]] = {
            "empty Textual app": hello,
            "queue, 100": lambda: ours(few),
            f"queue, {families}": lambda: ours(many),
        }
        print(f"{count} interleaved rounds at 80×24, xterm-256color")
        show(rounds(count, programs), "empty Textual app")
        shutil.rmtree(folder / "many")


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    main(*given, *(9, 100_000)[len(given) :])
