"""A trial of norms in a real terminal is stopped by Ctrl+C: at once, in words, nothing written."""

import hashlib
import os
import sys
from pathlib import Path

import pexpect
import pytest

from sstui.core.norm_history import Mark
from sstui.desk.desk import Desk
from sstui.store import opening
from sstui.store.journal import journal
from sstui.store.norm_sets import norm_sightings
from tests.crowd import a_crowd

FAMILIES = 6000


def fingerprint(folder: Path) -> dict[str, str]:
    """What every file of the office holds, the database's own traces left out."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("sstui.db")
    }


@pytest.fixture
def large(desk: Desk, tmp_path: Path) -> tuple[Path, Path]:
    """The folder of a large office, and a file of other norms."""
    a_crowd(desk, FAMILIES)
    assert [one.mark for one in norm_sightings()] == [Mark.FOUND]
    opening.close()
    folder = desk.office.folder
    text = next((folder / "norms").glob("*.toml")).read_text("utf-8")
    path = tmp_path / "новые.toml"
    path.write_text(text.replace("max = 2", "max = 3"), "utf-8")
    return folder, path


@pytest.mark.pty
def test_ctrl_c_stops_a_trial(large: tuple[Path, Path]) -> None:
    folder, path = large
    before = fingerprint(folder)
    words = ["-m", "sstui", "--office", str(folder), "--today", "23.11.2026"]
    words += ["norms", "try", str(path), "--from", "01.12.2026"]
    environ = {**os.environ, "LANG": "C.UTF-8", "TERM": "xterm", "LOGNAME": "sokolova"}
    child = pexpect.spawn(sys.executable, words, encoding="utf-8", env=environ, timeout=60)
    child.expect("Сравниваю: [1-9]")
    child.sendintr()
    child.expect(pexpect.EOF, timeout=5)
    child.close()
    assert child.exitstatus == 130
    shown = child.before.rpartition("\x1b[K")[2]
    assert shown == "Проба остановлена, ничего не записано.\r\n"
    assert fingerprint(folder) == before
    opening.open_office(folder / "sstui.db")
    assert [one.mark for one in norm_sightings()] == [Mark.FOUND]
    assert [one.action for one in journal() if one.object == "norms"] == []
