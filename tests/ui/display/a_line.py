"""A real terminal with the program in it, whose line can be cut."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pyte

from tests.at_work import is_at_work
from tests.patience import while_waiting

ROOT = Path(__file__).parents[3]
ANSWERS = {rb"\x1b\[5n": b"\x1b[0n", rb"\x1b\[6n": b"\x1b[1;1R"}


class Line:
    """One program, and everything that it writes."""

    environ = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(ROOT),
    }
    """That of a person at an ordinary terminal."""

    def __init__(self, command: list[str], **environ: str) -> None:
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.written = 0
        self.code: int | None = None
        self.pid, self._far = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.execvpe(command[0], command, self.environ | environ)
        fcntl.ioctl(self._far, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    @classmethod
    def to_office(cls, office: Path, **environ: str) -> "Line":
        """The program in an office on the day of all tests."""
        words = ["-m", "sstui", "--office", str(office), "--today", "2026-11-23"]
        return cls([sys.executable, *words], **environ)

    def text(self) -> str:
        return "\n".join(self.screen.display)

    def read(self, seconds: float) -> bytes:
        """What is written within some time; it is drawn, and questions are answered."""
        end, all_data = time.monotonic() + seconds, b""
        while (left := end - time.monotonic()) > 0:
            if not select.select([self._far], [], [], left)[0]:
                break
            try:
                data = os.read(self._far, 65536)
            except OSError:
                break
            for question, answer in ANSWERS.items():
                for _ in re.findall(question, data):
                    os.write(self._far, answer)
            self._stream.feed(data)
            all_data += data
        self.written += len(all_data)
        return all_data

    def until(self, words: str, patience: float = 20.0) -> None:
        end = time.monotonic() + patience
        while words not in self.text():
            assert time.monotonic() < end, f"«{words}» never came:\n{self.text()}"
            self.read(0.05)

    def settle(self, quiet: float = 0.3) -> bytes:
        """Everything until nothing more is written and the program sleeps."""
        data = b""
        for _ in while_waiting("the program is still at work"):
            more = self.read(quiet)
            if not more and not is_at_work(self.pid):
                break
            data += more
        return data

    def press(self, keys: str, quiet: float = 0.3) -> bytes:
        """Press keys; everything that is written for them until it is quiet for some time."""
        os.write(self._far, keys.encode())
        return self.settle(quiet)

    def send(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def cut(self) -> None:
        """The terminal is gone: nobody reads, nobody writes."""
        os.close(self._far)
        self._far = -1

    def ended(self, patience: float, *, reading: bool = True) -> float:
        """Seconds until the program has ended; its exit code is then known."""
        begun = time.monotonic()
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
                return time.monotonic() - begun
            assert time.monotonic() - begun < patience, "the program goes on"
            if reading and self._far >= 0:
                self.read(0.01)
            else:
                time.sleep(0.01)

    def sleeps(self) -> int:
        """How often any thread of the program has gone to sleep so far."""
        words = "\nvoluntary_ctxt_switches:"
        tasks = Path(f"/proc/{self.pid}/task").glob("*/status")
        return sum(int(one.read_text("utf-8").partition(words)[2].split()[0]) for one in tasks)

    def close(self) -> None:
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self._far >= 0:
            os.close(self._far)
