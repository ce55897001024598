"""The pens of the tones, without loading the library that Textual draws with."""

from sstui.ui.ansi.pens import pen
from sstui.ui.palettes import TABLES
from sstui.ui.tones import Depth, Tone

_ATTRIBUTES = {"bold": "1", "dim": "2", "underline": "4", "reverse": "7"}
_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_LEVELS = (0, 95, 135, 175, 215, 255)
"""How much of red, green or blue the 216 colours of the cube have."""
_ENDS = (0, 255)


def pens_of(depth: Depth, *, light: bool) -> dict[Tone, str]:
    """The pen of every tone; the same that Textual's drawing of its style comes to."""
    table = TABLES[depth, light]
    plain = _codes(table.get("plain", ""), depth)
    return {tone: pen(";".join(plain + _codes(table.get(tone, ""), depth))) for tone in Tone}


def _codes(style: str, depth: Depth) -> list[str]:
    """The codes of a style in words: «bold #ff8787 on #1c1c1c»."""
    codes, base = [], 30
    for word in style.split():
        if word == "on":
            base = 40
        elif word in _ATTRIBUTES:
            codes.append(_ATTRIBUTES[word])
        elif word in _NAMES:
            codes.append(str(base + _NAMES.index(word)))
        else:
            codes.append(f"{base + 8};{_colour(word, depth)}")
    return codes


def _colour(word: str, depth: Depth) -> str:
    """A colour «#ff8787» as the terminal is told it: of all, or of the 256."""
    parts = [int(word[at : at + 2], 16) for at in (1, 3, 5)]
    if depth is Depth.TRUE:
        return "2;" + ";".join(map(str, parts))
    red, green, blue = parts
    if red == green == blue and red not in _ENDS:
        return f"5;{231 + round(red * 25 / 255)}"  # the shade that Rich takes
    six = [_LEVELS.index(one) for one in parts]
    return f"5;{16 + 36 * six[0] + 6 * six[1] + six[2]}"
