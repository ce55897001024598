"""Columns of the queue, chosen by the width of the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sstui.core.deadlines import DeadlineState
from sstui.core.norms import NormSet
from sstui.core.queue import Group, QueueLine
from sstui.core.wording import distance, done_of, near_day
from sstui.desk.queue_view import Beside
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column

MIDDLE = 100
"""Cells from which on the short columns leave room for more of them."""
FULL = 120
"""Cells from which on columns have their full titles."""
WIDEST = 150
"""Cells from which on levels have their full names."""

GROUP_TONES = {
    Group.EXPIRED: Tone.LATE,
    Group.OVERDUE: Tone.LATE,
    Group.DUE: Tone.DUE,
    Group.WEEK: Tone.SOON,
    Group.LATER: Tone.PLAIN,
    Group.PAUSED: Tone.MUTED,
    Group.NONE: Tone.MUTED,
    Group.ENDED: Tone.MUTED,
}


@dataclass(frozen=True, slots=True)
class QueueColumns:
    """What a line of the queue looks like on a day under the norms of that day."""

    today: date
    norms: NormSet
    beside: Callable[[QueueLine], Beside] = lambda _: Beside()
    """What is asked for the lines in sight alone."""

    def for_width(self, width: int, *, with_curator: bool) -> list[Column[QueueLine]]:
        """The columns that a screen of so many cells may show; the list leaves out what is over.

        Args:
            width: cells of the screen.
            with_curator: whether the families are of several curators.
        """
        if width >= FULL:
            return self._full(with_curator=with_curator, is_short=width < WIDEST)
        if width >= MIDDLE:
            return [*self._short(20, with_curator=with_curator), *self._last_and_end()]
        return self._short(15, with_curator=with_curator)

    def _short(self, family: int, *, with_curator: bool) -> list[Column[QueueLine]]:
        """Columns with short titles; the family's name has so many cells at least."""
        curator = [_column("Куратор", _surname, 9, 3)] if with_curator else []
        return [
            _column("", _sign, 1, 0),
            _column("Желат.", self._target, 8, 1),
            _column("Крайний", self._due, 8, 0),
            _column("Посещ.", _done, 6, 4),
            _column("Назнач.", self._appointed, 8, 2),
            _column("Семья", lambda line: line.family, family, 0, share=3),
            _column("Пункт", lambda line: line.settlement, 9, 2, share=2),
            _column("Уровень", self._level_short, 7, 5),
            *curator,
        ]

    def _last_and_end(self) -> list[Column[QueueLine]]:
        return [_column("Были", self._last_visit, 8, 6), _column("Срок до", self._end, 8, 7)]

    def _full(self, *, with_curator: bool, is_short: bool) -> list[Column[QueueLine]]:
        level = (self._level_short, 7) if is_short else (self._level, 13)
        curator = [_column("Куратор", lambda line: line.curator, 13, 3, share=1)]
        return [
            _column("", _sign, 1, 0),
            _column("Желательно", self._target, 10, 1),
            _column("Крайний срок", self._due, 12, 0),
            _column("Сделано", _done, 7, 4),
            _column("Назначено", self._appointed_at, 14, 2),
            _column("Семья", lambda line: line.family, 24 if is_short else 28, 0, share=4),
            _column("Пункт", lambda line: line.settlement, 11, 2, share=2),
            _column("Уровень", *level, 5),
            *(curator if with_curator else []),
            _column("Последнее", self._last_visit, 9, 6),
            _column("Срок до", self._end, 8, 7),
            _column("Телефон", lambda line: self.beside(line).phone, 16, 8),
            _column("Адрес", lambda line: self.beside(line).address, 18, 9, share=2),
            _column("Почему здесь", self._reason, 25, 10, share=1),
        ]

    def _target(self, line: QueueLine) -> str:
        if line.next is None or line.group is Group.EXPIRED or line.deadline:
            return ""
        return near_day(line.next.target, self.today)

    def _due(self, line: QueueLine) -> str:
        if line.deadline:
            return near_day(line.deadline.due_on, self.today)
        if line.group is Group.EXPIRED and line.outlook.end:
            return near_day(line.outlook.end, self.today)
        return near_day(line.next.due_by, self.today) if line.next else ""

    def _appointed(self, line: QueueLine) -> str:
        if line.appointment is None or line.deadline:
            return ""
        return near_day(line.appointment[0], self.today)

    def _appointed_at(self, line: QueueLine) -> str:
        at = line.appointment[1] if line.appointment and not line.deadline else ""
        return f"{self._appointed(line)} {at}".rstrip()

    def _level(self, line: QueueLine) -> str:
        known = self.norms.levels.get(line.level)
        return known.title if known else line.level

    def _level_short(self, line: QueueLine) -> str:
        known = self.norms.levels.get(line.level)
        return known.short if known else line.level

    def _last_visit(self, line: QueueLine) -> str:
        last = self.beside(line).last_visit
        return near_day(last, self.today) if last else ""

    def _end(self, line: QueueLine) -> str:
        return f"{line.outlook.end:%d.%m.%y}" if line.outlook.end else ""

    def _reason(self, line: QueueLine) -> str:
        """Why the line stands where it does, in a few words."""
        if line.deadline:
            return line.deadline.clock.title
        if line.group is Group.EXPIRED and line.outlook.end:
            return f"срок истёк {distance(line.outlook.end, self.today)}"
        if line.next is None or line.group is Group.PAUSED:
            return line.outlook.fault or line.group.label.lower()
        due = distance(line.next.due_by, self.today)
        if line.group is Group.DUE and line.next.target < self.today:
            return f"пора с {near_day(line.next.target, self.today)}"
        return f"срок {due}"


def _sign(line: QueueLine) -> str:
    return ("!" if is_late(line) else "+") if line.deadline else line.group.sign


def _done(line: QueueLine) -> str:
    return "срок" if line.deadline else done_of(line.next)


def _surname(line: QueueLine) -> str:
    return line.curator.partition("\u00a0")[0]


def is_late(line: QueueLine) -> bool:
    """Whether the line is about a deadline whose day is past."""
    return line.deadline is not None and line.deadline.state is DeadlineState.OVERDUE


def tone_of(line: QueueLine) -> Tone:
    """What a family's group, or the state of its deadline, means in colour."""
    if line.deadline:
        return Tone.LATE if is_late(line) else Tone.SOON
    return GROUP_TONES[line.group]


def _column(
    title: str, cell: Callable[[QueueLine], str], width: int, rank: int, share: int = 0
) -> Column[QueueLine]:
    return Column(title, cell, width, share=share, tone=tone_of, rank=rank)
