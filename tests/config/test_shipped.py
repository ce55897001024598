"""The shipped files say what the seeds and the decrees say."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from sstui.config import load_office, shipped_folder, shipped_profiles
from sstui.core.norms import Per
from sstui.core.workdays import FIXED_HOLIDAYS, WorkCalendar
from tests.core.federal import federal_years

SHIPPED_YEARS = list(range(2019, 2028))


def test_a_new_office_is_read_without_a_problem(messages: Callable[[], list[str]]) -> None:
    assert messages() == []


@pytest.mark.parametrize(
    ("code", "title", "visits", "term", "families"),
    [
        ("adaptation", "адаптационный", (1, 1, Per.MONTH), (12, False), (21, False)),
        ("basic", "базовый", (1, 2, Per.MONTH), (12, False), (None, False)),
        ("crisis", "кризисный", (1, 2, Per.WEEK), (6, True), (12, True)),
        ("emergency", "экстренный", (2, 3, Per.WEEK), (3, True), (6, True)),
    ],
)
def test_norms_are_those_of_seed_000(
    office: Path,
    code: str,
    title: str,
    visits: tuple[int, int, Per],
    term: tuple[int, bool],
    families: tuple[int | None, bool],
) -> None:
    level = load_office(office).norms.level(code, date(2026, 3, 2))
    assert level.title == title
    assert (level.norm.min, level.norm.max, level.norm.per) == visits
    assert (level.norm.term_months, level.term_is_limit) == term
    assert (level.families_max, level.families_is_limit) == families


def test_levels_stand_in_the_order_of_severity_with_our_first_visits(office: Path) -> None:
    levels = load_office(office).norms.on(date(2026, 3, 2)).by_rank()
    assert [(level.code, level.norm.first_visit) for level in levels] == [
        ("adaptation", 5),
        ("basic", 5),
        ("crisis", 2),
        ("emergency", 1),
    ]
    assert [level.norm.max_gap for level in levels] == [None] * 4


@pytest.mark.parametrize("year", SHIPPED_YEARS)
def test_a_calendar_agrees_with_the_holidays_library_day_by_day(office: Path, year: int) -> None:
    ours = load_office(office).calendar
    theirs = WorkCalendar({year: federal_years()[year]})
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0))]
    differ = [day for day in days if ours.is_working_day(day) != theirs.is_working_day(day)]
    assert days[-1] == date(year, 12, 31)
    assert differ == []


@pytest.mark.parametrize(
    ("year", "working", "act"),
    [
        (2019, 247, "Постановление Правительства РФ от 01.10.2018 № 1163"),
        (2020, 248, "Постановление Правительства РФ от 10.07.2019 № 875"),
        (2021, 247, "Постановление Правительства РФ от 10.10.2020 № 1648"),
        (2022, 247, "Постановление Правительства РФ от 16.09.2021 № 1564"),
        (2023, 247, "Постановление Правительства РФ от 29.08.2022 № 1505"),
        (2024, 248, "Постановление Правительства РФ от 10.08.2023 № 1314"),
        (2025, 247, "Постановление Правительства РФ от 04.10.2024 № 1335"),
        (2026, 247, "Постановление Правительства РФ от 24.09.2025 № 1466"),
    ],
)
def test_a_year_has_its_working_days_and_its_decree(
    office: Path, year: int, working: int, act: str
) -> None:
    calendar = load_office(office).calendar
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    table = calendar.table(year)
    assert calendar.count(first, last) == working
    assert table is not None
    assert (table.act, table.checked) == (act, True)


@pytest.mark.parametrize("year", SHIPPED_YEARS)
def test_short_days_stand_before_holidays(office: Path, year: int) -> None:
    """By art. 95 the working day before a holiday, or the Saturday that it was moved to."""
    table = load_office(office).calendar.table(year)
    assert table is not None
    eves = {date(year, month, day) - timedelta(days=1) for month, day in FIXED_HOLIDAYS}
    eves.add(date(year, 12, 31))
    working_eves = {
        day
        for day in eves - table.days_off
        if day.weekday() < 5 and (day.month, day.day) not in FIXED_HOLIDAYS and day.year == year
    }
    moved = table.short_days - working_eves
    assert working_eves <= table.short_days
    assert moved <= table.workdays


def test_the_year_2027_waits_for_a_person_to_check_it(office: Path) -> None:
    opened = load_office(office)
    table = opened.calendar.table(2027)
    assert table is not None
    assert not table.checked
    assert opened.warnings == ("производственный календарь 2027 не сверен с актом",)


def test_the_words_of_tula_are_those_of_seed_001(office: Path) -> None:
    profile = load_office(office).profile
    assert (profile.code, profile.seed) == ("tula", "001")
    assert profile.terms.agreement.genitive == "соглашения"
    assert profile.terms.curator.instrumental == "куратором семьи"
    assert profile.terms.programme.short == "ИПССС"
    assert profile.terms.body.prepositional == "консилиуме специалистов"
    assert profile.terms.applicant.dative == "заявителю"
    assert (profile.levels_borrowed, profile.levels_seed) == (True, "000")


def test_dictionaries_come_from_the_seeds(office: Path) -> None:
    words = load_office(office).dictionaries
    assert [entry.code for entry in words.categories] == (
        [
            "zam",
            "di",
            "ovz03",
            "ovz",
            "mnog",
            "malo",
            "zavis",
            "otkaz",
            "odin",
            "sop",
            "per",
            "mol",
            "mob",
            "konf",
            "zhtzhs",
        ]
    )
    assert words.categories.title("sop") == "социально опасное положение"
    assert words.categories.short("sop") == "СОП"
    assert len(words.sources) == 12
    assert [kind.title for kind in words.help_kinds] == [
        "медицинская",
        "психологическая",
        "педагогическая",
        "юридическая",
        "социальная",
    ]
    assert "refusal" in words.end_grounds


def test_kinship_tells_children_from_adults(office: Path) -> None:
    words = load_office(office).dictionaries
    assert words.is_adult("mother")
    assert not words.is_adult("child")
    assert words.is_adult("a code that was removed")


def test_a_post_has_its_cases(office: Path) -> None:
    words = load_office(office).dictionaries
    forms = words.post_forms(" Специалист по социальной работе ")
    assert forms is not None
    assert forms.nominative == "специалист по социальной работе"
    assert forms.instrumental == "специалистом по социальной работе"
    assert words.post_forms("космонавт") is None


def test_an_unknown_code_is_shown_as_it_is(office: Path) -> None:
    categories = load_office(office).dictionaries.categories
    assert categories.get("gone") is None
    assert (categories.title("gone"), categories.short("gone")) == ("gone", "gone")


def test_the_settings_of_a_new_office(office: Path) -> None:
    settings = load_office(office).settings
    assert settings.institution.name_genitive.startswith("Государственного учреждения")
    assert settings.director.name.full == "Примерова Анна Ильинична"
    assert settings.director.basis == "Устава"
    assert settings.agreement_number.format(n=17, year=2026) == "17/2026"
    assert settings.zone.utcoffset(None) == timedelta(hours=3)


def test_what_travels_with_the_program() -> None:
    assert shipped_profiles() == [
        "catalogue",
        "rostov",
        "tula",
        "tver-institution",
        "tver-municipal",
        "valuyki",
    ]
    assert sorted(path.stem for path in shipped_folder("config").glob("calendar/regions/*")) == [
        "bashkortostan",
        "tatarstan",
    ]
