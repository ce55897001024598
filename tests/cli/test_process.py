"""The command as a process of its own: locales, pipes, signals, files, and what a bug leaves."""

import json
import os
import stat
import subprocess
import sys
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


def test_words_of_the_line_are_utf_8_whatever_the_locale(desk: Desk, call: Call) -> None:
    a_case(desk)
    ascii_only = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert "Ёлкина" in call("queue", "--find", "ёлкина", **ascii_only).stdout.decode("utf-8")
    done = call("queue", "--find", os.fsdecode(b"\xff\xfe"))
    assert done.returncode == 2
    assert "не в кодировке UTF-8" in done.stderr.decode("utf-8")


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux only")
@pytest.mark.parametrize("words", ["queue", "--help"])
def test_an_answer_that_does_not_fit_the_disk_is_a_failure(office: Path, words: str) -> None:
    close()
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m sstui {words} > /dev/full"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "SSTUI_OFFICE": str(office)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    said = done.stderr.decode("utf-8")
    assert said == "Не получилось прочитать или записать: на диске нет места.\n"


def test_ctrl_c_stops_quietly() -> None:
    # The timer starts when everything is imported; by its end the command waits for its input.
    code = (
        "import os, signal, sys, threading, sstui.cli.commands.schedule as _; "
        "from sstui.cli import main; "
        "threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start(); "
        "sys.exit(main(['schedule', '-']))"
    )
    waiting = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert waiting.wait(30) == 130
    said, complained = waiting.communicate()
    assert (said, complained.decode("utf-8")) == (b"", "Остановлено.\n")


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
