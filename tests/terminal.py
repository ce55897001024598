"""A real terminal to drive the program in: tmux on a socket of its own."""

import os
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from pathlib import Path

ROOT = Path(__file__).parent.parent


class Terminal:
    """One window of 80×24 with the program in it."""

    def __init__(self, *arguments: str, columns: int = 80, lines: int = 24, term: str = "") -> None:
        assert shutil.which("tmux"), "tmux is an apt line of the README"
        self._socket = f"sstui-{uuid.uuid4().hex[:8]}"
        words = [sys.executable, "-m", "sstui", *arguments]
        command = f"TERM={term or 'xterm-256color'} PYTHONUTF8=1 {shlex.join(words)}"
        size = ["-x", str(columns), "-y", str(lines)]
        self._run("-u", "-f", "/dev/null", "new-session", "-d", *size, command)
        self._run("set-option", "-g", "remain-on-exit", "on")

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names: Enter, Tab, F2, IC."""
        self._run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text as it stands."""
        self._run("send-keys", "-l", text)

    def text(self) -> str:
        """What stands on the screen."""
        return self._run("capture-pane", "-p")

    def until(self, words: str, patience: float = 20.0) -> str:
        """Wait for words on the screen; the whole screen."""
        end = time.monotonic() + patience
        while words not in (shown := self.text()):
            assert time.monotonic() < end, f"«{words}» never came:\n{shown}"
            time.sleep(0.05)
        return shown

    def until_gone(self, words: str, patience: float = 20.0) -> None:
        """Wait until words are no more on the screen."""
        end = time.monotonic() + patience
        while words in (shown := self.text()):
            assert time.monotonic() < end, f"«{words}» never went:\n{shown}"
            time.sleep(0.05)

    def tab_to(self, hint: str) -> None:
        """Go from field to field until the line of hints holds these words."""
        for _ in range(20):
            shown = self._hint()
            if hint in shown:
                return
            self.press("Tab")
            end = time.monotonic() + 1.5
            while self._hint() == shown and time.monotonic() < end:
                time.sleep(0.03)
        raise AssertionError(f"no field with «{hint}»:\n{self.text()}")

    def _hint(self) -> str:
        """The line above the keys, once the screen has been still for a while."""
        before, since = "", time.monotonic()
        while time.monotonic() - since < 0.3:
            if (shown := self.text()) != before:
                before, since = shown, time.monotonic()
            time.sleep(0.03)
        return before.splitlines()[-2]

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        shell = int(self._run("display-message", "-p", "#{pane_pid}"))
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="ascii").split()
        os.kill(int(children[0]) if children else shell, number)

    def until_over(self, patience: float = 20.0) -> None:
        """Wait until the program has ended."""
        end = time.monotonic() + patience
        while self._run("display-message", "-p", "#{pane_dead}").strip() != "1":
            assert time.monotonic() < end, self.text()
            time.sleep(0.02)

    def close(self) -> None:
        """End the program and its window."""
        self._run("kill-server")

    def _run(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-L", self._socket, *words],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            env={**os.environ, "LANG": "C.UTF-8", "TERM": "xterm-256color"},
        )
        return done.stdout
