"""Pens: what a cell is written with, and the shortest way from one pen to another.

A pen is the text of an SGR sequence in one fixed form («1;38;5;12;48;5;234»), so that equal pens
are equal strings. The empty pen is the terminal's own look.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from sys import intern
from typing import NamedTuple

PLAIN = ""

_BLANK_SHOWS = frozenset({"4", "5", "6", "7", "9", "21", "51", "52", "53"})
"""Attributes that are seen on a blank as well: underlined, reversed, framed and the like."""


class _Parts(NamedTuple):
    attributes: frozenset[str]
    foreground: str
    background: str


def is_seen_on_blanks(pen: str) -> bool:
    """Whether a space written with the pen shows more than its background."""
    return not _BLANK_SHOWS.isdisjoint(_parts(pen).attributes)


def background_of(pen: str) -> str:
    """The codes of the pen's background, empty for the terminal's own."""
    return _parts(pen).background


@lru_cache(maxsize=4096)
def change(old: str, new: str) -> str:
    """The shortest sequence that turns one pen into another; empty for the same pen."""
    if old == new:
        return ""
    before, after = _parts(old), _parts(new)
    anew = f"\x1b[0;{new}m" if new and old else f"\x1b[{new}m"
    if not before.attributes <= after.attributes:
        return anew
    codes = sorted(after.attributes - before.attributes, key=int)
    if after.foreground != before.foreground:
        codes.append(after.foreground or "39")
    if after.background != before.background:
        codes.append(after.background or "49")
    return min(f"\x1b[{';'.join(codes)}m", anew, key=len)


@lru_cache(maxsize=4096)
def pen(codes: str) -> str:
    """The pen of any SGR text: its codes in the fixed form."""
    attributes, foreground, background = _parts(codes)
    parts = [*sorted(attributes, key=int), foreground, background]
    return intern(";".join(part for part in parts if part))


@lru_cache(maxsize=4096)
def _parts(codes: str) -> _Parts:
    """Attributes, foreground and background of an SGR text; default colours are none at all."""
    attributes, foreground, background = set[str](), "", ""
    numbers = iter(codes.split(";") if codes else ())
    for number in numbers:
        value = int(number)
        colour = _extended(number, numbers) if value in (38, 48) else number
        if 30 <= value <= 38 or 90 <= value <= 97:
            foreground = colour
        elif 40 <= value <= 48 or 100 <= value <= 107:
            background = colour
        elif value not in (39, 49):
            attributes.add(number)
    return _Parts(frozenset(attributes), foreground, background)


def _extended(number: str, numbers: Iterator[str]) -> str:
    """A colour of the 256 or of all: `38;5;12`, `48;2;10;20;30`."""
    kind = next(numbers)
    return ";".join([number, kind, *islice(numbers, 3 if kind == "2" else 1)])
