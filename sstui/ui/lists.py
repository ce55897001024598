"""Columns of the lists of families, chosen by the width of the screen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sstui.core.deadlines import DeadlineState
from sstui.core.norms import NormSet
from sstui.core.queue import Group, QueueLine
from sstui.desk.queue import Queue
from sstui.ui.theme import Tone
from sstui.ui.widgets.board import BoardLine, first_that_fits
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import Group as Heading
from sstui.ui.words import done_of, near_day

WIDE = 110
"""Cells from which on the columns have their full titles."""

GROUP_TONES = {
    Group.EXPIRED: Tone.LATE,
    Group.OVERDUE: Tone.LATE,
    Group.DUE: Tone.DUE,
    Group.WEEK: Tone.SOON,
    Group.LATER: Tone.PLAIN,
    Group.PAUSED: Tone.MUTED,
    Group.NONE: Tone.MUTED,
}

SHORT_LABELS = {
    Group.EXPIRED: "Истёк",
    Group.OVERDUE: "Просрочено",
    Group.DUE: "Пора",
    Group.WEEK: "Неделя",
    Group.LATER: "Позже",
    Group.PAUSED: "Приост.",
    Group.NONE: "Без срока",
}


@dataclass(frozen=True, slots=True)
class QueueColumns:
    """What a line of the queue looks like on a day under the norms of that day."""

    today: date
    norms: NormSet

    def for_width(self, width: int, *, with_curator: bool) -> list[Column[QueueLine]]:
        """The columns that a screen of so many cells may show.

        Args:
            width: cells of the screen.
            with_curator: whether the families are of several curators.
        """
        return self._wide() if width >= WIDE else self._narrow(with_curator=with_curator)

    def _narrow(self, *, with_curator: bool) -> list[Column[QueueLine]]:
        curator = [_column("Куратор", _surname, 9, 3)] if with_curator else []
        return [
            _column("", _sign, 1, 0),
            _column("Желат.", self._target, 8, 1),
            _column("Крайний", self._due, 8, 0),
            _column("Посещ.", _done, 6, 4),
            _column("Назнач.", self._appointed, 8, 2),
            _column("Семья", lambda line: line.family, 15, 0, share=3),
            _column("Пункт", lambda line: line.settlement, 9, 2, share=2),
            _column("Уровень", self._level_short, 7, 5),
            *curator,
        ]

    def _wide(self) -> list[Column[QueueLine]]:
        return [
            _column("", _sign, 1, 0),
            _column("Желательно", self._target, 10, 1),
            _column("Крайний срок", self._due, 12, 0),
            _column("Сделано", _done, 7, 4),
            _column("Назначено", self._appointed_at, 14, 2),
            _column("Семья", lambda line: line.family, 24, 0, share=4),
            _column("Населённый пункт", lambda line: line.settlement, 16, 2, share=2),
            _column("Уровень", self._level, 13, 5),
            _column("Куратор", lambda line: line.curator, 14, 3, share=1),
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


def queue_rows(
    found: Queue, deadlines: Sequence[QueueLine], *, only_deadlines: bool = False
) -> list[QueueLine | Heading]:
    """Lines under the headings of their groups; deadlines stand behind what is late.

    Args:
        found: families in their order.
        deadlines: lines that are about deadlines, soonest first.
        only_deadlines: whether the families are left out.
    """
    rows: list[QueueLine | Heading] = []
    last: Group | None = None
    waiting = _deadline_rows(deadlines)
    for line in () if only_deadlines else found.lines:
        if line.group is not last:
            last = line.group
            if last not in (Group.EXPIRED, Group.OVERDUE):
                rows, waiting = [*rows, *waiting], []
            rows.append(Heading(f"{last.sign} {last.label}: {found.counts[last]}".strip()))
        rows.append(line)
    return [*rows, *waiting]


def _deadline_rows(deadlines: Sequence[QueueLine]) -> list[QueueLine | Heading]:
    """Lines of deadlines under what is to be done; it stands in the heading for want of room."""
    by_clock: dict[str, list[QueueLine]] = {}
    for line in deadlines:
        if line.deadline:
            by_clock.setdefault(line.deadline.clock.title, []).append(line)
    rows: list[QueueLine | Heading] = []
    for title, lines in by_clock.items():
        late = sum(_is_late(line) for line in lines)
        more = f", просрочено {late}" if late else ""
        rows += [Heading(f"{'!' if late else '+'} Срок «{title}»: {len(lines)}{more}"), *lines]
    return rows


def _is_late(line: QueueLine) -> bool:
    return line.deadline is not None and line.deadline.state is DeadlineState.OVERDUE


def counts_line(counts: Mapping[Group, int], width: int) -> BoardLine:
    """Families in each group: «× Истёк 1  ! Просрочено 5 …», as full as the width allows."""
    groups = [group for group in Group if counts[group] or group is not Group.NONE]
    return first_that_fits(
        [
            _counts(groups, counts, lambda group: group.label.partition(":")[0], " · "),
            _counts(groups, counts, SHORT_LABELS.__getitem__, "  "),
            _counts(groups, counts, SHORT_LABELS.__getitem__, " "),
            _counts(groups, counts, lambda group: SHORT_LABELS[group][:5], " "),
        ],
        width,
    )


def _counts(
    groups: Sequence[Group], counts: Mapping[Group, int], label: Callable[[Group], str], gap: str
) -> BoardLine:
    parts: list[tuple[str, Tone]] = []
    for group in groups:
        text = f"{group.sign} {label(group)} {counts[group]}".strip()
        tone = GROUP_TONES[group] if counts[group] else Tone.MUTED
        parts += [(gap if parts else " ", Tone.MUTED), (text, tone)]
    return parts


def _sign(line: QueueLine) -> str:
    return ("!" if _is_late(line) else "+") if line.deadline else line.group.sign


def _done(line: QueueLine) -> str:
    return "срок" if line.deadline else done_of(line.next)


def _surname(line: QueueLine) -> str:
    return line.curator.partition("\u00a0")[0]


def tone_of(line: QueueLine) -> Tone:
    """What a family's group, or the state of its deadline, means in colour."""
    if line.deadline:
        return Tone.LATE if _is_late(line) else Tone.SOON
    return GROUP_TONES[line.group]


def _column(
    title: str, cell: Callable[[QueueLine], str], width: int, rank: int, share: int = 0
) -> Column[QueueLine]:
    return Column(title, cell, width, share=share, tone=tone_of, rank=rank)
