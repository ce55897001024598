"""Keeps one connection ready between two uses.

To open one costs 3 to 5 ms and a megabyte: SQLite reads the whole schema, 160 triggers too.
The screens ask little and often, so the last connection given back waits for the next who asks.
Commands, which ask once, close theirs as ever.
"""

import contextlib
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_Identity = tuple[int, int]
"""Device and number of a file: another file of the same name is not the one that was opened."""


@dataclass(frozen=True, slots=True)
class _Resting:
    """A connection in nobody's hands."""

    connection: Any
    file: _Identity


class _Held(threading.local):
    """What a thread knows of the connection in its hands."""

    file: _Identity | None = None
    changes: int = 0
    """Rows that the connection had written before it was taken."""


class RestingPlace:
    """Room for one connection; any thread may leave its own here and take it again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._resting: _Resting | None = None
        self._held = _Held()
        self._is_open = False

    def open(self) -> None:
        """Keep a connection from here on, until `close`."""
        self._is_open = True

    def take(self, path: str) -> Any | None:
        """The connection that rests; None where this thread has to open one to the file."""
        held = self._held
        held.file, held.changes = _identity(path), 0
        with self._lock:
            resting, self._resting = self._resting, None
        if resting is None:
            return None
        if resting.file != held.file:
            resting.connection.close()
            return None
        held.changes = resting.connection.total_changes
        return resting.connection

    def leave(self, connection: Any) -> bool:
        """Let this thread's connection rest here; False where it has to be closed instead."""
        file = self._held.file
        if not self._is_open or file is None or connection.in_transaction:
            return False
        if connection.total_changes != self._held.changes:
            _bring_home(connection)
        with self._lock:
            if self._resting is not None:
                return False
            self._resting = _Resting(connection, file)
        return True

    def close(self) -> None:
        """Keep nothing from here on, and close what rests."""
        self._is_open = False
        self.forget()

    def forget(self) -> None:
        """Close what rests."""
        with self._lock:
            resting, self._resting = self._resting, None
        if resting is not None:
            resting.connection.close()


def _bring_home(connection: Any) -> None:
    """Put what has been written into the file itself, as closing the connection would.

    It is safe in the log beside the file already; but a person who copies the one file by hand
    while the program is open must get all of it.
    """
    # As at a close, a full disk is told by the next write and not here.
    with contextlib.suppress(Exception):
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def _identity(path: str) -> _Identity | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
