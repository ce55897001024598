"""What a person has chosen of the looks, joined with what the terminal can."""

from collections.abc import Mapping

from sstui.config.looks import LooksChoice
from sstui.ui.theme import Looks, looks_for

_LIGHT = {"dark": False, "light": True}
_ASCII = {"drawn": False, "ascii": True}
_MOUSE = {"off": False, "on": True}


def looks_of_choice(environ: Mapping[str, str], choice: LooksChoice) -> Looks:
    """The looks of a person on a terminal; what is left to the terminal is decided here."""
    return looks_for(
        environ,
        theme="" if choice.theme == "auto" else choice.theme,
        light=_LIGHT.get(choice.background),
        ascii_only=_ASCII.get(choice.signs),
        mouse=_MOUSE.get(choice.mouse),
    )
