"""Textual without animation, blinking, debugging doors and settings from the environment.

A curator's session may inherit any environment; none of Textual's own variables may write files,
load code or bring the kitty keyboard protocol back.
"""

import os

from textual import constants

KEPT = frozenset({"TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FPS"})
"""Variables that only change what the screen costs."""

SETTINGS: dict[str, object] = {
    "DISABLE_KITTY_KEY": True,
    "TEXTUAL_ANIMATIONS": "none",
    "SMOOTH_SCROLL": False,
    "DEBUG": False,
    "DRIVER": None,
    "LOG_FILE": None,
    "PRESS": "",
    "SCREENSHOT_DELAY": -1,
    "SHOW_RETURN": False,
    "FILTERS": "",
}
"""Textual reads each of these as an attribute of its module whenever it needs it."""


def apply() -> None:
    """Fix Textual's constants and drop its variables from the environment."""
    for name in [one for one in os.environ if one.startswith("TEXTUAL") and one not in KEPT]:
        del os.environ[name]
    for name, value in SETTINGS.items():
        setattr(constants, name, value)
