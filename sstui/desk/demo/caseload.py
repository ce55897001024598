"""Families are shared out among the curators: one over the norm, one with room to spare."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from sstui.core.norms import Norms
from sstui.core.queue import load_share
from sstui.desk.demo.lives import Course

PATTERN = (Fraction(1), Fraction(27, 20), Fraction(9, 10), Fraction(1, 2))
"""Load of each curator against the others, in turn: the second is over, the fourth is light."""
OVER, LIGHT = 1, 3


def share_out(courses: list[Course], curators: int, norms: Norms, today: date, rng: Random) -> None:
    """Give every case its curators; the first curator gets one family of each kind."""
    ended = [one for one in courses if one.life.is_over(today)]
    for course in ended:
        course.curators.append((course.life.started_on, rng.randrange(curators)))
    weighed = [(_weight(one, norms, today), one) for one in courses if one not in ended]
    weighed.sort(key=lambda one: -one[0])
    lightest = {_kind(course): course.number for _, course in weighed}
    loads, counts = [Fraction(0)] * curators, [0] * curators
    # The first of each kind come first, then the heaviest.
    for weight, course in sorted(weighed, key=lambda one: not _is_first(one[1], lightest)):
        if _is_first(course, lightest):
            whose = 0
        elif weight:
            whose = min(range(curators), key=lambda at: loads[at] / PATTERN[at % len(PATTERN)])
        else:
            whose = min(range(curators), key=lambda at: counts[at])
        loads[whose] += weight
        counts[whose] += not weight
        _assign(course, whose, today, rng)


def _is_first(course: Course, lightest: dict[object, int]) -> bool:
    return lightest[_kind(course)] == course.number


def _kind(course: Course) -> object:
    return course.life.wanted, course.life.is_new


def _weight(course: Course, norms: Norms, today: date) -> Fraction:
    limit = norms.level(course.life.levels[-1][1], today).families_max
    return load_share([limit])


def _assign(course: Course, whose: int, today: date, rng: Random) -> None:
    """The curator of today, and whom the light one took the family over from."""
    since = course.life.started_on
    handed = today - timedelta(rng.randint(20, 70))
    is_light = whose % len(PATTERN) == LIGHT
    if is_light and since + timedelta(30) < handed and rng.random() < 0.6:
        course.curators.append((since, whose - LIGHT + OVER))
        since = handed
    course.curators.append((since, whose))
