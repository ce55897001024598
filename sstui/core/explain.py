"""Why a date is what it is: the derivation as steps of plain data, with a sentence for each.

Nothing is computed anew here: the steps lay open what the visit rule found, so that a curator can
answer an inspector and a reader can follow from the norm to the day.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sstui.core.facts import CaseFacts, lay_out
from sstui.core.norms import Days, Norms
from sstui.core.queue import level_on
from sstui.core.quotas import Quota, count_days
from sstui.core.schedule import Bound, NextVisit, next_visit
from sstui.core.steps import Step, StepKind, calendar_steps, day_range, norm_step
from sstui.core.wording import counted, days, plural, short_date, working_days
from sstui.core.workdays import WorkCalendar


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
        return (norm_step(level, level.norm, norms, today), _nothing())
    since = max(found.grounds.since, facts.start)
    level = norms.level(level_on(facts, since), since)
    quotas = tuple(_quotas(found, facts, norms, calendar, today))
    steps = [norm_step(level, found.grounds.norm, norms, since), _since_step(found)]
    steps += _later_norm(found, facts, norms)
    steps += _quota_steps(found, quotas)
    steps.append(_deadline_step(found))
    steps += _days_off(found, quotas, calendar)
    steps += [_opens_step(found), *_target_steps(found)]
    steps += calendar_steps(calendar, found.opens, found.due_by)
    return tuple(steps)


def _later_norm(found: NextVisit, facts: CaseFacts, norms: Norms) -> list[Step]:
    """The norm that the deadline's day is under, where it is another than that of the beginning."""
    day = found.due_by
    level = norms.level(level_on(facts, day), day)
    if level.norm == found.grounds.norm:
        return []
    step = norm_step(level, level.norm, norms, day)
    text = f"К {short_date(day)} действует другая норма: у{step.text[1:]}"
    return [Step(StepKind.LATER_NORM, text, step.day, data=step.data)]


def _quotas(
    found: NextVisit, facts: CaseFacts, norms: Norms, calendar: WorkCalendar, today: date
) -> Iterator[dict[str, Any]]:
    """Quotas from the one that the search began in to the deadline's, with their candidate days."""
    since, due = found.grounds.since.toordinal(), found.due_by.toordinal()
    first = since if found.grounds.fresh else since + 1
    for quota in lay_out(facts, norms, calendar, today).course.quotas(since):
        if quota.first > due:
            return
        yield {
            "first": _iso(quota.first),
            "last": _iso(quota.last),
            "required": quota.required,
            "allowed": quota.allowed,
            "done": quota.done,
            "candidates": [_iso(day) for day in _candidates(quota, calendar, first)],
        }


def _candidates(quota: Quota, calendar: WorkCalendar, first: int) -> Iterator[int]:
    """Days of a quota on which a visit may be made, from a day on."""
    for piece in quota.pieces:
        for day in range(max(piece.first, first), piece.last + 1):
            if count_days(calendar, piece.norm, day, day):
                yield day


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _since_step(found: NextVisit) -> Step:
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
    data = {"fresh": found.grounds.fresh, "restart": found.grounds.restart}
    return Step(StepKind.SINCE, text, day, data=data)


def _quota_steps(found: NextVisit, quotas: tuple[dict[str, Any], ...]) -> list[Step]:
    """The quota that lacks visits when it is not the deadline's, and the deadline's.

    The last one holds all quotas that were looked through, in order.
    """
    grounds = found.grounds
    steps = []
    if grounds.owed_in and grounds.owed_in != found.period:
        text = f"В периоде {day_range(grounds.owed_in)} не хватает посещений: {grounds.owed}."
        steps.append(Step(StepKind.QUOTA, text, period=grounds.owed_in))
    text = (
        f"В периоде {day_range(found.period)} нужно {found.required}, "
        f"можно до {found.allowed}, сделано {found.done}."
    )
    return [*steps, Step(StepKind.QUOTA, text, period=found.period, data={"quotas": list(quotas)})]


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
    return Step(StepKind.DEADLINE, text, found.due_by, data={"bound": grounds.bound.value})


def _days_off(
    found: NextVisit, quotas: tuple[dict[str, Any], ...], calendar: WorkCalendar
) -> list[Step]:
    """Days off that stand between the deadline and the end of its period.

    A later level of the same period may allow visits on any day: such a day is none of them.
    """
    last = found.period[1]
    possible = set(quotas[-1]["candidates"]) if quotas else set()
    if found.grounds.bound is not Bound.QUOTA or found.grounds.norm.days is Days.ANY:
        return []
    rest = (found.due_by + timedelta(shift) for shift in range(1, (last - found.due_by).days + 1))
    off = tuple(
        day for day in rest if not calendar.is_working_day(day) and day.isoformat() not in possible
    )
    if not off:
        return []
    listed = day_range((off[0], off[-1]))
    count = counted(len(off), "нерабочий день", "нерабочих дня", "нерабочих дней")
    return [Step(StepKind.DAYS_OFF, f"После него {count}: {listed}.", days=off)]


def _opens_step(found: NextVisit) -> Step:
    text = f"Посещать можно с {short_date(found.opens)}: раньше оно было бы сверх нормы или рано."
    if found.opens <= found.grounds.since + timedelta(1):
        text = f"Посещать можно с {short_date(found.opens)}."
    return Step(StepKind.OPENS, text, found.opens)


def _target_steps(found: NextVisit) -> list[Step]:
    day, ideal, pace = short_date(found.target), found.grounds.ideal, found.grounds.pace
    if ideal is None or pace is None:
        return [Step(StepKind.TARGET, f"Желательно {day}: чем раньше, тем лучше.", found.target)]
    if ideal == found.target:
        text = f"Желательно {day}: так посещения идут равномерно."
    else:
        text = (
            f"Желательно {day}: равномерный шаг дал бы {short_date(ideal)}, "
            "взят ближайший подходящий день."
        )
    data = {"ideal": ideal.isoformat(), "plan": pace.plan, "per": pace.per.value}
    return [Step(StepKind.TARGET, text, found.target, data=data)]


def _nothing() -> Step:
    return Step(
        StepKind.NOTHING,
        "До конца срока не осталось дней, в которые посещение требуется или возможно.",
    )
