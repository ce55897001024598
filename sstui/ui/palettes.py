"""The colours themselves: what each tone looks like in each number of colours, on dark and light.

Sixteen colours are the terminal's own, on its own background, and nobody knows for certain whether
that is black or white: no text is in the colour that one of them could swallow. The colours of the
256 are spelt as the terminal's palette has them, so that nothing is lost when they are sent by
number. `tests/ui/test_contrast.py` holds the contrast of all of them.
"""

from sstui.ui.tones import Depth

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

TABLES = {
    (Depth.MONO, False): MONO,
    (Depth.SIXTEEN, False): SIXTEEN_DARK,
    (Depth.SIXTEEN, True): SIXTEEN_LIGHT,
    (Depth.MANY, False): MANY_DARK,
    (Depth.MANY, True): MANY_LIGHT,
    (Depth.TRUE, False): TRUE_DARK,
    (Depth.TRUE, True): TRUE_LIGHT,
}
"""Styles by tone, of every number of colours on a dark and on a light background."""

VARIANTS = tuple(TABLES)
"""Every number of colours with whether it is for a light background; no colour has one look."""
