"""Whose desk it is: the office, the person at work and the day."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sstui.config import Office, last_good, load_running, remember_good
from sstui.core.norms import impossible
from sstui.core.problems import Problem
from sstui.core.queue import Planner
from sstui.core.records import Staff
from sstui.core.refusal import Refusal, Unfit
from sstui.core.text import fold
from sstui.desk.fingerprints import watch_norms
from sstui.store.cases import levels_in_use
from sstui.store.door import Actor
from sstui.store.engine import connected
from sstui.store.once import reading as reading
from sstui.store.opening import close, keep_ready, open_office
from sstui.store.staff import has_staff as has_staff
from sstui.store.staff import people_of, staff

SIGHT = timedelta(days=92)
"""How far ahead the dates of ordinary norms lie."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every journey of the day needs; `today` is the office's day, passed in from above."""

    office: Office
    today: date
    person: Staff | None = None
    """Who is working; None may look and change nothing."""
    login: str = ""

    @property
    def actor(self) -> Actor:
        """Who the journal names."""
        return Actor(self.person.id if self.person else None, self.login)

    def planner(self) -> Planner:
        """The visit rule under the office's norms and calendar, as of today."""
        return Planner(self.office.norms, self.office.calendar, self.today)


def office_day(office: Office, instant: datetime | None = None) -> date:
    """The office's date at an instant, now by default: the one clock of the program."""
    return (instant or datetime.now(UTC)).astimezone(office.settings.zone).date()


def open_desk(folder: Path, login: str, name: str = "", today: date | None = None) -> Desk:
    """Open an office for the person of an account, or for the one that is named.

    Wrong files leave the last good ones in force; the office's `faults` and `warnings` say so.

    Raises:
        Problems: the office's files are wrong, and it has never been opened with good ones.
        Refusal: the database cannot be opened, or nobody of that name works here.
    """
    office = load_running(folder)
    open_office(office.database)
    with connected():
        office = _with_levels(office)
        day = today or office_day(office)
        desk = Desk(office, day, _person(login, name, day), login)
        office = watch_norms(office, desk.actor, day)
    gap = calendar_gap(office, day, day + SIGHT)
    return replace(
        desk, office=replace(office, warnings=(gap, *office.warnings)) if gap else office
    )


def stay_open() -> None:
    """Keep a connection ready between two questions, from here until `leave_office`."""
    keep_ready()


def leave_office() -> None:
    """Close the office's database; this process asks nothing more of any desk."""
    close()


def calendar_gap(office: Office, first: date, last: date) -> str:
    """What to say of days whose production calendar is not there; empty when all of it is."""
    years = office.calendar.missing_years(first, last)
    if not years:
        return ""
    named = ", ".join(map(str, years))
    return f"нет производственного календаря на {named}: учтены только выходные и праздники"


def working(day: date) -> list[Staff]:
    """Everybody who works in the office on a day, by name."""
    return [one for one in staff() if one.left_on is None or day < one.left_on]


def _person(login: str, name: str, day: date) -> Staff | None:
    """The person that is named, else the one of the account, if there is just one."""
    if name:
        return _named(name, day)
    mine = [one for one in people_of(login) if one.left_on is None or day < one.left_on]
    return mine[0] if len(mine) == 1 else None


def _named(name: str, day: date) -> Staff:
    people = working(day)
    words = fold(name)
    found = [one for one in people if words in (fold(one.login), str(one.id))]
    found = found or [one for one in people if fold(one.name.full).startswith(words)]
    if not people:
        raise Refusal("В учреждении ещё никто не записан: sstui staff add --help")
    if len(found) != 1:
        from sstui.desk.people import names_to_choose  # noqa: PLC0415 - it knows the desk

        listed = ", ".join(names_to_choose(found or people, lambda name: name.short).values())
        kind = "Подходят несколько" if found else f"Сотрудника «{name}» нет. Работают"
        raise Refusal(f"{kind}: {listed.rstrip('.')}.")
    return found[0]


def _with_levels(office: Office) -> Office:
    """The office under norms that have every level some case was on: the last such, if need be.

    Raises:
        Unfit: neither the norms of now nor the last good ones have them.
    """
    faults = _left_out(office)
    if not faults:
        if not office.faults:
            remember_good(office.folder)
        return office
    kept = last_good(office.folder, (*office.faults, *faults))
    if kept is None or _left_out(kept):
        codes = sorted({one.key.removeprefix("levels.") for one in faults})
        named = ", ".join(f"«{code}»" for code in codes)
        raise Unfit(
            f"В файле {faults[0].file} нет уровня {named}, а семьи на нём есть. "
            "Верните уровень в файл норм."
        )
    return kept


def _left_out(office: Office) -> list[Problem]:
    """Levels in use that some norms leave out: dates of their cases could not be explained."""
    used = levels_in_use()
    return [fault for one in office.norms.sets for fault in impossible(one, used)]
