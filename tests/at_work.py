"""Whether a program in a terminal is at work, which its silence alone does not tell."""

from pathlib import Path


def is_at_work(pid: int) -> bool:
    """Whether a thread of a process runs, or would run if the busy machine gave it its turn."""
    return any(_state(thread) in "RD" for thread in Path(f"/proc/{pid}/task").glob("*/stat"))


def _state(thread: Path) -> str:
    """The letter of a thread's state, behind its name in brackets; `X` for one that has ended."""
    try:
        return thread.read_text("utf-8", "replace").rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return "X"
