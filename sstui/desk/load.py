"""How loaded each curator is, and who could take one more family."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sstui.core.load import Demand, Held, demand, minutes_a_week, must_be_made
from sstui.core.norms import Level
from sstui.core.records import CaseId, Role, SettlementId, Staff, StaffId
from sstui.core.refusal import Refusal
from sstui.core.text import sort_key
from sstui.desk.desk import Desk, working
from sstui.store.caseload import OpenCase, open_cases
from sstui.store.events import assigned_spans
from sstui.store.families import settlements

MONTHS_BACK = 6
"""Months of the trend, this one included."""


@dataclass(frozen=True, slots=True)
class CuratorLoad:
    """One person's families and what they ask for."""

    person: Staff
    demand: Demand
    this_week: int
    """Visits that can not be put off until next week."""
    this_month: int
    """Visits that can not be put off until next month."""
    trend: tuple[Fraction, ...]
    """The share on the first of each of the last months, oldest first, this month's last."""

    @property
    def families(self) -> int:
        """Families on all levels together."""
        return sum(self.demand.families.values())


@dataclass(frozen=True, slots=True)
class Loads:
    """The load of everybody, with what it is measured against."""

    curators: tuple[CuratorLoad, ...]
    """By name; curators, and others who have families."""
    levels: tuple[Level, ...]
    """Levels of the day, the mildest first."""
    week_days: int
    """Working days left in this week, today included."""
    month_days: int
    """Working days left in this month, today included."""
    months: tuple[date, ...]
    """The days of the trend."""
    without_curator: int
    """Open families that nobody is the curator of."""

    @property
    def without_limit(self) -> tuple[Level, ...]:
        """Levels that the share leaves out, because no act limits their families."""
        return tuple(level for level in self.levels if not level.families_max)


@dataclass(frozen=True, slots=True)
class Advice:
    """What one more family would make of a person's load."""

    person: Staff
    families: int
    before: Fraction
    after: Fraction
    minutes_before: Fraction
    minutes_after: Fraction
    same_place: int
    """Families that the person has in the settlement already."""

    @property
    def is_over(self) -> bool:
        """Whether the person would be over the norm of families."""
        return self.after > 1


def loads(desk: Desk) -> Loads:
    """The load of every curator on the day, and of whoever else has families."""
    norms, held = desk.office.norms, _held(desk)
    months, people = _months(desk.today), working(desk.today)
    trends = _trends(desk, months)
    found = [
        _load(desk, person, held[person.id], trends[person.id])
        for person in people
        if person.role is Role.CURATOR or held[person.id]
    ]
    named = {person.id for person in people}
    return Loads(
        curators=tuple(found),
        levels=tuple(norms.on(desk.today).by_rank()),
        week_days=_working_days(desk, _week_end(desk.today)),
        month_days=_working_days(desk, _month_end(desk.today)),
        months=months,
        without_curator=sum(len(some) for key, some in held.items() if key not in named),
    )


def load_of(desk: Desk, person: Staff) -> Loads:
    """The load of one person alone, without what it has been in the months before."""
    return Loads(
        curators=(_load(desk, person, _held(desk, of=person.id)[person.id], ()),),
        levels=tuple(desk.office.norms.on(desk.today).by_rank()),
        week_days=_working_days(desk, _week_end(desk.today)),
        month_days=_working_days(desk, _month_end(desk.today)),
        months=(),
        without_curator=0,
    )


def _load(
    desk: Desk,
    person: Staff,
    held: list[tuple[OpenCase, Held]],
    trend: tuple[Fraction, ...],
) -> CuratorLoad:
    return CuratorLoad(
        person=person,
        demand=demand([one for _, one in held], desk.office.norms, desk.today),
        this_week=_must(desk, held, _week_end(desk.today)),
        this_month=_must(desk, held, _month_end(desk.today)),
        trend=trend,
    )


def advice(
    desk: Desk, level: str, settlement_id: SettlementId | None = None, without: CaseId | None = None
) -> list[Advice]:
    """Who could take one more family on a level: those over the norm last, the freest first.

    Args:
        desk: the office and the day.
        level: code of the level.
        settlement_id: where the family lives, for the minutes; None when it is not known.
        without: a case that is counted for nobody, because it is the one to be given.

    Raises:
        Refusal: the norms of the day have no such level.
    """
    known = desk.office.norms.on(desk.today).levels.get(level)
    if known is None:
        raise Refusal("Выберите уровень.", "level")
    ways = _ways()
    way = ways.get(settlement_id) if settlement_id is not None else None
    more = Fraction(1, known.families_max) if known.families_max else Fraction(0)
    minutes, held, found = minutes_a_week(known, way), _held(desk, without), []
    for person in working(desk.today):
        mine = held[person.id]
        if person.role is not Role.CURATOR and not mine:
            continue
        now = demand([one for _, one in mine], desk.office.norms, desk.today)
        near = sum(case.settlement_id == settlement_id for case, _ in mine)
        found.append(
            Advice(
                person,
                len(mine),
                now.share,
                now.share + more,
                now.minutes_a_week,
                now.minutes_a_week + minutes,
                near,
            )
        )
    return sorted(found, key=_freest)


def _freest(one: Advice) -> tuple[object, ...]:
    return (one.is_over, one.after, one.minutes_after, sort_key(one.person.name.full))


def _held(
    desk: Desk, without: CaseId | None = None, of: StaffId | None = None
) -> defaultdict[StaffId | None, list[tuple[OpenCase, Held]]]:
    """Open families by curator, each with its way; with `of` at least that person's."""
    ways, found = _ways(), defaultdict[StaffId | None, list[tuple[OpenCase, Held]]](list)
    for one in open_cases(desk.today, curator_id=of):
        if one.id != without:
            held = Held(one.facts, ways.get(one.settlement_id))
            found[one.curator_id].append((one, held))
    return found


def _ways() -> dict[SettlementId, int | None]:
    return {one.id: one.travel_minutes for one in settlements()}


def _must(desk: Desk, held: list[tuple[OpenCase, Held]], until: date) -> int:
    office = desk.office
    return sum(
        must_be_made(one.facts, office.norms, office.calendar, desk.today, until) for one, _ in held
    )


def _trends(
    desk: Desk, days: tuple[date, ...]
) -> defaultdict[StaffId | None, tuple[Fraction, ...]]:
    """Shares on each of these days, by the curators, levels and norms of that day."""
    spans, cases = assigned_spans(), open_cases(days[0])
    by_day: list[defaultdict[StaffId | None, list[Held]]] = []
    for day in days:
        held: defaultdict[StaffId | None, list[Held]] = defaultdict(list)
        for one in cases:
            facts = one.facts
            if facts.start <= day and (facts.end is None or day <= facts.end):
                past = [staff_id for since, staff_id in spans[one.id] if since <= day]
                held[past[-1] if past else None].append(Held(facts, None))
        by_day.append(held)
    found = defaultdict[StaffId | None, tuple[Fraction, ...]](lambda: (Fraction(0),) * len(days))
    for person in {key for held in by_day for key in held}:
        found[person] = tuple(
            demand(held[person], desk.office.norms, day).share
            for day, held in zip(days, by_day, strict=True)
        )
    return found


def _months(today: date) -> tuple[date, ...]:
    """The first days of the last months, oldest first."""
    days = [today.replace(day=1)]
    while len(days) < MONTHS_BACK:
        days.append((days[-1] - timedelta(1)).replace(day=1))
    return tuple(reversed(days))


def _week_end(day: date) -> date:
    return day + timedelta(6 - day.weekday())


def _month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(31)).replace(day=1) - timedelta(1)


def _working_days(desk: Desk, until: date) -> int:
    return desk.office.calendar.count(desk.today.toordinal(), until.toordinal())
