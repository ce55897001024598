"""What a shell may complete from the office's own data."""

from pathlib import Path

from sstui.store import hints as store

LIMIT = 40
"""Words offered at most; more of them help nobody."""
KINDS = ("case", "family", "person", "settlement")


def hints(folder: Path, kind: str, start: str) -> list[tuple[str, str]]:
    """Words that begin so, with descriptions; nothing where the office cannot be read.

    Args:
        folder: the office's.
        kind: one of `KINDS`.
        start: what has been typed.
    """
    return store.hints(folder / "sstui.db", kind, start, LIMIT)
