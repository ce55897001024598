"""Looks: which colours and signs a terminal gets.

There are four numbers of colours: none at all, the terminal's own sixteen, 256, and any; the last
three for a dark and for a light background. What a colour says is always said by a sign or a word
as well. Widgets that draw their own lines take styles from the palette; what Textual draws takes
them from the theme of the same name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rich.style import Style
from textual.theme import Theme

from sstui.ui import palettes


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


Palette = Mapping[Tone, Style]


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
class Looks:
    """How the program looks on one terminal."""

    theme: Theme
    palette: Palette
    glyphs: Glyphs
    mouse: bool
    """Whether the mouse belongs to the program; over SSH it selects text for PuTTY."""
    depth: Depth = Depth.SIXTEEN
    light: bool = False
    """Whether the background is a light one."""


_TABLES = {
    (Depth.MONO, False): palettes.MONO,
    (Depth.SIXTEEN, False): palettes.SIXTEEN_DARK,
    (Depth.SIXTEEN, True): palettes.SIXTEEN_LIGHT,
    (Depth.MANY, False): palettes.MANY_DARK,
    (Depth.MANY, True): palettes.MANY_LIGHT,
    (Depth.TRUE, False): palettes.TRUE_DARK,
    (Depth.TRUE, True): palettes.TRUE_LIGHT,
}

VARIANTS = tuple(_TABLES)
"""Every number of colours with whether it is for a light background; no colour has one look."""

_MODEST = ("linux", "screen", "putty", "ansi", "cons")
_COLOURLESS = ("vt1", "vt2", "vt3")
_UNDRAWABLE = ("linux", "vt", "ansi", "cons")
_LIGHT_COLOURS = ("7", "15")


@cache
def palette_of_variant(depth: Depth, *, light: bool) -> Palette:
    """Styles over the style of plain text; a tone without one is plain."""
    table = _TABLES[depth, light and depth is not Depth.MONO]
    under = Style.parse(table.get("plain", ""))
    return {tone: under + Style.parse(table.get(tone, "")) for tone in Tone}


@cache
def theme_of_variant(depth: Depth, *, light: bool) -> Theme:
    """Textual's theme of the same colours."""
    light = light and depth is not Depth.MONO
    make = palettes.own_colours if depth in (Depth.MANY, Depth.TRUE) else palettes.terminal_colours
    name = f"sstui-{depth}{'-light' if light else ''}"
    return make(name, _TABLES[depth, light], dark=not light)


def looks_for(
    environ: Mapping[str, str],
    *,
    theme: str = "",
    light: bool | None = None,
    ascii_only: bool | None = None,
    mouse: bool | None = None,
) -> Looks:
    """The looks that suit a terminal, where the person has not asked for others.

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
    return Looks(
        theme=theme_of_variant(depth, light=on_light),
        palette=palette_of_variant(depth, light=on_light),
        glyphs=PLAIN if plain else DRAWN,
        mouse=is_near if mouse is None else mouse,
        depth=depth,
        light=on_light and depth is not Depth.MONO,
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
