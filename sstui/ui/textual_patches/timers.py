"""A timer that goes off once does so, however busy the machine is.

Textual leaves out strikes of a timer that come too late, the only strike of a short one as well:
a window whose timer of 8 ms had to wait for the processor at the wrong moment never took its new
size, nor any later one.
"""

from typing import Any

from textual.timer import Timer


def apply() -> None:
    """Let only timers that strike again and again leave out what comes too late."""
    original = Timer.__init__
    if getattr(original, "loses_nothing", False):
        return

    def make(timer: Timer, *given: Any, repeat: int | None = None, **more: Any) -> None:
        if repeat == 0:
            more["skip"] = False
        original(timer, *given, repeat=repeat, **more)

    make.loses_nothing = True  # type: ignore[attr-defined]
    setattr(Timer, "__init__", make)  # noqa: B010
