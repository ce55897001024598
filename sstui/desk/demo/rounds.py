"""How curators go round: by the visit rule, with good habits and human slips.

No date is computed here: the rule says what is owed, and a person picks a day near it, combines
villages, is late at times and finds nobody at home.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sstui.core.facts import window_end
from sstui.core.norms import Norms
from sstui.core.queue import Group, Planner, group_of, is_paused
from sstui.core.records import Outcome
from sstui.core.schedule import NextVisit, next_visit
from sstui.core.workdays import WorkCalendar
from sstui.desk.demo.lives import DAY, Course

FREE_HAND = timedelta(75)
"""Before today: how far back a history may be lived again until the family stands as wanted."""
TRIES = 60
LATE = 0.025
FAILED = 0.09
WEEKEND = 0.07

_FAILURES = {
    Outcome.NOBODY_HOME: 10,
    Outcome.RESCHEDULED: 4,
    Outcome.NOT_LET_IN: 2,
    Outcome.REFUSED: 1,
}
_MUDDY = (1, 2, 3, 4, 11, 12)
"""Months in which a road may stop a car."""


@dataclass(frozen=True, slots=True)
class Trip:
    """A trip to a family and how it ended."""

    day: date
    outcome: Outcome

    @property
    def took_place(self) -> bool:
        """Whether the family was visited."""
        return self.outcome is Outcome.TOOK_PLACE


class Diary:
    """Where the curators are on which day; a day holds only so much."""

    def __init__(self) -> None:
        self._busy: Counter[tuple[int, date]] = Counter()
        self._places: defaultdict[tuple[int, date], set[str]] = defaultdict(set)

    def cost(self, curator: int, day: date, place: str) -> float:
        """How unwelcome one more trip is on a day; below zero where it is on the way."""
        key = curator, day
        on_the_way = place in self._places[key] if key in self._places else False
        return 1.5 * max(self._busy[key] - 3, 0) - (1.2 if on_the_way else 0.0)

    def take(self, curator: int, day: date, place: str) -> None:
        """Write a trip down."""
        self._busy[curator, day] += 1
        self._places[curator, day].add(place)


class Rounds:
    """Lives the visits of cases up to the eve of one day."""

    def __init__(self, norms: Norms, calendar: WorkCalendar, today: date) -> None:
        self._norms = norms
        self._calendar = calendar
        self._today = today
        self._planner = Planner(norms, calendar, today)
        self._diary = Diary()
        sunday = today.toordinal() + 6 - today.weekday()
        self._week_goes_on = calendar.count(today.toordinal() + 1, sunday) > 0

    def trips(self, course: Course, rng: Random) -> list[Trip]:
        """The trips of a case, oldest first, so that it stands today where its story wants it."""
        if course.life.is_new:
            return []
        wanted = course.life.wanted
        if wanted is Group.WEEK and not self._week_goes_on:
            wanted = None  # nothing can be proposed for the rest of this week
        since, last = course.life.started_on, self._today - DAY
        turn = max(since, self._today - FREE_HAND)
        before = list(self._walk(course, [], since, turn - DAY, rng)) if turn > since else []
        stops = self._stops(wanted, rng)
        for stop in stops:
            found = [*before, *self._walk(course, before, turn, last, rng, stop)]
            if self._group(course, found) is wanted:
                break
        else:
            found = [*before, *self._walk(course, before, turn, last, rng)]
        for trip in found:
            self._diary.take(course.curator(trip.day), trip.day, course.place)
        return found

    def group(self, course: Course, trips: list[Trip]) -> Group:
        """The group of the queue that the case stands in today."""
        return self._group(course, trips)

    def next(self, course: Course, trips: list[Trip]) -> NextVisit | None:
        """The next visit of the case as of today."""
        visits = [one.day for one in trips if one.took_place]
        return self._planner.outlook(course.life.facts(self._today, visits)).next

    def _group(self, course: Course, trips: list[Trip]) -> Group:
        facts = course.life.facts(self._today, [one.day for one in trips if one.took_place])
        return group_of(facts, self._planner.outlook(facts), self._today)

    def _stops(self, wanted: Group | None, rng: Random) -> list[date | None]:
        """From when on nobody gets to the family, try by try; None where all goes its way.

        Who is to wait for a visit today has not been reached lately; the later the try, the longer.
        """
        if wanted is None:
            return []
        if wanted not in (Group.OVERDUE, Group.DUE):
            return [None] * TRIES
        return [self._today - timedelta(rng.randint(0, 10 + at)) for at in range(TRIES)]

    def _walk(
        self,
        course: Course,
        before: list[Trip],
        first: date,
        last: date,
        rng: Random,
        stop: date | None = None,
    ) -> Iterator[Trip]:
        """Trips from one day to another, each decided with what is known on its eve."""
        visits = [one.day for one in before if one.took_place]
        day, in_vain = first, 0
        while day <= last:
            facts, news = course.life.facts(day, visits), course.life.next_news(day)
            end = window_end(facts, self._norms)
            owed = None
            if day <= end and not is_paused(facts, day):
                owed = next_visit(facts, self._norms, self._calendar, day)
            on = self._chosen(course, owed, day, rng) if owed else None
            if on is None or (news is not None and news <= on):
                if news is None:
                    return
                day = news
                continue
            if on > min(last, end):
                return
            outcome = self._outcome(on, rng)
            if stop is not None and on >= stop:
                in_vain += 1
                if in_vain > 2 or rng.random() < 0.5:
                    return
                outcome = self._failure(on, rng)
            yield Trip(on, outcome)
            if outcome is Outcome.TOOK_PLACE:
                visits.append(on)
            day = on + DAY

    def _chosen(self, course: Course, owed: NextVisit, day: date, rng: Random) -> date:
        """The day that the curator goes on, not before `day`."""
        first, due = max(owed.opens, day), owed.due_by
        if first > due:
            return self._working(day, rng.randint(0, 2))
        if rng.random() < LATE:
            return self._working(max(due, day) + DAY, rng.randint(0, 3))
        centre = min(max(owed.target, first), due)
        near = [centre + timedelta(shift) for shift in range(-4, 5)]
        options = [one for one in near if first <= one <= due and self._is_working(one)]
        saturday = self._saturday(first, due)
        if saturday and self._cost(course, saturday, saturday) <= 0 and rng.random() < 0.5:
            return saturday
        if not options:
            return centre
        chosen = min(options, key=lambda one: self._cost(course, one, centre) + rng.random() * 2)
        is_friday = chosen.weekday() == 4
        return chosen + DAY if is_friday and rng.random() < WEEKEND else chosen

    def _cost(self, course: Course, day: date, centre: date) -> float:
        far = abs((day - centre).days)
        return 0.7 * far + self._diary.cost(course.curator(day), day, course.place)

    def _saturday(self, first: date, due: date) -> date | None:
        """A working Saturday of the window: families are at home, so curators like to go."""
        span = min((due - first).days, 31)
        days = (first + timedelta(shift) for shift in range(span + 1))
        return next((one for one in days if one.weekday() == 5 and self._is_working(one)), None)

    def _outcome(self, day: date, rng: Random) -> Outcome:
        return self._failure(day, rng) if rng.random() < FAILED else Outcome.TOOK_PLACE

    def _failure(self, day: date, rng: Random) -> Outcome:
        chances = {**_FAILURES, Outcome.COULD_NOT_TRAVEL: 4 if day.month in _MUDDY else 1}
        return rng.choices(list(chances), list(chances.values()))[0]

    def _working(self, day: date, nth: int) -> date:
        return date.fromordinal(self._calendar.from_start(day.toordinal(), nth))

    def _is_working(self, day: date) -> bool:
        return self._calendar.is_working_day(day)
