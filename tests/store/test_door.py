"""The write door: everything or nothing, in turn, with a journal line that cannot be changed."""

import multiprocessing
import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from sstui import host
from sstui.core.records import StaffId
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.store import engine, opening
from sstui.store.door import Actor, Written, together, write
from sstui.store.families import add_settlement, settlements
from sstui.store.journal import journal
from tests.factories import a_case, me

SPAWN = multiprocessing.get_context("spawn")


def enter(actor: Actor, name: str, draft_id: str | None = None) -> int:
    def change() -> Written:
        return Written(add_settlement(name), detail={"name": name})

    return write(actor, "settlement.add", "settlement", change, draft_id)


def test_a_change_and_its_journal_line_stand_or_fall_together(desk: Desk) -> None:
    lines = len(journal())

    def breaks() -> Written:
        add_settlement("Заречье")
        raise Refusal("передумали")

    with pytest.raises(Refusal, match="передумали"):
        write(desk.actor, "settlement.add", "settlement", breaks)
    assert settlements() == []
    assert len(journal()) == lines


def test_a_journal_that_cannot_be_written_keeps_the_change_out(desk: Desk) -> None:
    stranger = Actor(StaffId(99), "x")
    with pytest.raises(Exception, match="FOREIGN KEY"):
        enter(stranger, "Заречье")
    assert settlements() == []


def test_several_writes_together_are_one(desk: Desk) -> None:
    def both_and_stop() -> None:
        with together():
            enter(desk.actor, "Заречье")
            enter(desk.actor, "Лесное")
            raise Refusal("стоп")

    with pytest.raises(Refusal, match="стоп"):
        both_and_stop()
    assert settlements() == []


def test_the_same_draft_is_kept_once(desk: Desk) -> None:
    first = enter(desk.actor, "Заречье", "draft-7")
    assert enter(desk.actor, "Заречье", "draft-7") == first
    assert len(settlements()) == 1


@pytest.mark.parametrize("sql", ["UPDATE journal SET login = 'x'", "DELETE FROM journal"])
def test_the_journal_is_append_only_even_for_another_program(desk: Desk, sql: str) -> None:
    opening.close()
    connection = sqlite3.connect(desk.office.database)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(sql)
    connection.close()


def test_an_upgrade_under_way_stops_the_writer(desk: Desk) -> None:
    opening.close()
    connection = sqlite3.connect(desk.office.database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(Refusal, match="База новее программы"):
        enter(desk.actor, "Заречье")


def hold_the_lock(path: str, ready: "multiprocessing.synchronize.Event") -> None:
    with host.exclusive_lock(Path(path), 5):
        ready.set()
        time.sleep(30)


def test_a_busy_office_is_said_in_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
    ready = SPAWN.Event()
    other = SPAWN.Process(target=hold_the_lock, args=(str(opening.lock_path()), ready))
    other.start()
    try:
        assert ready.wait(20)
        with pytest.raises(Refusal, match="База занята другим сотрудником"):
            enter(desk.actor, "Заречье")
    finally:
        other.kill()
        other.join()
    enter(desk.actor, "Заречье")


def write_many(path: str, staff_id: int, first: int, acked: str) -> None:
    """Another process: enters settlements for ever and notes each one that it was told is kept."""
    opening.open_office(Path(path))
    with Path(acked).open("a", encoding="utf-8") as notes:
        for number in range(first, first + 10_000):
            enter(Actor(StaffId(staff_id), "x"), f"Село {number}")
            notes.write(f"Село {number}\n")
            notes.flush()


def test_four_writers_killed_at_once_lose_nothing_that_was_acknowledged(
    desk: Desk, tmp_path: Path
) -> None:
    opening.close()
    files = [tmp_path / f"acked-{number}" for number in range(4)]
    writers = [
        SPAWN.Process(
            target=write_many,
            args=(str(desk.office.database), me(desk), number * 100_000, str(file)),
        )
        for number, file in enumerate(files)
    ]
    for writer in writers:
        writer.start()
    wait_until_all_wrote(files)
    for writer in writers:
        assert writer.pid is not None
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
    opening.open_office(desk.office.database)
    acked = {line for file in files for line in file.read_text("utf-8").split("\n")[:-1]}
    kept = {one.name for one in settlements()}
    assert acked <= kept
    assert len(kept) <= len(acked) + len(writers)
    assert opening.faults() == []
    assert sum(line.action == "settlement.add" for line in journal(10**6)) == len(kept)


def wait_until_all_wrote(files: list[Path]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if all(file.exists() and file.stat().st_size > 200 for file in files):
            return
        time.sleep(0.02)
    raise AssertionError("a writer never got its turn")


def fill(actor: Actor) -> None:
    for number in range(500):
        enter(actor, f"Деревня {number} " + "я" * 100)


def test_a_full_disk_is_said_in_words_and_nothing_is_half_written(desk: Desk) -> None:
    a_case(desk)
    with engine.connected():
        pages = engine.run_sql("PRAGMA page_count").fetchone()[0]
        engine.run_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(Refusal, match="На диске нет места"):
            fill(desk.actor)
    opening.close()
    kept = [one for one in settlements() if one.name.startswith("Деревня")]
    noted = [line for line in journal(10**6) if "Деревня" in line.detail]
    assert len(kept) == len(noted)
    assert opening.faults() == []
