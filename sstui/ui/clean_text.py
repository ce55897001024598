"""Text without anything that could act on a terminal: dangerous characters become U+FFFD."""

import re
from functools import cache

REPLACEMENT = "\ufffd"

_FORMAT = (
    "\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2"
    "\ud800-\udfff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Bidi, zero-width, tag and other invisible characters, line separators and surrogates."""

DANGEROUS = re.compile(f"[\x00-\x1f\x7f-\x9f{_FORMAT}]")


def clean(text: str) -> str:
    """The text with every character that could act on a terminal replaced by U+FFFD."""
    return DANGEROUS.sub(REPLACEMENT, text)


def clean_lines(text: str) -> str:
    """`clean` for text of several lines: line feeds and tabs stay, carriage returns go."""
    if DANGEROUS.search(text) is None:
        return text
    return _dangerous_in_lines().sub(REPLACEMENT, text.replace("\r", ""))


@cache
def _dangerous_in_lines() -> re.Pattern[str]:
    """Compiled when it is wanted: a class of so many characters takes two milliseconds."""
    return re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_FORMAT}]")
