"""The picture of the queue as its page will draw it, line by line."""

from collections.abc import Iterator, Mapping

from rich.cells import cell_len, set_cell_size

from sstui.desk.desk import Desk
from sstui.ui.ansi.line import Line
from sstui.ui.board_lines import BoardLine, label, pieces, right_width
from sstui.ui.list_lines import Parts, cursor_parts, group_parts, row_parts, title_parts
from sstui.ui.lists import QueueColumns, counts_line
from sstui.ui.plain_signs import STAND_INS
from sstui.ui.queue_lines import look_line, title, warning_line
from sstui.ui.queue_look import QueueLook
from sstui.ui.queue_rows import QueueRows
from sstui.ui.tones import PLAIN, Glyphs, Tone
from sstui.ui.widgets.columns import fit_columns
from sstui.ui.widgets.rows import Group

KEYS = 2
"""Lines at the foot of the page that name its keys: only Textual knows them."""


def picture(
    desk: Desk,
    look: QueueLook,
    rows: QueueRows,
    size: tuple[int, int],
    glyphs: Glyphs,
    pens: Mapping[Tone, str],
    *,
    is_mixed: bool,
) -> list[Line]:
    """The lines of the screen; those of the keys at its foot are blank.

    Args:
        desk: the person and the day.
        look: what of the queue is shown.
        rows: its rows; only those in sight are read.
        size: columns and lines of the screen.
        glyphs: signs that the terminal can draw.
        pens: what each tone is written with.
        is_mixed: whether everybody's families are shown.
    """
    width, height = size
    parts = _parts(desk, look, rows, size, glyphs, is_mixed=is_mixed)
    drawn = [_line(one, width, glyphs, pens) for one in parts]
    blank = Line([" "] * width, [pens[Tone.PLAIN]] * width)
    return [*drawn, *[blank] * (height - len(drawn))]


def _parts(
    desk: Desk,
    look: QueueLook,
    rows: QueueRows,
    size: tuple[int, int],
    glyphs: Glyphs,
    *,
    is_mixed: bool,
) -> Iterator[Parts]:
    """The lines from the title to the notice."""
    width, height = size
    notice = _notice(desk, look)
    yield _title_parts(title(desk, width, is_mixed=is_mixed), _position(rows), width, glyphs)
    yield pieces(counts_line(rows.listing.counts, width), width, glyphs)
    yield from _list_parts(desk, rows, (width, height - 2 - KEYS - bool(notice)), glyphs, is_mixed)
    if notice:
        yield pieces(notice, width, glyphs)


def _title_parts(left: str, right: str, width: int, glyphs: Glyphs) -> Parts:
    taken = right_width(right)
    whole = label(left, width - taken, "left", glyphs) + label(right, taken, "right", glyphs)
    return [(whole, Tone.HEAD)]


def _position(rows: QueueRows) -> str:
    return f"1 из {len(rows) - len(rows.groups)}"


def _list_parts(
    desk: Desk, rows: QueueRows, size: tuple[int, int], glyphs: Glyphs, is_mixed: bool
) -> Iterator[Parts]:
    width, height = size
    columns = QueueColumns(desk.today, desk.office.norms.on(desk.today), rows.beside)
    fitted = fit_columns(columns.for_width(width, with_curator=is_mixed), width - 1)
    yield title_parts(fitted, width, glyphs)
    rows.load(0, height - 1)
    is_first = True
    for index in range(height - 1):
        row = rows[index] if index < len(rows) else ""
        if isinstance(row, str):
            yield []
        elif isinstance(row, Group):
            yield group_parts(row, width, glyphs)
        elif is_first:
            is_first = False
            yield cursor_parts(row, fitted, width, glyphs, is_led=True, has_focus=True)
        else:
            yield row_parts(row, fitted, glyphs)


def _notice(desk: Desk, look: QueueLook) -> BoardLine:
    """What the page says below its list at first; blank where that names a key of the person's."""
    if look.words:
        return look_line(look.words)
    warnings = desk.office.warnings
    if len(warnings) > 1:
        return [("", Tone.PLAIN)]
    return warning_line(warnings) if warnings else []


def _line(parts: Parts, width: int, glyphs: Glyphs, pens: Mapping[Tone, str]) -> Line:
    line, x = Line([" "] * width, [pens[Tone.PLAIN]] * width), 0
    for text, tone in parts:
        text = text.translate(STAND_INS) if glyphs is PLAIN else text
        if cell_len(text) > width - x:
            text = set_cell_size(text, width - x)
        x = line.put(x, text, pens[tone], follows=x > 0)
    return line
