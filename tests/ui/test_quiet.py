"""The wait behind every key of these tests: for all that is being done, and for nothing else."""

import asyncio
import threading
import time

from tests.ui.quiet import SOON, until_quiet


async def test_it_waits_for_what_follows_from_what_follows() -> None:
    left = 50

    def step() -> None:
        nonlocal left
        left -= 1
        if left:
            asyncio.get_running_loop().call_soon(step)

    asyncio.get_running_loop().call_soon(step)
    await until_quiet()
    assert left == 0


async def test_it_waits_for_a_near_clock_and_not_for_a_far_one() -> None:
    struck: list[str] = []
    loop = asyncio.get_running_loop()
    loop.call_later(SOON / 2, lambda: loop.call_later(SOON / 2, struck.append, "near"))
    loop.call_later(300, struck.append, "far")
    began = time.monotonic()
    await until_quiet()
    assert struck == ["near"]
    assert time.monotonic() - began < 60


async def test_it_waits_for_a_thread_that_does_nothing_but_wait() -> None:
    done: list[str] = []

    async def ask() -> None:
        await asyncio.to_thread(time.sleep, 0.2)
        done.append("answered")

    asking = asyncio.create_task(ask())
    await until_quiet()
    assert done == ["answered"]
    await asking


async def test_it_looks_at_a_program_that_never_ends_as_it_is() -> None:
    end = threading.Event()
    asking = asyncio.create_task(asyncio.to_thread(end.wait, 60))
    began = time.monotonic()
    await until_quiet(max_sleep=0.1)
    assert 0.1 <= time.monotonic() - began < 30
    end.set()
    assert await asking
