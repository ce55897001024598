"""How much is on its way to the terminal, and whether more may follow.

Between the program and a far terminal there is room for many frames, and a held key would fill it:
the screen would go on moving long after the key is let go. So the terminal is asked now and then
for its status (`ESC [ 5 n`), which it answers once it has drawn all that came before, and no new
frame is begun while too much is not answered for.
"""

from collections.abc import Callable
from time import monotonic

QUESTION = "\x1b[5n"
ANSWER = "\x1b[0n"

WINDOW = 1536
"""Bytes under way at which no new frame is begun: a fifth of a second at 56 kbit/s."""

ASK_AFTER = 512
"""Bytes after which the terminal is asked."""

SETTLED = 2.0
"""Seconds of silence after which everything sent is taken as drawn."""

PATIENCE = 3.0
"""Seconds without an answer after which the terminal is not waited for any more."""


class Flow:
    """The account of what has been sent and what has been answered for."""

    def __init__(self, *, asks: bool, clock: Callable[[], float] = monotonic) -> None:
        """Begin with nothing under way.

        Args:
            asks: whether the terminal understands the question.
            clock: seconds.
        """
        self._asks = asks
        self._clock = clock
        self._has_answered = False
        self._asked = 0
        self._asked_at = 0.0
        self._unasked = 0
        self._last = clock()

    @property
    def is_waiting(self) -> bool:
        """Whether a question has not been answered yet."""
        return self._asked > 0

    @property
    def is_open(self) -> bool:
        """Whether another frame may be sent. A terminal that never answered is not waited for."""
        if self.is_waiting and self._clock() - self._asked_at > PATIENCE:
            self._has_answered, self._asked = False, 0
        return not self._has_answered or self._asked + self._unasked < WINDOW

    def sent(self, size: int) -> bool:
        """Note a frame of so many bytes; whether to ask the terminal right behind it."""
        now = self._clock()
        if not self.is_waiting and now - self._last > SETTLED:
            self._unasked = 0
        self._last = now
        self._unasked += size
        return self._is_due()

    def answered(self) -> bool:
        """Note an answer; whether to ask again at once."""
        self._has_answered, self._asked = True, 0
        return self._is_due()

    def _is_due(self) -> bool:
        if not self._asks or self.is_waiting or self._unasked < ASK_AFTER:
            return False
        self._asked, self._unasked, self._asked_at = self._unasked, 0, self._clock()
        return True
