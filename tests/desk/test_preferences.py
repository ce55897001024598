"""What a person has chosen of the screens is remembered for that person alone."""

from dataclasses import replace
from pathlib import Path

import pytest

from sstui.desk.desk import Desk
from sstui.desk.people import add_staff, work_as
from sstui.desk.preferences import keep, recall
from sstui.store import engine, opening
from sstui.store.door import together
from sstui.store.engine import run_sql
from sstui.store.journal import journal
from sstui.store.preferences import PreferenceRow
from sstui.store.staff import person
from tests.factories import a_person, me


def test_a_choice_is_remembered_until_the_next_one(desk: Desk) -> None:
    assert recall(desk, "queue") is None
    keep(desk, "queue", {"sort": "имя", "level": None, "order": [1, 2]})
    assert recall(desk, "queue") == {"sort": "имя", "level": None, "order": [1, 2]}
    keep(desk, "queue", {"sort": "level"})
    keep(desk, "start", "today")
    assert recall(desk, "queue") == {"sort": "level"}
    keep(desk, "queue", None)
    assert (recall(desk, "queue"), recall(desk, "start")) == (None, "today")


def test_everybody_has_their_own_and_nobody_has_none(desk: Desk) -> None:
    keep(desk, "start", "today")
    colleague = person(add_staff(desk, a_person()))
    assert colleague is not None
    other = work_as(desk, colleague)
    assert recall(other, "start") is None
    keep(other, "start", "queue")
    assert (recall(desk, "start"), recall(other, "start")) == ("today", "queue")
    nobody = replace(desk, person=None)
    keep(nobody, "start", "queue")
    assert recall(nobody, "start") is None


def test_the_journal_hears_nothing_of_it(desk: Desk) -> None:
    before = len(journal())
    keep(desk, "start", "today")
    assert len(journal()) == before


def test_what_cannot_be_read_or_written_is_as_if_it_had_not_been(desk: Desk) -> None:
    keep(desk, "start", "today")
    with together():
        run_sql("UPDATE preference SET value = '{' WHERE staff_id = ?", (me(desk),))
    assert recall(desk, "start") is None
    with engine.connected():
        run_sql("PRAGMA query_only = 1")
        keep(desk, "start", "queue")
        run_sql("PRAGMA query_only = 0")
    assert recall(desk, "start") is None
    with pytest.raises(TypeError):
        keep(desk, "start", object())


def test_the_migration_gives_the_table_that_the_row_describes(tmp_path: Path) -> None:
    opening.create(tmp_path / "sstui.db")
    with engine.connected():
        columns = {one.name: one.null for one in engine.database.get_columns("preference")}
    fields = PreferenceRow._meta.sorted_fields
    assert columns == {field.column_name: field.null for field in fields}
    opening.close()
