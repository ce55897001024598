"""`sstui keys` and `sstui where`: a list to print, a file to start from, where files lie."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sstui.cli import main
from sstui.ui.keys import use_keys, with_keys
from sstui.ui.own_keys import boards
from tests.cli.conftest import Run, is_russian


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A person's folder that is not there yet; the shipped keys come back afterwards."""
    monkeypatch.setenv("SSTUI_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("SSTUI_OFFICE", str(tmp_path / "office"))
    yield tmp_path / "own"
    use_keys({})


def own(folder: Path, text: str) -> None:
    """Write the person's keys.toml."""
    folder.mkdir()
    (folder / "keys.toml").write_text(text, encoding="utf-8")


def test_all_keys_fit_a_sheet_of_paper(run: Run) -> None:
    said = run("keys")
    assert max(map(len, said.splitlines())) <= 80
    assert "  В (D), М (V)            Записать посещение" in said
    assert "Ctrl+S (Ы)" in said
    assert "Клавиши можно сменить" in said
    with_ids = run("keys", "--ids")
    assert "[work.record-visit]" in with_ids
    assert max(map(len, with_ids.splitlines())) <= 80


def test_all_keys_as_json(run: Run) -> None:
    screens = json.loads(run("keys", "--json"))
    actions = {one["id"]: one for screen in screens for one in screen["actions"]}
    assert actions["work.record-visit"] == {
        "id": "work.record-visit",
        "keys": ["d", "v"],
        "names": ["В (D)", "М (V)"],
        "does": "Записать посещение",
    }
    assert {one.id for board in boards() for one in board.actions} <= set(actions)


def test_the_template_changes_nothing_and_may_be_used_line_by_line(run: Run, folder: Path) -> None:
    said = run("keys", "--template")
    assert all(line.startswith("#") or not line for line in said.splitlines())
    assert max(map(len, said.splitlines())) <= 80
    lines = [line[2:] for line in said.splitlines() if " = '" in line or " = ['" in line]
    text = "\n".join(lines)
    assert len(lines) > 80
    tomllib.loads(text)
    own(folder, text)
    assert "Показаны ваши клавиши" in run("keys")


def test_own_keys_are_listed_and_named_in_sentences(run: Run, folder: Path) -> None:
    own(folder, '[queue]\nregister-family = "Ctrl+Т"\n')
    assert "Ctrl+N (Т)              Ввести новую семью" in run("keys")
    said = with_keys("Клавиша {queue.register-family} — ввести первую семью.")
    assert said == "Клавиша Ctrl+N — ввести первую семью."
    assert with_keys("Имя {queue.nothing} и {}") == "Имя {queue.nothing} и {}"


def test_a_clash_leaves_the_shipped_keys_and_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own(folder, '[work]\nrecord-visit = "н"\n')
    assert main(["keys"]) == 5
    said = capsys.readouterr()
    assert "В (D), М (V)            Записать посещение" in said.out
    assert "клавиша Н (Y) нужна сразу двум действиям" in said.err
    assert is_russian(said.err, "work.record-visit", "work.appoint", "(Y)", "keys.toml")


def test_where_ones_files_lie(run: Run, folder: Path) -> None:
    said = run("where")
    assert f"ваши клавиши:        {folder / 'keys.toml'}  (ещё нет)" in said
    assert json.loads(run("where", "--json"))["personal"] == str(folder)
