"""The keys of a very long queue at a quarter of a core: `bench_quarter.py [ROUNDS [FAMILIES]]`.

A control group gives the program 2.5 ms of every 10 ms; making one wants root on Linux. The runs
at full speed and at a quarter take turns.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench_large import make, ours, rounds

PERIOD, QUOTA = 10_000, 2_500
"""Microseconds."""
OLD, NEW = Path("/sys/fs/cgroup/cpu"), Path("/sys/fs/cgroup")
ENTER = 'echo $$ > "$0"; exec "$@"'
"""Steps into the group before it becomes the program."""


@contextmanager
def quarter() -> Iterator[list[str]]:
    """What stands before a command so that it gets a quarter of a core.

    Raises:
        OSError: no control group may be made here.
    """
    is_old = OLD.exists()
    group = (OLD if is_old else NEW) / f"bench-{os.getpid()}"
    group.mkdir()
    try:
        if is_old:
            (group / "cpu.cfs_period_us").write_text(str(PERIOD), "ascii")
            (group / "cpu.cfs_quota_us").write_text(str(QUOTA), "ascii")
        else:
            (group / "cpu.max").write_text(f"{QUOTA} {PERIOD}", "ascii")
        yield ["sh", "-c", ENTER, str(group / ("tasks" if is_old else "cgroup.procs"))]
    finally:
        group.rmdir()


def main(count: int = 3, families: int = 100_000) -> None:
    """Make the office, let both speeds take turns, print the slowest key of all."""
    with tempfile.TemporaryDirectory() as name, quarter() as prefix:
        office = make(Path(name) / "many", families)
        programs = {"full": lambda: ours(office), "quarter": lambda: ours(office, prefix)}
        for speed, runs in rounds(count, programs).items():
            slowest = max(one.slowest for one in runs) * 1000
            medians = {key: round(1000 * seconds) for key, seconds in runs[-1].keys.items()}
            sought = [round(1000 * one.sought) for one in runs]
            print(f"{speed:8} slowest key {slowest:.0f} ms; medians of the last run {medians}")
            print(f"{'':8} slowest letter of a search in each run {sought} ms")


if __name__ == "__main__":
    try:
        main(*map(int, sys.argv[1:]))
    except OSError as error:
        raise SystemExit(f"No control group can be made here: {error}") from error
