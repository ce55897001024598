"""How much work something is: functions called, the same on every machine and under every load."""

import sys
from collections.abc import Callable


def calls_of(work: Callable[[], object]) -> int:
    """Calls of Python functions, generators gone on with among them, that the work takes."""
    count = 0

    def note(_frame: object, event: str, _detail: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
