"""Appointments: those that trips followed, those of the coming days, those called off."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random

from sstui.core.records import Place
from sstui.core.schedule import NextVisit
from sstui.core.workdays import WorkCalendar
from sstui.desk.demo.chronicle import Chronicle, Order
from sstui.desk.demo.contacts import HOURS, Contact
from sstui.desk.demo.entering import Meeting
from sstui.desk.demo.lives import DAY, FULL, Course
from sstui.desk.demo.luck import Deck

LATELY = timedelta(100)
ARRANGED = 0.2
"""Share of the trips of late that were agreed beforehand."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A family that is owed a visit today or later."""

    course: Course
    owed: NextVisit


class Meetings:
    """Arranges appointments and puts them into the chronicle."""

    def __init__(
        self, chronicle: Chronicle, calendar: WorkCalendar, notes: tuple[str, ...], rng: Random
    ) -> None:
        self._chronicle = chronicle
        self._calendar = calendar
        self._today = chronicle.today
        self._notes = Deck(notes, rng)
        self._rng = rng

    def kept(self, course: Course, contacts: list[Contact]) -> None:
        """Appointments that some of the trips followed."""
        for one in contacts:
            made_on = one.day - timedelta(self._rng.randint(1, 4))
            is_late = one.place is Place.HOME and one.day >= self._today - LATELY
            if is_late and made_on >= course.life.started_on and self._rng.random() < ARRANGED:
                self._appoint(course, Meeting(made_on, one.day, one.at, self._notes.draw()))

    def coming(self, waiting: list[Waiting]) -> None:
        """Today, tomorrow and next week; the first ones are the first curator's."""
        left = list(waiting)
        for at, day in enumerate(self._days(len(waiting))):
            fitting = [one for one in left if one.owed.opens <= day <= one.owed.due_by]
            mine = [one for one in fitting if one.course.curator(self._today) == 0]
            free = (mine if at < 3 else []) or fitting or left
            if not free:
                return
            left.remove(free[0])
            self._appoint(free[0].course, self._meeting(free[0].course, day))
        for one in left[: max(1, len(waiting) // FULL)]:
            self._call_off(one.course)

    def _days(self, families: int) -> list[date]:
        """Days of the appointments to come, one entry each."""
        monday = self._today + timedelta(7 - self._today.weekday())
        near = [self._today, self._today + DAY] * max(1, families // 14)
        week = [monday + timedelta(shift) for shift in range(5)] * max(1, families // 40)
        return near + week

    def _call_off(self, course: Course) -> None:
        meeting = self._meeting(course, self._today + 2 * DAY)
        self._appoint(course, meeting)
        act = partial(self._chronicle.entering.call_off, course=course, meeting=meeting)
        self._chronicle.add(self._today, Order.END, act)

    def _meeting(self, course: Course, day: date) -> Meeting:
        """Agreed on a working day not long ago."""
        before = self._today - timedelta(self._rng.randint(1, 4))
        working = date.fromordinal(self._calendar.from_end(before.toordinal(), 0))
        made_on = max(working, course.life.started_on)
        return Meeting(made_on, day, self._rng.choice(HOURS), self._notes.draw())

    def _appoint(self, course: Course, meeting: Meeting) -> None:
        act = partial(self._chronicle.entering.appoint, course=course, meeting=meeting)
        self._chronicle.add(meeting.made_on, Order.APPOINTMENT, act)
