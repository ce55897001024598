"""Stories become dated lives: what was decided about a case, and when the office knew it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from sstui.core.facts import CaseFacts, add_months
from sstui.core.norms import Norms
from sstui.core.queue import Group
from sstui.core.workdays import WorkCalendar
from sstui.desk.demo.luck import between, shares
from sstui.desk.demo.material import Away, Finish, Step, Story

DAY = timedelta(1)
FULL = 64
"""Families that the counts of the stories add up to."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A pause as it was, and as it was first written down."""

    first: date
    last: date | None
    announced: date | None
    """The last day as it was known at the beginning."""

    def known(self, day: date) -> tuple[date, date | None]:
        """First and last day as the office knows them on a day."""
        is_back = self.last is not None and self.last < day
        return self.first, self.last if is_back else self.announced


@dataclass(frozen=True, slots=True)
class Ending:
    """The decision to end a case."""

    decided_on: date
    last: date
    ground: str


@dataclass(frozen=True, slots=True)
class Life:
    """What was decided about one case; visits are not here, they follow from the rule."""

    levels: tuple[tuple[date, str], ...]
    absence: Absence | None = None
    ending: Ending | None = None
    wanted: Group | None = None
    """The group of the queue that the family should stand in today."""
    is_new: bool = False

    @property
    def started_on(self) -> date:
        """First day of the case."""
        return self.levels[0][0]

    def is_over(self, today: date) -> bool:
        """Whether the case has ended."""
        return self.ending is not None and self.ending.last < today

    def facts(self, day: date, visits: Iterable[date]) -> CaseFacts:
        """What the office knows of the case on a day."""
        absence = self.absence
        away = absence is not None and absence.first <= day
        ended = self.ending is not None and self.ending.decided_on <= day
        return CaseFacts(
            start=self.started_on,
            levels=tuple(one for one in self.levels if one[0] <= day),
            end=self.ending.last if self.ending and ended else None,
            pauses=(absence.known(day),) if absence and away else (),
            visits=tuple(visits),
        )

    def next_news(self, day: date) -> date | None:
        """The first day after a day on which the office learns something of the case."""
        news = [since for since, _ in self.levels]
        if self.absence:
            news += [self.absence.first]
            news += [self.absence.last + DAY] if self.absence.last else []
        if self.ending:
            news.append(self.ending.decided_on)
        return min((one for one in news if one > day), default=None)


@dataclass(slots=True)
class Course:
    """One case of a family from its story to its visits."""

    number: int
    family: int
    """Number of the family in the order of making."""
    life: Life
    place: str
    curators: list[tuple[date, int]] = field(default_factory=list)
    """Who from when on: numbers of the curators."""

    def curator(self, day: date) -> int:
        """The curator's number on a day."""
        return [who for since, who in self.curators if since <= day][-1]


class Teller:
    """Turns stories into lives on the days of one office."""

    def __init__(self, norms: Norms, calendar: WorkCalendar, today: date, rng: Random) -> None:
        self._norms = norms
        self._calendar = calendar
        self._today = today
        self._rng = rng

    def life(self, story: Story) -> Life:
        """One life of a story."""
        levels: list[tuple[date, str]] = []
        for step in story.levels:
            levels.append((self._day_of(step, levels), step.level))
        return Life(
            levels=tuple(levels),
            absence=self._absence(story.away) if story.away else None,
            ending=self._ending(story.finish, self._end(levels)) if story.finish else None,
            wanted=story.group,
            is_new=story.is_new,
        )

    def _day_of(self, step: Step, before: list[tuple[date, str]]) -> date:
        days = between(self._rng, step.days)
        if step.counted == "new":
            return date.fromordinal(self._calendar.from_end(self._today.toordinal(), days))
        if step.counted == "over":
            term = self._norms.norm(step.level, self._today).term_months
            return self._working(add_months(self._today - timedelta(days), -term))
        if step.counted == "before_end":
            return self._working(self._end(before) - timedelta(days))
        day = self._today - timedelta(days)
        # A decision is taken before the term is out, whatever was drawn.
        in_time = self._end(before) - timedelta(days % 9) if before else day
        return self._working(min(day, in_time))

    def _end(self, levels: list[tuple[date, str]]) -> date:
        """Last day of the term of the latest level."""
        since, level = levels[-1]
        return add_months(since, self._norms.norm(level, since).term_months)

    def _absence(self, away: Away) -> Absence:
        first = self._today - timedelta(between(self._rng, away.ago))
        if away.ahead:
            last = self._today + timedelta(between(self._rng, away.ahead))
            return Absence(first, last, last)
        if not away.days:
            return Absence(first, None, None)
        last = min(first + timedelta(between(self._rng, away.days)), self._today - 2 * DAY)
        return Absence(first, last, None if away.called_back else last)

    def _ending(self, finish: Finish, term_end: date) -> Ending:
        last = min(self._today + timedelta(between(self._rng, finish.days)), term_end)
        if last < self._today:
            last = self._working(last)
            return Ending(last, last, finish.ground)
        return Ending(self._working(self._today - 3 * DAY), last, finish.ground)

    def _working(self, day: date) -> date:
        """The last working day not after a day: orders are not signed on Sundays."""
        return date.fromordinal(self._calendar.from_end(day.toordinal(), 0))


def cast(stories: tuple[Story, ...], families: int, rng: Random) -> list[Story]:
    """Which story each family lives: ended ones over and above the number of families."""
    lived = [one for one in stories if not one.is_over]
    over = [one for one in stories if one.is_over]
    must = [one for one in lived if one.must][:families]
    counts = shares([one.count - one.must for one in lived], families - len(must))
    found = must + [one for one, count in zip(lived, counts, strict=True) for _ in range(count)]
    ended = max(1, sum(one.count for one in over) * families // FULL)
    many = shares([one.count for one in over], ended)
    found += [one for one, count in zip(over, many, strict=True) for _ in range(count)]
    rng.shuffle(found)
    return found
