"""Keeps the files of an office as they last were right, and opens the office by them.

A slip in a norm file must not stop the work of a day: until it is put right the office goes on
with the files that it last opened with, and says so on every screen. The copy is the program's
own, in a hidden folder; nobody edits it.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sstui.config.office import Office, load_office
from sstui.config.parsed import keeping
from sstui.core.problems import Problem, Problems
from sstui.core.refusal import Refusal

FOLDER = ".last-good"
CACHE = "cache"
"""The folder of the office that may be thrown away with everything in it."""
_FILES = ("office.toml", "dictionaries.toml")
_ROOMS = ("norms", "calendar", "profiles")
_TOLD = 5
"""Faults that the warning names; a broken table of a hundred lines must not fill the screen."""


def load_running(folder: Path) -> Office:
    """The office to work in: as `load_office`, but wrong files leave the last good ones in force.

    Raises:
        Refusal: the folder holds no office at all.
        Problems: files are wrong, and there are no good ones to go on with.
    """
    try:
        with keeping(folder / CACHE):
            return load_office(folder)
    except Problems as wrong:
        kept = last_good(folder, wrong.problems)
        if kept is None:
            raise
        return kept


def last_good(folder: Path, faults: Sequence[Problem]) -> Office | None:
    """The office by its last good files, with a warning that names the faults; None without them.

    Args:
        folder: the office folder.
        faults: what is wrong with the files that people wrote.
    """
    try:
        kept = load_office(folder / FOLDER)
    except (Problems, Refusal):
        return None
    more = len(faults) - _TOLD
    told = [
        "в файлах учреждения ошибки: программа работает по последним верным настройкам",
        *(str(one) for one in faults[:_TOLD]),
        *([f"ещё ошибок: {more}; все — «sstui check»"] if more > 0 else []),
    ]
    return replace(kept, folder=folder, faults=tuple(faults), warnings=(*told, *kept.warnings))


def remember_good(folder: Path) -> None:
    """Keep a copy of files that have just been read without a fault; a full disk is no matter."""
    with suppress(OSError):
        if _contents(folder) != _contents(folder / FOLDER):
            _keep(folder)


def _keep(folder: Path) -> None:
    """Copy aside, read the copy, and only then put it in the place of the one before."""
    fresh, old = (folder / f"{FOLDER}-{kind}-{os.getpid()}" for kind in ("new", "old"))
    try:
        fresh.mkdir(mode=0o700)
        for name, data in _contents(folder).items():
            _write(fresh / name, data)
        load_office(fresh)
        with suppress(FileNotFoundError):
            (folder / FOLDER).rename(old)
        fresh.rename(folder / FOLDER)
    except (Problems, Refusal):
        # Somebody saved a fault between the reading and the copying: what is kept stays.
        return
    finally:
        import shutil  # noqa: PLC0415 - some 10 ms, and only when the files have changed

        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _paths(folder)}


def _paths(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in _FILES if (folder / name).is_file())
    for room in _ROOMS:
        yield from sorted(path for path in (folder / room).rglob("*.toml") if path.is_file())


def _write(path: Path, data: bytes) -> None:
    for outer in reversed(path.parents):
        outer.mkdir(mode=0o700, exist_ok=True)
    binary = getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | binary, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
