"""What is left of a crash: a log that a developer can use and that names no person.

The log has the types of the exceptions and the places in the source. It has neither local variables
nor the texts of the exceptions, because both carry names, dates of birth and diagnoses.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

SENTENCE = "Программа остановлена из-за внутренней ошибки. Всё, что было сохранено, цело."


def sentence(log: Path | None) -> str:
    """What the person sees when the screen is gone.

    Args:
        log: the file of `write_log`, None when it could not be written.
    """
    if log is None:
        return f"{SENTENCE} Записать подробности не удалось."
    return f"{SENTENCE} Подробности для разработчика: {log}"


def write_log(folder: Path, error: BaseException, version: str) -> Path | None:
    """Write down where the program stopped, into a new file that only its owner can read.

    Args:
        folder: the office's `log/`; made when it is missing.
        error: the exception, with the chain of its causes.
        version: the program's version.

    Returns:
        The file, or None when it could not be written.
    """
    moment = datetime.now(UTC)
    log = folder / f"{moment:%Y-%m-%d-%H%M%S}-{os.getpid()}.txt"
    head = [f"sstui {version}, {moment:%Y-%m-%d %H:%M:%S} UTC", ""]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(log, flags, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write("\n".join([*head, *describe(error), ""]))
    except OSError:
        return None
    return log


def describe(error: BaseException) -> list[str]:
    """The exception and what led to it: types and places, oldest cause first."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines = [*_one(current), *lines]
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return lines


def _one(error: BaseException) -> list[str]:
    kind = type(error)
    lines = [f"{kind.__module__}.{kind.__qualname__}", *_frames(error.__traceback__)]
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            lines += [f"  | {line}" for line in describe(part)]
    return lines


def _frames(traceback: TracebackType | None) -> list[str]:
    """Places, innermost last; of a path its last three parts, which say enough."""
    if traceback is None:
        return []
    return [
        f"  {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        for frame in extract_tb(traceback)
    ]
