"""`sstui schedule`: the rule for other programs, without an office."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

NORMS = [
    {
        "from": "2020-01-01",
        "levels": {
            "basic": {
                "visits": {"min": 1, "max": 2, "per": "month"},
                "term_months": 12,
                "first_visit": 5,
            }
        },
    }
]
CASE: dict[str, Any] = {
    "start": "2026-11-02",
    "levels": [{"from": "2026-11-02", "level": "basic"}],
    "norms": NORMS,
    "pauses": [],
    "visits": ["2026-11-09"],
    "as_of": "2026-11-23",
    "calendar": {},
}
ANSWER = {
    "end": "2027-11-02",
    "next_visit": {
        "opens": "2026-11-10",
        "target": "2026-12-09",
        "due_by": "2026-12-30",
        "period": ["2026-12-01", "2026-12-31"],
        "done": 0,
        "required": 1,
        "allowed": 2,
    },
    "compliance": [["2026-11-02", "2026-11-30", 1, 2, 1, "met"]],
}
FIRST_VISIT = CASE | {"visits": []}


@pytest.fixture
def answer(run: Run, tmp_path: Path) -> Any:
    """The answer to an input, and the exit code that must come with it."""

    def call(given: object, code: int = 0) -> Any:
        path = tmp_path / "given.json"
        path.write_text(given if isinstance(given, str) else json.dumps(given), "utf-8")
        return json.loads(run("schedule", str(path), code=code))

    return call


def test_one_case_a_wrapped_case_and_a_list(answer: Any) -> None:
    assert answer(CASE) == ANSWER
    assert answer({"name": "x", "input": CASE}) == ANSWER
    other = answer(FIRST_VISIT)
    assert other["next_visit"]["due_by"] == "2026-11-10"
    assert answer([{"name": "a", "input": CASE}, FIRST_VISIT]) == [ANSWER, other]
    assert answer([]) == []


def test_the_vectors_give_their_own_answers(answer: Any) -> None:
    vectors = Path(__file__).parents[1] / "core" / "data" / "schedule.json"
    cases = json.loads(vectors.read_text("utf-8"))
    assert len(cases) > 100
    assert answer(cases) == [one["expect"] for one in cases]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"end": "2026-10-01"}, "окончание 01.10.2026 раньше начала 02.11.2026"),
        ({"visits": ["2026-02-31"]}, "нет такой даты: '2026-02-31'; нужно ГГГГ-ММ-ДД"),
        ({"levels": []}, "уровень ещё не установлен"),
        ({"norms": []}, "нет ни одного набора норм"),
        ({"levels": [{"from": "2026-11-02", "level": "severe"}]}, "нет уровня «severe»"),
        ({"norms": "x"}, "данные не той формы"),
        ({"levels": [{"level": "basic"}]}, "данные не той формы"),
        ({"pauses": 5}, "данные не той формы"),
        ({"start": "9999-12-31", "levels": [{"from": "9999-12-31", "level": "basic"}]}, "данные"),
    ],
)
def test_a_refusal_stands_in_its_place(answer: Any, change: dict[str, Any], sentence: str) -> None:
    assert sentence in answer(CASE | change, 1)["error"]
    first, second = answer([CASE | change, CASE], 1)
    assert sentence in first["error"]
    assert second == ANSWER


@pytest.mark.parametrize("given", ["5", '"x"', "[[]]", "null"])
def test_data_of_another_shape(answer: Any, given: str) -> None:
    found = answer(given, 1)
    assert "данные не той формы" in (found[0] if isinstance(found, list) else found)["error"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"{", "Файл не разобрать как JSON: строка 1, столбец 2."),
        (b"\xff\xfe\x00", "Файл не в кодировке UTF-8."),
        (b"[" * 100_000, "Файл не разобрать"),
        (b"1" * 10_000, "Файл не разобрать"),
    ],
)
def test_a_file_that_is_no_json(run: Run, tmp_path: Path, data: bytes, sentence: str) -> None:
    (tmp_path / "bad.json").write_bytes(data)
    assert sentence in run("schedule", str(tmp_path / "bad.json"), code=2)


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    said = run("schedule", str(tmp_path / "none.json"), code=1)
    assert said == (
        "Не получилось прочитать или записать «none.json»: нет такого файла или папки.\n"
    )
    assert "это папка" in run("schedule", str(tmp_path), code=1)
