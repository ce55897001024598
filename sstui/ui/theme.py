"""Looks: the styles of our own widgets and Textual's theme of the same colours.

Widgets that draw their own lines take styles from the palette; what Textual draws takes them from
the theme of the same name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rich.style import Style
from textual.theme import Theme

from sstui.ui.palettes import TABLES
from sstui.ui.tones import Depth, Glyphs, Manner, Tone, manner_for

Palette = Mapping[Tone, Style]


@dataclass(frozen=True, slots=True)
class Looks:
    """How the program looks on one terminal."""

    theme: Theme
    palette: Palette
    manner: Manner

    @property
    def glyphs(self) -> Glyphs:
        """Signs that the terminal can draw."""
        return self.manner.glyphs

    @property
    def mouse(self) -> bool:
        """Whether the mouse belongs to the program."""
        return self.manner.mouse

    @property
    def depth(self) -> Depth:
        """How many colours are used."""
        return self.manner.depth

    @property
    def light(self) -> bool:
        """Whether the background is a light one."""
        return self.manner.light


def looks_for(environ: Mapping[str, str], **asked: Any) -> Looks:
    """The looks that suit a terminal; `asked` is what `manner_for` takes beside it."""
    return looks_in(manner_for(environ, **asked))


def looks_in(manner: Manner) -> Looks:
    """The looks of a manner."""
    depth, light = manner.depth, manner.light
    theme = theme_of_variant(depth, light=light)
    return Looks(theme, palette_of_variant(depth, light=light), manner)


@cache
def palette_of_variant(depth: Depth, *, light: bool) -> Palette:
    """Styles over the style of plain text; a tone without one is plain."""
    table = TABLES[depth, light and depth is not Depth.MONO]
    under = Style.parse(table.get("plain", ""))
    return {tone: under + Style.parse(table.get(tone, "")) for tone in Tone}


@cache
def theme_of_variant(depth: Depth, *, light: bool) -> Theme:
    """Textual's theme of the same colours."""
    light = light and depth is not Depth.MONO
    make = _own_colours if depth in (Depth.MANY, Depth.TRUE) else _terminal_colours
    name = f"sstui-{depth}{'-light' if light else ''}"
    return make(name, TABLES[depth, light], dark=not light)


def _own_colours(name: str, styles: Mapping[str, str], *, dark: bool) -> Theme:
    """Textual's theme of colours that are ours, background included."""
    plain, _, background = styles["plain"].partition(" on ")
    surface = styles["field"].partition(" on ")[2]
    accent = _colour(styles["group"])
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        warning=_colour(styles["due"]),
        error=_colour(styles["late"]),
        success=_colour(styles["done"]),
        accent=_colour(styles["soon"]),
        foreground=plain,
        background=background,
        surface=surface,
        panel=background,
        variables={
            "text-disabled": styles["empty-field"],
            "text-muted": _colour(styles["muted"]),
            "input-cursor-background": plain,
            "input-cursor-foreground": background,
            "input-cursor-text-style": "none",
            "block-cursor-background": styles["cursor"].partition(" on ")[2],
            "block-cursor-foreground": _colour(styles["cursor"]),
            "input-selection-background": styles["head"].partition(" on ")[2],
        },
    )


def _terminal_colours(name: str, styles: Mapping[str, str], *, dark: bool) -> Theme:
    """Textual's theme of the terminal's own colours, on its own background."""
    default = "ansi_default"
    named = {tone: _terminal_colour(styles.get(tone, "")) for tone in ("late", "due", "soon")}
    done = _terminal_colour(styles.get("done", ""))
    return Theme(
        name=name,
        dark=dark,
        ansi=True,
        primary=named["soon"],
        secondary=default,
        warning=named["due"],
        error=named["late"],
        success=done,
        accent=named["soon"],
        foreground=default,
        background=default,
        surface=default,
        panel=default,
        boost=default,
        variables={
            "ansi-background": default,
            "ansi-foreground": default,
            "border": named["soon"],
            "border-blurred": default,
            "input-cursor-background": default,
            "input-cursor-foreground": default,
            "input-cursor-text-style": "reverse",
            "block-cursor-background": default,
            "block-cursor-text-style": "reverse",
        },
    )


def _colour(style: str) -> str:
    """The colour of the text of a style: «bold #ff8787» is `#ff8787`."""
    return style.partition(" on ")[0].rpartition(" ")[2]


def _terminal_colour(style: str) -> str:
    word = _colour(style)
    return f"ansi_{word}" if word in ("red", "magenta", "green", "cyan", "blue") else "ansi_default"
