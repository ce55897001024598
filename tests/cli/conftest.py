"""An office for the command line: its folder in the environment, its curator at the keyboard."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sstui.cli import main
from sstui.desk.desk import Desk

TODAY = "2026-11-23"
"""A Monday, the day of `tests.factories`."""

Run = Callable[..., str]
RunJson = Callable[..., Any]


@pytest.fixture
def office(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an office that the command line opens for its one curator."""
    monkeypatch.setenv("SSTUI_OFFICE", str(desk.office.folder))
    monkeypatch.setenv("LOGNAME", "sokolova")
    monkeypatch.setenv("COLUMNS", "80")
    return desk.office.folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command that must end with a code; its answer, or its complaint when it failed."""

    def call(*words: str, code: int = 0) -> str:
        ended = main(["--today", TODAY, *words])
        said = capsys.readouterr()
        assert ended == code, said.out + said.err
        if code == 0:
            assert said.err == ""
            return said.out
        assert "Traceback" not in said.err
        return said.err or said.out

    return call


@pytest.fixture
def run_json(run: Run) -> RunJson:
    """Run a command with `--json` and read its answer."""
    return lambda *words: json.loads(run(*words, "--json"))


def is_russian(sentence: str, *latin: str) -> bool:
    """Whether a text is Russian: no Latin word but keys, commands, files, codes, those given."""
    for known in latin:
        sentence = sentence.replace(known, "")
    cleaned = re.sub(r"--?[a-z-]+|«?sstui[a-z -]*»?|[a-z_]+=[a-z_]+|\S*[./\\]\S*", "", sentence)
    return bool(re.search("[а-яё]", cleaned)) and not re.search("[A-Za-z]{2}", cleaned)
