"""The display layer: keeps what the terminal shows and sends only what has changed.

Textual sends every line that it has drawn again. Here its frames go into a picture of the screen;
what differs from the picture that the terminal shows is written, with the terminal's own scrolling
where lines only moved. The picture may change many times before its differences are asked for, so
a slow line skips the frames in between.

Whatever is not understood is a `Doubt`: the caller lets Textual repaint the whole screen in its
own way, and both pictures are forgotten.
"""

from collections.abc import Sequence

from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Offset, Size

from sstui.ui.ansi.line import LOST, UNKNOWN, Line
from sstui.ui.ansi.painter import Traits, differences, move_to
from sstui.ui.textual_patches.picture import Picture

MOST_DOUBTS = 8
"""Doubts in one session after which the layer is not asked again."""


class Display:
    """The picture that is wanted and the one that the terminal shows."""

    def __init__(self, traits: Traits) -> None:
        """Know nothing of the terminal yet but what it can do."""
        self.traits = traits
        self._doubts = 0
        self._standing: Sequence[Line] | None = None
        self._begin(Size(0, 0))

    def _begin(self, size: Size) -> None:
        self._size = size
        self._wanted = Picture(size.width, size.height)
        self._shown: list[Line] = list(self._wanted.lines)
        self._cursor: Offset | None = None

    @property
    def size(self) -> Size:
        """Columns and lines of the pictures."""
        return self._size

    def find_standing(self, lines: Sequence[Line]) -> None:
        """Somebody has drawn these lines already; true as long as the first frame is as large."""
        self._standing = lines

    @property
    def is_trusted(self) -> bool:
        """Whether there were not too many doubts."""
        return self._doubts < MOST_DOUBTS

    def forget(self) -> None:
        """Know nothing any more: somebody else has drawn."""
        self._standing = None
        self._begin(self._size)

    def doubt(self) -> None:
        """Forget everything because of something that was not understood."""
        self._doubts += 1
        self.forget()

    def lose(self) -> None:
        """The terminal may show anything now; all that is wanted has to be written again."""
        self._shown = [_lost(line) for line in self._wanted.lines]
        self._cursor = None

    def draw(self, update: LayoutUpdate | ChopsUpdate, size: Size, colours: ColorSystem) -> None:
        """Draw a frame into the picture that is wanted.

        Args:
            update: the frame or a part of it.
            size: of the terminal.
            colours: what the terminal can show of them.

        Raises:
            Doubt: something in it is not understood.
        """
        if size != self._size:
            self._begin(size)
            standing, self._standing = self._standing, None
            if standing and (len(standing[0].text), len(standing)) == size:
                self._shown = list(standing)
        self._wanted.draw(update, colours)

    def changes(self, cursor: Offset) -> str:
        """What to write so that the terminal shows the picture; it is taken as written.

        Args:
            cursor: where the terminal's own cursor is to stand.
        """
        wanted = self._wanted.lines
        written = differences(self._shown, wanted, self.traits, whole=self._wanted.is_whole)
        self._shown = list(wanted)
        if written or cursor != self._cursor:
            written += move_to(cursor.x, cursor.y)
        self._cursor = cursor
        return written


def _lost(line: Line) -> Line:
    """What the terminal may show where a line is wanted."""
    text = [UNKNOWN if sign == UNKNOWN else LOST for sign in line.text]
    return Line(text, line.pens)
