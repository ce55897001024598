"""The base of the program on the screen: the application, a page, a dialog."""

from collections.abc import Callable, Iterator
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from sstui.ui import textual_patches
from sstui.ui.keys import Action, bindings
from sstui.ui.looks_app import HIDE, LEAVE, LooksApp
from sstui.ui.textual_patches import toasts
from sstui.ui.widgets.footer import Footer
from sstui.ui.widgets.title_bar import TitleBar

textual_patches.apply()

Result = TypeVar("Result")

_HELP = Action(
    "app.help", "f1,question_mark,ctrl+g", "Справка", "Объяснить это место и его клавиши"
)
_MENU = Action("app.menu", "f9", "", "Показать все действия и места, каждое со своей буквой")
_PALETTE = Action("app.palette", "ctrl+p", "", "Найти действие, место или семью по части слова")
_HIDING = Action(
    HIDE, "ctrl+l,f12", "", "Скрыть экран сразу, отовсюду; Enter возвращает", priority=True
)
_MOVING = bindings(
    Action("page.next-field", "tab", "", "К следующему полю или списку", run="app.focus_next"),
    Action("page.previous-field", "shift+tab", "", "К предыдущему", run="app.focus_previous"),
)


class BaseApp(LooksApp[Result], inherit_bindings=False):
    """The application: help, leaving, hiding, short messages."""

    BINDING_GROUP_TITLE = "Везде"
    BINDINGS = [
        *bindings(_HELP, Action(LEAVE, "f10,ctrl+q", "Выход", "Выйти из программы"), _HIDING),
        *bindings(_MENU, _PALETTE),
        *_MOVING,
    ]
    CSS = """
    Toast {
        width: auto;
        max-width: 100%;
        padding: 0 1;
        margin-top: 0;
        border: none;
        background: $surface;
        text-style: bold;
    }
    Toast.-warning { color: $warning; }
    Toast.-error { color: $error; }
    .-own-ground Toast { text-style: bold reverse; }
    ToastRack { padding: 0; margin: 0; scrollbar-size: 0 0; overflow: hidden; }
    """

    def say(self, sentence: str) -> None:
        """Show a short message that goes away by itself."""
        self.notify(sentence, markup=False)

    def warn(self, sentence: str) -> None:
        """Show a message about something that did not work, a little longer."""
        self.notify(sentence, severity="warning", timeout=8, markup=False)

    def post_display_hook(self) -> None:
        """Keep messages off what the person is at now."""
        super().post_display_hook()
        toasts.keep_clear(self)

    def ask(self, question: str, then: Callable[[], None]) -> None:
        """Ask a yes-or-no question; `then` is called only after a yes."""
        from sstui.ui.widgets.dialogs import ConfirmDialog  # noqa: PLC0415

        self.push_screen(ConfirmDialog(question), lambda answer: then() if answer else None)

    def action_help(self) -> None:
        """Show the keys of the current screen; it is imported when it is first asked for."""
        from sstui.ui.widgets.help import HelpDialog  # noqa: PLC0415

        if not isinstance(self.screen, HelpDialog):
            self.push_screen(HelpDialog.of(self.screen))

    def action_menu(self) -> None:
        """Show what can be done here, each line with a letter that does it."""
        from sstui.ui.offering import open_menu  # noqa: PLC0415 - loads when first used

        open_menu(self)

    def action_palette(self) -> None:
        """Find an action, a place or a family by typing."""
        from sstui.ui.offering import open_palette  # noqa: PLC0415 - loads when first used

        open_palette(self)

    def action_leave(self) -> None:
        """Leave the program; what has not been saved is named first."""
        unsaved = " ".join(
            page.unsaved for page in self.screen_stack if isinstance(page, Page) and page.unsaved
        )
        if unsaved:
            self.ask(f"{unsaved} Выйти без сохранения?", self.exit)
        else:
            self.exit()


class Page(Screen[Result], inherit_bindings=False):
    """A whole screen: the title line, the body, the line of keys."""

    HELP = ""
    """What this screen is for; the help begins with it."""
    NAME: ClassVar[str] = ""
    """What the title line says at first."""

    def __init__(self) -> None:
        super().__init__()
        self.title_bar = TitleBar(self.NAME)
        self.takes_keys = False

    def on_screen_resume(self) -> None:
        """Let keys in once the focus has been set; those typed before wait."""
        self.call_next(self._let_keys_in)

    def _let_keys_in(self) -> None:
        self.takes_keys = True

    @property
    def unsaved(self) -> str:
        """What would be lost on leaving, as a sentence; empty when nothing."""
        return ""

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield from self.body()
        yield Footer()

    def body(self) -> Iterator[Widget]:
        """The widgets between the two lines."""
        yield from ()


class Dialog(ModalScreen[Result], inherit_bindings=False):
    """A question over the page that returns one answer; Esc answers None."""

    BINDING_GROUP_TITLE = "Это окно"
    BINDINGS = [
        *_MOVING,
        *bindings(
            Action("app.help", "f1,ctrl+g", "", "Объяснить это окно и его клавиши", run="app.help"),
            Action("app.menu", "f9", "", "Показать всё, что можно сделать здесь", run="app.menu"),
            Action("dialog.cancel", "escape,f10", "", "Закрыть окно, ничего не меняя"),
        ),
    ]
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: transparent;
    }
    Dialog > Vertical {
        width: 64;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        padding: 0 1;
        border: round $primary;
        background: $panel;
        border-title-align: left;
    }
    Dialog.-plain > Vertical {
        border: ascii $primary;
    }
    """
    HELP = ""
    NAME: ClassVar[str] = ""
    LISTS_PARTS: ClassVar[bool] = True
    """Whether the menu lists what its parts do, not only itself."""

    def __init__(self) -> None:
        super().__init__()
        self.takes_keys = False

    def on_screen_resume(self) -> None:
        """Let keys in once the focus has been set; those typed before wait."""
        self.call_next(self._let_keys_in)

    def _let_keys_in(self) -> None:
        self.takes_keys = True

    def compose(self) -> ComposeResult:
        app = self.app
        self.set_class(isinstance(app, BaseApp) and app.looks.glyphs.border == "ascii", "-plain")
        with Vertical() as frame:
            frame.border_title = self.NAME
            yield from self.body()

    def body(self) -> Iterator[Widget]:
        """The widgets inside the frame."""
        yield from ()

    def action_cancel(self) -> None:
        self.dismiss(None)
