"""What a piece of text means, and how a terminal may show it. Nothing here knows Textual.

There are four numbers of colours: none at all, the terminal's own sixteen, 256, and any; the last
three for a dark and for a light background. What a colour says is always said by a sign or a word
as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a piece of text means; a palette turns it into a style."""

    PLAIN = "plain"
    LATE = "late"
    DUE = "due"
    SOON = "soon"
    DONE = "done"
    MUTED = "muted"
    STRONG = "strong"
    GROUP = "group"
    HEAD = "head"
    CURSOR = "cursor"
    CURSOR_BLURRED = "cursor-blurred"
    FIELD = "field"
    BAR_KEY = "bar-key"
    BAR_WORD = "bar-word"


class Depth(StrEnum):
    """How many colours are used, by the word that a person writes for it."""

    MONO = "mono"
    SIXTEEN = "16"
    MANY = "256"
    TRUE = "true"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs that a console may or may not be able to draw."""

    cursor: str
    cursor_blurred: str
    """Where the cursor of a list is while the keys belong to another part of the page."""
    ellipsis: str
    left: str
    right: str
    on: str
    """Before a chosen option, where only one can be chosen."""
    off: str
    ticked: str
    """Before a chosen option, where any number can be."""
    unticked: str
    border: str
    """Name of Textual's border for dialogs."""


DRAWN = Glyphs("▸", "▹", "…", "‹", "›", "(•)", "( )", "[×]", "[ ]", "round")
PLAIN = Glyphs(">", "-", "~", "<", ">", "(*)", "( )", "[x]", "[ ]", "ascii")


@dataclass(frozen=True, slots=True)
class Manner:
    """How the program shows itself on one terminal."""

    depth: Depth
    light: bool
    """Whether the background is a light one; never without colours."""
    glyphs: Glyphs
    mouse: bool
    """Whether the mouse belongs to the program; over SSH it selects text for PuTTY."""


_MODEST = ("linux", "screen", "putty", "ansi", "cons")
_COLOURLESS = ("vt1", "vt2", "vt3")
_UNDRAWABLE = ("linux", "vt", "ansi", "cons")
_LIGHT_COLOURS = ("7", "15")


def manner_for(
    environ: Mapping[str, str],
    *,
    theme: str = "",
    light: bool | None = None,
    ascii_only: bool | None = None,
    mouse: bool | None = None,
) -> Manner:
    """The manner that suits a terminal, where the person has not asked for another.

    Args:
        environ: the environment of the process.
        theme: a `Depth` in words; empty to decide by the environment.
        light: whether the background is light; None to ask COLORFGBG, and dark without it.
        ascii_only: whether to keep to signs that every console draws; None to decide by TERM.
        mouse: whether the mouse belongs to the program; None to decide by the environment.
    """
    term = environ.get("TERM", "")
    depth = Depth(theme) if theme else _depth(term, environ)
    plain = term.startswith(_UNDRAWABLE) if ascii_only is None else ascii_only
    on_light = _is_light(environ) if light is None else light
    is_near = "SSH_CONNECTION" not in environ and not term.startswith("linux")
    return Manner(
        depth=depth,
        light=on_light and depth is not Depth.MONO,
        glyphs=PLAIN if plain else DRAWN,
        mouse=is_near if mouse is None else mouse,
    )


def _depth(term: str, environ: Mapping[str, str]) -> Depth:
    if "NO_COLOR" in environ or term.startswith(_COLOURLESS):
        return Depth.MONO
    if "SSH_CONNECTION" in environ or term.startswith(_MODEST):
        return Depth.SIXTEEN
    if environ.get("COLORTERM", "") in ("truecolor", "24bit") or "WT_SESSION" in environ:
        return Depth.TRUE
    return Depth.MANY if term.endswith("256color") else Depth.SIXTEEN


def _is_light(environ: Mapping[str, str]) -> bool:
    """Whether rxvt, Konsole and their like have said that the background is light."""
    return environ.get("COLORFGBG", "").rpartition(";")[2] in _LIGHT_COLOURS
