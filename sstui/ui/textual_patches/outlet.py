"""The way out to the terminal: it takes every text at once, so that a slow line holds nobody up.

It stands in for Textual's `WriterThread`, which makes the program wait when thirty writes are
queued. Here a text goes straight to the terminal as far as that takes it without waiting; a thread
writes the rest. Whoever draws asks first whether the way is free.
"""

import os
from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread
from typing import TextIO

LEAVING = 0.4
"""Seconds that leaving waits for a terminal that takes nothing."""


class Outlet(Thread):
    """Writes texts in their order to a terminal."""

    def __init__(self, file: TextIO, loop: AbstractEventLoop, on_lost: Callable[[], None]) -> None:
        """Stand before a terminal.

        Args:
            file: the terminal; only its descriptor and its encoding are used.
            loop: where the calls below are made.
            on_lost: called once when the terminal takes nothing any more.
        """
        super().__init__(daemon=True, name="sstui-output")
        self._file = file
        self._encoding = file.encoding or "utf-8"
        self._straight = _without_waiting(file.fileno())
        self._loop = loop
        self._on_lost = on_lost
        self._waiting: list[bytes] = []
        self._changed = Condition()
        self._is_writing = False
        self._is_stopped = False
        self._then: Callable[[], None] | None = None

    # -- what Textual asks of it

    def write(self, text: str) -> None:
        """Take a text; what the terminal does not take at once is written as soon as it does."""
        data = text.encode(self._encoding, "replace")
        with self._changed:
            if self.is_free:
                data = data[self._write_straight(data) :]
            if data:
                self._waiting.append(data)
                self._changed.notify()

    def flush(self) -> None:
        """Nothing: everything is written at once."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._file.fileno()

    def stop(self) -> None:
        """Write what waits and stop; a terminal that takes nothing is left alone after a while."""
        with self._changed:
            self._is_stopped = True
            self._changed.notify()
        self.join(LEAVING)
        if self._straight >= 0:
            os.close(self._straight)
            self._straight = -1

    # -- what the display layer asks of it

    @property
    def is_free(self) -> bool:
        """Whether everything has been handed over to the terminal."""
        return not (self._waiting or self._is_writing)

    def when_free(self, then: Callable[[], None]) -> None:
        """Call something in the loop once everything has been handed over; the last one counts."""
        with self._changed:
            self._then = then
        if self.is_free:
            self._tell()

    # -- the thread

    def run(self) -> None:
        while data := self._take():
            try:
                self._write_out(data)
            except OSError:
                self._call(self._on_lost)
                return
            self._is_writing = False
            if self._then is not None and self.is_free:
                self._tell()

    def _take(self) -> bytes:
        """Everything that waits, once there is something; empty when it is time to stop."""
        with self._changed:
            while not self._waiting and not self._is_stopped:
                self._changed.wait()
            data = b"".join(self._waiting)
            self._waiting.clear()
            self._is_writing = bool(data)
        return data

    def _write_out(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(self._file.fileno(), rest) :]

    def _write_straight(self, data: bytes) -> int:
        """How many bytes the terminal takes at once; the thread meets its faults."""
        if self._straight < 0:
            return 0
        try:
            return os.write(self._straight, data)
        except OSError:
            return 0

    def _tell(self) -> None:
        with self._changed:
            then, self._then = self._then, None
        if then is not None:
            self._call(then)

    def _call(self, what: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has ended, and nobody waits any more
            self._loop.call_soon_threadsafe(what)


def _without_waiting(descriptor: int) -> int:
    """Another descriptor of the same terminal that never waits; -1 where there can be none.

    The first one stays as it is: programs that the terminal was inherited from share its flags.
    """
    try:
        flags = os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC
        return os.open(os.ttyname(descriptor), flags)
    except OSError:
        return -1
