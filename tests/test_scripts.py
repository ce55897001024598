"""The two commands on a fresh machine: scripts/run.py and scripts/test.py.

They are run as a person runs them, in a copy of the checkout whose locks name one small wheel
from a local folder: everything real, nothing downloaded. In the copy a program of a few lines
stands where sstui stands; that the real one opens is shown by .ci/run.
"""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"
PREPARING = "Готовлю окружение: библиотеки ставятся один раз, это займёт около минуты…"
PROGRAM = """
import sys
from pathlib import Path

import grain

words = sys.argv[1:]
if words[0] == "demo":
    Path(words[1]).mkdir()
    Path(words[1], "half").touch()
    sys.exit(3 if Path(__file__).with_name("fail").exists() else 0)
print(grain.NAME, *words)
"""
CHECKERS = {
    "grain.py": "NAME = 'зерно'\n",
    "ruff.py": "import sys; print('RUFF', *sys.argv[1:]); sys.exit(1)\n",
    "mypy.py": "print('MYPY')\n",
    "importlinter/cli.py": "def lint_imports_command(): print('LINT')\n",
    "pytest.py": "import sys; print('PYTEST', *sys.argv[1:])\n",
}


class Checkout:
    """A copy of the scripts, with a wheel to install and a program to start."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.wheels = top / "wheels"
        shutil.copytree(SCRIPTS, top / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        self.wheels.mkdir()
        wheel = self.wheels / "grain-1.0-py3-none-any.whl"
        about = "grain-1.0.dist-info/"
        with zipfile.ZipFile(wheel, "w") as archive:
            for name, text in CHECKERS.items():
                archive.writestr(name, text)
            archive.writestr(
                about + "METADATA", "Metadata-Version: 2.1\nName: grain\nVersion: 1.0\n"
            )
            archive.writestr(
                about + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            )
            archive.writestr(about + "RECORD", "")
        self.lock(hashlib.sha256(wheel.read_bytes()).hexdigest())
        (top / "sstui").mkdir()
        (top / "sstui" / "__main__.py").write_text(PROGRAM, encoding="utf-8")

    def lock(self, digest: str) -> None:
        (self.top / "requirements").mkdir(exist_ok=True)
        for name in ("run.txt", "test.txt"):
            (self.top / "requirements" / name).write_text(f"grain==1.0 --hash=sha256:{digest}\n")

    def start(
        self,
        script: str = "run.py",
        *words: str,
        before: str = "",
        options: tuple[str, ...] = (),
        **environment: str,
    ) -> tuple[int, str, list[str]]:
        """Run a script; give the exit code, stdout and the lines of stderr."""
        path = self.top / "scripts" / script
        entry = [str(path)]
        if before:
            entry = ["-c", f"import runpy, sys; sys.path.insert(0, {str(path.parent)!r}); {before}"]
            entry[1] += f"; runpy.run_path({str(path)!r}, run_name='__main__')"
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "UV_", "SSTUI_", "VIRTUAL_ENV"))
            and not name.lower().endswith("_proxy")
        }
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        offline |= {"PIP_CONFIG_FILE": os.devnull, "UV_NO_INDEX": "1", "UV_NO_CACHE": "1"}
        offline |= {"UV_FIND_LINKS": str(self.wheels), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(
            [sys.executable, *options, *entry, *words],
            cwd=self.top.parent,
            env=kept | offline | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        return done.returncode, done.stdout, done.stderr.splitlines()


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    (tmp_path / "copy").mkdir()
    return Checkout(tmp_path / "copy")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout whose program was started once."""
    checkout = Checkout(tmp_path_factory.mktemp("started"))
    code, said, told = checkout.start("run.py", "--version")
    assert (code, said, told) == (
        0,
        f"зерно --office {checkout.top}/demo --version\n",
        [PREPARING],
    )
    return checkout


@pytest.mark.parametrize("script", ["run.py", "test.py"])
def test_a_python_that_is_too_old_is_named(checkout: Checkout, script: str) -> None:
    code, said, told = checkout.start(script, before="sys.version_info = (3, 6, 15)")
    assert (code, said) == (1, "")
    assert told == ["Нужен Python 3.11 или новее, а это Python 3.6."]


@pytest.mark.parametrize("name", ["run.py", "test.py", "_env.py"])
def test_an_old_python_can_read_what_tells_it_so(name: str) -> None:
    tree = ast.parse((SCRIPTS / name).read_text(encoding="utf-8"), feature_version=(3, 6))
    at_once = {
        alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names
    }
    assert "sys" in at_once <= {"_env", "hashlib", "os", "sys"}
    assert [node for node in tree.body if isinstance(node, ast.ImportFrom)] == []
    annotated = [node for node in ast.walk(tree) if isinstance(node, ast.arg | ast.FunctionDef)]
    written = [node.annotation if isinstance(node, ast.arg) else node.returns for node in annotated]
    assert len(written) > 1
    assert [ast.unparse(found) for found in written if isinstance(found, ast.Subscript)] == []


def test_no_venv_and_no_uv_is_one_line(checkout: Checkout) -> None:
    code, said, told = checkout.start(
        before="sys.modules['ensurepip'] = None", PATH=str(checkout.wheels)
    )
    assert (code, said) == (1, "")
    assert told == [
        "В этом Python нет модуля venv или pip. В Debian и Ubuntu они ставятся командой"
        " «sudo apt-get install python3-venv»; вместо них годится и программа uv."
    ]
    assert not (checkout.top / ".venv").exists()


def test_uv_does_the_work_where_pip_is_missing(checkout: Checkout) -> None:
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    without_pip = "sys.modules['ensurepip'] = None"
    code, said, told = checkout.start("run.py", "--version", before=without_pip, PATH=beside)
    assert (code, told) == (0, [PREPARING])
    assert said.startswith("зерно")
    assert not list((checkout.top / ".venv").rglob("pip"))
    assert list((checkout.top / ".venv").rglob("grain.*.pyc"))


def test_no_network_is_one_line_and_a_log(checkout: Checkout) -> None:
    nowhere = "http://127.0.0.1:9"
    code, said, told = checkout.start(
        PIP_NO_INDEX="0",
        PIP_FIND_LINKS="",
        PIP_RETRIES="0",
        https_proxy=nowhere,
        http_proxy=nowhere,
    )
    log = checkout.top / ".venv" / "install.log"
    assert (code, said) == (1, "")
    assert told == [
        PREPARING,
        "Не удалось скачать библиотеки: нет связи с хранилищем пакетов."
        f" Проверьте сеть и запустите ещё раз. Подробности: {log}",
    ]
    assert "grain" in log.read_text(encoding="utf-8")
    assert not (checkout.top / "demo").exists()
    assert checkout.start("run.py", "--version")[0] == 0


def test_a_changed_download_is_not_installed(checkout: Checkout) -> None:
    checkout.lock("0" * 64)
    code, said, told = checkout.start()
    assert (code, said, len(told)) == (1, "", 2)
    assert told[1].startswith("Скачанная библиотека не совпала с контрольной суммой")
    assert not list((checkout.top / ".venv").rglob("grain*"))


def test_a_library_that_is_not_to_be_had_is_one_line(checkout: Checkout) -> None:
    code, _, told = checkout.start(PIP_FIND_LINKS="")
    assert (code, len(told)) == (1, 2)
    assert told[1].startswith("Нужной библиотеки не нашлось для этого Python и этой системы.")


def test_a_folder_that_is_no_environment_is_left_alone(checkout: Checkout) -> None:
    thesis = checkout.top / ".venv" / "thesis.txt"
    thesis.parent.mkdir()
    thesis.write_text("three years of work")
    code, _, told = checkout.start()
    assert (code, told) == (
        1,
        [f"Папка {thesis.parent} занята чем-то другим: переименуйте её."],
    )
    assert thesis.read_text() == "three years of work"


def test_a_second_start_installs_nothing(started: Checkout) -> None:
    log = started.top / ".venv" / "install.log"
    before = log.stat().st_mtime_ns
    code, said, told = started.start("run.py", "--help", PIP_FIND_LINKS="", PATH="")
    assert (code, told) == (0, [])
    assert said == f"зерно --office {started.top}/demo --help\n"
    assert log.stat().st_mtime_ns == before


def test_the_libraries_are_compiled_whatever_the_environment_says(started: Checkout) -> None:
    assert list((started.top / ".venv").rglob("grain.*.pyc"))
    assert list((started.top / "sstui").rglob("__main__.*.pyc"))


def test_a_second_start_imports_next_to_nothing(started: Checkout) -> None:
    code, _, told = started.start("run.py", "--help", options=("-X", "importtime"))
    assert code == 0
    imported = {line.rpartition("|")[2].strip() for line in told if line.startswith("import time")}
    assert {"_env", "hashlib"} <= imported
    slow = {"pathlib", "subprocess", "typing", "shutil", "re", "argparse", "_install", "sysconfig"}
    assert imported & slow == set()


def test_a_changed_lock_is_installed_anew(started: Checkout) -> None:
    lock = started.top / "requirements" / "run.txt"
    text = lock.read_text()
    lock.write_text(f"# a new version\n{text}")
    assert started.start("run.py", "--help")[2] == [PREPARING]
    assert started.start("run.py", "--help")[2] == []


def test_the_demo_office_is_made_once(started: Checkout) -> None:
    demo = started.top / "demo"
    assert not demo.exists()
    assert started.start("run.py", "queue", "--json") == (
        0,
        f"зерно --office {demo} queue --json\n",
        ["Создаю учебный отдел…"],
    )
    assert started.start("run.py", "queue")[2] == []
    shutil.rmtree(demo)


def test_a_demo_office_that_fails_leaves_no_half(started: Checkout) -> None:
    failing = started.top / "sstui" / "fail"
    failing.touch()
    assert started.start("run.py", "queue") == (3, "", ["Создаю учебный отдел…"])
    assert not (started.top / "demo").exists()
    failing.unlink()


def test_an_office_of_ones_own_needs_no_demo(started: Checkout) -> None:
    assert started.start("run.py", "--office", "mine", "queue")[1:] == (
        "зерно --office mine queue\n",
        [],
    )
    assert started.start("run.py", "queue", SSTUI_OFFICE="mine")[1:] == ("зерно queue\n", [])
    assert not (started.top / "demo").exists()


def test_every_check_runs_and_pytest_has_the_last_word(checkout: Checkout) -> None:
    code, said, told = checkout.start("test.py", "-k", "visit")
    assert code == 1
    assert said.splitlines() == [
        "RUFF check",
        "RUFF format --check",
        "MYPY",
        "LINT",
        "PYTEST -n 4 --dist worksteal -k visit",
    ]
    verdicts = [line.split(" (")[0].split(maxsplit=2) for line in told if line.endswith("с)")]
    assert [" ".join(words) for words in verdicts] == [
        "не пройдена ruff check",
        "не пройдена ruff format",
        "пройдена mypy --strict",
        "пройдена lint-imports",
    ]
    assert told[-1] == "— pytest"
