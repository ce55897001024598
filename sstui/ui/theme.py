"""Looks: which colours and signs a terminal gets.

There are three palettes: no colour at all, the terminal's own sixteen colours, and a full one. What
a colour says is always said by a sign or a word as well. Widgets that draw their own lines take
styles from the palette; what Textual draws takes them from the theme of the same name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rich.style import Style
from textual.theme import Theme


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


Palette = Mapping[Tone, Style]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Signs that a console may or may not be able to draw."""

    cursor: str
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


DRAWN = Glyphs("▸", "…", "‹", "›", "(•)", "( )", "[×]", "[ ]", "round")
PLAIN = Glyphs(">", "~", "<", ">", "(*)", "( )", "[*]", "[ ]", "ascii")


@dataclass(frozen=True, slots=True)
class Looks:
    """How the program looks on one terminal."""

    theme: Theme
    palette: Palette
    glyphs: Glyphs
    mouse: bool
    """Whether the mouse belongs to the program; over SSH it selects text for PuTTY."""


def _palette(base: str, styles: Mapping[Tone, str]) -> Palette:
    """Styles over a common base; a tone without one is plain."""
    under = Style.parse(base)
    return {tone: under + Style.parse(styles.get(tone, "")) for tone in Tone}


_MONO = _palette(
    "",
    {
        Tone.LATE: "bold",
        Tone.DUE: "bold",
        Tone.STRONG: "bold",
        Tone.GROUP: "bold",
        Tone.HEAD: "reverse",
        Tone.CURSOR: "reverse",
        Tone.CURSOR_BLURRED: "bold",
        Tone.FIELD: "underline",
        Tone.BAR_WORD: "reverse",
    },
)

_SIXTEEN = _palette(
    "",
    {
        Tone.LATE: "bold red",
        Tone.DUE: "yellow",
        Tone.SOON: "cyan",
        Tone.DONE: "green",
        Tone.MUTED: "dim",
        Tone.STRONG: "bold",
        Tone.GROUP: "bold cyan",
        Tone.HEAD: "black on cyan",
        Tone.CURSOR: "reverse",
        Tone.CURSOR_BLURRED: "bold",
        Tone.FIELD: "underline",
        Tone.BAR_WORD: "black on cyan",
    },
)

_FULL = _palette(
    "#d0d0d0 on #1c1c1c",
    {
        Tone.LATE: "bold #ff8787",
        Tone.DUE: "#ffd787",
        Tone.SOON: "#87d7ff",
        Tone.DONE: "#87d787",
        Tone.MUTED: "#8a8a8a",
        Tone.STRONG: "bold #ffffff",
        Tone.GROUP: "bold #5fafd7",
        Tone.HEAD: "#ffffff on #005f87",
        Tone.CURSOR: "bold #000000 on #87d7ff",
        Tone.CURSOR_BLURRED: "#d0d0d0 on #3a3a3a",
        Tone.FIELD: "#ffffff on #303030",
        Tone.BAR_KEY: "#8a8a8a",
        Tone.BAR_WORD: "#ffffff on #005f87",
    },
)


def _terminal_theme(name: str, **colours: str) -> Theme:
    """A theme of the terminal's own colours, on its own background."""
    default = "ansi_default"
    return Theme(
        name=name,
        ansi=True,
        primary=colours.get("primary", default),
        secondary=colours.get("secondary", default),
        warning=colours.get("warning", default),
        error=colours.get("error", default),
        success=colours.get("success", default),
        accent=colours.get("accent", default),
        foreground=default,
        background=default,
        surface=default,
        panel=default,
        boost=default,
        variables={
            "ansi-background": default,
            "ansi-foreground": default,
            "border": colours.get("primary", default),
            "border-blurred": default,
            "input-cursor-background": default,
            "input-cursor-foreground": default,
            "input-cursor-text-style": "reverse",
            "block-cursor-background": default,
            "block-cursor-text-style": "reverse",
        },
    )


THEMES = {
    "mono": _terminal_theme("sstui-mono"),
    "sixteen": _terminal_theme(
        "sstui-sixteen",
        primary="ansi_cyan",
        secondary="ansi_blue",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        accent="ansi_cyan",
    ),
    "full": Theme(
        name="sstui-full",
        primary="#5fafd7",
        secondary="#5f87af",
        warning="#ffd787",
        error="#ff8787",
        success="#87d787",
        accent="#87d7ff",
        foreground="#d0d0d0",
        background="#1c1c1c",
        surface="#303030",
        panel="#262626",
    ),
}

_PALETTES = {"mono": _MONO, "sixteen": _SIXTEEN, "full": _FULL}
_MODEST = ("linux", "screen", "putty", "vt", "ansi", "cons")
_UNDRAWABLE = ("linux", "vt", "ansi", "cons")


def looks_for(
    environ: Mapping[str, str], *, theme: str = "", ascii_only: bool | None = None
) -> Looks:
    """The looks that suit a terminal.

    Args:
        environ: the environment of the process.
        theme: «mono», «sixteen» or «full», when the person has asked for one.
        ascii_only: whether to keep to signs that every console draws; None to decide by TERM.
    """
    term = environ.get("TERM", "")
    name = theme or _theme_name(term, environ)
    plain = term.startswith(_UNDRAWABLE) if ascii_only is None else ascii_only
    return Looks(
        theme=THEMES[name],
        palette=_PALETTES[name],
        glyphs=PLAIN if plain else DRAWN,
        mouse="SSH_CONNECTION" not in environ and not term.startswith("linux"),
    )


def unfit_terminal(environ: Mapping[str, str], *, is_tty: bool) -> str:
    """Why no screen can be drawn here, in words; empty when one can."""
    if not is_tty:
        return "Ввод или вывод — не терминал, экран рисовать негде."
    if environ.get("TERM", "") in ("dumb", "unknown"):
        return "Этот терминал не умеет рисовать экран (TERM=dumb)."
    return ""


def _theme_name(term: str, environ: Mapping[str, str]) -> str:
    if "NO_COLOR" in environ:
        return "mono"
    if "SSH_CONNECTION" in environ or term.startswith(_MODEST):
        return "sixteen"
    has_many = "256color" in term or environ.get("COLORTERM", "") in ("truecolor", "24bit")
    return "full" if has_many or "WT_SESSION" in environ else "sixteen"
