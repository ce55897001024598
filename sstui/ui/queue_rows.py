"""Rows of the queue: families under the headings of their groups, deadlines behind what is late.

The order is there at once, as ids; lines come by the page when they are looked at, and a few pages
are kept, so that a hundred thousand families take no more room than a screenful.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass

from sstui.core.queue import Group, QueueLine
from sstui.core.records import CaseId
from sstui.core.refusal import Refusal
from sstui.desk.listing import Dated, Listing
from sstui.desk.queue_view import Beside, Order, beside
from sstui.ui.queue_matches import Matches, Stretch
from sstui.ui.tones import Tone
from sstui.ui.widgets.rows import Group as Heading
from sstui.ui.widgets.rows import Rows

PAGE = 8
"""Lines that are kept and let go together; a window's pages are read in one go."""
PAGES = 24
"""As many lines are kept as so many full pages have; pages of short parts have fewer each."""
FIRST = 20
"""About as many lines as a list of the smallest screens shows."""
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

    @property
    def families(self) -> list[QueueLine]:
        """The lines without those of cases that are gone."""
        return [one for one in self.lines if isinstance(one, QueueLine)]


class QueueRows(Rows[QueueLine]):
    """The rows of one listing."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self._parts = list(_parts(listing))
        self._starts = [one.start for one in self._parts]
        self._pages: dict[tuple[int, int], _Page] = {}
        self.groups = [one.start for one in self._parts if one.heading]
        self._marks: bytearray | None = None
        """By case: whether its family has a row."""
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

    def matching(self, found: Set[int], among: Set[int] | None = None) -> Matches:
        """Where the families of some cases stand; deadlines only where no families are shown.

        Args:
            found: the cases; they need not stand here.
            among: cases that do, among which all of the found ones are that do.
        """
        is_dated = self.listing.view.wanted.deadlines
        parts = [one for one in self._parts if bool(one.code) is is_dated]
        stretches = [Stretch(one.first, one.ids, one.low, one.high) for one in parts]
        if is_dated:
            return Matches(found, stretches)
        here = found & among if among is not None else self._here(found)
        return Matches(here, stretches, are_there=True)

    def get_ready_to_find(self) -> None:
        """Note who is here, so that a letter of a search need not go through everybody."""
        every = [one.ids[one.low : one.high] for one in self._parts if not one.code]
        marks = bytearray(1 + max(map(max, every), default=0))
        for ids in every:
            for case_id in ids:
                marks[case_id] = 1
        self._marks = marks

    def _here(self, found: Set[int]) -> Set[int]:
        """Those of some cases whose families have a row."""
        if self._marks is None:
            self.get_ready_to_find()
        marks = self._marks or b""
        return {one for one in found if one < len(marks) and marks[one]}

    def load(self, start: int, stop: int) -> None:
        places = (self._at(index) for index in range(max(start, 0), min(stop, len(self))))
        with suppress(Refusal):
            self._load((number, at // PAGE) for number, at in places if at >= 0)

    def beside(self, line: QueueLine) -> Beside:
        """What wide lists show beside a line, read for all lines that are kept."""
        for page in self._pages.values():
            if line in page.lines:
                if page.beside is None:
                    self._read_beside()
                return (page.beside or {}).get(line.case_id, Beside())
        return Beside()

    def _read_beside(self) -> None:
        pages = [one for one in self._pages.values() if one.beside is None]
        found = beside(sorted({line.case_id for page in pages for line in page.families}))
        for page in pages:
            page.beside = {
                line.case_id: found[line.case_id] for line in page.families if line.case_id in found
            }

    def _at(self, index: int) -> tuple[int, int]:
        """The part of an index, and the line's place in it; -1 of its heading."""
        number = bisect_right(self._starts, index) - 1
        return number, index - self._parts[number].first

    def _page(self, number: int, page: int) -> _Page:
        self._load([(number, page)])
        return self._pages[number, page]

    def _load(self, keys: Iterable[tuple[int, int]]) -> None:
        """Have pages at hand; those that are not are read in one go.

        Raises:
            Refusal: the office cannot be read.
        """
        wanted, missing = dict.fromkeys(keys), []
        for key in wanted:
            if found := self._pages.pop(key, None):
                # The last used one goes to the end, so that the first is the one to be let go.
                self._pages[key] = found
            else:
                missing.append(key)
        if missing:
            read = self._read(missing)
            self._make_room(sum(len(one.lines) for one in read.values()), wanted.keys())
            self._pages |= read

    def _make_room(self, count: int, wanted: Set[tuple[int, int]]) -> None:
        """Let go what was used longest ago, but nothing that is wanted.

        By lines, so that a window of short parts is kept.
        """
        kept = sum(len(one.lines) for one in self._pages.values()) + count
        for key in [one for one in self._pages if one not in wanted]:
            if kept <= PAGE * PAGES:
                return
            kept -= len(self._pages.pop(key).lines)

    def _read(self, keys: Sequence[tuple[int, int]]) -> dict[tuple[int, int], _Page]:
        """Pages, by one question for the families of all and one for the deadlines of a clock."""
        asked, ids = self.listing, {key: self._ids(*key) for key in keys}
        pages: dict[tuple[int, int], _Page] = {}
        for code in dict.fromkeys(self._parts[number].code for number, _ in keys):
            alike = [key for key in keys if self._parts[key[0]].code == code]
            every = [one for key in alike for one in ids[key]]
            lines = asked.deadline_lines(every, code) if code else asked.lines(every)
            for key in alike:
                known = [lines.get(one) for one in ids[key]]
                self._compare(self._parts[key[0]], known)
                pages[key] = _Page([line or Heading(GONE, Tone.MUTED) for line in known])
        return {key: pages[key] for key in keys}

    def _ids(self, number: int, page: int) -> list[CaseId]:
        part = self._parts[number]
        first = part.low + page * PAGE
        return [CaseId(one) for one in part.ids[first : min(first + PAGE, part.high)]]

    def _compare(self, part: _Part, lines: Iterable[QueueLine | None]) -> None:
        """Tell it where a family is in another group by now, or gone."""
        if part.group is not None and any(
            line is None or line.group is not part.group for line in lines
        ):
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
