"""The queue's keys beside a DataTable and a curses program: `bench_display.py [ROUNDS [FAMILIES]]`.

All show the same families in the same columns and colours at 80×24. They run in turn, round by
round, in one run; printed are medians. Bytes are exact; of the times read the ratios.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from _bench_rows import write_rows
from _probe import Idle, Probe

from sstui import host
from sstui.desk.demo import make_demo
from sstui.store import opening

TODAY = date(2026, 11, 23)
APPS = ROOT / "scripts" / "bench_apps"
ALL = "с"
"""The queue's key that shows all families instead of the curator's own."""
DOWN, PAGE = "\x1b[B", "\x1b[6~"
IDLE = 3.0


@dataclass(frozen=True, slots=True)
class Keys:
    """What one kind of key cost, by its median."""

    seconds: float
    size: float
    cpu: float


@dataclass(slots=True)
class Run:
    """One run of one program."""

    keys: dict[str, Keys] = field(default_factory=dict)
    idle: Idle | None = None
    leaving: float = 0.0


def measure(probe: Probe, down: str, leave: str) -> Run:
    """Down inside the screen, Down at its lower edge, pages, rest, leaving."""
    run = Run()
    for name, key, count in (("down", down, 12), ("scroll", down, 30), ("page", PAGE, 6)):
        if name == "scroll":  # to the lower edge first
            for _ in range(10):
                probe.press(down)
        cpu = probe.cpu()
        pressed = [probe.press(key) for _ in range(count)]
        run.keys[name] = Keys(
            statistics.median(one.seconds for one in pressed),
            statistics.median(one.size for one in pressed),
            (probe.cpu() - cpu) / count,
        )
    probe.settle()
    run.idle = probe.idle(IDLE)
    run.leaving = probe.leave(leave)
    return run


def ours(office: Path, *, plain: bool = False) -> Run:
    """The queue, drawn by the display layer or by Textual itself."""
    command = [sys.executable, "-m", "sstui", "--office", str(office), "--today", str(TODAY)]
    probe = Probe(command, environ={"SSTUI_PLAIN_DISPLAY": "1"} if plain else {})
    probe.until("▸")
    probe.settle()
    probe.press(ALL)
    probe.settle()
    return measure(probe, DOWN, "\x1b[21~")


def table(office: Path) -> Run:
    """A stock DataTable."""
    probe = Probe([sys.executable, str(APPS / "table.py"), str(office), str(TODAY)])
    probe.until(" из ")
    probe.settle()
    return measure(probe, DOWN, "q")


def drawn_by_curses(rows: Path) -> Run:
    """The same lines in curses, whose cursor keys are those of the application mode."""
    probe = Probe([sys.executable, str(APPS / "curses_rows.py"), str(rows)])
    probe.until(" из ")
    probe.settle()
    return measure(probe, "\x1bOB", "q")


def hello() -> Run:
    """An empty Textual app: only rest and leaving."""
    probe = Probe([sys.executable, str(APPS / "hello.py")])
    probe.until("READY")
    probe.settle()
    run = Run(idle=probe.idle(IDLE))
    run.leaving = probe.leave("q")
    return run


def show(taken: dict[str, list[Run]]) -> None:
    """Medians of every program."""
    heads = [f"{name} {unit}" for name in ("down", "scroll", "page") for unit in ("B", "ms", "CPU")]
    print(
        f"{'':22}" + "".join(f"{head:>11}" for head in [*heads, "wakes/s", "idle B/s", "leave ms"])
    )
    for name, runs in taken.items():
        cells = [f"{name:22}"]
        for kind in ("down", "scroll", "page"):
            known = [run.keys[kind] for run in runs if kind in run.keys]
            for get, scale, places in ((_size, 1, 0), (_seconds, 1000, 1), (_cpu, 1000, 2)):
                middle = statistics.median(map(get, known)) * scale if known else 0
                cells.append(f"{middle:11.{places}f}")
        rest = [run.idle for run in runs if run.idle]
        cells.append(f"{statistics.median(one.wakes for one in rest):11.1f}")
        cells.append(f"{statistics.median(one.size for one in rest):11.0f}")
        cells.append(f"{statistics.median(run.leaving for run in runs) * 1000:11.0f}")
        print("".join(cells))


def _size(keys: Keys) -> float:
    return keys.size


def _seconds(keys: Keys) -> float:
    return keys.seconds


def _cpu(keys: Keys) -> float:
    return keys.cpu


def main(rounds: int, families: int) -> None:
    """Make an office, let the programs take turns, print."""
    with tempfile.TemporaryDirectory() as folder:
        office, rows = Path(folder) / "office", Path(folder) / "rows.json"
        make_demo(office, TODAY, families=families, login=host.login())
        opening.close()
        write_rows(office, TODAY, rows, min(families, 200))
        opening.close()
        programs: dict[str, Callable[[], Run]] = {
            "queue": lambda: ours(office),
            "queue, plain display": lambda: ours(office, plain=True),
            "DataTable": lambda: table(office),
            "curses": lambda: drawn_by_curses(rows),
            "empty Textual app": hello,
        }
        taken: dict[str, list[Run]] = {name: [] for name in programs}
        for _ in range(rounds):
            for name, run in programs.items():
                taken[name].append(run())
        print(f"{rounds} rounds in turn, {families} families, 80×24, xterm-256color")
        show(taken)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*[*given, *(5, 300)[len(given) :]])
