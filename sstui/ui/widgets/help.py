"""F1: what this field and this screen are for, and what every key does here."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import wrap

from rich.cells import cell_len
from textual.screen import Screen
from textual.widget import Widget

from sstui.core.text import fold
from sstui.ui.base import Dialog
from sstui.ui.keys import Action, HelpSection, bindings, help_sections, with_keys
from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.widgets.entry import EntryChanged
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.note_field import NoteField
from sstui.ui.widgets.reader import Reader
from sstui.ui.widgets.text_field import TextField

_WIDTH = 76
_FRAME = 4
NOTHING = "Ничего не найдено. Сотрите слово (Backspace) или наберите другое."


class HelpDialog(Dialog[None]):
    """The help of a screen, narrowed by typing; Esc closes."""

    NAME = "Справка (Esc — закрыть)"
    HELP = "Наберите слово, чтобы найти его в справке; стрелки листают её."
    BINDINGS = bindings(
        Action("help.down", "down", "", "Строкой ниже", run="scroll('scroll_down')"),
        Action("help.up", "up", "", "Строкой выше", run="scroll('scroll_up')"),
        Action("help.page-down", "pagedown", "", "Страницей ниже", run="scroll('page_down')"),
        Action("help.page-up", "pageup", "", "Страницей выше", run="scroll('page_up')"),
        Action("help.first", "home", "", "К началу", run="scroll('scroll_home')", priority=True),
        Action("help.last", "end", "", "К концу", run="scroll('scroll_end')", priority=True),
    )
    DEFAULT_CSS = """
    HelpDialog > Vertical {
        width: 76;
        height: 100%;
        max-height: 40;
    }
    """

    def __init__(self, sections: Sequence[HelpSection]) -> None:
        super().__init__()
        self._sections = tuple(sections)
        self._field = TextField(placeholder="наберите слово, чтобы найти его")
        self._reader = Reader("")
        self._reader.can_focus = False

    @classmethod
    def of(cls, screen: Screen[object]) -> "HelpDialog":
        """The help of a screen as it is now, with the focused field's own help first."""
        return cls(sections_of(screen))

    def body(self) -> Iterator[Widget]:
        yield self._field
        yield self._reader

    def on_mount(self) -> None:
        self._field.focus()
        self._show()

    def on_entry_changed(self, event: EntryChanged) -> None:
        event.stop()
        self._show()

    def action_scroll(self, way: str) -> None:
        getattr(self._reader, f"action_{way}")()

    def _show(self) -> None:
        width = min(_WIDTH, self.app.size.width) - _FRAME
        found = narrowed(self._sections, self._field.value)
        self._reader.show(help_text(found, width) or NOTHING)


def sections_of(screen: Screen[object]) -> list[HelpSection]:
    """What is to be told of a screen: the focused part first, then the screen, then the rest."""
    sections = help_sections(screen.active_bindings)
    focused = screen.focused
    about = getattr(screen, "focus_help", "") or (focused.HELP if focused is not None else "")
    is_list = isinstance(focused, LineList)
    texts = (screen.HELP,) if is_list else (about, screen.HELP)
    first = [HelpSection("", (), with_keys(text)) for text in texts if text]
    if is_list or isinstance(focused, TextField | NoteField):
        # What goes for every list and every text comes behind what this screen can do.
        own = sections.pop(0)
        own = replace(own, about=with_keys(about or "")) if is_list else own
        sections.insert(max(len(sections) - 1, 0), own)
    return [*first, *sections]


def narrowed(sections: Sequence[HelpSection], typed: str) -> list[HelpSection]:
    """What has all the words that were typed, in whichever layout; everything for no words."""
    for text in (typed, to_russian(typed)):
        words = fold(text).strip("/ ").split()
        if not words:
            return list(sections)
        found = [_with(section, words) for section in sections]
        if any(one.about or one.keys for one in found):
            return [one for one in found if one.about or one.keys]
    return []


def _with(section: HelpSection, words: Sequence[str]) -> HelpSection:
    def has(text: str) -> bool:
        folded = fold(text)
        return all(word in folded for word in words)

    if section.title and has(section.title):
        return section
    keys = tuple(pair for pair in section.keys if has(" ".join(pair)))
    about = "\n\n".join(part for part in section.about.split("\n\n") if has(part))
    return HelpSection(section.title, keys, about)


def help_text(sections: Sequence[HelpSection], width: int) -> str:
    """The help as plain text of so many columns: for the screen and for paper alike."""
    blocks: list[str] = []
    longest = max((cell_len(keys) for part in sections for keys, _ in part.keys), default=0)
    column = min(longest, width // 3)
    for section in sections:
        blocks += ["\n".join(wrap(part, width)) for part in section.about.split("\n\n") if part]
        if section.keys:
            lines = [f"{section.title}:"]
            for keys, said in section.keys:
                lines += entry(keys, said, column, width)
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def entry(keys: str, said: str, column: int, width: int) -> list[str]:
    """One key with its sentence, wrapped beside it."""
    left, right = wrap(keys, column), wrap(said, width - column - 2)
    count = max(len(left), len(right))
    left += [""] * (count - len(left))
    right += [""] * (count - len(right))
    return [f"{one:<{column}}  {two}".rstrip() for one, two in zip(left, right, strict=True)]
