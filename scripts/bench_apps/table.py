"""The queue's columns and rows in a stock DataTable: `table.py OFFICE [TODAY]`."""

import sys
from datetime import date
from pathlib import Path

from rich.text import Text
from textual.app import App, ComposeResult
from textual.widgets import DataTable

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from sstui.core.queue import Group, QueueLine
from sstui.desk.desk import open_desk
from sstui.desk.queue import queue

COLOURS = {Group.EXPIRED: "bold red", Group.OVERDUE: "red", Group.DUE: "yellow"}


def cells(line: QueueLine) -> list[str]:
    """One family as the queue shows it."""
    found = line.next
    dates = (f"{found.target:%d.%m}", f"{found.due_by:%d.%m}") if found else ("", "")
    quota = f"{found.done} из {found.required}" if found else ""
    agreed = f"{line.appointment[0]:%d.%m}" if line.appointment else ""
    return [line.group.sign, *dates, quota, agreed, line.family, line.settlement, line.level]


class Table(App[None]):
    """Every open family of the office."""

    BINDINGS = [("q", "quit", "")]

    def compose(self) -> ComposeResult:
        """The table alone."""
        yield DataTable(cursor_type="row", zebra_stripes=False)

    def on_mount(self) -> None:
        """Ask the desk and add every row."""
        table = self.query_one(DataTable)
        heads = ["", "Желат.", "Крайний", "Посещ.", "Назнач.", "Семья", "Пункт", "Уровень"]
        table.add_columns(*heads)
        today = date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else None
        for line in queue(open_desk(Path(sys.argv[1]), "", today=today)).lines:
            style = COLOURS.get(line.group, "")
            table.add_row(*(Text(cell, style) for cell in cells(line)))


if __name__ == "__main__":
    Table().run()
