"""Runs a terminal program in a pty and measures it as its user would see it.

Output is time-stamped as it is read and laid on an emulated screen; the terminal's usual questions
are answered as xterm does. CPU time and peak memory are the kernel's own account of the process.
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
from dataclasses import dataclass
from pathlib import Path

import pyte

ANSWERS = {
    rb"\x1b\[c": b"\x1b[?62;22c",
    rb"\x1b\[>c": b"\x1b[>41;380;0c",
    rb"\x1b\[5n": b"\x1b[0n",
    rb"\x1b\[6n": b"\x1b[1;1R",
    rb"\x1b\[\?2026\$p": b"\x1b[?2026;0$y",
    rb"\x1b\[\?2048\$p": b"\x1b[?2048;0$y",
}
QUIET = 0.06
"""Seconds of silence after which a key has had its whole effect; not part of any figure."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a key, or the start, did."""

    seconds: float
    """Until the last change of the screen."""
    size: int
    """Bytes written to the terminal."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What the whole process took."""

    cpu: float
    """Seconds, user and system."""
    peak: float
    """Largest resident memory, MiB."""


@dataclass(frozen=True, slots=True)
class Idle:
    """What happens in a second of doing nothing."""

    wakes: float
    """How often a thread woke up."""
    size: float
    """Bytes written."""
    cpu: float
    """Seconds of CPU."""


class Probe:
    """One run of one program."""

    def __init__(
        self,
        command: list[str],
        columns: int = 80,
        lines: int = 24,
        environ: dict[str, str] | None = None,
    ) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.received = 0
        self.started = self._heard = time.perf_counter()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.execvpe(command[0], command, environment() | (environ or {}))
        size = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)

    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    def until(self, words: str, patience: float = 30.0) -> Effect:
        """Wait for words to stand on the screen, counted from the program's start."""
        size, end = 0, time.perf_counter() + patience
        while words not in self.text():
            if time.perf_counter() > end:
                raise TimeoutError(f"«{words}» never came:\n{self.text()}")
            size += len(self._read(0.005))
        return Effect(time.perf_counter() - self.started, size)

    def send(self, keys: str) -> None:
        """Send keys and wait for nothing."""
        os.write(self._terminal, keys.encode())

    def press(self, keys: str) -> Effect:
        """Send keys and wait until the screen is still."""
        sent = last = time.perf_counter()
        os.write(self._terminal, keys.encode())
        size = 0
        while time.perf_counter() - last < QUIET or size == 0:
            if time.perf_counter() - sent > 1:
                break
            if data := self._read(0.005):
                size, last = size + len(data), time.perf_counter()
        return Effect(last - sent, size)

    def watch(self, key: str, seconds: float) -> Effect:
        """Send a key and look for so long; the time is that of the last byte, after any silence."""
        sent = last = time.perf_counter()
        os.write(self._terminal, key.encode())
        size = 0
        while time.perf_counter() - sent < seconds:
            if data := self._read(0.005):
                size, last = size + len(data), time.perf_counter()
        return Effect(last - sent, size)

    def reach(self, key: str, words: str = "", patience: float = 10.0) -> Effect:
        """Send a key and wait until words stand on the screen and it is still.

        The time is that of the last byte before the silence; the size also counts what a program
        writes a little later, when nobody waits for it any more.
        """
        sent, before = time.perf_counter(), self.received
        os.write(self._terminal, key.encode())
        while True:
            self._read(0.005)
            now = time.perf_counter()
            is_late = now - sent > (patience if words else 1.0)
            if is_late and words and words not in self.text():
                raise TimeoutError(f"{key!r} did not bring «{words}»:\n{self.text()}")
            is_still = self.received > before and now - self._heard > QUIET
            if is_late or (is_still and words in self.text()):
                break
        last = max(self._heard, sent)
        self.settle()
        return Effect(last - sent, self.received - before)

    def settle(self) -> None:
        """Wait until nothing more is written."""
        still = time.perf_counter()
        while time.perf_counter() - still < 0.3:
            if self._read(0.02):
                still = time.perf_counter()

    def cost(self) -> Cost:
        """What the process has taken so far, by the kernel's account of this program alone."""
        fields = Path(f"/proc/{self._pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        ticks = int(fields[11]) + int(fields[12])
        status = Path(f"/proc/{self._pid}/status").read_text("utf-8")
        peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
        return Cost(ticks / os.sysconf("SC_CLK_TCK"), peak)

    def cpu(self) -> float:
        """Seconds of CPU so far, to the nanosecond, of all threads of the process."""
        tasks = Path(f"/proc/{self._pid}/task").glob("*/schedstat")
        return sum(int(task.read_text("utf-8").split()[0]) for task in tasks) / 1e9

    def idle(self, seconds: float) -> "Idle":
        """What the program does while nobody touches it."""
        before, size, end = self._switches(), 0, time.perf_counter() + seconds
        cpu = self.cpu()
        while time.perf_counter() < end:
            size += len(self._read(0.1))
        wakes = (self._switches() - before) / seconds
        return Idle(wakes, size / seconds, (self.cpu() - cpu) / seconds)

    def _switches(self) -> int:
        """How often any thread has gone to sleep so far."""
        words = "voluntary_ctxt_switches:"
        tasks = Path(f"/proc/{self._pid}/task").glob("*/status")
        return sum(
            int(one.read_text("utf-8").partition(f"\n{words}")[2].split()[0]) for one in tasks
        )

    def leave(self, keys: str) -> float:
        """Send the keys that end the program; seconds until it is gone. Kill it when it stays."""
        sent = time.perf_counter()
        os.write(self._terminal, keys.encode())
        while not os.waitpid(self._pid, os.WNOHANG)[0]:
            self._read(0.005)
            if time.perf_counter() - sent > 10:
                os.kill(self._pid, signal.SIGKILL)
        os.close(self._terminal)
        return time.perf_counter() - sent

    def _read(self, patience: float) -> bytes:
        ready, _, _ = select.select([self._terminal], [], [], patience)
        if not ready:
            return b""
        try:
            data = os.read(self._terminal, 65536)
        except OSError:
            return b""
        self._heard = time.perf_counter()
        self.received += len(data)
        for question, answer in ANSWERS.items():
            for _ in re.findall(question, data):
                os.write(self._terminal, answer)
        self._stream.feed(data)
        return data


def environment() -> dict[str, str]:
    """That of a person at an ordinary terminal."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
