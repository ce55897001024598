"""The first glance: the queue on the terminal while Textual is still loading.

Loading Textual takes two thirds of a start. The queue is read before it, its first screen is drawn
by the same functions that its widgets use, and Textual takes both over: the rows, and the terminal
as it stands, so that nothing is drawn twice. What is typed meanwhile waits and is not lost.
Wherever something stands in the way there is no glance, and the page draws itself as ever.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sstui.config.looks import LooksChoice
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.desk.listing import NotAtHand, listing
from sstui.ui.ansi.line import LOST, Doubt, Line
from sstui.ui.ansi.painter import differences, move_to
from sstui.ui.ansi.traits import is_switched_off, traits_of
from sstui.ui.cells import SMALLEST_WINDOW
from sstui.ui.first.pens import pens_of
from sstui.ui.first.picture import KEYS, picture
from sstui.ui.own_looks import manner_of_choice
from sstui.ui.queue_look import first_look
from sstui.ui.queue_rows import QueueRows

if TYPE_CHECKING:
    from sstui.ui.first.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Glance:
    """What stands on the terminal, and what it was made of."""

    terminal: "Terminal"
    rows: QueueRows
    lines: Sequence[Line]

    def stands(self) -> bool:
        """Whether the terminal still shows the lines."""
        return self.terminal.is_steady


def first_glance(desk: Desk, choice: LooksChoice, environ: Mapping[str, str]) -> Glance | None:
    """Draw the queue; None where the page has to do so by itself.

    Args:
        desk: the office, the person and the day.
        choice: what the person has chosen of the looks and the first screen.
        environ: the environment of the process.
    """
    if choice.first_screen != "queue" or is_switched_off(environ) or sys.platform == "win32":
        return None
    from sstui.ui.first.terminal import Terminal, Unusable  # noqa: PLC0415 - not on Windows

    try:
        terminal = Terminal()
        found = _queue(desk, choice, environ, terminal.size)
        if found is None:
            return None
        rows, lines = found
        terminal.show(_drawn(lines, environ))
    except (Refusal, Doubt, NotAtHand, OSError, Unusable):
        return None  # the page says what is wrong, or how far the computation is
    lost = [Line.of(LOST, terminal.size[0])] * KEYS
    return Glance(terminal, rows, [*lines[:-KEYS], *lost])


def _queue(
    desk: Desk, choice: LooksChoice, environ: Mapping[str, str], size: tuple[int, int]
) -> tuple[QueueRows, list[Line]] | None:
    """The rows and what they look like; None where only the page knows what to show."""
    if size[0] < SMALLEST_WINDOW[0] or size[1] < SMALLEST_WINDOW[1]:
        return None
    look, mine = first_look(desk)
    found = listing(desk, look.shown(mine), None)
    if found is None or not len(found.ids):
        return None
    rows, manner = QueueRows(found), manner_of_choice(environ, choice)
    pens = pens_of(manner.depth, light=manner.light)
    return rows, picture(desk, look, rows, size, manner.glyphs, pens, is_mixed=mine is None)


def _drawn(lines: Sequence[Line], environ: Mapping[str, str]) -> str:
    """What draws the lines on a screen of which nothing is known.

    The cursor ends up in the last line, which is drawn again: some terminals show a part of the
    questions that Textual asks them.
    """
    lost = [Line.of(LOST, len(line.text)) for line in lines]
    text = differences(lost, lines, traits_of(environ), whole=False)
    return text + move_to(0, len(lines) - 1)
