"""What a person's keys cost a start: they are checked once, and taken as checked from then on."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sstui.ui.keys import keys_of, use_keys
from sstui.ui.own_keys import CHECKED, put_in_force

ROOT = Path(__file__).parents[2]
START = """
import json, sys
from pathlib import Path
import sstui.ui.app
before = set(sys.modules)
from sstui.ui.own_keys import put_in_force
problems = put_in_force(Path(sys.argv[1]))
from sstui.ui.keys import keys_of
more = sorted(one for one in set(sys.modules) - before if one.startswith("sstui."))
print(json.dumps([len(problems), list(keys_of("queue.sort")), more]))
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "keys.toml"
    file.write_text('queue.sort = "ъ"\n', encoding="utf-8")
    yield file
    use_keys({})


def start(file: Path) -> tuple[int, list[str], list[str]]:
    """Faults, the keys of sorting, and modules that the keys have imported, in a new process."""
    done = subprocess.run(
        [sys.executable, "-c", START, str(file)],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        cwd=ROOT,
        timeout=60,
    )
    faults, keys, modules = json.loads(done.stdout)
    return faults, keys, modules


def test_the_second_start_imports_no_screen_for_the_keys(own: Path) -> None:
    faults, keys, modules = start(own)
    assert (faults, keys) == (0, ["right_square_bracket"])
    assert "sstui.ui.screens.norms" in modules
    faults, keys, modules = start(own)
    assert (faults, keys) == (0, ["right_square_bracket"])
    assert set(modules) <= {"sstui.ui.own_keys", "sstui.config.keys"}


def test_another_file_is_checked_anew(own: Path) -> None:
    assert put_in_force(own) == ()
    own.write_text('queue.sort = "н"\n', encoding="utf-8")
    (problem,) = put_in_force(own)
    assert "нужна сразу двум действиям" in str(problem)
    assert keys_of("queue.sort") == ("s",)
    own.write_text('queue.sort = "ъ"\n', encoding="utf-8")
    assert put_in_force(own) == ()


@pytest.mark.parametrize("spoilt", [b"", b"[]", b"{\x00", b'{"of": "", "keys": {"queue.sort": 1}}'])
def test_a_spoilt_result_of_a_check_is_none(own: Path, spoilt: bytes) -> None:
    own.with_name(CHECKED).write_bytes(spoilt)
    assert put_in_force(own) == ()
    assert keys_of("queue.sort") == ("right_square_bracket",)


def test_a_result_for_another_program_is_none(own: Path) -> None:
    put_in_force(own)
    kept = json.loads(own.with_name(CHECKED).read_bytes())
    kept |= {"of": "another program", "keys": {"queue.sort": "y"}}
    own.with_name(CHECKED).write_text(json.dumps(kept), encoding="utf-8")
    assert put_in_force(own) == ()
    assert keys_of("queue.sort") == ("right_square_bracket",)


def test_a_folder_that_cannot_be_written_changes_nothing(own: Path) -> None:
    own.with_name(CHECKED).mkdir()
    assert put_in_force(own) == ()
    assert keys_of("queue.sort") == ("right_square_bracket",)
