"""Putting a finished file into its place: whole or not at all, and never over another file."""

import errno
import os
import re
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sstui.core.refusal import Refusal

MAX_NAME = 80
"""Characters of a name before its ending: 160 bytes in Russian, where a disk takes 255."""

_UNSAFE = re.compile(r"[^0-9A-Za-zА-Яа-яЁё]+")
# A file system without hard links, such as that of a USB stick.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
_WORDS = {
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "на диске нет места",
    errno.EROFS: "диск открыт только для чтения",
    errno.EACCES: "нет права писать в эту папку",
    errno.EPERM: "нет права писать в эту папку",
    errno.ENOENT: "нет такой папки",
    errno.ENOTDIR: "нет такой папки",
    errno.EEXIST: "такой файл уже есть",
}


def safe_name(kind: str, number: str, serial: int, ending: str = ".docx") -> str:
    """A file name that holds no path, no person and nothing a disk refuses.

    `safe_name("Соглашение", "17/2026", 5)` gives «Соглашение-17-2026-0005.docx».

    Args:
        kind: what paper it is.
        number: its registration number, as it stands in the register.
        serial: id of the record, which makes the name the only one.
        ending: with its dot.
    """
    written = unicodedata.normalize("NFC", f"{kind} {number}")
    readable = _UNSAFE.sub("-", written).strip("-")[:MAX_NAME].strip("-")
    return f"{readable or 'Документ'}-{serial:04d}{ending}"


def put(target: Path, data: bytes) -> None:
    """Writes a new file of the owner only (0600) and moves it into place when it is on the disk.

    Raises:
        Refusal: the file exists already, even as a dangling link, or the disk does not take it.
            Nothing is left behind.
    """
    try:
        with _folder(target.parent) as folder:
            _put(folder, target, data)
    except OSError as error:
        why = _WORDS.get(error.errno or 0, "диск не принял файл")
        raise Refusal(f"Документ не записан: {why} ({target.name})") from None


@contextmanager
def _folder(path: Path) -> Iterator[int | None]:
    """The folder held open, so that nobody swaps it meanwhile; None where the system cannot."""
    if os.open not in os.supports_dir_fd:
        yield None
        return
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield folder
    finally:
        os.close(folder)


def _put(folder: int | None, target: Path, data: bytes) -> None:
    """Names are relative to the held folder, or whole paths where there is none."""
    aside = f".{secrets.token_hex(8)}.part"
    source, place = (
        (aside, target.name) if folder is not None else (str(target.parent / aside), str(target))
    )
    _write(folder, source, data)
    try:
        _move(folder, source, place)
    except OSError:
        with suppress(OSError):
            os.unlink(source, dir_fd=folder)
        raise
    if folder is not None:
        os.fsync(folder)


def _write(folder: int | None, name: str, data: bytes) -> None:
    """A file that did not exist before, on the disk when this returns; none after an error."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(name, flags, 0o600, dir_fd=folder)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        os.unlink(name, dir_fd=folder)
        raise


def _move(folder: int | None, source: str, place: str) -> None:
    """Gives the file its name. A link is never made over another file; a rename would be."""
    try:
        os.link(source, place, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # The empty file takes the name for us, so the rename replaces nothing of anybody's.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(place, flags, 0o600, dir_fd=folder))
        os.replace(source, place, src_dir_fd=folder, dst_dir_fd=folder)
    else:
        os.unlink(source, dir_fd=folder)
