"""Rows of the day's overview: which lines there is room for, and how a line is laid out."""

from collections.abc import Sequence
from datetime import date

from sstui.core.wording import capitalised, near_day
from sstui.desk.today import Today
from sstui.desk.today_sight import Block, Kind, TodayLine
from sstui.ui.cells import fit
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import GAP, Column, fit_columns
from sstui.ui.widgets.lines import Group as Heading

Row = TodayLine | Heading

FEWEST = 4
"""Lines of a block that are shown on the lowest screen."""
MOST = 30

_TONES = {
    Kind.AGREED: Tone.SOON,
    Kind.MADE: Tone.DONE,
    Kind.DUE: Tone.DUE,
    Kind.CURATOR: Tone.LATE,
    Kind.WARNING: Tone.DUE,
    Kind.STEP: Tone.STRONG,
    Kind.MORE: Tone.MUTED,
}


def rows_for(found: Today, height: int) -> list[Row]:
    """Blocks under their titles, each as long as the height allows all of them to be.

    Args:
        found: the overview.
        height: lines of the screen that the list has; more rows are scrolled to.
    """
    most = next(
        (one for one in range(MOST, FEWEST, -1) if _height(found.blocks, one) <= height), FEWEST
    )
    rows: list[Row] = []
    for block in found.blocks:
        is_family = any(one.case_id is not None for one in block.lines)
        title = f"{block.title}: {block.count}" if is_family else block.title
        is_late = any(one.is_late for one in block.lines)
        rows += [Heading(title, Tone.LATE if is_late else Tone.GROUP), *_shown(block, most)]
    return rows


def columns_for(width: int, today: date, *, is_mixed: bool) -> list[Column[TodayLine]]:
    """One column, whose lines are families in columns of their own or whole sentences.

    Args:
        width: cells of the screen.
        today: the day, for dates without a year.
        is_mixed: whether the families are of several curators.
    """
    inner = fit_columns(_columns(today, is_mixed=is_mixed), width - 1)

    def cell(line: TodayLine) -> str:
        if not line.family:
            return f"{line.kind.sign} {capitalised(line.words)}"
        texts = [fit(column.cell(line), cells) for column, cells in inner]
        return (" " * GAP).join(texts)

    return [Column("", cell, width - 1, tone=_tone)]


def _height(blocks: Sequence[Block], most: int) -> int:
    return sum(1 + min(block.count, most) for block in blocks)


def _shown(block: Block, most: int) -> list[TodayLine]:
    """The first lines of a block, and a line for those that there is no room for."""
    if block.count <= most or block.whole is None:
        return list(block.lines)
    left = block.count - most + 1
    more = TodayLine(Kind.MORE, f"ещё {left}: показать все", block.whole, at=block.code)
    return [*block.lines[: most - 1], more]


def _columns(today: date, *, is_mixed: bool) -> list[Column[TodayLine]]:
    def when(line: TodayLine) -> str:
        if line.day == today:
            return line.at or "сегодня"
        return near_day(line.day, today) if line.day else ""

    def words(line: TodayLine) -> str:
        at = f" в {line.at}" if line.at and line.day != today else ""
        return line.words + at

    curator = [Column("", _surname, 9, rank=1)] if is_mixed else []
    return [
        Column("", lambda line: line.kind.sign, 1),
        Column("", when, 8),
        Column("", lambda line: line.family, 15, share=2),
        Column("", lambda line: line.settlement, 9, share=1, rank=2),
        Column("", words, 25, share=4),
        *curator,
    ]


def _surname(line: TodayLine) -> str:
    return line.curator.partition(" ")[0]


def _tone(line: TodayLine) -> Tone:
    return Tone.LATE if line.is_late else _TONES.get(line.kind, Tone.PLAIN)
