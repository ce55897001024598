"""Every shipped profile says what its seed says, number by number."""

from datetime import date
from pathlib import Path

import pytest

from sstui.config import lay_out_office, load_office, shipped_folder, shipped_profiles
from sstui.config.profiles import norms_of, read_profile
from sstui.core.norms import Level, Norms
from sstui.core.problems import Problem
from sstui.core.profile import AgreementOrder, Clock, ClockUnit, Profile

NOWHERE = Path("/nonexistent")
FOUR = ["adaptation", "basic", "crisis", "emergency"]


def shipped(code: str) -> tuple[Profile, Norms]:
    problems: list[Problem] = []
    profile = read_profile(NOWHERE, code, problems)
    assert profile is not None, problems
    norms = norms_of(NOWHERE, profile, problems)
    assert norms is not None, problems
    assert problems == []
    return profile, norms


def numbers(level: Level) -> tuple[object, ...]:
    """min, max, per, term, «не более», families, «не более»."""
    norm = level.norm
    return (
        norm.min, norm.max, norm.per.value, norm.term_months, level.term_is_limit,
        level.families_max, level.families_is_limit,
    )  # fmt: skip


SEED_000 = {
    "adaptation": (1, 1, "month", 12, False, 21, False),
    "basic": (1, 2, "month", 12, False, None, False),
    "crisis": (1, 2, "week", 6, True, 12, True),
    "emergency": (2, 3, "week", 3, True, 6, True),
}
SEED_003 = {
    "adaptation": (1, 1, "month", 12, False, None, False),
    "basic": (1, 2, "month", 12, False, None, False),
    "crisis": (1, 2, "week", 6, False, None, False),
    "emergency": (2, 3, "week", 3, False, None, False),
}


@pytest.mark.parametrize(
    ("code", "expected", "origin"),
    [
        ("tver-institution", SEED_000, ("000", False, "", "")),
        ("tver-municipal", SEED_000, ("000", False, "", "")),
        ("tula", SEED_000, ("000", True, "tver-institution", "")),
        ("rostov", SEED_000, ("000", True, "tver-institution", "")),
        ("valuyki", SEED_003, ("003", False, "", "tver-institution")),
        ("catalogue", SEED_000, ("000", True, "tver-institution", "")),
    ],
)
def test_levels_and_where_they_come_from(
    code: str, expected: dict[str, tuple[object, ...]], origin: tuple[str, bool, str, str]
) -> None:
    profile, norms = shipped(code)
    levels = norms.on(date(2026, 3, 2)).by_rank()
    assert [level.code for level in levels] == FOUR
    assert {level.code: numbers(level) for level in levels} == expected
    told = (profile.levels_seed, profile.levels_borrowed, profile.levels_from, profile.visits_from)
    assert told == origin


@pytest.mark.parametrize("code", shipped_profiles())
def test_what_no_act_sets_is_the_same_everywhere(code: str) -> None:
    levels = shipped(code)[1].on(date(2026, 3, 2)).by_rank()
    assert [one.norm.first_visit for one in levels] == [5, 5, 2, 1]
    assert [one.duty_over_closed_runs for one in levels] == [False, False, True, True]
    assert {one.visit_minutes for one in levels} == {60}
    assert {one.review_every for one in levels} == {None}


def test_valuyki_borrows_the_visit_counts_of_the_profile_that_it_names() -> None:
    ours, theirs = shipped("valuyki")[1].sets[-1], shipped("tver-institution")[1].sets[-1]
    for code in FOUR:
        one, other = ours.levels[code].norm, theirs.levels[code].norm
        assert (one.min, one.max, one.per) == (other.min, other.max, other.per)


@pytest.mark.parametrize(
    ("code", "seed", "words"),
    [
        ("tver-institution", "000", ("договора", "куратором", "комиссия", "программа")),
        ("tver-municipal", "000", ("договора", "куратором", "комиссия", "программа")),
        ("tula", "001", ("соглашения", "куратором семьи", "консилиум", "ИПССС")),
        ("rostov", "002", ("соглашения", "куратором", "КДНиЗП", "программа")),
        ("valuyki", "003", ("договора", "социальным участковым", "комиссия", "ИПС")),
        ("catalogue", "004", ("соглашения", "куратором", "комиссия", "программа")),
    ],
)
def test_the_words_are_those_of_the_seed(code: str, seed: str, words: tuple[str, ...]) -> None:
    profile, _ = shipped(code)
    terms = profile.terms
    assert profile.seed == seed
    assert words == (
        terms.agreement.genitive,
        terms.curator.instrumental,
        terms.body.short,
        terms.programme.short,
    )


STAGES = {
    "tver-institution": ["registration", "problem", "programme", "delivery", "monitoring"],
    "tver-municipal": ["registration", "problem", "programme", "delivery", "monitoring"],
    "tula": ["appeal", "problem", "programme", "delivery", "monitoring"],
    "rostov": ["problem", "programme", "delivery", "monitoring", "after_care"],
    "valuyki": [
        "contact", "curator", "survey", "family_file", "level", "programme", "agreement",
        "delivery", "monitoring", "decision",
    ],
    "catalogue": [],
}  # fmt: skip


@pytest.mark.parametrize("code", shipped_profiles())
def test_stages_stand_in_the_order_of_the_seed(code: str) -> None:
    route = shipped(code)[0].route
    assert [stage.code for stage in route.stages] == STAGES[code]
    assert all(stage.source.startswith("[00") for stage in route.stages)


@pytest.mark.parametrize(
    ("code", "stage", "body", "order"),
    [
        ("tver-institution", "programme", "рабочая группа (комиссия)", "after_approval"),
        (
            "tver-municipal",
            "programme",
            "рабочая группа при администрации муниципального образования",
            "after_approval",
        ),
        ("tula", "programme", "консилиум специалистов", "before_programme"),
        (
            "rostov",
            "programme",
            "комиссия по делам несовершеннолетних и защите их прав",
            "after_approval",
        ),
    ],
)
def test_who_approves_the_programme(code: str, stage: str, body: str, order: str) -> None:
    route = shipped(code)[0].route
    decides = next(one.decides for one in route.stages if one.code == stage)
    assert route.bodies[decides].title == body
    assert route.agreement_order is AgreementOrder(order)


def test_nobody_decides_in_valuyki_because_its_seed_names_nobody() -> None:
    assert {stage.decides for stage in shipped("valuyki")[0].route.stages} == {""}


LAW = ("withdrawal", "withdrawal", 30, "calendar_days", False, "data_destroyed")
"""The one clock that no region sets: 152-ФЗ art. 21 part 5."""


def clocks_of(code: str) -> list[Clock]:
    """The profile's clocks without the federal one."""
    return [clock for clock in shipped(code)[0].clocks if clock.code != "withdrawal"]


@pytest.mark.parametrize("code", shipped_profiles())
def test_the_federal_clock_runs_everywhere(code: str) -> None:
    one = next(clock for clock in shipped(code)[0].clocks if clock.code == "withdrawal")
    assert (one.code, one.starts, one.amount, one.unit.value, one.before, one.closes) == LAW
    assert (one.active, one.local, one.source) == (True, False, "152-ФЗ, статья 21, часть 5")


def test_the_ten_working_days_of_tula() -> None:
    active = [clock for clock in clocks_of("tula") if clock.active]
    assert active == [
        Clock(
            code="programme",
            title="индивидуальная программа (ИПССС)",
            starts="agreement",
            amount=10,
            unit=ClockUnit.WORKING_DAYS,
            before=False,
            closes="programme",
            active=True,
            local=False,
            source="[001] пункт 6.4",
        )
    ]


DEFAULTS = [
    ("contact", "signal", 3, "working_days", False, "application"),
    ("survey_by_signal", "signal", 5, "working_days", False, "survey"),
    ("survey_by_application", "application", 5, "working_days", False, "survey"),
    ("acceptance", "application", 5, "working_days", False, "case_start"),
    ("programme", "application", 10, "working_days", False, "programme"),
    ("protocol", "meeting", 3, "working_days", False, "protocol"),
    ("letters", "approval", 3, "working_days", False, "letter"),
    ("reply", "letter", 10, "working_days", False, "reply"),
    ("interim", "agreement", 3, "months", False, "interim"),
    ("analytic_note", "term_end", 10, "working_days", True, "analytic_note"),
    ("final_meeting", "term_end", 0, "calendar_days", True, "final_meeting"),
    ("notice", "decision", 3, "working_days", False, "notice"),
    ("after_care", "decision", 6, "months", False, "case_end"),
]


@pytest.mark.parametrize("code", [code for code in shipped_profiles() if code != "tula"])
def test_all_other_clocks_are_local_and_switched_off(code: str) -> None:
    clocks = clocks_of(code)
    assert [
        (one.code, one.starts, one.amount, one.unit.value, one.before, one.closes) for one in clocks
    ] == DEFAULTS
    assert {(one.active, one.local) for one in clocks} == {(False, True)}
    assert all(one.source.startswith("местная настройка") for one in clocks)


@pytest.mark.parametrize(
    ("code", "categories", "grounds", "sources", "organisations"),
    [
        ("tver-institution", 12, 1, 1, 2),
        ("tver-municipal", 12, 1, 1, 6),
        ("tula", 12, 2, 0, 9),
        ("rostov", 12, 3, 6, 18),
        ("valuyki", 13, 2, 2, 2),
        ("catalogue", 12, 0, 0, 0),
    ],
)
def test_lists_have_as_many_entries_as_the_seed(
    code: str, categories: int, grounds: int, sources: int, organisations: int
) -> None:
    lists = shipped(code)[0].lists
    assert len(lists.categories) == categories
    assert len(lists.start_grounds) == grounds
    assert len(lists.sources) == sources
    assert len(lists.organisations) == organisations
    assert [len(kind.measures) for kind in lists.help_kinds] == [5, 2, 13, 2, 4]


def test_the_categories_of_tula_are_its_own_twelve() -> None:
    codes = {entry.code for entry in shipped("tula")[0].lists.categories}
    theirs = {entry.code for entry in shipped("catalogue")[0].lists.categories}
    assert codes - theirs == {"mol", "mob"}
    assert theirs - codes == {"konf", "zhtzhs"}


@pytest.mark.parametrize("code", shipped_profiles())
def test_an_office_is_laid_out_from_every_profile(code: str, tmp_path: Path) -> None:
    lay_out_office(tmp_path / "office", code)
    office = load_office(tmp_path / "office")
    assert office.profile.code == code
    assert [level.code for level in office.norms.on(date(2026, 3, 2)).by_rank()] == FOUR
    profile, norms = shipped(code)
    assert (office.profile, office.norms) == (profile, norms)


@pytest.mark.parametrize("code", shipped_profiles())
def test_codes_of_a_profile_are_those_of_the_dictionaries(code: str, tmp_path: Path) -> None:
    """A family of the office can be given every category that its region knows."""
    lay_out_office(tmp_path, code)
    office = load_office(tmp_path)
    lists, words = office.profile.lists, office.dictionaries
    assert [entry.code for entry in lists.categories if entry.code not in words.categories] == []
    assert [kind.code for kind in lists.help_kinds if kind.code not in words.help_kinds] == []


def test_every_number_of_the_shipped_profiles_has_its_source_beside_it() -> None:
    bare = [
        f"{path.parent.name}/{path.name}: {line}"
        for path in shipped_folder("config").glob("profiles/**/*.toml")
        for line in path.read_text("utf-8").splitlines()
        if line.split(" = ")[0] in {"amount", "min", "max", "term_months", "families_max",
                                    "first_visit", "duty_over_closed_runs", "term_is_limit",
                                    "families_is_limit"}
        and "[0" not in line
        and "местная настройка" not in line
        and "152-ФЗ, статья 21" not in line
    ]  # fmt: skip
    assert bare == []
