"""A question with a few answers in one line."""

from collections.abc import Hashable, Iterator, Sequence

from rich.style import Style
from textual.events import Key
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from sstui.core.text import fold
from sstui.ui.base import Dialog
from sstui.ui.keys import Action, bindings
from sstui.ui.textual_patches.layout import to_russian
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import looks_of, strip_of
from sstui.ui.widgets.options import Option, next_with_letter
from sstui.ui.widgets.reading import wrapped

_GAP = "   "
_WIDTH = 64
_FRAME = 4


class _Ways(Widget, can_focus=True):
    """«[ Продолжить ]     Удалить     Потом»: the chosen answer stands in brackets."""

    HELP = "Ответы: стрелки или первая буква выбирают, Enter отвечает."

    BINDING_GROUP_TITLE = "Это окно"
    BINDINGS = bindings(
        Action("way.next", "right,down,tab", "", "Следующий ответ", run="step(1)"),
        Action("way.previous", "left,up,shift+tab", "", "Предыдущий ответ", run="step(-1)"),
        Action("way.take", "enter,space", "", "Ответить"),
    )
    DEFAULT_CSS = """
    _Ways {
        height: 1;
        margin-top: 1;
    }
    """

    def __init__(self, ways: Sequence[Option]) -> None:
        super().__init__()
        self._ways = tuple(ways)
        self._cursor = 0

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters choose an answer that begins with them."""
        return self._named_by(character) is not None

    def on_key(self, event: Key) -> None:
        if (index := self._named_by(event.character)) is not None:
            event.stop()
            event.prevent_default()
            self._cursor = index
            self.refresh()

    def action_step(self, step: int) -> None:
        self._cursor = (self._cursor + step) % len(self._ways)
        self.refresh()

    def action_take(self) -> None:
        self.screen.dismiss(self._ways[self._cursor].key)

    def render_line(self, y: int) -> Strip:
        palette, width = looks_of(self).palette, self.size.width
        plain = palette[Tone.PLAIN]
        parts: list[tuple[str, Style]] = []
        for index, way in enumerate(self._ways):
            if index == self._cursor:
                parts.append((f"[ {way.text} ]", palette[Tone.CURSOR]))
            else:
                parts.append((f"  {way.text}  ", plain))
            parts.append((_GAP, plain))
        return strip_of(parts[:-1], width, plain)

    def _named_by(self, character: str | None) -> int | None:
        letter = fold(to_russian(character or ""))
        if not letter.isalpha():
            return None
        return next_with_letter(self._ways, letter, self._cursor)


class WaysDialog(Dialog[Hashable]):
    """A question that is answered by one of a few ways; Esc answers None."""

    HELP = "Стрелки или первая буква выбирают ответ, Enter отвечает, Esc — решить потом."

    def __init__(self, title: str, lines: Sequence[str], ways: Sequence[Option]) -> None:
        """Make a question.

        Args:
            title: in the frame.
            lines: what is asked.
            ways: the answers; the first is chosen at first.
        """
        super().__init__()
        self._title = title
        self._lines = tuple(lines)
        self._ways = tuple(ways)

    def body(self) -> Iterator[Widget]:
        lines = wrapped(self._lines, min(_WIDTH, self.app.size.width) - _FRAME)
        yield Static("\n".join(lines), markup=False)
        yield _Ways(self._ways)

    def on_mount(self) -> None:
        self.query_children("Vertical").first(Widget).border_title = self._title
