"""Creates, opens, upgrades and copies the office's database file."""

import os
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sstui import host
from sstui.core.refusal import Refusal
from sstui.store import engine
from sstui.store.engine import connected, database, run_sql, sentences

MIGRATIONS = Path(__file__).parent / "migrations"
SPARE_BYTES = 20 * 1024 * 1024
"""Room that must stay free on the disk after a copy."""


def create(path: Path) -> None:
    """Make a new office database with all tables.

    Raises:
        Refusal: a file is there already, or the folder cannot hold a database.
    """
    if path.exists():
        raise Refusal(f"База {path.name} уже есть: офис в этой папке создан раньше.")
    if kind := host.network_file_system(path.parent):
        raise Refusal(f"Нельзя создать базу на сетевом диске ({kind}).")
    _bind(path)
    with sentences(), connected():
        run_sql(f"PRAGMA application_id = {engine.APPLICATION}")
        _migrate()


def open_office(path: Path) -> None:
    """Make this database the one that the store works on; upgrade it when it is older.

    Raises:
        Refusal: not there, on a network share, not an office's database, or a newer one.
    """
    engine.check_file(path)
    _bind(path)
    with sentences(), connected():
        found = engine.user_version()
        engine.check_format(found, engine.application_id())
        if found < engine.FORMAT:
            copy_to(path.parent / "backups" / _copy_name(f"перед-обновлением-{found}"))
            _migrate()


def keep_ready() -> None:
    """Let one connection wait for the next who asks, from here to `close`."""
    database.resting.open()


def close() -> None:
    """Close this thread's connection if it is open, and the one that waits."""
    if not database.is_closed():
        database.close()
    database.resting.close()


def lock_path() -> Path:
    """The file whose lock queues the writers of the open office."""
    return Path(str(database.database) + ".lock")


def copy_to(target: Path) -> Path:
    """Write a verified copy of the open database and give its path.

    The copy is made by SQLite itself while others may write, opened again and checked; a copy
    that does not pass is removed.

    Raises:
        Refusal: no room, no rights, or the copy does not check out.
    """
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if target.exists():
        raise Refusal(f"Копия {target.name} уже есть.")
    size = Path(str(database.database)).stat().st_size
    if shutil.disk_usage(target.parent).free < size + SPARE_BYTES:
        raise Refusal("На диске мало места для копии базы. Освободите место и повторите.")
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    try:
        with sentences(), connected():
            run_sql("VACUUM INTO ?", (str(partial),))
        problems = faults_of(partial)
        if problems:
            raise Refusal(f"Копия не прошла проверку: {problems[0]}")
        _flush(partial)
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    host.sync_folder(target.parent)
    return target


def backup(folder: Path, at: datetime) -> Path:
    """A verified copy in the backups folder, named by the instant; errors as in `copy_to`."""
    name, number = f"sstui-{at:%Y-%m-%d-%H%M%S}", 1
    while (target := folder / f"{name}{'' if number == 1 else f'-{number}'}.db").exists():
        number += 1
    return copy_to(target)


def faults_of(path: Path) -> list[str]:
    """What is wrong with a closed database file, in words; empty when it checks out."""
    try:
        with sentences():
            return _faults(path)
    except Refusal as refusal:
        return [refusal.sentence]


def faults() -> list[str]:
    """What is wrong with the open database, in words; empty when it checks out."""
    with sentences(), connected():
        return _report(lambda sql: run_sql(sql).fetchall())


def _faults(path: Path) -> list[str]:
    connection = engine.sqlite.connect(f"file:{_quoted(path)}?mode=ro", uri=True)
    try:
        return _report(lambda sql: connection.execute(sql).fetchall())
    finally:
        connection.close()


def _quoted(path: Path) -> str:
    return re.sub(r"[%?#]", lambda found: f"%{ord(found[0]):02x}", str(path))


def _report(query: Callable[[str], list[tuple[Any, ...]]]) -> list[str]:
    """Faults found by SQLite's own checks and by the file's numbers."""
    found = [f"целостность: {row[0]}" for row in query("PRAGMA integrity_check") if row[0] != "ok"]
    for table, row_id, parent, _ in query("PRAGMA foreign_key_check"):
        found.append(f"таблица {table}, строка {row_id}: нет связанной записи в {parent}")
    if query("PRAGMA application_id")[0][0] != engine.APPLICATION:
        found.append("это база другой программы")
    elif query("PRAGMA user_version")[0][0] > engine.FORMAT:
        found.append("база новее программы")
    return found


def _bind(path: Path) -> None:
    if not database.is_closed():
        database.close()
    database.resting.forget()
    database.init(str(path.absolute()))


def _copy_name(why: str) -> str:
    return f"sstui-{why}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.db"


def _migrate() -> None:
    """Run the migrations that the file has not seen; the runner costs ~30 ms, once."""
    from playhouse.migrations import run  # noqa: PLC0415

    with host.exclusive_lock(lock_path(), engine.BUSY_SECONDS) as had:
        if not had:
            raise Refusal("Базу сейчас обновляет другой сотрудник. Повторите через минуту.")
        run(database, str(MIGRATIONS))
        run_sql(f"PRAGMA user_version = {engine.FORMAT}")


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
