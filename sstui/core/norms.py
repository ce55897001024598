"""Visit norms of the levels, in sets that are in force from a date.

Seed 000 fixes the numbers (1 a month, 1–2 a month, 1–2 a week, 2–3 a week); the meaning of every
field is that of the visit rule. All periods are start-inclusive.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise

from sstui.core.problems import Problem


class Per(StrEnum):
    """The calendar period in which a norm counts visits."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"

    @property
    def days(self) -> int:
        """Length used to compare norms of different periods: 7, 30, 91 or 182 days."""
        return _DAYS[self]

    @property
    def months(self) -> int:
        """Calendar months in the period; 0 for a week."""
        return _MONTHS[self]

    @property
    def label(self) -> str:
        """Russian words for «N times …»: «в неделю», «в месяц»."""
        return _LABELS[self]


_DAYS = {Per.WEEK: 7, Per.MONTH: 30, Per.QUARTER: 91, Per.HALF_YEAR: 182}
_MONTHS = {Per.WEEK: 0, Per.MONTH: 1, Per.QUARTER: 3, Per.HALF_YEAR: 6}
_LABELS = {
    Per.WEEK: "в неделю",
    Per.MONTH: "в месяц",
    Per.QUARTER: "в квартал",
    Per.HALF_YEAR: "в полугодие",
}


class Days(StrEnum):
    """On which days a family may be visited under a norm."""

    WORKING = "working"
    ANY = "any"


_FULL = {
    (Per.WEEK, Days.WORKING): 5,
    (Per.MONTH, Days.WORKING): 20,
    (Per.QUARTER, Days.WORKING): 60,
    (Per.HALF_YEAR, Days.WORKING): 120,
    (Per.WEEK, Days.ANY): 7,
    (Per.MONTH, Days.ANY): 28,
    (Per.QUARTER, Days.ANY): 90,
    (Per.HALF_YEAR, Days.ANY): 181,
}
"""Days that the shortest period has when no holiday takes any: February has four full weeks."""


@dataclass(frozen=True, slots=True)
class Norm:
    """How often a family of one level is visited, and for how long it stays on the level.

    Raises:
        ValueError: numbers that contradict each other, in Russian.
    """

    min: int
    max: int
    per: Per
    term_months: int
    plan: int = 0
    """Visits per period to aim at; 0 stands for the default: `min`, at least 1."""
    days: Days = Days.WORKING
    first_visit: int | None = None
    max_gap: int | None = None

    def __post_init__(self) -> None:
        if self.min < 0:
            raise ValueError(f"min = {self.min}: число посещений не бывает отрицательным")
        if self.max < 1:
            raise ValueError(f"max = {self.max}: нужно не меньше 1")
        if self.min > self.max:
            raise ValueError(f"min = {self.min} больше max = {self.max}")
        if self.plan == 0:
            object.__setattr__(self, "plan", max(self.min, 1))
        if not 1 <= self.plan <= self.max:
            raise ValueError(f"plan = {self.plan}: нужно от 1 до max = {self.max}")
        if self.term_months < 1:
            raise ValueError(f"term_months = {self.term_months}: нужно не меньше 1")
        if self.first_visit is not None and self.first_visit < 0:
            raise ValueError(f"first_visit = {self.first_visit}: нужно 0 или больше")
        if self.max_gap is not None and self.max_gap < 1:
            raise ValueError(f"max_gap = {self.max_gap}: нужно не меньше 1")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of accompaniment as one norm set gives it."""

    code: str
    title: str
    """Adjective in the nominative: «кризисный»."""
    short: str
    """A few letters for narrow columns."""
    rank: int
    """Severity, 1 the mildest; the order of seed 000."""
    norm: Norm
    families_max: int | None = None
    """Families per specialist; None where the acts give no norm (basic level), never zero."""
    families_is_limit: bool = False
    """True where the act says «не более»."""
    term_is_limit: bool = False
    """True where the act says «не более» of the term."""
    review_every: int | None = None
    """Months between interim reviews of a family; None where the office sets none."""
    duty_over_closed_runs: bool = False
    """True where somebody must answer for the family over a long run of days off; local."""
    visit_minutes: int = 60
    """Minutes of one visit without the way to it, for the load; local."""


@dataclass(frozen=True, slots=True)
class NormSet:
    """A full set of levels in force from a date, by an order."""

    since: date
    levels: dict[str, Level]
    order: str = ""
    """The order that put the set in force, as people cite it: «Приказ от 01.09.2026 № 1»."""

    @property
    def file(self) -> str:
        """The set's file as the person knows it: `norms/2026-09-01.toml`."""
        return f"norms/{self.since.isoformat()}.toml"

    def by_rank(self) -> list[Level]:
        """Levels from the mildest to the most severe."""
        return sorted(self.levels.values(), key=lambda level: level.rank)


@dataclass(frozen=True, slots=True)
class Norms:
    """Every norm set of an office, oldest first.

    Raises:
        ValueError: no set at all, or two sets of one date.
    """

    sets: tuple[NormSet, ...]
    _since: tuple[date, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.sets, key=lambda one: one.since))
        since = tuple(one.since for one in ordered)
        if not ordered:
            raise ValueError("нет ни одного набора норм")
        for earlier, later in pairwise(since):
            if earlier == later:
                raise ValueError(f"два набора норм с одной даты {later:%d.%m.%Y}")
        object.__setattr__(self, "sets", ordered)
        object.__setattr__(self, "_since", since)

    def on(self, day: date) -> NormSet:
        """The set in force on a day: the latest not after it, before the first one the first."""
        return self.sets[max(bisect_right(self._since, day) - 1, 0)]

    def level(self, code: str, day: date) -> Level:
        """A level as it stands on a day.

        Raises:
            ValueError: the set in force leaves the level out.
        """
        in_force = self.on(day)
        try:
            return in_force.levels[code]
        except KeyError:
            raise ValueError(f"в нормах с {in_force.since:%d.%m.%Y} нет уровня «{code}»") from None

    def norm(self, code: str, day: date) -> Norm:
        """The norm of a level on a day; errors as in `level`."""
        return self.level(code, day).norm


def impossible(one: NormSet, levels_in_use: Iterable[str] = ()) -> list[Problem]:
    """What a set demands that nobody could do, and the levels in use that it leaves out.

    Periods that holidays shorten are no fault: the rule asks there for no more than there is.

    Args:
        one: the set.
        levels_in_use: codes of the levels that families are or were on.
    """
    found = [
        fault
        for level in one.by_rank()
        for fault in (_too_many(one, level, "min"), _too_many(one, level, "plan"))
        if fault
    ]
    for code in sorted(set(levels_in_use) - set(one.levels)):
        missing = "раздела нет, а семьи на этом уровне есть"
        found.append(
            Problem(one.file, f"levels.{code}", missing, f"верните раздел [levels.{code}]")
        )
    return found


def _too_many(one: NormSet, level: Level, key: str) -> Problem | None:
    asked: int = getattr(level.norm, key)
    full = _FULL[level.norm.per, level.norm.days]
    # The plan is `min` where the file does not give it: one fault is enough.
    if asked <= full or (key == "plan" and asked == level.norm.min):
        return None
    kind = "рабочих дней" if level.norm.days is Days.WORKING else "дней"
    stands = f"стоит число {asked}, а {kind} {level.norm.per.label} без праздников {full}"
    return Problem(one.file, f"levels.{level.code}.visits.{key}", stands, f"нужно не больше {full}")
