"""Russian words for dates, numbers and names, as a specialist writes them by hand."""

from datetime import date

import pytest

from sstui.core import wording
from sstui.core.norms import Norm, Per
from sstui.core.records import FullName

MARCH = date(2026, 3, 5)


def test_a_date_has_one_spelling_for_each_place() -> None:
    assert wording.long_date(MARCH) == "5 марта 2026 г."
    assert wording.quoted_date(MARCH) == "«05» марта 2026 г."
    assert wording.short_date(MARCH) == "05.03.2026"
    assert wording.day_month(MARCH) == "5 марта"
    assert wording.month_year(MARCH) == "март 2026"


@pytest.mark.parametrize(
    ("month", "nominative", "genitive"),
    [
        (1, "январь 2026", "1 января"),
        (2, "февраль 2026", "1 февраля"),
        (3, "март 2026", "1 марта"),
        (4, "апрель 2026", "1 апреля"),
        (5, "май 2026", "1 мая"),
        (6, "июнь 2026", "1 июня"),
        (7, "июль 2026", "1 июля"),
        (8, "август 2026", "1 августа"),
        (9, "сентябрь 2026", "1 сентября"),
        (10, "октябрь 2026", "1 октября"),
        (11, "ноябрь 2026", "1 ноября"),
        (12, "декабрь 2026", "1 декабря"),
    ],
)
def test_months_are_named_in_both_cases(month: int, nominative: str, genitive: str) -> None:
    day = date(2026, month, 1)
    assert (wording.month_year(day), wording.day_month(day)) == (nominative, genitive)


@pytest.mark.parametrize(
    ("day", "name", "short"),
    [
        (date(2026, 3, 2), "понедельник", "пн"),
        (date(2026, 3, 3), "вторник", "вт"),
        (date(2026, 3, 4), "среда", "ср"),
        (date(2026, 3, 5), "четверг", "чт"),
        (date(2026, 3, 6), "пятница", "пт"),
        (date(2026, 3, 7), "суббота", "сб"),
        (date(2026, 3, 8), "воскресенье", "вс"),
    ],
)
def test_weekdays_are_named_from_monday(day: date, name: str, short: str) -> None:
    assert (wording.weekday(day), wording.weekday_short(day)) == (name, short)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 семей"),
        (1, "1 семья"),
        (2, "2 семьи"),
        (4, "4 семьи"),
        (5, "5 семей"),
        (11, "11 семей"),
        (12, "12 семей"),
        (14, "14 семей"),
        (20, "20 семей"),
        (21, "21 семья"),
        (22, "22 семьи"),
        (25, "25 семей"),
        (101, "101 семья"),
        (111, "111 семей"),
        (112, "112 семей"),
        (-1, "-1 семья"),
    ],
)
def test_a_noun_agrees_with_its_number(number: int, words: str) -> None:
    assert wording.families(number) == words


@pytest.mark.parametrize(
    ("norm", "words"),
    [
        (Norm(1, 1, Per.MONTH, 12), "1 раз в месяц"),
        (Norm(1, 2, Per.MONTH, 12), "1–2 раза в месяц"),
        (Norm(1, 2, Per.WEEK, 6), "1–2 раза в неделю"),
        (Norm(2, 3, Per.WEEK, 3), "2–3 раза в неделю"),
        (Norm(3, 5, Per.QUARTER, 12), "3–5 раз в квартал"),
        (Norm(5, 5, Per.HALF_YEAR, 12), "5 раз в полугодие"),
        (Norm(0, 1, Per.QUARTER, 12), "до 1 раза в квартал"),
        (Norm(0, 2, Per.MONTH, 12), "до 2 раз в месяц"),
    ],
)
def test_a_norm_reads_as_the_acts_write_it(norm: Norm, words: str) -> None:
    assert wording.frequency(norm) == words


def test_terms_are_counted_in_words() -> None:
    assert [wording.months(n) for n in (1, 3, 6, 12)] == [
        "1 месяц",
        "3 месяца",
        "6 месяцев",
        "12 месяцев",
    ]
    assert [wording.days(n) for n in (1, 3, 11)] == ["1 день", "3 дня", "11 дней"]
    assert [wording.working_days(n) for n in (1, 2, 10)] == [
        "1 рабочий день",
        "2 рабочих дня",
        "10 рабочих дней",
    ]


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        (FullName("Ёлкина", "Мария", "Петровна"), "М. П. Ёлкина"),
        (FullName("Ким", "Вера"), "В. Ким"),
        (FullName("Гулиева-Ясная", "Анна-Мария", "Сергеевна"), "А.-М. С. Гулиева-Ясная"),
        (FullName("Алиев", "Гасан", "Мамед оглы"), "Г. М. оглы Алиев"),
        (FullName("Санчес", "Мария Луиза"), "М. Санчес"),
        (FullName("Безымянный", ""), "Безымянный"),
    ],
)
def test_a_signature_has_the_initials_first(name: FullName, signature: str) -> None:
    assert wording.signature(name).replace("\u00a0", " ") == signature


def test_parts_of_a_signature_stay_on_one_line() -> None:
    assert " " not in wording.signature(FullName("Ёлкина", "Мария", "Петровна"))
    assert wording.tied("15 марта 2026 г.") == "15\u00a0марта\u00a02026\u00a0г."


def test_only_the_first_letter_grows() -> None:
    assert wording.capitalised("кризисный уровень ИПССС") == "Кризисный уровень ИПССС"
    assert wording.capitalised("") == ""


def test_days_near_and_far_in_words() -> None:
    monday = date(2026, 11, 23)
    assert wording.near_day(date(2026, 11, 27), monday) == "пт 27.11"
    assert wording.near_day(date(2027, 1, 12), monday) == "12.01.27"
    ahead = [wording.distance(date(2026, 11, 23 + shift), monday) for shift in (-3, -1, 0, 1, 2)]
    assert ahead == ["3 дня назад", "вчера", "сегодня", "завтра", "через 2 дня"]


def test_a_text_is_tied_and_untied() -> None:
    assert wording.untied(wording.tied("5 дней")) == "5 дней"
