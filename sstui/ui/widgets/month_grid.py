"""The calendar: a month of days with their marks.

Every mark is a sign with a number; colour only repeats it. `!2` are deadlines, `•1` proposed days,
`@1` appointments, `+3` visits made. A non-working day has a full stop after its number, a short one
an asterisk.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from sstui.core.facts import add_months
from sstui.core.wording import WEEKDAYS_SHORT
from sstui.ui.cells import fit
from sstui.ui.tones import Tone
from sstui.ui.widgets.day_grid import DAY, DayGrid
from sstui.ui.widgets.drawing import looks_of, strip_of

WEEKS = 6
_NARROWEST = 6


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
    def after(self) -> str:
        """The sign behind the number of the day: off, shortened, or nothing."""
        return "." if not self.working else "*" if self.short else ""


class MonthGrid(DayGrid):
    """Days in weeks from Monday."""

    HELP = (
        "Календарь. Знаки дня: ! — крайние сроки, • — желательные дни, @ — назначенные встречи, "
        "+ — сделанные посещения; точка после числа — нерабочий день, звёздочка — короткий."
    )

    def __init__(self, today: date, day: date | None = None) -> None:
        """Make a grid without marks; `day` is where the cursor stands at first."""
        super().__init__(today, day)
        self._marks: dict[date, DayMarks] = {}

    @property
    def shown(self) -> tuple[date, date]:
        """The first and the last day in sight, both included."""
        first = self._day.replace(day=1)
        monday = first - timedelta(days=first.weekday())
        return monday, monday + timedelta(days=7 * WEEKS - 1)

    def show(self, marks: Iterable[DayMarks]) -> None:
        """Show these marks; a day without any is an empty working day."""
        self._marks = {one.day: one for one in marks}
        self.refresh()

    def move_to(self, day: date) -> None:
        """Put the cursor on a day; within a month only two cells are drawn anew."""
        if day == self._day:
            return
        if (day.year, day.month) != (self._day.year, self._day.month):
            super().move_to(day)
            return
        old, self._day = self._day, day
        self._refresh_day(old)
        self._refresh_day(day)
        self.post_message(self.Moved(self))

    # -- keys

    def action_move(self, step: int) -> None:
        self.move_to(self._day + 7 * step * DAY)

    def action_turn(self, direction: int) -> None:
        self.move_to(add_months(self._day, direction))

    # -- drawing

    def render_line(self, y: int) -> Strip:
        return strip_of(self._month_line(y), self.size.width, looks_of(self).palette[Tone.PLAIN])

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
            parts += self._cell_line(monday + number * DAY, line)
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
        """« 12.»: today stands in brackets, a day off has a full stop; «▸12» is the cursor."""
        is_today = marks.day == self._today
        number = f"{marks.day.day}]" if is_today else f"{marks.day.day}"
        before = f"[{number}" if is_today else f"{number:>3}"
        if marks.day == self._day and self.has_focus:
            before = f"{looks_of(self).glyphs.cursor}{number:>2}"
        return f"{before}{marks.after or ('' if is_today else ' ')}"

    def _style(self, marks: DayMarks) -> Style:
        palette = looks_of(self).palette
        if marks.day == self._day:
            return palette[Tone.CURSOR if self.has_focus else Tone.CURSOR_BLURRED]
        if marks.day.month != self._day.month:
            return palette[Tone.MUTED]
        return palette[Tone.PLAIN if marks.working else Tone.LATE]

    @property
    def _cell_width(self) -> int:
        return max(self.size.width // 7, _NARROWEST)

    @property
    def _cell_height(self) -> int:
        return max(1, min(3, (self.size.height - 1) // WEEKS))

    @property
    def kept_clear(self) -> Region:
        return self._region_of(self._day)

    def _region_of(self, day: date) -> Region:
        week, column = divmod((day - self.shown[0]).days, 7)
        height, width = self._cell_height, self._cell_width
        return Region(column * width, 1 + week * height, width, height)

    def _refresh_day(self, day: date) -> None:
        self.refresh(self._region_of(day))

    def on_focus(self) -> None:
        self._refresh_day(self._day)

    def on_blur(self) -> None:
        self._refresh_day(self._day)
