"""The steps of a derivation: plain data with a Russian sentence each, and the parts they share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from sstui.core.norms import Level, Norm, Norms
from sstui.core.wording import frequency, short_date
from sstui.core.workdays import WorkCalendar


class StepKind(StrEnum):
    """What a step of the derivation tells."""

    NORM = "norm"
    LATER_NORM = "later_norm"
    SINCE = "since"
    QUOTA = "quota"
    DEADLINE = "deadline"
    OPENS = "opens"
    TARGET = "target"
    DAYS_OFF = "days_off"
    CALENDAR = "calendar"
    APPOINTMENT = "appointment"
    NOTHING = "nothing"
    CLOCK = "clock"
    EVENT = "event"
    COUNT = "count"
    STATE = "state"
    LEVEL = "level"
    TERM = "term"
    PAUSE = "pause"
    CUT = "cut"
    PERIOD = "period"
    DEMAND = "demand"
    DONE = "done"
    WAIVED = "waived"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its kind, a Russian sentence, and the day and period that it is about."""

    kind: StepKind
    text: str
    day: date | None = None
    period: tuple[date, date] | None = None
    days: tuple[date, ...] = ()
    """Days that the step names."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """Numbers and ISO dates from which the date can be found again without the rule."""

    def as_json(self) -> dict[str, object]:
        """The step as plain data with ISO dates."""
        return {
            "kind": self.kind.value,
            "text": self.text,
            "day": self.day and self.day.isoformat(),
            "period": self.period and [day.isoformat() for day in self.period],
            "days": [day.isoformat() for day in self.days],
            "data": dict(self.data),
        }


def norm_step(level: Level, norm: Norm, norms: Norms, day: date) -> Step:
    """The norm of a level with the set that was in force on a day."""
    in_force = norms.on(day)
    source = f"нормы с {short_date(in_force.since)}"
    if in_force.order:
        source += f", {in_force.order}"
    text = f"Уровень «{level.title}»: {frequency(norm)} ({source})."
    data = {
        "level": level.code,
        "since": in_force.since.isoformat(),
        "order": in_force.order,
        "min": norm.min,
        "max": norm.max,
        "per": norm.per.value,
        "plan": norm.plan,
        "days": norm.days.value,
        "term_months": norm.term_months,
        "first_visit": norm.first_visit,
        "max_gap": norm.max_gap,
    }
    return Step(StepKind.NORM, text, in_force.since, data=data)


def calendar_steps(calendar: WorkCalendar, first: date, last: date) -> list[Step]:
    """A warning where days of a range lie in years whose calendar is not known for sure."""
    unknown = calendar.unknown_years(first, last)
    if not unknown:
        return []
    years = ", ".join(map(str, unknown))
    text = (
        f"Внимание: производственный календарь на {years} год не загружен или не сверен "
        "с постановлением; переносы выходных могут измениться."
    )
    return [Step(StepKind.CALENDAR, text)]


def not_computed(fault: ValueError) -> Step:
    """What is said where the facts contradict each other or the norms."""
    return Step(StepKind.NOTHING, f"Срок не вычислить: {fault}.")


def day_range(period: tuple[date, date]) -> str:
    """«01.11.2026–30.11.2026»; one day stands alone."""
    first, last = period
    return short_date(first) if first == last else f"{short_date(first)}–{short_date(last)}"


def listed(days: Iterable[date]) -> str:
    """Days in order, neighbours as ranges: «04.11.2026, 07.11.2026–08.11.2026»."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][1] == timedelta(1):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return ", ".join(map(day_range, runs))


def between(first: date, last: date) -> list[date]:
    """Every day of an inclusive range; none of an empty one."""
    return [first + timedelta(shift) for shift in range((last - first).days + 1)]


def iso(days: Iterable[date]) -> list[str]:
    """Days as ISO texts, in order."""
    return [day.isoformat() for day in sorted(days)]
