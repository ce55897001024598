"""A form by itself on a real office, and the keys of a person who fills it in."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from sstui.ui.base import BaseApp, Page
from sstui.ui.textual_patches.layout import to_latin
from sstui.ui.theme import looks_for
from sstui.ui.widgets.help import help_text, sections_of
from tests.ui.screen_text import screen_text, settle

STILL_OPEN = "форма ещё открыта"


class FormApp(BaseApp[None]):
    """An application of one form, which remembers what the form has answered."""

    def __init__(self, make: Callable[[], Page[str | None]]) -> None:
        super().__init__(looks_for({"TERM": "xterm"}))
        self._make = make
        self.answer: str | None = STILL_OPEN

    def on_mount(self) -> None:
        self.push_screen(self._make(), self._answered)

    def _answered(self, answer: str | None) -> None:
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Story:
    """What a person does with a form, and what the person sees."""

    app: FormApp
    pilot: Pilot[None]

    @property
    def screen(self) -> str:
        """The screen as text."""
        return screen_text(self.app)

    @property
    def words(self) -> str:
        """The dialog, or else the screen, as running text without line breaks."""
        lines = self.screen.splitlines()
        framed = [line.split("│")[1] for line in lines if line.count("│") == 2]
        return " ".join(" ".join(framed or lines).split())

    @property
    def answer(self) -> str | None:
        """What the form has answered."""
        return self.app.answer

    async def press(self, *keys: str) -> None:
        """Press keys one by one."""
        for key in keys:
            await self.pilot.press(key)
        await settle(self.pilot)

    async def type(self, text: str, *then: str) -> None:
        """Type a text, and then press keys."""
        await self.press(*(_NAMES.get(one, one) for one in text), *then)

    async def paste(self, *texts: str) -> None:
        """Paste texts into the field."""
        for text in texts:
            self.app.post_message(Paste(text))
        await settle(self.pilot)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await settle(self.pilot)

    @property
    def help(self) -> str:
        """What F1 would show in the field."""
        return help_text(sections_of(self.app.screen), 76)


_NAMES = {
    " ": "space",
    ".": "full_stop",
    ",": "comma",
    "-": "minus",
    "+": "plus",
    ":": "colon",
    "/": "slash",
}


@asynccontextmanager
async def opened(
    make: Callable[[], Page[str | None]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Story]:
    """Open a form on a terminal of a size."""
    app = FormApp(make)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield Story(app, pilot)


@dataclass(frozen=True, slots=True)
class Layout:
    """The caps that matter in a form, as one keyboard layout sends them."""

    yesterday: str
    save: str
    yes: str
    no: str

    def letters(self, word: str) -> tuple[str, ...]:
        """The caps of a Russian word, as this layout sends them."""
        return (
            tuple(word) if self is RUSSIAN else tuple(_CAPS.get(one, one) for one in to_latin(word))
        )


_CAPS = {"[": "left_square_bracket", ";": "semicolon", "'": "apostrophe", ",": "comma"}

RUSSIAN = Layout("в", "ctrl+ы", "д", "н")
LATIN = Layout("d", "ctrl+s", "l", "y")

in_both_layouts = pytest.mark.parametrize("keys", [RUSSIAN, LATIN], ids=["йцукен", "qwerty"])
