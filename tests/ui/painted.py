"""What a screen looks like: its text as it is sent, and its styles row by row."""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.style import Style
from textual.app import App
from textual.strip import Strip

from sstui.ui.textual_patches.cover import CoveredApp
from tests.ui.screen_text import drawn_strips

_CODES = re.compile(r"\x1b\[[0-9;]*m")
Run = tuple[int, int, str]
"""First cell, last cell, what their style is in words."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A screen as a terminal shows it."""

    rows: tuple[str, ...]
    """The text, without spaces at the ends of lines."""
    runs: tuple[tuple[Run, ...], ...]
    """For each row the cells that are not plain."""
    pairs: frozenset[tuple[str, str, str]]
    """Colours of the text, of its background, and an example of the text."""

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.rows)


def paint(app: App[Any]) -> Painted:
    """Look at the screen, or at what covers it."""
    if isinstance(app, CoveredApp) and app.cover:
        return Painted(tuple(line.rstrip() for line in app.cover), (), frozenset())
    strips = drawn_strips(app)
    sent = [_CODES.sub("", strip.render(app.console)).rstrip() for strip in strips]
    runs = [tuple(_runs(strip)) for strip in strips]
    return Painted(tuple(sent), tuple(runs), frozenset(_pairs(strips)))


def described(style: Style | None) -> str:
    """«bold red/default» of a style; empty for a plain one."""
    if style is None:
        return ""
    words = [word for word in ("bold", "dim", "underline", "reverse") if getattr(style, word)]
    text, under = (
        "" if colour is None or colour.is_default else colour.name
        for colour in (style.color, style.bgcolor)
    )
    if text or under:
        words.append(text + (f" on {under}" if under else ""))
    return " ".join(words)


def described_rows(painted: Painted) -> list[str]:
    """Styles as lines of a snapshot; rows that look alike stand together."""
    lines: list[str] = []
    numbered = enumerate(painted.runs)
    for runs, rows in groupby(numbered, key=lambda pair: pair[1]):
        numbers = [number for number, _ in rows]
        if runs:
            last = f"-{numbers[-1]}" if len(numbers) > 1 else ""
            said = ", ".join(f"{first}-{end} {what}" for first, end, what in runs)
            lines.append(f"{numbers[0]}{last}: {said}")
    return lines


def _runs(strip: Strip) -> list[Run]:
    """Neighbouring cells in one style; blank cells whose style cannot be seen are plain."""
    found: list[Run] = []
    at = 0
    for text, style, _ in strip:
        end = at + cell_len(text)
        what = described(style)
        if not text.strip() and not ({"reverse", "underline", "on"} & set(what.split())):
            what = ""
        if what and found and found[-1][2] == what and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], end - 1, what)
        elif what and end > at:
            found.append((at, end - 1, what))
        at = end
    return found


def _pairs(strips: list[Strip]) -> list[tuple[str, str, str]]:
    """Colours over colours, with the text that is so written."""
    pairs: dict[tuple[str, str], str] = {}
    for strip in strips:
        for text, style, _ in strip:
            if text.strip() and style is not None:
                names = [one.name if one else "default" for one in (style.color, style.bgcolor)]
                if style.reverse:
                    names.reverse()
                pairs.setdefault((names[0], names[1]), text.strip())
    return [(*pair, text) for pair, text in pairs.items()]
