"""What differs between operating systems: file locks, private files, network drives.

Linux is promised. On Windows 10 and later the program starts: locks go through `msvcrt`, file
modes are those of the user's profile folder, and a network drive is recognised by its path only.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

IS_WINDOWS = sys.platform == "win32"

NETWORK_TYPES = frozenset(
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "vboxsf", "davfs", "fuse.davfs"]
)
"""File systems on which SQLite's locks cannot be trusted (safety D9)."""


def keep_files_private() -> None:
    """Make every file from here on readable by this account only: 0600, folders 0700."""
    os.umask(0o077)


@contextlib.contextmanager
def exclusive_lock(path: Path, patience: float) -> Iterator[bool]:
    """Hold a lock file for the block; the system frees it when the process dies.

    Waiting is in order of arrival on Linux. Gives False when the lock was not had within
    `patience` seconds; the block then runs without it and must not write.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        yield _take(handle, patience)
    finally:
        os.close(handle)


def _take(handle: int, patience: float) -> bool:
    until = time.monotonic() + patience
    while not _try_lock(handle):
        if time.monotonic() >= until:
            return False
        time.sleep(0.01)
    return True


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - exists outside Windows only

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def network_file_system(path: Path) -> str | None:
    """The type of the network share that holds a path, None on a local disk."""
    if IS_WINDOWS:
        text = str(path.absolute())
        return "сетевая папка" if text.startswith("\\\\") else None
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return None
    return share_type(path.resolve(), mounts.read_text("utf-8", errors="replace"))


def share_type(path: Path, mounts: str) -> str | None:
    """The network type of the nearest mount above a path, by the text of /proc/self/mounts."""
    nearest, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        if path.is_relative_to(point) and len(point) >= len(nearest):
            nearest, kind = point, fields[2]
    return kind if kind in NETWORK_TYPES else None


def sync_folder(folder: Path) -> None:
    """Make a rename inside a folder survive a power cut; Windows has no such call."""
    if IS_WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def login() -> str:
    """Name of the operating-system account; empty where it cannot be told."""
    import getpass  # noqa: PLC0415 - imports the password database

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def end_process(code: int) -> NoReturn:
    """End the process at once, when all of value has been closed.

    Taking the interpreter apart piece by piece takes longer than everything else that leaving does.
    """
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)
