"""The Tab key in real shells: commands, keys and choices, and names out of the office's file."""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pexpect
import pytest

from sstui.cli.registry import KNOWN
from sstui.desk.desk import Desk
from sstui.desk.hints import LIMIT
from sstui.store.engine import connected, run_sql
from sstui.store.opening import close
from tests.cli.conftest import Run, RunJson
from tests.factories import a_case

ROOT = Path(__file__).resolve().parents[2]
needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash here")
needs_zsh = pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh here")

Complete = Callable[[str], list[str]]


@pytest.fixture
def place(desk: Desk, office: Path, tmp_path: Path) -> Path:
    """A folder with the program under its name, both scripts and an office of three families."""
    for last, settlement in (("Ёлкина", "Заречье"), ("Ёлкин", "Дубки"), ("Шевцова", "Новый Дом")):
        a_case(desk, "basic", date(2026, 9, 1), last, settlement)
    close()
    program = tmp_path / "bin" / "sstui"
    program.parent.mkdir()
    start = f'#!/bin/sh\nPYTHONPATH={ROOT} exec {shlex.quote(sys.executable)} -m sstui "$@"\n'
    program.write_text(start)
    program.chmod(0o755)
    for shell in ("bash", "zsh"):
        done = subprocess.run([program, "completion", shell], capture_output=True, check=True)
        (tmp_path / f"sstui.{shell}").write_bytes(done.stdout)
    return tmp_path


def environment(place: Path, office: Path) -> dict[str, str]:
    return {
        "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
        "SSTUI_OFFICE": str(office),
        "HOME": str(place),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
        "PS1": "$ ",
    }


@pytest.fixture
def complete(place: Path, office: Path) -> Complete:
    """What bash offers for a line with the cursor at its end."""

    def ask(line: str) -> list[str]:
        words = [] if line.endswith(" ") else [""]
        parts = line.replace("=", " = ").split() + ([""] if not words else [])
        script = (
            f"source {shlex.quote(str(place / 'sstui.bash'))}\n"
            f"COMP_WORDS=({' '.join(map(shlex.quote, parts))})\n"
            f"COMP_CWORD={len(parts) - 1}\n"
            '_sstui; printf "%s\\n" "${COMPREPLY[@]}"\n'
        )
        done = subprocess.run(
            ["bash", "--norc", "--noprofile", "-u", "-c", script],
            env=environment(place, office),
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        return [one for one in done.stdout.split("\n") if one]

    return ask


@needs_bash
def test_commands_and_their_second_words(complete: Complete) -> None:
    first = {name.split()[0] for name in KNOWN}
    assert set(complete("sstui ")) == first
    assert complete("sstui qu") == ["queue"]
    assert complete("sstui visit ") == ["add", "correct", "void"]
    assert complete("sstui --office x vis") == ["visit"]
    assert complete("sstui load a") == ["advice"]


@needs_bash
def test_keys_of_the_command_alone(complete: Complete) -> None:
    assert complete("sstui queue --m") == ["--mine"]
    assert complete("sstui visit add --out") == ["--outcome"]
    assert complete("sstui show --mi") == []
    assert {"--json", "--csv", "--plain", "--office"} <= set(complete("sstui queue --"))
    assert "--csv" not in complete("sstui show 1 --")


@needs_bash
def test_choices(complete: Complete) -> None:
    assert complete("sstui completion ") == ["bash", "zsh"]
    assert complete("sstui staff add --sex ж") == ["женский"]
    assert complete("sstui staff add --sex=м") == ["мужской"]
    assert "tula" in complete("sstui init x --profile t")
    assert complete("sstui profile compare tula ros") == ["rostov"]


@needs_bash
def test_case_numbers_and_names(complete: Complete) -> None:
    assert complete("sstui show ") == ["2/2026", "1/2026", "3/2026"]  # by name
    assert complete("sstui show 3") == ["3/2026"]
    assert complete("sstui show шев") == ["3/2026"]
    several = complete("sstui visit add ел")
    assert several == [
        "2/2026  Ёлкин Мария Петровна, Дубки",
        "1/2026  Ёлкина Мария Петровна, Заречье",
        " ",
    ]
    assert all(one.startswith("-") for one in complete("sstui show 1 "))
    assert complete("sstui queue --find Ш") == ["Шевцова"]
    assert complete("sstui queue --curator=со") == ["Соколова"]
    assert complete("sstui queue --settlement Нов") == ["Новый\\ Дом"]


@needs_bash
def test_an_office_that_is_not_there_offers_nothing(complete: Complete) -> None:
    assert complete("sstui --office /nowhere show 1") == []


@pytest.fixture
def bash(place: Path, office: Path) -> Iterator[pexpect.spawn]:
    shell = pexpect.spawn(
        "bash",
        ["--norc", "--noprofile"],
        env=environment(place, office),
        encoding="utf-8",
        timeout=20,
        dimensions=(24, 200),
    )
    shell.sendline(f"source {place / 'sstui.bash'}; complete -p sstui; stty -echo")
    shell.expect("complete -F _sstui sstui")
    yield shell
    shell.close(force=True)


@needs_bash
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("sstui calen", "sstui calendar "),
        ("sstui show шев", "sstui show 3/2026 "),
        ("sstui queue --settl", "sstui queue --settlement "),
        ("sstui show ёлк", "sstui show ёлк"),
    ],
)
def test_tab_in_a_terminal_with_bash(bash: pexpect.spawn, typed: str, shown: str) -> None:
    bash.send(f"{typed}\t")  # what follows waits in the terminal until bash has answered
    bash.send("\x01printf '<%s>' '\x05'\r")
    bash.expect(r"[^'%]<([^>]*)>", timeout=10)
    assert bash.match.group(1) == shown


@needs_zsh
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("sstui calen", "sstui calendar"),
        ("sstui visit cor", "sstui visit correct"),
        ("sstui show шев", "sstui show 3/2026"),
        ("sstui completion z", "sstui completion zsh"),
        ("sstui queue --curator=Сок", "sstui queue --curator=Соколова"),
    ],
)
def test_tab_in_a_terminal_with_zsh(place: Path, office: Path, typed: str, shown: str) -> None:
    shell = pexpect.spawn(
        "zsh",
        ["-f", "-i"],
        env=environment(place, office) | {"TERM": "vt100"},
        encoding="utf-8",
        timeout=20,
        dimensions=(24, 200),
    )
    try:
        setup = "autoload -U compinit && compinit -u -D; unsetopt zle_bracketed_paste; bindkey -e"
        shell.sendline(f"{setup}; source {place / 'sstui.zsh'}; echo rea''dy")
        shell.expect_exact("ready")
        shell.send(f"{typed}\t")
        shell.send("\x01print -r -- '<\x05>'\r")
        shell.expect(r"\n<([^>]*)>", timeout=10)
        assert shell.match.group(1).rstrip() == shown
    finally:
        shell.close(force=True)


@needs_zsh
def test_zsh_describes_in_russian(place: Path, office: Path) -> None:
    shell = pexpect.spawn(
        "zsh",
        ["-f", "-i"],
        env=environment(place, office) | {"TERM": "vt100"},
        encoding="utf-8",
        timeout=20,
        dimensions=(40, 160),
    )
    try:
        setup = "autoload -U compinit && compinit -u -D; bindkey -e"
        shell.sendline(f"{setup}; source {place / 'sstui.zsh'}; echo rea''dy")
        shell.expect_exact("ready")
        shell.send("sstui visit \t\t")
        shell.expect("записать посещение", timeout=10)
    finally:
        shell.close(force=True)


# The hidden command.


def test_it_is_found_neither_in_the_help_nor_by_its_family(run: Run) -> None:
    assert "\n  complete " not in run("--help")
    assert "как запускать: sstui complete" in run("complete", "--help")


def test_words_are_few_and_nothing_is_written(
    desk: Desk, office: Path, run: Run, run_json: RunJson
) -> None:
    for number in range(LIMIT + 5):
        a_case(desk, "basic", date(2026, 9, 1), f"Ель{chr(1072 + number % 30)}{number // 30}ова")
    close()
    before = {one.name: digest(one) for one in office.glob("sstui.db")}
    assert len(run_json("complete", "case", "")) == LIMIT
    assert run("complete", "case", "1/").splitlines() == [
        "1/2026\tЕльа0ова Мария Петровна, Заречье"
    ]
    for odd in ("%", "_", "!", "'; DROP TABLE family; --", "\x00", "я" * 10_000):
        assert run("complete", "case", odd) == ""
    assert {one.name: digest(one) for one in office.glob("sstui.db")} == before


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_it_does_not_wait_for_a_long_entry(desk: Desk, run: Run) -> None:
    a_case(desk)
    with connected():
        run_sql("BEGIN EXCLUSIVE")
        started = time.monotonic()
        run("complete", "case", "")
        assert time.monotonic() - started < 3
        run_sql("ROLLBACK")


def test_a_file_that_is_no_database_is_silence(office: Path, run: Run) -> None:
    close()
    (office / "sstui.db").write_bytes(b"not a database" * 100)
    assert run("complete", "family", "") == ""
