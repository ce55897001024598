"""Names that would act on a program that is not careful, for the tests; also a program of them.

Run as a program it shows them in every widget on a real terminal, until `q`.
"""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import (
    Button,
    Checkbox,
    Collapsible,
    DataTable,
    Input,
    Label,
    OptionList,
    RadioButton,
    Select,
    Static,
    TabbedContent,
    TabPane,
    Tree,
)

from sstui.ui.base import BaseApp
from sstui.ui.theme import looks_for
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import Group, LineList
from sstui.ui.widgets.title_bar import TitleBar

CLICK = "[@click=app.boom]Иванова[/]"
MARKUP = [
    CLICK,
    "[red]Иванова",
    "[/]",
    "[/red]",
    "[[]",
    "[link=http://example.org]Иванова[/link]",
    "[$primary]Иванова[/]",
    "[bold",
    "\\[Иванова]",
    "$Иванова ${name}",
]
CONTROLS = [
    "Ива\x1b[999;998Hнова",
    "Ива\x1b]52;c;UFdORUQ=\x07нова",
    "Ива\x1b]0;PWNED\x07нова",
    "Ива\x9b999;998Hнова",
    "Ива\x00\x01\x08\x7fнова",
    "Ива\r\nнова\tПётр",
    "\u202eИванова\u202c",
    "Ива\u2066нова\u2069",
    "Ива\u200b\u200d\u2060нова\ufeff",
    "Ива\U000e0041\U000e0042нова",
    "Ива\ud800нова",
    "Ива\u2028нова",
]


def widget_of(kind: str, text: str) -> Widget:
    """A widget of Textual or of the house that shows the text."""
    return _MAKERS[kind](text)


def _table(header: str, cell: str) -> Widget:
    table: DataTable[str] = DataTable()
    table.add_column(header, width=30)
    table.add_row(cell, label=cell)
    table.styles.height = "auto"
    return table


def _tabs(text: str) -> Widget:
    tabs = TabbedContent()
    tabs.compose_add_child(TabPane(text, Static(text)))
    return tabs


def _titled(text: str) -> Widget:
    box = Static(text)
    box.border_title = text
    box.border_subtitle = text
    box.tooltip = text
    box.styles.border = ("round", "red")
    return box


def _lines(text: str) -> Widget:
    lines: LineList[str] = LineList([Column(text, str, 30)], str)
    lines.replace([Group(text), text, "Иванова"])
    lines.styles.height = 5
    return lines


def _tree(text: str) -> Widget:
    tree: Tree[None] = Tree(text)
    tree.root.add(text)
    tree.root.expand()
    tree.styles.height = 3
    return tree


def _select(text: str) -> Widget:
    return Select([(text, 1)], value=1)


_MAKERS: dict[str, Callable[[str], Widget]] = {
    "static": Static,
    "label": Label,
    "button": Button,
    "cell": lambda text: _table("имя", text),
    "header": lambda text: _table(text, "Иванова"),
    "option": lambda text: OptionList(text, "вторая"),
    "tree": _tree,
    "select": _select,
    "checkbox": Checkbox,
    "radio": RadioButton,
    "collapsible": lambda text: Collapsible(title=text),
    "tab": _tabs,
    "input": Input,
    "placeholder": lambda text: Input(placeholder=text),
    "title": _titled,
    "lines": _lines,
    "title bar": TitleBar,
}
KINDS = list(_MAKERS)


class HostileApp(BaseApp[None]):
    """Widgets that show hostile text; counts the actions that the text ran."""

    BINDINGS = [("q", "quit", "")]

    def __init__(self, shown: list[tuple[str, str]]) -> None:
        super().__init__(looks_for({"TERM": "xterm-256color"}))
        self.shown = shown
        self.booms = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            for kind, text in self.shown:
                yield widget_of(kind, text)

    def on_mount(self) -> None:
        for _, text in self.shown[:1]:
            self.notify(text, title=text)
            self.say(text)

    def action_boom(self) -> None:
        self.booms += 1


if __name__ == "__main__":
    HostileApp([(kind, text) for text in [*MARKUP[:2], *CONTROLS] for kind in KINDS]).run()
