"""Everything that reaches into Textual's private parts, and nothing else.

Textual is pinned exactly; `tests/ui/test_patches.py` compares the source of every private function
used here with the one that was read, so a new Textual cannot slip past unread.
"""

from sstui.ui.textual_patches import compositing, frames, keyboard, quiet, safe_text


def apply() -> None:
    """Make Textual quiet, deaf to markup and able to read every keyboard report."""
    quiet.apply()
    safe_text.apply()
    keyboard.apply()
    frames.apply()
    compositing.apply()
