"""Closes the sitting of an office and is killed on the way, after so many steps of the database.

Run by `test_closing_killed`: the real program does the work in a process of its own, and SQLite's
own progress handler sends SIGKILL to it. Each point is tried on a copy of the office, in a child
that is forked before any database is open.
"""

import os
import shutil
import signal
import sys
from datetime import date
from pathlib import Path

from sstui.core.sittings import SittingId
from sstui.desk.closing import close_sitting
from sstui.desk.desk import open_desk
from sstui.store.engine import connected, database

TODAY = date(2026, 11, 23)


def close(folder: Path, steps: int) -> int:
    """Close the office's only sitting; the steps of SQLite's machine that it took.

    Args:
        folder: the office.
        steps: after how many of them the process is killed; 0 for never.
    """
    desk = open_desk(folder, "sokolova", today=TODAY)
    counted = [0]

    def step() -> int:
        counted[0] += 1
        if counted[0] == steps:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    with connected():
        database.connection().set_progress_handler(step, 1)  # type: ignore[no-untyped-call]
        close_sitting(desk, SittingId(1))
    return counted[0]


def main(folder: Path, room: Path, points: int) -> None:
    """Say the steps of a whole closing, then how the child of each point ended."""
    from sstui.store.opening import close as shut

    whole = room / "whole"
    shutil.copytree(folder, whole)
    child = os.fork()
    if not child:
        (room / "steps").write_text(str(close(whole, 0)))
        shut()
        os._exit(0)
    os.waitpid(child, 0)
    total = int((room / "steps").read_text())
    for number in range(1, points + 1):
        # The last points come behind the commit, when the protocol's number is read again.
        steps = max(total * number // points, 1)
        copy = room / f"{number:02}"
        shutil.copytree(folder, copy)
        child = os.fork()
        if not child:
            close(copy, steps)
            os._exit(0)
        _, ended = os.waitpid(child, 0)
        print(number, steps, os.WTERMSIG(ended) if os.WIFSIGNALED(ended) else 0, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
