"""A demo office: an invented district with a year of history, alive on whatever day it is made.

Stories and names come from `fixtures/demo`, dates of visits from the visit rule, and everything is
entered day by day through the functions that the forms call.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

from sstui.core.queue import Group
from sstui.core.refusal import Refusal
from sstui.desk.demo.caseload import share_out
from sstui.desk.demo.chronicle import Chronicle, slips
from sstui.desk.demo.contacts import Contact, Writer
from sstui.desk.demo.entering import Entering
from sstui.desk.demo.households import Census, Household
from sstui.desk.demo.lives import FULL, Course, Teller, cast
from sstui.desk.demo.material import Material, read_material
from sstui.desk.demo.meetings import Meetings, Waiting
from sstui.desk.demo.names import Names
from sstui.desk.demo.rounds import Rounds, Trip
from sstui.desk.demo.team import Team, curators_for, hire
from sstui.desk.demo.way import Way
from sstui.desk.demo.way_material import read_way
from sstui.desk.desk import Desk
from sstui.desk.families import add_settlement
from sstui.desk.office import create_office, take_away
from sstui.store.caseload import open_cases
from sstui.store.door import together
from sstui.store.opening import close

PROFILE = "tula"
_WAITING = (Group.DUE, Group.WEEK, Group.LATER, Group.OVERDUE)
"""Groups whose families get appointments, in order of choice."""


@dataclass(slots=True)
class _District:
    """Families with their cases, before anything is entered."""

    homes: list[Household]
    courses: list[Course]


def make_demo(
    folder: Path, today: date, families: int = FULL, seed: int = 1, login: str = ""
) -> Desk:
    """Make an office of fictional families with a year of history behind it.

    The same arguments make the same facts. The first curator works under `login` and sits at the
    desk that is given back.

    Args:
        folder: the office to make; missing or empty.
        today: the day on which the office is alive: nothing is dated later but appointments.
        families: families accompanied today; a tenth as many cases have ended before.
        seed: another number makes other families.
        login: the account that the first curator works under.

    Raises:
        Refusal: no families, or a folder that cannot become an office.
    """
    if families < 1:
        raise Refusal("В учебном учреждении должна быть хотя бы одна семья.", "families")
    material, rng = read_material(), Random(seed)
    was_there = folder.exists()
    desk = create_office(folder, PROFILE, login, today)
    try:
        names = Names(material, rng)
        district = _district(desk, material, names, families, rng)
        with together():
            team = _enter(desk, material, names, district, families, rng)
    except BaseException:
        close()
        take_away(folder, was_there=was_there)
        raise
    return replace(desk, person=team.curators[0])


def _enter(
    desk: Desk,
    material: Material,
    names: Names,
    district: _District,
    families: int,
    rng: Random,
) -> Team:
    """Enter the service, the settlements and all that happened in the families."""
    team = hire(desk, material, names, families, rng)
    head = replace(desk, person=team.head)
    places = {one.name: add_settlement(head, one.name, one.minutes) for one in material.places}
    entering = Entering(team, places, district.homes, material.words.reasons, rng)
    chronicle = Chronicle(entering, desk.office.calendar, desk.today, rng)
    _tell(desk, material, district, chronicle, rng)
    chronicle.play(desk)
    newest = sorted(open_cases(desk.today), key=lambda one: (one.facts.start, one.id), reverse=True)
    way = Way(desk, team, read_way(), next(iter(places.values())), Random(rng.random()))
    way.tell(newest)
    return team


def _district(
    desk: Desk, material: Material, names: Names, families: int, rng: Random
) -> _District:
    """Who lives in the district, what is decided about them and who their curators are."""
    norms, calendar = desk.office.norms, desk.office.calendar
    teller, census = Teller(norms, calendar, desk.today, rng), Census(material, names, rng)
    district = _District([], [])
    for number, story in enumerate(cast(material.stories, families, rng)):
        lives = [teller.life(one) for one in (story.earlier, story) if one]
        first_level = lives[0].levels[0][1]
        home = census.household(first_level, lives[0].started_on)
        district.homes.append(home)
        for life in lives:
            district.courses.append(Course(len(district.courses), number, life, home.place))
    share_out(district.courses, curators_for(families), norms, desk.today, rng)
    return district


def _tell(
    desk: Desk, material: Material, district: _District, chronicle: Chronicle, rng: Random
) -> None:
    """Put decisions, trips, records and appointments of every case into the chronicle."""
    office, today, courses = desk.office, desk.today, district.courses
    open_now = [one for one in courses if not one.life.is_over(today)]
    rounds = Rounds(office.norms, office.calendar, today)
    writer = Writer(material.words, office.calendar, curators_for(len(open_now)), today, rng)
    meetings = Meetings(chronicle, office.calendar, material.words.appointment_notes, rng)
    trips = {one.number: rounds.trips(one, rng) for one in courses}
    written = {
        one.number: list(writer.contacts(one, district.homes[one.family], trips[one.number]))
        for one in courses
    }
    twice, wrong = _mistakes(courses, written, today, rng)
    for course in courses:
        chronicle.decisions(course)
        chronicle.contacts(course, written[course.number], twice, wrong)
        meetings.kept(course, written[course.number])
    meetings.coming(list(_waiting(open_now, trips, rounds)))
    chronicle.births(open_now, district.homes)


def _mistakes(
    courses: list[Course], written: dict[int, list[Contact]], today: date, rng: Random
) -> tuple[list[Contact], list[Contact]]:
    """Records entered twice and records with a slip."""
    found = [slip for one in courses for slip in slips(one, written[one.number], today)]
    count = max(1, len(courses) // FULL)
    chosen = rng.sample(found, min(2 * count, len(found)))
    return chosen[:count], chosen[count:]


def _waiting(
    courses: list[Course], trips: dict[int, list[Trip]], rounds: Rounds
) -> Iterator[Waiting]:
    """Families that may get an appointment, the most fitting first."""
    groups = {one.number: rounds.group(one, trips[one.number]) for one in courses}
    for wanted in _WAITING:
        for course in courses:
            owed = rounds.next(course, trips[course.number])
            if groups[course.number] is wanted and owed:
                yield Waiting(course, owed)
