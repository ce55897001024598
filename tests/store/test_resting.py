"""One connection rests between two questions: the same facts, no lock, and home at every write."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sstui.desk.desk import Desk, leave_office, stay_open
from sstui.store import engine, opening
from tests.factories import a_family

SURNAMES = "SELECT last FROM member"


@pytest.fixture
def at_work(desk: Desk) -> Iterator[Desk]:
    """An office whose program stays open."""
    stay_open()
    yield desk
    leave_office()


def path_of(desk: Desk) -> Path:
    return desk.office.database


def connection() -> object:
    """The connection that a question gets."""
    with engine.connected():
        return engine.database.connection()  # type: ignore[no-untyped-call]


def test_the_next_question_gets_the_connection_of_the_last_one(at_work: Desk) -> None:
    first = connection()
    assert connection() is first


def test_another_thread_gets_it_too(at_work: Desk) -> None:
    first, found = connection(), []
    other = threading.Thread(target=lambda: found.append(connection()))
    other.start()
    other.join()
    assert found == [first]


def test_two_at_once_have_two_and_one_of_them_rests(at_work: Desk) -> None:
    inside, done = threading.Barrier(2), threading.Barrier(2)
    found: list[object] = []

    def ask() -> None:
        with engine.connected():
            found.append(engine.database.connection())  # type: ignore[no-untyped-call]
            inside.wait(10)
            done.wait(10)

    other = threading.Thread(target=ask)
    other.start()
    ask()
    other.join()
    assert len({id(one) for one in found}) == 2
    assert connection() in found


def test_a_command_keeps_none(desk: Desk) -> None:
    leave_office()
    opening.open_office(path_of(desk))
    first = connection()
    assert connection() is not first
    with pytest.raises(engine.sqlite.ProgrammingError):
        first.execute("SELECT 1")  # type: ignore[attr-defined]


def test_after_leaving_it_is_closed_and_nothing_lies_beside_the_file(desk: Desk) -> None:
    stay_open()
    first = connection()
    a_family(desk)
    leave_office()
    with pytest.raises(engine.sqlite.ProgrammingError):
        first.execute("SELECT 1")  # type: ignore[attr-defined]
    assert not Path(f"{path_of(desk)}-wal").exists()


def test_a_copy_of_the_one_file_holds_what_was_saved_while_the_program_is_open(
    at_work: Desk, tmp_path: Path
) -> None:
    a_family(at_work)
    connection()
    copy = tmp_path / "copied.db"
    shutil.copyfile(path_of(at_work), copy)
    with sqlite3.connect(copy) as copied:
        assert ("Ёлкина",) in copied.execute(SURNAMES).fetchall()
    copied.close()


def test_what_another_program_wrote_meanwhile_is_seen(at_work: Desk) -> None:
    a_family(at_work)
    rested = connection()
    with sqlite3.connect(path_of(at_work), isolation_level=None) as other:
        other.execute("UPDATE settlement SET name = 'Другое'")
    other.close()
    assert engine.fetch_sql("SELECT DISTINCT name FROM settlement") == [("Другое",)]
    assert connection() is rested


def test_another_program_is_not_kept_waiting(at_work: Desk) -> None:
    connection()
    with sqlite3.connect(path_of(at_work), timeout=0, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("ROLLBACK")
    other.close()


def test_a_file_put_in_its_place_is_opened_anew(at_work: Desk, tmp_path: Path) -> None:
    a_family(at_work)
    rested = connection()
    opening.copy_to(tmp_path / "other.db")
    with sqlite3.connect(tmp_path / "other.db", isolation_level=None) as other:
        other.execute("UPDATE settlement SET name = 'Из копии'")
    other.close()
    os.replace(tmp_path / "other.db", path_of(at_work))  # noqa: PTH105 - as a person's `mv`
    for end in ("-wal", "-shm"):
        Path(f"{path_of(at_work)}{end}").unlink(missing_ok=True)
    assert engine.fetch_sql("SELECT DISTINCT name FROM settlement") == [("Из копии",)]
    assert connection() is not rested


def test_settings_are_in_force_on_a_connection_that_rested(at_work: Desk) -> None:
    connection()
    asked = ("synchronous", "foreign_keys", "secure_delete", "trusted_schema")
    with engine.connected():
        found = [engine.run_sql(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == [2, 1, 1, 0]
