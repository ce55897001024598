"""The words of a deadline, of the end of a term and of a past period: days checked by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sstui.core.explain_deadline import explain_deadline
from sstui.core.explain_period import explain_period
from sstui.core.explain_term import explain_term
from sstui.core.facts import CaseFacts
from sstui.core.norms import Days, Level, Norm, Norms, NormSet, Per
from sstui.core.profile import Clock, ClockUnit
from sstui.core.steps import StepKind, listed, not_computed
from sstui.core.workdays import WorkCalendar
from tests.core.federal import federal_years

CALENDAR = WorkCalendar(federal_years())
START = date(2026, 6, 1)
CLOCK = Clock(
    "programme",
    "программа",
    "agreement",
    10,
    ClockUnit.WORKING_DAYS,
    False,
    "programme",
    True,
    False,
    "[001] пункт 6.4",
)
LEVELS = {
    "adaptation": Level("adaptation", "адаптационный", "а", 1, Norm(1, 1, Per.MONTH, 12)),
    "basic": Level("basic", "базовый", "б", 2, Norm(1, 2, Per.MONTH, 6), term_is_limit=True),
    "crisis": Level("crisis", "кризисный", "к", 3, Norm(2, 2, Per.WEEK, 24)),
    "daily": Level("daily", "ежедневный", "е", 4, Norm(1, 7, Per.WEEK, 1, days=Days.ANY)),
}
NORMS = Norms((NormSet(date(2020, 1, 1), LEVELS, "приказ № 5"),))


def told(clock: Clock, events: dict[str, list[date]], today: date) -> list[str]:
    return [one.text for one in explain_deadline(clock, events, CALENDAR, today, START)]


def test_ten_working_days_over_a_weekend() -> None:
    events = {"agreement": [date(2026, 11, 6), date(2026, 9, 1)], "programme": [date(2026, 9, 3)]}
    assert told(CLOCK, events, date(2026, 11, 24)) == [
        "Срок «программа»: 10 рабочих дней после события «заключено соглашение» ([001] пункт 6.4).",
        "Событие «заключено соглашение» — 06.11.2026; сам этот день не считается. "
        "Было и раньше (01.09.2026): счёт идёт от последнего.",
        "1-й рабочий день — 09.11.2026, 10-й — 20.11.2026.",
        "Не считались нерабочие дни: 07.11.2026–08.11.2026, 14.11.2026–15.11.2026.",
        "Последний день срока — 20.11.2026.",
        "Событие «составлена программа» ещё не записано: просрочено на 2 рабочих дня. "
        "Что записано раньше (03.09.2026), этот срок не закрывает.",
    ]


@pytest.mark.parametrize(
    ("changes", "event", "sentence"),
    [
        ({"amount": 1}, date(2026, 11, 6), "1-й рабочий день — 09.11.2026."),
        (
            {"amount": 3},
            date(2027, 2, 19),
            "Не считались нерабочие дни: 21.02.2027–23.02.2027; из них будни, праздничные или "
            "перенесённые: 22.02.2027–23.02.2027; рабочий день по переносу: 20.02.2027.",
        ),
        (
            {"amount": 1},
            date(2027, 2, 19),
            "Нерабочих дней не было; рабочий день по переносу: 20.02.2027.",
        ),
        (
            {"unit": ClockUnit.CALENDAR_DAYS},
            date(2026, 12, 24),
            "10 календарных дней от 24.12.2026 — это 03.01.2027: день нерабочий, срок переходит "
            "на следующий рабочий день 11.01.2027.",
        ),
        (
            {"unit": ClockUnit.CALENDAR_DAYS},
            date(2026, 12, 24),
            "Срок сдвинули нерабочие дни: 03.01.2027–10.01.2027; из них будни, праздничные или "
            "перенесённые: 04.01.2027–08.01.2027.",
        ),
        (
            {"unit": ClockUnit.MONTHS, "amount": 6},
            date(2026, 8, 31),
            "6 месяцев от 31.08.2026 — это 28.02.2027, последний день месяца: день нерабочий, "
            "срок переходит на следующий рабочий день 01.03.2027.",
        ),
        (
            {"before": True},
            date(2027, 1, 15),
            "Срок «программа»: за 10 рабочих дней до события «заключено соглашение» "
            "([001] пункт 6.4).",
        ),
        (
            {"before": True},
            date(2027, 1, 15),
            "1-й рабочий день — 14.01.2027, 10-й — 23.12.2026.",
        ),
        (
            {"before": True, "amount": 0, "unit": ClockUnit.CALENDAR_DAYS},
            date(2027, 2, 28),
            "Это сам день события, 28.02.2027: день нерабочий, срок переходит на предыдущий "
            "рабочий день 26.02.2027.",
        ),
        (
            {"before": True, "amount": 0, "unit": ClockUnit.CALENDAR_DAYS, "local": True},
            date(2027, 2, 28),
            "Срок «программа»: в день события «заключено соглашение» (местная настройка, "
            "в документах числа нет).",
        ),
        (
            {"before": True, "amount": 3, "unit": ClockUnit.CALENDAR_DAYS, "source": ""},
            date(2026, 11, 20),
            "3 календарных дня назад от 20.11.2026 — это 17.11.2026.",
        ),
    ],
)
def test_every_way_of_counting(changes: dict[str, Any], event: date, sentence: str) -> None:
    assert sentence in told(replace(CLOCK, **changes), {"agreement": [event]}, event)


@pytest.mark.parametrize(
    ("closed", "today", "sentence"),
    [
        (date(2026, 11, 20), date(2026, 12, 1), "составлена программа» 20.11.2026: в срок."),
        (date(2026, 11, 24), date(2026, 12, 1), "24.11.2026: опоздание на 2 рабочих дня."),
        (date(2026, 11, 21), date(2026, 12, 1), "опоздание, но рабочих дней с тех пор не было."),
        (None, date(2026, 11, 20), "ещё не записано: срок идёт."),
    ],
)
def test_how_a_deadline_stands(closed: date | None, today: date, sentence: str) -> None:
    events = {"agreement": [date(2026, 11, 6)], "programme": [closed] if closed else []}
    assert told(CLOCK, events, today)[-1].endswith(sentence)


def test_a_clock_that_does_not_run() -> None:
    assert told(CLOCK, {}, START)[-1] == (
        "Событие «заключено соглашение» ещё не записано: срок не идёт."
    )
    off = replace(CLOCK, active=False)
    assert told(off, {"agreement": [START]}, START)[-1] == (
        "В профиле учреждения этот срок выключен."
    )


def test_a_year_without_a_calendar_is_said() -> None:
    bare = WorkCalendar({})
    steps = explain_deadline(CLOCK, {"agreement": [START]}, bare, START, START)
    assert steps[-1].kind is StepKind.CALENDAR


def term(today: date, *levels: tuple[date, str], **rest: Any) -> list[str]:
    facts = CaseFacts(rest.pop("start", levels[0][0]), levels, **rest)
    return [one.text for one in explain_term(facts, NORMS, today)]


def test_a_term_to_its_anniversary() -> None:
    assert term(date(2027, 5, 27), (START, "adaptation")) == [
        "Сопровождение начато 01.06.2026.",
        "Уровень «адаптационный» установлен с 01.06.2026: срок считается с этого дня.",
        "Уровень «адаптационный»: 1 раз в месяц (нормы с 01.01.2020, приказ № 5).",
        "Срок уровня — 12 месяцев: от 01.06.2026 до 01.06.2027, до годовщины этого дня.",
        "Последний день — 01.06.2027: осталось 5 дней.",
    ]
    assert "2-я годовщина." in term(START, (START, "crisis"))[3]


def test_a_prolonged_term_that_ran_out() -> None:
    away = ((date(2026, 7, 1), date(2026, 7, 20)), (date(2027, 3, 1), None))
    told = term(
        date(2027, 3, 3), (START, "adaptation"), (date(2026, 8, 30), "basic"),
        (date(2026, 8, 31), "basic"), pauses=away,
    )  # fmt: skip
    assert told[1:] == [
        "Уровень «базовый» с 30.08.2026 продлён с 31.08.2026: срок считается со дня продления.",
        "Уровень «базовый»: 1–2 раза в месяц (нормы с 01.01.2020, приказ № 5).",
        "Срок уровня — не более 6 месяцев: от 31.08.2026 до 28.02.2027; такого числа в этом "
        "месяце нет, взят его последний день.",
        "Приостановка срока не продлевает (01.07.2026–20.07.2026, с 01.03.2027).",
        "Последний день — 28.02.2027: срок истёк, прошло 3 дня, нужно решение.",
    ]


def test_a_decided_end() -> None:
    ends = date(2026, 11, 24)
    told = term(ends, (START, "basic"), (date(2026, 12, 1), "crisis"), end=ends)
    assert told[-2:] == [
        "По решению сопровождение закончено 24.11.2026, раньше конца срока (01.12.2026); "
        "уровень с 01.12.2026 уже не действует.",
        "Последний день — 24.11.2026, это сегодня.",
    ]
    late = term(date(2027, 2, 1), (START, "basic"), end=date(2026, 12, 10))
    assert late[-2:] == [
        "По решению сопровождение закончено 10.12.2026, позже конца срока (01.12.2026).",
        "Последний день — 10.12.2026: сопровождение окончено.",
    ]
    on_time = term(START, (START, "basic"), end=date(2026, 12, 1))
    assert on_time[-2] == "По решению сопровождение закончено 01.12.2026."
    before_its_level = term(START, (date(2026, 9, 1), "daily"), start=START, end=START)
    assert "«ежедневный» установлен с 01.09.2026" in before_its_level[1]


def period(facts: CaseFacts, today: date, day: date) -> list[str]:
    return [one.text for one in explain_period(facts, NORMS, CALENDAR, today, day)]


def test_a_month_that_was_kept() -> None:
    facts = CaseFacts(START, ((START, "basic"),), visits=(date(2026, 11, 12), date(2026, 11, 12)))
    assert period(facts, date(2026, 12, 1), date(2026, 11, 30)) == [
        "Период 01.11.2026–30.11.2026: месяц.",
        "Уровень «базовый»: 1–2 раза в месяц (нормы с 01.01.2020, приказ № 5).",
        "Нерабочие будни, праздничные или перенесённые: 04.11.2026.",
        "Возможных дней 20: нужно посещений 1, можно до 2.",
        "Засчитано посещений 1: 12.11.2026. Несколько посещений в один день считаются за одно.",
        "Итог: выполнено.",
    ]


def test_a_week_that_was_not_kept_and_one_that_is_excused() -> None:
    facts = CaseFacts(START, ((START, "crisis"),), visits=(date(2026, 11, 10),))
    assert period(facts, date(2026, 11, 23), date(2026, 11, 10))[2:] == [
        "Возможных дней 5: нужно посещений 2, можно до 2.",
        "Засчитано посещений 1: 10.11.2026.",
        "Последние возможные дни всего периода: 12.11.2026–13.11.2026; не отняты, ничего не "
        "прощается.",
        "Итог: не выполнено, не хватает посещений: 1.",
    ]
    away = replace(facts, pauses=((date(2026, 11, 12), date(2026, 11, 13)),))
    assert period(away, date(2026, 11, 23), date(2026, 11, 10))[2:] == [
        "Приостановка отняла 2 возможных дня: 12.11.2026–13.11.2026.",
        "Возможных дней 3, нужна доля: 2 × 3/5 = 1 1/5, округлено вверх (из-за приостановки); "
        "нужно посещений 2, можно до 2.",
        "Засчитано посещений 1: 10.11.2026.",
        "Последние возможные дни всего периода: 12.11.2026–13.11.2026. Приостановка, смена "
        "уровня или окончание отняли 12.11.2026–13.11.2026: прощается 2.",
        "Итог: уважительная причина.",
    ]


def test_a_cut_period_and_one_that_goes_on() -> None:
    facts = CaseFacts(
        date(2026, 11, 11), ((date(2026, 11, 11), "basic"), (date(2026, 11, 16), "crisis"))
    )
    told = period(facts, date(2026, 11, 23), date(2026, 11, 12))
    assert told[0] == (
        "Период 11.11.2026–15.11.2026, часть месяца 01.11.2026–30.11.2026: сопровождение начато "
        "11.11.2026, нормы этого периода действовали по 15.11.2026."
    )
    assert told[2] == "Возможных дней 3, нужна доля: 1 × 3/20 = 3/20, округлено; " + (
        "нужно посещений 0, можно до 1."
    )
    assert told[-1] == "Итог: не требовалось."
    now = period(facts, date(2026, 11, 23), date(2026, 11, 23))
    assert now[-1] == "Итог: период не кончился; осталось 5 рабочих дней, посещений 2."
    back = CaseFacts(
        date(2026, 6, 1), ((START, "crisis"), (date(2026, 11, 11), "basic")), end=date(2026, 11, 20)
    )
    assert period(back, date(2026, 11, 23), date(2026, 11, 12))[0] == (
        "Период 11.11.2026–20.11.2026, часть месяца 01.11.2026–30.11.2026: нормы другого периода "
        "кончились к 11.11.2026, сопровождение по 20.11.2026."
    )


def test_two_norms_in_one_month_are_named_with_their_days() -> None:
    facts = CaseFacts(START, ((START, "adaptation"), (date(2026, 11, 16), "basic")))
    told = period(facts, date(2026, 12, 1), date(2026, 11, 12))
    assert told[1:3] == [
        "01.11.2026–15.11.2026: уровень «адаптационный»: 1 раз в месяц (нормы с 01.01.2020, "
        "приказ № 5).",
        "16.11.2026–30.11.2026: уровень «базовый»: 1–2 раза в месяц (нормы с 01.01.2020, "
        "приказ № 5).",
    ]
    assert "Последний возможный день всего периода 30.11.2026 не отнят" in told[-2]


def test_a_visit_in_a_week_without_working_days() -> None:
    facts = CaseFacts(START, ((START, "crisis"),), visits=(date(2027, 1, 5),))
    told = period(facts, date(2027, 1, 11), date(2027, 1, 5))
    assert "Дней, в которые посещение возможно, нет: ничего не требуется." in told
    assert told[-1] == "Итог: дежурное: возможных дней в периоде не было."


def test_more_visits_than_a_period_allows() -> None:
    visits = tuple(date(2026, 11, day) for day in (9, 10, 11))
    facts = CaseFacts(START, ((START, "crisis"),), visits=visits)
    assert period(facts, date(2026, 11, 16), date(2026, 11, 9))[-1] == (
        "Итог: сверх нормы: сделано больше, чем можно, на 1."
    )


def test_a_day_outside_the_case_is_refused() -> None:
    facts = CaseFacts(START, ((START, "basic"),))
    with pytest.raises(ValueError, match=r"31\.05\.2026 вне сопровождения"):
        period(facts, START, date(2026, 5, 31))


def test_neighbouring_days_are_one_range() -> None:
    days = [date(2026, 11, 9), date(2026, 11, 7), date(2026, 11, 8), date(2026, 11, 12)]
    assert listed(days) == "07.11.2026–09.11.2026, 12.11.2026"
    assert not_computed(ValueError("нет уровня")).text == "Срок не вычислить: нет уровня."
