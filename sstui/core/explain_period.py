"""How a period of compliance was judged: the norm of its time, its days, visits, what is waived.

The steps name every possible day and every counted visit, so that what was asked, what was allowed
and how the period stands can be computed again without the rule.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from sstui.core.closed_runs import state_words
from sstui.core.compliance import Kept, State, state_of, waived
from sstui.core.facts import CaseFacts, Laid, lay_out
from sstui.core.norms import Days, Norm, Norms, Per
from sstui.core.quotas import Quota, Stretch, count_days
from sstui.core.steps import (
    Step,
    StepKind,
    between,
    calendar_steps,
    day_range,
    iso,
    listed,
    norm_step,
)
from sstui.core.wording import plural, short_date, working_days
from sstui.core.workdays import WorkCalendar

_PERIODS = {
    Per.WEEK: ("неделя", "недели"),
    Per.MONTH: ("месяц", "месяца"),
    Per.QUARTER: ("квартал", "квартала"),
    Per.HALF_YEAR: ("полугодие", "полугодия"),
}


def explain_period(
    facts: CaseFacts, norms: Norms, calendar: WorkCalendar, as_of: date, day: date
) -> tuple[Step, ...]:
    """How the period that holds a day stands on `as_of`, from its norm to the verdict.

    Raises:
        ValueError: a day outside the case, or facts that contradict each other or the norms.
    """
    laid = lay_out(facts, norms, calendar, as_of)
    course, asked = laid.course, day.toordinal()
    if not course.start <= asked <= course.end:
        start, end = (date.fromordinal(one) for one in (course.start, course.end))
        raise ValueError(f"{short_date(day)} вне сопровождения ({day_range((start, end))})")
    quota = next(one for one in course.quotas(asked) if one.last >= asked)
    visits = [_day(one) for one in course.visits if quota.first <= one <= quota.last]
    return (
        _period_step(quota, laid),
        *_norm_steps(quota, laid, norms),
        *_pause_steps(quota, calendar),
        *_days_off(quota, calendar),
        _demand_step(quota, calendar),
        _done_step(visits, facts, quota, as_of),
        *_waived_steps(quota, calendar),
        _state_step(quota, calendar, as_of),
        *calendar_steps(calendar, _day(quota.first), _day(quota.last)),
    )


def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


def _ends(first: int, last: int) -> tuple[date, date]:
    return _day(first), _day(last)


def _period_step(quota: Quota, laid: Laid) -> Step:
    ends, whole = _ends(quota.first, quota.last), _ends(*quota.period)
    per = quota.stretches[0].norm.per
    text = f"Период {day_range(ends)}: {_PERIODS[per][0]}."
    if ends != whole:
        text = f"Период {day_range(ends)}, часть {_PERIODS[per][1]} {day_range(whole)}"
        text += f": {', '.join(_cuts(quota, laid, whole))}."
    data = {"per": per.value, "whole": iso(whole)}
    return Step(StepKind.PERIOD, text, period=ends, data=data)


def _cuts(quota: Quota, laid: Laid, whole: tuple[date, date]) -> Iterator[str]:
    """Why the quota is shorter than its calendar period."""
    first, last = _ends(quota.first, quota.last)
    if first != whole[0]:
        begins = quota.first == laid.course.start
        what = "сопровождение начато" if begins else "нормы другого периода кончились к"
        yield f"{what} {short_date(first)}"
    if last != whole[1]:
        ends = quota.last == laid.course.end
        what = "сопровождение по" if ends else "нормы этого периода действовали по"
        yield f"{what} {short_date(last)}"


def _norm_steps(quota: Quota, laid: Laid, norms: Norms) -> Iterator[Step]:
    """The norms in force in the period; with their days where there are several."""
    several = len(quota.stretches) > 1
    for one in quota.stretches:
        run = [run for run in laid.runs if run.first <= one.first][-1]
        first, last = _ends(one.first, one.last)
        level = norms.level(run.level, first)
        step = norm_step(level, one.norm, norms, first)
        text = f"{day_range((first, last))}: у{step.text[1:]}" if several else step.text
        yield Step(step.kind, text, step.day, (first, last), data=step.data)


def _pause_steps(quota: Quota, calendar: WorkCalendar) -> list[Step]:
    """Days that a pause took from the period."""
    possible = set(_possible(quota.stretches, calendar))
    taken = sorted(possible - set(_possible(quota.pieces, calendar)))
    if not taken:
        return []
    took = plural(len(taken), "возможный день", "возможных дня", "возможных дней")
    text = f"Приостановка отняла {len(taken)} {took}: {listed(taken)}."
    return [Step(StepKind.PAUSE, text, days=tuple(taken))]


def _possible(pieces: list[Stretch], calendar: WorkCalendar) -> Iterator[date]:
    for piece in pieces:
        for day in range(piece.first, piece.last + 1):
            if count_days(calendar, piece.norm, day, day):
                yield _day(day)


def _days_off(quota: Quota, calendar: WorkCalendar) -> list[Step]:
    """Weekdays off, the holidays that made the period shorter."""
    off = [
        day
        for one in quota.stretches
        if one.norm.days is Days.WORKING
        for day in between(*_ends(one.first, one.last))
        if day.weekday() < 5 and not calendar.is_working_day(day)
    ]
    if not off:
        return []
    text = f"Нерабочие будни, праздничные или перенесённые: {listed(off)}."
    return [Step(StepKind.DAYS_OFF, text, days=tuple(off))]


def _demand_step(quota: Quota, calendar: WorkCalendar) -> Step:
    pieces = [
        {
            "min": piece.norm.min,
            "max": piece.norm.max,
            "whole": count_days(calendar, piece.norm, *quota.period),
            "days": iso(_possible([piece], calendar)),
        }
        for piece in quota.pieces
    ]
    is_whole = quota.period == (quota.first, quota.last)
    paused = quota.available < sum(1 for _ in _possible(quota.stretches, calendar))
    data = {
        "pieces": pieces,
        "rounds_up": is_whole and paused,
        "available": quota.available,
        "required": quota.required,
        "allowed": quota.allowed,
    }
    text = _demand_words(quota, calendar, rounds_up=is_whole and paused)
    return Step(StepKind.DEMAND, text, data=data)


def _demand_words(quota: Quota, calendar: WorkCalendar, *, rounds_up: bool) -> str:
    if not quota.available:
        return "Дней, в которые посещение возможно, нет: ничего не требуется."
    result = f"нужно посещений {quota.required}, можно до {quota.allowed}"
    parts = [
        (piece.norm, days, count_days(calendar, piece.norm, *quota.period))
        for piece in quota.pieces
        if (days := count_days(calendar, piece.norm, piece.first, piece.last))
    ]
    if len(parts) == 1 and parts[0][1] == parts[0][2]:
        return f"Возможных дней {quota.available}: {result}."
    low = sum((Fraction(norm.min * days, whole) for norm, days, whole in parts), Fraction(0))
    shares = " + ".join(_share(norm, days, whole) for norm, days, whole in parts)
    text = f"Возможных дней {quota.available}, нужна доля: {shares}"
    if low.denominator > 1:
        up = " вверх (из-за приостановки)" if rounds_up else ""
        text += f" = {_mixed(low)}, округлено{up}"
    return f"{text}; {result}."


def _share(norm: Norm, days: int, whole: int) -> str:
    return f"{norm.min} × {days}/{whole}"


def _mixed(number: Fraction) -> str:
    """«1 3/7», «3/7»."""
    whole, rest = divmod(number, 1)
    return f"{whole} {rest}" if whole else str(rest)


def _done_step(visits: list[date], facts: CaseFacts, quota: Quota, as_of: date) -> Step:
    text = "Засчитанных посещений нет."
    if visits:
        text = f"Засчитано посещений {len(visits)}: {listed(visits)}."
    first, last = _ends(quota.first, quota.last)
    inside = [day for day in facts.visits if first <= day <= min(last, as_of)]
    if len(inside) > len(visits):
        text += " Несколько посещений в один день считаются за одно."
    return Step(StepKind.DONE, text, days=tuple(visits))


def _waived_steps(quota: Quota, calendar: WorkCalendar) -> list[Step]:
    """What is waived where visits are lacking."""
    found = waived(quota, calendar)
    if quota.lacking <= 0 or not found.latest:
        return []
    latest = listed(map(_day, found.latest))
    text = f"Последние возможные дни всего периода: {latest}; не отняты, ничего не прощается."
    if len(found.latest) == 1:
        text = f"Последний возможный день всего периода {latest} не отнят: ничего не прощается."
    if found.taken:
        text = (
            f"Последние возможные дни всего периода: {latest}. Приостановка, смена уровня или "
            f"окончание отняли {listed(map(_day, found.taken))}: прощается {len(found.taken)}."
        )
    whole = [
        day
        for day in between(*_ends(*quota.period))
        if count_days(calendar, found.norm, day.toordinal(), day.toordinal())
    ]
    data = {"min": found.norm.min, "possible": iso(whole), "waived": len(found.taken)}
    return [Step(StepKind.WAIVED, text, days=tuple(map(_day, found.taken)), data=data)]


def _state_step(quota: Quota, calendar: WorkCalendar, as_of: date) -> Step:
    state = state_of(quota, calendar, as_of.toordinal())
    first, last = _ends(quota.first, quota.last)
    kept = Kept(first, last, quota.required, quota.allowed, quota.done, state)
    text = f"Итог: {state_words(kept, calendar)}"
    if state is State.SHORT:
        text += f", не хватает посещений: {quota.lacking}"
    if state is State.PENDING:
        rest = max(as_of, first)
        left = calendar.count(rest.toordinal(), quota.last)
        text += f"; осталось {working_days(left)}, посещений {quota.lacking}"
    if state is State.EXTRA and quota.available:
        text += f": сделано больше, чем можно, на {quota.done - quota.allowed}"
    elif state is State.EXTRA:
        text += ": возможных дней в периоде не было"
    data = {"state": state.value, "today": as_of.isoformat()}
    return Step(StepKind.STATE, f"{text}.", last, data=data)
