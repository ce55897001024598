"""How many colours are sent, and to whom the mouse belongs, decided by us and changed at any time.

Rich guesses the number of colours from the environment once, at the start; Textual replaces all
colours by shades of grey when NO_COLOR is set.
"""

from typing import Any

from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

SYSTEMS = {
    "mono": ColorSystem.STANDARD,
    "16": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "true": ColorSystem.TRUECOLOR,
}
"""What is sent for each number of colours; without colour only attributes are left."""


class Colourless(LineFilter):
    """Takes every colour out of what is drawn, the terminal's default ones too."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with their attributes only."""
        return [
            Segment(text, style and _without_colour(style), control)
            for text, style, control in segments
        ]


COLOURLESS = Colourless()


def use_colours(app: App[Any], depth: str) -> None:
    """Send so many colours from now on; whoever calls it has everything drawn anew."""
    app.console._color_system = SYSTEMS[depth]
    app.console.no_color = False


def use_mouse(app: App[Any], *, on: bool) -> None:
    """Ask the terminal for the mouse, or give the mouse back to it."""
    driver = app._driver
    if driver is None or driver._mouse == on:
        return
    # Both calls do nothing in a driver that was made without a mouse.
    driver._mouse = True
    switch = "_enable_mouse_support" if on else "_disable_mouse_support"
    getattr(driver, switch, lambda: None)()
    driver._mouse = on


def _without_colour(style: Style) -> Style:
    if style.color is None and style.bgcolor is None:
        return style
    return style.without_color
