"""Waiting for what a busy machine is slow to do, and never for ever: a test that hangs says so."""

import asyncio
import time
from collections.abc import Callable, Iterator

PATIENCE = 60.0
"""Seconds after which nobody expects any more what has not come."""


def while_waiting(what: str, patience: float = PATIENCE) -> Iterator[None]:
    """Go round until the loop that it heads is left.

    Args:
        what: what is waited for, for the one who reads why the test failed.
        patience: seconds.

    Raises:
        AssertionError: nobody has left the loop in time.
    """
    end = time.monotonic() + patience
    while time.monotonic() < end:
        yield
    raise AssertionError(f"{what}: not within {patience:g} s")


async def until(holds: Callable[[], object], what: str, pause: float = 0.01) -> None:
    """Let the loop of the test go on until something holds.

    Raises:
        AssertionError: it did not within the patience of all tests.
    """
    for _ in while_waiting(what):
        if holds():
            return
        await asyncio.sleep(pause)
