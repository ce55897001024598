"""The lines around the queue, in words and tones."""

from collections.abc import Sequence

from sstui.core.wording import long_date, short_date, untied, weekday, weekday_short
from sstui.desk.desk import Desk
from sstui.ui.board_lines import BoardLine
from sstui.ui.lists import WIDE
from sstui.ui.tones import Tone


def title(desk: Desk, width: int, *, is_mixed: bool) -> str:
    """«Очередь: мои семьи · пн 23.11.2026 · Котёнова В.».

    Args:
        desk: the person and the day.
        width: cells of the screen.
        is_mixed: whether everybody's families are shown.
    """
    whose = "все семьи" if is_mixed else "мои семьи"
    name = untied(desk.person.name.short) if desk.person else "только просмотр"
    day = f"{weekday_short(desk.today)} {short_date(desk.today)}"
    if width >= WIDE:
        day = f"{weekday(desk.today)}, {long_date(desk.today)}"
    return f"Очередь: {whose} · {day} · {name}"


def look_line(words: str) -> BoardLine:
    """What the queue is narrowed to, and how to see all of it."""
    return [(f" {words} (Esc — снять)", Tone.STRONG)]


def warning_line(warnings: Sequence[str], more: str = "") -> BoardLine:
    """The first of some warnings, and what is to be said of the others."""
    return [(f" Внимание: {warnings[0]}{more}. Esc — скрыть", Tone.MUTED)]
