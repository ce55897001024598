"""A person's own keys: checked against every screen, then put in force once at the start.

The check needs every screen of the program, which a start has no time to import. So its result is
kept beside the file, and counts for the same file and the same program only.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import sstui
from sstui.config.keys import Board, Known, read_keys
from sstui.core.problems import Problem, Problems
from sstui.ui.keys import use_keys

CHECKED = ".keys-checked.json"
"""The name of the file with the result of the last check, in the folder of `keys.toml`."""


def boards() -> list[Board]:
    """Every screen with all actions that can meet on it, and their shipped keys."""
    from sstui.ui import catalogue  # noqa: PLC0415 - imports every screen

    found = []
    for kind in catalogue.screens():
        actions = tuple(
            Known(str(one.id), one.tooltip, tuple(one.key.split(",")))
            for part in catalogue.meeting(kind)
            for one in catalogue.own_actions(part)
        )
        found.append(Board(catalogue.title_of(kind), actions, catalogue.takes_text(kind)))
    return found


def put_in_force(file: Path) -> tuple[Problem, ...]:
    """Use the keys of a person's file; with any fault in it, the shipped ones.

    Returns:
        What is wrong with the file; nothing when it is in force or not there.
    """
    if not file.exists():
        use_keys({})
        return ()
    try:
        use_keys(_keys_of(file))
    except Problems as fault:
        use_keys({})
        return fault.problems
    return ()


def _keys_of(file: Path) -> Mapping[str, str]:
    """The keys of a file: as they were checked before, else checked now; errors as in `read_keys`.

    A file with faults is checked at every start, so that they are said at every start.
    """
    digest = _digest(file)
    if (known := _kept(file.with_name(CHECKED), digest)) is not None:
        return known
    keys = read_keys(file, boards())
    if digest:
        with suppress(OSError):
            said = json.dumps({"of": digest, "keys": keys}, ensure_ascii=False)
            file.with_name(CHECKED).write_text(said, encoding="utf-8")
    return keys


def _kept(file: Path, digest: str) -> dict[str, str] | None:
    """The result of a check of the same file by the same program; None when there is none."""
    try:
        kept = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    if not (digest and isinstance(kept, dict) and kept.get("of") == digest):
        return None
    keys = kept.get("keys")
    return {str(one): str(key) for one, key in keys.items()} if isinstance(keys, dict) else None


def _digest(file: Path) -> str:
    """What tells this file under this program from any other; empty where it cannot be read."""
    found = sha256(sstui.__version__.encode())
    try:
        found.update(file.read_bytes())
    except OSError:
        return ""
    for place in sorted(_modules(Path(__file__).parent)):
        found.update(place.encode())
    return found.hexdigest()


def _modules(folder: Path) -> Iterator[str]:
    """Every module below a folder with its size and time: a checkout changes at one version."""
    with os.scandir(folder) as entries:
        for one in entries:
            if one.is_dir():
                if one.name != "__pycache__":
                    yield from _modules(Path(one.path))
            elif one.name.endswith(".py"):
                about = one.stat()
                yield f"{one.path}\n{about.st_size}\n{about.st_mtime_ns}\n"
