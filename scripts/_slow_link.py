"""A program behind a slow line: real bytes, kept back as a modem would keep them.

Whatever the program writes is taken from its terminal at once, as sshd takes it, and put on a line
of so many bits a second that also takes its time each way. The far end is an emulated terminal
that answers a question when it reaches it, not when it was asked.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections import deque

import pyte

ANSWERS = {
    rb"\x1b\[5n": b"\x1b[0n",
    rb"\x1b\[6n": b"\x1b[1;1R",
    rb"\x1b\[c": b"\x1b[?62;22c",
    rb"\x1b\[\?2026\$p": b"\x1b[?2026;0$y",
    rb"\x1b\[\?2048\$p": b"\x1b[?2048;0$y",
}


class SlowLink:
    """A program, a line and a terminal at its far end."""

    def __init__(
        self,
        command: list[str],
        environ: dict[str, str],
        *,
        bits: float = 56_000,
        delay: float = 0.075,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        """Start a program.

        Args:
            command: the program.
            environ: its environment.
            bits: what the line carries in a second, towards the terminal.
            delay: seconds that it takes each way.
            size: columns and lines of the terminal.
        """
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._rate, self._delay = bits / 8, delay
        self._down: deque[tuple[float, bytes]] = deque()
        self._up: deque[tuple[float, bytes]] = deque()
        self._free_at = 0.0
        self.received = 0
        """Bytes that have reached the terminal."""
        self.frames = 0
        """Pieces in which they came."""
        self.changed_at = 0.0
        """When the last of them came."""
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, environ)
        shape = struct.pack("HHHH", size[1], size[0], 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, shape)

    @property
    def under_way(self) -> int:
        """Bytes that the program has written and the terminal has not got."""
        return sum(len(data) for _, data in self._down)

    def text(self) -> str:
        """What stands on the screen at the far end."""
        return "\n".join(self.screen.display)

    def press(self, keys: str) -> None:
        """Press keys at the far end."""
        self._up.append((time.monotonic() + self._delay, keys.encode()))

    def run(self, seconds: float) -> None:
        """Let time go by."""
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            self._move(now, min(end, self._next()) - now)

    def until(self, words: str, patience: float = 60.0) -> float:
        """Wait for words at the far end; the seconds it took.

        Raises:
            TimeoutError: they never came.
        """
        begun = time.monotonic()
        while words not in self.text():
            if time.monotonic() - begun > patience:
                raise TimeoutError(f"«{words}» never came:\n{self.text()}")
            self.run(0.02)
        return time.monotonic() - begun

    def settle(self, quiet: float = 0.8, patience: float = 120.0) -> float:
        """Wait until nothing more comes; when the last byte came.

        Raises:
            TimeoutError: it never ended.
        """
        begun = time.monotonic()
        while time.monotonic() - self.changed_at < quiet or self._down or self._up:
            if time.monotonic() - begun > patience:
                raise TimeoutError(f"the program goes on and on:\n{self.text()}")
            self.run(0.05)
        return self.changed_at

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def _next(self) -> float:
        """When something arrives at either end."""
        times = [line[0][0] for line in (self._down, self._up) if line]
        return min(times, default=float("inf"))

    def _move(self, now: float, patience: float) -> None:
        ready, _, _ = select.select([self._terminal], [], [], max(min(patience, 0.05), 0))
        if ready:
            self._send(os.read(self._terminal, 65536))
        now = time.monotonic()
        while self._up and self._up[0][0] <= now:
            os.write(self._terminal, self._up.popleft()[1])
        while self._down and self._down[0][0] <= now:
            self._arrive(*self._down.popleft())

    def _send(self, data: bytes) -> None:
        """Put bytes on the line, in pieces of a packet, one behind the other."""
        for start in range(0, len(data), 256):
            piece = data[start : start + 256]
            self._free_at = max(self._free_at, time.monotonic()) + len(piece) / self._rate
            self._down.append((self._free_at + self._delay, piece))

    def _arrive(self, at: float, data: bytes) -> None:
        self._stream.feed(data)
        self.received += len(data)
        self.frames += 1
        self.changed_at = at
        for question, answer in ANSWERS.items():
            for _ in re.findall(question, data):
                self._up.append((at + self._delay, answer))
