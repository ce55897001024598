"""Everything that reaches into Textual's private parts, and nothing else.

Textual is pinned exactly; `tests/ui/test_patches.py` compares the source of every private function
used here with the one that was read, so a new Textual cannot slip past unread.
"""


def apply() -> None:
    """Make Textual quiet, deaf to markup and able to read every keyboard report."""
    # Not at the top: `left_out` has to come before any part of Textual is loaded.
    from sstui.ui.textual_patches import (  # noqa: PLC0415
        compositing,
        frames,
        keyboard,
        quiet,
        safe_text,
        timers,
        toasts,
        workers,
    )

    quiet.apply()
    safe_text.apply()
    keyboard.apply()
    frames.apply()
    compositing.apply()
    timers.apply()
    toasts.apply()
    workers.apply()
