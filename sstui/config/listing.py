"""Which files of a folder are meant to be read."""

from collections.abc import MutableSequence
from pathlib import Path

from sstui.core.problems import Problem


def toml_files(folder: Path, room: str, problems: MutableSequence[Problem]) -> list[Path]:
    """Files of an office's sub-folder that somebody meant as TOML, by name.

    `2026-09-01.toml.txt`, which Windows makes unseen, is among them, so that its name is refused
    instead of its content being passed over; hidden files and editors' copies are not.
    """
    try:
        names = sorted(path.name for path in (folder / room).iterdir())
    except FileNotFoundError:
        return []
    except OSError:
        problems.append(Problem(room, "", "папка не читается", "проверьте доступ к ней"))
        return []
    meant = [name for name in names if ".toml" in name.casefold() and name[0] not in ".~"]
    return [folder / room / name for name in meant if not name.endswith(("~", ".bak"))]
