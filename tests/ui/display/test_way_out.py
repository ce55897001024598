"""The way out to the terminal: how much may be under way, and writing that never waits."""

import asyncio
import os
import pty
import termios
import tty
from typing import TextIO

import pytest

from sstui.ui.textual_patches.flow import ASK_AFTER, PATIENCE, SETTLED, WINDOW, Flow
from sstui.ui.textual_patches.outlet import Outlet
from tests.patience import until


class Clock:
    """Seconds that go on when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def a_flow(*, asks: bool = True) -> tuple[Flow, Clock]:
    clock = Clock()
    return Flow(asks=asks, clock=clock), clock


def test_single_keys_are_not_asked_about() -> None:
    flow, clock = a_flow()
    for _ in range(20):
        assert not flow.sent(300)
        clock.now += SETTLED + 0.1
    assert flow.is_open


def test_a_held_key_is_asked_about_until_it_is_answered() -> None:
    flow, _ = a_flow()
    assert not flow.sent(ASK_AFTER - 1)
    assert flow.sent(1)
    assert flow.is_waiting
    assert not flow.sent(WINDOW)  # one question at a time
    assert flow.answered()  # and the next one for what came after it
    assert flow.is_waiting
    assert not flow.answered()
    assert not flow.is_waiting


def test_too_much_under_way_keeps_frames_back_until_the_answer() -> None:
    flow, _ = a_flow()
    flow.sent(ASK_AFTER)
    flow.answered()
    assert flow.is_open
    flow.sent(WINDOW)
    assert not flow.is_open
    flow.answered()
    assert flow.is_open


def test_a_terminal_that_never_answered_is_not_waited_for() -> None:
    flow, _ = a_flow()
    flow.sent(100 * WINDOW)
    assert flow.is_open


def test_a_terminal_that_answers_no_more_is_waited_for_only_so_long() -> None:
    flow, clock = a_flow()
    flow.sent(ASK_AFTER)
    flow.answered()
    flow.sent(WINDOW)
    clock.now += PATIENCE - 0.1
    assert not flow.is_open
    clock.now += 0.2
    assert flow.is_open


def test_a_terminal_that_would_not_understand_is_never_asked() -> None:
    flow, _ = a_flow(asks=False)
    assert not any(flow.sent(WINDOW) for _ in range(9))
    assert flow.is_open


@pytest.fixture
def terminal() -> tuple[int, TextIO]:
    """Both ends of a raw terminal."""
    far, near = pty.openpty()
    tty.setraw(near, termios.TCSANOW)
    return far, os.fdopen(near, "w", encoding="utf-8")


def an_outlet(file: TextIO, lost: list[str]) -> Outlet:
    outlet = Outlet(file, asyncio.get_running_loop(), lambda: lost.append("lost"))
    outlet.start()
    return outlet


async def test_texts_arrive_whole_and_in_order(terminal: tuple[int, TextIO]) -> None:
    far, near = terminal
    outlet = an_outlet(near, [])
    sent = "".join(f"строка {number}\n" for number in range(9000))  # more than a terminal takes
    for start in range(0, len(sent), 1000):
        outlet.write(sent[start : start + 1000])
    assert not outlet.is_free
    freed: list[bool] = []
    outlet.when_free(lambda: freed.append(outlet.is_free))
    received = b""
    while len(received) < len(sent.encode()):
        received += await asyncio.to_thread(os.read, far, 65536)
    await until(lambda: freed, "word that there is room")
    assert received.decode() == sent
    assert freed == [True]
    outlet.stop()
    near.close()
    os.close(far)


async def test_a_terminal_that_takes_nothing_holds_nobody_up(terminal: tuple[int, TextIO]) -> None:
    far, near = terminal
    outlet = an_outlet(near, [])
    clock = asyncio.get_running_loop().time
    begun = clock()
    for _ in range(100):
        outlet.write("x" * 65536)
    outlet.stop()
    assert clock() - begun < 2
    os.close(far)
    outlet.join(2)
    near.close()


async def test_a_terminal_that_is_gone_is_told_once(terminal: tuple[int, TextIO]) -> None:
    far, near = terminal
    lost: list[str] = []
    outlet = an_outlet(near, lost)
    os.close(far)
    outlet.write("никто не прочтёт")
    outlet.join(2)
    outlet.write("и это")
    await until(lambda: lost, "word that it is gone")
    await asyncio.sleep(0.05)
    assert lost == ["lost"]
    near.close()
