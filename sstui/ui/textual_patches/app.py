"""The Textual application with its keyboard, crash screen and doors to the outside changed."""

import sys
from pathlib import Path
from typing import Any, TypeVar

from rich.text import Text
from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key, Paste

from sstui import __version__
from sstui.ui.textual_patches import crash, layout
from sstui.ui.textual_patches.type_ahead import TypeAhead

Result = TypeVar("Result")


class GuardedApp(App[Result]):
    """An application that reads both layouts, crashes without a word about anybody and stays in.

    Nothing here opens a browser, writes a picture, stops the process, or sends text to the
    clipboard of the terminal: over SSH each of these would be a way out of the program.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, log_folder: Path | None = None) -> None:
        super().__init__()
        self._log_folder = log_folder
        self.crash_log: Path | None = None
        """The log of the crash that ended the program, when there was one."""
        self._type_ahead = TypeAhead(self._dispatch_key, self._key_chain, self.call_later)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    async def _dispatch_key(self, event: Key | Paste) -> None:
        if isinstance(event, Key):
            event = layout.translate(event, self.focused)
        await super().on_event(event)

    def _key_chain(self) -> list[DOMNode]:
        """The nodes that a key passes: from the focused widget or the screen up to here."""
        if not self.screen_stack:
            return [self]
        return list((self.focused or self.screen).ancestors_with_self)

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
            if self._log_folder is not None:
                self.crash_log = crash.write_log(self._log_folder, error, __version__)
            sentence = crash.sentence(self.crash_log)
            self._exit_renderables.append(Text(sentence, no_wrap=True, overflow="ignore"))
        self._close_messages_no_wait()

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
