"""The counts above the queue, and what its columns are."""

from collections.abc import Callable, Mapping, Sequence

from sstui.core.queue import Group
from sstui.ui.board_lines import BoardLine, first_that_fits
from sstui.ui.queue_columns import GROUP_TONES as GROUP_TONES
from sstui.ui.queue_columns import QueueColumns as QueueColumns
from sstui.ui.queue_columns import tone_of as tone_of
from sstui.ui.tones import Tone

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
