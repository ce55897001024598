"""Events of cases and decisions over runs of days off: remembered, voided, changed, upgraded to."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playhouse.migrations import Runner

from sstui.core.closed_runs import Choice, ChoiceId, RunChoice
from sstui.core.records import CaseId
from sstui.desk.desk import Desk
from sstui.desk.papers import sign_agreement
from sstui.store import duties, engine, events, opening
from sstui.store.door import Conflict, together
from tests.factories import a_case, me

RUN = date(2026, 12, 31)


def test_events_come_newest_first_and_a_void_one_gives_no_day(desk: Desk) -> None:
    case = a_case(desk)
    sign_agreement(desk, case, date(2026, 11, 9))
    with together():
        events.add_event(case, "survey", date(2026, 9, 3), "")
        wrong = events.add_event(case, "programme", date(2026, 11, 12), "черновик")
    found = events.event(wrong)
    assert found is not None
    assert events.event_days(case)[case] == {
        "survey": [date(2026, 9, 3)],
        "programme": [date(2026, 11, 12)],
        "agreement": [date(2026, 11, 9)],
        "level": [date(2026, 9, 1)],
    }
    with together():
        events.void_event(found, "это был черновик")
    assert [(one.kind, one.voided) for one in events.events(case)] == [
        ("programme", "это был черновик"),
        ("survey", ""),
    ]
    assert "programme" not in events.event_days()[case]
    assert events.event_days(CaseId(99)) == {}
    with pytest.raises(Conflict), together():
        events.void_event(found, "ещё раз")


def test_curators_of_a_day(desk: Desk) -> None:
    case = a_case(desk, started_on=date(2026, 9, 1))
    assert events.curators_on(date(2026, 8, 31)) == {}
    assert events.curators_on(date(2026, 9, 1)) == {case: me(desk)}
    assert events.assigned_spans()[case] == [(date(2026, 9, 1), me(desk))]


def test_one_decision_a_family_and_run(desk: Desk) -> None:
    case = a_case(desk, "crisis")
    before = Choice(ChoiceId(0), case, RUN, RunChoice.BEFORE, me(desk))
    with together():
        made = duties.add_choice(before)
    found = duties.choices(RUN)
    assert found == {case: replace(before, id=made)}
    duty = replace(found[case], choice=RunChoice.DUTY, duty_on=date(2027, 1, 5), staff_id=me(desk))
    with together():
        duties.change_choice(duty)
    assert duties.choices(RUN) == {case: replace(duty, version=2)}
    assert duties.choices(date(2027, 11, 4)) == {}
    with pytest.raises(Conflict), together():
        duties.change_choice(duty)
    with pytest.raises(Exception, match="UNIQUE"), together():
        duties.add_choice(before)
    assert len(duties.choices(RUN)) == 1


def test_an_office_of_the_first_format_is_copied_and_gets_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "sstui.db"
    opening.create(path)
    opening.close()
    path.unlink()
    first = tmp_path / "first"
    first.mkdir()
    shutil.copy(opening.MIGRATIONS / "0001_office.py", first)
    with engine.connected():
        engine.run_sql(f"PRAGMA application_id = {engine.APPLICATION}")
        Runner(engine.database, str(first)).up()
        engine.run_sql("PRAGMA user_version = 1")
        engine.run_sql("INSERT INTO settlement (name, name_key, version) VALUES ('Лог', 'лог', 1)")
    opening.open_office(path)
    with engine.connected():
        tables = set(engine.database.get_tables())
        kept = engine.run_sql("SELECT name FROM settlement").fetchall()
        assert engine.user_version() == engine.FORMAT >= 3
    opening.close()
    assert {"case_event", "closed_run_choice"} <= tables
    assert kept == [("Лог",)]
    (copy,) = (tmp_path / "backups").iterdir()
    assert "перед-обновлением-1" in copy.name
    assert opening.faults_of(copy) == []
