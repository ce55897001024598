"""A process of its own that computes the order of very many cases, while the keys stay live.

Called with the office's folder, the day and the name of the file that is wanted. It outlives the
program that has started it: what it computes serves everybody who opens the queue that day.
"""

import contextlib
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sstui import host
from sstui.config import load_running
from sstui.core.problems import Problems
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.ordering import bring_up, order_path
from sstui.store.opening import open_office
from sstui.store.order_file import Unusable

if TYPE_CHECKING:
    from sstui.desk.outliving import Outliving

DONE: Final = 0
NOT_DONE: Final = 3
NICE: Final = 10
_started: "list[Outliving]" = []
"""Those that may still run: they are asked after, or the system would keep them as dead."""
_ROOT = Path(__file__).parent.parent.parent


def start(desk: Desk, path: Path) -> "Outliving | None":
    """Start the process; None where none can be started."""
    # Some 3 ms, and seldom wanted.
    from subprocess import DEVNULL  # noqa: PLC0415

    from sstui.desk.outliving import Outliving  # noqa: PLC0415

    words = [str(desk.office.folder), desk.today.isoformat(), path.name]
    told = os.environ.get("PYTHONPATH", "")
    search = os.pathsep.join(part for part in (str(_ROOT), told) if part)
    _started[:] = [one for one in _started if one.poll() is None]
    try:
        child = Outliving(
            [sys.executable, "-P", "-m", "sstui.desk.order_worker", *words],
            stdin=DEVNULL,
            stdout=DEVNULL,
            # A traceback could hold a name.
            stderr=DEVNULL,
            env={**os.environ, "PYTHONPATH": search},
            start_new_session=True,
        )
    except OSError:
        return None
    _started.append(child)
    return child


def main(folder: str, day: str, name: str) -> int:
    """Bring the file up; the exit code says whether it is the one that was wanted."""
    host.keep_files_private()
    with contextlib.suppress(AttributeError, OSError):
        os.nice(NICE)
    try:
        office = load_running(Path(folder))
        open_office(office.database)
        desk, path = Desk(office, date.fromisoformat(day)), order_path(office)
        if path.name == name and bring_up(desk, path, lambda _: None, 0.0):
            return DONE
    except (Problems, Refusal, Unusable):
        pass
    return NOT_DONE


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
