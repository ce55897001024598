"""An office is founded, and its database is copied."""

import shutil
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from sstui.config import lay_out_office, load_office
from sstui.desk.desk import Desk, office_day
from sstui.store.opening import backup, create


def create_office(folder: Path, profile: str, login: str, today: date | None = None) -> Desk:
    """Make a new office: the shipped files and an empty database, both or nothing.

    Raises:
        Refusal: an unknown profile, a folder that is not empty or lies on a network drive, a disk
            that refuses.
    """
    was_there = folder.exists()
    lay_out_office(folder, profile)
    try:
        office = load_office(folder)
        create(office.database)
    except BaseException:
        take_away(folder, was_there=was_there)
        raise
    return Desk(office, today or office_day(office), None, login)


def back_up(desk: Desk, at: datetime, folder: Path | None = None) -> Path:
    """Write a verified copy of the office's database, named by the office's time, and give it.

    Args:
        desk: the office.
        at: the instant, with its zone.
        folder: where to; the office's own `backups` when None.

    Raises:
        Refusal: no room, no rights, or the copy does not check out.
    """
    return backup(folder or desk.office.backups, at.astimezone(desk.office.settings.zone))


def take_away(folder: Path, *, was_there: bool) -> None:
    """Undo a half-made office; its folder was empty before, or was not there."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if not was_there:
        with suppress(OSError):
            folder.rmdir()
