"""Finds the office folder, and lays out a new one."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sstui.config.reader import guess, shown
from sstui.config.shipped import shipped_folder, shipped_profiles
from sstui.core.refusal import Refusal

_ROOMS = ("norms", "calendar", "profiles", "templates", "out", "backups")


def find_office(argument: str | None, environ: Mapping[str, str]) -> Path:
    """The office folder: `--office`, else `SSTUI_OFFICE`, else the per-user data folder.

    The folder need not exist yet.
    """
    named = argument or environ.get("SSTUI_OFFICE")
    if named:
        return Path(os.path.expanduser(named)).absolute()  # noqa: PTH111 - never raises
    # Most starts name a folder; platformdirs costs them some 20 ms.
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("sstui", appauthor=False)


def lay_out_office(folder: Path, profile: str) -> None:
    """Make a new office with the shipped files; folders are 0700 and files 0600 from birth.

    The database is not made here. When anything fails, what was made is taken away again.

    Raises:
        Refusal: an unknown profile, a folder that is not empty, or a disk that refuses.
    """
    _check_profile(profile)
    _check_empty(folder)
    was_there = folder.exists()
    config, templates = shipped_folder("config"), shipped_folder("templates")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        _fill(folder, profile, config, templates)
    except FileExistsError:
        # Somebody lays out an office here at this very moment; what stands there is theirs.
        raise Refusal(f"В папке «{folder}» уже есть учреждение. Выберите другую папку.") from None
    except OSError:
        _take_away(folder, was_there=was_there)
        raise Refusal(
            f"Папку «{folder}» не удалось создать: нет доступа или места на диске."
        ) from None


def _check_profile(profile: str) -> None:
    known = shipped_profiles()
    if profile not in known:
        near = guess(profile, known).removeprefix("; может быть, ")
        hint = f" Может быть, {near}" if near else ""
        listed = ", ".join(known)
        raise Refusal(f"Профиля «{shown(profile)}» нет. Есть: {listed}.{hint}", "profile")


def _check_empty(folder: Path) -> None:
    try:
        names = {path.name for path in folder.iterdir()}
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise Refusal(f"«{folder}» — файл, а нужна папка.") from None
    except OSError:
        raise Refusal(f"Папка «{folder}» закрыта для чтения.") from None
    if "office.toml" in names or "sstui.db" in names:
        raise Refusal(f"В папке «{folder}» уже есть учреждение. Выберите другую папку.")
    if names:
        raise Refusal(f"Папка «{folder}» не пуста. Выберите пустую или новую папку.")


def _fill(folder: Path, profile: str, config: Path, templates: Path) -> None:
    for room in _ROOMS:
        (folder / room).mkdir(mode=0o700)
    for room in ("norms", "calendar"):
        _copy_files(config / room, folder / room)
    (folder / "profiles" / profile).mkdir(mode=0o700)
    _copy_files(config / "profiles" / profile, folder / "profiles" / profile)
    _copy_files(templates, folder / "templates")
    _write(folder / "dictionaries.toml", (config / "dictionaries.toml").read_bytes())
    lines = (config / "office.toml").read_text("utf-8").splitlines(keepends=True)
    named = [f'profile = "{profile}"\n' if at.startswith("profile =") else at for at in lines]
    # Last, because a folder with this file counts as an office.
    _write(folder / "office.toml", "".join(named).encode())


def _copy_files(source: Path, target: Path) -> None:
    for path in sorted(source.iterdir()):
        if path.is_file() and not path.name.startswith((".", "~")):
            _write(target / path.name, path.read_bytes())


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
    )
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)


def _take_away(folder: Path, *, was_there: bool) -> None:
    """Undo a half-made office in a folder that was empty before, or was not there."""
    import shutil  # noqa: PLC0415 - some 10 ms, and only here

    for room in _ROOMS:
        shutil.rmtree(folder / room, ignore_errors=True)
    with suppress(OSError):
        for name in ("dictionaries.toml", "office.toml"):
            (folder / name).unlink(missing_ok=True)
        if not was_there:
            folder.rmdir()
