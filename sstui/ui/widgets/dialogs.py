"""Small dialogs: a yes-or-no question, and a question that wants one line of text."""

from collections.abc import Iterator

from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from sstui.ui.base import Dialog
from sstui.ui.keys import Action, bindings
from sstui.ui.tones import Tone
from sstui.ui.widgets.drawing import palette_of, strip_of
from sstui.ui.widgets.entry import EntryRefused
from sstui.ui.widgets.reader import Reader
from sstui.ui.widgets.text_field import TextField

LONG = 7
"""Lines of a question from which on it is scrolled."""


class Answers(Widget, can_focus=True):
    """«[ Да ]   Нет»: the chosen answer stands in brackets."""

    HELP = "Ответ: Д — да, Н — нет, или стрелками и Enter; Esc — нет."
    BINDING_GROUP_TITLE = "Ответ"
    BINDINGS = bindings(
        Action("answer.other", "left,right,tab", "", "Выбрать другой ответ"),
        Action("answer.give", "enter,space", "", "Ответить"),
    )
    DEFAULT_CSS = """
    Answers {
        height: 1;
        margin-top: 1;
    }
    """
    is_yes: var[bool] = var(False, init=False)

    def watch_is_yes(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        palette, width = palette_of(self), self.size.width
        plain, cursor = palette[Tone.PLAIN], palette[Tone.CURSOR]
        yes, no = ("[ Да ]", "  Нет  ") if self.is_yes else ("  Да  ", "[ Нет ]")
        pad = " " * max((width - 16) // 2, 0)
        parts = [
            (pad, plain),
            (yes, cursor if self.is_yes else plain),
            ("   ", plain),
            (no, plain if self.is_yes else cursor),
        ]
        return strip_of(parts, width, plain)

    def action_other(self) -> None:
        self.is_yes = not self.is_yes

    def action_give(self) -> None:
        self.screen.dismiss(self.is_yes)


class ConfirmDialog(Dialog[bool]):
    """A question answered by yes or no; «no» is chosen at first, and Esc means no."""

    NAME = "Вопрос"
    HELP = "Вопрос, на который нужен ответ «Да» или «Нет». Пока ответа нет, ничего не меняется."
    # Named by cap: Д is L and Н is Y, so that an English «y» can only mean «no».
    BINDINGS = bindings(
        Action("confirm.yes", "l", "", "Ответить «Да»"),
        Action("confirm.no", "y", "", "Ответить «Нет»"),
        Action("confirm.down", "down,pagedown", "", "Листать длинный вопрос", run="turn(1)"),
        Action("confirm.up", "up,pageup", "", "Листать его назад", run="turn(-1)"),
    )
    DEFAULT_CSS = """
    ConfirmDialog.-long > Vertical {
        width: 76;
        height: 100%;
    }
    ConfirmDialog Answers {
        min-height: 1;
    }
    """

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question
        self._reader: Reader | None = None

    def body(self) -> Iterator[Widget]:
        if self._question.count("\n") < LONG:
            yield Static(self._question, markup=False)
        else:
            self.add_class("-long")
            self._reader = Reader(self._question)
            self._reader.can_focus = False
            yield self._reader
        yield Answers()

    def action_turn(self, step: int) -> None:
        if self._reader is not None:
            self._reader.scroll_relative(y=step * (self._reader.size.height - 1), animate=False)

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)

    def action_cancel(self) -> None:
        self.dismiss(False)


class TextDialog(Dialog[str]):
    """A question that wants one line: a reason, a name. Enter answers, Esc gives up."""

    NAME = "Вопрос"
    HELP = "Наберите ответ и нажмите Enter; Esc закрывает, ничего не меняя."

    def __init__(self, question: str, text: str = "", max_length: int = 200) -> None:
        super().__init__()
        self._question = question
        self._field = TextField(text, max_length=max_length)

    def body(self) -> Iterator[Widget]:
        yield Static(self._question, markup=False)
        yield self._field

    def on_entry_refused(self, event: EntryRefused) -> None:
        """Say that not all of a paste was taken."""
        self.notify(event.sentence, severity="warning", markup=False)

    def on_entry_done(self) -> None:
        if text := self._field.value.strip():
            self.dismiss(text)
