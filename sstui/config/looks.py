"""`looks.toml` of a person: colours, signs, the mouse, the first screen, the idle lock.

The file is the program's own: it is written by the dialog «Вид», and it may be written by hand.
"""

import os
from collections.abc import MutableSequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from sstui.config.toml_file import read_table
from sstui.core.problems import Problem
from sstui.core.refusal import Refusal

NAME = "looks.toml"
LONGEST_LOCK = 480
"""Minutes; longer than a working day locks nothing."""

CHOICES = {
    "theme": ("auto", "mono", "16", "256", "true"),
    "background": ("auto", "dark", "light"),
    "signs": ("auto", "drawn", "ascii"),
    "mouse": ("auto", "on", "off"),
    "first_screen": ("queue", "today", "calendar"),
}
"""What each word of the file may be; the first stands for a missing one."""


@dataclass(frozen=True, slots=True)
class LooksChoice:
    """What a person has chosen; «auto» leaves it to the terminal."""

    theme: str = "auto"
    background: str = "auto"
    signs: str = "auto"
    mouse: str = "auto"
    first_screen: str = "queue"
    lock_minutes: int | None = None
    """Minutes without a key until the screen hides; 0 never, None as the office has it."""


def read_looks(folder: Path, problems: MutableSequence[Problem]) -> LooksChoice:
    """What the person has chosen; a faulty word is as if it were missing, and a problem is added.

    Args:
        folder: the person's own folder; the file need not be there.
        problems: where faults go.
    """
    path = folder / NAME
    if not path.exists():
        return LooksChoice()
    table = read_table(path, NAME, problems)
    if table is None:
        return LooksChoice()
    words = {key: table.one_of(key, list(known), known[0]) for key, known in CHOICES.items()}
    minutes = table.optional_integer("lock_minutes", 0, LONGEST_LOCK)
    table.done()
    return LooksChoice(**words, lock_minutes=minutes)


def write_looks(folder: Path, choice: LooksChoice) -> None:
    """Write the file whole or not at all, for its owner only; what is usual stays out of it.

    Raises:
        Refusal: the disk refuses.
    """
    import tomli_w  # noqa: PLC0415 - only who changes the looks pays for it

    usual = {field.name: field.default for field in fields(LooksChoice)}
    chosen = {name: value for name, value in asdict(choice).items() if value != usual[name]}
    path = folder / NAME
    aside = path.with_name(f".{NAME}.{os.getpid()}")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(tomli_w.dumps(chosen).encode())
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise Refusal(
            f"Вид не сохранён: в папку {folder} не записать, нет доступа или места на диске. "
            "До выхода из программы он останется таким."
        ) from None


def lock_after(office: int, own: int | None) -> int:
    """Minutes without a key until the screen hides; 0 is never.

    The office's number is the longest that it allows: a person may hide the screen sooner, and
    where the office asks for nothing, whenever the person likes.
    """
    if office == 0:
        return own or 0
    return min(own or office, office)
