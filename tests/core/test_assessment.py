"""Points, stop factors and the level that they suggest, case by case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sstui.core.assessment import Factor, Option, Section, Sheet, Stop, Threshold, score

RANKS = {"adaptation": 1, "basic": 2, "crisis": 3, "emergency": 4}


def factor(code: str, *points: int) -> Factor:
    options = tuple(
        Option(f"o{number}", f"ответ {number}", one) for number, one in enumerate(points)
    )
    return Factor(code, f"вопрос {code}", options)


SHEET = Sheet(
    "own", "Лист", False,
    (
        Section("child", "Ребёнок", (factor("care", 0, 2, 4), factor("health", 0, 3))),
        Section("home", "Дом", (factor("house", 5, 0),)),
    ),
    (Stop("violence", "насилие", "emergency"), Stop("leave", "отказ", "basic")),
    (Threshold(0, "adaptation"), Threshold(3, "basic"), Threshold(8, "crisis")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "stops", "points", "suggested", "unanswered"),
    [
        ({}, (), 0, "adaptation", ["care", "health", "house"]),
        ({"care": "o0", "health": "o0", "house": "o1"}, (), 0, "adaptation", []),
        ({"care": "o1", "health": "o0", "house": "o1"}, (), 2, "adaptation", []),
        ({"care": "o0", "health": "o1", "house": "o1"}, (), 3, "basic", []),
        ({"care": "o1", "health": "o0", "house": "o0"}, (), 7, "basic", []),
        ({"care": "o0", "health": "o1", "house": "o0"}, (), 8, "crisis", []),
        ({"care": "o2", "health": "o1", "house": "o0"}, (), 12, "crisis", []),
        ({"care": "o2"}, (), 4, "basic", ["health", "house"]),
        ({"care": "o9", "strange": "o1"}, (), 0, "adaptation", ["care", "health", "house"]),
        ({}, ("violence",), 0, "emergency", ["care", "health", "house"]),
        ({}, ("leave",), 0, "basic", ["care", "health", "house"]),
        ({"health": "o1", "house": "o0"}, ("leave",), 8, "crisis", ["care"]),
        ({"health": "o1", "house": "o0"}, ("leave", "violence"), 8, "emergency", ["care"]),
        ({}, ("unknown",), 0, "adaptation", ["care", "health", "house"]),
    ],
)
def test_what_a_sheet_says(
    answers: dict[str, str],
    stops: tuple[str, ...],
    points: int,
    suggested: str,
    unanswered: list[str],
) -> None:
    found = score(SHEET, answers, stops, RANKS)
    assert (found.points, found.most, found.suggested) == (points, 12, suggested)
    assert [one.code for one in found.unanswered] == unanswered


def test_stop_factors_come_in_the_order_of_the_sheet() -> None:
    found = score(SHEET, {}, ("leave", "violence"), RANKS)
    assert [one.code for one in found.stops] == ["violence", "leave"]
    assert found.by_points == "adaptation"


chosen = st.fixed_dictionaries(
    {},
    optional={
        one.code: st.sampled_from([option.code for option in one.options]) for one in SHEET.factors
    },
)
found_stops = st.sets(st.sampled_from(["violence", "leave", "unknown"]))


@given(chosen, found_stops)
def test_a_stop_factor_never_makes_it_milder(answers: dict[str, str], stops: set[str]) -> None:
    alone = score(SHEET, answers, (), RANKS)
    both = score(SHEET, answers, stops, RANKS)
    assert RANKS[both.suggested] >= RANKS[alone.suggested]
    assert both.points == alone.points
    assert 0 <= both.points <= both.most


@given(chosen)
def test_a_worse_answer_never_makes_it_milder(answers: dict[str, str]) -> None:
    before = score(SHEET, answers, (), RANKS)
    worse = dict(answers) | {"care": "o2"}
    assert RANKS[score(SHEET, worse, (), RANKS).suggested] >= RANKS[before.suggested]
