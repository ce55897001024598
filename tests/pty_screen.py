"""The program in a pty, seen as a terminal shows it, scroll-back and window title included."""

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pexpect
import pyte

from tests.at_work import is_at_work
from tests.patience import while_waiting

ROOT = Path(__file__).resolve().parent.parent
LEAVES_LINES = "linux"
"""A terminal without an alternate screen: what the program has drawn stays when it ends."""


class _Terminal(pyte.HistoryScreen):
    """pyte with an alternate screen, which nothing is scrolled back from, and with its title."""

    def __init__(self, columns: int, lines: int, *, has_other: bool) -> None:
        super().__init__(columns, lines, history=5000)
        self.titles: list[str] = []
        self._has_other = has_other
        self._kept: dict[int, Any] | None = None

    def set_mode(self, *modes: int, **options: bool) -> None:
        if options.get("private") and 1049 in modes and self._has_other and self._kept is None:
            self._kept = {y: dict(line) for y, line in self.buffer.items()}
            self.erase_in_display(2)
        super().set_mode(*modes, **options)

    def reset_mode(self, *modes: int, **options: bool) -> None:
        if options.get("private") and 1049 in modes and self._kept is not None:
            self.erase_in_display(2)
            for y, line in self._kept.items():
                self.buffer[y].update(line)
            self._kept = None
        super().reset_mode(*modes, **options)

    def index(self) -> None:
        # Only what leaves at the very top can be scrolled back to, as on real terminals.
        if self._kept is None and (self.margins is None or self.margins.top == 0):
            super().index()
        else:
            pyte.Screen.index(self)

    def set_title(self, param: str) -> None:
        self.titles.append(param)

    def set_icon_name(self, param: str) -> None:
        self.titles.append(param)


class PtyScreen:
    """One window with the program, or another command, in it."""

    def __init__(
        self,
        *arguments: str,
        term: str = "xterm-256color",
        size: tuple[int, int] = (80, 24),
        code: str = "",
        environ: Mapping[str, str] | None = None,
    ) -> None:
        """Start it.

        Args:
            arguments: of the program.
            term: the name of the terminal.
            size: columns and lines.
            code: Python to run instead of the program.
            environ: more variables.
        """
        columns, lines = size
        self.screen = _Terminal(columns, lines, has_other=term != LEAVES_LINES)
        self._stream = pyte.ByteStream(self.screen)
        self.sent = bytearray()
        clean = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": term, "ESCDELAY": "25"}
        self._child = pexpect.spawn(
            sys.executable,
            ["-c", code] if code else ["-m", "sstui", *arguments],
            cwd=str(ROOT),
            env={**clean, "LOGNAME": "sokolova", "PYTHONPATH": str(ROOT), **(environ or {})},
            dimensions=(lines, columns),
            timeout=30,
        )
        self._child.delaybeforesend = None

    def press(self, *keys: bytes | str) -> None:
        """Send keys as the terminal sends them."""
        for key in keys:
            self._child.send(key)

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        self.screen.resize(lines, columns)
        self._child.setwinsize(lines, columns)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._child.kill(number)

    def text(self) -> str:
        """What stands on the screen now."""
        self._read()
        return "\n".join(line.rstrip() for line in self.screen.display)

    def until(self, words: str, patience: float = 25.0) -> str:
        """Wait for words on the screen; the whole screen."""
        return self.until_so(lambda shown: words in shown, words, patience)

    def until_so(self, holds: Callable[[str], bool], what: str, patience: float = 25.0) -> str:
        """Wait until something holds for the screen."""
        end = time.monotonic() + patience
        while not holds(shown := self.text()):
            assert time.monotonic() < end, f"«{what}» never came:\n{shown}"
            assert self._child.isalive() or holds(self.text()), f"ended without «{what}»:\n{shown}"
        return shown

    def settle(self) -> str:
        """The screen once nothing has come for a while and the program sleeps."""
        for _ in while_waiting("the program is still at work"):
            before = len(self.sent)
            self._read(0.3)
            if len(self.sent) == before and not is_at_work(self._child.pid):
                break
        return self.text()

    def everything(self) -> str:
        """The screen, what can be scrolled back to, and every title: all that a passer-by sees."""
        history = self.screen.history
        lines = [
            "".join(line[x].data for x in range(self.screen.columns))
            for line in (*history.top, *history.bottom)
        ]
        return "\n".join([*lines, self.text(), *self.screen.titles])

    def ended(self) -> int:
        """Wait for the end of the program; its exit code."""
        end = time.monotonic() + 20
        while self._child.isalive() and time.monotonic() < end:
            self._read(0.05)
        self._read(0.1)
        self._child.close(force=True)
        assert self._child.exitstatus is not None, "it had to be killed"
        return int(self._child.exitstatus)

    def close(self) -> None:
        """End the program if it goes on."""
        self._child.close(force=True)

    def _read(self, patience: float = 0.05) -> None:
        """Take what has come, and answer what the terminal is asked."""
        try:
            data = self._child.read_nonblocking(1 << 16, patience)
        except (pexpect.TIMEOUT, pexpect.EOF, ValueError):
            return  # nothing came, or it has ended
        self.sent += data
        self._stream.feed(data)
        if b"\x1b[5n" in data and self._child.isalive():
            self._child.send(b"\x1b[0n")
