"""Finding in the queue: by all members' names, which the list itself does not show."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from sstui.core.layout import to_russian
from sstui.core.queue import QueueLine
from sstui.core.refusal import Refusal
from sstui.core.text import fold
from sstui.desk.listing import Lost, found_in
from sstui.ui.keys import with_keys
from sstui.ui.queue_loading import QueueBehind
from sstui.ui.queue_matches import Matches
from sstui.ui.queue_rows import QueueRows
from sstui.ui.widgets.lines import LineList

if TYPE_CHECKING:
    from collections.abc import Hashable

    from sstui.ui.desk_page import DeskPage
    from sstui.ui.widgets.find_bar import FindBar

FOUND = " Найдено: {count}. Enter — остаться здесь, потом {queue.find-next} — к следующей"
NOTHING = " Найдено: 0. Сотрите букву или вернитесь клавишей Esc"
SEEK_FIRST = "Сначала найдите: {queue.find}."


@dataclass
class QueueFound(Message):
    """Where the rows stand that have the words."""

    text: str
    rows: QueueRows
    found: Matches
    reading: str = ""
    """As which they were found, folded; empty where nothing was."""


class QueueFinder:
    """The line for searching under the queue, and what it has found."""

    def __init__(self, page: "DeskPage", lines: LineList[QueueLine]) -> None:
        self._page = page
        self._lines = lines
        self._bar: FindBar | None = None
        self._rows: QueueRows | None = None
        self._texts: Mapping[int, str] | None = None
        """What the families of the rows are found by, while one types."""
        self._text = ""
        self._last: QueueFound | None = None
        """What was found last: a longer word is among it."""
        self._from: Hashable | None = None
        self._is_behind = self._holds_keys = False
        self._step = 0
        self.says = ""
        """What the notice says of the search; empty when nothing."""

    async def open(self, rows: QueueRows) -> None:
        """Open the line for searching; the cursor goes to the match while one types."""
        if rows is not self._rows:
            self._rows, self._texts, self._last = rows, None, None
        self._from = self._lines.cursor_key
        bar = await self.get_ready()
        # Letters are typed now: the line that says what they do makes room, and the list stays.
        self._page.hints.display = False
        bar.open()
        if not rows.listing.is_at_hand:
            self._page.run_worker(rows.get_ready_to_find, thread=True, group="find-ready")

    async def get_ready(self) -> "FindBar":
        """Put the line, hidden, into the page, if it is not there."""
        from sstui.ui.widgets.find_bar import FindBar  # noqa: PLC0415 - loads when first used

        if self._bar is None:
            self._bar = FindBar()
            await self._page.mount(self._bar, before=self._page.hints)
        return self._bar

    def close(self, *, is_kept: bool) -> None:
        """Take the line away; the cursor goes back where it was, unless it is to stay."""
        self.says = ""
        self._page.hints.display = True
        if not is_kept:
            self.seek("")
            if self._from is not None:
                self._lines.move_to(self._from)
        self._lines.focus()

    def leave(self) -> None:
        """Stay at what has been found: the keys belong to the list again."""
        if self._bar is not None and self._is_open:
            self._bar.leave()

    def again(self, step: int) -> str:
        """Go to the next match or the previous one; what to say when there is none."""
        if self._is_behind:
            self.seek(self._text, step)
            return ""
        if self._lines.find_next(step):
            return ""
        return self._not_found if self._text else with_keys(SEEK_FIRST)

    def look_in(self, rows: QueueRows) -> None:
        """Go on in other rows: at once while the line is open, else when the next match is wanted.

        Looking reads the names of every member, which no order or filter should wait for.
        """
        self._rows, self._texts, self._last = rows, None, None
        self._is_behind = bool(self._text)
        if self._is_open or self._holds_keys:
            self.seek(self._text, self._step)

    def seek(self, text: str, step: int = 0) -> None:
        """Look for words; what is found comes as a message.

        Args:
            text: the words.
            step: 1 or -1 to go to the match after or before the cursor, 0 to the nearest one.
        """
        self._text, self._step, self._is_behind = text, step, False
        if self._rows is None:
            return
        if not text.strip() or self._has_texts(self._rows):
            texts = self._texts or {}
            self.take(_found(text, self._rows, lambda words, _: found_in(texts, words)))
            return
        self._hold_keys()
        work = partial(self._seek, text, self._rows, self._last)
        self._page.run_worker(work, thread=True, exclusive=True, group="find")

    def _has_texts(self, rows: QueueRows) -> bool:
        """Whether the rows can be gone through at every letter; the texts are read for it once."""
        if self._texts is None:
            with suppress(Refusal):
                self._texts = rows.listing.texts()
        return self._texts is not None

    def _seek(self, text: str, rows: QueueRows, last: QueueFound | None) -> None:
        try:
            found = _found(text, rows, rows.listing.found, last)
        except Lost:
            self._page.call_later(self._read_anew)
            return
        if not get_current_worker().is_cancelled:
            self._page.post_message(found)

    def _read_anew(self) -> None:
        """The words are gone: the list is read anew, and looked in when it has come."""
        self.says = ""
        self._page.post_message(QueueBehind())

    def _hold_keys(self) -> None:
        """The next key is about the row that is going to be found, so it waits for that."""
        if not self._is_open:  # else the line holds them itself
            self._holds_keys, self._lines.takes_keys = True, False

    def _let_keys_in(self) -> None:
        if self._bar is not None and self._is_open:
            self._bar.answer(self._text)
        if self._holds_keys:
            self._holds_keys, self._lines.takes_keys = False, True

    def take(self, message: QueueFound) -> None:
        """Go to the first match, unless something else is sought by now."""
        if message.text != self._text or message.rows is not self._rows:
            return
        self._last = message if message.reading else None
        is_found = self._lines.show_found(message.found, self._step)
        if self._step and not is_found:
            self._page.app.say(self._not_found)
        count = message.found.count if is_found else 0
        said = with_keys(FOUND).replace("{count}", str(count)) if count else NOTHING
        self.says = said if self._is_open and self._text.strip() else ""
        self._let_keys_in()

    @property
    def _is_open(self) -> bool:
        return self._bar is not None and self._bar.has_class("-open")

    @property
    def _not_found(self) -> str:
        return f"Не найдено: {self._text}"


def _found(
    text: str,
    rows: QueueRows,
    find: Callable[[str, Collection[int] | None], set[int]],
    last: QueueFound | None = None,
) -> QueueFound:
    """Where the families stand: as it was typed, else as the Russian layout would have typed it.

    Args:
        text: what was typed.
        rows: where it is looked for.
        find: gives the cases that have all the words; all of them are among some cases, if given.
        last: what was found in these rows before.
    """
    try:
        for reading in dict.fromkeys((fold(text), fold(to_russian(text)))):
            among = last.found.cases if last and reading.startswith(last.reading) else None
            if reading:
                found = rows.matching(find(reading, among), among)
                if found.count:
                    return QueueFound(text, rows, found, reading)
    except Refusal:
        pass
    return QueueFound(text, rows, Matches(set(), ()))
