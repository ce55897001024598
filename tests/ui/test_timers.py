"""Timers on a machine that is busy at the wrong moment."""

from itertools import count

import pytest
from textual import _time

from sstui.ui.base import BaseApp
from tests.patience import until


async def test_a_single_strike_is_never_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    app = BaseApp[None]()
    async with app.run_test(size=(80, 24)) as pilot:
        seconds = count(start=10**6)
        # A second passes between any two looks at the clock.
        monkeypatch.setattr(_time, "get_time", lambda: float(next(seconds)))
        struck: list[str] = []
        app.set_timer(1 / 120, lambda: struck.append("once"))
        await until(lambda: struck, "the strike")
        await pilot.resize_terminal(100, 30)
        await until(lambda: app.screen.size == (100, 30), "the new size")
        await pilot.resize_terminal(70, 20)
        await until(lambda: app.screen.size == (70, 20), "the next size")
        assert struck == ["once"]
