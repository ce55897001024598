"""When a program under test has done what a key asked for.

Textual's pilot sleeps a fiftieth of a second, at least twice for a key, and takes a process that
has hardly used the processor meanwhile for idle. On a quiet machine most of a test is that sleep;
on a busy one a program that has not had its turn yet passes for idle. Here a program is quiet when
nothing is left to do: no callback is ready, no thread works for it, no clock is about to strike.
"""

import asyncio
from typing import Any

SOON = 0.04
"""Seconds: a timer that goes off within them belongs to what is being done, the next frame too.

A frame that has to wait for two others comes within two ticks of Textual's clock, 33 ms.
"""

_ROUNDS = 3
"""Rounds of the loop without anything to do, between which the selector may bring something."""
_LOOK_AGAIN = 0.002


async def until_quiet(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Wait until the running loop has nothing to do; it takes Textual's `wait_for_idle`'s place.

    Args:
        min_sleep: of no meaning here: a loop that is quiet has slept enough.
        max_sleep: seconds after which a program that works on and on is looked at as it is.
    """
    loop: Any = asyncio.get_running_loop()
    end, calm = loop.time() + max_sleep, 0
    while calm < _ROUNDS and (now := loop.time()) < end:
        next_timer = _next_timer(loop)
        if next_timer < now + SOON:
            await asyncio.sleep(next_timer - now)
        elif _threads_at_work(loop):
            await asyncio.sleep(_LOOK_AGAIN)
        else:
            await asyncio.sleep(0)
            calm = 0 if loop._ready else calm + 1
            continue
        calm = 0


def _next_timer(loop: Any) -> float:
    """When the first of the loop's timers goes off; never, where it has none."""
    times = (handle.when() for handle in loop._scheduled if not handle.cancelled())
    return float(min(times, default=float("inf")))


def _threads_at_work(loop: Any) -> bool:
    """Whether a thread of the loop, where workers read and write the database, has work."""
    pool = loop._default_executor
    if pool is None:
        return False
    return bool(pool._work_queue.qsize() or len(pool._threads) > pool._idle_semaphore._value)
