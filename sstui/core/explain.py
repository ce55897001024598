"""Why a date is what it is: the derivation as steps of plain data, with a sentence for each.

Nothing is computed anew here: the steps lay open what the visit rule found, so that a curator can
answer an inspector and a reader can follow from the norm to the day.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sstui.core.facts import CaseFacts
from sstui.core.norms import Days, Level, Norm, Norms
from sstui.core.queue import level_on
from sstui.core.schedule import Bound, NextVisit, next_visit
from sstui.core.wording import counted, days, frequency, plural, short_date, working_days
from sstui.core.workdays import WorkCalendar


class StepKind(StrEnum):
    """What a step of the derivation tells."""

    NORM = "norm"
    SINCE = "since"
    QUOTA = "quota"
    DEADLINE = "deadline"
    OPENS = "opens"
    TARGET = "target"
    DAYS_OFF = "days_off"
    CALENDAR = "calendar"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its kind, a Russian sentence, and the day and period that it is about."""

    kind: StepKind
    text: str
    day: date | None = None
    period: tuple[date, date] | None = None
    days: tuple[date, ...] = ()
    """Days off that the step names."""

    def as_json(self) -> dict[str, object]:
        """The step as plain data with ISO dates."""
        return {
            "kind": self.kind.value,
            "text": self.text,
            "day": self.day and self.day.isoformat(),
            "period": self.period and [day.isoformat() for day in self.period],
            "days": [day.isoformat() for day in self.days],
        }


def explain(
    facts: CaseFacts, norms: Norms, calendar: WorkCalendar, today: date
) -> tuple[Step, ...]:
    """The derivation of a case's next visit, from the norm to the proposed day.

    Raises:
        ValueError: as the visit rule does.
    """
    found = next_visit(facts, norms, calendar, today)
    if found is None:
        level = norms.level(level_on(facts, today), today)
        return (_norm_step(level, level.norm, norms, today), _nothing())
    since = max(found.grounds.since, facts.start)
    level = norms.level(level_on(facts, since), since)
    steps = [_norm_step(level, found.grounds.norm, norms, since), _since_step(found, facts)]
    steps += _quota_steps(found)
    steps.append(_deadline_step(found))
    steps += _days_off(found, calendar)
    steps += [_opens_step(found), *_target_steps(found)]
    steps += _calendar_step(found, calendar)
    return tuple(steps)


def _norm_step(level: Level, norm: Norm, norms: Norms, day: date) -> Step:
    in_force = norms.on(day)
    source = f"нормы с {short_date(in_force.since)}"
    if in_force.order:
        source += f", {in_force.order}"
    text = f"Уровень «{level.title}»: {frequency(norm)} ({source})."
    return Step(StepKind.NORM, text, in_force.since)


def _since_step(found: NextVisit, facts: CaseFacts) -> Step:
    day = found.grounds.since
    text = {
        "start": f"Сопровождение начато {short_date(day)}, посещений ещё не было.",
        "raise": f"{short_date(day)} уровень повышен: первое посещение отсчитывается заново.",
        "return": (
            f"Семья вернулась {short_date(day)} после приостановки в две недели или дольше: "
            "первое посещение отсчитывается заново."
        ),
        "visit": f"Последнее засчитанное посещение — {short_date(day)}.",
    }[found.grounds.restart]
    return Step(StepKind.SINCE, text, day)


def _quota_steps(found: NextVisit) -> list[Step]:
    grounds = found.grounds
    steps = []
    if grounds.owed_in and grounds.owed_in != found.period:
        text = f"В периоде {_range(grounds.owed_in)} не хватает посещений: {grounds.owed}."
        steps.append(Step(StepKind.QUOTA, text, period=grounds.owed_in))
    text = (
        f"В периоде {_range(found.period)} нужно {found.required}, "
        f"можно до {found.allowed}, сделано {found.done}."
    )
    return [*steps, Step(StepKind.QUOTA, text, period=found.period)]


def _deadline_step(found: NextVisit) -> Step:
    day, grounds = short_date(found.due_by), found.grounds
    working = "рабочий день" if grounds.norm.days is Days.WORKING else "день"
    if grounds.bound is Bound.FIRST_VISIT:
        wait = grounds.norm.first_visit or 0
        count = working_days(wait) if grounds.norm.days is Days.WORKING else days(wait)
        limit = f"через {count}" if wait else "в первый же день"
        text = f"Крайний срок {day}: первое посещение — не позже чем {limit} (местная настройка)."
    elif grounds.bound is Bound.MAX_GAP:
        gap = grounds.norm.max_gap or 0
        at_most = f"{gap} {plural(gap, 'дня', 'дней', 'дней')}"
        text = f"Крайний срок {day}: между посещениями не больше {at_most} (местная настройка)."
    elif grounds.owed > 1:
        text = (
            f"Крайний срок {day}: с этого дня недостающие посещения ({grounds.owed}) "
            "ещё помещаются в период по одному в день."
        )
    else:
        text = f"Крайний срок {day}: последний {working} периода, когда посещение ещё возможно."
    return Step(StepKind.DEADLINE, text, found.due_by)


def _days_off(found: NextVisit, calendar: WorkCalendar) -> list[Step]:
    """Days off that stand between the deadline and the end of its period."""
    last = found.period[1]
    if found.grounds.bound is not Bound.QUOTA or found.grounds.norm.days is Days.ANY:
        return []
    rest = (found.due_by + timedelta(shift) for shift in range(1, (last - found.due_by).days + 1))
    off = tuple(day for day in rest if not calendar.is_working_day(day))
    if not off:
        return []
    listed = _range((off[0], off[-1])) if len(off) > 1 else short_date(off[0])
    count = counted(len(off), "нерабочий день", "нерабочих дня", "нерабочих дней")
    return [Step(StepKind.DAYS_OFF, f"После него {count}: {listed}.", days=off)]


def _opens_step(found: NextVisit) -> Step:
    text = f"Посещать можно с {short_date(found.opens)}: раньше оно было бы сверх нормы или рано."
    if found.opens <= found.grounds.since + timedelta(1):
        text = f"Посещать можно с {short_date(found.opens)}."
    return Step(StepKind.OPENS, text, found.opens)


def _target_steps(found: NextVisit) -> list[Step]:
    day, ideal = short_date(found.target), found.grounds.ideal
    if ideal is None:
        return [Step(StepKind.TARGET, f"Желательно {day}: чем раньше, тем лучше.", found.target)]
    if ideal == found.target:
        text = f"Желательно {day}: так посещения идут равномерно."
    else:
        text = (
            f"Желательно {day}: равномерный шаг дал бы {short_date(ideal)}, "
            "взят ближайший подходящий день."
        )
    return [Step(StepKind.TARGET, text, found.target)]


def _calendar_step(found: NextVisit, calendar: WorkCalendar) -> list[Step]:
    unknown = calendar.unknown_years(found.opens, found.due_by)
    if not unknown:
        return []
    years = ", ".join(map(str, unknown))
    text = (
        f"Внимание: производственный календарь на {years} год не загружен или не сверен "
        "с постановлением; переносы выходных могут измениться."
    )
    return [Step(StepKind.CALENDAR, text)]


def _nothing() -> Step:
    return Step(
        StepKind.NOTHING,
        "До конца срока не осталось дней, в которые посещение требуется или возможно.",
    )


def _range(period: tuple[date, date]) -> str:
    return f"{short_date(period[0])}–{short_date(period[1])}"
