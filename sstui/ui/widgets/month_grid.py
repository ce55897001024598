"""The calendar: a month of days with their marks, or one week a line a day.

Every mark is a sign with a number; colour only repeats it. `!2` are deadlines, `•1` proposed days,
`@1` appointments, `+3` visits made. A non-working day has a full stop after its number, a short one
an asterisk.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from sstui.core.facts import add_months
from sstui.core.wording import WEEKDAYS_SHORT, capitalised, day_month, plural
from sstui.ui.keys import Action, bindings
from sstui.ui.theme import Tone
from sstui.ui.widgets.drawing import fit, looks_of, strip_of

WEEKS = 6
_DAY = timedelta(days=1)
_NARROWEST = 6
_NAME_WIDTH = 26


@dataclass(frozen=True, slots=True)
class DayMarks:
    """What one day holds."""

    day: date
    due: int = 0
    """Families whose last day for the visit it is."""
    targets: int = 0
    """Families for whom the day is proposed."""
    appointments: int = 0
    visits: int = 0
    working: bool = True
    short: bool = False

    @property
    def signs(self) -> list[tuple[str, Tone]]:
        """The marks as they are drawn: «!2», «@1», «+3»."""
        marks = (
            ("!", self.due, Tone.LATE),
            ("•", self.targets, Tone.DUE),
            ("@", self.appointments, Tone.SOON),
            ("+", self.visits, Tone.DONE),
        )
        return [(f"{sign}{count}", tone) for sign, count, tone in marks if count]

    @property
    def words(self) -> str:
        """The marks in words: «2 срока, 1 встреча, 3 посещения»."""
        said = (
            (self.due, "срок", "срока", "сроков"),
            (self.targets, "семья по плану", "семьи по плану", "семей по плану"),
            (self.appointments, "встреча", "встречи", "встреч"),
            (self.visits, "посещение", "посещения", "посещений"),
        )
        return ", ".join(f"{n} {plural(n, *forms)}" for n, *forms in said if n)


class MonthGrid(Widget, can_focus=True):
    """Days in weeks from Monday; the page fills the marks when another range comes into sight."""

    HELP = (
        "Календарь. Знаки дня: ! — крайние сроки, • — желательные дни, @ — назначенные встречи, "
        "+ — сделанные посещения; точка после числа — нерабочий день, звёздочка — короткий."
    )
    BINDING_GROUP_TITLE = "Календарь"
    BINDINGS = bindings(
        Action("month.right", "right,l", "", "День вперёд", run="step(1, 1)"),
        Action("month.left", "left,h", "", "День назад", run="step(-1, -1)"),
        Action("month.down", "down,j", "", "Неделя вперёд (в неделе — день)", run="step(7, 1)"),
        Action("month.up", "up,k", "", "Неделя назад (в неделе — день)", run="step(-7, -1)"),
        Action("month.next", "pagedown", "", "Следующий месяц или неделя", run="turn(1)"),
        Action("month.previous", "pageup", "", "Предыдущий месяц или неделя", run="turn(-1)"),
        Action("month.today", "home,n", "", "К сегодняшнему дню", run="today"),
        Action("month.choose", "enter", "", "Перейти к списку дня"),
    )
    DEFAULT_CSS = """
    MonthGrid {
        width: 1fr;
        height: 1fr;
    }
    """

    is_week: var[bool] = var(False, init=False)
    """Whether one week is shown, a line a day."""

    @dataclass
    class Moved(Message):
        """The cursor has come to another day."""

        day: date

    @dataclass
    class Chosen(Message):
        """A day was chosen with Enter."""

        day: date

    @dataclass
    class RangeShown(Message):
        """Other days are in sight, from the first to the last, both included."""

        first: date
        last: date

    def __init__(self, today: date, day: date | None = None) -> None:
        """Make a grid without marks.

        Args:
            today: the day that «сегодня» means.
            day: where the cursor stands at first.
        """
        super().__init__()
        self._today = today
        self._day = day or today
        self._marks: dict[date, DayMarks] = {}

    @property
    def day(self) -> date:
        """The day under the cursor."""
        return self._day

    @property
    def shown(self) -> tuple[date, date]:
        """The first and the last day in sight, both included."""
        anchor = self._day if self.is_week else self._day.replace(day=1)
        monday = anchor - timedelta(days=anchor.weekday())
        return monday, monday + timedelta(days=(7 if self.is_week else 7 * WEEKS) - 1)

    def change_today(self, today: date) -> None:
        """Take another day for today, after midnight."""
        if today != self._today:
            self._today = today
            self.refresh()

    def show(self, marks: Iterable[DayMarks]) -> None:
        """Show these marks; a day without any is an empty working day."""
        self._marks = {one.day: one for one in marks}
        self.refresh()

    def move_to(self, day: date) -> None:
        """Put the cursor on a day and tell what has come into sight."""
        if day == self._day:
            return
        old, before = self._day, self.shown
        self._day = day
        if self.shown == before and (old.month == day.month or self.is_week):
            self._refresh_day(old)
            self._refresh_day(day)
        else:
            self.refresh()
        if self.shown != before:
            self.post_message(self.RangeShown(*self.shown))
        self.post_message(self.Moved(day))

    def on_mount(self) -> None:
        self.post_message(self.RangeShown(*self.shown))

    def watch_is_week(self) -> None:
        self.refresh()
        self.post_message(self.RangeShown(*self.shown))

    # -- keys

    def action_step(self, in_month: int, in_week: int) -> None:
        self.move_to(self._day + (in_week if self.is_week else in_month) * _DAY)

    def action_turn(self, direction: int) -> None:
        if self.is_week:
            self.move_to(self._day + timedelta(days=7 * direction))
        else:
            self.move_to(add_months(self._day, direction))

    def action_today(self) -> None:
        self.move_to(self._today)

    def action_choose(self) -> None:
        self.post_message(self.Chosen(self._day))

    # -- drawing

    def render_line(self, y: int) -> Strip:
        parts = self._week_line(y) if self.is_week else self._month_line(y)
        return strip_of(parts, self.size.width, looks_of(self).palette[Tone.PLAIN])

    def _month_line(self, y: int) -> list[tuple[str, Style]]:
        palette, width = looks_of(self).palette, self._cell_width
        if y == 0:
            return [(fit(f" {name}", width), palette[Tone.GROUP]) for name in WEEKDAYS_SHORT]
        week, line = divmod(y - 1, self._cell_height)
        if week >= WEEKS:
            return []
        monday = self.shown[0] + timedelta(days=7 * week)
        parts: list[tuple[str, Style]] = []
        for number in range(7):
            parts += self._cell_line(monday + number * _DAY, line)
        return parts

    def _cell_line(self, day: date, line: int) -> list[tuple[str, Style]]:
        """One line of one day: its number first, the signs below or, in a flat cell, beside."""
        palette, width = looks_of(self).palette, self._cell_width
        marks = self._marks.get(day) or DayMarks(day)
        number = self._number(marks)
        if self._cell_height == 1:
            texts = [number, *("".join(sign[0] for sign, _ in marks.signs),)]
            return [("".join(texts)[:width].ljust(width), self._style(marks))]
        if line == 0:
            return [(fit(number, width), self._style(marks))]
        if day == self._day and self.has_focus:
            text = " ".join(sign for sign, _ in self._signs_on(marks, line))
            return [(fit(f" {text}", width), palette[Tone.CURSOR])]
        parts = [(" ", palette[Tone.PLAIN])]
        for sign, tone in self._signs_on(marks, line):
            parts += [(sign, palette[tone]), (" ", palette[Tone.PLAIN])]
        used = sum(len(text) for text, _ in parts)
        return [*parts, (" " * max(width - used, 0), palette[Tone.PLAIN])]

    def _signs_on(self, marks: DayMarks, line: int) -> list[tuple[str, Tone]]:
        """The signs of one line of a cell: as many as fit, the last line takes the rest."""
        room, lines = self._cell_width - 1, [[]]  # type: ignore[var-annotated]
        for sign in marks.signs:
            taken = sum(len(text) + 1 for text, _ in lines[-1])
            if lines[-1] and taken + len(sign[0]) > room and len(lines) < self._cell_height - 1:
                lines.append([])
            lines[-1].append(sign)
        return lines[line - 1] if line <= len(lines) else []

    def _number(self, marks: DayMarks) -> str:
        """« 12.»: today stands in brackets, a non-working day has a full stop."""
        after = "." if not marks.working else "*" if marks.short else " "
        if marks.day == self._today:
            return f"[{marks.day.day}]{after.strip()}"
        return f"{marks.day.day:>3}{after}"

    def _style(self, marks: DayMarks) -> Style:
        palette = looks_of(self).palette
        if marks.day == self._day:
            return palette[Tone.CURSOR if self.has_focus else Tone.CURSOR_BLURRED]
        if marks.day.month != self._day.month:
            return palette[Tone.MUTED]
        return palette[Tone.PLAIN if marks.working else Tone.LATE]

    def _week_line(self, y: int) -> list[tuple[str, Style]]:
        """One day of the week: name, date, signs, the same in words."""
        palette = looks_of(self).palette
        if y >= 7:
            return []
        day = self.shown[0] + y * _DAY
        marks = self._marks.get(day) or DayMarks(day)
        off = "" if marks.working else ", нерабочий"
        now = " (сегодня)" if day == self._today else ""
        name = fit(f" {capitalised(WEEKDAYS_SHORT[y])} {day_month(day)}{off}{now}", _NAME_WIDTH)
        signs = fit(" ".join(sign for sign, _ in marks.signs), 12)
        width = max(self.size.width - _NAME_WIDTH - 12, 0)
        words = fit(marks.words, width, glyphs=looks_of(self).glyphs)
        if day == self._day:
            return [(name + signs + words, self._style(marks))]
        return [(name, self._style(marks)), (signs + words, palette[Tone.PLAIN])]

    @property
    def _cell_width(self) -> int:
        return max(self.size.width // 7, _NARROWEST)

    @property
    def _cell_height(self) -> int:
        return max(1, min(3, (self.size.height - 1) // WEEKS))

    def _refresh_day(self, day: date) -> None:
        number = (day - self.shown[0]).days
        if self.is_week:
            self.refresh(Region(0, number, self.size.width, 1))
            return
        week, column = divmod(number, 7)
        height, width = self._cell_height, self._cell_width
        self.refresh(Region(column * width, 1 + week * height, width, height))

    def on_focus(self) -> None:
        self._refresh_day(self._day)

    def on_blur(self) -> None:
        self._refresh_day(self._day)
