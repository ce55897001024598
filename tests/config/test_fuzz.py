"""Whatever happens to a norm file, it is read whole or refused in words."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sstui.config import shipped_folder
from sstui.config.norms import read_norms
from sstui.core.norms import Norms
from sstui.core.problems import Problem

TVER = shipped_folder("config") / "profiles" / "tver-institution"
GOOD = (TVER / "norms" / "2020-01-01.toml").read_bytes()
VALUES = st.sampled_from(
    ["0", "-1", "99", "1.5", "nan", "true", '""', '"week"', '"\\u202e"', "2026-02-29", "[]", "{}",
     "[[]]", '"да"', "0x7f", "1979-05-27T07:32:00Z", "7:30"]
)  # fmt: skip
KEYS = re.findall(rb"(?m)^[a-z_]+(?= = )", GOOD)
HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def read(data: bytes) -> tuple[Norms | None, list[Problem]]:
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "norms").mkdir()
        (Path(folder) / "norms" / "2020-01-01.toml").write_bytes(GOOD)
        (Path(folder) / "norms" / "2026-09-01.toml").write_bytes(data)
        norms = read_norms(Path(folder), problems)
    return norms, problems


def all_or_nothing(data: bytes) -> None:
    norms, problems = read(data)
    assert (norms is None) == bool(problems)
    assert all(problem.file == "norms/2026-09-01.toml" for problem in problems)
    assert not any(HIDDEN.search(str(problem)) for problem in problems)
    if norms is not None:
        assert len(norms.sets) == 2
        assert all(level.norm.min <= level.norm.max for level in norms.sets[1].levels.values())


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.binary(max_size=20))
def test_bytes_lost_and_put_in(at: int, length: int, put: bytes) -> None:
    all_or_nothing(GOOD[:at] + put + GOOD[at + length :])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(KEYS) - 1), VALUES), min_size=1, max_size=4))
def test_values_of_other_kinds(changes: list[tuple[int, str]]) -> None:
    lines = GOOD.splitlines()
    places = [at for at, line in enumerate(lines) if re.match(rb"[a-z_]+ = ", line)]
    for which, value in changes:
        at = places[which]
        lines[at] = lines[at].split(b" = ")[0] + b" = " + value.encode()
    all_or_nothing(b"\n".join(lines))


@settings(max_examples=100, deadline=None)
@given(st.permutations(GOOD.splitlines(keepends=True)), st.integers(1, 80))
def test_lines_shuffled_and_lost(lines: list[bytes], keep: int) -> None:
    all_or_nothing(b"".join(lines[:keep]))
