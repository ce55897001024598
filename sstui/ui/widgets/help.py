"""F1: what this screen is for and what every key does here."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.cells import cell_len
from textual.screen import Screen
from textual.widget import Widget

from sstui.ui.base import Dialog
from sstui.ui.keys import HelpSection, help_sections
from sstui.ui.widgets.reader import Reader

_WIDTH = 76
_FRAME = 4


class HelpDialog(Dialog[None]):
    """The keys of a screen in whole sentences; Esc closes."""

    NAME = "Справка (Esc — закрыть)"
    DEFAULT_CSS = """
    HelpDialog > Vertical {
        width: 76;
        height: 100%;
        max-height: 40;
    }
    """

    def __init__(self, about: str, sections: Sequence[HelpSection]) -> None:
        super().__init__()
        self._about = about
        self._sections = tuple(sections)

    @classmethod
    def of(cls, screen: Screen[object]) -> "HelpDialog":
        """The help of a screen as it is now, with the focused field's own help first."""
        focused = screen.focused
        about = [node.HELP for node in (focused, screen) if node is not None and node.HELP]
        return cls("\n\n".join(about), help_sections(screen.active_bindings))

    def body(self) -> Iterator[Widget]:
        width = min(_WIDTH, self.app.size.width) - _FRAME
        yield Reader(help_text(self._about, self._sections, width))


def help_text(about: str, sections: Sequence[HelpSection], width: int) -> str:
    """The help as plain text of so many columns: for the screen and for paper alike."""
    blocks = ["\n".join(wrap(part, width)) for part in about.split("\n\n") if part.strip()]
    longest = max((cell_len(keys) for part in sections for keys, _ in part.keys), default=0)
    column = min(longest, width // 2)
    for section in sections:
        lines = [section.title + ":"]
        for keys, said in section.keys:
            lines += _entry(keys, said, column, width)
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _entry(keys: str, said: str, column: int, width: int) -> list[str]:
    """One key with its sentence, wrapped beside it."""
    left, right = wrap(keys, column), wrap(said, width - column - 2)
    count = max(len(left), len(right))
    left += [""] * (count - len(left))
    right += [""] * (count - len(right))
    return [f"{one:<{column}}  {two}".rstrip() for one, two in zip(left, right, strict=True)]
