"""The house rules that no other tool checks: sizes, locks, and nothing of one machine."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
LOCKS = ("run.txt", "test.txt")


def _sources(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


def _tracked() -> list[Path]:
    """Every file that a clone would hold: those under git and those about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def _lock(name: str) -> dict[str, Requirement]:
    """What a lock pins, by canonical name."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    wanted = [Requirement(line.rstrip(" \\")) for line in text.splitlines() if "==" in line]
    return {canonicalize_name(requirement.name): requirement for requirement in wanted}


def test_no_file_is_over_400_lines() -> None:
    sizes = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in _sources("sstui", "scripts", "tests")
    }
    assert "tests/test_house.py" in sizes
    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_function_is_over_40_lines() -> None:
    sizes = {
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno} {node.name}": (
            (node.end_lineno or node.lineno) - node.lineno + 1
        )
        for path in _sources("sstui", "scripts")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert len(sizes) > 50
    assert {name: size for name, size in sizes.items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host", text)
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(_lock(name)) >= 18
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_locks_are_the_only_lock_files() -> None:
    names = {path.name for path in _tracked()}
    assert "run.txt" in names
    assert names.isdisjoint({"uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock"})


def test_the_locks_fit_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [Requirement(text) for text in project["project"]["dependencies"]]
    checking = [Requirement(text) for text in project["dependency-groups"]["test"]]
    for locked, wanted in ((_lock("run.txt"), needed), (_lock("test.txt"), needed + checking)):
        for requirement in wanted:
            pinned = locked[canonicalize_name(requirement.name)]
            version = str(pinned.specifier).removeprefix("==")
            assert requirement.specifier.contains(version), requirement


def test_the_program_is_tested_with_the_versions_it_runs_with() -> None:
    tested = _lock("test.txt")
    differing = {
        name: str(requirement)
        for name, requirement in _lock("run.txt").items()
        if str(tested.get(name)) != str(requirement)
    }
    assert differing == {}


def test_pysqlite3_is_asked_for_only_where_a_wheel_is_published() -> None:
    marker = _lock("run.txt")["pysqlite3"].marker
    assert marker is not None
    here = {"implementation_name": "cpython", "python_full_version": "3.12.1"}
    for system, machine, published in (
        ("linux", "x86_64", True),
        ("linux", "aarch64", False),
        ("darwin", "arm64", True),
        ("darwin", "x86_64", False),
        ("win32", "AMD64", True),
        ("win32", "ARM64", False),
    ):
        there = here | {"sys_platform": system, "platform_machine": machine}
        assert marker.evaluate(there) is published, (system, machine)


def test_no_tracked_file_names_a_place_on_one_machine() -> None:
    places = [re.escape(str(ROOT)), r"(?<![\w.~/-])/(?:root|work)/"]
    home = Path.home()
    if len(home.parts) > 2:
        places.append(re.escape(f"{home}/"))
    needle = re.compile("|".join(places).encode())
    tracked = _tracked()
    assert len(tracked) > 20
    found = [str(path.relative_to(ROOT)) for path in tracked if needle.search(path.read_bytes())]
    assert found == []


def test_the_readme_opens_with_the_two_commands() -> None:
    first_screen = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:24]
    assert "python3 scripts/run.py" in first_screen
    assert "python3 scripts/test.py" in first_screen
