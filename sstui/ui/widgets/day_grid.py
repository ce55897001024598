"""What all grids of days have in common: a cursor on a day, steps, pages and the way to today."""

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta

from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from sstui.ui.keys import Action, bindings

DAY = timedelta(days=1)


class DayGrid(Widget, can_focus=True):
    """Days with a cursor on one of them; the page fills them when others come into sight."""

    BINDING_GROUP_TITLE = "Календарь"
    BINDINGS = bindings(
        Action("days.right", "right,l", "", "День вперёд", run="step(1)"),
        Action("days.left", "left,h", "", "День назад", run="step(-1)"),
        Action("days.down", "down,j", "", "Неделя, строка или человек ниже", run="move(1)"),
        Action("days.up", "up,k", "", "Неделя, строка или человек выше", run="move(-1)"),
        Action("days.next", "pagedown", "", "Следующий месяц или неделя", run="turn(1)"),
        Action("days.previous", "pageup", "", "Предыдущий месяц или неделя", run="turn(-1)"),
        Action("days.today", "home,n", "", "К сегодняшнему дню", run="today"),
        Action("days.choose", "enter", "", "Открыть выбранное", run="choose"),
    )
    DEFAULT_CSS = """
    DayGrid {
        width: 1fr;
        height: 1fr;
    }
    """

    @dataclass
    class Moved(Message):
        """The cursor has come to another day, person or line."""

        grid: "DayGrid"

    @dataclass
    class Chosen(Message):
        """What is under the cursor was chosen with Enter."""

        grid: "DayGrid"

    @dataclass
    class RangeShown(Message):
        """Other days are in sight, from the first to the last, both included."""

        grid: "DayGrid"
        first: date
        last: date

    def __init__(self, today: date, day: date | None = None) -> None:
        """Make a grid without contents.

        Args:
            today: the day that «сегодня» means.
            day: where the cursor stands at first.
        """
        super().__init__()
        self._today = today
        self._day = day or today
        self._told: tuple[date, date] | None = None

    @property
    def day(self) -> date:
        """The day under the cursor."""
        return self._day

    @property
    @abstractmethod
    def shown(self) -> tuple[date, date]:
        """The first and the last day in sight, both included."""

    @property
    @abstractmethod
    def kept_clear(self) -> Region:
        """Where the cursor stands in the widget; no message is to cover it."""

    @property
    def is_ready(self) -> bool:
        """Whether the days in sight are known: where they follow from the width, once it is."""
        return True

    def change_today(self, today: date) -> None:
        """Take another day for today, after midnight; the cursor stays where it is."""
        if today != self._today:
            self._today = today
            self.refresh()

    def move_to(self, day: date) -> None:
        """Put the cursor on a day and tell what has come into sight."""
        if day == self._day:
            return
        self._day = day
        self.refresh()
        self.tell_range()
        self.post_message(self.Moved(self))

    def tell_range(self) -> None:
        """Tell the days in sight when they are others than before."""
        if self.is_ready and self.shown != self._told:
            self._told = self.shown
            self.post_message(self.RangeShown(self, *self._told))

    def on_mount(self) -> None:
        self.tell_range()

    # -- keys

    def action_step(self, days: int) -> None:
        self.move_to(self._day + days * DAY)

    def action_move(self, step: int) -> None:
        """Go up or down."""

    def action_turn(self, direction: int) -> None:
        """Go to the next or the previous range of days."""
        self.move_to(self._day + 7 * direction * DAY)

    def action_today(self) -> None:
        self.move_to(self._today)

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self))
