"""The calendar: people down, days across, in each cell the visits of a person on a day.

How full a day is stands behind the number as a sign, and colour only repeats it: nothing where the
visits fit the hours of the day, `!` where they do not, `‼` (`#` on old consoles) where they take
more than one and a half days or fall on a day off.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from sstui.core.day_load import Strain
from sstui.core.facts import add_months
from sstui.core.wording import MONTHS, WEEKDAYS_SHORT
from sstui.ui.cells import fit
from sstui.ui.tones import PLAIN, Tone
from sstui.ui.widgets.day_grid import DAY, DayGrid
from sstui.ui.widgets.drawing import looks_of, strip_of

MONTH_WIDTH = 112
"""Cells from which on a whole month is shown; two weeks below that."""
_TOTAL = 6
_HEAD = 2
_LONGEST_NAME = 22
_TONES = {
    Strain.FREE: Tone.MUTED,
    Strain.FITS: Tone.PLAIN,
    Strain.OVER: Tone.DUE,
    Strain.FAR: Tone.LATE,
}


@dataclass(frozen=True, slots=True)
class GridHead:
    """One column: a day."""

    day: date
    total: int
    working: bool = True
    short: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One person with the number of visits and the strain of each day."""

    key: Hashable
    name: str
    cells: tuple[tuple[int, Strain], ...]


class PeopleGrid(DayGrid):
    """The cursor stands on one day of one person; the last line sums up everybody's day."""

    HELP = (
        "Люди по дням: сколько у каждого посещений, сделанных, назначенных и желательных. "
        "! — больше, чем помещается в рабочий день вместе с дорогой; ‼ (#) — больше полутора "
        "дней или нерабочий день. Enter — список этого дня у этого человека."
    )

    def __init__(self, today: date, day: date | None = None) -> None:
        """Make a grid without people; `day` is where the cursor stands at first."""
        super().__init__(today, day)
        self._heads: dict[date, GridHead] = {}
        self._rows: Sequence[GridRow] = ()
        self._row = 0
        self._top = 0
        self._first = self._monday

    @property
    def shown(self) -> tuple[date, date]:
        """The first and the last day in sight: the month, or two weeks from a Monday."""
        if self._has_month:
            first = self._day.replace(day=1)
            return first, (first + timedelta(31)).replace(day=1) - DAY
        if not self._first <= self._day <= self._first + 13 * DAY:
            is_before = self._day < self._first
            self._first = self._monday if is_before else self._monday - 7 * DAY
        return self._first, self._first + 13 * DAY

    @property
    def kept_clear(self) -> Region:
        return Region(0, _HEAD + self._row - self._top, self.size.width, 1)

    @property
    def is_ready(self) -> bool:
        return self.size.width > 0

    @property
    def key(self) -> Hashable | None:
        """The person under the cursor; None in an empty grid and for families without a curator."""
        return self._rows[self._row].key if self._rows else None

    @property
    def position(self) -> str:
        """«2 из 30»."""
        return f"{self._row + 1} из {len(self._rows)}" if self._rows else ""

    def show(self, heads: Sequence[GridHead], rows: Sequence[GridRow]) -> None:
        """Show these people and days; the cursor stays on its person."""
        key, keys = self.key, [one.key for one in rows]
        self._heads, self._rows = {one.day: one for one in heads}, rows
        self._row = keys.index(key) if key in keys else max(0, min(self._row, len(rows) - 1))
        self._follow()
        self.refresh()
        self.post_message(self.Moved(self))

    def go_to_person(self, key: Hashable) -> None:
        """Put the cursor on a person, when the person is there."""
        keys = [one.key for one in self._rows]
        if key in keys:
            self._go(keys.index(key))

    # -- keys

    def action_move(self, step: int) -> None:
        self._go(self._row + step)

    def action_turn(self, direction: int) -> None:
        if self._has_month:
            self.move_to(add_months(self._day, direction))
        else:
            self._first += 14 * direction * DAY
            self.move_to(self._day + 14 * direction * DAY)

    def _go(self, row: int) -> None:
        row = max(0, min(row, len(self._rows) - 1))
        if self._rows and row != self._row:
            self._row = row
            self._follow()
            self.refresh()
            self.post_message(self.Moved(self))

    # -- drawing

    def on_resize(self) -> None:
        self._follow()
        self.refresh()
        self.tell_range()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        palette = looks_of(self).palette
        if y < _HEAD:
            parts = self._head_line(y)
        elif y == self.size.height - 1:
            parts = self._total_line()
        elif self._top + y - _HEAD < len(self._rows):
            parts = self._person_line(self._top + y - _HEAD)
        else:
            parts = []
        return strip_of(parts, self.size.width, palette[Tone.PLAIN])

    def _head_line(self, y: int) -> list[tuple[str, Style]]:
        palette, width = looks_of(self).palette, self._cell_width
        month = f" {MONTHS[self._day.month - 1]}" if y == 0 else ""
        parts = [(fit(month, self._name_width), palette[Tone.STRONG])]
        for day in self._days:
            head = self._heads.get(day) or GridHead(day, 0)
            name = WEEKDAYS_SHORT[day.weekday()]
            after = "." if not head.working else "*" if head.short else ""
            if day == self._today:
                name, number = name.upper(), f"[{day.day}{after}"
            else:
                number = f"{day.day}{after}"
            text = f"{name:>{width - 1}} " if y == 0 else f"{number:>{width - 1 + len(after)}}"
            tone = Tone.STRONG if day == self._day else Tone.GROUP if head.working else Tone.MUTED
            parts.append((fit(text, width), palette[tone]))
        return [*parts, (fit("всего" if y == 0 else "", _TOTAL, "right"), palette[Tone.GROUP])]

    def _person_line(self, at: int) -> list[tuple[str, Style]]:
        looks, row, is_here = looks_of(self), self._rows[at], at == self._row
        palette, glyphs = looks.palette, looks.glyphs
        cursor = glyphs.cursor if is_here else " "
        name = fit(f"{cursor}{row.name}", self._name_width, glyphs=glyphs)
        parts = [(name, palette[Tone.STRONG if is_here else Tone.PLAIN])]
        by_day = dict(zip(self._heads, row.cells, strict=True))
        for day in self._days:
            count, strain = by_day.get(day, (0, Strain.FREE))
            tone = _TONES[strain]
            if is_here and day == self._day:
                tone = Tone.CURSOR if self.has_focus else Tone.CURSOR_BLURRED
            text = self._cell(day, count, strain)
            if is_here and day == self._day and self.has_focus and text[0] == " ":
                text = f"{glyphs.cursor}{text[1:]}"
            parts.append((text, palette[tone]))
        total = sum(count for count, _ in row.cells)
        return [*parts, (fit(str(total), _TOTAL, "right"), palette[Tone.PLAIN])]

    def _cell(self, day: date, count: int, strain: Strain) -> str:
        width, is_plain = self._cell_width, looks_of(self).glyphs is PLAIN
        if count == 0:
            head = self._heads.get(day)
            free = "." if is_plain else "·"
            return f"{free if head is None or head.working else '-':>{width - 1}} "
        sign = {Strain.OVER: "!", Strain.FAR: "#" if is_plain else "‼"}.get(strain, " ")
        return f"{min(count, 99):>{width - 1}}{sign}"

    def _total_line(self) -> list[tuple[str, Style]]:
        palette, width = looks_of(self).palette, self._cell_width
        parts = [(fit(" Всего", self._name_width), palette[Tone.GROUP])]
        for day in self._days:
            head = self._heads.get(day)
            text = str(min(head.total, 999)) if head and head.total else ""
            parts.append((f"{text:>{width - 1}} "[:width], palette[Tone.GROUP]))
        total = sum(head.total for head in self._heads.values())
        return [*parts, (fit(str(total), _TOTAL, "right"), palette[Tone.GROUP])]

    # -- inside

    @property
    def _days(self) -> list[date]:
        first, last = self.shown
        return [first + number * DAY for number in range((last - first).days + 1)]

    @property
    def _has_month(self) -> bool:
        return self.size.width >= MONTH_WIDTH

    @property
    def _monday(self) -> date:
        return self._day - self._day.weekday() * DAY

    @property
    def _cell_width(self) -> int:
        days = 31 if self._has_month else 14
        return 4 if self.size.width >= 14 + 4 * days + _TOTAL else 3

    @property
    def _name_width(self) -> int:
        rest = self.size.width - self._cell_width * len(self._days) - _TOTAL
        return max(min(rest, _LONGEST_NAME), 6)

    def _follow(self) -> None:
        """Scroll so that the person under the cursor is in sight."""
        room = max(self.size.height - _HEAD - 1, 1)
        self._top = min(max(self._top, self._row - room + 1), self._row)
        self._top = max(0, min(self._top, len(self._rows) - room))
