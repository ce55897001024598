"""What stands in each line of a list, in tones; the widget and the first glance draw it alike."""

from collections.abc import Sequence

from sstui.ui.cells import fit
from sstui.ui.tones import Glyphs, Tone
from sstui.ui.widgets.columns import GAP, Column, Row
from sstui.ui.widgets.rows import Group

Parts = list[tuple[str, Tone]]
"""Pieces of one line, from left to right; together as wide as the line or narrower."""
Fitted = Sequence[tuple[Column[Row], int]]
"""Columns with their widths."""


def title_parts(fitted: Fitted[Row], width: int, glyphs: Glyphs) -> Parts:
    """The titles of the columns."""
    titles = [fit(column.title, cells, column.align, glyphs) for column, cells in fitted]
    return [(fit(" " + (" " * GAP).join(titles), width), Tone.HEAD)]


def group_parts(group: Group, width: int, glyphs: Glyphs) -> Parts:
    """A line that names the rows below it."""
    return [(fit(f" {group.title}", width, glyphs=glyphs), group.tone)]


def row_parts(row: Row, fitted: Fitted[Row], glyphs: Glyphs) -> Parts:
    """A row that the cursor is not on."""
    parts: Parts = [(" ", Tone.PLAIN)]
    for column, cells in fitted:
        # The gap goes with its cell: a run of one style costs one pair of sequences.
        text = fit(column.cell(row), cells, column.align, glyphs)
        parts.append((text + " " * GAP, column.tone_of(row)))
    return parts


def cursor_parts(
    row: Row, fitted: Fitted[Row], width: int, glyphs: Glyphs, *, is_led: bool, has_focus: bool
) -> Parts:
    """The row under the cursor.

    Args:
        row: the row.
        fitted: the columns.
        width: cells of the line.
        glyphs: signs that the terminal can draw.
        is_led: whether the keys move this cursor.
        has_focus: whether the list itself takes them.
    """
    texts = [fit(column.cell(row), cells, column.align, glyphs) for column, cells in fitted]
    sign = glyphs.cursor if is_led else glyphs.cursor_blurred
    line = fit(sign + (" " * GAP).join(texts), width)
    return [(line, Tone.CURSOR if has_focus else Tone.CURSOR_BLURRED)]
