"""A dialog that answers why dates are what they are, one question after another."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from textual.widget import Widget

from sstui.ui.base import Dialog
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.widgets.reader import Reader
from sstui.ui.widgets.reading import wrapped

_WIDTH = 76
_FRAME = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What a date is about, and where its derivation comes from."""

    about: str
    """«следующее посещение», «срок «программа»»."""
    ask: Callable[[], tuple[str, ...]]
    """Gives the sentences; it is asked when the answer is looked at."""


class AnswersDialog(Dialog[None]):
    """The derivations of the dates of a row and of its page; the same key goes to the next."""

    NAME = "Почему"
    HELP = (
        "Откуда взялась дата, шаг за шагом. Если на экране дат несколько, та же клавиша "
        "показывает следующую."
    )
    BINDINGS = bindings(
        Action("answers.next", "x,right,tab", "", "Следующая дата этого экрана", run="turn(1)"),
        Action("answers.previous", "left,shift+tab", "", "Предыдущая дата", run="turn(-1)"),
        Action("answers.close", "escape,enter,f10", "", "Закрыть", run="cancel"),
    )
    DEFAULT_CSS = """
    AnswersDialog > Vertical {
        width: 76;
        height: auto;
    }
    AnswersDialog Reader {
        height: auto;
        max-height: 1fr;
    }
    """

    def __init__(self, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._answers = tuple(answers)
        self._shown = 0
        self._reader = Reader("")

    def body(self) -> Iterator[Widget]:
        yield self._reader

    def on_mount(self) -> None:
        self._show()

    def action_turn(self, step: int) -> None:
        if len(self._answers) > 1:
            self._shown = (self._shown + step) % len(self._answers)
            self._show()

    def _show(self) -> None:
        one, count = self._answers[self._shown], len(self._answers)
        said = [f"{number}. {step}" for number, step in enumerate(one.ask(), start=1)]
        if count > 1:
            following = self._answers[(self._shown + 1) % count].about
            said += ["", with_keys("{answers.next} — дальше: ") + f"{following}."]
        width = min(_WIDTH, self.app.size.width) - _FRAME
        self._reader.show("\n".join(wrapped(said, width)))
        number = f" {self._shown + 1} из {count}" if count > 1 else ""
        frame = self.query_children("Vertical").first(Widget)
        frame.border_title = f"{self.NAME}{number}: {one.about}"
