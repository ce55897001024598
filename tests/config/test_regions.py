"""Days off that a region adds, and whose word is the last."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sstui.config import load_office

Messages = Callable[[], list[str]]
Change = Callable[[str, str, str], None]
UNCHECKED = "производственный календарь 2027 не сверен с актом"


def choose(change: Change, code: str) -> None:
    change("office.toml", 'region = ""', f'region = "{code}"')


@pytest.mark.parametrize(
    ("code", "title", "days_off"),
    [
        (
            "tatarstan",
            "Республика Татарстан",
            [date(2026, 3, 20), date(2026, 5, 27), date(2026, 8, 30), date(2026, 11, 6)],
        ),
        (
            "bashkortostan",
            "Республика Башкортостан",
            [date(2026, 3, 20), date(2026, 5, 27), date(2026, 10, 12)],
        ),
    ],
)
def test_a_region_has_its_own_days_off(
    office: Path, change: Change, code: str, title: str, days_off: list[date]
) -> None:
    federal = load_office(office).calendar
    choose(change, code)
    opened = load_office(office)
    assert [day for day in days_off if opened.calendar.is_working_day(day)] == []
    first, last = date(2026, 1, 1).toordinal(), date(2026, 12, 31).toordinal()
    taken = sum(federal.is_working_day(day) for day in days_off)
    assert federal.count(first, last) - opened.calendar.count(first, last) == taken
    assert opened.warnings == (
        UNCHECKED,
        f"нет нерабочих дней региона «{title}» на 2027 год",
        f"нерабочие дни региона «{title}» не сверены с актом",
    )


def test_the_office_has_the_last_word(office: Path, change: Change) -> None:
    choose(change, "tatarstan")
    change("office.toml", "\nworking = []", "\nworking = [2026-05-27]")
    change("office.toml", "non_working = []", "non_working = [2026-05-28]")
    calendar = load_office(office).calendar
    assert calendar.is_working_day(date(2026, 5, 27))
    assert not calendar.is_working_day(date(2026, 5, 28))


def test_an_office_may_have_the_list_of_a_region_of_its_own(office: Path, change: Change) -> None:
    (office / "calendar" / "regions" / "lakes.toml").write_text(
        'title = "Озёрный край"\nact = "Указ № 5"\nchecked = true\n'
        "days_off = [2026-07-07, 2027-07-07]\n",
        "utf-8",
    )
    choose(change, "lakes")
    opened = load_office(office)
    assert not opened.calendar.is_working_day(date(2026, 7, 7))
    assert opened.warnings == (UNCHECKED,)


def test_an_office_of_before_regions_is_read(office: Path, change: Change) -> None:
    change("office.toml", 'region = ""\n', "")
    assert load_office(office).settings.region == ""


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            "tatarstn",
            "office.toml: region: региона «tatarstn» нет; "
            "нужно одно из: bashkortostan, tatarstan; может быть, tatarstan?",
        ),
        (
            "../2026",
            "office.toml: region: региона «../2026» нет; нужно одно из: bashkortostan, tatarstan",
        ),
    ],
)
def test_an_unknown_region(messages: Messages, change: Change, code: str, message: str) -> None:
    choose(change, code)
    assert messages() == [message]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2026-03-20,", "2026-05-27,",
         "days_off, запись 2: 27.05.2026 уже есть в списке; уберите повтор"),
        ("2026-03-20,", '"20.03",', "days_off, запись 1: стоит текст «20.03»; "
         "нужна дата без кавычек: 2026-03-09"),
        ("days_off", "day_off", "day_off: неизвестный ключ; может быть, days_off?"),
        ("checked = false", "", "checked: ключа нет; нужно true (да) или false (нет)"),
    ],
)  # fmt: skip
def test_a_wrong_list(messages: Messages, change: Change, old: str, new: str, message: str) -> None:
    choose(change, "tatarstan")
    change("calendar/regions/tatarstan.toml", old, new)
    assert messages() == [f"calendar/regions/tatarstan.toml: {message}"]


def test_years_without_a_table_are_known_to_be_unknown(office: Path) -> None:
    calendar = load_office(office).calendar
    assert calendar.unknown_years(date(2026, 12, 1), date(2029, 1, 1)) == [2027, 2028, 2029]
    assert not calendar.is_working_day(date(2028, 2, 23))
    assert calendar.is_working_day(date(2028, 2, 24))
