"""Signs that old consoles have not, and what stands for them in the same width.

What is left untouched is what every Cyrillic console font and every Cyrillic code page with «№»
has (CP866, CP1251, ISO 8859-5): ASCII, Russian letters and «№». Frames are in CP866 and in KOI8-R,
but a serial terminal often has none, so none are used; «», — and … are in CP1251 only.
"""

_SAME = {
    "×✗✘": "x",
    "✓✔": "v",
    "•·●○■□◆◇★☆▪▫": "*",
    "…": "~",
    "▹–—‒―−\N{NON-BREAKING HYPHEN}─━┄┅┈┉╌╍═": "-",
    "«»„“”‟″": '"',
    "‘’‚‛′": "'",
    "‹◂◀◄←": "<",
    "›▸▶►→▷": ">",
    "▾▼↓": "v",
    "▴▲↑": "^",
    "│┃┆┇┊┋╎╏║": "|",
    "≤": "<",
    "≥": ">",
    "≈": "~",
    "≠‼": "#",
    "±": "+",
    "°": "o",
    "§": "$",
    "¶": "P",
    "½": "%",
    "\N{REPLACEMENT CHARACTER}": "?",
    "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}": " ",
}


def _table() -> dict[int, str]:
    """Every sign with its stand-in: corners and crossings are «+», blocks are «#»."""
    table = dict.fromkeys(range(0x2500, 0x2580), "+") | dict.fromkeys(range(0x2580, 0x25A0), "#")
    table |= {ord(sign): plain for signs, plain in _SAME.items() for sign in signs}
    return table


STAND_INS = _table()
"""By the number of each sign, for `str.translate`; all of them are one cell wide."""

SIGNS = "".join(map(chr, STAND_INS))
"""All the signs, to look for one of them."""
