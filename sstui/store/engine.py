"""Opens the office's database, and is the only place that does.

One SQLite library per process on one file: pysqlite3's where a wheel exists (it bundles a version
without the WAL-reset bug), else the standard library's. Everything that is SQLite's own stands in
this module.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import peewee

from sstui import host
from sstui.core.refusal import Busy, Refusal
from sstui.store.resting import RestingPlace

# pysqlite3 where it is installed, else the standard library's: one choice for peewee and for us.
sqlite: Any = peewee.sqlite3  # type: ignore[attr-defined]

FORMAT = 12
"""`PRAGMA user_version` of a file that this program writes: the number of the last migration."""
APPLICATION = 0x53535455
"""`PRAGMA application_id`: tells an office's file from any other SQLite database."""
BUSY_SECONDS = 15


def is_safe_for_wal(version: tuple[int, ...]) -> bool:
    """Whether a SQLite version is free of the WAL-reset bug (fixed 3.51.3, 3.50.7, 3.44.6)."""
    line = version[:2]
    if line == (3, 50):
        return version >= (3, 50, 7)
    if line == (3, 44):
        return version >= (3, 44, 6)
    return version >= (3, 51, 3)


class _Database(peewee.SqliteDatabase):
    """peewee's SQLite with our library, our settings read back, and the lock taken at once."""

    def __init__(self) -> None:
        super().__init__(
            None,
            autoconnect=False,
            lock_type="IMMEDIATE",
            timeout=BUSY_SECONDS,
            # One thread at a time has a connection, but not always the one that opened it.
            check_same_thread=False,
        )
        self.resting = RestingPlace()

    def _connect(self) -> Any:
        if (rested := self.resting.take(self.database)) is not None:
            return rested
        connection = super()._connect()  # type: ignore[misc]
        try:
            _settle(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _close(self, connection: Any) -> None:
        if not self.resting.leave(connection):
            super()._close(connection)  # type: ignore[misc]

    def rollback(self) -> None:
        """Undo the open transaction; SQLite has done so itself after a full disk."""
        if self.connection().in_transaction:  # type: ignore[no-untyped-call]
            super().rollback()


database = _Database()


def journal_mode() -> str:
    """`wal` where the library is safe for it, else `truncate`; both with synchronous FULL."""
    return "wal" if is_safe_for_wal(sqlite.sqlite_version_info) else "truncate"


def _settle(connection: Any) -> None:
    """Put the settings in force and make sure that they are."""
    wanted = {"journal_mode": journal_mode(), "synchronous": 2, "foreign_keys": 1}
    # A file left in WAL by a newer program must not be touched by an affected library.
    current = _pragma(connection, "journal_mode")
    if current == "wal" and wanted["journal_mode"] != "wal":
        raise Refusal(
            "База открыта в режиме, который этой версии SQLite нельзя доверить. "
            "Откройте её на компьютере, где она создана, или обновите программу."
        )
    extra = {
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "journal_size_limit": 16 * 1024 * 1024,
        "wal_autocheckpoint": 1000,
        "cache_size": -500,
        "mmap_size": 0,
    }
    for name, value in {**wanted, **extra}.items():
        if name != "journal_mode" or current != value:
            connection.execute(f"PRAGMA {name} = {value}").fetchall()
    for name, value in wanted.items():
        if (found := _pragma(connection, name)) != value:
            raise Refusal(f"База не приняла настройку {name}: {found} вместо {value}.")


def _pragma(connection: Any, name: str) -> Any:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def check_file(path: Path) -> None:
    """Refuse a file that must not be opened at all.

    Raises:
        Refusal: the file is missing or lies on a network share.
    """
    if kind := host.network_file_system(path.parent):
        raise Refusal(
            f"Папка офиса лежит на сетевом диске ({kind}): база там может испортиться. "
            "Перенесите папку на диск этого компьютера; вместе работают по SSH."
        )
    if not path.exists():
        raise Refusal(f"Нет базы данных {path.name}. Создайте офис: sstui init ПАПКА")


def check_format(found: int, application: int) -> None:
    """Refuse another program's file and one written by a newer version of this program."""
    if application != APPLICATION:
        raise Refusal("Это база другой программы, не офиса сопровождения.")
    if found > FORMAT:
        raise Refusal(
            f"База новее программы (формат {found}, программа знает {FORMAT}). Обновите программу."
        )


def run_sql(sql: str, parameters: tuple[object, ...] = ()) -> Any:
    """Run one statement on this thread's connection; the cursor."""
    return database.execute_sql(sql, parameters)  # type: ignore[no-untyped-call]


def user_version() -> int:
    """Format number of the open file."""
    return int(run_sql("PRAGMA user_version").fetchone()[0])


def application_id() -> int:
    """Application number of the open file."""
    return int(run_sql("PRAGMA application_id").fetchone()[0])


@contextlib.contextmanager
def connected() -> Iterator[None]:
    """A connection of this thread for the block; an open one is used as it is."""
    if not database.is_closed():
        yield
        return
    with sentences():
        database.connect()
    try:
        yield
    finally:
        database.close()


def fetch(query: Any) -> list[tuple[Any, ...]]:
    """All rows of a query at once, as tuples; no cursor stays open."""
    with sentences(), connected():
        return list(query.tuples())


def fetch_sql(sql: str, parameters: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
    """All rows of a statement at once, with values as they are stored."""
    with sentences(), connected():
        return list(run_sql(sql, parameters).fetchall())


_SENTENCES = {
    "SQLITE_FULL": "На диске нет места. Освободите место и повторите: ничего не потеряно.",
    "SQLITE_IOERR": "Диск не отвечает. Закройте программу и позовите администратора.",
    "SQLITE_READONLY": "База открыта только для чтения: проверьте права на папку офиса.",
    "SQLITE_CORRUPT": "База повреждена. Ничего не вводите; верните копию из backups.",
    "SQLITE_NOTADB": "Файл базы — не база данных или испорчен. Верните копию из backups.",
    "SQLITE_BUSY": "База занята другим сотрудником дольше 15 секунд. Повторите.",
    "SQLITE_LOCKED": "База занята другим сотрудником. Повторите.",
    "SQLITE_CANTOPEN": "Базу не удаётся открыть: проверьте папку офиса и права на неё.",
    "SQLITE_PERM": "Нет прав на файл базы: обратитесь к администратору.",
    "SQLITE_AUTH": "Нет прав на файл базы: обратитесь к администратору.",
}
_KINDS = {_SENTENCES[code]: Busy for code in ("SQLITE_BUSY", "SQLITE_LOCKED")}


@contextlib.contextmanager
def sentences() -> Iterator[None]:
    """Turn the library's failures inside the block into refusals in words, by their codes."""
    try:
        yield
    except (peewee.OperationalError, peewee.DatabaseError, sqlite.DatabaseError) as error:
        sentence = sentence_for(error)
        if sentence is None:
            raise
        raise _KINDS.get(sentence, Refusal)(sentence) from None


def sentence_for(error: BaseException) -> str | None:
    """The sentence for a failure of the library, None for one that is a fault of ours."""
    for one in (error, getattr(error, "orig", None), error.__cause__, error.__context__):
        name = getattr(one, "sqlite_errorname", "") or ""
        for code, sentence in _SENTENCES.items():
            if name.startswith(code):
                return sentence
    return None
