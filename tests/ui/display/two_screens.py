"""Two emulated terminals behind one application: one gets the display layer, one Textual's frames.

Every frame goes to both, and after every frame they must show the same, cell by cell.
"""

from typing import Any

import pyte
from pyte.screens import Char
from rich.color import ColorSystem
from rich.control import Control
from textual._compositor import CompositorUpdate
from textual.drivers.headless_driver import HeadlessDriver

from sstui.ui.ansi.traits import traits_of
from sstui.ui.textual_patches.app import GuardedApp
from sstui.ui.textual_patches.display import Display

COLOURS = {"xterm-256color": ColorSystem.EIGHT_BIT, "linux": ColorSystem.STANDARD}


class RecordingDriver(HeadlessDriver):
    """A terminal of which only what is written is kept."""

    written: list[str]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.written = []

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        self.written.append(data)


class TwoScreens:
    """What the two terminals show."""

    def __init__(self, app: GuardedApp[Any], term: str = "xterm-256color") -> None:
        """Put an application, before it runs, in front of both."""
        self._app = app
        app.driver_class = RecordingDriver
        app.console._color_system = COLOURS.get(term, ColorSystem.EIGHT_BIT)
        app._sender._display = Display(traits_of({"TERM": term}))
        self._show, app._sender.show = app._sender.show, self._both  # type: ignore[method-assign]
        self.frames = 0
        self.thin_bytes = self.plain_bytes = 0
        self.compares = True
        """Whether every frame is compared."""
        self.begin(80, 24)

    def begin(self, width: int, height: int) -> None:
        """Terminals of another size, each full of other rubbish."""
        self.thin, self.plain = pyte.Screen(width, height), pyte.Screen(width, height)
        self._streams = pyte.Stream(self.thin), pyte.Stream(self.plain)
        for stream, sign in zip(self._streams, "#@", strict=True):
            stream.feed(f"\x1b[?7l\x1b[31;44m{sign * width}" * height)
            stream.feed("\x1b[m")

    def _both(self, screen: Any, renderable: Any) -> None:
        app = self._app
        if renderable is None or not app._sender._can_draw():
            self._show(screen, renderable)
            return
        if app.size != (self.thin.columns, self.thin.lines):
            self.begin(*app.size)
        plain = self._plainly(renderable)
        self.plain_bytes += len(plain.encode())
        self._streams[1].feed(plain)
        self._show(screen, renderable)
        self.take()
        if self.compares:
            self.compare()

    def _plainly(self, renderable: Any) -> str:
        app = self._app
        if not isinstance(renderable, CompositorUpdate):
            return app.console._render_buffer(app.console.render(renderable))
        cursor = app.screen.outer_size.clamp_offset(app.cursor_position)
        text = renderable.render_segments(app.console)
        # The terminal's own driver turns a line feed into a new line.
        return text.replace("\n", "\r\n") + Control.move_to(*cursor).segment.text

    def take(self) -> None:
        """Let the terminal of the layer see what has been written to it."""
        driver = self._app._driver
        assert isinstance(driver, RecordingDriver)
        text = "".join(driver.written)
        driver.written.clear()
        self.frames += 1
        self.thin_bytes += len(text.encode())
        self._streams[0].feed(text)

    def compare(self) -> None:
        """Both show the same, and their cursors stand on the same cell."""
        for y in range(self.thin.lines):
            thin, plain = self._line(self.thin, y), self._line(self.plain, y)
            for x, (mine, other) in enumerate(zip(thin, plain, strict=True)):
                assert mine == other, self._report(x, y, mine, other)
        assert (self.thin.cursor.x, self.thin.cursor.y) == (
            self.plain.cursor.x,
            self.plain.cursor.y,
        )

    @staticmethod
    def _line(screen: pyte.Screen, y: int) -> list[Char]:
        return [screen.buffer[y][x] for x in range(screen.columns)]

    def _report(self, x: int, y: int, mine: Char, other: Char) -> str:
        lines = [self.thin.display[y], self.plain.display[y]]
        return f"frame {self.frames}, cell {x},{y}: {mine} is not {other}\n" + "\n".join(lines)
