"""An application that has looks, can change them while it runs, and can hide its screen."""

from os import environ
from pathlib import Path
from typing import TypeVar

from rich.style import Style
from textual.events import Key
from textual.filter import LineFilter

from sstui.config.looks import LooksChoice, lock_after
from sstui.ui.lock import IdleLock
from sstui.ui.own_looks import manner_of_choice
from sstui.ui.textual_patches.colours import COLOURLESS, use_colours, use_mouse
from sstui.ui.textual_patches.cover import CoveredApp
from sstui.ui.textual_patches.safe_text import keep_to_plain_signs
from sstui.ui.theme import Looks, looks_for, looks_in
from sstui.ui.tones import PLAIN, Depth, Tone

Result = TypeVar("Result")

HIDE, LEAVE = "app.hide", "app.leave"
"""Ids of the two actions that work whatever else goes on."""


class LooksApp(CoveredApp[Result], inherit_bindings=False):
    """Colours, signs and the mouse as the terminal can and the person wants."""

    def __init__(self, looks: Looks | None = None, log_folder: Path | None = None) -> None:
        """Take the looks of the terminal.

        Args:
            looks: colours and signs; those that suit the terminal when None.
            log_folder: where a crash is written down; nowhere when None.
        """
        self.environ = dict(environ)
        """The environment as it was at the start, to decide about other looks later."""
        # Textual would turn every colour into a shade of grey, even one that was asked for.
        environ.pop("NO_COLOR", None)
        super().__init__(log_folder)
        self.looks = looks or looks_for(self.environ)
        self.choice = LooksChoice()
        """What the person has chosen of the looks."""
        self.office_lock = 0
        """Minutes without a key after which the office wants the screen hidden; 0 never."""
        self.idle_lock = IdleLock(self)
        self._put_on(self.looks)

    def choose_looks(self, choice: LooksChoice) -> None:
        """Take what the person has chosen; it is seen at once."""
        self.choice = choice
        if (looks := looks_in(manner_of_choice(self.environ, choice))) != self.looks:
            self.use_looks(looks)
        self.lock_when_idle()

    def lock_when_idle(self) -> None:
        """Hide the screen after as many minutes without a key as the office and the person want."""
        self.idle_lock.set(60 * lock_after(self.office_lock, self.choice.lock_minutes))

    def use_looks(self, looks: Looks) -> None:
        """Change the looks at once; everything on the screen is drawn anew."""
        self._put_on(looks)
        use_mouse(self, on=looks.mouse)
        for page in self.screen_stack:
            page.refresh(layout=True)
            for widget in page.query("*"):
                # Widgets that keep styles and not tones.
                getattr(widget, "looks_changed", _nothing)()
                widget.refresh(layout=True)

    def get_line_filters(self) -> list[LineFilter]:
        own = [COLOURLESS] if self.looks.depth is Depth.MONO else []
        return [*super().get_line_filters(), *own]

    @property
    def cover_style(self) -> Style:
        return self.looks.palette[Tone.PLAIN]

    def is_urgent(self, key: Key) -> bool:
        return self.does(HIDE, key)

    def is_way_out(self, key: Key) -> bool:
        return self.does(LEAVE, key)

    def action_hide(self) -> None:
        self.hide()

    def _put_on(self, looks: Looks) -> None:
        self.looks = looks
        keep_to_plain_signs(on=looks.glyphs is PLAIN)
        use_colours(self, looks.depth)
        if looks.theme.name not in self.available_themes:
            self.register_theme(looks.theme)
        self.theme = looks.theme.name
        # On the terminal's own background a message would be told from the page by bold alone.
        self.set_class(looks.depth in (Depth.MONO, Depth.SIXTEEN), "-own-ground")


def _nothing() -> None:
    """Most widgets take their styles when they are drawn."""
