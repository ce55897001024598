"""Closing a sitting: everything that it would do is read, and asked about once."""

from collections.abc import Iterator, Sequence

from textual.widget import Widget
from textual.widgets import Static

from sstui.ui.widgets.dialogs import Answers, ConfirmDialog
from sstui.ui.widgets.reader import Reader
from sstui.ui.widgets.reading import wrapped


class ClosingDialog(ConfirmDialog):
    """All effects of a sitting, and one question."""

    NAME = "Закрыть заседание"
    HELP = (
        "Всё, что вступит в силу, когда заседание закроют: сразу и вместе. Tab — к тексту, чтобы "
        "листать его. Закрытое заседание не изменить."
    )
    DEFAULT_CSS = """
    ClosingDialog > Vertical {
        width: 78;
    }
    ClosingDialog Reader {
        height: auto;
        max-height: 14;
    }
    """

    def __init__(self, effects: Sequence[str]) -> None:
        super().__init__("Закрыть заседание? Решения вступят в силу все вместе.")
        self._effects = tuple(effects)

    def body(self) -> Iterator[Widget]:
        width = min(78, self.app.size.width) - 4
        yield Reader("\n".join(wrapped(self._effects, width)))
        yield Static(self._question, markup=False)
        yield Answers()

    def on_mount(self) -> None:
        self.query_one(Answers).focus()
