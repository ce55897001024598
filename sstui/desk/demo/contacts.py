"""Trips become written records: who went, when, whom they saw and what they noted."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from sstui.core.records import Outcome, Place
from sstui.core.workdays import WorkCalendar
from sstui.desk.demo.households import Household
from sstui.desk.demo.lives import DAY, Course
from sstui.desk.demo.luck import Deck
from sstui.desk.demo.material import Words
from sstui.desk.demo.rounds import Trip

HOURS = tuple(f"{hour:02d}:{minute}" for hour in range(9, 17) for minute in ("00", "30"))
OTHER = ((Place.CALL, 0.12), (Place.OFFICE, 0.04), (Place.SCHOOL, 0.03))
"""Meetings that are no visits, with their chance after a trip."""
_SEASONS = ("winter", "spring", "summer", "autumn")


@dataclass(frozen=True, slots=True)
class Contact:
    """A record as a curator would type it."""

    day: date
    at: str
    place: Place
    outcome: Outcome
    who: tuple[int, ...]
    """Numbers of the curators."""
    seen: tuple[int, ...]
    """Numbers of the members in the order in which the family was entered."""
    notes: str


class Writer:
    """Writes contacts down in words that seldom repeat."""

    def __init__(
        self, words: Words, calendar: WorkCalendar, curators: int, today: date, rng: Random
    ) -> None:
        self._calendar = calendar
        self._curators = curators
        self._today = today
        self._rng = rng
        self._decks = {
            name: {key: Deck(lines, rng) for key, lines in sets.items()}
            for name, sets in (
                ("scene", words.scene),
                ("deed", words.deed),
                ("failed", words.failed),
                ("other", words.other),
            )
        }
        self._taken: defaultdict[tuple[int, date], set[str]] = defaultdict(set)

    def contacts(self, course: Course, home: Household, trips: list[Trip]) -> Iterator[Contact]:
        """Records of a case: its trips and what was talked over between them."""
        last = self._today - DAY
        if course.life.ending:
            last = min(last, course.life.ending.last)
        busy = {trip.day for trip in trips}
        for trip in trips:
            yield self._trip(course, home, trip)
            for place, chance in OTHER:
                day = trip.day + timedelta(self._rng.randint(1, 6))
                if self._rng.random() < chance and day <= last and day not in busy:
                    busy.add(day)
                    yield from self._other(course, home, place, day)

    def _trip(self, course: Course, home: Household, trip: Trip) -> Contact:
        who = self._who(course, trip.day)
        return Contact(
            day=trip.day,
            at=self._hour(who[0], trip.day),
            place=Place.HOME,
            outcome=trip.outcome,
            who=who,
            seen=self._seen(home) if trip.took_place else (),
            notes=self._notes(home, trip),
        )

    def _other(self, course: Course, home: Household, place: Place, day: date) -> Iterator[Contact]:
        if not self._calendar.is_working_day(day):
            return
        if place is Place.SCHOOL and not _goes_to_school(home, day):
            return
        who = (course.curator(day),)
        yield Contact(
            day=day,
            at=self._hour(who[0], day),
            place=place,
            outcome=Outcome.TOOK_PLACE,
            who=who,
            seen=(0,) if place is Place.OFFICE else (),
            notes=self._decks["other"][place.value].draw(),
        )

    def _who(self, course: Course, day: date) -> tuple[int, ...]:
        """The curator; at times a colleague instead, or both."""
        own, chance = course.curator(day), self._rng.random()
        other = self._rng.randrange(self._curators)
        if chance < 0.04:
            return (other,)
        return (own, other) if chance < 0.1 and other != own else (own,)

    def _hour(self, who: int, day: date) -> str:
        taken = self._taken[who, day]
        free = [hour for hour in HOURS if hour not in taken]
        if not free or self._rng.random() < 0.05:
            return ""
        hour = self._rng.choice(free)
        taken.add(hour)
        return hour

    def _seen(self, home: Household) -> tuple[int, ...]:
        found = [at for at in range(len(home.members)) if self._rng.random() < (0.6 if at else 0.9)]
        return tuple(found) or (0,)

    def _notes(self, home: Household, trip: Trip) -> str:
        season = _SEASONS[trip.day.month % 12 // 3]
        if not trip.took_place:
            outcome, sets = trip.outcome.value, self._decks["failed"]
            seasonal = f"{outcome}_{season}"
            is_seasonal = seasonal in sets and self._rng.random() < 0.6
            return sets[seasonal if is_seasonal else outcome].draw()
        kinds = ["any", "any", season]
        kinds += ["baby"] if min(home.child_ages(trip.day), default=9) == 0 else []
        kinds += ["school"] if _goes_to_school(home, trip.day) else []
        parts = (self._decks[name][self._rng.choice(kinds)].draw() for name in ("scene", "deed"))
        return " ".join(part for part in parts if part)


def _goes_to_school(home: Household, day: date) -> bool:
    return day.month not in (6, 7, 8) and any(age >= 7 for age in home.child_ages(day))


def mistaken(contact: Contact) -> Contact:
    """The record with the slip of a hand in its date."""
    return replace(contact, day=contact.day - DAY)
