"""A trial of norms in a real terminal is stopped by Ctrl+C: at once, in words, nothing written."""

import hashlib
import os
import sys
from datetime import date
from pathlib import Path

import pexpect
import pytest

from sstui.core.norm_history import Mark
from sstui.core.text import fold
from sstui.desk.desk import Desk
from sstui.store import engine, opening
from sstui.store.journal import journal
from sstui.store.norm_sets import norm_sightings
from tests.factories import TODAY, a_settlement, me

FAMILIES = 6000


def many_families(desk: Desk) -> None:
    """Families by the thousand, each with its own history, past the entry functions."""
    place, curator = a_settlement(desk, "Заречье"), me(desk)
    numbers = range(1, FAMILIES + 1)
    start = TODAY.toordinal() - 300
    with engine.connected(), engine.database.atomic():
        for number in numbers:
            name, day = f"Котова {number}", date.fromordinal(start + number % 250).isoformat()
            for sql, row in (
                (
                    "INSERT INTO family (id, name, name_key, settlement_id, address, phone, "
                    "category, more_categories, version) VALUES (?, ?, ?, ?, '', '', '', '', 1)",
                    (number, name, fold(name), place),
                ),
                (
                    "INSERT INTO family_case (id, number, family_id, started_on, end_reason, "
                    "version) VALUES (?, ?, ?, ?, '', 1)",
                    (number, f"{number}/2026", number, day),
                ),
                (
                    "INSERT INTO level_period (case_id, from_on, level, basis) "
                    "VALUES (?, ?, 'basic', '')",
                    (number, day),
                ),
                (
                    "INSERT INTO assignment (case_id, staff_id, from_on, order_text, reason) "
                    "VALUES (?, ?, ?, '', '')",
                    (number, curator, day),
                ),
                (
                    "INSERT INTO visit (case_id, made_on, at_time, place, outcome, notes, voided, "
                    "version) VALUES (?, ?, '', 'home', 'took_place', '', '', 1)",
                    (number, date.fromordinal(start + 251 + number % 45).isoformat()),
                ),
            ):
                engine.run_sql(sql, row)


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
    many_families(desk)
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
