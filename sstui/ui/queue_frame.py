"""What stands around the list of the queue: the title, the columns, the counts, the notice."""

from collections.abc import Callable, Mapping, Sequence

from sstui.core.queue import Group, QueueLine
from sstui.desk.queue_view import Beside
from sstui.ui.board_lines import BoardLine
from sstui.ui.desk_page import DeskPage
from sstui.ui.keys import with_keys
from sstui.ui.lists import QueueColumns, counts_line
from sstui.ui.queue_lines import title, warning_line
from sstui.ui.widgets.board import Board
from sstui.ui.widgets.lines import LineList

MORE = " (и ещё {count}: клавиша {queue.show-warnings})"


class QueueFrame:
    """The lines above and below the list, and its columns; drawn anew only where they differ."""

    def __init__(
        self,
        page: DeskPage,
        lines: LineList[QueueLine],
        beside: Callable[[QueueLine], Beside],
        notices: Callable[[], list[BoardLine]],
    ) -> None:
        """Stand around a list.

        Args:
            page: the page of both.
            lines: the list.
            beside: what wide columns show of a family.
            notices: what the line below says at the moment.
        """
        self._page = page
        self._lines = lines
        self._beside = beside
        self._notices = notices
        self._laid: object = None
        self.counts = Board()
        self.notice = Board()

    def show(self, counts: Mapping[Group, int]) -> None:
        """Show what has changed: the width, the person, the day, the counts, the notice."""
        page, width = self._page, self._page.app.size.width
        desk, is_mixed = page.desk, page.app.mine is None
        if (laid := (width, is_mixed, desk.today)) != self._laid:
            self._laid = laid
            norms = desk.office.norms.on(desk.today)
            columns = QueueColumns(desk.today, norms, self._beside)
            self._lines.use_columns(columns.for_width(width, with_curator=is_mixed))
        page.title_bar.show(title(desk, width, is_mixed=is_mixed))
        # An empty line from the beginning: a new one would move, and send, the whole screen.
        self.counts.show(lambda width: [counts_line(counts, width) if counts else []])
        self.notice.show(lambda _: self._notices())


def warnings_line(warnings: Sequence[str]) -> BoardLine:
    """The first of some warnings, and how to see the others."""
    rest = len(warnings) - 1
    return warning_line(warnings, with_keys(MORE).replace("{count}", str(rest)) if rest else "")
