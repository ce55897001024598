"""Why a deadline of the process is on its day: the clock, its event, the counting, what closed it.

The steps hold every number and every day off, so that the day can be counted again without the
calendar: a day of the range that is not named as a day off is a working day.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from sstui.core.deadlines import Deadline, DeadlineState, deadlines
from sstui.core.facts import add_months
from sstui.core.profile import EVENTS, Clock, ClockUnit
from sstui.core.steps import Step, StepKind, between, calendar_steps, iso, listed
from sstui.core.wording import counted, months, short_date, working_days
from sstui.core.workdays import WorkCalendar

Events = Mapping[str, Collection[date]]


def explain_deadline(
    clock: Clock,
    events: Events,
    calendar: WorkCalendar,
    today: date,
    since: date,
    named: Mapping[str, str] = EVENTS,
) -> tuple[Step, ...]:
    """The derivation of one deadline, from its clock to how it stands.

    Args:
        clock: the clock of the profile.
        events: code of an event and its days, in any order.
        calendar: working days of the office.
        today: the day that an open deadline is judged on.
        since: the day from which the present term runs (see `deadlines`).
        named: what events are called in the profile.

    Raises:
        ValueError: a clock that no rule knows.
    """
    starts, closes = (f"«{named.get(code, code)}»" for code in (clock.starts, clock.closes))
    found = deadlines([clock], events, calendar, today, since)
    if not found:
        return (_clock_step(clock, starts), _not_running(clock, starts))
    one = found[0]
    first, last = sorted((one.started_on, one.due_on))
    return (
        _clock_step(clock, starts),
        _event_step(one, events, starts),
        _count_step(one, calendar),
        *_days_off(one, calendar),
        _due_step(one),
        _state_step(one, events, calendar, (today, since), closes),
        *calendar_steps(calendar, first, last),
    )


def _clock_step(clock: Clock, event: str) -> Step:
    span = _span(clock)
    if not clock.before:
        rule = f"{span} после события {event}"
    else:
        rule = f"за {span} до события {event}" if clock.amount else f"в день события {event}"
    source = "местная настройка, в документах числа нет" if clock.local else clock.source
    text = f"Срок «{clock.title}»: {rule}{f' ({source})' if source else ''}."
    data = {
        "clock": clock.code,
        "starts": clock.starts,
        "amount": clock.amount,
        "unit": clock.unit.value,
        "before": clock.before,
        "closes": clock.closes,
        "local": clock.local,
        "source": clock.source,
    }
    return Step(StepKind.CLOCK, text, data=data)


def _span(clock: Clock) -> str:
    if clock.unit is ClockUnit.WORKING_DAYS:
        return working_days(clock.amount)
    if clock.unit is ClockUnit.MONTHS:
        return months(clock.amount)
    return counted(clock.amount, "календарный день", "календарных дня", "календарных дней")


def _not_running(clock: Clock, event: str) -> Step:
    if not clock.active:
        return Step(StepKind.NOTHING, "В профиле учреждения этот срок выключен.")
    text = f"Событие {event} ещё не записано: срок не идёт."
    return Step(StepKind.NOTHING, text)


def _event_step(one: Deadline, events: Events, event: str) -> Step:
    day, code = one.started_on, one.clock.starts
    text = f"Событие {event} — {short_date(day)}; сам этот день не считается."
    if one.clock.before and not one.clock.amount:
        text = f"Событие {event} — {short_date(day)}."
    earlier = sorted(set(events[code]) - {day})
    if earlier:
        text += f" Было и раньше ({listed(earlier)}): счёт идёт от последнего."
    return Step(StepKind.EVENT, text, day, data={"kind": code, "days": iso(events[code])})


def _count_step(one: Deadline, calendar: WorkCalendar) -> Step:
    clock, raw = one.clock, _raw_end(one)
    data = {"raw": raw and raw.isoformat(), "worked": iso(_worked(one, calendar))}
    if raw is None:
        first = _first_counted(one, calendar)
        text = f"1-й рабочий день — {short_date(first)}"
        if clock.amount > 1:
            text += f", {clock.amount}-й — {short_date(one.due_on)}"
        return Step(StepKind.COUNT, f"{text}.", one.due_on, data=data)
    way = "назад от" if clock.before else "от"
    text = f"{_span(clock)} {way} {short_date(one.started_on)} — это {short_date(raw)}"
    if not clock.amount:
        text = f"Это сам день события, {short_date(raw)}"
    if clock.unit is ClockUnit.MONTHS and raw.day != one.started_on.day:
        text += ", последний день месяца"
    if raw != one.due_on:
        way = "предыдущий" if clock.before else "следующий"
        text += f": день нерабочий, срок переходит на {way} рабочий день {short_date(one.due_on)}"
    return Step(StepKind.COUNT, f"{text}.", raw, data=data)


def _raw_end(one: Deadline) -> date | None:
    """The day that calendar days or months end on, before it moves; None for working days."""
    clock, day = one.clock, one.started_on
    if clock.unit is ClockUnit.WORKING_DAYS and clock.amount:
        return None
    if clock.unit is ClockUnit.MONTHS:
        return add_months(day, clock.amount)
    return day + timedelta(-clock.amount if clock.before else clock.amount)


def _first_counted(one: Deadline, calendar: WorkCalendar) -> date:
    if one.clock.before:
        return date.fromordinal(calendar.from_end(one.started_on.toordinal() - 1, 0))
    return calendar.after(one.started_on, 1)


def _counted_days(one: Deadline) -> list[date]:
    """The days that the count or the move went over."""
    raw = _raw_end(one)
    first, last = sorted((raw or one.started_on, one.due_on))
    return [day for day in between(first, last) if day != (one.started_on if raw is None else None)]


def _worked(one: Deadline, calendar: WorkCalendar) -> Iterator[date]:
    """Saturdays and Sundays of the count that a decree made working days."""
    for day in _counted_days(one):
        if day.weekday() >= 5 and calendar.is_working_day(day):
            yield day


def _days_off(one: Deadline, calendar: WorkCalendar) -> list[Step]:
    """Days off inside the count, or that the last day was moved over."""
    off = tuple(day for day in _counted_days(one) if not calendar.is_working_day(day))
    worked = list(_worked(one, calendar))
    if not off and not worked:
        return []
    said = "Не считались" if _raw_end(one) is None else "Срок сдвинули"
    text = f"{said} нерабочие дни: {listed(off)}" if off else "Нерабочих дней не было"
    if moved := [day for day in off if day.weekday() < 5]:
        text += f"; из них будни, праздничные или перенесённые: {listed(moved)}"
    if worked:
        text += f"; рабочий день по переносу: {listed(worked)}"
    return [Step(StepKind.DAYS_OFF, f"{text}.", days=off)]


def _due_step(one: Deadline) -> Step:
    return Step(StepKind.DEADLINE, f"Последний день срока — {short_date(one.due_on)}.", one.due_on)


def _state_step(
    one: Deadline, events: Events, calendar: WorkCalendar, days: tuple[date, date], event: str
) -> Step:
    today, since = days
    after = since + timedelta(1) if one.clock.before else one.started_on
    closings = sorted(events.get(one.clock.closes, ()))
    judged = one.closed_on or today
    past = between(one.due_on + timedelta(1), judged)
    text = f"{_closing(one, event)}: {_how(one)}."
    if too_early := [day for day in closings if day < after]:
        text += f" Что записано раньше ({listed(too_early)}), этот срок не закрывает."
    data = {
        "closes": one.clock.closes,
        "closings": iso(closings),
        "after": after.isoformat(),
        "today": today.isoformat(),
        "closed_on": one.closed_on and one.closed_on.isoformat(),
        "state": one.state.value,
        "late_by": one.late_by,
        "days_off": iso(day for day in past if not calendar.is_working_day(day)),
    }
    return Step(StepKind.STATE, text, judged, data=data)


def _closing(one: Deadline, event: str) -> str:
    if one.closed_on is None:
        return f"Событие {event} ещё не записано"
    return f"Закрыт событием {event} {short_date(one.closed_on)}"


def _how(one: Deadline) -> str:
    if one.state is DeadlineState.MET:
        return "в срок"
    if one.state is DeadlineState.OPEN:
        return "срок идёт"
    what = "опоздание" if one.state is DeadlineState.LATE else "просрочено"
    if not one.late_by:
        return f"{what}, но рабочих дней с тех пор не было"
    return f"{what} на {working_days(one.late_by)}"
