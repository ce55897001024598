"""Columns of a list: what stands in them, and how they share the width of the screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from sstui.ui.tones import Tone

Row = TypeVar("Row")

GAP = 1
"""Empty cells between two columns."""


# Without slots: Python 3.11 cannot make a subscripted generic that is frozen and slotted.
@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a list of rows."""

    title: str
    cell: Callable[[Row], str]
    """The text of the column in a row; any characters, cut to the width when it is drawn."""
    width: int
    """Cells at least."""
    share: int = 0
    """Part of the spare width that the column takes, against the shares of the others."""
    align: str = "left"
    """«left», «right» or «center»."""
    tone: Callable[[Row], Tone] | Tone = Tone.PLAIN
    rank: int = 0
    """On a narrow screen columns of the highest rank go first; those of rank 0 always stay."""

    def tone_of(self, row: Row) -> Tone:
        """What the column's text means in a row."""
        return self.tone if isinstance(self.tone, Tone) else self.tone(row)


def fit_columns(columns: Sequence[Column[Row]], width: int) -> list[tuple[Column[Row], int]]:
    """The columns that fit into so many cells, in their order, each with its width."""
    kept = list(columns)
    while _total([column.width for column in kept]) > width:
        rank = max(column.rank for column in kept)
        if rank == 0:
            break
        last = max(index for index, column in enumerate(kept) if column.rank == rank)
        del kept[last]
    widths = [column.width for column in kept]
    while widths and _total(widths) > width and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    _share_out(kept, widths, width - _total(widths))
    return list(zip(kept, widths, strict=True))


def _share_out(columns: Sequence[Column[Row]], widths: list[int], spare: int) -> None:
    """Give spare cells to the columns by their shares, the remainder to the first ones."""
    shares = sum(column.share for column in columns)
    if spare <= 0 or shares == 0:
        return
    given = [spare * column.share // shares for column in columns]
    rest = spare - sum(given)
    for index, column in enumerate(columns):
        extra = 1 if column.share and rest > 0 else 0
        rest -= extra
        widths[index] += given[index] + extra


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * max(len(widths) - 1, 0)
