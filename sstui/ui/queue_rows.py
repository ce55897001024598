"""Rows of the queue: families under the headings of their groups, deadlines behind what is late.

The order is there at once, as ids; lines come by the page when they are looked at, and a few pages
are kept, so that a hundred thousand families take no more room than a screenful.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from sstui.core.queue import Group, QueueLine
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.listing import Dated, Listing
from sstui.desk.queue_view import Beside, Order, beside
from sstui.ui.tones import Tone
from sstui.ui.widgets.rows import Group as Heading
from sstui.ui.widgets.rows import Rows

PAGE = 32
"""Lines that are read at once: about a screenful."""
PAGES = 6
"""As many lines are kept as so many full pages have; pages of short parts have fewer each."""
GONE = "Этого дела больше нет."


_Headed = tuple[Heading | None, Sequence[int], int, int, str, Group | None]


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines under one heading."""

    start: int
    """Where the heading stands, or the first line of a part without one."""
    heading: Heading | None
    ids: Sequence[int]
    """Ids of cases: those of the part from `low` to `high`, the others are of other parts."""
    low: int
    high: int
    code: str
    """The clock's code of a part of deadlines; empty of families."""
    group: Group | None
    """The group that all of its families are in; None where the order is another one."""

    @property
    def first(self) -> int:
        """Where the first line stands."""
        return self.start + (self.heading is not None)

    @property
    def end(self) -> int:
        """Where the next part starts."""
        return self.first + self.high - self.low


@dataclass(slots=True)
class _Page:
    """Lines that have been read."""

    lines: list[QueueLine | Heading]
    beside: dict[CaseId, Beside] | None = None


class QueueRows(Rows[QueueLine]):
    """The rows of one listing."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self._parts = list(_parts(listing))
        self._starts = [one.start for one in self._parts]
        self._pages: dict[tuple[int, int], _Page] = {}
        self.groups = [one.start for one in self._parts if one.heading]
        self.tell_behind: Callable[[], object] = bool
        """Is called when a line turns out to stand elsewhere by now: somebody has written."""

    def __len__(self) -> int:
        return self._parts[-1].end if self._parts else 0

    def __getitem__(self, index: int) -> QueueLine | Heading:
        number, at = self._at(index)
        part = self._parts[number]
        if at < 0:
            assert part.heading is not None
            return part.heading
        try:
            return self._page(number, at // PAGE).lines[at % PAGE]
        except Refusal as refusal:
            return Heading(refusal.sentence, Tone.MUTED)

    def at_hand(self, index: int) -> QueueLine | Heading | None:
        number, at = self._at(index)
        if at < 0:
            return self._parts[number].heading
        page = self._pages.get((number, at // PAGE))
        return page.lines[at % PAGE] if page else None

    def key_at(self, index: int) -> Hashable | None:
        number, at = self._at(index)
        if at < 0:
            return None
        part = self._parts[number]
        case_id = part.ids[part.low + at]
        return (case_id, part.code) if part.code else case_id

    def index_of(self, key: Hashable) -> int:
        case_id, code = key if isinstance(key, tuple) else (key, "")
        for part in self._parts:
            if part.code == code:
                try:
                    at = part.ids.index(case_id, part.low, part.high)
                    return part.first + at - part.low
                except ValueError:
                    continue
        return -1

    def matching(self, found: set[int]) -> list[int]:
        """Where families stand; deadlines only where no families are shown."""
        is_dated = self.listing.view.wanted.deadlines
        return [
            part.first + at
            for part in self._parts
            if bool(part.code) is is_dated
            for at, case_id in enumerate(islice(part.ids, part.low, part.high))
            if case_id in found
        ]

    def read_first(self) -> None:
        """Read the lines that a list shows first, so that it need not wait for them."""
        with suppress(Refusal):
            if self._parts:
                self._page(0, 0)

    def beside(self, line: QueueLine) -> Beside:
        """What wide lists show beside a line, read for its whole page."""
        for page in self._pages.values():
            if line in page.lines:
                if page.beside is None:
                    ids = {one.case_id for one in page.lines if isinstance(one, QueueLine)}
                    page.beside = beside(sorted(ids))
                return page.beside.get(line.case_id, Beside())
        return Beside()

    def _at(self, index: int) -> tuple[int, int]:
        """The part of an index, and the line's place in it; -1 of its heading."""
        number = bisect_right(self._starts, index) - 1
        return number, index - self._parts[number].first

    def _page(self, number: int, page: int) -> _Page:
        key = (number, page)
        found = self._pages.pop(key, None)
        if found is None:
            found = _Page(self._read(self._parts[number], page * PAGE))
            self._make_room(len(found.lines))
        # The last used one goes to the end, so that the first is the one to be let go.
        self._pages[key] = found
        return found

    def _make_room(self, count: int) -> None:
        """Let go what was used longest ago; by lines, so that a window of short parts is kept."""
        kept = sum(len(one.lines) for one in self._pages.values()) + count
        while self._pages and kept > PAGE * PAGES:
            kept -= len(self._pages.pop(next(iter(self._pages))).lines)

    def _read(self, part: _Part, start: int) -> list[QueueLine | Heading]:
        first = part.low + start
        ids = [CaseId(one) for one in part.ids[first : min(first + PAGE, part.high)]]
        if part.code:
            lines = self.listing.deadline_lines(ids, part.code)
        else:
            lines = self.listing.lines(ids)
        if len(lines) < len(ids) or any(one.group is not part.group for one in lines.values()):
            self._notice_behind(part)
        gone = Heading(GONE, Tone.MUTED)
        return [lines.get(one, gone) for one in ids]

    def _notice_behind(self, part: _Part) -> None:
        if part.group is not None:
            tell, self.tell_behind = self.tell_behind, bool
            tell()


def case_of(key: Hashable) -> Hashable:
    """The case of a row by the row's key: a line about a deadline is marked with its family."""
    return key[0] if isinstance(key, tuple) else key


def _parts(listing: Listing) -> Iterator[_Part]:
    end = 0
    for heading, ids, low, high, code, group in _headed(listing):
        if high > low:
            part = _Part(end, heading, ids, low, high, code, group)
            end = part.end
            yield part


def _headed(listing: Listing) -> Iterator[_Headed]:
    """Headings with what stands under each, in the order of the list."""
    everybody = listing.ids
    if listing.view.order is not Order.URGENCY:
        yield None, everybody, 0, len(everybody), "", None
        yield from (_dated(one) for one in listing.dated)
        return
    low, is_late, only = 0, True, listing.view.wanted.group
    for group in Group:
        if is_late and group not in (Group.EXPIRED, Group.OVERDUE):
            is_late = False
            yield from (_dated(one) for one in listing.dated)
        if only in (None, group) and len(everybody):
            count = listing.counts[group]
            yield _heading(group, count), everybody, low, low + count, "", group
            low += count


def _heading(group: Group, count: int) -> Heading:
    return Heading(f"{group.sign} {group.label}: {count}".strip())


def _dated(one: Dated) -> _Headed:
    """Deadlines under what is to be done; it stands in the heading for want of room."""
    more = f", просрочено {one.late}" if one.late else ""
    title = f"{'!' if one.late else '+'} Срок «{one.title}»: {len(one.ids)}{more}"
    return Heading(title), one.ids, 0, len(one.ids), one.code, None
