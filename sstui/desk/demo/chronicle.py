"""Everything that happened in the office, put in the order of its days and entered."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, timedelta
from enum import IntEnum
from functools import partial
from random import Random
from typing import NamedTuple

from sstui.core.records import Place, VisitId
from sstui.core.workdays import WorkCalendar
from sstui.desk.demo.contacts import Contact, mistaken
from sstui.desk.demo.entering import Entering
from sstui.desk.demo.households import Household
from sstui.desk.demo.lives import DAY, FULL, Course
from sstui.desk.desk import Desk


class Order(IntEnum):
    """What comes before what on one day."""

    FAMILY = 0
    CASE = 1
    DECISION = 2
    CONTACT = 3
    CORRECTION = 4
    AGREEMENT = 5
    PROGRAMME = 6
    APPOINTMENT = 7
    END = 8


PROGRAMME_DAYS = (5, 8, 9, 7, 10, 16, 8, 6, 9, 12)
"""Working days from the agreement to the programme, case after case; ten are allowed."""


class Event(NamedTuple):
    """One thing that was entered on a day."""

    day: date
    order: Order
    seq: int
    act: Callable[[Desk], object]


class Chronicle:
    """Collects what happened in any order and enters it day by day."""

    def __init__(
        self, entering: Entering, calendar: WorkCalendar, today: date, rng: Random
    ) -> None:
        self.entering = entering
        self.today = today
        self._calendar = calendar
        self._rng = rng
        self._events: list[Event] = []
        self._families: set[int] = set()

    def add(self, day: date, order: Order, act: Callable[[Desk], object]) -> None:
        """Remember one thing."""
        self._events.append(Event(day, order, len(self._events), act))

    def play(self, desk: Desk) -> None:
        """Enter everything, the desk's day being the day it happened on."""
        for event in sorted(self._events, key=lambda one: one[:3]):
            event.act(replace(desk, today=event.day))

    def decisions(self, course: Course) -> None:
        """What was decided about a case, from its opening to its end."""
        entering, life = self.entering, course.life
        if course.family not in self._families:
            self._families.add(course.family)
            act = partial(entering.register, family=course.family)
            self.add(life.started_on, Order.FAMILY, act)
        self.add(life.started_on, Order.CASE, partial(entering.open, course=course))
        for since, level in life.levels[1:]:
            change = partial(entering.change_level, course=course, level=level)
            self.add(since, Order.DECISION, change)
        for since, _ in course.curators[1:]:
            self.add(since, Order.DECISION, partial(entering.hand_over, course=course))
        if life.ending:
            self.add(life.ending.decided_on, Order.END, partial(entering.end, course=course))
        self._absence(course)
        self._agreement(course)

    def contacts(
        self,
        course: Course,
        contacts: list[Contact],
        twice: Collection[Contact],
        wrong: Collection[Contact],
    ) -> None:
        """What was done with a family; some of it entered twice, some with a slip, put right."""
        for one in contacts:
            if one in wrong:
                self._corrected(course, one)
                continue
            self.add(one.day, Order.CONTACT, self._recording(course, one))
            if one in twice:
                self._voided(course, one)

    def births(self, open_now: list[Course], homes: list[Household]) -> None:
        """Children born while their families are accompanied."""
        left = max(1, len(open_now) // FULL)
        for course in open_now:
            expected, since = homes[course.family].birth, course.life.started_on
            if not expected or not left:
                continue
            day = max(expected[0], since + timedelta(self._rng.randint(30, 90)))
            if day < self.today - 14 * DAY:
                left -= 1
                child = replace(expected[1], born_on=day)
                act = partial(self.entering.add_child, family=course.family, child=child)
                self.add(day + 5 * DAY, Order.DECISION, act)

    def _absence(self, course: Course) -> None:
        absence = course.life.absence
        if not absence:
            return
        act = partial(self.entering.suspend, course=course, to_on=absence.announced)
        self.add(absence.first, Order.DECISION, act)
        if absence.last and absence.announced != absence.last:
            back = partial(self.entering.call_back, course=course, to_on=absence.last)
            self.add(absence.last + DAY, Order.DECISION, back)

    def _agreement(self, course: Course) -> None:
        life = course.life
        day = self._calendar.after(life.started_on, self._rng.randint(1, 7))
        last = min(self.today - DAY, life.ending.last if life.ending else self.today)
        if self._rng.random() < 0.7 and day <= last:
            self.add(day, Order.AGREEMENT, partial(self.entering.sign, course=course))
            self._programme(course, day, last)

    def _programme(self, course: Course, signed_on: date, last: date) -> None:
        """The programme follows the agreement, now and then late, now and then not yet."""
        # By the number of the case, not by luck: what else is told must not depend on it.
        pace = PROGRAMME_DAYS[course.number % len(PROGRAMME_DAYS)]
        day = self._calendar.after(signed_on, pace)
        is_waiting = signed_on > self.today - 45 * DAY and course.number % 3 != 1
        if day <= last and not is_waiting:
            self.add(day, Order.PROGRAMME, partial(self.entering.programme, course=course))

    def _recording(self, course: Course, contact: Contact) -> Callable[[Desk], VisitId]:
        return partial(self.entering.record, course=course, contact=contact)

    def _voided(self, course: Course, contact: Contact) -> None:
        record, made = self._recording(course, contact), list[VisitId]()
        self.add(contact.day, Order.CONTACT, lambda desk: made.append(record(desk)))
        void = partial(self.entering.void, course=course)
        self.add(contact.day + DAY, Order.CORRECTION, lambda desk: void(desk, visit_id=made[0]))

    def _corrected(self, course: Course, contact: Contact) -> None:
        record, made = self._recording(course, mistaken(contact)), list[VisitId]()
        self.add(contact.day, Order.CONTACT, lambda desk: made.append(record(desk)))
        right = partial(self.entering.correct, course=course, contact=contact)
        self.add(contact.day + DAY, Order.CORRECTION, lambda desk: right(desk, visit_id=made[0]))


def slips(course: Course, contacts: list[Contact], today: date) -> list[Contact]:
    """Visits of late that a slip of the hand could have put on the day before."""
    taken = {one.day for one in contacts}
    return [
        one
        for one in contacts
        if one.place is Place.HOME
        and one.seen
        and today - 70 * DAY <= one.day <= today - 10 * DAY
        and one.day - DAY not in taken
        and one.day - DAY >= course.life.started_on
    ]
