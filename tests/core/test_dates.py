"""Dates as people type them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sstui.core.dates import parse_date, parse_time
from sstui.core.refusal import Refusal
from sstui.core.wording import long_date, short_date

TODAY = date(2026, 3, 12)  # a Thursday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("т", date(2026, 3, 12)),
        ("Т", date(2026, 3, 12)),
        ("сегодня", date(2026, 3, 12)),
        ("в", date(2026, 3, 11)),
        ("вчера", date(2026, 3, 11)),
        ("позавчера", date(2026, 3, 10)),
        ("завтра", date(2026, 3, 13)),
        ("+3", date(2026, 3, 15)),
        ("- 2", date(2026, 3, 10)),
        ("+2н", date(2026, 3, 26)),
        ("-1 мес", date(2026, 2, 12)),
        ("через неделю", date(2026, 3, 19)),
        ("Через  две недели", date(2026, 3, 26)),
        ("через 3 дня", date(2026, 3, 15)),
        ("через день", date(2026, 3, 13)),
        ("через пару дней", date(2026, 3, 14)),
        ("через месяц", date(2026, 4, 12)),
        ("через полгода", date(2026, 9, 12)),
        ("через год", date(2027, 3, 12)),
        ("неделю назад", date(2026, 3, 5)),
        ("10 дней назад", date(2026, 3, 2)),
        ("полгода назад", date(2025, 9, 12)),
        ("конец месяца", date(2026, 3, 31)),
        ("в конце недели", date(2026, 3, 15)),
        ("начало месяца", date(2026, 3, 1)),
        ("в середине месяца", date(2026, 3, 16)),
        ("конец квартала", date(2026, 3, 31)),
        ("конец года", date(2026, 12, 31)),
        ("начало следующего месяца", date(2026, 4, 1)),
        ("конец прошлого квартала", date(2025, 12, 31)),
        ("начало следующей недели", date(2026, 3, 16)),
        ("в эту пятницу", date(2026, 3, 13)),
        ("следующий вторник", date(2026, 3, 17)),
        ("в след. чт", date(2026, 3, 19)),
        ("прошлая среда", date(2026, 3, 4)),
        ("во вторник", date(2026, 3, 17)),
        ("5-го", date(2026, 3, 5)),
        ("20 числа", date(2026, 3, 20)),
        ("5", date(2026, 3, 5)),
        ("31", date(2026, 3, 31)),
        ("12.5", date(2026, 5, 12)),
        ("12.05", date(2026, 5, 12)),
        (" 12.05. ", date(2026, 5, 12)),
        ("12/5", date(2026, 5, 12)),
        ("12,5,26", date(2026, 5, 12)),
        ("12 05 2026", date(2026, 5, 12)),
        ("12-05-26", date(2026, 5, 12)),
        ("2026-05-12", date(2026, 5, 12)),
        ("12 мая", date(2026, 5, 12)),
        ("12 май 26", date(2026, 5, 12)),
        ("1 окт. 2025", date(2025, 10, 1)),
        ("3 марта 2026 года", date(2026, 3, 3)),
        ("3 мар", date(2026, 3, 3)),
        ("12.05.46", date(2046, 5, 12)),
        ("12.05.47", date(1947, 5, 12)),
        ("28.12", date(2025, 12, 28)),
        ("29.02.2024", date(2024, 2, 29)),
    ],
)
def test_a_typed_date_is_read(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("через месяц", date(2026, 1, 31), date(2026, 2, 28)),
        ("+1м", date(2027, 12, 31), date(2028, 1, 31)),
        ("конец месяца", date(2028, 2, 3), date(2028, 2, 29)),
        ("начало недели", date(2027, 1, 1), date(2026, 12, 28)),
        ("конец квартала", date(2026, 11, 22), date(2026, 12, 31)),
        ("12.1", date(2026, 12, 20), date(2027, 1, 12)),
        ("28.12", date(2026, 1, 10), date(2025, 12, 28)),
        ("29.02", date(2027, 11, 1), date(2028, 2, 29)),
    ],
)
def test_a_date_without_a_year_is_the_nearest(typed: str, today: date, day: date) -> None:
    assert parse_date(typed, today) == day


@pytest.mark.parametrize(
    ("typed", "ahead", "back"),
    [
        ("чт", date(2026, 3, 12), date(2026, 3, 12)),
        ("вт", date(2026, 3, 17), date(2026, 3, 10)),
        ("ВС", date(2026, 3, 15), date(2026, 3, 8)),
        ("среда", date(2026, 3, 18), date(2026, 3, 11)),
        ("среду", date(2026, 3, 18), date(2026, 3, 11)),
        ("пятн", date(2026, 3, 13), date(2026, 3, 6)),
    ],
)
def test_a_weekday_is_the_nearest_in_the_asked_direction(
    typed: str, ahead: date, back: date
) -> None:
    assert parse_date(typed, TODAY) == ahead
    assert parse_date(typed, TODAY, back=True) == back


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Дата не введена: введите, например, 12.05, вт или т (сегодня)."),
        (
            "31.02",
            "31 февраля 2026 года не бывает: последний день — 28 февраля.",
        ),
        ("29.02", "29 февраля 2026 года не бывает: последний день — 28 февраля."),
        ("29.02.2023", "29 февраля 2023 года не бывает: последний день — 28 февраля."),
        ("31.04.2026", "31 апреля 2026 года не бывает: последний день — 30 апреля."),
        ("32", "32 марта 2026 года не бывает: последний день — 31 марта."),
        ("0.5", "0 мая 2026 года не бывает: последний день — 31 мая."),
        ("12.13", "Месяца 13 нет: месяцы с 1 по 12."),
        ("12.05.1812", "1812 год не похож на правду: годы с 1900 по 2046."),
        ("12.05.2099", "2099 год не похож на правду: годы с 1900 по 2046."),
        ("0000-05-12", "Года 0 в календаре нет."),
        (
            "через",
            "Непонятная дата «через»: введите, например, 12.05, вт или т (сегодня).",
        ),
        (
            "через сто лет",
            "Непонятная дата «через сто лет»: введите, например, 12.05, вт или т (сегодня).",
        ),
        (
            "смешной вторник",
            "Непонятная дата «смешной вторник»: введите, например, 12.05, вт или т (сегодня).",
        ),
        ("через 99 лет", "2125 год не похож на правду: годы с 1900 по 2046."),
        ("через 9999 лет", "Так далеко календарь не заходит."),
        (
            "ма",
            "Непонятная дата «ма»: введите, например, 12.05, вт или т (сегодня).",
        ),
        (
            "12 абв",
            "Непонятная дата «12 абв»: введите, например, 12.05, вт или т (сегодня).",
        ),
        (
            "1.2.3.4",
            "Непонятная дата «1.2.3.4»: введите, например, 12.05, вт или т (сегодня).",
        ),
    ],
)
def test_what_is_no_date_is_refused_in_words(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_date(typed, TODAY)
    assert refused.value.sentence == sentence


def test_a_day_alone_is_never_of_another_year() -> None:
    with pytest.raises(Refusal, match="29 февраля 2027 года не бывает"):
        parse_date("29", date(2027, 2, 10))


def test_a_shift_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(Refusal, match="Так далеко"):
        parse_date("+9999", date(9999, 1, 1))


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_refusal(text: str) -> None:
    with suppress(Refusal):
        assert 1900 <= parse_date(text, TODAY).year <= 2046


@given(st.dates(date(1947, 1, 1), date(2046, 12, 31)))
def test_a_shown_date_reads_back(day: date) -> None:
    assert parse_date(short_date(day), TODAY) == day
    assert parse_date(f"{day:%d.%m.%y}", TODAY) == day
    assert parse_date(long_date(day), TODAY) == day


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("", ""),
        ("  ", ""),
        ("9", "09:00"),
        ("14", "14:00"),
        ("930", "09:30"),
        ("1430", "14:30"),
        ("9:30", "09:30"),
        ("9.30", "09:30"),
        ("9-30", "09:30"),
        ("9 30", "09:30"),
        ("00:00", "00:00"),
        ("23:59", "23:59"),
    ],
)
def test_a_typed_time_is_read(typed: str, time: str) -> None:
    assert parse_time(typed) == time


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("25", "Времени 25:00 не бывает: часы до 23, минуты до 59."),
        ("9:60", "Времени 9:60 не бывает: часы до 23, минуты до 59."),
        ("утром", "Непонятное время «утром»: введите, например, 9:30."),
        ("9:3", "Непонятное время «9:3»: введите, например, 9:30."),
    ],
)
def test_what_is_no_time_is_refused_in_words(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_time(typed)
    assert refused.value.sentence == sentence
