"""An empty Textual app: the least that any screen program of Textual costs."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line; Down writes another one."""

    BINDINGS = [("q", "quit", ""), ("down", "answer", "")]

    def compose(self) -> ComposeResult:
        """One line of text."""
        yield Static("hello READY")

    def action_answer(self) -> None:
        """Show that the key has come."""
        self.query_one(Static).update("hello MOVED")


if __name__ == "__main__":
    Hello().run()
