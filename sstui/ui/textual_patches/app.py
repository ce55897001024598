"""The Textual application with its keyboard, crash screen and doors to the outside changed."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rich.text import Text
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event, Key, Paste, Resize
from textual.screen import Screen

from sstui import __version__
from sstui.ui.textual_patches import crash, layout, leaving
from sstui.ui.textual_patches.frames import is_at_work
from sstui.ui.textual_patches.keyboard import two_keys
from sstui.ui.textual_patches.sender import Sender
from sstui.ui.textual_patches.type_ahead import TypeAhead

if TYPE_CHECKING:
    from sstui.ui.first.glance import Glance

Result = TypeVar("Result")


class GuardedApp(App[Result]):
    """An application that reads both layouts, crashes without a word about anybody and stays in.

    Nothing here opens a browser, writes a picture, stops the process, or sends text to the
    clipboard of the terminal: over SSH each of these would be a way out of the program.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, log_folder: Path | None = None) -> None:
        super().__init__(_driver())
        self._log_folder = log_folder
        self.crash_log: Path | None = None
        """The log of the crash that ended the program, when there was one."""
        self._type_ahead = TypeAhead(
            self._dispatch_key, self._key_chain, self.call_later, partial(is_at_work, self)
        )
        self._sender = Sender(self, super()._display)
        self._is_ending = False
        self.first_glance: Glance | None = None
        """What has been drawn before Textual had loaded, until the driver takes it over."""

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Resize):
            self._sender.screen_lost()
            if event.size == self._sender.size:
                # It was another one in between: the terminal has moved or lost some lines.
                self.call_later(self.repaint)
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    @property
    def quiet_for(self) -> float:
        """Seconds since somebody pressed a key."""
        return self._type_ahead.quiet_for

    def give_back(self) -> None:
        """Give the key that is being handled to the page that a closing window leaves in front."""
        self._type_ahead.give_back()

    async def _dispatch_key(self, event: Key | Paste) -> None:
        if isinstance(event, Key):
            event = self._meant(event)
        await super().on_event(event)

    def _meant(self, event: Key) -> Key:
        """A key as it is meant: in the Latin layout, and Esc where it was joined to the next one.

        A chord that means nothing here may be Esc and a letter that came together over a slow
        line. Then both are done, but not where Alt held by mistake would be text or lose some.
        """
        meant = layout.translate(event, self.focused, self._is_bound)
        two = two_keys(event)
        if two is None or self._is_bound(meant.key) or self._takes_text(two[1]):
            return meant
        first, second = two
        self._type_ahead.put_first(second)
        return first

    def _takes_text(self, event: Key) -> bool:
        """Whether the focused field would type a key, or Esc would lose what has been typed."""
        wants = self.focused is not None and layout.wants(self.focused, event)
        return wants or bool(getattr(self.screen, "unsaved", ""))

    def _is_bound(self, key: str) -> bool:
        """Whether a key does something on the screen as it is now."""
        return bool(self.screen_stack) and key in self.screen.active_bindings

    def _key_chain(self) -> list[DOMNode]:
        """The nodes that a key passes: from the focused widget or the screen up to here."""
        if not self.screen_stack:
            return [self]
        return list((self.focused or self.screen).ancestors_with_self)

    # -- the line to the terminal

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        self._sender.show(screen, renderable)

    def take_glance(self) -> "Glance | None":
        """What stands on the terminal as the driver comes to it for the first time."""
        glance, self.first_glance = self.first_glance, None
        if glance is not None and glance.stands():
            self._sender.find_standing(glance.lines)
        return glance

    def screen_taken(self) -> None:
        """The program has the terminal, at the start or again: nothing is known of its screen."""
        self._sender.screen_lost()
        if self.is_running:
            self.call_later(self.repaint)

    def repaint(self) -> None:
        """Send all of the screen again, after something else has written over it."""
        self._sender.screen_lost()
        self._sender.flush()
        self.refresh()

    @property
    def awaits_answer(self) -> bool:
        """Whether the terminal has been asked for its status and has not answered yet."""
        return self._sender.awaits_answer

    def terminal_answered(self) -> None:
        """The terminal has drawn what it was sent."""
        self._sender.terminal_answered()

    def flush(self) -> None:
        """Let every page write down at once what it would lose with the program."""
        with self._context():
            for page in self.screen_stack:
                try:
                    getattr(page, "flush", leaving.nothing)()
                except Exception as error:  # noqa: BLE001 - the other pages still have theirs
                    self._write_crash(error)

    def end_in_order(self, code: int) -> None:
        """End the program because its terminal is gone or the system wants it to.

        What has been typed is written down first; whatever happens then, the process is gone
        within a second.
        """
        if self._is_ending:
            return
        self._is_ending = True
        leaving.end_at_latest(code)
        self.flush()
        self.exit(return_code=code)

    def panic(self, *renderables: object) -> None:
        """Stop with one sentence; what Textual would have printed is not looked at."""
        self._stop(sys.exc_info()[1] or RuntimeError())

    def _handle_exception(self, error: Exception) -> None:
        self._return_code = 1
        # A pilot raises the first exception again for the test.
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._stop(error)

    def _fatal_error(self) -> None:
        self._stop(sys.exc_info()[1] or RuntimeError())

    def _stop(self, error: BaseException) -> None:
        """Write the log and leave the screen with one sentence, whatever comes after."""
        if not self._exit_renderables:
            self._write_crash(error)
            sentence = crash.sentence(self.crash_log)
            self._exit_renderables.append(Text(sentence, no_wrap=True, overflow="ignore"))
        self._close_messages_no_wait()

    def _write_crash(self, error: BaseException) -> None:
        if self._log_folder is not None:
            self.crash_log = crash.write_log(self._log_folder, error, __version__)

    def _print(self, text: str, stderr: bool = False) -> None:
        """Drop whatever a library prints: it would land in the middle of the screen."""
        if self.is_headless:
            super()._print(text, stderr)

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the pointer alone: the sequence for it puzzles old consoles."""

    def copy_to_clipboard(self, text: str) -> None:
        """Keep the text inside the program only."""
        self._clipboard = text

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Do nothing."""

    def deliver_screenshot(self, *_: Any, **__: Any) -> None:
        """Do nothing."""

    def deliver_text(self, *_: Any, **__: Any) -> None:
        """Do nothing."""

    def deliver_binary(self, *_: Any, **__: Any) -> None:
        """Do nothing."""

    def save_screenshot(self, *_: Any, **__: Any) -> str:
        """Do nothing."""
        return ""

    def action_screenshot(self, *_: Any) -> None:
        """Do nothing."""

    def action_suspend_process(self) -> None:
        """Do nothing."""

    def action_help_quit(self) -> None:
        """Do nothing."""

    def action_command_palette(self) -> None:
        """Do nothing."""

    def action_show_help_panel(self) -> None:
        """Do nothing."""

    def action_change_theme(self) -> None:
        """Do nothing."""


def _driver() -> type[Driver] | None:
    """The driver of the house, where it can work."""
    if sys.platform == "win32":
        return None
    from sstui.ui.textual_patches.driver import QuietDriver  # noqa: PLC0415 - not on Windows

    return QuietDriver
