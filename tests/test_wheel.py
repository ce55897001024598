"""The built wheel in an empty environment, away from the checkout: init, queue, print.

The environment holds the wheel and what the run lock names, linked from the environment that
the tests run in: nothing is downloaded, and a library that only the tests have is missing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-11-16"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def _called(command: list[str], where: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command,
        cwd=where,
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": ""},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def _link_what_the_lock_names(packages: Path) -> None:
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    for line in lock.splitlines():
        if "==" not in line:
            continue
        requirement = Requirement(line.rstrip(" \\"))
        if requirement.marker and not requirement.marker.evaluate():
            continue
        installed = distribution(requirement.name)
        tops = {Path(file.parts[0]) for file in installed.files or () if file.parts[0] != ".."}
        for top in tops - {Path("__pycache__")}:
            link = packages / top
            if not link.exists():
                link.symlink_to(Path(str(installed.locate_file(top))))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _called([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)], ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def sstui(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The installed command; it is started in a folder that holds nothing of the checkout."""
    env = tmp_path_factory.mktemp("installed") / "env"
    venv.create(env, with_pip=False)
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(env)}))
    _link_what_the_lock_names(packages)
    pip = [sys.executable, "-m", "pip", "--python", str(env / "bin" / "python")]
    install = ["install", "--no-index", "--no-deps", "--disable-pip-version-check", str(wheel)]
    _called([*pip, *install], env)
    where = tmp_path_factory.mktemp("elsewhere")
    return lambda *words: _called([str(env / "bin" / "sstui"), *words], where)


def test_the_wheel_carries_what_an_office_is_made_from(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
    shipped = {
        f"sstui/shipped/{path.relative_to(ROOT).as_posix()}"
        for room in ("config", "templates", "fixtures")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert "sstui/shipped/templates/agreement.docx" in shipped
    assert shipped - carried == set()
    styles = {path.relative_to(ROOT).as_posix() for path in (ROOT / "sstui").rglob("*.tcss")}
    assert styles - carried == set()
    foreign = {name for name in carried if name.startswith(("tests/", "scripts/", "docs/"))}
    assert foreign == set()


def test_the_installed_program_is_the_one_in_the_wheel(sstui: Run, wheel: Path) -> None:
    assert wheel.name.split("-")[1] in sstui("--version").stdout


def test_an_office_is_laid_out_and_its_queue_is_told(sstui: Run, tmp_path: Path) -> None:
    office = tmp_path / "office"
    sstui("init", str(office), "--profile", "tula")
    assert (office / "office.toml").is_file()
    assert (office / "templates" / "agreement.docx").is_file()
    assert json.loads(sstui("--office", str(office), "queue", "--json").stdout) == []
    assert sstui("--office", str(office), "queue").stdout.strip()


def test_an_agreement_of_the_demo_office_is_printed(sstui: Run, tmp_path: Path) -> None:
    office = tmp_path / "office"
    sstui("demo", str(office), "--today", TODAY)
    at_office = ("--office", str(office), "--today", TODAY)
    first = json.loads(sstui(*at_office, "queue", "--json").stdout)[0]
    sstui(*at_office, "print", "agreement", str(first["case"]))
    (paper,) = (office / "out").rglob("*.docx")
    with zipfile.ZipFile(paper) as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    assert first["family"].split()[0][:4] in text
