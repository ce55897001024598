"""The terminal between the first glance and Textual's driver: ours, and given back if all fails."""

import contextlib
import os
import shutil
import signal
import sys
import termios
from collections.abc import Iterator
from types import FrameType
from typing import Any

ENTER = "\x1b[?1049h"
"""Goes to the terminal's other screen; a second one would wipe it."""
_HIDE_CURSOR, _SHOW_CURSOR, _LEAVE = "\x1b[?25l", "\x1b[?25h", "\x1b[?1049l"
_LOCAL = termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG
_INPUT = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
_ENDING: dict[int, int] = {signal.SIGHUP: 129, signal.SIGTERM: 143, signal.SIGINT: 130}


Unusable = termios.error
"""What a terminal that cannot be set up answers."""


class Terminal:
    """The terminal of this process in the state that the driver will want it in."""

    def __init__(self) -> None:
        """Take it; nothing has been drawn yet.

        Raises:
            OSError, termios.error: there is no terminal that could be taken.
        """
        self._input, self._output = sys.__stdin__.fileno(), sys.__stderr__.fileno()  # type: ignore[union-attr]
        self.size: tuple[int, int] = shutil.get_terminal_size()  # as the driver asks for it
        self.before: list[Any] = termios.tcgetattr(self._input)
        """Its settings as the shell had them."""
        self.is_steady = True
        """Whether it has kept its size since, and nobody else has had it."""
        self._is_ours = False
        self._handlers: dict[int, Any] = {}

    def show(self, text: str) -> None:
        """Go to the other screen and write there. What is typed from now on waits for Textual.

        Raises:
            OSError, termios.error: it cannot be done; the terminal is as it was.
        """
        for number in (*_ENDING, signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH):
            self._handlers[number] = signal.signal(number, self._on_signal)
        self._is_ours = True
        try:
            self._set_up()
            self._write(f"{ENTER}{_HIDE_CURSOR}{text}")
        except (OSError, termios.error):
            self.give_back()
            raise

    def _set_up(self) -> None:
        """Have every key as it comes, and none shown by the terminal itself."""
        settings = termios.tcgetattr(self._input)
        settings[0] &= ~_INPUT
        settings[3] &= ~_LOCAL
        settings[6][termios.VMIN] = 1
        termios.tcsetattr(self._input, termios.TCSANOW, settings)

    def hand_over(self) -> bool:
        """Let the driver have it as it stands; False where it is not ours any more."""
        was_ours, self._is_ours = self._is_ours, False
        for number, handler in self._handlers.items():
            if signal.getsignal(number) == self._on_signal:
                signal.signal(number, handler or signal.SIG_DFL)
        return was_ours

    def give_back(self) -> None:
        """Put everything back as it was, unless the driver has it: nothing stays to be read."""
        if self.hand_over():
            self._leave()

    def _leave(self) -> None:
        lines = "".join(f"\x1b[{line}H\x1b[K" for line in range(self.size[1], 0, -1))
        with contextlib.suppress(OSError, termios.error):
            self._write_if_taken(f"\x1b[0m{lines}{_LEAVE}{_SHOW_CURSOR}")
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(self._input, termios.TCSANOW, self.before)

    @contextlib.contextmanager
    def kept(self) -> Iterator[None]:
        """Give it back at the end of the block if nobody else has taken it."""
        try:
            yield
        finally:
            self.give_back()

    def _write(self, text: str) -> None:
        rest = memoryview(text.encode())
        while rest:
            rest = rest[os.write(self._output, rest) :]

    def _write_if_taken(self, text: str) -> None:
        """Write as much as the terminal takes: nobody waits for one that has stopped."""
        handle = os.open(os.ttyname(self._output), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        try:
            os.write(handle, text.encode())
        finally:
            os.close(handle)

    def _on_signal(self, number: int, _: FrameType | None) -> None:
        if number in _ENDING:
            self.give_back()
            raise SystemExit(_ENDING[number])
        self.is_steady = False
        if number == signal.SIGTSTP:
            self._leave()
            os.kill(os.getpid(), signal.SIGSTOP)
        elif number == signal.SIGCONT:
            # Somebody else has had the terminal meanwhile.
            self._set_up()
            self._write(f"{ENTER}{_HIDE_CURSOR}")
