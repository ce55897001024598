"""Choices among a few options that are all in sight: one of them, or any number."""

from collections.abc import Hashable, Iterable, Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.events import Key
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from sstui.core.text import fold
from sstui.ui.keys import Action, bindings
from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import looks_of, strip_of
from sstui.ui.widgets.entry import EntryChanged, EntryDone, code_of
from sstui.ui.widgets.options import Option, flow, next_with_letter

_GAP = "  "


class ChoiceField(Widget, can_focus=True):
    """One of a few options, all of them in sight, over as many lines as they need.

    Left and right choose the neighbour, a letter the next option that begins with it (in either
    layout), a digit the option of that number. Nothing is chosen at first unless a value is given.
    """

    HELP = "Выбор: стрелки влево и вправо, первая буква или номер варианта."
    BINDING_GROUP_TITLE = "Выбор"
    BINDINGS = bindings(
        Action("choice.next", "right", "", "Следующий вариант", run="step(1)"),
        Action("choice.previous", "left", "", "Предыдущий вариант", run="step(-1)"),
        Action("choice.pick", "space", "", "Выбрать вариант под курсором", run="pick"),
        Action("choice.done", "enter", "", "К следующему полю"),
    )
    DEFAULT_CSS = """
    ChoiceField {
        width: 1fr;
        height: auto;
    }
    """

    def __init__(self, options: Sequence[Option], value: Hashable | None = None) -> None:
        super().__init__()
        self._options = tuple(options)
        self._chosen = {at for at, one in enumerate(options) if one.key == value}
        self._cursor = min(self._chosen, default=0)

    @property
    def raw(self) -> Hashable:
        """What is chosen, to see whether anything was changed."""
        return frozenset(self._chosen)

    @property
    def value(self) -> Hashable | None:
        """The key of the chosen option; None when nothing is chosen."""
        return next((self._options[at].key for at in self._chosen), None)

    def read(self) -> object:
        """The key of the chosen option, or None."""
        return self.value

    def kept(self) -> object:
        """Codes of the chosen options."""
        return [code_of(self._options[at].key) for at in sorted(self._chosen)]

    def restore(self, kept: object) -> None:
        """Choose again those options that are still offered."""
        codes = kept if isinstance(kept, list) else []
        found = {at for at, one in enumerate(self._options) if code_of(one.key) in codes}
        self._cursor = min(found, default=0)
        self._choose(found)

    # -- keys

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Only letters and digits that name an option are taken from the screen's keys."""
        return self._named_by(character) is not None

    def on_key(self, event: Key) -> None:
        if event.character is None or (index := self._named_by(event.character)) is None:
            return
        event.stop()
        event.prevent_default()
        self._move_cursor(index)
        if event.character.isdecimal():
            self.action_pick()

    def action_step(self, step: int) -> None:
        if self._options and self._chosen:
            self._move_cursor((self._cursor + step) % len(self._options))
        elif self._options:
            self._move_cursor(0 if step > 0 else len(self._options) - 1)

    def action_pick(self) -> None:
        if self._options:
            self._choose({self._cursor})

    def action_done(self) -> None:
        self.post_message(EntryDone())

    def _move_cursor(self, index: int) -> None:
        """Where one option is chosen, the cursor chooses as it goes."""
        self._cursor = index
        self._choose({index})

    def _choose(self, chosen: set[int]) -> None:
        is_new, self._chosen = chosen != self._chosen, chosen
        self.refresh()
        if is_new:
            self.post_message(EntryChanged())

    def _named_by(self, character: str | None) -> int | None:
        if not character:
            return None
        if character.isdecimal():
            index = int(character) - 1
            return index if 0 <= index < len(self._options) else None
        letter = fold(to_russian(character))
        if not letter.isalpha():
            return None
        return next_with_letter(self._options, letter, self._after())

    def _after(self) -> int:
        """Where the search by a letter begins: at the first option while nothing is chosen."""
        return self._cursor if self._chosen else -1

    # -- drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        width, plain = self.size.width, looks_of(self).palette[Tone.PLAIN]
        lines = self._lines(width)
        parts: list[tuple[str, Style]] = []
        for index in lines[y] if y < len(lines) else ():
            parts += [(self._text(index), self._style(index)), (_GAP, plain)]
        return strip_of(parts, width, plain)

    def _lines(self, width: int) -> list[list[int]]:
        lengths = [cell_len(self._text(index)) for index in range(len(self._options))]
        return flow(lengths, width, len(_GAP))

    def _text(self, index: int) -> str:
        return f"{self._mark(index)} {self._options[index].text}"

    def _mark(self, index: int) -> str:
        glyphs = looks_of(self).glyphs
        return glyphs.on if index in self._chosen else glyphs.off

    def _style(self, index: int) -> Style:
        palette = looks_of(self).palette
        if index == self._cursor and self.has_focus:
            return palette[Tone.CURSOR]
        return palette[Tone.STRONG if index in self._chosen else Tone.PLAIN]


class ChoicesField(ChoiceField):
    """Any number of a few options: the cursor walks, the space bar and digits tick."""

    HELP = "Можно отметить несколько: стрелки — перейти, пробел или номер — отметить."

    def __init__(self, options: Sequence[Option], values: Iterable[Hashable] = ()) -> None:
        super().__init__(options)
        keys = set(values)
        self._chosen = {at for at, one in enumerate(self._options) if one.key in keys}

    def read(self) -> object:
        """Keys of the ticked options, in the order of the options."""
        return tuple(self._options[at].key for at in sorted(self._chosen))

    def action_step(self, step: int) -> None:
        if self._options:
            self._move_cursor((self._cursor + step) % len(self._options))

    def action_pick(self) -> None:
        if self._options:
            self._choose(self._chosen ^ {self._cursor})

    def _move_cursor(self, index: int) -> None:
        self._cursor = index
        self.refresh()

    def _after(self) -> int:
        return self._cursor

    def _text(self, index: int) -> str:
        """The option under the cursor stands in other brackets: «‹2› не впустили»."""
        text = super()._text(index)
        if index != self._cursor or not self.has_focus:
            return text
        glyphs, end = looks_of(self).glyphs, len(self._mark(index))
        return f"{glyphs.left}{text[1 : end - 1]}{glyphs.right}{text[end:]}"

    def _mark(self, index: int) -> str:
        glyphs = looks_of(self).glyphs
        return glyphs.ticked if index in self._chosen else glyphs.unticked
