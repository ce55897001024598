"""The colours themselves: what each tone looks like in each number of colours, on dark and light.

Sixteen colours are the terminal's own, on its own background, and nobody knows for certain whether
that is black or white: no text is in the colour that one of them could swallow. The colours of the
256 are spelt as the terminal's palette has them, so that nothing is lost when they are sent by
number. `tests/ui/test_contrast.py` holds the contrast of all of them.
"""

from collections.abc import Mapping

from textual.theme import Theme

MONO = {
    "late": "bold",
    "due": "bold",
    "strong": "bold",
    "group": "bold",
    "head": "reverse",
    "cursor": "reverse",
    "cursor-blurred": "bold",
    "field": "underline",
    "bar-word": "reverse",
}

_SIXTEEN = {
    "late": "bold red",
    "due": "bold magenta",
    "muted": "dim",
    "strong": "bold",
    "group": "bold",
    "cursor": "reverse",
    "cursor-blurred": "bold",
    "field": "underline",
}
SIXTEEN_DARK = _SIXTEEN | {
    "soon": "cyan",
    "done": "green",
    "head": "black on cyan",
    "bar-word": "black on cyan",
}
SIXTEEN_LIGHT = _SIXTEEN | {"soon": "blue", "head": "white on blue", "bar-word": "white on blue"}

MANY_DARK = {
    "plain": "#d0d0d0 on #1c1c1c",
    "late": "bold #ff8787",
    "due": "#ffd787",
    "soon": "#87d7ff",
    "done": "#87d787",
    "muted": "#8a8a8a",
    "strong": "bold #ffffff",
    "group": "bold #5fafd7",
    "head": "#ffffff on #005f87",
    "cursor": "bold #000000 on #87d7ff",
    "cursor-blurred": "#d0d0d0 on #3a3a3a",
    "field": "#ffffff on #303030",
    "empty-field": "#a8a8a8",
    "bar-key": "#8a8a8a",
    "bar-word": "#ffffff on #005f87",
}
MANY_LIGHT = {
    "plain": "#1c1c1c on #eeeeee",
    "late": "bold #af0000",
    "due": "#875f00",
    "soon": "#005f87",
    "done": "#005f00",
    "muted": "#626262",
    "strong": "bold #000000",
    "group": "bold #005f87",
    "head": "#1c1c1c on #bcbcbc",
    "cursor": "bold #ffffff on #005f87",
    "cursor-blurred": "#1c1c1c on #d0d0d0",
    "field": "#000000 on #dadada",
    "empty-field": "#585858",
    "bar-key": "#626262",
    "bar-word": "#1c1c1c on #bcbcbc",
}
TRUE_DARK = {
    "plain": "#d8dee9 on #1b1f27",
    "late": "bold #ff8f8f",
    "due": "#f0c674",
    "soon": "#7fc8f8",
    "done": "#8fd694",
    "muted": "#8f98a8",
    "strong": "bold #ffffff",
    "group": "bold #6cb6e8",
    "head": "#ffffff on #1f5f8b",
    "cursor": "bold #06121c on #86d0ff",
    "cursor-blurred": "#d8dee9 on #363d4b",
    "field": "#ffffff on #2d3340",
    "empty-field": "#aab2c0",
    "bar-key": "#8f98a8",
    "bar-word": "#ffffff on #1f5f8b",
}
TRUE_LIGHT = {
    "plain": "#1d2330 on #f6f7f9",
    "late": "bold #b00020",
    "due": "#7a5200",
    "soon": "#005a8c",
    "done": "#1b5e20",
    "muted": "#5d6675",
    "strong": "bold #000000",
    "group": "bold #1f4f7a",
    "head": "#1d2330 on #c3cbd8",
    "cursor": "bold #ffffff on #0b61a4",
    "cursor-blurred": "#1d2330 on #d3dae4",
    "field": "#000000 on #e0e5ec",
    "empty-field": "#545c6a",
    "bar-key": "#5d6675",
    "bar-word": "#1d2330 on #c3cbd8",
}


def own_colours(name: str, styles: Mapping[str, str], *, dark: bool) -> Theme:
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


def terminal_colours(name: str, styles: Mapping[str, str], *, dark: bool) -> Theme:
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
