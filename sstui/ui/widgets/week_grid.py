"""The calendar: a week with the families of each day, side by side or one day under another."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from sstui.core.wording import WEEKDAYS_SHORT, capitalised, counted, day_month
from sstui.ui.cells import fit
from sstui.ui.tones import Tone
from sstui.ui.widgets.day_grid import DAY, DayGrid
from sstui.ui.widgets.drawing import looks_of, strip_of
from sstui.ui.widgets.month_grid import DayMarks

SIDE_BY_SIDE = 100
"""Cells from which on the seven days stand side by side."""
_LAST = 10**6
"""Stands for the last line of a day that is not known yet."""
_HEAD = 2


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One family on one day."""

    key: Hashable
    sign: str
    at: str
    """Time of day, or empty."""
    name: str
    more: str
    """What stands behind the name where there is room: the place, «0 из 1»."""
    tone: Tone


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day of the week."""

    marks: DayMarks
    lines: tuple[WeekLine, ...] = ()


class WeekGrid(DayGrid):
    """Seven days with their families; the cursor stands on a family, or on a day without any."""

    HELP = (
        "Неделя: под каждым днём его семьи. @ — назначено, с часом; ! — крайний срок или уже "
        "просрочено; • — желательный день; + — сделано. Влево и вправо — по дням, вверх и вниз — "
        "по семьям; точка после числа — нерабочий день, звёздочка — короткий."
    )

    def __init__(self, today: date, day: date | None = None) -> None:
        """Make a week without families; `day` is where the cursor stands at first."""
        super().__init__(today, day)
        self._days: dict[date, WeekDay] = {}
        self._index = 0
        self._top = 0

    @property
    def shown(self) -> tuple[date, date]:
        """Monday and Sunday."""
        monday = self._day - self._day.weekday() * DAY
        return monday, monday + 6 * DAY

    @property
    def key(self) -> Hashable | None:
        """The line under the cursor; None on a day without families."""
        line = self._line
        return line.key if line else None

    @property
    def position(self) -> str:
        """«2 из 5» of the day; empty on a day without families."""
        count = len(self._lines_of(self._day))
        return f"{self._at + 1} из {count}" if count else ""

    def show(self, days: Iterable[WeekDay]) -> None:
        """Show these days; the cursor stays on its family, else on its line."""
        key, at = self.key, self._index
        self._days = {one.marks.day: one for one in days}
        keys = [one.key for one in self._lines_of(self._day)]
        self._index = keys.index(key) if key in keys else at
        self.refresh()
        self.post_message(self.Moved(self))

    def seek(self, day: date, key: Hashable) -> None:
        """Put the cursor on a family of a day, when it is there."""
        keys = [one.key for one in self._lines_of(day)]
        if key in keys:
            self.move_to(day)
            self._index = keys.index(key)
            self.refresh()
            self.post_message(self.Moved(self))

    def move_to(self, day: date) -> None:
        """Put the cursor on the first family of a day."""
        if day != self._day:
            self._index = 0
        super().move_to(day)

    @property
    def kept_clear(self) -> Region:
        if self._is_wide:
            line = _HEAD + min(self._at, max(self.size.height - _HEAD - 2, 0))
        else:
            line = self._stacked_here(self._stacked_rows()) - self._top
        return Region(0, line, self.size.width, 1)

    # -- keys

    def action_move(self, step: int) -> None:
        """To the next family; where the days stand one under another, on to the next day."""
        at = self._at + step
        if 0 <= at < len(self._lines_of(self._day)):
            self._index = at
            self.refresh()
            self.post_message(self.Moved(self))
        elif not self._is_wide:
            self.move_to(self._day + step * DAY)
            self._index = 0 if step > 0 else _LAST
            self.refresh()

    # -- drawing

    def render_line(self, y: int) -> Strip:
        parts = self._wide_line(y) if self._is_wide else self._stacked_line(y)
        return strip_of(parts, self.size.width, looks_of(self).palette[Tone.PLAIN])

    def on_resize(self) -> None:
        self.refresh()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def _wide_line(self, y: int) -> list[tuple[str, Style]]:
        parts: list[tuple[str, Style]] = []
        width, spare = divmod(self.size.width, 7)
        for number in range(7):
            day = self.shown[0] + number * DAY
            parts += self._wide_cell(day, y, width + (number < spare))
        return parts

    def _wide_cell(self, day: date, y: int, width: int) -> list[tuple[str, Style]]:
        palette, glyphs = looks_of(self).palette, looks_of(self).glyphs
        marks, lines = self._marks_of(day), self._lines_of(day)
        if y == 0:
            name = f"{capitalised(WEEKDAYS_SHORT[day.weekday()])} {day:%d.%m}"
            return [(fit(self._headed(name, marks), width), self._head_style(marks))]
        if y == 1:
            signs = " ".join(sign for sign, _ in marks.signs)
            return [
                (fit(f" {signs or self._off(marks)}", width, glyphs=glyphs), palette[Tone.MUTED])
            ]
        room = self.size.height - _HEAD
        first = max(0, self._at - room + 2) if day == self._day else 0
        at = first + y - _HEAD
        if at < len(lines) and y == self.size.height - 1 and at + 1 < len(lines):
            return [(fit(f" ещё {len(lines) - at}", width), palette[Tone.MUTED])]
        if at >= len(lines):
            is_here = day == self._day and not lines and y == _HEAD
            return [(" " * width, self._cursor_style if is_here else palette[Tone.PLAIN])]
        is_here = day == self._day and at == self._at
        head = f"{glyphs.cursor if is_here else ' '}{lines[at].sign}{lines[at].at}"
        text = f"{head} {_shortened(lines[at].name, width - cell_len(head) - 2)}"
        style = self._cursor_style if is_here else palette[lines[at].tone]
        return [(fit(text, width - 1, glyphs=glyphs), style), (" ", palette[Tone.PLAIN])]

    def _stacked_line(self, y: int) -> list[tuple[str, Style]]:
        rows = self._stacked_rows()
        here = self._stacked_here(rows)
        head = here - (self._at == 0 and bool(self._lines_of(self._day)))
        if head < self._top:
            self._top = head
        elif here >= self._top + self.size.height:
            self._top = here - self.size.height + 1
        self._top = max(0, min(self._top, len(rows) - self.size.height))
        if self._top + y >= len(rows):
            return []
        day, at = rows[self._top + y]
        if at < 0:
            return [self._stacked_head(day)]
        return [self._stacked_family(self._lines_of(day)[at], is_here=self._top + y == here)]

    def _stacked_here(self, rows: Sequence[tuple[date, int]]) -> int:
        """Which of the rows the cursor is on."""
        return rows.index((self._day, self._at if self._lines_of(self._day) else -1))

    def _stacked_rows(self) -> Sequence[tuple[date, int]]:
        """Days and places in them, from top to bottom; -1 is the heading of the day."""
        days = [self.shown[0] + number * DAY for number in range(7)]
        return [(day, at) for day in days for at in range(-1, len(self._lines_of(day)))]

    def _stacked_head(self, day: date) -> tuple[str, Style]:
        marks, looks = self._marks_of(day), looks_of(self)
        name = f"{capitalised(WEEKDAYS_SHORT[day.weekday()])} {day_month(day)}"
        said = [self._headed(name, marks), self._off(marks)]
        if count := len(self._lines_of(day)):
            said.append(counted(count, "запись", "записи", "записей"))
        text = fit("  ".join(filter(None, said)), self.size.width, glyphs=looks.glyphs)
        is_here = day == self._day and not self._lines_of(day)
        return text, self._cursor_style if is_here else self._head_style(marks)

    def _stacked_family(self, line: WeekLine, *, is_here: bool) -> tuple[str, Style]:
        looks, width = looks_of(self), self.size.width
        cursor = looks.glyphs.cursor if is_here else " "
        name = max((width - 12) * 3 // 5, 10)
        text = f"{cursor}  {line.sign} {line.at:<5} {fit(line.name, name, glyphs=looks.glyphs)} "
        style = self._cursor_style if is_here else looks.palette[line.tone]
        return fit(text + line.more, width, glyphs=looks.glyphs), style

    def _headed(self, name: str, marks: DayMarks) -> str:
        text = f"[{name}]" if marks.day == self._today else f" {name}"
        return text + marks.after

    def _off(self, marks: DayMarks) -> str:
        return "нерабочий" if not marks.working else "короткий" if marks.short else ""

    def _head_style(self, marks: DayMarks) -> Style:
        palette = looks_of(self).palette
        if marks.day == self._day:
            return palette[Tone.STRONG]
        return palette[Tone.GROUP if marks.working else Tone.MUTED]

    # -- inside

    @property
    def _is_wide(self) -> bool:
        return self.size.width >= SIDE_BY_SIDE

    @property
    def _cursor_style(self) -> Style:
        return looks_of(self).palette[Tone.CURSOR if self.has_focus else Tone.CURSOR_BLURRED]

    @property
    def _at(self) -> int:
        """The line of the day under the cursor; 0 where the day has none."""
        return max(0, min(self._index, len(self._lines_of(self._day)) - 1))

    @property
    def _line(self) -> WeekLine | None:
        lines = self._lines_of(self._day)
        return lines[self._at] if lines else None

    def _lines_of(self, day: date) -> tuple[WeekLine, ...]:
        return self._days[day].lines if day in self._days else ()

    def _marks_of(self, day: date) -> DayMarks:
        return self._days[day].marks if day in self._days else DayMarks(day)


def _shortened(name: str, width: int) -> str:
    """A person's name that fits: in full, with initials, the surname alone."""
    parts = name.split()
    if cell_len(name) <= width or len(parts) < 2:
        return name
    short = " ".join([parts[0], *(f"{part[0]}." for part in parts[1:3])])
    return short if cell_len(short) <= width else parts[0]
