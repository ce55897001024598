"""The answer to «почему этот день?» about the office: its calendar, runs of days off, norm sets."""

from collections.abc import Iterator
from datetime import date, timedelta

from sstui.core.closed_runs import NOTICE, SHORTEST, ClosedRun, Uncovered
from sstui.core.load import percent
from sstui.core.norms import NormSet
from sstui.core.steps import Step, StepKind, calendar_steps, day_range, listed
from sstui.core.whatif import Shortened
from sstui.core.wording import capitalised, days, long_date, short_date, weekday
from sstui.core.workdays import FIXED_HOLIDAYS
from sstui.desk.closed_runs import RunPlan
from sstui.desk.desk import Desk
from sstui.desk.load import CuratorLoad, Loads
from sstui.desk.norms import ListedSet


def explain_day(desk: Desk, day: date) -> tuple[Step, ...]:
    """Why a day is a working day or a day off: the week, the holidays, the decree, the office."""
    text = f"{capitalised(weekday(day))}, {long_date(day)}"
    is_working = desk.office.calendar.is_working_day(day)
    kind = "рабочий" if is_working else "нерабочий"
    if desk.office.calendar.is_short(day):
        kind = "рабочий, на час короче: накануне праздника"
    first = Step(StepKind.FACT, f"{text}: день {kind}.", day, data={"working": is_working})
    return (first, *_reasons(desk, day), *calendar_steps(desk.office.calendar, day, day))


def _reasons(desk: Desk, day: date) -> Iterator[Step]:
    settings, table = desk.office.settings, desk.office.calendar.table(day.year)
    moved_off = table is not None and day in table.days_off
    moved_on = table is not None and day in table.workdays
    is_plain = not (_is_holiday(day) or day.weekday() >= 5 or moved_off)
    if _is_holiday(day):
        yield _fact("Нерабочий праздничный день: статья 112 Трудового кодекса.", day)
    elif day.weekday() >= 5:
        yield _fact("По пятидневной неделе это выходной.", day)
    if table is not None and moved_off:
        yield _fact(f"Выходной перенесён на этот день: {table.act}.", day)
    if table is not None and moved_on:
        yield _fact(f"Рабочий день по переносу: {table.act}.", day)
    if day in settings.working:
        yield _fact("Рабочим его назначило учреждение.", day)
    elif day in settings.non_working:
        yield _fact("Нерабочим его назначило учреждение.", day)
    elif is_plain and not desk.office.calendar.is_working_day(day):
        yield _fact(f"Нерабочий день региона ({settings.region}).", day)


def _is_holiday(day: date) -> bool:
    return (day.month, day.day) in FIXED_HOLIDAYS


def _fact(text: str, day: date) -> Step:
    return Step(StepKind.CALENDAR, text, day)


def explain_run(desk: Desk, plan: RunPlan) -> tuple[Step, ...]:
    """Why a run of days off begins and ends on its days, and until when it can be decided."""
    run = plan.run
    every = tuple(_each(run))
    text = f"Выходные подряд {day_range((run.first, run.last))}: {days(run.length)} без рабочих"
    moved = [day for day in every if day.weekday() < 5]
    steps = [
        Step(StepKind.PERIOD, f"{text}.", period=(run.first, run.last), days=every),
        Step(
            StepKind.COUNT,
            f"В плане выходные от {SHORTEST} дней подряд; его показывают за {days(NOTICE.days)}, "
            f"с {short_date(run.first - NOTICE)}.",
            run.first - NOTICE,
        ),
    ]
    for day in moved:
        steps += _reasons_with_day(desk, day)
    before = "Решение можно менять до первого дня выходных."
    done = f"Выходные начались {short_date(run.first)}: решения остаются."
    steps.append(Step(StepKind.STATE, done if plan.is_settled else before, run.first))
    return (*steps, *calendar_steps(desk.office.calendar, run.first, run.last))


def _each(run: ClosedRun) -> Iterator[date]:
    for shift in range(run.length):
        yield date.fromordinal(run.first.toordinal() + shift)


def _reasons_with_day(desk: Desk, day: date) -> Iterator[Step]:
    for one in _reasons(desk, day):
        yield Step(one.kind, f"{short_date(day)}: {one.text[0].lower()}{one.text[1:]}", day)


def explain_uncovered(periods: tuple[Uncovered, ...]) -> tuple[Step, ...]:
    """Why a family stands in the plan over a run: its periods with too few days."""
    return tuple(
        Step(
            StepKind.PERIOD,
            f"В периоде {day_range((one.first, one.last))} нужно посещений {one.needed}, "
            f"а рабочих дней {one.possible}.",
            period=(one.first, one.last),
            data={"needed": one.needed, "possible": one.possible},
        )
        for one in periods
    )


def explain_shortened(desk: Desk, one: Shortened) -> tuple[Step, ...]:
    """Why a period leaves fewer days than a tried norm asks visits: the days off in it."""
    first, last = one.period
    every = [first + timedelta(shift) for shift in range((last - first).days + 1)]
    off = tuple(day for day in every if not desk.office.calendar.is_working_day(day))
    asked = one.level.norm.min
    text = f"В периоде {day_range(one.period)} уровень «{one.level.title}» просит посещений {asked}"
    steps = [
        Step(StepKind.PERIOD, f"{text}, а дней для них {one.days}.", period=one.period),
        Step(StepKind.DAYS_OFF, f"Нерабочие дни периода: {listed(off)}.", days=off),
        Step(
            StepKind.STATE, f"Требоваться будет {min(asked, one.days)}: нарушением это не станет."
        ),
    ]
    return (*steps, *calendar_steps(desk.office.calendar, first, last))


def explain_norm_set(desk: Desk, one: ListedSet) -> tuple[Step, ...]:
    """From when a norm set is in force: by which order, who put it in force and when."""
    since = one.norms.since
    text = f"Нормы действуют с {short_date(since)}: этот день — имя файла {one.norms.file}."
    steps = [Step(StepKind.NORM, text, since, data={"order": one.norms.order or None})]
    order = one.norms.order or "в файле не указан"
    steps.append(Step(StepKind.FACT, f"Приказ: {order.rstrip('.')}."))
    following = [other.since for other in desk.office.norms.sets if other.since > since]
    if following:
        text = f"До {short_date(following[0])}: с этого дня действует следующий набор."
        steps.append(Step(StepKind.CUT, text, following[0]))
    if desk.office.norms.sets[0].since == since:
        steps.append(Step(StepKind.FACT, "Это первый набор: он действует и для прежних дней."))
    if one.is_ours and one.seen is not None:
        steps += _applied(desk, one)
    elif one.seen is not None:
        at = one.seen.at.astimezone(desk.office.settings.zone)
        text = f"Файл написал человек, программа увидела его {short_date(at.date())}."
        steps.append(Step(StepKind.FACT, text, at.date()))
    if one.altered:
        at = one.altered.noticed_at.astimezone(desk.office.settings.zone)
        text = f"Замечено {short_date(at.date())}: нормы {one.altered.what}."
        steps.append(Step(StepKind.STATE, text, at.date()))
    return tuple(steps)


def explain_draft(desk: Desk, draft: NormSet, proposed: date) -> tuple[Step, ...]:
    """Where the day of norms that are not in force comes from.

    Args:
        desk: the office and the day.
        draft: the norms.
        proposed: the day that the program proposes for a copy.
    """
    day = short_date(draft.since)
    text = f"Нормы вступят в силу {day}: этот день указан вместе с приказом."
    if draft.since == proposed:
        text = (
            f"Предложено {day}, первое число следующего месяца; другой день указывают с приказом."
        )
    now = desk.office.norms.on(draft.since)
    before = f"До этого дня действуют нормы с {short_date(now.since)}."
    return (Step(StepKind.NORM, text, draft.since), Step(StepKind.SINCE, before, now.since))


def _applied(desk: Desk, one: ListedSet) -> Iterator[Step]:
    if one.seen is None:
        return
    at = one.seen.at.astimezone(desk.office.settings.zone)
    who = one.who.rstrip(".") or f"учётная запись {one.seen.login}"
    text = f"Введены программой: {who}, {short_date(at.date())} в {at:%H:%M}."
    yield Step(StepKind.FACT, text, at.date(), data={"by": one.who or None})


def explain_load(desk: Desk, found: Loads, one: CuratorLoad) -> tuple[Step, ...]:
    """What the days of the load are: the first of each month, the Sunday, the month's end."""
    trend = [
        Step(
            StepKind.COUNT,
            f"На {short_date(day)} доля {percent(share)}: по семьям, кураторам и нормам того дня.",
            day,
            data={"share": str(share)},
        )
        for day, share in zip(found.months, one.trend, strict=True)
    ]
    today = short_date(desk.today)
    week = f"До воскресенья, считая с {today}, рабочих дней {found.week_days}; "
    month = f"До конца месяца, считая с {today}, рабочих дней {found.month_days}; "
    return (
        Step(StepKind.FACT, "Доля — сумма 1 / норма семей по всем семьям куратора на день."),
        *trend,
        Step(StepKind.STATE, f"{week}посещений, которые нельзя отложить: {one.this_week}."),
        Step(StepKind.STATE, f"{month}посещений, которые нельзя отложить: {one.this_month}."),
    )
