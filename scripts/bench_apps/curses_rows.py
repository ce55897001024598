"""The queue drawn by curses, cell for cell as ours: `curses_rows.py FILE`.

The file holds the lines above and below the list, the rows, and what the cursor's row looks like,
as `scripts/_bench_rows.py` takes them from the running program.
"""

import curses
import json
import locale
import sys
from pathlib import Path
from typing import Any

KEYS = {curses.KEY_DOWN: 1, curses.KEY_UP: -1}
PAGES = {curses.KEY_NPAGE: 1, curses.KEY_PPAGE: -1}


class Queue:
    """A list with a cursor between two fixed parts."""

    def __init__(self, window: curses.window, shown: dict[str, Any]) -> None:
        """Take the whole screen."""
        self.window, self.shown = window, shown
        self.pairs: dict[tuple[int, int], int] = {}
        self.first = len(shown["head"])
        self.height = curses.LINES - self.first - len(shown["foot"])
        self.top, self.cursor = 0, 0

    def style(self, fore: int, back: int, marks: int) -> int:
        """Curses' attribute for a pair of colours and marks."""
        if (fore, back) not in self.pairs:
            self.pairs[fore, back] = len(self.pairs) + 1
            curses.init_pair(self.pairs[fore, back], fore, back)
        attribute = curses.color_pair(self.pairs[fore, back])
        attribute |= curses.A_BOLD if marks & 1 else 0
        return attribute | (curses.A_REVERSE if marks & 2 else 0)

    def line(self, y: int, parts: list[list[Any]]) -> None:
        """Draw one line."""
        x = 0
        for text, *look in parts:
            room = curses.COLS - x - (y == curses.LINES - 1)
            if shown := text[: max(0, room)]:
                self.window.addstr(y, x, shown, self.style(*look))
            x += len(text)

    def draw(self) -> None:
        """Draw everything; curses itself finds what has changed."""
        rows = self.shown["rows"]
        for y, parts in enumerate(self.shown["head"]):
            self.line(y, parts)
        place = f" {self.cursor + 1} из {len(rows)} ".rjust(14)
        self.window.addstr(0, curses.COLS - 14, place, self.style(*self.shown["head"][0][0][1:]))
        for y in range(self.height):
            parts = rows[self.top + y]
            if self.top + y == self.cursor:
                text = "".join(part[0] for part in parts)
                parts = [[self.shown["sign"] + text[1:], *self.shown["cursor"]]]
            self.line(self.first + y, parts)
        for y, parts in enumerate(self.shown["foot"]):
            self.line(self.first + self.height + y, parts)
        self.window.refresh()

    def go(self, step: int) -> None:
        """Move the cursor, and the rows when it leaves the screen."""
        self.cursor = max(0, min(self.cursor + step, len(self.shown["rows"]) - self.height))
        lowest = max(self.top, self.cursor - self.height + 1)
        self.top = min(lowest, self.cursor)

    def turn(self, direction: int) -> None:
        """One page on or back."""
        step = (self.height - 1) * direction
        last = len(self.shown["rows"]) - self.height
        self.top = max(0, min(self.top + step, last))
        self.go(step)


def main(window: curses.window) -> None:
    """Show the queue until q."""
    curses.curs_set(0)
    curses.use_default_colors()
    window.idlok(True)
    queue = Queue(window, json.loads(Path(sys.argv[1]).read_text("utf-8")))
    queue.draw()
    while (key := window.getch()) != ord("q"):
        if key in KEYS:
            queue.go(KEYS[key])
        elif key in PAGES:
            queue.turn(PAGES[key])
        queue.draw()


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    curses.wrapper(main)
