"""The worked cases of the visit rule, and inputs that it refuses."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sstui.core.vectors import answer
from tests.core.federal import federal_years

ROOT = Path(__file__).parent.parent.parent
CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "schedule.json").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_worked_case(case: dict[str, Any]) -> None:
    assert answer(case["input"], federal_years()) == case["expect"]


def an_input(**changes: Any) -> dict[str, Any]:
    level = {"visits": {"min": 1, "max": 2, "per": "month"}, "term_months": 12}
    return {
        "start": "2026-01-12",
        "levels": [{"from": "2026-01-12", "level": "basic"}],
        "norms": [{"from": "2020-01-01", "levels": {"basic": level}}],
        "as_of": "2026-02-01",
        **changes,
    }


def a_norm(**visits: Any) -> list[dict[str, Any]]:
    whole = {"min": 1, "max": 2, "per": "month", **visits}
    rest = {key: whole.pop(key) for key in ("first_visit", "max_gap") if key in whole}
    return [
        {"from": "2020-01-01", "levels": {"basic": {"visits": whole, "term_months": 12, **rest}}}
    ]


REFUSED = {
    "min over max": (an_input(norms=a_norm(min=3)), "min = 3 больше max = 2"),
    "max under 1": (an_input(norms=a_norm(min=0, max=0)), "max = 0: нужно не меньше 1"),
    "plan over max": (an_input(norms=a_norm(plan=3)), "plan = 3: нужно от 1 до max = 2"),
    "plan under 1": (an_input(norms=a_norm(plan=0)), "plan = 0: нужно от 1 до max = 2"),
    "negative first visit": (
        an_input(norms=a_norm(first_visit=-1)),
        "first_visit = -1: нужно 0 или больше",
    ),
    "max_gap under 1": (an_input(norms=a_norm(max_gap=0)), "max_gap = 0: нужно не меньше 1"),
    "unknown level": (
        an_input(levels=[{"from": "2026-01-12", "level": "crisis"}]),
        "в нормах с 01.01.2020 нет уровня «crisis»",
    ),
    "no level": (an_input(levels=[]), "уровень ещё не установлен"),
    "two levels on one date": (
        an_input(levels=[{"from": "2026-01-12", "level": "basic"}] * 2),
        "два уровня с одной даты 12.01.2026",
    ),
    "two versions of one date": (
        an_input(norms=a_norm() * 2),
        "два набора норм с одной даты 01.01.2020",
    ),
    "no norms": (an_input(norms=[]), "нет ни одного набора норм"),
    "end before start": (
        an_input(end="2026-01-11"),
        "окончание 11.01.2026 раньше начала 12.01.2026",
    ),
    "pause ends before it begins": (
        an_input(pauses=[{"from": "2026-02-10", "to": "2026-02-09"}]),
        "приостановка кончается 09.02.2026, раньше своего начала",
    ),
    "day in both lists": (
        an_input(calendar={"working": ["2026-02-02"], "non_working": ["2026-02-02"]}),
        "дни и рабочие, и нерабочие сразу: 02.02.2026",
    ),
    "no such date": (
        an_input(as_of="2026-02-31"),
        "нет такой даты: '2026-02-31'; нужно ГГГГ-ММ-ДД",
    ),
    "no start": ({"levels": [], "norms": a_norm(), "as_of": "2026-01-01"}, "нет ключа «start»"),
}


@pytest.mark.parametrize(("case", "words"), REFUSED.values(), ids=REFUSED)
def test_refuses_and_never_guesses(case: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(words)}$"):
        answer(case, federal_years())


def run_checker(file: Path) -> subprocess.CompletedProcess[str]:
    checker = [sys.executable, "scripts/check_vectors.py", str(file)]
    return subprocess.run(checker, cwd=ROOT, capture_output=True, text=True, check=False)


def test_checker_passes_the_shipped_cases() -> None:
    done = run_checker(ROOT / "tests/core/data/schedule.json")
    assert (done.returncode, done.stdout) == (0, f"{len(CASES)} cases, 0 mismatches\n")


def test_checker_prints_each_mismatch_and_fails(tmp_path: Path) -> None:
    case = json.loads(json.dumps(CASES[0]))
    case["expect"]["next_visit"]["due_by"] = "2026-01-20"
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps([case, CASES[1]]), "utf-8")
    done = run_checker(file)
    assert done.returncode == 1
    assert 'next_visit: got {"opens": "2026-01-12"' in done.stdout
    assert done.stdout.endswith("2 cases, 1 mismatches\n")
