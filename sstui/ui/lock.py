"""Hides the screen when nobody has touched the keyboard for a while."""

from time import monotonic
from typing import Any

from textual.timer import Timer

from sstui.ui.textual_patches.cover import CoveredApp


class IdleLock:
    """One timer that sleeps until the time may be up: keys only leave their time behind."""

    def __init__(self, app: CoveredApp[Any]) -> None:
        self._app = app
        self._seconds = 0.0
        self._timer: Timer | None = None

    def set(self, seconds: float) -> None:
        """Hide after so many seconds without a key from now on; never for 0."""
        self._seconds = seconds
        self._wait(seconds)

    def _wait(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._app.set_timer(seconds, self._look) if self._seconds else None

    def _look(self) -> None:
        left = self._app.last_input + self._seconds - monotonic()
        if left <= 0:
            self._app.hide()
        self._wait(left if left > 0 else self._seconds)
