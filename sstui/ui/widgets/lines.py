"""The list of the house: any number of rows, of which only the visible ones are drawn.

Moving by one row redraws two lines; nothing else is sent. There is no scroll bar, because it costs
bytes at every step: `position` is for the title line of the page.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from sstui.core.text import fold
from sstui.ui.cells import fit
from sstui.ui.keys import Action, bindings, with_keys
from sstui.ui.list_lines import Parts, cursor_parts, group_parts, row_parts, title_parts
from sstui.ui.tones import Tone
from sstui.ui.widgets.columns import Column, fit_columns
from sstui.ui.widgets.drawing import looks_of, strip_of
from sstui.ui.widgets.list_find import FINDING, Searchable
from sstui.ui.widgets.rows import Group as Group
from sstui.ui.widgets.rows import Places, PlacesAtHand, Row, Rows, RowsAtHand


class LineList(Searchable, Generic[Row], can_focus=True, inherit_bindings=False):
    """Rows under column titles, with a cursor that stays on its row when the rows are replaced.

    The first cell of a line belongs to the cursor's sign, so that the row is not told by colour
    alone. Columns share the width by `fit_columns`.
    """

    HELP = "Список: стрелки выбирают строку, Enter открывает её, / ищет."
    BINDING_GROUP_TITLE = "Список"
    BINDINGS = FINDING + bindings(
        Action("list.down", "down,j", "", "Строкой ниже", run="move(1)"),
        Action("list.up", "up,k", "", "Строкой выше", run="move(-1)"),
        Action("list.page-down", "pagedown", "", "Страницей ниже", run="page(1)"),
        Action("list.page-up", "pageup", "", "Страницей выше", run="page(-1)"),
        Action("list.first", "home,g", "", "К первой строке", run="edge(1)"),
        Action("list.last", "end,G", "", "К последней строке", run="edge(-1)"),
        Action("list.choose", "enter", "", "Открыть выбранную строку"),
    )
    HELD_KEYS = frozenset({"down", "up", "j", "k", "pagedown", "pageup"})
    """Keys that may be held: repeated, they need not wait for one another."""
    takes_keys = True
    """False while the rows that the next key is about are still being read."""
    DEFAULT_CSS = """
    LineList {
        height: 1fr;
    }
    """

    @dataclass
    class Moved(Message):
        """The cursor has come to another row, or the rows around it have changed."""

        lines: "LineList[Any]"
        key: Hashable | None

        @property
        def control(self) -> "LineList[Any]":
            return self.lines

    @dataclass
    class Chosen(Message):
        """A row was chosen with Enter."""

        lines: "LineList[Any]"
        key: Hashable

        @property
        def control(self) -> "LineList[Any]":
            return self.lines

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], Hashable],
        *,
        search: Callable[[Row], str] | None = None,
        empty: str = "Здесь пока ничего нет.",
        titles: bool = True,
    ) -> None:
        """Make an empty list; `replace` fills it.

        Args:
            columns: what to show.
            key: what a row is known by when the rows are replaced.
            search: the text that `find` looks into; all columns when None.
            empty: what to say when there are no rows: what to do next.
            titles: whether the first line holds the column titles.
        """
        super().__init__()
        self._columns = tuple(columns)
        self._key = key
        self._search = search or self._all_cells
        self._empty = empty
        self._head = 1 if titles else 0
        self._rows: Rows[Row] = RowsAtHand(())
        self._cursor = -1
        self._top = 0
        self._fitted: list[tuple[Column[Row], int]] = []
        self._fitted_width = 0
        self._found: Places = PlacesAtHand()
        self._sought: list[str] = []

    # -- what the list holds

    def replace(self, rows: Sequence[Row | Group] | Rows[Row]) -> None:
        """Show other rows. The cursor stays on its row, on its line of the screen if it can."""
        key, old, line = self.cursor_key, self._cursor, self._cursor - self._top
        before = self._in_sight(self._rows.at_hand)
        self._rows = rows if isinstance(rows, Rows) else RowsAtHand(rows, self._key)
        self._found = self._matches()
        self._cursor = self._index_of(key, old)
        self._top = self._clamped(self._cursor - line if key is not None else 0)
        self._show_cursor()
        self._rows.load(self._top, self._top + self._body_height)
        after = self._in_sight(self._rows.__getitem__)
        for y, (was, is_now) in enumerate(zip(before, after, strict=True)):
            if was != is_now:
                self.refresh(Region(0, self._head + y, self.size.width, 1))
        self.post_message(self.Moved(self, self.cursor_key))

    def use_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns of the same rows, such as fit another width."""
        self._columns = tuple(columns)
        self._fitted_width = 0
        self.refresh()

    def say_when_empty(self, sentence: str) -> None:
        """Say something else where there are no rows."""
        if sentence != self._empty:
            self._empty = sentence
            self.refresh()

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor; None in an empty list."""
        row = self._rows[self._cursor] if self._cursor >= 0 else None
        return None if isinstance(row, Group) else row

    @property
    def cursor_key(self) -> Hashable | None:
        """The key of the row under the cursor."""
        return self._key_at(self._cursor)

    @property
    def count(self) -> int:
        """Rows, without the lines that name groups."""
        return len(self._rows) - len(self._rows.groups)

    @property
    def position(self) -> str:
        """«12 из 340»; empty for an empty list."""
        if self._cursor < 0:
            return ""
        number = self._cursor - bisect_left(self._rows.groups, self._cursor) + 1
        return f"{number} из {self.count}"

    @property
    def kept_clear(self) -> Region:
        """Where the cursor stands in the widget; no message is to cover it."""
        return Region(0, self._cursor - self._top + self._head, self.size.width, 1)

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on the row with this key; False when there is none."""
        index = self._index_of(key, self._cursor)
        if index < 0 or self._key_at(index) != key:
            return False
        self._go(index)
        return True

    def find(self, text: str) -> bool:
        """Go to the nearest row, from the cursor on and round, that has all these words.

        Case and the difference between ё and е do not matter. `find_next` goes on from there.
        """
        self._sought = fold(text).split()
        self._found = self._matches()
        return self.find_next(0)

    def show_found(self, found: Places, step: int = 0) -> bool:
        """Take what somebody else has found; go on as `find_next`."""
        self._sought, self._found = [], found
        return self.find_next(step)

    def find_next(self, step: int = 1) -> bool:
        """Go to the next match (`step` 1) or the previous one (-1); False when there is none."""
        index = self._found.next(self._cursor, step)
        self._go(index)
        return index >= 0

    # -- keys

    def action_move(self, step: int) -> None:
        self._go(self._selectable(self._cursor + step, step))

    def action_page(self, direction: int) -> None:
        lines = max(self._body_height - 1, 1) * direction
        self._show_from(self._top + lines)
        target = max(0, min(len(self._rows) - 1, self._cursor + lines))
        self._go(self._selectable(target, direction, other=True))

    def action_edge(self, direction: int) -> None:
        start = 0 if direction > 0 else len(self._rows) - 1
        self._go(self._selectable(start, direction))

    def action_choose(self) -> None:
        if (key := self.cursor_key) is not None:
            self.post_message(self.Chosen(self, key))

    # -- the mouse, where it is on

    def on_click(self, event: Click) -> None:
        index = event.y - self._head + self._top
        if event.y >= self._head and self._selectable(index, 1) == index:
            if index == self._cursor:
                self.action_choose()
            self._go(index)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.action_move(-1)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if y < self._head:
            glyphs = looks_of(self).glyphs
            return self._strip(title_parts(self._shown_columns, width, glyphs))
        index = y - self._head + self._top
        if index < len(self._rows):
            return self._row_strip(index)
        text = f" {with_keys(self._empty)}" if not self._rows and y == self._head else ""
        return self._strip([(fit(text, width), Tone.MUTED if text else Tone.PLAIN)])

    def on_resize(self) -> None:
        self._show_from(self._top)
        self._rows.load(self._top, self._top + self._body_height)
        self._show_cursor()

    def on_focus(self) -> None:
        self._refresh_row(self._cursor)

    def on_blur(self) -> None:
        self._refresh_row(self._cursor)

    def _row_strip(self, index: int) -> Strip:
        glyphs, width, row = looks_of(self).glyphs, self.size.width, self._rows[index]
        if isinstance(row, Group):
            return self._strip(group_parts(row, width, glyphs))
        fitted, has_focus = self._shown_columns, self.has_focus
        if index != self._cursor:
            return self._strip(row_parts(row, fitted, glyphs))
        # A list that never has the focus is led by the field above it.
        is_led = has_focus or not self.can_focus
        line = cursor_parts(row, fitted, width, glyphs, is_led=is_led, has_focus=has_focus)
        return self._strip(line)

    def _strip(self, parts: Parts) -> Strip:
        palette = looks_of(self).palette
        styled = [(text, palette[tone]) for text, tone in parts]
        return strip_of(styled, self.size.width, palette[Tone.PLAIN])

    # -- inside

    @property
    def _body_height(self) -> int:
        return max(self.size.height - self._head, 0)

    @property
    def _shown_columns(self) -> list[tuple[Column[Row], int]]:
        """The columns of the present width, with their widths."""
        if self._fitted_width != self.size.width:
            self._fitted_width = self.size.width
            self._fitted = fit_columns(self._columns, self.size.width - 1)
        return self._fitted

    def _in_sight(
        self, line: Callable[[int], Row | Group | None]
    ) -> list[tuple[Row | Group | str | None, bool]]:
        """What each line of the body shows, and whether the cursor is on it.

        Of rows that are to be replaced `line` must not load any: it would be what they say now and
        not what stands on the screen.
        """
        shown: list[tuple[Row | Group | str | None, bool]] = []
        for index in range(self._top, self._top + self._body_height):
            row = line(index) if index < len(self._rows) else ""
            shown.append((row, index == self._cursor))
        if not self._rows and shown:
            shown[0] = (self._empty, False)
        return shown

    def _go(self, index: int) -> None:
        """Put the cursor on a row and redraw as little as that needs."""
        old = self._cursor
        if index == old or index < 0:
            return
        self._cursor = index
        self._show_cursor()
        self._refresh_row(old)
        self._refresh_row(index)
        self.post_message(self.Moved(self, self.cursor_key))

    def _show_cursor(self) -> None:
        """Scroll so that the cursor's row is visible, with the group line right above it."""
        if self._cursor < 0 or self._body_height == 0:
            return
        above = self._cursor - 1
        first = above if above >= 0 and self._rows.is_group(above) else self._cursor
        if first < self._top:
            self._show_from(first)
        elif self._cursor >= self._top + self._body_height:
            self._show_from(self._cursor - self._body_height + 1)

    def _show_from(self, top: int) -> None:
        """Bring a row to the first line, and redraw the rows but not the titles above them."""
        if (top := self._clamped(top)) != self._top:
            self._top = top
            self._rows.load(top, top + self._body_height)
            self.refresh(Region(0, self._head, self.size.width, self._body_height))

    def _clamped(self, top: int) -> int:
        """The nearest first row that leaves no empty lines below the last one."""
        return max(0, min(top, len(self._rows) - self._body_height))

    def _refresh_row(self, index: int) -> None:
        y = index - self._top + self._head
        if index >= 0 and self._head <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def _selectable(self, index: int, step: int, *, other: bool = False) -> int:
        """The first row from an index in a direction, -1 when there is none.

        With `other` the opposite direction is tried as well.
        """
        at = index
        while 0 <= at < len(self._rows):
            if not self._rows.is_group(at):
                return at
            at += 1 if step > 0 else -1
        return self._selectable(index, -step) if other else -1

    def _index_of(self, key: Hashable | None, near: int) -> int:
        """Where the row with a key stands; without one, the row that took its place."""
        if key is not None:
            if self._key_at(near) == key:
                return near
            if (index := self._rows.index_of(key)) >= 0:
                return index
        start = max(0, min(near, len(self._rows) - 1))
        return self._selectable(start, 1, other=True)

    def _key_at(self, index: int) -> Hashable | None:
        return self._rows.key_at(index) if 0 <= index < len(self._rows) else None

    def _matches(self) -> Places:
        """Where the rows stand that have all the words that are sought."""
        if not self._sought:
            return PlacesAtHand()
        return PlacesAtHand(
            [
                index
                for index, row in enumerate(self._rows)
                if not isinstance(row, Group) and self._has_words(fold(self._search(row)))
            ]
        )

    def _has_words(self, text: str) -> bool:
        return all(word in text for word in self._sought)

    def _all_cells(self, row: Row) -> str:
        return " ".join(column.cell(row) for column in self._columns)
