"""A long text that is read by scrolling, without a scroll bar."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from sstui.ui.keys import Action, bindings


class Reader(VerticalScroll, inherit_bindings=False):
    """Plain text; the frame around it says whether there is more below."""

    HELP = "Текст: стрелки и PgDn листают его, Esc закрывает."
    BINDING_GROUP_TITLE = "Текст"
    BINDINGS = bindings(
        Action("reader.down", "down,j", "", "Строкой ниже", run="scroll_down"),
        Action("reader.up", "up,k", "", "Строкой выше", run="scroll_up"),
        Action("reader.page-down", "pagedown,space", "", "Страницей ниже", run="page_down"),
        Action("reader.page-up", "pageup", "", "Страницей выше", run="page_up"),
        Action("reader.home", "home,g", "", "К началу", run="scroll_home"),
        Action("reader.end", "end,G", "", "К концу", run="scroll_end"),
    )
    DEFAULT_CSS = """
    Reader {
        height: 1fr;
        scrollbar-size: 0 0;
    }
    Reader > Static {
        height: auto;
    }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._static = Static(text, markup=False)

    def compose(self) -> ComposeResult:
        yield self._static

    def show(self, text: str) -> None:
        """Show another text from its beginning."""
        self._static.update(text)
        self.scroll_home(animate=False)
        self.call_after_refresh(self._tell_rest)

    def on_resize(self) -> None:
        self.call_after_refresh(self._tell_rest)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._tell_rest()

    def _tell_rest(self) -> None:
        if isinstance(frame := self.parent, Widget):
            frame.border_subtitle = "ниже есть ещё" if self.max_scroll_y > self.scroll_y else ""
