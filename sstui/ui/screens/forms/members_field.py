"""The members of a family inside the family's form: a short list that grows."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from textual.actions import SkipAction
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from sstui.ui.cells import fit
from sstui.ui.keys import Action, bindings
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import line_of, looks_of
from sstui.ui.widgets.entry import EntryChanged

_ADD = "+ добавить члена семьи"


class MembersField(Widget, can_focus=True):
    """Lines of members, and one more line that adds another; what they mean the page knows."""

    HELP = (
        "Enter — добавить или исправить, {members.remove} — убрать, {form.save} — сохранить "
        "всю семью."
    )
    BINDING_GROUP_TITLE = "Члены семьи"
    BINDINGS = bindings(
        Action("members.down", "down", "", "Строкой ниже", run="move(1)"),
        Action("members.up", "up", "", "Строкой выше", run="move(-1)"),
        Action("members.open", "enter,space", "", "Добавить или исправить члена семьи"),
        Action("members.add", "insert,plus", "", "Добавить члена семьи"),
        Action("members.remove", "delete,f8", "", "Убрать члена семьи, пока семья не сохранена"),
    )
    DEFAULT_CSS = """
    MembersField {
        height: auto;
    }
    """

    @dataclass
    class Opened(Message):
        """The person wants to see or correct a member; a new one at the number after the last."""

        index: int

    @dataclass
    class Removed(Message):
        """The person takes a member away again."""

        index: int

    def __init__(self, *, are_stored: bool = False) -> None:
        """Make an empty list.

        Args:
            are_stored: whether each member is stored by itself, so that leaving loses none.
        """
        super().__init__()
        self._are_stored = are_stored
        self._lines: tuple[str, ...] = ()
        self._cursor = 0

    @property
    def raw(self) -> Hashable:
        """What is listed, to see whether anything was changed."""
        return () if self._are_stored else self._lines

    def read(self) -> object:
        """The lines."""
        return self._lines

    def kept(self) -> object:
        """Nothing: the page that knows the members keeps them."""
        return None

    def restore(self, kept: object) -> None:
        """Leave the lines alone: the page shows them."""

    def show(self, lines: Sequence[str], at: int | None = None) -> None:
        """List other members; the cursor goes to one of them, else to the line that adds one."""
        self._lines = tuple(lines)
        self._cursor = len(self._lines) if at is None else at
        if self.is_mounted:
            self.refresh(layout=True)
            self.post_message(EntryChanged())

    def action_move(self, step: int) -> None:
        if not 0 <= self._cursor + step <= len(self._lines):
            raise SkipAction
        self._cursor += step
        self.refresh()

    def action_open(self) -> None:
        self.post_message(self.Opened(self._cursor))

    def action_add(self) -> None:
        self.post_message(self.Opened(len(self._lines)))

    def action_remove(self) -> None:
        if self._cursor < len(self._lines):
            self.post_message(self.Removed(self._cursor))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines) + 1

    def render_line(self, y: int) -> Strip:
        looks = looks_of(self)
        text = self._lines[y] if y < len(self._lines) else _ADD
        tone = Tone.PLAIN if y < len(self._lines) else Tone.MUTED
        if y == self._cursor and self.has_focus:
            tone = Tone.CURSOR
        return line_of(fit(text, self.size.width, glyphs=looks.glyphs), looks.palette[tone])
