"""The driver: input that sleeps until there is some, output that holds nobody up, a lost line.

Textual's own driver looks for input ten times a second and waits for its two last looks when it
leaves. Here the thread sleeps on the terminal and on a pipe that wakes it to stop.
"""

import os
import selectors
import signal
from codecs import getincrementaldecoder
from collections.abc import Iterable
from threading import Event
from typing import TYPE_CHECKING, Any

from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Resize
from textual.geometry import Size
from textual.keys import Keys

from sstui.ui.first.terminal import ENTER
from sstui.ui.textual_patches.flow import ANSWER
from sstui.ui.textual_patches.outlet import Outlet
from sstui.ui.textual_patches.pastes import Pastes

if TYPE_CHECKING:
    from sstui.ui.textual_patches.app import GuardedApp

HUNG_UP = 128 + signal.SIGHUP
"""The exit code after a lost line."""

_KEYBOARD_AS_EVER = "\x1b[=0u"
"""Takes the kitty protocol off this screen, should a program that died have left it on. A terminal
that does not know it may show a part of it as text: nothing has been drawn yet, and the first
frame covers it."""

_ENDING = {signal.SIGHUP: HUNG_UP, signal.SIGTERM: 128 + signal.SIGTERM, signal.SIGINT: 130}
_ANSWER_PATIENCE = 0.3


class QuietDriver(LinuxDriver):
    """Powers a terminal, and ends the program in order when the terminal or its line is gone."""

    _app: "GuardedApp[Any]"

    def __init__(self, app: "GuardedApp[Any]", **options: Any) -> None:
        self._outlet: Outlet | None = None
        self._wake_read, self._wake_write = os.pipe()
        self._answered = Event()
        self._is_entered = False
        super().__init__(app, **options)
        for number, code in _ENDING.items():
            self._loop.add_signal_handler(number, app.end_in_order, code)

    @property
    def outlet(self) -> Outlet | None:
        """The way out, while the program has the screen."""
        return self._outlet

    # Textual makes a writer of its own here and starts it: it gets ours instead.
    @property
    def _writer_thread(self) -> Any:
        return self._outlet

    @_writer_thread.setter
    def _writer_thread(self, made: Any) -> None:
        self._outlet = None if made is None else Outlet(made._file, self._loop, self._line_lost)

    def start_application_mode(self) -> None:
        """Take the screen; nothing is known of it but what a first glance has left there."""
        glance = self._app.take_glance()
        self._is_entered = glance is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._is_entered = False
        if glance is not None:
            self.attrs_before = glance.terminal.before
            glance.terminal.hand_over()
        self._loop.add_signal_handler(signal.SIGWINCH, self._tell_size)
        if self._outlet is not None:
            self.write(_KEYBOARD_AS_EVER)
        self._app.screen_taken()

    def write(self, data: str) -> None:
        """Write; the terminal's other screen is not entered twice, which would wipe it."""
        if not (self._is_entered and data == ENTER):
            super().write(data)

    def _tell_size(self) -> None:
        """Tell the application how large its window is now.

        Textual does so in the middle of whatever the program is doing, and there a second change
        can overtake the first one: the program would go on drawing for a window that is no more.
        """
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self._app.post_message(Resize(size, size))

    def stop_application_mode(self) -> None:
        """Give the screen back, after the terminal has answered what it was asked."""
        if self._app.awaits_answer:
            self._answered.clear()
            self._answered.wait(_ANSWER_PATIENCE)
        self._wipe()
        super().stop_application_mode()

    def _wipe(self) -> None:
        """Blank the screen before it is given back.

        Not every terminal has another one to go back to, and what is erased all at once some keep
        to be scrolled back to: so line by line.
        """
        _, height = self._get_terminal_size()
        lines = "".join(f"\x1b[{line}H\x1b[K" for line in range(height, 0, -1))
        self.write(f"\x1b[0m{lines}")

    def disable_input(self) -> None:
        """Stop reading."""
        if self._key_thread is not None and self._key_thread.is_alive():
            os.write(self._wake_write, b"x")
        super().disable_input()

    def run_input_thread(self) -> None:
        """Read until told to stop or until the terminal is gone."""
        parser = _Parser(self)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._wake_read, selectors.EVENT_READ)
            while True:
                ready = {key.fd for key, _ in selector.select(parser.patience)}
                if self._wake_read in ready:
                    os.read(self._wake_read, 64)
                    return
                if self.fileno in ready:
                    if not (data := self._read()):
                        self._loop.call_soon_threadsafe(self._line_lost)
                        return
                    self._take(parser.feed(decode(data)))
                self._take(parser.tick())

    def terminal_answered(self) -> None:
        """Note the answer to the question of the flow; called in the input thread."""
        self._answered.set()
        self._loop.call_soon_threadsafe(self._app.terminal_answered)

    def _take(self, messages: Iterable[Any]) -> None:
        for message in messages:
            self.process_message(message)

    def _read(self) -> bytes:
        """What came; nothing when the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _line_lost(self) -> None:
        self._app.end_in_order(HUNG_UP)


class _Parser(XTermParser):
    """Textual's parser that knows how long it can wait and hears the terminal's answers."""

    def __init__(self, driver: QuietDriver) -> None:
        self._driver = driver
        self._pastes = Pastes()
        super().__init__(driver._debug)

    def feed(self, data: str) -> Iterable[Any]:
        # An empty text would tell the parser that the terminal is gone.
        return super().feed(cleaned) if (cleaned := self._pastes.clean(data)) else ()

    @property
    def patience(self) -> float | None:
        """Seconds until a lone ESC is a key; None when nothing is half read."""
        due = self._timeout_time
        return None if due is None else max(due - get_time(), 0.0)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        if sequence == ANSWER:
            self._driver.terminal_answered()
            return [Key(Keys.Ignore, sequence)]
        return super()._sequence_to_key_events(sequence, alt)
