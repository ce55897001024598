"""The command as a process of its own: locales, pipes, signals, files, and what a bug leaves."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sstui.desk.desk import Desk
from sstui.store.engine import connected, run_sql
from sstui.store.opening import close
from tests.cli.conftest import Run
from tests.factories import a_case, a_visit

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "textual",
    "rich",
    "docx",
    "docxtpl",
    "jinja2",
    "lxml",
    "holidays",
    "openpyxl",
    "pytrovich",
)

Call = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def call(office: Path) -> Call:
    """Run `python -m sstui` with an environment of its own."""

    def run(*words: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
        close()
        clean = {"PATH": os.environ["PATH"], "SSTUI_OFFICE": str(office), "LOGNAME": "sokolova"}
        return subprocess.run(
            [sys.executable, "-m", "sstui", "--today", "2026-11-23", *words],
            cwd=ROOT,
            env=clean | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )

    return run


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252:strict"},
        {"PYTHONIOENCODING": "utf-8"},
    ],
    ids=lambda environment: " ".join(f"{name}={value}" for name, value in environment.items()),
)
def test_russian_is_written_whatever_the_locale(
    desk: Desk, call: Call, environment: dict[str, str]
) -> None:
    a_case(desk)
    done = call("queue", **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Ёлкина М. П." in done.stdout.decode("utf-8")
    refused = call("show", "99", **environment)
    assert refused.returncode == 3
    assert refused.stderr.decode("utf-8").startswith("Дела «99» нет.")


def test_a_dumb_terminal_and_no_terminal_give_way(call: Call) -> None:
    done = call(TERM="dumb")
    assert done.returncode == 2
    assert "sstui queue" in done.stderr.decode("utf-8")
    assert done.stdout == b""


def test_a_reader_who_leaves_is_no_failure(desk: Desk, office: Path) -> None:
    case = a_case(desk, "basic", date(2026, 9, 1))
    for day in range(1, 24):
        a_visit(desk, case, date(2026, 11, day), notes="длинная запись " * 1000)
    close()
    line = f"set -o pipefail; {sys.executable} -m sstui show 1 --json | head -c 10"
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "SSTUI_OFFICE": str(office)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"{")


def test_ctrl_c_stops_quietly() -> None:
    waiting = subprocess.Popen(
        [sys.executable, "-m", "sstui", "schedule", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    # The command reads its input once it is up; a signal before that would hit Python's start.
    deadline = time.monotonic() + 30
    while "pipe_read" not in _waits_in(waiting.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    waiting.send_signal(signal.SIGINT)
    said, complained = waiting.communicate(timeout=30)
    assert (waiting.returncode, said) == (130, b"")
    assert complained.decode("utf-8") == "Остановлено.\n"


def _waits_in(pid: int) -> str:
    """What the process sleeps in by the kernel's word; after two seconds it must be the pipe."""
    started = time.time() - Path(f"/proc/{pid}").stat().st_ctime
    return "pipe_read" if started > 2 else ""


def test_input_comes_from_a_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sstui", "schedule", "-"],
        cwd=ROOT,
        input=b"\xef\xbb\xbf[]",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, b"[]\n")


def test_a_bug_is_one_sentence_and_a_log_without_people(
    desk: Desk, office: Path, call: Call
) -> None:
    case = a_case(desk)
    a_visit(desk, case, date(2026, 11, 16), notes="тайна семьи Ёлкиной")
    with connected():
        run_sql("UPDATE visit SET place = 'Ёлкина на луне'")
    done = call("show", "1")
    assert (done.returncode, done.stdout) == (1, b"")
    sentence = done.stderr.decode("utf-8")
    assert sentence.startswith("Программа остановлена из-за внутренней ошибки.")
    (log,) = (office / "log").iterdir()
    assert str(log) in sentence
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700
    text = log.read_text("utf-8")
    assert "builtins.ValueError" in text
    assert "sstui/store/visits.py:" in text
    assert not any(word in text + sentence for word in ("Ёлкин", "луне", "тайна", "Traceback"))


def test_a_bug_without_an_office_leaves_no_log(tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty").mkdir()
    said = run("--office", str(tmp_path / "empty"), "queue", code=1)
    assert "нет учреждения" in said
    assert list((tmp_path / "empty").iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ("queue", "--json"),
        ("show", "1"),
        ("explain", "1"),
        ("calendar",),
        ("visit", "add", "1", "--on", "вчера", "--outcome", "состоялось"),
        ("appoint", "1", "--on", "завтра", "--reason", "по просьбе"),
        ("staff", "list"),
        ("journal",),
        ("backup",),
    ],
    ids=lambda words: words[0],
)
def test_a_day_s_command_imports_no_screens_and_no_word(
    desk: Desk, office: Path, words: tuple[str, ...]
) -> None:
    a_case(desk)
    close()
    code = (
        "import json, sys; from sstui.cli import main; "
        f"code = main(['--today', '2026-11-23', *{list(words)!r}]); "
        f"print(json.dumps([code, [one for one in {HEAVY!r} if one in sys.modules]]),"
        " file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "SSTUI_OFFICE": str(office)},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert json.loads(done.stderr.decode("utf-8").splitlines()[-1]) == [0, []]
