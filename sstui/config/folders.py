"""Finds the office folder, and lays out a new one."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sstui.config.layers import MAIN, lineage
from sstui.config.profiles import norms_room, read_profile
from sstui.config.reader import guess, is_code, shown
from sstui.config.shipped import shipped_folder, shipped_profiles
from sstui.core.problems import Problem, Problems
from sstui.core.refusal import Refusal

_ROOMS = ("norms", "calendar", "calendar/regions", "profiles", "templates", "out", "backups")


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

    Its norms are those of the profile: its own, or the ones that it borrows by name. The database
    is not made here. When anything fails, what was made is taken away again.

    Args:
        folder: a new or empty folder.
        profile: code of a shipped profile, or the way to the folder of one's own (`./region`).

    Raises:
        Refusal: an unknown profile, a folder that is not empty, or a disk that refuses.
        Problems: the files of one's own profile are wrong.
    """
    chosen = _chosen(profile)
    _check_empty(folder)
    was_there = folder.exists()
    config, templates = shipped_folder("config"), shipped_folder("templates")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        _fill(folder, chosen, config, templates)
    except FileExistsError:
        # Somebody lays out an office here at this very moment; what stands there is theirs.
        raise Refusal(f"В папке «{folder}» уже есть учреждение. Выберите другую папку.") from None
    except OSError:
        _take_away(folder, was_there=was_there)
        raise Refusal(
            f"Папку «{folder}» не удалось создать: нет доступа или места на диске."
        ) from None
    except Problems:
        _take_away(folder, was_there=was_there)
        raise


def _chosen(profile: str) -> Path:
    """The folder of the profile that is named by its code, or by the way to it."""
    way = Path(os.path.expanduser(profile))  # noqa: PTH111 - never raises
    if len(way.parts) > 1 or profile in (".", "~"):
        way = way.absolute()
        if not (way / MAIN).is_file():
            raise Refusal(f"В папке «{way}» нет файла {MAIN}.", "profile")
        if not is_code(way.name):
            rule = "строчными латинскими буквами, не длиннее 40 знаков"
            raise Refusal(f"Назовите папку профиля {rule}, а не «{shown(way.name)}».", "profile")
        return way
    known = shipped_profiles()
    if profile not in known:
        near = guess(profile, known).removeprefix("; может быть, ")
        hint = f" Может быть, {near}" if near else ""
        listed = ", ".join(known)
        raise Refusal(f"Профиля «{shown(profile)}» нет. Есть: {listed}.{hint}", "profile")
    return shipped_folder("config") / "profiles" / profile


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


def _fill(folder: Path, chosen: Path, config: Path, templates: Path) -> None:
    for room in _ROOMS:
        (folder / room).mkdir(mode=0o700)
    for room in ("calendar", "calendar/regions"):
        _copy_files(config / room, folder / room)
    _copy_profile(chosen, folder)
    _copy_files(templates, folder / "templates")
    for name in ("dictionaries.toml", "assessment.toml"):
        _write(folder / name, (config / name).read_bytes())
    lines = (config / "office.toml").read_text("utf-8").splitlines(keepends=True)
    named = [f'profile = "{chosen.name}"\n' if at.startswith("profile =") else at for at in lines]
    # Last, because a folder with this file counts as an office.
    _write(folder / "office.toml", "".join(named).encode())


def _copy_profile(chosen: Path, folder: Path) -> None:
    """The profile, those that it extends, and the norms that it begins with."""
    config, problems = shipped_folder("config"), list[Problem]()
    own = folder / "profiles" / chosen.name
    own.mkdir(mode=0o700)
    _copy_files(chosen, own)
    profile = read_profile(folder, chosen.name, problems)
    if profile is None:
        raise Problems(tuple(problems))
    for code in (lineage(folder, chosen.name, []) or [])[1:]:
        (folder / "profiles" / code).mkdir(mode=0o700)
        _copy_files(config / "profiles" / code, folder / "profiles" / code)
    norms = chosen / "norms"
    room = norms if norms.is_dir() else norms_room(folder, profile)
    if room is None:
        found, expected = "норм нет", "нужна папка norms в профиле или ключ levels.from"
        raise Problems((Problem(f"profiles/{chosen.name}/{MAIN}", "levels", found, expected),))
    _copy_files(room, folder / "norms")


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
