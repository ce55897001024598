"""A sitting is closed while the process is killed: all of its decisions hold, or none."""

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sstui.core.programme import ProgrammeState
from sstui.core.records import CaseId
from sstui.core.sittings import Decision, SittingId
from sstui.desk.closing import close_sitting
from sstui.desk.desk import Desk, open_desk
from sstui.desk.programmes import newest_programme
from sstui.desk.sittings import ItemDraft, SittingDraft, decide_item, full_sitting, plan_sitting
from sstui.store import cases, family_file
from sstui.store.engine import fetch_sql
from sstui.store.opening import close, faults
from tests.desk.test_programme_and_sitting import a_clinic, a_council, ready
from tests.desk.test_sittings import assessed
from tests.factories import TODAY, a_case

ROOT = Path(__file__).resolve().parents[2]
POINTS = 40


def before_closing(desk: Desk) -> list[CaseId]:
    """A sitting with everything decided: two programmes, a level, a postponement."""
    clinic = a_clinic(desk)
    found = [a_case(desk, last=last) for last in ("Ёлкина", "Котова", "Рыбина", "Жукова")]
    for case in (found[0], found[1], found[3]):
        ready(desk, case, clinic)
    assessed(desk, found[2], "crisis")
    a_council(desk)
    made = plan_sitting(desk, SittingDraft(TODAY))
    drafts = {
        found[0]: ItemDraft(Decision.APPROVE, level="emergency"),
        found[1]: ItemDraft(Decision.REJECT, remarks="сроки"),
        found[2]: ItemDraft(Decision.SET_LEVEL, level="crisis"),
        found[3]: ItemDraft(Decision.POSTPONE, next_on=date(2026, 12, 7)),
    }
    for item in full_sitting(made).items:
        decide_item(desk, item, drafts[item.case_id])
    return found


def effects(found: list[CaseId]) -> tuple[object, ...]:
    """Everything that closing changes."""
    first, second, third, fourth = found
    states = [newest_programme(one).state for one in (first, second, fourth)]  # type: ignore
    levels = [len(cases.levels(one)) for one in found]
    family = cases.case(third).family_id  # type: ignore[union-attr]
    closed = full_sitting(SittingId(1)).sitting
    journal = fetch_sql("SELECT count(*) FROM journal WHERE action = 'sitting.close'")[0][0]
    orphans = fetch_sql("SELECT count(*) FROM row_change WHERE seq IS NULL")[0][0]
    decided = family_file.assessments(family)[0].decided
    return (states, levels, decided, closed.is_closed, closed.number, journal, orphans)


NONE = ([ProgrammeState.SUBMITTED] * 3, [1, 1, 1, 1], "", False, "", 0, 0)
ALL = (
    [ProgrammeState.APPROVED, ProgrammeState.REJECTED, ProgrammeState.SUBMITTED],
    [2, 1, 2, 1], "crisis", True, "1/2026", 1, 0,
)  # fmt: skip


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="здесь нет SIGKILL")
def test_killed_anywhere_on_the_way_all_decisions_hold_or_none(desk: Desk, tmp_path: Path) -> None:
    found = before_closing(desk)
    close()
    room = tmp_path / "killed"
    room.mkdir()
    script = Path(__file__).with_name("closing_killed.py")
    done = subprocess.run(
        [sys.executable, str(script), str(desk.office.folder), str(room), str(POINTS)],
        cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[2] for line in lines] == [str(int(signal.SIGKILL))] * POINTS
    seen = []
    for line in lines:
        again = open_desk(room / f"{int(line[0]):02}", "sokolova", today=TODAY)
        assert faults() == []
        now = effects(found)
        assert now in (NONE, ALL), line
        if now == NONE:
            # Nothing stands in the way of closing it after the crash.
            assert close_sitting(again, SittingId(1)) == "1/2026"
            assert effects(found) == ALL
        seen.append(now == ALL)
        close()
    assert seen == sorted(seen)
    assert {True, False} <= set(seen)
