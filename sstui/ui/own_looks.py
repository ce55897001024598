"""What a person has chosen of the looks, joined with what the terminal can."""

from collections.abc import Mapping, MutableSequence
from dataclasses import replace
from typing import Any

from sstui.config.looks import LooksChoice, read_looks
from sstui.config.personal import personal_folder
from sstui.core.problems import Problem
from sstui.ui.tones import Manner, manner_for

_LIGHT = {"dark": False, "light": True}
_ASCII = {"drawn": False, "ascii": True}
_MOUSE = {"off": False, "on": True}


def own_choice(
    environ: Mapping[str, str], asked: Mapping[str, Any], problems: MutableSequence[Problem]
) -> LooksChoice:
    """What the person has chosen, with what is asked for this time only.

    Args:
        environ: the environment of the process, which names the person's folder.
        asked: by the words of `looks.toml`: `{"theme": "16"}`.
        problems: where faults of the file go.
    """
    return replace(read_looks(personal_folder(environ), problems), **asked)


def manner_of_choice(environ: Mapping[str, str], choice: LooksChoice) -> Manner:
    """The manner of a person on a terminal; what is left to the terminal is decided here."""
    return manner_for(
        environ,
        theme="" if choice.theme == "auto" else choice.theme,
        light=_LIGHT.get(choice.background),
        ascii_only=_ASCII.get(choice.signs),
        mouse=_MOUSE.get(choice.mouse),
    )
