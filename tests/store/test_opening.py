"""The office's file is created, opened, refused, copied and checked."""

import os
import sqlite3
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sstui import host
from sstui.core.refusal import Refusal
from sstui.desk.desk import Desk
from sstui.store import engine, opening
from sstui.store.rows import TABLES
from tests.factories import a_case


@pytest.fixture
def path(tmp_path: Path):  # type: ignore[no-untyped-def]
    """A new empty office file."""
    file = tmp_path / "sstui.db"
    opening.create(file)
    yield file
    opening.close()


def edit(path: Path, sql: str) -> None:
    """Another program changes the closed file."""
    with sqlite3.connect(path) as connection:
        connection.execute(sql)
    connection.close()


def test_settings_are_in_force_on_every_connection(path: Path) -> None:
    opening.open_office(path)
    with engine.connected():
        asked = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
        found = [engine.run_sql(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == [engine.journal_mode(), 2, 1, 1, 0]


@pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine != "x86_64", reason="no pysqlite3 wheel here"
)
def test_the_bundled_library_is_the_one_in_use_and_safe_for_wal() -> None:
    assert engine.sqlite.__name__.startswith("pysqlite3")
    assert engine.journal_mode() == "wal"


@pytest.mark.parametrize(
    ("version", "is_safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_the_version_gate(version: tuple[int, ...], is_safe: bool) -> None:
    assert engine.is_safe_for_wal(version) is is_safe


def test_the_migrations_give_the_tables_that_the_rows_describe(path: Path) -> None:
    opening.open_office(path)
    with engine.connected():
        for row in TABLES:
            name = row._meta.table_name
            columns = {one.name: one for one in engine.database.get_columns(name)}
            fields = row._meta.sorted_fields
            assert set(columns) == {field.column_name for field in fields}, name
            for field in fields:
                assert columns[field.column_name].null == field.null, (name, field.name)


def test_an_older_file_is_copied_and_upgraded(path: Path) -> None:
    opening.close()
    edit(path, "PRAGMA user_version = 0")
    opening.open_office(path)
    with engine.connected():
        assert engine.user_version() == engine.FORMAT
    [copy] = (path.parent / "backups").iterdir()
    assert "перед-обновлением-0" in copy.name


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("PRAGMA user_version = 99", "База новее программы (формат 99"),
        ("PRAGMA application_id = 7", "база другой программы"),
    ],
)
def test_a_newer_or_foreign_file_is_refused(path: Path, sql: str, words: str) -> None:
    opening.close()
    edit(path, sql)
    before = path.read_bytes()
    with pytest.raises(Refusal) as refused:
        opening.open_office(path)
    assert words in refused.value.sentence
    assert path.read_bytes() == before


def test_a_missing_broken_or_empty_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sstui.db"
    with pytest.raises(Refusal, match="Нет базы данных"):
        opening.open_office(file)
    file.write_bytes(b"this is not a database at all" * 100)
    with pytest.raises(Refusal, match="не база данных или испорчен"):
        opening.open_office(file)
    file.write_bytes(b"")
    with pytest.raises(Refusal, match="база другой программы"):
        opening.open_office(file)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_is_refused_in_words(path: Path) -> None:
    opening.close()
    path.chmod(0o400)
    path.parent.chmod(0o500)
    with pytest.raises(Refusal):
        opening.open_office(path)
    path.parent.chmod(0o700)


def test_an_existing_file_is_not_created_over(path: Path) -> None:
    with pytest.raises(Refusal, match="уже есть"):
        opening.create(path)


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//srv/share /mnt/office\\040data cifs rw 0 0
srv:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/var/office", None),
        ("/mnt/office data/a", "cifs"),
        ("/home/anna/office", "nfs4"),
        ("/home/local/office", None),
    ],
)
def test_network_shares_are_recognised_by_the_nearest_mount(place: str, kind: str | None) -> None:
    assert host.share_type(Path(place), MOUNTS) == kind


def test_a_copy_opens_checks_out_and_holds_the_facts(desk: Desk) -> None:
    a_case(desk)
    copy = opening.backup(desk.office.backups, datetime(2026, 11, 23, 17, 5, tzinfo=UTC))
    assert copy.name == "sstui-2026-11-23-170500.db"
    assert opening.faults_of(copy) == []
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT number FROM family_case").fetchall() == [("1/2026",)]
    connection.close()
    assert opening.backup(desk.office.backups, datetime(2026, 11, 23, 17, 5, tzinfo=UTC)) != copy


def test_a_damaged_copy_is_noticed(desk: Desk) -> None:
    a_case(desk)
    copy = opening.backup(desk.office.backups, datetime(2026, 11, 23, tzinfo=UTC))
    damaged = bytearray(copy.read_bytes())
    damaged[4096:8192] = b"\xff" * 4096
    copy.write_bytes(damaged)
    assert opening.faults_of(copy) != []
    copy.write_bytes(b"SQLite format 3\x00" + b"\x00" * 50)
    assert opening.faults_of(copy) != []


def test_a_broken_link_between_rows_is_reported(desk: Desk) -> None:
    a_case(desk)
    opening.close()
    edit(desk.office.database, "UPDATE family SET settlement_id = 77")
    assert opening.faults() == ["таблица family, строка 1: нет связанной записи в settlement"]


def test_files_are_private_from_birth(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        host.keep_files_private()
        opening.create(tmp_path / "sstui.db")
        opening.backup(tmp_path / "backups", datetime(2026, 11, 23, tzinfo=UTC))
    finally:
        os.umask(old)
        opening.close()
    modes = {
        one.name: stat.S_IMODE(one.stat().st_mode) for one in tmp_path.rglob("*") if one.is_file()
    }
    assert modes
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "backups").stat().st_mode) == 0o700
