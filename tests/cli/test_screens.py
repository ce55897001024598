"""What is said where the screens cannot be drawn, and where the installation is not whole."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sstui.cli.terminal import foreign_encoding
from sstui.desk.desk import Desk
from tests.pty_screen import ROOT, PtyScreen

WHOLE = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8"}


@pytest.mark.parametrize(
    ("environ", "encoding"),
    [
        ({"LANG": "ru_RU.UTF-8"}, ""),
        ({"LANG": "ru_RU.utf8"}, ""),
        ({"LANG": "ru_RU.KOI8-R"}, "KOI8-R"),
        ({"LC_ALL": "ru_RU.CP1251", "LANG": "ru_RU.UTF-8"}, "CP1251"),
        ({"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "ru_RU.KOI8-R"}, ""),
        ({"LANG": "ru_RU.ISO-8859-5@x"}, "ISO-8859-5"),
        ({"LANG": "C"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({}, ""),
    ],
)
def test_only_an_encoding_that_is_named_is_foreign(environ: dict[str, str], encoding: str) -> None:
    assert foreign_encoding(environ) == encoding


@pytest.mark.pty
@pytest.mark.parametrize("encoding", ["KOI8-R", "CP1251", "CP866", "ISO-8859-5"])
def test_an_old_encoding_is_told_in_itself(tmp_path: Path, encoding: str) -> None:
    environ = {"LANG": f"ru_RU.{encoding}", "PYTHONCOERCECLOCALE": "0"}
    screen = PtyScreen("--office", str(tmp_path), term="xterm", environ=environ)
    assert screen.ended() == 2
    said = " ".join(screen.sent.decode(encoding).split())
    assert f"Терминал настроен на кодировку {encoding}, а программе нужна UTF-8" in said
    assert f"sstui queue | iconv -f UTF-8 -t {encoding}" in said
    assert "?" not in said


@pytest.mark.pty
@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_terminal_that_draws_nothing_is_told_of_the_commands(tmp_path: Path, term: str) -> None:
    screen = PtyScreen("--office", str(tmp_path), term=term)
    assert screen.ended() == 2
    said = " ".join(screen.sent.decode("utf-8").split())
    assert said.startswith(f"Этот терминал не умеет рисовать экран (TERM={term}).")
    assert "sstui queue" in said


@pytest.mark.pty
@pytest.mark.parametrize("stream", ["0</dev/null", "1>/dev/null", "2>errors.txt"])
def test_a_stream_that_is_no_terminal_is_told(tmp_path: Path, stream: str) -> None:
    code = (
        "import subprocess, sys; sys.exit(subprocess.call("
        f"'{sys.executable} -m sstui {stream}', shell=True))"
    )
    environ = {"SSTUI_OFFICE": str(tmp_path)}
    (tmp_path / "errors.txt").touch()
    screen = PtyScreen(
        code=code.replace("errors.txt", str(tmp_path / "errors.txt")), environ=environ
    )
    assert screen.ended() == 2
    said = screen.sent.decode("utf-8") + (tmp_path / "errors.txt").read_text("utf-8")
    assert "нужен терминал" in said
    assert "sstui queue" in said


@pytest.mark.parametrize("words", [[], ["queue"], ["show", "1"], ["today"]])
def test_missing_libraries_are_a_sentence(tmp_path: Path, words: list[str]) -> None:
    """Without the folder of installed packages none of them is there."""
    done = subprocess.run(
        [sys.executable, "-S", "-m", "sstui", *words],
        cwd=ROOT,
        env={**WHOLE, "SSTUI_OFFICE": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    said = done.stderr.decode("utf-8")
    if words:
        assert done.returncode == 1
        assert re.match(r"Программа установлена не полностью: нет библиотеки «\w+»\.", said)
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


@pytest.mark.pty
@pytest.mark.parametrize("library", ["textual", "peewee"])
def test_a_missing_library_is_a_sentence_before_any_screen(desk: Desk, library: str) -> None:
    office = desk.office.folder
    code = (
        f"import sys; sys.modules[{library!r}] = None; from sstui.cli import main; "
        f"sys.exit(main(['--office', {str(office)!r}]))"
    )
    screen = PtyScreen(code=code)
    assert screen.ended() == 1
    said = screen.sent.decode("utf-8")
    assert said.startswith(f"Программа установлена не полностью: нет библиотеки «{library}».")
    assert "Traceback" not in said


@pytest.mark.pty
def test_a_theme_that_there_is_not_is_refused_in_words(tmp_path: Path) -> None:
    screen = PtyScreen("--office", str(tmp_path), "--theme", "pink")
    assert screen.ended() == 2
    said = screen.sent.decode("utf-8")
    assert "«pink» не подходит; можно:" in said
