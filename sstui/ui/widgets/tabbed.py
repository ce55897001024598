"""Several lists of one page, one of them shown; a list is built when somebody first looks at it."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from typing import Generic, Protocol

from textual.widget import Widget

from sstui.ui.board_lines import BoardLine, first_that_fits
from sstui.ui.tones import Tone
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.columns import Column
from sstui.ui.widgets.lines import LineList
from sstui.ui.widgets.rows import Group, Row


class Tab(Protocol[Row]):
    """One of the lists: its names, a long and a short one, and what it shows."""

    @property
    def title(self) -> str: ...

    @property
    def short(self) -> str: ...

    @property
    def columns(self) -> tuple[Column[Row], ...]: ...

    @property
    def empty(self) -> str: ...


class TabbedLists(Generic[Row]):
    """The lists of a page and the line that names them."""

    def __init__(
        self,
        tabs: Sequence[Tab[Row]],
        key: Callable[[Row], Hashable],
        *,
        cuts: Sequence[int] = (4,),
        uncounted: Collection[int] = (),
    ) -> None:
        """Make them, empty, the first one shown.

        Args:
            tabs: the lists in their order.
            key: what a row is known by when the rows are replaced.
            cuts: to how many letters short names are cut where the line is too narrow for them.
            uncounted: numbers of lists, from 0, whose rows are not counted behind their names.
        """
        self._tabs = tabs
        self._key = key
        self._cuts = cuts
        self._uncounted = uncounted
        self._line = Board()
        self._rows: list[Sequence[Row | Group]] = [() for _ in tabs]
        self._lists: dict[int, LineList[Row]] = {}
        self.shown = 0
        """The number of the list that is shown, from 0; set it before the page is built."""

    def body(self) -> Iterator[Widget]:
        """The widgets to begin with."""
        yield self._line
        yield self.lines

    @property
    def lines(self) -> LineList[Row]:
        """The list that is shown."""
        if self.shown not in self._lists:
            tab = self._tabs[self.shown]
            self._lists[self.shown] = LineList(tab.columns, self._key, empty=tab.empty)
        return self._lists[self.shown]

    def fill(self, rows: Sequence[Sequence[Row | Group]]) -> None:
        """Give each list other rows; their cursors stay where they are, if they can."""
        self._rows = list(rows)
        for number, lines in self._lists.items():
            lines.replace(self._rows[number])
        self._line.show(self._names)

    def show(self, number: int) -> None:
        """Show another list, the cursor where it was left in it."""
        self.shown = number
        if number not in self._lists and self._line.parent is not None:
            self._line.screen.mount(self.lines, after=self._line)
            self.lines.replace(self._rows[number])
        for at, lines in self._lists.items():
            lines.display = at == number
        self.lines.focus()
        self._line.show(self._names)

    def turn(self, step: int) -> None:
        """Show the list so many further on, round and round."""
        self.show((self.shown + step) % len(self._tabs))

    def _names(self, width: int) -> list[BoardLine]:
        full, short = [one.title for one in self._tabs], [one.short for one in self._tabs]
        ways = [full, short, *([one[:cut] for one in short] for cut in self._cuts)]
        return [first_that_fits([self._named(titles) for titles in ways], width)]

    def _named(self, titles: Sequence[str]) -> BoardLine:
        """Every list as «1Посещения 12», the current one in brackets."""
        parts: list[tuple[str, Tone]] = []
        for at, (title, rows) in enumerate(zip(titles, self._rows, strict=True)):
            count = sum(not isinstance(one, Group) for one in rows)
            text = f"{at + 1}{title}" + ("" if at in self._uncounted else f" {count}")
            is_current = at == self.shown
            tone = Tone.STRONG if is_current else Tone.MUTED
            parts.append((f"[{text}]" if is_current else f" {text} ", tone))
        return parts
