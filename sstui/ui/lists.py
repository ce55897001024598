"""Rows of the queue under their headings, and the counts above them."""

from collections.abc import Callable, Mapping, Sequence

from sstui.core.queue import Group, QueueLine
from sstui.desk.queue import Queue
from sstui.ui.queue_columns import GROUP_TONES as GROUP_TONES
from sstui.ui.queue_columns import QueueColumns as QueueColumns
from sstui.ui.queue_columns import is_late
from sstui.ui.queue_columns import tone_of as tone_of
from sstui.ui.theme import Tone
from sstui.ui.widgets.board import BoardLine, first_that_fits
from sstui.ui.widgets.lines import Group as Heading

WIDE = 110
"""Cells from which on the title line has room for whole words."""

SHORT_LABELS = {
    Group.EXPIRED: "Истёк",
    Group.OVERDUE: "Просрочено",
    Group.DUE: "Пора",
    Group.WEEK: "Неделя",
    Group.LATER: "Позже",
    Group.PAUSED: "Приост.",
    Group.NONE: "Без срока",
    Group.ENDED: "Окончено",
}

_RARE = (Group.NONE, Group.ENDED)
"""Groups that are counted only where somebody is in them."""


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
        late = sum(is_late(line) for line in lines)
        more = f", просрочено {late}" if late else ""
        rows += [Heading(f"{'!' if late else '+'} Срок «{title}»: {len(lines)}{more}"), *lines]
    return rows


def counts_line(counts: Mapping[Group, int], width: int) -> BoardLine:
    """Families in each group: «× Истёк 1  ! Просрочено 5 …», as full as the width allows."""
    groups = [group for group in Group if counts[group] or group not in _RARE]
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
